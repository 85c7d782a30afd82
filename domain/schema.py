"""The shape of the data, once, and what a person may put into it.

Lists and tasks are dicts keyed by id, never by position::

    {"seq": 17,
     "lists": {list_id: TaskList},
     "tasks": {task_id: Task}}
"""

import re
from datetime import datetime
from typing import TypedDict

TASK_TITLE_MAX = 1_000
LIST_TITLE_MAX = 200
ADD_MAX = 100
"""Most tasks that one intent may add; a longer paste is sent as several intents."""

UNTITLED = "Untitled list"

_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{5,15}\+00:00")
_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
# C0 and C1 controls, line and paragraph separators: a title is one line, and PostgreSQL refuses a NUL.
_NOT_IN_A_LINE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


class TaskList(TypedDict):
    """A list. Instants are ISO 8601 in UTC; ``order`` is a fractional index that sorts as text."""

    title: str
    order: str
    created_at: str
    deleted_at: str | None


class Task(TypedDict):
    """A task. It is done when ``done_at`` is set, and gone when ``deleted_at`` is."""

    list: str
    title: str
    order: str
    done_at: str | None
    created_at: str
    deleted_at: str | None


class Lists(TypedDict):
    """What a browser or a test holds: everything up to ``seq``."""

    seq: int
    lists: dict[str, TaskList]
    tasks: dict[str, Task]


class Invalid(ValueError):
    """What was asked cannot be done. The text is for the person: what is wrong, and what to do next."""


def empty() -> Lists:
    """Return data without any list."""
    return {"seq": 0, "lists": {}, "tasks": {}}


def is_id(value: object) -> bool:
    """Return whether `value` can be an id: 8 to 64 letters, digits, ``-`` or ``_``."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def clean_id(value: object) -> str:
    """Return `value` if it can be an id, else raise `Invalid`."""
    if isinstance(value, str) and is_id(value):
        return value
    raise Invalid("This is not a valid id. Reload the page and try again.")


def clean_instant(value: object) -> str:
    """Return `value` if it can be an instant as it is kept, in UTC, else raise `Invalid`."""
    try:
        if isinstance(value, str) and _INSTANT.fullmatch(value) and datetime.fromisoformat(value):
            return value
    except ValueError:  # a 13th month, a 25th hour
        pass
    raise Invalid("This is not a valid instant. Reload the page and try again.")


def clean_title(value: object, limit: int = TASK_TITLE_MAX) -> str:
    """Return `value` as one line of at most `limit` characters, trimmed; it may be empty.

    Raises `Invalid` when it is not text, or too long: nothing is cut behind a person's back.
    """
    if not isinstance(value, str):
        raise Invalid("A title is text. Reload the page and try again.")
    line = _NOT_IN_A_LINE.sub(" ", value.encode("utf-8", "replace").decode()).strip()
    if len(line) > limit:
        raise Invalid(f"A title has at most {limit:,} characters, and this one has {len(line):,}. Shorten it.")
    return line
