"""The server that sends the answers."""

import errno
import gc
import logging
import os
import signal
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from dash import Dash
from waitress import serve as waitress_serve
from waitress.server import WSGIServer
from waitress.task import ThreadedTaskDispatcher, WSGITask

from config import BadSetting, Settings, is_writable
from web.uploads import Busy, Channel

THREADS = 16
"""The number of threads. It is more than the cores, since most wait for the disk, and one commit can serve them all."""

LONGEST_WAIT = 5.0
"""The seconds that requests may wait for a thread. After 8 seconds browsers send a change again: even more to do."""

LOG_EVERY = 60
"""The seconds between two lines in the log about requests that were refused."""

log = logging.getLogger(__name__)


class _Task(WSGITask):
    """Answers a request. The header goes along with what comes first, so that a browser is woken once for both."""

    def set_close_on_finish(self) -> None:
        """End the connection with the answer, but not if that comes in chunks: they say where it ends."""
        if not self.chunked_response:
            super().set_close_on_finish()

    def write(self, data: bytes) -> None:
        """Send a part of the answer."""
        if self.wrote_header:
            super().write(data)
            return
        with self.channel.in_one():
            super().write(data)


class _Channel(Channel):
    task_class = _Task
    came_at = 0.0
    """When its request began to wait for a thread (`time.monotonic`)."""
    _parts: list[bytes] | None = None

    @contextmanager
    def in_one(self) -> Iterator[None]:
        """Send in one piece what is written meanwhile."""
        parts: list[bytes] = []
        self._parts = parts
        try:
            yield
        finally:
            self._parts = None
            self.write_soon(b"".join(parts))

    def write_soon(self, data) -> int:
        """Send data, or keep it for the piece."""
        if self._parts is None:
            return super().write_soon(data)
        self._parts.append(data)
        return len(data)


class Dispatcher(ThreadedTaskDispatcher):
    """Gives the requests to threads, in the order in which they came.

    Once the first of those that wait has waited too long, the server has more to do than it can. Whatever comes then is
    refused at once, by a thread that does nothing else, instead of being answered after a minute.
    """

    def __init__(self):
        super().__init__()
        self._refusing = ThreadedTaskDispatcher()
        self._refusing.set_thread_count(1)
        self._next_line = 0.0

    def add_task(self, task: _Channel) -> None:
        """Have a thread answer the request that has arrived on a connection."""
        task.came_at = time.monotonic()
        if task.came_at - self._first_came_at(task.came_at) <= LONGEST_WAIT:
            super().add_task(task)
            return
        task.requests[0].error = Busy("More is asked of this server than it can answer. Try again in a moment.")
        self._refusing.add_task(task)
        if task.came_at > self._next_line:
            self._next_line = task.came_at + LOG_EVERY
            log.warning(
                "Requests are refused: others have waited for %s seconds, and are not answered yet", LONGEST_WAIT
            )

    def _first_came_at(self, otherwise: float) -> float:
        """Return when the first of the requests came that wait, or the other value if none does."""
        with suppress(IndexError):  # the threads take them meanwhile
            return self.queue[0].came_at
        return otherwise


def set_up(app: Dash) -> None:
    """Have Dash register its scripts and callbacks now. By itself it does so in its first request, as others come."""
    with app.server.test_request_context("/"):
        app._setup_server()
        app.index()


def serve(app: Dash, settings: Settings) -> None:
    """Serve until interrupted. Raises `BadSetting` if the port is taken."""
    if settings.debug:
        app.run(host=settings.host, port=str(settings.port), debug=True)
        return
    _check_port(settings.host, settings.port)
    sys.stdout.write(f"Dash To-Do is at {settings.url} (Ctrl+C stops it)\n")
    sys.stdout.flush()
    if any(settings.backup_keep) and not is_writable(settings.backup_dir):
        log.warning("BACKUP_DIR=%s cannot be written to: no backups are made. Name another.", settings.backup_dir)
    WSGIServer.channel_class = _Channel  # waitress has no setting for it, and none for the dispatcher below
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends like Ctrl+C
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # it has a line for each request that waits
    dispatcher = Dispatcher()
    dispatcher.set_thread_count(THREADS)
    gc.collect()
    gc.freeze()  # what is there by now stays, and to look through it for garbage would keep all requests waiting
    waitress_serve(
        app.server,
        host=settings.host,
        port=settings.port,
        _dispatcher=dispatcher,
        ident="",
        connection_limit=1_000,  # a browser keeps up to six open; the 101st would wait until one of them is closed
        asyncore_use_poll=True,  # select cannot watch more than 1,024
        clear_untrusted_proxy_headers=not settings.proxy_hops,  # or ProxyFix reads those of trusted proxies
    )


def _check_port(host: str, port: int) -> None:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0][0]
        with socket.create_server((host, port), family=family):
            pass
    except OSError as error:
        if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
            raise BadSetting(
                f"HOST={host} is not an address of this machine. Allowed: one that it has, such as 127.0.0.1 or "
                "::1; or 0.0.0.0 for all of IPv4, :: for all of IPv6."
            ) from error
        raise BadSetting(
            f"Port {port} on {host} cannot be used: {os.strerror(error.errno or 0)}. Choose another: PORT={port + 1}"
        ) from error
