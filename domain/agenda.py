"""Today and Upcoming: the stretches of days under whose headings the tasks of all lists stand."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple, TypeVar

from domain.days import later

LEFTOVER = "from-before"
"""The section of Today with what was meant for days before."""
TODAY = "for-today"
"""The section of Today with what is meant for it: its key, which `assets/app` has from the window."""
FOLDED_ABOVE = 5
"""So many tasks from before are shown; more of them are one number, until the person opens it."""
SOON = 3
"""Days before a deadline from which on Today shows it."""
DAYS, WEEKS, MONTHS = 14, 4, 12
"""How many of each have a heading in Upcoming."""
AGAIN_MAX = 200
"""Tasks that repeat which a view of days looks at besides those that stand there: the nearest, or the latest."""
AGAIN_NAMED = 5
"""How many of these a heading of Upcoming names, at most; of the others it says how many there are."""
FAR = "9999-99-99"
"""Comes after all days."""

BY_DAY = ("date", "time", "day_order")
"""The fields by which the tasks of a day stand; without a `day_order`, one stands by its `order`."""
BY_DEADLINE = ("deadline",)
BY_DONE = ("-done_at",)


class Stretch(NamedTuple):
    """Some days under one heading."""

    key: str
    title: str
    first: str
    before: str
    """The day after its last."""
    is_day: bool = False
    """Whether it is one day, whose heading is always shown."""


def stretches(today: str, week_begins: int) -> list[Stretch]:
    """Return the stretches of Upcoming, from tomorrow on: days, then weeks, then months, then all that is later."""
    tomorrow = later(today, 1)
    found = [
        Stretch(f"day-{day}", _day(day, tomorrow), day, later(day, 1), is_day=True)
        for day in (later(tomorrow, number) for number in range(DAYS))
    ]
    first, weeks = found[-1].before, 0
    while weeks < WEEKS:
        before = _next_week(first, week_begins)
        found.append(Stretch(f"week-{first}", _days(first, later(before, -1)), first, before))
        first, weeks = before, weeks + 1
    for _ in range(MONTHS):
        before = _next_month(first)
        rest = "" if first.endswith("-01") else "Rest of "
        title = f"{rest}{date.fromisoformat(first):%B %Y}"
        found.append(Stretch(f"month-{first}", title, first, before))
        first = before
    return [*found, Stretch("days-later", "Later", first, FAR)]


def named_before(found: list[Stretch]) -> str:
    """Return the day before which Upcoming names what comes again: as far as its headings are days and weeks."""
    return found[DAYS + WEEKS].first


Task = TypeVar("Task", bound=Mapping[str, Any])
Again = tuple[Task, Sequence[str]]
"""A task that comes again, and the days on which it does."""


def again_in(first: str, before: str, those: Iterable[Again[Task]], *, is_day: bool) -> list[Again[Task]]:
    """Return what comes again on the days from one on, before another, with these days, as it stands there.

    Those of one day stand by their time. `those` are in the order of their dates, and so are the days of each.
    """
    parts = ((row, days[bisect_left(days, first) : bisect_left(days, before)]) for row, days in those)
    found = [(row, days) for row, days in parts if days]
    return sorted(found, key=lambda one: one[0].get("time") or FAR) if is_day else found


def again_shared_out(
    headings: Iterable[Stretch], those: Sequence[Again[Task]]
) -> tuple[list[Again[Task]], dict[str, int]]:
    """Return what headings name, each `AGAIN_NAMED` at most, with the days on which it does; and how many more come.

    The latter by the key of the heading, where there are any.
    """
    named: dict[str, list[str]] = {}
    more = {}
    for one in headings:
        here = again_in(one.first, one.before, those, is_day=one.is_day)
        for row, days in here[:AGAIN_NAMED]:
            named.setdefault(row["id"], []).extend(days)
        if len(here) > AGAIN_NAMED:
            more[one.key] = len(here) - AGAIN_NAMED
    return [(row, named[row["id"]]) for row, _ in those if row["id"] in named], more


def _day(day: str, tomorrow: str) -> str:
    words = f"{date.fromisoformat(day):%a %-d %b}"
    return f"Tomorrow, {words}" if day == tomorrow else words


def _days(first: str, last: str) -> str:
    """Return a week in words: "14 to 20 Dec", "28 Dec to 3 Jan"."""
    one, other = date.fromisoformat(first), date.fromisoformat(last)
    if first == last:
        return f"{one:%a %-d %b}"
    return f"{one:%-d} to {other:%-d %b}" if one.month == other.month else f"{one:%-d %b} to {other:%-d %b}"


def _next_week(day: str, begins: int) -> str:
    is_now = date.fromisoformat(day)
    return (is_now + timedelta((begins - is_now.weekday()) % 7 or 7)).isoformat()


def _next_month(day: str) -> str:
    return (date.fromisoformat(f"{day[:7]}-01") + timedelta(32)).replace(day=1).isoformat()
