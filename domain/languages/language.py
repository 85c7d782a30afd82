"""What a language has for days, times and repeats: tables of words in lower case, and sentences for repeats."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

Table = Mapping[str, str]
Units = Mapping[str, tuple[str, int]]
"""Lengths of time: ``minutes``, ``hours``, ``days``, ``weeks``, ``months`` or ``years``, and how many of them."""
LENGTHS = {"days": ("days", 1), "weeks": ("days", 7), "months": ("months", 1), "years": ("months", 12)}
"""Lengths of time in days or months."""


def table(**words: str) -> dict[str, str]:
    """Return a table from words to their meaning: ``table(on="on am")`` says that both mean ``on``."""
    return {word.replace("_", " "): meaning for meaning, given in words.items() for word in given.split()}


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.casefold().split())


def names(text: str) -> tuple[str, ...]:
    """Return the names in a text that has commas between them."""
    return tuple(text.split(", "))


def phrases(*texts: str) -> tuple[tuple[str, ...], ...]:
    """Return phrases, each split into its words."""
    return tuple(tuple(text.split()) for text in texts)


def counted(text: str, first: int = 0) -> dict[str, int]:
    """Return words with their numbers, counted from `first`; words with ``/`` between them have the same number."""
    return {word: at for at, some in enumerate(text.split(), first) for word in some.split("/")}


def lengths(**words: str) -> dict[str, tuple[str, int]]:
    """Return a table of lengths of time, as from ``lengths(weeks="week weeks", weeks_2="fortnight")``."""
    named = [(*name.partition("_"), given) for name, given in words.items()]
    return {word: (unit, int(many or 1)) for unit, _, many, given in named for word in given.split()}


@dataclass(frozen=True, eq=False, kw_only=True)
class Repeats:
    """The words of repeats; those for days and numbers are in `Language`."""

    every: frozenset[str]
    adverbs: Units = field(default_factory=dict)
    """Words that are a whole repeat, as “daily”."""
    weekly: Mapping[str, int] = field(default_factory=dict)
    """Words for a repeat on a weekday, each a whole repeat."""
    finer: frozenset[str] = frozenset()
    """Words that are too fine, as “hourly”, besides those for hours and minutes."""
    ordinals: Mapping[str, int]
    """Words for ordinals; -1 for “last”."""
    nth_is_apart: bool = False
    """Whether “every 2nd Tuesday” is each other one if no month is named, and not the second of each month."""
    other: frozenset[str] = frozenset()
    weekdays: Mapping[str, int] = field(default_factory=dict)
    """Names of weekdays that are only used in repeats, as “Mondays”."""
    workday: frozenset[str] = frozenset()
    weekend: frozenset[str] = frozenset()
    day: frozenset[str] = frozenset()
    also: frozenset[str]
    """The word between two, as “and”."""
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
    """How a repeat is said: patterns with ``{}`` to fill in. Each sentence that is made is also understood."""

    every: Mapping[str, tuple[str, str]]
    """For days, weeks, months and years, two patterns each: “every week”, and “every {} weeks”."""
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    workday: str
    each: str
    """For days: “every {}”."""
    on: str
    """Adds the days of a week to how often: “{} on {}”."""
    on_the: str
    """Adds the days of a month to how often: “{} on the {}”."""
    during: str
    """Adds months to how often: “{} in {}”."""
    of_month: str
    """Follows a day that is counted: “{} of the month”."""
    days_of: str
    """Adds months to days with numbers: “{} of {}”."""
    weekdays_of: str
    """Adds months to weekdays that are counted."""
    nth: Callable[[int], str]
    """“2nd”, or “2nd last” for a negative number."""
    day: str
    """“{} day”, to be filled with “last”."""
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
    """A full date, from the day, the month and the year."""
    once: str
    times: str


@dataclass(frozen=True, eq=False, kw_only=True)
class Language:
    """The words of a language. Where a table has a phrase of several words, ``_`` stands for the blank."""

    name: str
    """Its name in the app, in English."""
    markers: Table
    """Words before a day or a time, with their meaning: ``on``, ``at`` a time, ``by`` a deadline, ``next``, or ``for``,
    which stays in the title together with the day."""
    days: Mapping[str, int]
    """Words for days, with how many days away they are."""
    moments: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    """The same, with a time of that day."""
    weekdays: Mapping[str, int]
    """Full names; Monday is 0."""
    past_days: Mapping[str, int] = field(default_factory=dict)
    """Words for days that are over. A search and a box for a day know them; in a title they are text."""
    short_weekdays: Mapping[str, int] = field(default_factory=dict)
    timed_weekdays: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    """Weekdays and a time of day, in one word."""
    months: Mapping[str, int]
    parts: Table = field(default_factory=dict)
    """Parts of a day, which follow a day, with the time when they begin."""
    parts_after: Table = field(default_factory=dict)
    """Those that follow a time: “at 8 in the evening”."""
    midnight: frozenset[str] = frozenset()
    """Words for 00:00. Only a box for a time knows them: in a title they leave open which night is meant."""
    spans: Table = field(default_factory=dict)
    """Words for a week, a weekend or a month, with the rule of `domain.words.calendar` that finds its day."""
    weeks: Mapping[str, int] = field(default_factory=dict)
    """Words for the week of a weekday, before or after it, with how many weeks away it is."""
    month_parts: Mapping[str, int] = field(default_factory=dict)
    """Words before a month, as “mid”, with the day of the month; -1 is the last."""
    within: frozenset[str]
    """Words before a length of time, as in “in 3 days”."""
    numbers: Mapping[str, int]
    units: Units
    stretches: Mapping[str, int] = field(default_factory=dict)
    """Lengths of time without a number and a unit, as “half an hour”, in minutes."""
    ordinal_endings: frozenset[str]
    """Endings of numbers, as in “17th”."""
    joins: frozenset[str] = frozenset()
    """Words inside a date, as in “the 17th of March”."""
    clock: str
    """The pattern of a time that can be nothing else, as “5pm”, with the groups ``hour``, ``minute`` and ``half``."""
    minutes_follow: bool = False
    """Whether minutes can stand after that, as in “8 Uhr 30”."""
    articles: frozenset[str] = frozenset()
    """Before a weekday they say that it is not meant as a date."""
    refers: frozenset[str] = frozenset()
    """Words after which a day is the subject of the task and not its date: “the minutes of Monday”."""
    ranges: frozenset[str] = frozenset()
    """Words that begin a span from one day to another."""
    between: frozenset[str] = frozenset()
    """Words between two days or times, neither of which is meant alone: “Friday and Sunday”."""
    to: frozenset[str] = frozenset()
    """Those of a span: “Friday to Sunday”. Of two times, “2pm to 3pm”, the first is when it begins."""
    shifts: frozenset[str] = frozenset()
    """Verbs after which “2pm to 3pm” is from one time to another."""
    then: frozenset[str] = frozenset()
    """Words before a day or a time that comes after another one: “at 8, then at 12”."""
    excepting: frozenset[str] = frozenset()
    """Words that leave something out of a repeat."""
    objects: frozenset[str] = frozenset()
    """Verbs that take a day as their object: “plan tomorrow”."""
    closes: frozenset[str] = frozenset()
    """Words that begin something new. Before them, a date can end in the middle of a title."""
    numbered: frozenset[str] = frozenset()
    """Things that are numbered: “chapter 3/4” is not a date."""
    doubtful: frozenset[str] = frozenset()
    """Names of days and months that are also everyday words. They need a sign that a date is meant."""
    repeats: Repeats
    sentences: Sentences
    names: tuple[str, ...] = ()
    """Titles and fixed phrases that sound like a date."""
    verb_last: bool = False
    """Whether a date often comes first, or before a verb at the end."""
    nouns_are_capitals: bool = False

    @cached_property
    def ordinal(self) -> str:
        """The pattern of a number such as “17th”. Its group is the number."""
        return rf"(\d{{1,2}})(?:{'|'.join(map(re.escape, self.ordinal_endings)) or '(?!)'})"

    @cached_property
    def joint(self) -> re.Pattern:
        """The pattern of what stands between the beginning and the end of a span, as in “2pm - 3pm”."""
        return re.compile(f" ?[-–—] ?| (?:{'|'.join(map(re.escape, sorted(self.to))) or '(?!)'}) ")

    def joins_times(self, word: str) -> bool:
        """Return whether a word has such a joint in it, or is one."""
        return word in self.to or "-" in word or "–" in word or "—" in word

    @cached_property
    def named_weekdays(self) -> Mapping[str, int]:
        """Full and short names; Monday is 0."""
        return {**self.weekdays, **self.short_weekdays}

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The first words of everything that may be a day or a time, except figures."""
        days = (self.days, self.moments, self.weekdays, self.short_weekdays, self.timed_weekdays, self.spans)
        tables = (*days, self.weeks, self.markers, self.months, self.month_parts, self.parts, self.numbers, self.ranges)
        return frozenset(phrase.split()[0] for table in tables for phrase in table) | self.within | self.joins

    @cached_property
    def all_weekdays(self) -> dict[str, int]:
        """All names of weekdays that repeats may use."""
        return {**self.named_weekdays, **self.repeats.weekdays, **self.repeats.weekly}

    @cached_property
    def within_repeats(self) -> frozenset[str]:
        """The words, except figures, that may stand between the beginning of a repeat and a day of it."""
        says = self.repeats
        phrases = [
            *self.month_parts,
            *(phrase for phrase, means in self.markers.items() if means in ("on", "at", "by")),
        ]
        tables = (self.all_weekdays, self.months, self.units, self.numbers, self.days, says.ordinals, self.joins)
        sets = (says.other, says.workday, says.weekend, says.day, says.on, says.of, says.small, says.month, says.either)
        return frozenset().union(*tables, *sets, *(phrase.split() for phrase in phrases))

    @cached_property
    def counts(self) -> dict[str, int]:
        """The words for numbers, without articles: in “for a time”, “a” does not mean once."""
        return {word: number for word, number in self.numbers.items() if word not in self.articles}

    @cached_property
    def finer(self) -> frozenset[str]:
        """The words for hours, minutes and the like, which are too fine for a repeat."""
        return self.repeats.finer | {word for word, (unit, _) in self.units.items() if unit in ("hours", "minutes")}
