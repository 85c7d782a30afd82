"""Today and Upcoming: tasks of all lists under headings, each of which stands for a stretch of days."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple, TypeVar

from domain.days import later

LEFTOVER = "from-before"
"""The section of Today with the tasks that were planned for earlier days."""
TODAY = "for-today"
"""The section of Today with the tasks planned for today. `assets/app` gets this key with the window."""
FOLDED_ABOVE = 5
"""The most tasks from earlier days that are shown. If there are more, only their number is, until the person opens
it."""
SOON = 3
"""How many days before a deadline Today begins to show it."""
DAYS, WEEKS, MONTHS = 14, 4, 12
"""How many days, weeks and months have a heading in Upcoming."""
AGAIN_MAX = 200
"""The most repeating tasks from outside that a view of days looks at: the nearest, or the latest."""
FEW_DAYS = 3
"""The most days that are listed on which a task comes again."""
AGAIN_NAMED = 5
"""The most tasks that come again which a heading of Upcoming names. It says how many others there are."""
FAR = "9999-99-99"
"""Sorts after all days."""

BY_DAY = ("date", "time", "day_order")
"""The fields by which the tasks of a day are sorted. Without a `day_order`, a task stands by its `order`."""
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
    """Whether it is a single day. The heading of one is always shown."""


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
    """Return the day from which Upcoming no longer names repeats: its headings stand for months from there on."""
    return found[DAYS + WEEKS].first


Task = TypeVar("Task", bound=Mapping[str, Any])
Again = tuple[Task, Sequence[str]]
"""A task that comes again, and the days on which it does."""


def again_in(first: str, before: str, those: Iterable[Again[Task]], *, is_day: bool) -> list[Again[Task]]:
    """Return the tasks that come again from day `first` on and before day `before`, each with those days.

    `those` are in the order of their dates, and so are the days of each. On a single day, tasks stand by their time.
    """
    parts = ((row, days[bisect_left(days, first) : bisect_left(days, before)]) for row, days in those)
    found = [(row, days) for row, days in parts if days]
    return sorted(found, key=lambda one: one[0].get("time") or FAR) if is_day else found


def again_shared_out(
    headings: Iterable[Stretch], those: Sequence[Again[Task]]
) -> tuple[list[Again[Task]], dict[str, int]]:
    """Share out the tasks that come again among the headings, at most `AGAIN_NAMED` to a heading.

    Returns the tasks that are named, each with its days, and how many more there are under a heading, by its key.
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
