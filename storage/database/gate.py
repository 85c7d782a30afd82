"""Limits how many threads wait for something slow, so that others stay free. The next one is refused at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

PLACES = 8
"""The places at a gate: half of the threads (`web.serving.THREADS`)."""

SHARED = 12
"""The most writers of SQLite that share a commit, or wait for it. If the disk hangs then, so many threads do."""

MOMENT = 0.25
"""The seconds in which a place almost always becomes free, unless those who hold one wait for long."""


class NotNow(Exception):
    """It cannot be done now: the database is full, locked or away, the throttle's Redis is, or too many wait.

    Nothing was written, so it can be tried again.
    """


def enough(what: str) -> str:
    """Return why one more is refused when all places are taken."""
    return f"enough others wait for {what}"


class Gate:
    """Lets in as many as it has places, to wait for `what`."""

    def __init__(self, what: str):
        self._what = what
        self._places = BoundedSemaphore(PLACES)

    @contextmanager
    def place(self) -> Iterator[None]:
        """Hold a place for the whole block. Raises `NotNow` if there is none, and none becomes free at once."""
        if not self._places.acquire(timeout=MOMENT):
            raise NotNow(enough(self._what))
        try:
            yield
        finally:
            self._places.release()
