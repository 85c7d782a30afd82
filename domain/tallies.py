"""Counts of tasks, as sums for each quarter of an hour. From these the days of every time zone can be added up.

A task counts, with its whole past, in the list in which it is now. What is undone no longer counts: the sums follow
from what tasks are, and from the days for which repeating ones were completed.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any, NamedTuple

from domain.days import Calendar

SLOT = 15 * 60
"""The seconds in a slot. The offset of every time zone is a whole number of slots."""
SLOTS_A_DAY = 24 * 60 * 60 // SLOT
SLIP = timedelta(hours=1)
"""A task that is deleted within this time after it was added, and not done, was a slip: it is not counted at all."""
KINDS = ("added", "done", "dropped", "again")
"""Tasks that were added, done, and deleted without being done; and completions of repeating tasks."""


class Tally(NamedTuple):
    """Where something is counted: in which list, in which slot, and as which of `KINDS`."""

    list: str
    slot: int
    kind: str


def slot_of(instant: str) -> int:
    """Return the slot of an instant, counted from 1970."""
    return int(datetime.fromisoformat(instant).timestamp()) // SLOT


def tallies_of(task: Mapping[str, Any]) -> Iterator[Tally]:
    """Yield where a task is counted, by its ``list`` and the times when it was created, done and deleted."""
    added, done, deleted = task["created_at"], task["done_at"], task["deleted_at"]
    if deleted and not done:
        if datetime.fromisoformat(deleted) - datetime.fromisoformat(added) < SLIP:
            return
        yield Tally(task["list"], slot_of(deleted), "dropped")
    yield Tally(task["list"], slot_of(added), "added")
    if done:
        yield Tally(task["list"], slot_of(done), "done")


def differences(before: Mapping[str, Mapping[str, Any]], after: Mapping[str, Mapping[str, Any]]) -> Counter[Tally]:
    """Return what to add to the sums when tasks change. Both arguments have tasks by their ids."""
    counted = Counter(one for task in after.values() for one in tallies_of(task))
    counted.subtract(one for task in before.values() for one in tallies_of(task))
    return Counter({one: number for one, number in counted.items() if number})


class Piece(NamedTuple):
    """Consecutive days that begin at the same time of UTC. The first of them begins with the slot `first`."""

    first: int
    day: int
    """The ordinal of the first day."""
    is_odd: bool
    """Whether it is a single day that is longer or shorter than others because clocks were changed."""


def pieces(calendar: Calendar, first: str, days: int) -> Sequence[Piece]:
    """Return so many days as pieces, beginning with day `first`, as a person counts days."""
    start = date.fromisoformat(first)
    begins = [slot_of(calendar.begins((start + timedelta(at)).isoformat())) for at in range(days + 1)]
    found: list[Piece] = []
    for at, (here, then) in enumerate(pairwise(begins)):
        is_odd = then - here != SLOTS_A_DAY
        if is_odd or not found or found[-1].is_odd:
            found.append(Piece(here, start.toordinal() + at, is_odd))
    return found
