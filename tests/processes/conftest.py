"""A database of each kind, and the app's processes on it."""

import pytest

from tests.conftest import new_database
from tests.serving import Server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request, tmp_path) -> str:
    """Give the address of an empty database."""
    if request.param == "postgresql":
        return new_database(request.getfixturevalue("postgresql"))
    return f"sqlite:///{tmp_path / 'todo.db'}"


@pytest.fixture
def begins_as_typed() -> bool:
    """Return whether the app is a new Python. As a fork it begins in a moment, and ends as any process."""
    return False


as_typed = pytest.mark.parametrize("begins_as_typed", [True], ids=[pytest.HIDDEN_PARAM])


@pytest.fixture
def app(tmp_path, database_url, begins_as_typed):
    """Give the app on the database, not started yet."""
    server = Server(tmp_path, database_url, begins_as_typed=begins_as_typed)
    yield server
    server.stop()


@pytest.fixture
def flask(app):
    """Give a function that runs a command of the app, and returns its exit code and all that it said."""
    return app.command
