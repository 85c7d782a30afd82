"""The disk is full, or the database is locked or away: nothing acknowledged is lost, nothing is refused for good."""

import os
import resource
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from werkzeug.security import generate_password_hash

from domain.views import View
from storage.accounts.accounts import Account
from storage.database import engine
from storage.windows import window
from tests.conftest import PASSWORD
from tests.factories import new_id
from tests.processes.writers import make_account, send
from tests.storage.people import lists_of
from tests.web.client import Client, committing

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def ada(app) -> Account:
    """Give Ada, with one empty list, on a server that runs."""
    app.start()
    engine.connect(app.database_url)
    ada = make_account("ada", generate_password_hash(PASSWORD, "pbkdf2:sha256:1"))
    assert send(app.port, ada, [{"id": "intent-list", "verb": "add_list", "list": "list-one", "value": "Groceries"}])
    return ada


def adding(number: int) -> dict:
    tasks = [[new_id("task"), f"Task {number}.{n}"] for n in range(3)]
    return {"id": f"intent-{number:08}", "verb": "add_tasks", "list": "list-one", "value": tasks}


def titles(ada: Account) -> list[str]:
    found = window(ada.id, View("list", "list-one"), 0, 100_000)
    assert found
    return [str(row["title"]) for row in found["rows"]]


def wanted(*intents: dict) -> list[str]:
    return [title for intent in intents for _, title in intent["value"]]


def expect_not_now(app, ada: Account, intents: list[dict]) -> None:
    status, said = Client(app.port, ada).call(committing(ada, intents))
    assert status == 503
    assert "What you did is kept in your browser and will be sent again." in said


def expect_reads(app, ada: Account) -> None:
    assert Client(app.port, ada).send("GET", "/lists/list-one")[0] == 200
    assert Client(app.port, ada).send("GET", "/_dash-layout")[0] == 200


@on_sqlite
def test_while_the_database_is_locked_for_long_people_read_and_what_they_do_waits(app, ada, tmp_path):
    first, second = adding(1), adding(2)
    with closing(sqlite3.connect(tmp_path / "todo.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        expect_not_now(app, ada, [first, second])
        expect_reads(app, ada)
    assert send(app.port, ada, [first, second]) == {first["id"], second["id"]}
    assert titles(ada) == wanted(first, second)
    assert "Traceback" not in app.log.read_text()


@contextmanager
def full(app) -> Iterator[None]:
    """Let the server's files grow no more than a little: to a program that is a full disk (setrlimit(2))."""
    (process,) = app.processes
    now = os.path.getsize(app.folder / "todo.db-wal")
    before = resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (now + 300_000, resource.RLIM_INFINITY))
    yield
    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, before)


@on_sqlite
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets one process limit the files of another")
def test_on_a_full_disk_people_read_what_they_do_waits_and_it_goes_on_when_there_is_room(app, ada):
    bob = make_account("bob", generate_password_hash(PASSWORD, "pbkdf2:sha256:1"))
    done = []
    with full(app):
        for number in range(1, 200):
            intent = adding(number)
            if not send(app.port, ada, [intent]):
                break
            done.append(intent)
        assert 0 < len(done) < 198, "the disk is full at some time"
        expect_not_now(app, ada, [intent])
        expect_reads(app, ada)
        assert titles(ada) == wanted(*done)
        # A first log-in, of which nothing can be noted.
        assert Client(app.port, bob).send("GET", "/lists")[0] == 200
        assert "A log-in could not be noted" in app.log.read_text()
    assert send(app.port, ada, [intent]) == {intent["id"]}
    assert titles(ada) == wanted(*done, intent)
    with closing(sqlite3.connect(app.folder / "todo.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert "Traceback" not in app.log.read_text()


@on_sqlite
def test_of_a_batch_that_cannot_be_done_whole_nothing_is_done_or_acknowledged(app, ada, tmp_path):
    intents = [adding(number) for number in range(1, 4)]
    with closing(sqlite3.connect(tmp_path / "todo.db", isolation_level=None)) as other:
        # As if the disk filled up in the middle of a batch, at a known place.
        other.execute(
            "CREATE TRIGGER full BEFORE INSERT ON intents WHEN new.id = 'intent-00000002' "
            "BEGIN SELECT json_extract('not json', '$'); END"
        )
        assert send(app.port, ada, intents) == set()
        assert titles(ada) == []
        other.execute("DROP TRIGGER full")
    assert send(app.port, ada, intents) == {intent["id"] for intent in intents}
    assert titles(ada) == wanted(*intents)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_database_that_ends_every_connection_is_used_again(app, ada):
    first, second = adding(1), adding(2)
    assert send(app.port, ada, [first])
    engine.connect(app.database_url)
    with engine.writing() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid != pg_backend_pid()"
        )
    assert send(app.port, ada, [second]) == {second["id"]}
    assert lists_of(ada.id)
    assert titles(ada) == wanted(first, second)
    with pytest.raises(engine.NotNow), engine.together(), engine.writing() as connection:
        connection.exec_driver_sql("SELECT pg_terminate_backend(pg_backend_pid())")
    assert lists_of(ada.id)
