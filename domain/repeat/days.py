"""The days of a repeat. Finding some takes only a few more steps than there are days asked for, whatever the rule."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice, takewhile

from dateutil.relativedelta import relativedelta

from domain.clean import Invalid
from domain.repeat.rule import DAY, MONTH, SHORTEST, UNITS, WEEK, YEAR, Rule, checked, days_of, parse

SHOWN = 5
"""How many of the days to come are shown, and known to the browser."""
MISSED_MAX = 99
"""The most missed days that are counted."""
NONE_BEFORE_END = "There is no such day before its end. Choose a later end."
_EMPTY = 50
"""How many periods without any such day end the search. A day of leap years can be missing from up to 12 in a row."""


@dataclass(frozen=True)
class Coming:
    """The days on which a task comes again, all of them after today."""

    days: tuple[str, ...]
    missed: int
    """How many days, after its own and up to today, it has missed."""


@lru_cache(10_000)
def coming(repeat: str, day: str | None, today: str, most: int = SHOWN) -> Coming:
    """Return when a task with a repeat comes again if it is done today. `day` is the day that it is for, if any.

    Where a repeat counts from completion, each time is taken to be done on its day.
    """
    found, missed = _coming(repeat, day, today)
    return Coming(_as_text(islice(found, most)), missed)


@lru_cache(10_000)
def coming_before(repeat: str, day: str, today: str, before: str) -> tuple[str, ...]:
    """Return the days before `before` on which a task comes again, after its own day, or after today if that is later.

    Where a repeat counts from completion, each time is taken to be done on its day.
    """
    found, _ = _coming(repeat, day, max(day, today))
    return _as_text(takewhile(lambda one: one < date.fromisoformat(before), found))


def _coming(repeat: str, day: str | None, today: str) -> tuple[Iterator[date], int]:
    """Return the endless days on which a task that is done today comes again, and how many it has missed."""
    rule, now = parse(repeat), date.fromisoformat(today)
    if rule.from_completion:
        return _from_completion(rule, now), 0
    start = date.fromisoformat(day) if day else now
    found = _after(pinned(rule, start), start, start)
    if rule.count:
        found = islice(found, rule.count - 1)
    missed = 0
    if start < now:
        if not rule.count:
            missed = sum(1 for _ in islice(takewhile(lambda one: one <= now, found), MISSED_MAX))
            found = _after(pinned(rule, start), start, now)
        else:
            all_left = list(found)
            missed = sum(one <= now for one in all_left)
            found = iter(all_left[missed:])
    return found, missed


def step(repeat: str, day: str | None, today: str) -> tuple[str | None, str]:
    """Return the next day of a task that was done or skipped, and the repeat that it has then.

    The day is None if it does not come again.
    """
    found, rule = coming(repeat, day, today, 1), parse(repeat)
    if not found.days:
        return None, repeat
    left = replace(rule, count=rule.count - found.missed - 1) if rule.count else rule
    return found.days[0], str(left if rule.from_completion else pinned(left, date.fromisoformat(day or today)))


def begun(rule: Rule, day: str | None, today: str) -> tuple[str, str]:
    """Return the first day of a task that gets a new rule, and the rule as it is kept.

    A day that the task already has stays if the rule has it. Otherwise it is the next day of the rule that is not past.
    """
    now, given = date.fromisoformat(today), date.fromisoformat(day) if day else None
    start = given or now
    kept = rule if rule.from_completion else pinned(rule, start)
    if kept.is_plain or (given and _is_day(kept, given)):
        return start.isoformat(), str(kept)
    from_day = max(start, now)
    first = next(_from(replace(kept, every=1), from_day, from_day), from_day)
    return first.isoformat(), str(kept)


def begun_as_said(rule: Rule, day: str | None, today: str) -> tuple[str, str]:
    """Return the same for a rule that a person chose. Raises `Invalid` if it has no day before its end."""
    first, kept = begun(rule, day, today)
    on, its = date.fromisoformat(first), parse(kept)
    if its.until and (on > its.until or not (its.is_plain or _is_day(its, on))):
        raise Invalid(NONE_BEFORE_END)
    return first, kept


def begun_later(repeat: str, day: str | None, by: timedelta, today: str) -> tuple[str, str]:
    """Return the day and the repeat of a task that begins again `by` later, and so also ends later."""
    rule = parse(repeat)
    with suppress(OverflowError):
        rule = replace(rule, until=rule.until and rule.until + by)
    return begun(rule, day, today)


def pinned(rule: Rule, day: date) -> Rule:
    """Return a rule that names its days, if they depended on the day on which it begins.

    The 31st stays the 31st, and is the last day of a month that is shorter.
    """
    if rule.unit == WEEK and not rule.weekdays:
        return replace(rule, weekdays=((0, day.weekday()),))
    if rule.unit in (MONTH, YEAR) and not (rule.days or rule.weekdays):
        months = (rule.months or (day.month,)) if rule.unit == YEAR else ()
        return checked(on_day_or_last(replace(rule, months=months), day.day))
    return rule


def on_day_or_last(rule: Rule, day: int) -> Rule:
    """Return a rule for a day of the month, or the last day of a month that is too short for it.

    Raises `Invalid` for a 30th of February.
    """
    checked(replace(rule, days=(day,)))
    is_in_all = day <= min((SHORTEST[month - 1] for month in rule.months), default=28)
    if is_in_all or len(rule.months) > 1:
        return replace(rule, days=(day,))
    return replace(rule, days=tuple(range(28, day + 1)), nth=-1)


def _as_text(days: Iterator[date]) -> tuple[str, ...]:
    return tuple(day.isoformat() for day in days)


def _is_day(rule: Rule, day: date) -> bool:
    return next(_from(replace(rule, every=1), day, day), None) == day


def _from_completion(rule: Rule, done: date) -> Iterator[date]:
    """Yield the days that follow if a task is done on day `done`, and then on each of these days."""
    left = rule.count - 1 if rule.count else None
    day: date | None = done
    while day and left != 0:
        day = _once_from(rule, day)
        if day is None or (rule.until and day > rule.until):
            return
        yield day
        left = left - 1 if left else None


def _once_from(rule: Rule, done: date) -> date | None:
    try:
        if rule.is_plain:
            return done + _length(rule, rule.every)
        nearly = done + _length(rule, rule.every - 1)
    except (ValueError, OverflowError):  # the year 10000
        return None
    return next(_after(replace(rule, every=1), nearly, nearly), None)


def _length(rule: Rule, count: int) -> relativedelta:
    """Return how long `count` units are: a month after 31 January is 28 February."""
    return relativedelta(**{UNITS[rule.unit]: count})


def _after(rule: Rule, start: date, after: date) -> Iterator[date]:
    """Yield the days after `after` of a rule that began on `start`, until its last day if it has one."""
    return (day for day in _from(rule, start, after) if day > after)


def _from(rule: Rule, start: date, at_least: date) -> Iterator[date]:
    """Yield the days from `at_least` on of a rule that began on `start`."""
    first = _period(rule, start)
    passed, empty = max(0, _units_between(rule, first, at_least) // rule.every - 1), 0
    while empty < _EMPTY:
        try:
            days = _days_in(rule, first + _length(rule, passed * rule.every))
        except (ValueError, OverflowError):  # the year 10000
            return
        passed, empty = passed + 1, 0 if days else empty + 1
        for day in days:
            if rule.until and day > rule.until:
                return
            if day >= max(start, at_least):
                yield day


def _period(rule: Rule, day: date) -> date:
    """Return the first day of the week, month or year that a day is in.

    If that week would begin before the year 1, a later one is returned.
    """
    if rule.unit == WEEK:
        into = (day.weekday() - rule.week_begins) % 7
        return day - timedelta(into) if day.toordinal() > into else day + timedelta(7 * rule.every - into)
    return day.replace(day=1, month=1) if rule.unit == YEAR else day.replace(day=1) if rule.unit == MONTH else day


def _units_between(rule: Rule, first: date, last: date) -> int:
    days, months = (last - first).days, (last.year - first.year) * 12 + last.month - first.month
    return {DAY: days, WEEK: days // 7, MONTH: months, YEAR: months // 12}[rule.unit]


def _days_in(rule: Rule, first: date) -> list[date]:
    """Return the days of a rule in the day, week, month or year that begins on `first`."""
    if rule.unit == DAY:
        return [first]
    if rule.unit == WEEK:
        return sorted(first + timedelta((weekday - rule.week_begins) % 7) for _, weekday in rule.weekdays)
    return days_of(rule, first.year, rule.months if rule.unit == YEAR else (first.month,))
