"""Which repeats are kept. Refused are those that come more often than daily, and those that never come."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import product
from typing import TypeVar

from domain.clean import Invalid

DAY, WEEK, MONTH, YEAR = "DAILY", "WEEKLY", "MONTHLY", "YEARLY"
UNITS = {DAY: "days", WEEK: "weeks", MONTH: "months", YEAR: "years"}
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKDAYS = tuple((0, day) for day in range(5))
FROM_COMPLETION = " from completion"
MOST = 999
"""The longest interval, and the greatest number of times."""
TEXT_MAX = 300

FINER = "A task repeats once a day at most. Write “every day”, or a task for each time of the day."
NEVER = "There is no such day. Choose one that comes."
NOT_UNDERSTOOD = (
    "This repeat is not understood. Write it as “every 2nd Tuesday”, “every 3 days” or “every last workday”."
)
TOO_PARTICULAR = f"{NOT_UNDERSTOOD} Rules that are more particular than that are not kept."

_BY_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL = re.compile(r"(\d{4})(\d{2})(\d{2})(T\d{6}Z?)?")
_FINER = ("SECONDLY", "MINUTELY", "HOURLY")
_FINER_PARTS = ("BYSECOND", "BYMINUTE", "BYHOUR")
SHORTEST = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
T = TypeVar("T")


@dataclass(frozen=True)
class Rule:
    """On which days a task comes again. What it leaves open follows from the task's date: weekly keeps the weekday."""

    unit: str
    every: int = 1
    months: tuple[int, ...] = ()
    days: tuple[int, ...] = ()
    """Days of the month; -1 is its last."""
    weekdays: tuple[tuple[int, int], ...] = ()
    """Pairs of which one in the month (0 for every one, -1 for the last) and the weekday (0 for Monday)."""
    nth: int = 0
    """Which one of all these days in a period; -1 for the last, 0 for all of them."""
    until: date | None = None
    count: int = 0
    """How many times it still comes, this time included; 0 for ever."""
    week_begins: int = 0
    from_completion: bool = False

    def __str__(self) -> str:
        parts = [
            f"FREQ={self.unit}",
            f"INTERVAL={self.every}" if self.every > 1 else "",
            _part("BYMONTH", self.months),
            _part("BYMONTHDAY", self.days),
            _part("BYDAY", [f"{nth or ''}{WEEKDAYS[day]}" for nth, day in self.weekdays]),
            f"BYSETPOS={self.nth}" if self.nth else "",
            f"UNTIL={self.until.isoformat().replace('-', '')}" if self.until else "",
            f"COUNT={self.count}" if self.count else "",
            f"WKST={WEEKDAYS[self.week_begins]}" if self.week_begins else "",
        ]
        return ";".join(filter(None, parts)) + (FROM_COMPLETION if self.from_completion else "")

    @property
    def or_last_day(self) -> bool:
        """Return whether it means a day of the month, or the last day of a month that is shorter."""
        return self.nth == -1 and len(self.days) > 1 and self.days == tuple(range(28, self.days[-1] + 1))

    @property
    def is_plain(self) -> bool:
        """Return whether it says only how long it is until the next time, and names no day."""
        return not (self.months or self.days or self.weekdays)


def _part(name: str, values: object) -> str:
    listed = ",".join(map(str, values))  # type: ignore[call-overload]
    return f"{name}={listed}" if listed else ""


@lru_cache(1_000)
def parse(text: str) -> Rule:
    """Return the rule in a text, as it is kept or in a file, or raise `Invalid`."""
    if len(text) > TEXT_MAX:
        raise Invalid(TOO_PARTICULAR)
    given, _, after = text.strip().upper().partition(" ")
    if after not in ("", FROM_COMPLETION.strip().upper()):
        raise Invalid(NOT_UNDERSTOOD)
    pairs = [part.partition("=") for part in given.removeprefix("RRULE:").strip(";").split(";")]
    parts = {name: value for name, _, value in pairs}
    if len(parts) < len(pairs) or not all(parts.values()):
        raise Invalid(NOT_UNDERSTOOD)
    unit = parts.pop("FREQ", "")
    if unit in _FINER or any(name in parts for name in _FINER_PARTS):
        raise Invalid(FINER)
    rule = Rule(
        unit,
        every=_number(parts.pop("INTERVAL", "1")),
        months=_numbers(parts.pop("BYMONTH", "")),
        days=_numbers(parts.pop("BYMONTHDAY", "")),
        weekdays=_weekdays(parts.pop("BYDAY", "")),
        nth=_number(parts.pop("BYSETPOS", "0")),
        until=_until(parts.pop("UNTIL", "")),
        count=_number(parts.pop("COUNT", "0")),
        week_begins=_weekday(parts.pop("WKST", "MO")),
        from_completion=bool(after),
    )
    if parts:
        raise Invalid(TOO_PARTICULAR)
    return checked(rule)


def rule_for(rule: Rule, week_begins: int) -> Rule:
    """Return a rule for a person whose week begins on a weekday; Monday is 0."""
    return checked(replace(rule, week_begins=week_begins))


def clean_repeat(value: object) -> str:
    """Return a repeat as it is kept, or raise `Invalid`."""
    if not isinstance(value, str):
        raise Invalid(NOT_UNDERSTOOD)
    return str(parse(value))


def _number(text: str) -> int:
    if re.fullmatch(r"[+-]?[0-9]{1,4}", text):
        return int(text)
    raise Invalid(NOT_UNDERSTOOD)


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(sorted(set(map(_number, text.split(","))))) if text else ()


