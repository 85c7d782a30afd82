"""What a language has to say for `read`: its tables. English and German are there; another one is one file more."""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """The words of a language, in small letters, without the dots of abbreviations."""

    every: frozenset[str]
    adverbs: Mapping[str, tuple[str, int]]
    """Words that are a repeat by themselves, as "daily": its unit, and how many."""
    units: Mapping[str, tuple[str, int]]
    """Of "week", and of "quarter": three months."""
    finer: frozenset[str]
    """Units that are too fine, as "hour"."""
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    """Words for ordinals; -1 for "last"."""
    ordinal: re.Pattern[str]
    """One in digits, with the number as its group."""
    other: frozenset[str]
    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    workday: frozenset[str]
    weekend: frozenset[str]
    day: frozenset[str]
    also: frozenset[str]
    """Between two: "and"."""
    on: frozenset[str]
    of: frozenset[str]
    small: frozenset[str]
    """Words that may stand after `on` and `of`: "the"."""
    month: frozenset[str]
    until: frozenset[str]
    starting: frozenset[str]
    times: frozenset[str]
    before_times: frozenset[str]
    from_completion: tuple[tuple[str, ...], ...]
    or_last_day: tuple[tuple[str, ...], ...]
    left_out: tuple[tuple[str, ...], ...]
    counting_missed: tuple[tuple[str, ...], ...]
    today: frozenset[str]
    tomorrow: frozenset[str]


def words(text: str) -> frozenset[str]:
    """Return a set of words, between which are blanks."""
    return frozenset(text.split())


def named(*texts: str, start: int = 0) -> dict[str, int]:
    """Return numbers by their words; those of one stand in one text."""
    return {word: number for number, text in enumerate(texts, start) for word in text.split()}


def phrases(*texts: str) -> tuple[tuple[str, ...], ...]:
    """Return phrases as their words."""
    return tuple(tuple(text.split()) for text in texts)
