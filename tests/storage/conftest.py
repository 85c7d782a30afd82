"""A real, empty database for each test: SQLite, and PostgreSQL for what is not about SQLite alone."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event, text

from storage.database import engine
from storage.database.tables import facts, metadata
from tests.conftest import new_database
from tests.storage.people import Person


def make_tables(url: str) -> None:
    engine.connect(url)
    assert engine._engine
    engine._engine.dispose()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory) -> Path:
    """Give the file of a database with its tables and nothing in them: to copy it is faster than to make it."""
    path = tmp_path_factory.mktemp("template") / "todo.db"
    make_tables(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgresql_tables(postgresql) -> str:
    """Give the address of a database with its tables."""
    url = new_database(postgresql)
    make_tables(url)
    return url


def take_all_out() -> None:
    """Leave nothing in the database but what it has when it is made."""
    with engine.writing() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(facts.delete().where(facts.c.name != "id") if table is facts else table.delete())
        for counter in ("accounts_id_seq", "audit_id_seq"):
            connection.execute(text(f"ALTER SEQUENCE {counter} RESTART"))


@pytest.fixture(params=["sqlite", "postgresql"], autouse=True)
def database(request, tmp_path) -> Iterator[Path]:
    """Use a new, empty database. Gives the path of its file, where it is SQLite's."""
    path = tmp_path / "todo.db"
    if request.param == "postgresql":
        engine.connect(request.getfixturevalue("postgresql_tables"))
        take_all_out()
    else:
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        engine.connect(f"sqlite:///{path}")
    yield path
    if engine._engine:
        engine._engine.dispose()


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


@pytest.fixture
def milk(ada, groceries):
    return ada.sees(groceries)["rows"][0]["id"]


@pytest.fixture
def bread(ada, groceries):
    return ada.sees(groceries)["rows"][1]["id"]


@pytest.fixture
def statements(database: Path) -> Iterator[list[str]]:
    """Give a list that grows by each statement that `database` is sent."""
    assert database
    sent: list[str] = []

    def note(_connection, _cursor, statement, *_) -> None:
        sent.append(statement)

    event.listen(engine._engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine._engine, "before_cursor_execute", note)
