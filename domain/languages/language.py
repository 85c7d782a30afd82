"""What a language has for days, times and repeats: tables of words, all lower-case, and how a repeat is said."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

Table = Mapping[str, str]
Units = Mapping[str, tuple[str, int]]
"""Lengths of time: ``minutes``, ``hours``, ``days``, ``weeks``, ``months`` or ``years``, and how many of them."""


def table(**words: str) -> dict[str, str]:
    """Return a table from what words mean: ``table(on="on am")`` says that both mean the same."""
    return {word.replace("_", " "): meaning for meaning, given in words.items() for word in given.split()}


def words(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


def names(text: str) -> tuple[str, ...]:
    """Return the names in a text, which have commas between them."""
    return tuple(text.split(", "))


def phrases(*texts: str) -> tuple[tuple[str, ...], ...]:
    """Return phrases as their words."""
    return tuple(tuple(text.split()) for text in texts)


def counted(text: str, first: int = 0) -> dict[str, int]:
    """Return words with their numbers, from the first one on; of those with ``/`` between them, all have the same."""
    return {word: at for at, some in enumerate(text.split(), first) for word in some.split("/")}


def lengths(**words: str) -> dict[str, tuple[str, int]]:
    """Return a table of lengths of time: ``lengths(weeks="week weeks", weeks_2="fortnight")``."""
    named = [(*name.partition("_"), given) for name, given in words.items()]
    return {word: (unit, int(many or 1)) for unit, _, many, given in named for word in given.split()}


@dataclass(frozen=True, eq=False, kw_only=True)
class Repeats:
    """The words of repeats, beside those for days and numbers that the language has anyway."""

    every: frozenset[str]
    adverbs: Units = field(default_factory=dict)
    """Words that are a repeat by themselves, as “daily”."""
    weekly: Mapping[str, int] = field(default_factory=dict)
    """Words for each such weekday, that are a repeat by themselves."""
    finer: frozenset[str] = frozenset()
    """What is too fine, as “hourly”, beside hours and minutes."""
    ordinals: Mapping[str, int]
    """Words for ordinals; -1 for “last”."""
    other: frozenset[str] = frozenset()
    weekdays: Mapping[str, int] = field(default_factory=dict)
    """More names of weekdays than there are in a date: “Mondays”."""
    workday: frozenset[str] = frozenset()
    weekend: frozenset[str] = frozenset()
    day: frozenset[str] = frozenset()
    also: frozenset[str]
    """Between two: “and”."""
    either: frozenset[str] = frozenset()
    on: frozenset[str]
    of: frozenset[str]
    small: frozenset[str] = frozenset()
    """Words that may stand after `on` and `of`: “the”."""
    month: frozenset[str] = frozenset()
    until: frozenset[str]
    starting: frozenset[str] = frozenset()
    times: frozenset[str]
    from_completion: tuple[tuple[str, ...], ...] = ()
    before_times: frozenset[str] = frozenset()
    or_last_day: tuple[tuple[str, ...], ...] = ()
    left_out: tuple[tuple[str, ...], ...] = ()
    counting_missed: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, eq=False, kw_only=True)
class Sentences:
    """How a repeat is said: patterns with ``{}`` for what is in them. What is said is understood again."""

    every: Mapping[str, tuple[str, str]]
    """For days, weeks, months and years: “every week”, and “every {} weeks”."""
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    workday: str
    each: str
    """Of days: “every {}”."""
    on: str
    """On which days of a week, after how often: “{} on {}”."""
    on_the: str
    """On which days of a month, after how often: “{} on the {}”."""
    during: str
    """In which months, after how often: “{} in {}”."""
    of_month: str
    """After a day that is counted: “{} of the month”."""
    days_of: str
    """After days by their number, of which months: “{} of {}”."""
    weekdays_of: str
    """After weekdays that are counted, of which months."""
    nth: Callable[[int], str]
    """“2nd”; “2nd last” of a number below zero."""
    day: str
    """“{} day”, of “last”."""
    both: str
    """“and”."""
    either: str
    """“or”."""
    or_last: str
    left_out: str
    counting_missed: str
    from_completion: str
    until: str
    date: str
    """A day in full, of its number, the month and the year."""
    once: str
    times: str


@dataclass(frozen=True, eq=False, kw_only=True)
class Language:
    """The words of a language. Where a word of several words is meant in a table, it has ``_`` for a blank."""

    name: str
    """As the app calls it, in English."""
    markers: Table
    """What stands before a day or a time, and what it says of it: ``on``, ``at`` a time, ``by`` a deadline, ``next``,
    or ``for``, which stays in the title together with the day."""
    days: Mapping[str, int]
    """Words for days that are so many days away."""
    moments: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    """The same, with a time of that day."""
    weekdays: Mapping[str, int]
    """In full; Monday is 0."""
    short_weekdays: Mapping[str, int] = field(default_factory=dict)
    timed_weekdays: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    """Weekdays that say a time too, in one word."""
    months: Mapping[str, int]
    parts: Table = field(default_factory=dict)
    """Parts of a day, after a day, and when they begin."""
    spans: Table = field(default_factory=dict)
    """Words for a week, a weekend or a month, and which of the rules in `domain.words.calendar` finds its day."""
    month_parts: Mapping[str, int] = field(default_factory=dict)
    """Words before a month, as “mid”, and which day of it they say; -1 is the last."""
    within: frozenset[str]
    """What stands before a length of time, as “in 3 days”."""
    numbers: Mapping[str, int]
    units: Units
    stretches: Mapping[str, int] = field(default_factory=dict)
    """Lengths of time that are no number and unit, as “half an hour”, in minutes."""
    ordinal_endings: frozenset[str]
    """What stands after the number in “17th”."""
    joins: frozenset[str] = frozenset()
    """What may stand within a date, as in “the 17th of March”."""
    clock: str
    """The pattern of a time with a sign that it is one, as “5pm”: groups ``hour``, ``minute`` and ``half``."""
    articles: frozenset[str] = frozenset()
    """Before a weekday, they say that it is no date."""
    refers: frozenset[str] = frozenset()
    """Words after which a day is what the task is about, not when it is to be done: “the minutes of Monday”."""
    ranges: frozenset[str] = frozenset()
    """Words with which a time from one day to another begins."""
    objects: frozenset[str] = frozenset()
    """Verbs which have a day for their object: “plan tomorrow”."""
    closes: frozenset[str] = frozenset()
    """Words with which something new begins: before them, a date can be over in the middle of a title."""
    numbered: frozenset[str] = frozenset()
    """Things that have numbers: “chapter 3/4” is no date."""
    doubtful: frozenset[str] = frozenset()
    """Names of days and months that are everyday words: they need a sign that they are a date."""
    repeats: Repeats
    sentences: Sentences
    names: tuple[str, ...] = ()
    """Names that sound like a date."""
    verb_last: bool = False
    """Whether a date often stands at the beginning, or before the verb, which comes last."""
    nouns_are_capitals: bool = False

    @cached_property
    def ordinal(self) -> str:
        """The pattern of a number such as “17th”, with the number as its group."""
        return rf"(\d{{1,2}})(?:{'|'.join(map(re.escape, self.ordinal_endings)) or '(?!)'})"

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The first words of whatever may be a day or a time, but for figures."""
        days = (self.days, self.moments, self.weekdays, self.short_weekdays, self.timed_weekdays, self.spans)
        tables = (*days, self.markers, self.months, self.month_parts, self.parts, self.numbers)
        return frozenset(phrase.split()[0] for table in tables for phrase in table) | self.within | self.joins

    @cached_property
    def all_weekdays(self) -> dict[str, int]:
        """All names of weekdays, as they stand in repeats."""
        return {**self.weekdays, **self.short_weekdays, **self.repeats.weekdays, **self.repeats.weekly}

    @cached_property
    def counts(self) -> dict[str, int]:
        """The words for numbers that are no articles: “for a time” is not once."""
        return {word: number for word, number in self.numbers.items() if word not in self.articles}

    @cached_property
    def finer(self) -> frozenset[str]:
        """The words for what is too fine for a repeat."""
        return self.repeats.finer | {word for word, (unit, _) in self.units.items() if unit in ("hours", "minutes")}