def _weekday(text: str) -> int:
    if text in WEEKDAYS:
        return WEEKDAYS.index(text)
    raise Invalid(NOT_UNDERSTOOD)


def _weekdays(text: str) -> tuple[tuple[int, int], ...]:
    found = [_BY_DAY.fullmatch(one) for one in text.split(",")] if text else []
    if not all(found):
        raise Invalid(NOT_UNDERSTOOD)
    return tuple(sorted({(int(one[1] or 0), WEEKDAYS.index(one[2])) for one in found if one}))


def _until(text: str) -> date | None:
    if not text:
        return None
    match = _UNTIL.fullmatch(text)
    if not match:
        raise Invalid(NOT_UNDERSTOOD)
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:  # a 31st of June
        raise Invalid(NEVER) from None


def checked(rule: Rule) -> Rule:
    """Return a rule in the one form in which it is kept, or raise `Invalid` if it is not supported or never comes."""
    if rule.unit not in UNITS:
        raise Invalid(NOT_UNDERSTOOD)
    if not (1 <= rule.every <= MOST and 0 <= rule.count <= MOST):
        raise Invalid(f"A repeat has numbers from 1 to {MOST}. Choose one of them.")
    if rule.until and rule.count:
        raise Invalid("A repeat ends on a day, or after so many times. Choose one of them.")
    rule = _rewritten(rule)
    numbers = [*rule.days, *(nth for nth, _ in rule.weekdays if nth), *([rule.nth] if rule.nth else [])]
    if 0 in rule.days or any(abs(one) > 31 for one in numbers) or any(not 1 <= one <= 12 for one in rule.months):
        raise Invalid(NEVER)
    if not _is_kept(rule):
        raise Invalid(TOO_PARTICULAR)
    if not _comes(rule):
        raise Invalid(NEVER)
    weeks = rule.unit == WEEK and rule.every > 1
    return rule if weeks else replace(rule, week_begins=0)


def _is_kept(rule: Rule) -> bool:
    """Return whether there is a sentence for this rule."""
    each = all(nth == 0 for nth, _ in rule.weekdays)
    if rule.unit == DAY:
        return rule.is_plain and not rule.nth
    if rule.unit == WEEK:
        return each and not (rule.days or rule.months or rule.nth)
    if rule.months if rule.unit == MONTH else not (rule.months or rule.is_plain):
        return False
    if rule.nth and len(rule.months) > 1:
        return False
    if rule.weekdays:
        picks = each if rule.nth else all(0 < abs(nth) < 6 for nth, _ in rule.weekdays)
        return picks and not rule.days
    return not rule.nth or rule.or_last_day


def _rewritten(rule: Rule) -> Rule:
    """Return a rule in the unit of its days: one that comes daily on weekdays comes weekly."""
    if rule.every == 1 and rule.unit == DAY and not rule.is_plain:
        unit = YEAR if rule.months else MONTH if rule.days else WEEK
        rule = replace(rule, unit=unit)
    if rule.every == 1 and rule.unit == MONTH and rule.months:
        rule = replace(rule, unit=YEAR)
    if rule.every == 1 and rule.unit == YEAR and rule.days and not rule.months and not rule.nth:
        rule = replace(rule, unit=MONTH)
    if rule.every == 1 and rule.unit == MONTH and rule.weekdays and not rule.nth and not rule.days:
        each = all(nth == 0 for nth, _ in rule.weekdays)
        rule = replace(rule, unit=WEEK) if each else rule
    if rule.nth and len(rule.weekdays) == 1 and rule.weekdays[0][0] == 0 and len(rule.months) < 2:
        rule = replace(rule, weekdays=((rule.nth, rule.weekdays[0][1]),), nth=0)
    if rule.or_last_day and len(rule.months) == 1:  # a day that the month has anyway, or never
        day, month = rule.days[-1], rule.months[0] - 1
        if not SHORTEST[month] < day <= LONGEST[month]:
            rule = replace(rule, days=(day if day <= SHORTEST[month] else -1,), nth=0)
    if rule.nth in (1, -1) and len(rule.days) == 1 and len(rule.months) < 2:
        rule = replace(rule, nth=0)
    return rule


def _comes(rule: Rule) -> bool:
    """Return whether the rule has any day at all. In 28 years every month has begun on every weekday."""
    if rule.unit == WEEK or not (rule.days or rule.weekdays):
        return True
    months = rule.months or range(1, 13)
    if rule.days:
        return any(abs(day) <= LONGEST[month - 1] for day, month in product(rule.days, months))
    return any(days_of(rule, year, (month,)) for year in range(2000, 2028) for month in months)


def days_of(rule: Rule, year: int, months: tuple[int, ...]) -> list[date]:
    """Return the days of a rule in some months of a year, in order."""
    found = set()
    for month in months:
        first, length = monthrange(year, month)
        numbers = {day if day > 0 else length + 1 + day for day in rule.days}
        for nth, weekday in rule.weekdays:
            same = range(1 + (weekday - first) % 7, length + 1, 7)
            numbers |= set(_only(nth, same))
        found |= {date(year, month, day) for day in numbers if 0 < day <= length}
    return list(_only(rule.nth, sorted(found)))


def _only(nth: int, found: Sequence[T]) -> Sequence[T]:
    """Return which one of those found is meant, if any, or all of them: see `Rule.nth`."""
    if nth == 0:
        return found
    return found[nth - 1 : nth] if nth > 0 else found[nth : nth + 1 or None]
