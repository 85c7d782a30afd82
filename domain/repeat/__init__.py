"""Repeats: on which days a task comes again.

A repeat is kept as text: an RRULE (RFC 5545) of few parts, and where it counts from the day on which the task is done,
two words more::

    FREQ=MONTHLY;BYDAY=2TU              every 2nd Tuesday of the month
    FREQ=DAILY;INTERVAL=3 from completion

`rule` has what is kept, `days` the days that follow from it, `said` the sentence for it, and `read` finds a sentence in
what a person types; their words are in `domain.languages`.
"""

from domain.repeat.days import Coming, begun, begun_later, coming, coming_before, step
from domain.repeat.read import FIRST_WORDS, Read, read, understood
from domain.repeat.rule import Rule, parse, rule_for
from domain.repeat.said import say

__all__ = [
    "FIRST_WORDS",
    "Coming",
    "Read",
    "Rule",
    "begun",
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
