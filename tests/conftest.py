"""What several kinds of tests use."""

import itertools
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest

from auth.passwords import hash_password
from storage import accounts, engine

ROOT = Path(__file__).resolve().parent.parent
PASSWORD = "a password for tests"


class Server:
    """The app as people run it: a process of its own, with its own data folder."""

    def __init__(self, folder: Path):
        self.folder = folder
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.database_url = f"sqlite:///{folder / 'todo.db'}"
        self.log = folder / "server.log"
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        environ = {
            key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "SECRET_KEY", "DEBUG")
        }
        environ |= {"PORT": str(self.port), "HOST": "127.0.0.1", "DATA_DIR": str(self.folder)}
        environ |= {"ADMIN_USER": "admin", "ADMIN_PASSWORD": PASSWORD}
        with self.log.open("ab") as log:
            self.process = subprocess.Popen([sys.executable, "app.py"], cwd=ROOT, env=environ, stdout=log, stderr=log)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and self.process.poll() is None:
            with suppress(urllib.error.URLError, ConnectionError), urllib.request.urlopen(self.url, timeout=5):  # noqa: S310
                return
            time.sleep(0.1)
        pytest.fail(f"The server did not start:\n{self.log.read_text()}")

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(timeout=20)
            self.process = None


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """Give a running server that many tests share, each with an account of its own."""
    running = Server(tmp_path_factory.mktemp("server"))
    running.start()
    engine.connect(running.database_url)
    yield running
    running.stop()
    assert "Traceback" not in running.log.read_text()


@pytest.fixture(scope="session")
def password_hash() -> str:
    return hash_password(PASSWORD)


_numbers = itertools.count(1)


@pytest.fixture
def make_account(server, password_hash):
    """Give a function that makes an account on the server and returns it."""

    def make(name: str = "ada") -> accounts.Account:
        engine.connect(server.database_url)
        name = f"{name}{next(_numbers)}"
        account_id = accounts.add_account(name, password_hash, "2026-01-01T00:00:00+00:00")
        return accounts.Account(account_id, name, password_hash)

    return make
