"""A database of each kind, and the app's processes on it."""

import os
import subprocess
import sys

import pytest

from tests.conftest import new_database
from tests.serving import ROOT, Server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request, tmp_path) -> str:
    """Give the address of an empty database."""
    if request.param == "postgresql":
        return new_database(request.getfixturevalue("postgresql"))
    return f"sqlite:///{tmp_path / 'todo.db'}"


@pytest.fixture
def app(tmp_path, database_url):
    """Give the app on the database, not started yet."""
    server = Server(tmp_path, database_url)
    yield server
    server.stop()


@pytest.fixture
def flask(app):
    """Give a function that runs a command of the app, and returns its exit code and all that it said."""

    def run(*arguments: str) -> tuple[int, str]:
        command = [sys.executable, "-m", "flask", "--app", "app", *arguments]
        environ = {**os.environ, **app.environ(app.port)}
        done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr

    return run
