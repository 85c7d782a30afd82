"""Repeats: on which days a task comes again.

A repeat is kept as text: an RRULE (RFC 5545) with few of its parts, followed by two words if it counts from the day on
which the task is done::

    FREQ=MONTHLY;BYDAY=2TU              every 2nd Tuesday of the month
    FREQ=DAILY;INTERVAL=3 from completion

`rule` has what is kept, `days` works out the days, `said` makes the sentence, and `read` finds a sentence in what a
person types. The words are in `domain.languages`.
"""

from domain.repeat.days import Coming, begun, begun_as_said, begun_later, coming, coming_before, step
from domain.repeat.read import FIRST_WORDS, Read, read, understood
from domain.repeat.rule import Rule, parse, rule_for
from domain.repeat.said import say

__all__ = [
    "FIRST_WORDS",
    "Coming",
    "Read",
    "Rule",
    "begun",
    "begun_as_said",
    "begun_later",
    "coming",
    "coming_before",
    "parse",
    "read",
    "rule_for",
    "say",
    "step",
    "understood",
]
