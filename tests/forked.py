"""Starts programs of the app in a moment: what they import is loaded once, and each start is a fork of what has it.

The app itself, its pages and its callbacks are run by each: they say what they are to Dash, or read the settings.
"""

import atexit
import multiprocessing
import os
import runpy
import signal
import sys
from pathlib import Path
from subprocess import TimeoutExpired

from auth import passwords
from storage.database import engine

ROOT = Path(__file__).resolve().parent.parent
LOADED = [
    "alembic.command", "dash", "dash_auth", "dash_iconify", "dash_mantine_components", "ijson", "psycopg", "redis",
    "sqlalchemy.dialects.postgresql", "waitress",
    "auth.first_account", "auth.login", "auth.single_sign_on", "commands", "components.frame.shell", "domain.query",
    "storage.imports", "storage.windows", "web.ahead", "web.chat", "web.daily", "web.files", "web.print_page",
    "web.serving",
]  # fmt: skip
QUICK_HASH = "scrypt:256:8:1"
"""How a program hashes passwords here: a real hash takes a quarter of a second, for each person who logs in."""

_forks = multiprocessing.get_context("forkserver")
_forks.set_forkserver_preload(LOADED)


class Forked:
    """A program, as ``python`` runs these arguments, in a process of its own; it is handled as a `subprocess.Popen`."""

    def __init__(self, arguments: tuple[str, ...], environ: dict[str, str], log: Path):
        self._process = _forks.Process(target=_run, args=(arguments, environ, str(log)), daemon=True)
        self._process.start()
        assert self._process.pid
        self.pid: int = self._process.pid

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise TimeoutExpired("the app", timeout or 0)
        return self._process.exitcode

    def send_signal(self, how: signal.Signals) -> None:
        os.kill(self.pid, how)

    def terminate(self) -> None:
        self._process.terminate()

    def kill(self) -> None:
        self._process.kill()


def _run(arguments: tuple[str, ...], environ: dict[str, str], log: str) -> None:
    os.chdir(ROOT)
    os.environ.clear()
    os.environ.update(environ)
    for stream, file in ((0, os.devnull), (1, log), (2, log)):
        os.dup2(os.open(file, os.O_RDWR | os.O_APPEND | os.O_CREAT), stream)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.dont_write_bytecode = bool(environ.get("PYTHONDONTWRITEBYTECODE"))
    sys.pycache_prefix = environ.get("PYTHONPYCACHEPREFIX") or None
    passwords.METHOD = QUICK_HASH
    atexit.unregister(engine.close)
    atexit.register(engine.close)  # which a fork forgets, from Python 3.13 on
    is_module = arguments[0] == "-m"
    sys.argv = list(arguments[is_module:])
    try:
        if is_module:
            runpy.run_module(arguments[1], run_name="__main__", alter_sys=True)
        else:
            runpy.run_path(arguments[0], run_name="__main__")
    finally:
        atexit._run_exitfuncs()
