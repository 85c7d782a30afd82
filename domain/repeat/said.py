"""The sentence for a repeat, in English. `read` understands each of them again."""

from datetime import date
from functools import lru_cache

from domain.clean import Invalid
from domain.repeat.rule import MONTH, WEEK, WORKDAYS, Rule, parse

_UNITS = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
OR_LAST, LEFT_OUT = ", or the last day of the month", ", leaving out months without one"
COUNTING_MISSED = ", counting those missed"


@lru_cache(10_000)
def say(repeat: str) -> str:
    """Return a repeat in words: "every 2nd Tuesday of the month". What was never one is nothing."""
    try:
        rule = parse(repeat)
    except Invalid:  # from a newer version
        return ""
    return _days(rule) + _end(rule)


def _days(rule: Rule) -> str:
    if rule.is_plain:
        return _every(rule)
    if rule.unit == WEEK:
        if rule.every > 1:
            return f"{_every(rule)} on {_weekdays(rule)}"
        return f"every {_weekdays(rule)}"
    which = _in_month(rule)
    if rule.unit == MONTH:
        return f"every {which}" if rule.every == 1 else f"{_every(rule)} on the {which}"
    months = _and(_MONTHS[month - 1] for month in rule.months)
    if not (rule.days or rule.weekdays):
        return f"{_every(rule)} in {months}"
    day, comma, rest = which.partition(",") if which.endswith((OR_LAST, LEFT_OUT)) else (which, "", "")
    return f"{_every(rule)} on the {day.removesuffix(' of the month')} of {months}{comma}{rest}"


def _every(rule: Rule) -> str:
    unit = _UNITS[rule.unit]
    return f"every {unit}" if rule.every == 1 else f"every {rule.every} {unit}s"


def _weekdays(rule: Rule) -> str:
    return "workday" if rule.weekdays == WORKDAYS else _and(_DAYS[day] for _, day in rule.weekdays)


def _in_month(rule: Rule) -> str:
    if rule.or_last_day:
        return f"{_nth(rule.days[-1])}{OR_LAST}"
    if rule.days == (-1,):
        return "last day of the month"
    if rule.days:
        which = _and(f"{_nth(day)} day" if day < 0 else _nth(day) for day in rule.days)
        return which + (LEFT_OUT if min(rule.days) > 28 else "")
    if rule.nth:
        what = "workday" if rule.weekdays == WORKDAYS else _or(_DAYS[day] for _, day in rule.weekdays)
        return f"{_nth(rule.nth)} {what} of the month"
    which = _and(f"{_nth(nth)} {_DAYS[day]}" for nth, day in rule.weekdays)
    rare = all(abs(nth) == 5 for nth, _ in rule.weekdays)
    return f"{which} of the month{LEFT_OUT if rare else ''}"


def _end(rule: Rule) -> str:
    said = " from completion" if rule.from_completion else ""
    if rule.until:
        said += f" until {day_in_full(rule.until)}"
    if rule.count:
        said += f", {rule.count} time{'' if rule.count == 1 else 's'}"
        said += "" if rule.from_completion else COUNTING_MISSED
    return said


def day_in_full(day: date) -> str:
    """Return a day in words that hold at any time: "15 March 2027"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _nth(number: int) -> str:
    if number < 0:
        return "last" if number == -1 else f"{_nth(-number)} last"
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _and(words) -> str:
    return _listed(words, "and")


def _or(words) -> str:
    return _listed(words, "or")


def _listed(words, last: str) -> str:
    *some, end = words
    return f"{', '.join(some)} {last} {end}" if some else end
