"""What a language has for days and times: tables of words, all of them lower-case. A key may be several words."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.repeat.language import Language as RepeatLanguage

Table = Mapping[str, str]


def table(**words: str) -> dict[str, str]:
    """Return a table from what words mean: ``table(on="on am")`` says that both mean the same."""
    return {word.replace("_", " "): meaning for meaning, given in words.items() for word in given.split()}


def words(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


def names(text: str) -> tuple[str, ...]:
    """Return the names in a text, which have commas between them."""
    return tuple(text.split(", "))


def counted(text: str, first: int = 0) -> dict[str, int]:
    """Return words with their numbers, from the first one on; of those with ``/`` between them, all have the same."""
    return {word: at for at, some in enumerate(text.split(), first) for word in some.split("/")}


@dataclass(frozen=True, eq=False)
class Language:
    """The words of a language. Where a word of several words is meant in a table, it has ``_`` for a blank."""

    markers: Table
    """What stands before a day or a time, and what it says of it: ``on``, ``at`` a time, ``by`` a deadline, ``next``,
    or ``for``, which stays in the title together with the day."""
    days: Mapping[str, int]
    """Words for days that are so many days away."""
    moments: Mapping[str, tuple[int, str]]
    """The same, with a time of that day."""
    weekdays: Mapping[str, int]
    """In full; Monday is 0."""
    short_weekdays: Mapping[str, int]
    months: Mapping[str, int]
    parts: Table
    """Parts of a day, after a day, and when they begin."""
    spans: Table
    """Words for a week, a weekend or a month, and which of the rules in `domain.words.days` finds its day."""
    within: frozenset[str]
    """What stands before a length of time, as “in 3 days”."""
    numbers: Mapping[str, int]
    units: Table
    """Lengths of time: ``minutes``, ``hours``, ``days``, ``weeks``, ``months`` or ``years``."""
    ordinal: str
    """The pattern of the 17th of a month."""
    joins: frozenset[str]
    """What may stand within a date, as in “the 17th of March”."""
    clock: str
    """The pattern of a time with a sign that it is one, as “5pm”: groups ``hour``, ``minute`` and ``half``."""
    articles: frozenset[str]
    """Before a weekday, they say that it is no date."""
    refers: frozenset[str]
    """Words after which a day is what the task is about, not when it is to be done: “the minutes of Monday”."""
    ranges: frozenset[str]
    """Words with which a time from one day to another begins."""
    objects: frozenset[str]
    """Verbs which have a day for their object: “plan tomorrow”."""
    closes: frozenset[str]
    """Words with which something new begins: before them, a date can be over in the middle of a title."""
    numbered: frozenset[str]
    """Things that have numbers: “chapter 3/4” is no date."""
    doubtful: frozenset[str]
    """Names of days and months that are everyday words: they need a sign that they are a date."""
    repeats: RepeatLanguage
    """The words of repeats."""
    names: tuple[str, ...] = ()
    """Names that sound like a date."""
    verb_last: bool = False
    """Whether a date often stands at the beginning, or before the verb, which comes last."""
    nouns_are_capitals: bool = False
