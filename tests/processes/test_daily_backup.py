"""The backup of the day, made by the servers themselves."""

import time
from collections.abc import Callable

import pytest

from storage.backup.rotation import last_backup
from storage.database import engine
from tests.conftest import new_database
from tests.serving import Server
from tests.web.client import Client


def wait_until(so: Callable[[], object]) -> None:
    deadline = time.monotonic() + 60
    while not so():
        assert time.monotonic() < deadline, "Still not so after a minute"
        time.sleep(0.1)


def test_two_processes_that_serve_make_one_backup_a_day(tmp_path, postgresql):
    server = Server(tmp_path, new_database(postgresql), processes=2)
    server.start()
    engine.connect(server.database_url)
    wait_until(lambda: last_backup().done_at)
    for _ in range(4):
        assert Client(server.port).send("GET", "/")[0] == 200
    server.stop()
    server.start()
    assert Client(server.port).send("GET", "/")[0] == 200
    server.stop()
    assert len(list(tmp_path.glob("backups/todo-*.db.gz"))) == 1
    assert len(list(tmp_path.glob("backups/*"))) == 1
    assert last_backup().problem == ""


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_server_that_cannot_back_up_says_so_and_goes_on(app):
    (app.folder / "backups").touch()
    app.start()
    engine.connect(app.database_url)
    wait_until(lambda: last_backup().problem)
    assert "could not be made" in last_backup().problem
    assert last_backup().done_at == ""
    wait_until(lambda: "The daily backup is not done, and will be tried again" in app.log.read_text())
    assert Client(app.port).send("GET", "/")[0] == 200
    assert "Traceback" not in app.log.read_text()
