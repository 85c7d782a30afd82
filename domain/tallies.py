"""What is counted of tasks, and when: sums by the quarter of an hour, of which the days of every time zone are made.

A task counts, with its whole past, in the list in which it is. What is undone is counted no more: sums follow from
what tasks are, and from the days for which those that repeat were completed.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any, NamedTuple

from domain.days import Calendar

SLOT = 15 * 60
"""Seconds in a slot: each time zone is so many of them away from UTC."""
SLOTS_A_DAY = 24 * 60 * 60 // SLOT
SLIP = timedelta(hours=1)
"""What is deleted so soon after it was added, and was not done, was a slip: it counts as never added."""
KINDS = ("added", "done", "dropped", "again")
"""Tasks that came, were done, and were deleted without being done; and how often those that repeat were completed."""


class Tally(NamedTuple):
    """Where one is counted: in a list, in a slot, and as one of `KINDS`."""

    list: str
    slot: int
    kind: str


def slot_of(instant: str) -> int:
    """Return the slot of an instant: how many of them there were since 1970."""
    return int(datetime.fromisoformat(instant).timestamp()) // SLOT


def tallies_of(task: Mapping[str, Any]) -> Iterator[Tally]:
    """Give where a task is counted, by its ``list``, and when it was created, done and deleted."""
    added, done, deleted = task["created_at"], task["done_at"], task["deleted_at"]
    if deleted and not done:
        if datetime.fromisoformat(deleted) - datetime.fromisoformat(added) < SLIP:
            return
        yield Tally(task["list"], slot_of(deleted), "dropped")
    yield Tally(task["list"], slot_of(added), "added")
    if done:
        yield Tally(task["list"], slot_of(done), "done")


def differences(before: Mapping[str, Mapping[str, Any]], after: Mapping[str, Mapping[str, Any]]) -> Counter[Tally]:
    """Return what is to be added to the sums when tasks, by their ids, become others."""
    counted = Counter(one for task in after.values() for one in tallies_of(task))
    counted.subtract(one for task in before.values() for one in tallies_of(task))
    return Counter({one: number for one, number in counted.items() if number})


class Piece(NamedTuple):
    """Days one after the other that begin at the same time of UTC; the first of them begins with the slot `first`."""

    first: int
    day: int
    """The ordinal of the first of them."""
    is_odd: bool
    """Whether it is a single day that is longer or shorter than others, as clocks are changed."""


def pieces(calendar: Calendar, first: str, days: int) -> Sequence[Piece]:
    """Return the pieces of so many days from one on, as a person counts days."""
    start = date.fromisoformat(first)
    begins = [slot_of(calendar.begins((start + timedelta(at)).isoformat())) for at in range(days + 1)]
    found: list[Piece] = []
    for at, (here, then) in enumerate(pairwise(begins)):
        is_odd = then - here != SLOTS_A_DAY
        if is_odd or not found or found[-1].is_odd:
            found.append(Piece(here, start.toordinal() + at, is_odd))
    return found
