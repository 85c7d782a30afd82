"""Few may wait for what can take long, so that threads are left for everybody else; the next are told at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

PLACES = 8
"""At a gate: half of the threads (`web.serving.THREADS`)."""

MOMENT = 0.25
"""Seconds in which a place nearly always becomes free, unless those before wait for long."""


class NotNow(Exception):
    """It cannot be done now: the database is full, locked or away, the Redis of the throttle is, or others wait.

    Nothing was written; it may be tried again.
    """


class Gate:
    """Lets in as many as there are places, to wait for `what`."""

    def __init__(self, what: str):
        self._what = what
        self._places = BoundedSemaphore(PLACES)

    @contextmanager
    def place(self) -> Iterator[None]:
        """Have a place for the whole block. Raises `NotNow` when there is none, and none becomes free at once."""
        if not self._places.acquire(timeout=MOMENT):
            raise NotNow(f"enough others wait for {self._what}")
        try:
            yield
        finally:
            self._places.release()
