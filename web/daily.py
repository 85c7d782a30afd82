"""Does the chores of each day, in a thread of a server process."""

import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from flask import Flask

from config import Settings
from domain.trash import oldest_kept
from storage.backup import chores
from storage.backup.rotation import daily_backup
from storage.purge import purge_deleted_before

PAUSE = 600
"""The seconds until it looks again whether something is due."""

log = logging.getLogger(__name__)


def chores_of(settings: Settings) -> dict[str, Callable[[datetime], None]]:
    """Return the daily chores, by the names under which `storage.backup.chores` notes them."""
    todo: dict[str, Callable[[datetime], None]] = {}
    if any(settings.backup_keep):
        todo["backup"] = partial(daily_backup, settings.backup_dir, settings.backup_keep)
    todo["purge"] = lambda now: purge_deleted_before(oldest_kept(now.isoformat()))
    return todo


def attend_to(todo: dict[str, Callable[[datetime], None]], now: datetime) -> None:
    """Do the chores that nobody has done today. If one fails, that is noted, and the others and the server go on."""
    for name, do in todo.items():
        try:
            if not chores.claim(name, now):
                continue
            try:
                do(now)
            except Exception as problem:
                chores.failed(name, str(problem))
                raise
            chores.done(name, datetime.now(UTC))
            log.info("The daily %s is done", name)
        except Exception as problem:
            log.error("The daily %s is not done, and will be tried again: %s", name, problem)


def begin_with_requests(server: Flask, settings: Settings) -> None:
    """Begin with the daily chores at the first request.

    Only then is it certain that this process serves, whichever WSGI server runs it. And while nobody asks for anything,
    there is nothing new to back up.
    """
    begun = threading.Event()

    def begin() -> None:
        if not begun.is_set():
            begun.set()
            threading.Thread(target=_attend, args=(chores_of(settings),), name="daily", daemon=True).start()

    server.before_request(begin)


def _attend(todo: dict[str, Callable[[datetime], None]]) -> None:
    while True:
        attend_to(todo, datetime.now(UTC))
        threading.Event().wait(PAUSE)
