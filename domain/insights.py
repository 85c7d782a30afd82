"""The data of Insights: what was done in each week and on each day, and what stays open."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from domain.days import Calendar, days_between, later
from domain.forecast import Fared, Forecast
from domain.verbs import VERBS

WEEKS = 26
"""The weeks that the charts show, this one included."""
WEEKS_OF_DAYS = 53
"""Weeks whose days the heat map shows."""
SHOWN_LISTS = 5
"""How many lists have their own colour in a chart. The others are drawn as one."""
OFTEN = 3
"""How often a task must have been put off to be listed."""


class Day(NamedTuple):
    """What was counted on one day (`domain.tallies.KINDS`), in all lists or in one."""

    day: str
    added: int
    done: int
    dropped: int
    again: int


class ListWeek(NamedTuple):
    """What was counted in one list in one week. `week` is its index among the last `WEEKS`."""

    list: str
    in_use: bool
    week: int
    added: int
    done: int
    dropped: int
    again: int


@dataclass(frozen=True)
class Series:
    """What was done in a list, week by week. The series without an id is the sum of lists that have none."""

    id: str
    title: str
    colour: str | None
    weeks: tuple[int, ...]
    in_use: bool = True
    """Whether the list is in use, and not in the archive."""


@dataclass(frozen=True)
class Week:
    """A week that begins on `first`: what was added and done in the lists in use, and what was open at its end."""

    first: str
    added: int
    done: int
    open: int


@dataclass(frozen=True)
class Standing:
    """An open task: since when it is, for which days it was meant, and how often it was put off."""

    id: str
    title: str
    list: str
    list_title: str
    created_at: str
    date: str | None
    deadline: str | None
    times: int = 0
    first_date: str = ""
    """The first day for which it was planned."""
    since: str = ""
    """The day on which it was created, as the person counts days."""


@dataclass(frozen=True)
class Insights:
    """The past of an account's lists, or of one, up to `today`."""

    today: str
    title: str
    """The title of the list; empty for all lists."""
    list: str
    series: tuple[Series, ...]
    first_days: tuple[str, ...]
    """The first day of each week of the series, in order."""
    days: Mapping[str, int]
    """How many tasks were done on each day in the last `WEEKS_OF_DAYS` weeks. Days with none are left out."""
    begins: str
    """The first of these weeks' days."""
    flow: tuple[Week, ...]
    left: int
    """How many tasks are open."""
    in_use: bool = True
    """Whether a search finds the tasks of the list."""
    once: int = 0
    """For one list, how many of the open tasks do not repeat. The forecast is about these."""
    oldest: tuple[Standing, ...] = ()
    put_off: tuple[Standing, ...] = ()
    forecast: Forecast | None = None
    fared: Sequence[Fared] = field(default_factory=tuple)


def first_of_week(day: str, calendar: Calendar) -> str:
    """Return the first day of the week that `day` is in, for a person."""
    return later(day, -((date.fromisoformat(day).weekday() - calendar.first_weekday) % 7))


def done_by_day(days: Iterable[Day]) -> dict[str, int]:
    """Return how many tasks were done on each day, repeating ones included. Days with none are left out."""
    return {one.day: one.done + one.again for one in sorted(days) if one.done + one.again > 0}


def done_by_list(weeks: Iterable[ListWeek]) -> dict[str, tuple[int, ...]]:
    """Return how many tasks were done in each week, by list. Lists with the most come first."""
    counted: dict[str, Counter[int]] = defaultdict(Counter)
    for one in weeks:
        counted[one.list][one.week] += one.done + one.again
    most = sorted(counted, key=lambda key: (-counted[key].total(), key))
    return {key: tuple(counted[key][at] for at in range(WEEKS)) for key in most if counted[key].total() > 0}


def together(weeks: Iterable[Sequence[int]]) -> tuple[int, ...]:
    """Add up several lists, week by week."""
    return tuple(map(sum, zip(*weeks, strict=True)))


def flow(counted: Iterable[ListWeek], first_days: Sequence[str], left: int) -> tuple[Week, ...]:
    """Return for each week what was added and done, and how many tasks were open at its end.

    `left` is how many are open now, at the end of the last week.
    """
    added, done, gained = Counter[int](), Counter[int](), Counter[int]()
    for one in counted:
        if one.in_use:
            added[one.week] += one.added
            done[one.week] += one.done + one.again
            gained[one.week] += one.added - one.done - one.dropped
    weeks = []
    for week in range(len(first_days) - 1, -1, -1):
        weeks.append(Week(first_days[week], added[week], done[week], left))
        left -= gained[week]
    return tuple(reversed(weeks))


def history_of(days: Iterable[Day], today: str) -> list[int]:
    """Return how many tasks were done for good on each day before `today`, from the first day with any on."""
    done: Counter[str] = Counter()
    first = today
    for one in days:
        if one.day < today and (one.added or one.done):
            done[one.day] += one.done
            first = min(first, one.day)
    return [max(0, done[later(first, at)]) for at in range(days_between(first, today))]


def times_put_off(changes: Iterable[tuple[str, str | None, str | None]]) -> tuple[int, str]:
    """Return how often a person put a task off, and the earliest day for which it was meant.

    `changes` are those of its date, oldest first: the verb, and the day before and after. What was undone does not
    count, unless the undo was undone too.
    """
    moves: list[tuple[str, str]] = []
    undone: list[tuple[str, str]] = []
    for verb, old, new in changes:
        if not old or not new:
            continue
        facts = VERBS.get(verb)  # an import does not put a task off
        if facts is None or facts.moves_on:
            continue
        if not facts.undoes:
            moves += [(old, new)] if new > old else []
        elif (new, old) in moves:
            moves.remove((new, old))
            undone.append((new, old))
        elif (old, new) in undone:
            undone.remove((old, new))
            moves.append((old, new))
    return len(moves), min((old for old, _ in moves), default="")
