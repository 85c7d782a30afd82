"""Finds a repeat such as "every 2nd Tuesday until March" in what a person types. It reads on from its first word."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from domain.clean import Invalid
from domain.languages import LANGUAGES, in_any
from domain.languages.language import Language
from domain.repeat.days import on_day_or_last
from domain.repeat.rule import DAY, FINER, MONTH, NOT_UNDERSTOOD, UNITS, WEEK, WORKDAYS, YEAR, Rule, checked
from domain.repeat.words import Words, words_from

ENDS_BEFORE = "This repeat ends before it begins. Choose a later end."

_ALL = tuple(LANGUAGES.values())
_UNIT_OF = {name: unit for unit, name in UNITS.items()}
FIRST_WORDS = tuple(sorted(in_any(lambda one: (*one.repeats.every, *one.repeats.adverbs, *one.repeats.weekly))))
"""Words with which a repeat begins."""


class Read(NamedTuple):
    """A repeat that was found in a text."""

    rule: Rule
    end: int
    """Where its words end."""
    language: Language
    starts: str | None = None
    """The day on which it is to start, if they say that."""
    time: str | None = None
    """The time of day, if they say one: “every morning”."""


def read(text: str, today: str, at: int = 0, languages: Sequence[Language] = _ALL) -> Read | None:
    """Return the repeat whose words begin at a place of a text, or None if none begins there or it is not possible.

    Of all languages, the longest one counts. Words such as "daily" count only before the end, or before
    what may be a day or a time.
    """
    try:
        return _read(text, today, at, languages)
    except Invalid:
        return None


def understood(text: str, today: str) -> Read:
    """Return the repeat that a whole text says, or raise `Invalid` with a hint what to write instead."""
    found = _read(text, today, 0, _ALL)
    if found and not text[found.end :].strip(" .\t"):
        return found
    said = {word.lower() for word in re.findall(r"[^\W\d_]+", text)}
    raise Invalid(FINER if any(said & language.finer for language in _ALL) else NOT_UNDERSTOOD)


def _read(text: str, today: str, at: int, languages: Iterable[Language]) -> Read | None:
    if at and text[at - 1].isalnum():
        return None
    all_words = words_from(text, at)
    found = [_Reader(language, all_words, date.fromisoformat(today)).read() for language in languages]
    return max(filter(None, found), key=lambda one: one.end, default=None)


class _Reader(Words):
    """Reads how often something comes, and until when."""

    _time: str | None = None

    def read(self) -> Read | None:
        rule = self._begin()
        if rule is None:
            return None
        starts: date | None = None
        while more := self._more(rule):
            rule = more[0]
            starts = more[1] or starts
        if rule.until and rule.until < (starts or self._today):
            raise Invalid(ENDS_BEFORE)
        begins_on = starts.isoformat() if starts else None
        return Read(checked(rule), self._words[self._at - 1].end, self._language, begins_on, self._time)

    # How often something comes.

    def _begin(self) -> Rule | None:
        adverb = self._try(lambda: self._value(self._in.adverbs))
        if adverb:
            rule = Rule(_UNIT_OF[adverb[0]], adverb[1])
            if found := self._try(lambda: self._on(rule)):
                return found
            leads = self._leads_to_a_day() or self._peeks(self._part_after)
            is_open = not self._next.isalpha() or leads or self._peeks(lambda: self._tail(rule))
            return rule if is_open else None
        if weekly := self._several(lambda: self._value(self._in.weekly)):
            return Rule(WEEK, weekdays=_each(weekly))
        if not self._take(self._in.every):
            return self._try(self._of_every_month)
        from_completion = self._take("!")
        if part := self._value(self._language.parts):
            self._time = part
            return Rule(DAY, from_completion=from_completion)
        found = self._try(self._interval) or self._try(self._weekdays_apart) or self._try(self._which)
        return replace(found, from_completion=from_completion) if found else None

    def _leads_to_a_day(self) -> bool:
        """Return whether a day or a time may follow: “daily at 8”, “weekly by Friday”, “monthly tomorrow”."""
        return self._language.markers.get(self._next) in ("at", "on", "by") or self._next in self._language.days

    def _part_after(self) -> bool | None:
        """Read the part of the day in “daily in the evening”."""
        return self._take_phrase(tuple(part.split()) for part in self._language.parts_after) or None

    def _of_every_month(self) -> Rule | None:
        """Read "on the 1st of every month"."""
        self._take(self._in.on)
        begins = self._at
        found = self._which()
        said = {word.text for word in self._words[begins + 1 : self._at]}
        return found if found and found.unit == MONTH and said & self._in.every else None

    def _interval(self) -> Rule | None:
        """Read "3 days", "other week", "2nd month", "week", and the days of it."""
        every = 2 if self._take(self._in.other) else self._number()
        if every is None:
            every = self._try(self._nth_unit) or 1
        if every == 2 and (days := self._weekdays()):
            return Rule(WEEK, 2, weekdays=_each(days))
        unit, many = self._value(self._language.units) or ("", 0)
        if unit not in _UNIT_OF:
            return None
        rule = Rule(_UNIT_OF[unit], every * many)
        return self._try(lambda: self._on(rule)) or rule

    def _weekdays_apart(self) -> Rule | None:
        """Read "zweiten Dienstag", where the language means every 2 weeks by it."""
        nth = self._ordinal() or 0
        days = self._weekdays() if self._is_apart(nth) else []
        goes_on = days and (self._names_months() or self._peeks(self._another))
        return Rule(WEEK, nth, weekdays=_each(days)) if days and not goes_on else None

    def _is_apart(self, nth: int) -> bool:
        return self._in.nth_is_apart and nth > 1

    def _names_months(self) -> bool:
        return self._peeks(lambda: self._of_the_month() or self._of_which_months() or None)

    def _another(self) -> int | None:
        """Read "or Friday", or "and 4th": then all of it is within a month."""
        if self._take(self._in.either):
            return self._weekday()
        return self._ordinal() if self._takes_also() and self._next.rstrip(".").isalnum() else None

    def _nth_unit(self) -> int | None:
        """Read the "2nd" of "2nd week", but not "last", nor "the first" as a day of the month."""
        nth = self._ordinal()
        known = self._next in self._language.units and nth is not None and nth > 1
        return nth if known and not self._peeks(self._day_of_month) else None

    def _day_of_month(self) -> bool | None:
        return True if self._take(self._in.day) and self._of_the_month() else None

    def _on(self, rule: Rule) -> Rule | None:
        weekly = self._several(lambda: self._value(self._in.weekly)) if rule.unit == WEEK else []
        if weekly:  # alle 2 Wochen freitags
            return replace(rule, weekdays=_each(weekly))
        if rule.unit == WEEK and self._take(self._in.on):
            days = self._weekdays()
            workdays = not days and self._take(self._in.workday)
            return replace(rule, weekdays=WORKDAYS if workdays else _each(days)) if days or workdays else None
        if rule.unit in (MONTH, YEAR) and self._take(self._in.on):
            self._smalls()
            found = self._try(self._which)
            if found and found.unit == rule.unit:
                return replace(found, every=rule.every)
        if rule.unit == YEAR and self._take(self._in.of):
            months = self._several(self._month)
            return replace(rule, months=tuple(sorted(months))) if months else None
        return None

    def _which(self) -> Rule | None:
        """Read days: "Monday and Friday", "last workday", "27 January", "2nd Tuesday of the month"."""
        if self._take(self._in.workday):
            return Rule(WEEK, weekdays=WORKDAYS)
        if self._take(self._in.weekend):
            return Rule(WEEK, weekdays=((0, 5),))
        if days := self._weekdays():
            return Rule(WEEK, weekdays=_each(days))
        if month := self._try(self._month):
            self._smalls()
            day = self._ordinal() or self._number()
            return _of_months(Rule(MONTH), [month], day) if day else None
        return self._try(self._nth_weekdays) or self._try(self._nth_workday) or self._try(self._nth_days)

    def _nth_weekdays(self) -> Rule | None:
        found = self._several(self._nth_weekday)
        pairs = [(nth, day) for all_nth, day in found for nth in all_nth]
        return self._in_months(Rule(MONTH, weekdays=tuple(sorted(set(pairs))))) if pairs else None

    def _nth_weekday(self) -> tuple[list[int], int] | None:
        self._smalls()
        all_nth = self._several(self._ordinal)
        day = self._weekday() if all_nth else None
        return None if day is None else (all_nth, day)

    def _nth_workday(self) -> Rule | None:
        nth = self._ordinal()
        if not nth:
            return None
        if self._take(self._in.workday):
            is_apart = self._is_apart(nth) and not self._names_months()  # “every 2nd workday” cannot be kept
            return None if is_apart else self._in_months(Rule(MONTH, weekdays=WORKDAYS, nth=nth))
        days = [self._weekday()]
        while days[-1] is not None and (self._take({",", *self._in.either})):
            self._take(self._in.either)
            days.append(self._weekday())
        found = [day for day in days if day is not None]
        return self._in_months(Rule(MONTH, weekdays=_each(found), nth=nth)) if len(found) > 1 else None

    def _nth_days(self) -> Rule | None:
        days = self._several(self._nth_day)
        if not days:
            day = self._number()
            if day is None or self._next not in self._language.months:
                return None
            days = [day]
        return self._in_months(Rule(MONTH), days)

    def _nth_day(self) -> int | None:
        """Read "27th", "last day" or "2nd last day" of a month."""
        self._smalls()
        nth = self._ordinal()
        is_day = self._take(self._in.day)
        return nth if nth and (is_day or nth > 0) else None

    def _in_months(self, rule: Rule, days: Sequence[int] = ()) -> Rule | None:
        """Read "of the month", or the months, if they are said."""
        if not self._of_the_month() and (months := self._try(self._of_which_months)):
            if not days:
                return replace(rule, unit=YEAR, months=tuple(sorted(months)))
            return _of_months(rule, months, *days)
        if not days:
            return rule
        return on_day_or_last(rule, days[0]) if len(days) == 1 else replace(rule, days=tuple(sorted(set(days))))

    def _of_which_months(self) -> list[int] | None:
        self._take(self._in.of)
        self._smalls()
        return self._several(self._month) or None

    def _of_the_month(self) -> bool:
        def reads() -> bool | None:
            if not self._take(self._in.of):
                return None
            self._smalls()
            return True if self._take(self._in.month) else None

        return bool(self._try(reads))

    # The words that may follow.

    def _more(self, rule: Rule) -> tuple[Rule, date | None] | None:
        return self._try(lambda: self._tail(rule))

    def _tail(self, rule: Rule) -> tuple[Rule, date | None] | None:
        self._take([","])
        if self._take_phrase(self._in.or_last_day):
            return rule, None
        if self._take_phrase(self._in.left_out):
            return (replace(rule, days=rule.days[-1:], nth=0) if rule.or_last_day else rule), None
        if self._take_phrase(self._in.counting_missed):
            return rule, None
        if self._take_phrase(self._in.from_completion):
            return replace(rule, from_completion=True), None
        if self._take(self._in.until):
            until = self._day(at_end=True)
            return (replace(rule, until=until), None) if until else None
        if self._take(self._in.starting):
            starts = self._day(at_end=False)
            return (rule, starts) if starts and starts.year >= self._today.year else None
        self._take(self._in.before_times)
        count = self._number()
        return (replace(rule, count=count), None) if count and self._take(self._in.times) else None


def _each(weekdays: Iterable[int]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted({(0, day) for day in weekdays}))


def _of_months(rule: Rule, months: Sequence[int], *days: int) -> Rule:
    found = replace(rule, unit=YEAR, months=tuple(sorted(set(months))))
    return on_day_or_last(found, days[0]) if len(days) == 1 else replace(found, days=tuple(sorted(set(days))))
