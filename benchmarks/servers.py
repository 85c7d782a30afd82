"""Start and stop what is measured, on loopback."""

import base64
import os
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from benchmarks.serve import PASSWORD, USER

ROOT = Path(__file__).resolve().parent.parent
READY_WITHIN = 120
"""The seconds within which a server answers, and is idle."""

LEFT_OUT = ("DATABASE_URL", "SECRET_KEY", "DEBUG", "SERVICE_WORKER")
"""The settings of whoever measures that are not those of what is measured."""

IDLE = 0.1
"""Seconds of CPU that it may use in a second, and be idle."""


def login(name: str = USER, password: str = PASSWORD) -> dict[str, str]:
    """Return the header that logs an account in. (With Playwright's own login, a browser would have no cache.)"""
    return {"Authorization": "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()}


CADDY = """\
{{
    admin off
    auto_https disable_redirects
    skip_install_trust
    storage file_system {folder}
}}
{url} {{
    bind 127.0.0.1
    tls internal
    reverse_proxy {server}
}}
"""


class Running:
    """A server under measurement."""

    def __init__(self, url: str, process: psutil.Process):
        self.url = url
        self.process = process

    def cpu(self) -> float:
        """Return the seconds of CPU that it has used so far."""
        used = self.process.cpu_times()
        return used.user + used.system

    def until_idle(self) -> None:
        """Wait until it has done what it does by itself after the start."""
        deadline, before = time.monotonic() + READY_WITHIN, -1.0
        while self.cpu() - before > IDLE:
            if time.monotonic() > deadline:
                raise RuntimeError(f"{self.url} is never idle")
            before = self.cpu()
            time.sleep(1)

    def megabytes(self) -> float:
        """Return the memory that it holds."""
        return self.process.memory_info().rss / 1e6


@contextmanager
def serving(module: str, *arguments: object, **settings: str) -> Iterator[Running]:
    """Give ``python -m module arguments`` as a running server, at a free port, with these settings of the app."""
    port = _free_port()
    url, command = f"http://127.0.0.1:{port}", [sys.executable, "-m", module, *map(str, arguments)]
    with _started(url, command, settings | {"PORT": str(port)}) as process:
        yield Running(url, psutil.Process(process.pid))


@contextmanager
def behind_caddy(server: Running) -> Iterator[Running]:
    """Give a server behind a proxy that speaks HTTP/2. Nobody vouches for its certificate."""
    url = f"https://localhost:{_free_port()}"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "Caddyfile"
        file.write_text(CADDY.format(folder=folder, url=url, server=server.url))
        with _started(url, ["caddy", "run", "--config", str(file)], {"HOME": folder}):
            yield Running(url, server.process)


@contextmanager
def _started(url: str, command: list[str], settings: dict[str, str]) -> Iterator[subprocess.Popen]:
    environ = {key: value for key, value in os.environ.items() if key not in LEFT_OUT} | settings
    started = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT)
    try:
        _wait_for(url, started)
        yield started
    finally:
        started.terminate()
        try:
            started.wait(20)
        except subprocess.TimeoutExpired:  # a busy machine; what went wrong before is worth more than that
            started.kill()
            started.wait()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def _wait_for(url: str, started: subprocess.Popen) -> None:
    request, deadline = urllib.request.Request(url, headers=login()), time.monotonic() + READY_WITHIN  # noqa: S310
    anybody = ssl._create_unverified_context()  # noqa: S323  the proxy's
    while time.monotonic() < deadline and started.poll() is None:
        with suppress(OSError), urllib.request.urlopen(request, timeout=READY_WITHIN, context=anybody):  # noqa: S310
            return
        time.sleep(0.1)
    raise RuntimeError(f"There was no answer from {url}")
