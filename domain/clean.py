"""How the values of fields are cleaned: each function returns a value as it is kept, or raises `Invalid`."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

from domain.tags import as_tags, in_tags

TASK_TITLE_MAX = 1_000
LIST_TITLE_MAX = 200
TAG_TITLE_MAX = 50
NOTES_MAX = 20_000
UNTITLED = "Untitled list"
COLOURS = ("red", "orange", "yellow", "green", "teal", "blue", "violet", "pink")
"""The colours that can be chosen. `assets/10-tokens.css` defines each for light and dark."""

_INSTANT_MAX = 64
_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
_ORDER = re.compile(r"([A-Za-z])([0-9A-Za-z]*)")
ORDER_MAX = 400
"""The most characters of an order, so that the path of a task fits into an index of PostgreSQL (2,704 bytes)."""
_DAY_ORDER = re.compile(r"[0-~]{1,200}")
# C0 and C1 controls, line and paragraph separators: a title is one line, and PostgreSQL refuses a NUL.
_NOT_IN_A_LINE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
# In notes, line ends and tabs stay.
_NOT_IN_NOTES = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]+")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_BLANKS = " \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\ufeff"
"""Removed from both ends of a title: the same characters that JavaScript's `trim` removes from a line."""
UNSEEN = re.compile(
    r"[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Characters that cannot be seen: Default_Ignorable_Code_Point (Unicode 17), and the blank of Braille."""


class Invalid(ValueError):
    """The request cannot be done. The text tells the person what is wrong, and what to do next."""


NOT_UNDERSTOOD = "This request is not understood. Reload the page and try again."
"""For what no page of this app sends."""


def is_id(value: object) -> bool:
    """Return whether `value` can be an id: 8 to 64 letters, digits, ``-`` or ``_``."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def clean_id(value: object) -> str:
    """Return `value` if it can be an id, else raise `Invalid`."""
    if isinstance(value, str) and is_id(value):
        return value
    raise Invalid("This is not a valid id. Reload the page and try again.")


def clean_order(value: object) -> str:
    """Return `value` if it is a fractional index, else raise `Invalid`. Lists and tasks are sorted by it, as text.

    Its first letter says how long the whole part is, and the fraction does not end in 0
    (https://observablehq.com/@dgreensp/implementing-fractional-indexing).
    """
    match = _ORDER.fullmatch(value) if isinstance(value, str) and len(value) <= ORDER_MAX else None
    if match is not None:
        head, rest = match.groups()
        whole = ord(head) - ord("a") + 1 if head >= "a" else ord("Z") - ord(head) + 1
        if len(rest) >= whole and not rest[whole:].endswith("0") and match.string != "A" + "0" * 26:
            return match.string
    raise Invalid("This is not a valid place. Reload the page and try again.")


def clean_day_order(value: object) -> str:
    """Return the place of a task among those of its day, which is text like `order`, or raise `Invalid`."""
    if isinstance(value, str) and _DAY_ORDER.fullmatch(value):
        return value
    raise Invalid("This is not a valid place in a day. Reload the page and try again.")


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
    """Return `value` as one trimmed line of at most `limit` characters. The line may be empty.

    Raises `Invalid` when it is not text, or is too long: nothing is cut without the person knowing.
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
    """Return `value` as the title of a task, or raise `Invalid` if it is empty."""
    title = clean_title(value)
    if not title:
        raise Invalid("A task needs a title.")
    return title


def clean_list_title(value: object) -> str:
    """Return `value` as the title of a list, `UNTITLED` if it is empty, or raise `Invalid`."""
    return clean_title(value, LIST_TITLE_MAX) or UNTITLED


def clean_tag_title(value: object) -> str:
    """Return `value` as the title of a tag, or raise `Invalid` if it is empty or has a comma, which separates tags."""
    title = clean_title(value, TAG_TITLE_MAX)
    if not title or "," in title:
        raise Invalid("A tag is a word or a few, without a comma. Write one.")
    return title


def clean_tags(value: object) -> str:
    """Return the ids of a task's tags, as `domain.tags` keeps them, or raise `Invalid`."""
    if not isinstance(value, str):
        raise Invalid("The tags of a task are ids with blanks between them.")
    return as_tags(map(clean_id, in_tags(value))) or ""


def clean_colour(value: object) -> str:
    """Return the name of a colour, or raise `Invalid`."""
    if isinstance(value, str) and value in COLOURS:
        return value
    raise Invalid(f"This is not a colour. Choose one of {', '.join(COLOURS)}.")


def clean_notes(value: object) -> str:
    """Return `value` as notes: at most `NOTES_MAX` characters, with the line ends of Unix; or raise `Invalid`."""
    if not isinstance(value, str):
        raise Invalid("Notes are text.")
    whole = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = _NOT_IN_NOTES.sub("", whole.replace("\r\n", "\n").replace("\r", "\n")).rstrip()
    if len(text) > NOTES_MAX:
        raise Invalid(f"Notes have at most {NOTES_MAX:,} characters, and these have {len(text):,}. Shorten them.")
    return text


def clean_day(value: object) -> str:
    """Return a day such as 2027-01-13, or raise `Invalid`. It is the same day in every time zone."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:  # a 31st of June
            pass
    raise Invalid("This is not a day. Write it as 2027-01-13.")


def clean_time(value: object) -> str:
    """Return a time of day such as 14:05, or raise `Invalid`."""
    if isinstance(value, str) and _TIME.fullmatch(value):
        return value
    raise Invalid("This is not a time of day. Write it as 14:05.")


def clean_priority(value: object) -> str:
    """Return a priority, from ``1``, the highest, to ``3``, or raise `Invalid`."""
    if isinstance(value, str) and value in ("1", "2", "3"):
        return value
    raise Invalid("A priority is 1, 2 or 3, or none.")


SORTS = ("date", "deadline", "priority", "title", "age")
"""What a list can be sorted by, apart from by hand. Tasks without a value come last."""


def clean_sort(value: object) -> str:
    """Return one of `SORTS`, or raise `Invalid`."""
    if isinstance(value, str) and value in SORTS:
        return value
    raise Invalid(f"A list is sorted by {', '.join(SORTS[:-1])} or {SORTS[-1]}, or by hand. Choose one of them.")


GROUPINGS = ("date", "deadline", "priority")
"""The fields by which a list can be grouped."""


def clean_grouping(value: object) -> str:
    """Return one of `GROUPINGS`, or raise `Invalid`."""
    if isinstance(value, str) and value in GROUPINGS:
        return value
    raise Invalid("A list is grouped by date, deadline or priority, or not at all. Choose one of them.")


WRITTEN: dict[Callable[[object], str], str] = {
    clean_task_title: "text",
    clean_notes: "Markdown",
    clean_day: "as 2027-01-13",
    clean_time: "as 14:05",
    clean_priority: "1, the highest, to 3; as text",
}
"""How a program writes what these clean. A model that suggests changes is told of fields whose values are here."""
