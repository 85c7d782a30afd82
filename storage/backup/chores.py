"""Daily chores. Of all processes, one does each chore, and notes when it was done.

The notes are in `facts`, one row for each chore.
"""

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from storage.database.engine import reading, writing
from storage.database.tables import facts

RETRY = timedelta(hours=1)
"""The time in which nobody else tries: the chore may take that long, or its obstacle may pass."""


@dataclass(frozen=True)
class Chore:
    """When a chore was last begun and done, ISO 8601 in UTC, and its problem since; empty for never and none."""

    begun_at: str = ""
    done_at: str = ""
    problem: str = ""


def look(name: str) -> Chore:
    """Return the notes on the chore."""
    with reading() as connection:
        return _find(connection, name)


def claim(name: str, now: datetime) -> bool:
    """Return whether the caller is to do the chore now: nobody has done it today (UTC), or is doing it."""
    if not _is_due(look(name), now):
        return False
    with writing() as connection:
        # A lock on any row that is always there lets one process through at a time.
        connection.execute(select(facts.c.value).where(facts.c.name == "id").with_for_update())
        chore = _find(connection, name)
        if not _is_due(chore, now):
            return False
        _keep(connection, name, Chore(now.isoformat(), chore.done_at, chore.problem))
        return True


def done(name: str, now: datetime) -> None:
    """Note that the chore is done for today."""
    with writing() as connection:
        _keep(connection, name, Chore(_find(connection, name).begun_at, now.isoformat()))


def failed(name: str, problem: str) -> None:
    """Note why the chore could not be done."""
    with writing() as connection:
        chore = _find(connection, name)
        _keep(connection, name, Chore(chore.begun_at, chore.done_at, problem))


def _is_due(chore: Chore, now: datetime) -> bool:
    """Return whether the chore is due. A time far in the future is from a wrong clock, and counts as never."""
    begun_at, done_at = ("" if at > (now + RETRY).isoformat() else at for at in (chore.begun_at, chore.done_at))
    return done_at[:10] < now.date().isoformat() and begun_at <= (now - RETRY).isoformat()


def _find(connection: Connection, name: str) -> Chore:
    value = connection.scalar(select(facts.c.value).where(facts.c.name == name))
    return Chore(**json.loads(value)) if value else Chore()


def _keep(connection: Connection, name: str, chore: Chore) -> None:
    value = json.dumps(asdict(chore))
    if not connection.execute(update(facts).where(facts.c.name == name).values(value=value)).rowcount:
        connection.execute(insert(facts).values(name=name, value=value))
