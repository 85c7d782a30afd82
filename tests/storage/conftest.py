"""A real database for each test."""

import pytest

from storage import engine
from tests.storage.people import Person


@pytest.fixture(autouse=True)
def database(tmp_path):
    """Use a new SQLite file, and give its path."""
    path = tmp_path / "todo.db"
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
