"""The verbs: everything that people can do to their lists and tasks. Each is one function, in the file of its subject.

A verb says what to assign. Its facts stand beside it: whether an intent names a list or tasks, what its value is, and
whether it also works on what is in the trash. `domain.intents.parse` checks an intent by them, and `storage.commit`
locks the lists before it calls the function.
"""

from domain.verbs import (  # noqa: F401 - each of these declares its verbs
    days,
    lists,
    past,
    repeats,
    sections,
    smart_lists,
    suggestions,
    tags,
    tasks,
)
from domain.verbs.facts import (
    GONE,
    SECTION_GONE,
    SMART_LIST_GONE,
    SUGGESTION_OLD,
    TAG_GONE,
    VERBS,
    Collapse,
    Purge,
    Verb,
    why_gone,
)
from domain.verbs.intent import Assigned, Intent

__all__ = [
    "GONE",
    "SECTION_GONE",
    "SMART_LIST_GONE",
    "SUGGESTION_OLD",
    "TAG_GONE",
    "VERBS",
    "Assigned",
    "Collapse",
    "Intent",
    "Purge",
    "Verb",
    "why_gone",
]
