"""The fields of lists and tasks. Each is declared here, and nowhere else: tables, history, import, export and windows
derive from `LIST` and `TASK`.

Lists and tasks are dicts keyed by id, never by position::

    {"seq": 17,
     "lists": {list_id: TaskList},
     "tasks": {task_id: Task}}
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from types import NoneType
from typing import Annotated, Any, Literal, TypedDict, get_args, get_type_hints

TASK_TITLE_MAX = 1_000
LIST_TITLE_MAX = 200
ADD_MAX = 100
"""Most tasks that one intent may add; a longer paste is sent as several intents."""

UNTITLED = "Untitled list"

_INSTANT_MAX = 64
_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
_ORDER = re.compile(r"([A-Za-z])([0-9A-Za-z]*)")
_ORDER_MAX = 500
# C0 and C1 controls, line and paragraph separators: a title is one line, and PostgreSQL refuses a NUL.
_NOT_IN_A_LINE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_BLANKS = " \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\ufeff"
"""Taken off both ends of a title: the characters that JavaScript's `trim` takes off a line."""
UNSEEN = re.compile(
    r"[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Characters that nobody sees: Default_Ignorable_Code_Point (Unicode 17), and the blank of Braille."""


class Invalid(ValueError):
    """The request cannot be done. The text tells the person what is wrong, and what to do next."""


def is_id(value: object) -> bool:
    """Return whether `value` can be an id: 8 to 64 letters, digits, ``-`` or ``_``."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def clean_id(value: object) -> str:
    """Return `value` if it can be an id, else raise `Invalid`."""
    if isinstance(value, str) and is_id(value):
        return value
    raise Invalid("This is not a valid id. Reload the page and try again.")


def clean_order(value: object) -> str:
    """Return `value` if it is a fractional index, by which lists and tasks are sorted as text, else raise `Invalid`.

    Its first letter says how long the whole part is, and the fraction does not end in 0
    (https://observablehq.com/@dgreensp/implementing-fractional-indexing).
    """
    match = _ORDER.fullmatch(value) if isinstance(value, str) and len(value) <= _ORDER_MAX else None
    if match is not None:
        head, rest = match.groups()
        whole = ord(head) - ord("a") + 1 if head >= "a" else ord("Z") - ord(head) + 1
        if len(rest) >= whole and not rest[whole:].endswith("0") and match.string != "A" + "0" * 26:
            return match.string
    raise Invalid("This is not a valid place. Reload the page and try again.")


def clean_instant(value: object) -> str:
    """Return an instant, with its time zone, as it is kept: ISO 8601 in UTC. Raise `Invalid` for anything else."""
    try:
        if isinstance(value, str) and len(value) <= _INSTANT_MAX:
            instant = datetime.fromisoformat(value)
            if instant.tzinfo is not None:
                return instant.astimezone(UTC).isoformat()
    except (ValueError, OverflowError):  # a 13th month; the year 10000 in UTC
        pass
    raise Invalid("This is not a valid time, with its time zone.")


def clean_title(value: object, limit: int = TASK_TITLE_MAX) -> str:
    """Return `value` as one line of at most `limit` characters, trimmed; it may be empty, as what nobody sees is.

    Raises `Invalid` when it is not text, or too long: nothing is cut behind a person's back.
    """
    if not isinstance(value, str):
        raise Invalid("A title is text.")
    line = _NOT_IN_A_LINE.sub(" ", value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")).strip(_BLANKS)
    if not UNSEEN.sub("", line).strip(_BLANKS):
        return ""
    if len(line) > limit:
        raise Invalid(f"A title has at most {limit:,} characters, and this one has {len(line):,}. Shorten it.")
    return line


def clean_task_title(value: object) -> str:
    """Return `value` as the title of a task, or raise `Invalid`: it may not be empty."""
    title = clean_title(value)
    if not title:
        raise Invalid("A task needs a title.")
    return title


def clean_list_title(value: object) -> str:
    """Return `value` as the title of a list, or raise `Invalid`; what is empty becomes `UNTITLED`."""
    return clean_title(value, LIST_TITLE_MAX) or UNTITLED


Told = Callable[[str | None, str | None], str]
"""Says in words that a field went from one value to another."""


def _renamed(old: str | None, new: str | None) -> str:
    return f"Renamed from “{old}” to “{new}”"


def _always(words: str) -> Told:
    return lambda _old, _new: words


def _either(set_to: str, emptied: str) -> Told:
    return lambda _old, new: set_to if new else emptied


@dataclass(frozen=True)
class Field:
    """The facts of a field. Its value is text, or None where its type allows that: history compares text."""

    clean: Callable[[object], str]
    """Returns a value as it is kept, or raises `Invalid`."""
    told: Told
    kind: Literal["text", "key", "order", "instant"] = "text"
    """The kind of column: ``key`` for the id of an entity, ``order`` for a fractional index."""
    label: str = ""
    """Its heading in a table of tasks; empty if it is in none."""
    settable: bool = False
    """Whether a person may set it to any value, by `domain.verbs.set_task` or `set_list`."""
    in_row: bool = True
    """Whether it goes to the screen with a window."""
    nullable: bool = False
    """Whether it may be None: taken from its type."""

    def cleaned(self, value: object) -> str | None:
        """Return `value` as it is kept, or raise `Invalid`."""
        return None if value is None and self.nullable else self.clean(value)


class TaskList(TypedDict):
    """A list. It is in the trash when ``deleted_at`` is set."""

    title: Annotated[str, Field(clean_list_title, _renamed, settable=True)]
    order: Annotated[str, Field(clean_order, _always("Moved"), kind="order")]
    created_at: Annotated[str, Field(clean_instant, _always("Added"), kind="instant")]
    deleted_at: Annotated[str | None, Field(clean_instant, _either("Deleted", "Brought back"), kind="instant")]


class Task(TypedDict):
    """A task. It is done when ``done_at`` is set, and in the trash when ``deleted_at`` is."""

    list: Annotated[str, Field(clean_id, _always("Moved to another list"), kind="key", in_row=False)]
    title: Annotated[str, Field(clean_task_title, _renamed, label="title", settable=True)]
    order: Annotated[str, Field(clean_order, _always("Moved"), kind="order")]
    done_at: Annotated[
        str | None, Field(clean_instant, _either("Ticked off", "Opened again"), kind="instant", label="done_at")
    ]
    created_at: Annotated[str, Field(clean_instant, _always("Added"), kind="instant", label="created_at", in_row=False)]
    deleted_at: Annotated[
        str | None,
        Field(clean_instant, _either("Deleted", "Brought back"), kind="instant", label="deleted_at", in_row=False),
    ]


def fields_of(shape: Any) -> dict[str, Field]:
    """Return the fields that a TypedDict declares, by name, in their order."""
    found = {}
    for name, hint in get_type_hints(shape, include_extras=True).items():
        kept_as, field = get_args(hint)
        found[name] = replace(field, nullable=NoneType in get_args(kept_as))
    return found


LIST, TASK = fields_of(TaskList), fields_of(Task)
FIELDS: dict[str, dict[str, Field]] = {"lists": LIST, "tasks": TASK}
"""The fields of each entity, by name."""


def clean_fields(entity: str, value: object) -> dict[str, str | None]:
    """Return the fields that a person sets, cleaned: at least one, each of them settable; otherwise raise `Invalid`."""
    fields = FIELDS[entity]
    if not isinstance(value, dict) or not value:
        raise Invalid("This request is not understood. Reload the page and try again.")
    if unknown := [name for name in value if name not in fields or not fields[name].settable]:
        raise Invalid(f"“{str(unknown[0])[:80]}” cannot be set. Reload the page and try again.")
    return {name: fields[name].cleaned(given) for name, given in value.items()}


def blank(entity: str, now: str) -> dict[str, str | None]:
    """Return what the fields of a new entity are where nothing else is said."""
    nothing: dict[str, str | None] = {name: None for name, field in FIELDS[entity].items() if field.nullable}
    return {**nothing, "created_at": now}


class Lists(TypedDict):
    """All lists and tasks that a browser or a test holds, up to ``seq``."""

    seq: int
    lists: dict[str, TaskList]
    tasks: dict[str, Task]


def empty() -> Lists:
    """Return data without any list."""
    return {"seq": 0, "lists": {}, "tasks": {}}
