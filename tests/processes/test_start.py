"""The start, on a database that is new, old, newer, or no database at all."""

import gzip
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from http.client import HTTPConnection

import pytest
from sqlalchemy import create_engine, text

from storage.accounts.accounts import find_account
from storage.database import engine
from tests.serving import ROOT, Server
from tests.storage.old import make_old_database

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
on_postgresql = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


def version(url: str) -> str:
    opened = create_engine(url)
    with opened.connect() as connection:
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    opened.dispose()
    return found


def typed(app, *program: str) -> subprocess.Popen:
    """Start a program in a new Python."""
    return subprocess.Popen(
        [sys.executable, *program],
        cwd=ROOT,
        env=app.environ(app.port),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def outcome(process: subprocess.Popen) -> tuple[int, str]:
    said, _ = process.communicate(timeout=120)
    return process.returncode, said


@pytest.fixture
def four(tmp_path, database_url):
    """Give four processes of the app on one database, not started yet."""
    server = Server(tmp_path, database_url, processes=4, ADMIN_PASSWORD="a")
    yield server
    server.stop()


def test_many_processes_at_once_make_one_database_and_one_account(four):
    four.start()
    assert four.log.read_text().count("The first account is made") == 1
    assert four.log.read_text().count("A password has at least 12 characters, and this one has 1.") == 1
    assert "Traceback" not in four.log.read_text()
    engine.connect(four.database_url)
    assert find_account("admin")


@on_sqlite
def test_many_processes_at_once_upgrade_once_and_back_up_once(four):
    make_old_database(four.database_url)
    four.start()
    assert "Traceback" not in four.log.read_text()
    (backup,) = four.folder.glob("backups/before-upgrade-*.db.gz")
    (four.folder / "unpacked.db").write_bytes(gzip.decompress(backup.read_bytes()))
    with closing(sqlite3.connect(four.folder / "unpacked.db")) as unpacked:
        assert unpacked.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
        assert unpacked.execute("SELECT title FROM tasks").fetchall() == [("Milk",), ("Bread",)]


@on_postgresql
def test_on_postgresql_an_older_database_waits_for_the_command(app):
    make_old_database(app.database_url)
    code, said = app.run("app.py")
    assert code == 1
    assert "run `flask --app app migrate`" in said
    assert "Traceback" not in said
    assert version(app.database_url) == "0001"


@on_sqlite
def test_what_cannot_be_backed_up_is_not_upgraded(app):
    make_old_database(app.database_url)
    (app.folder / "backups").touch()
    code, said = app.run("app.py")
    assert code == 1
    assert "The database is not upgraded without one." in said
    assert "Traceback" not in said
    assert version(app.database_url) == "0001"


def test_a_newer_database_is_refused_in_words(app):
    app.start()
    app.stop()
    opened = create_engine(app.database_url)
    with opened.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    opened.dispose()
    code, said = app.run("app.py")
    assert code == 1
    assert "newer version of Dash To-Do" in said
    assert "Traceback" not in said
    assert version(app.database_url) == "9999"


@on_sqlite
def test_a_file_that_is_no_database_is_refused_in_words_and_left_as_it_is(app):
    (app.folder / "todo.db").write_text("Milk and bread " * 1000)
    code, said = app.run("app.py")
    assert (code, said) == (1, "The database cannot be used: file is not a database.\n")
    assert (app.folder / "todo.db").read_text() == "Milk and bread " * 1000


@on_postgresql
def test_a_database_that_is_away_is_said_without_its_password(app):
    app.database_url = "postgresql+psycopg://ada:lovelace@127.0.0.1:1/todo"
    code, said = app.run("app.py")
    assert code == 1
    assert said.startswith("The database cannot be used: ")
    assert "Traceback" not in said
    assert "lovelace" not in said


@on_sqlite
def test_it_serves_on_ipv6_and_says_where(app):
    app.settings["HOST"] = "::1"
    process = typed(app, "app.py")
    try:
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline and process.poll() is None:
            with suppress(OSError), closing(HTTPConnection("::1", app.port, timeout=5)) as connection:
                connection.request("GET", "/")
                assert connection.getresponse().status == 200
                break
            time.sleep(0.2)
    finally:
        process.terminate()
    assert f"Dash To-Do is at http://[::1]:{app.port} " in outcome(process)[1]


@on_sqlite
@pytest.mark.parametrize("host", ["no.such.host.invalid", "192.0.2.1", "::x"])
def test_an_address_that_is_not_this_machines_is_named(app, host):
    app.settings["HOST"] = host
    code, said = app.run("app.py")
    assert code == 1
    assert f"HOST={host} is not an address of this machine." in said
    assert "Traceback" not in said


@on_sqlite
def test_it_is_said_at_the_start_that_backups_cannot_be_written(app):
    (app.folder / "file").touch()
    app.settings["BACKUP_DIR"] = str(app.folder / "file" / "backups")
    app.start()
    assert f"BACKUP_DIR={app.folder / 'file' / 'backups'} cannot be written to" in app.log.read_text()


FIRST = """
import app
names = [name for name in app.app.registered_paths["dash_mantine_components"] if name.endswith(".js")]
answers = [app.server.test_client().get(f"/_dash-component-suites/dash_mantine_components/{name}") for name in names]
print("answered", {answer.status_code for answer in answers}, len(app.app.callback_map) > 10)
"""


@on_sqlite
def test_the_first_request_of_all_may_be_for_a_script(app):
    code, said = outcome(typed(app, "-c", FIRST))
    assert (code, said.splitlines()[-1]) == (0, "answered {200} True"), said
