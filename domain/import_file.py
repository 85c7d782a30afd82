"""A file that a person brings, read. Nothing of it is believed: what cannot be kept is skipped, with the reason."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from domain.export import FORMAT, VERSION
from domain.schema import LIST_TITLE_MAX, TASK_TITLE_MAX, UNTITLED, Invalid, clean_title, is_id

ENTRIES_MAX = 50_000
"""Most lists and tasks in a file, together."""
DEPTH_MAX = 20
"""Most levels of its JSON, which has five: each is remembered while it is read."""

FOREIGN = "This file does not come from Dash To-Do. Choose a file that “Download everything” made. Nothing was changed."
NEWER = (
    "This file was made by a newer version of Dash To-Do, which this one does not understand. "
    "Nothing was changed. Update this server first."
)
TOO_MANY = (
    f"This file holds more than {ENTRIES_MAX:,} lists and tasks, more than one import can take. Nothing was changed."
)

# A fractional index (https://observablehq.com/@dgreensp/implementing-fractional-indexing): the first letter says how
# long the whole part is, and the fraction does not end in 0.
_ORDER = re.compile(r"([A-Za-z])([0-9A-Za-z]*)")
_ORDER_MAX = 500

_HEAD = ("format", "version", "lists", "tasks")
_FIELDS = ("list", "title", "order", "done_at", "created_at", "deleted_at")


@dataclass(frozen=True)
class Skipped:
    """What is not imported, and why: the text is for the person."""

    what: str
    reason: str


@dataclass
class Found:
    """What a file holds. Each entity has the fields that the file gives and that can be kept, the title at least."""

    lists: dict[str, dict[str, Any]] = field(default_factory=dict)
    tasks: dict[str, dict[str, Any]] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    set_to_now: list[str] = field(default_factory=list)
    """What has a time in the future, which is set to now."""


def read(events: Iterable[tuple[str, Any]], now: str) -> Found:
    """Read a file from its JSON events, as ``ijson.basic_parse`` gives them, at the instant `now`.

    Raises `Invalid` when the file is foreign, newer, too large or nested too deep. The history is passed over.
    """
    head: dict[str, Any] = {}
    entries: dict[str, dict[str, Any]] = {"lists": {}, "tasks": {}}
    path: list[str | None] = []  # the keys that lead to where we are; None stands for an array
    key = ""
    for event, value in events:
        if event == "map_key":
            key = value
        elif event in ("end_map", "end_array"):
            path.pop()
        elif event in ("start_map", "start_array"):
            if not path and event == "start_array":
                raise Invalid(FOREIGN)
            _note(head, entries, path, key, {} if event == "start_map" else [])
            inside_array = bool(path) and path[-1] is None
            path.append(None if event == "start_array" or inside_array else key)
            if len(path) > DEPTH_MAX:
                raise Invalid(FOREIGN)
        else:
            if not path:
                raise Invalid(FOREIGN)
            _note(head, entries, path, key, value)
    _check_head(head)
    return _cleaned(entries, now)


def _note(head: dict, entries: dict[str, dict], path: list[str | None], key: str, value: Any) -> None:
    """Keep a value that stands where one is looked for: in the head, as an entity, or as a field of one."""
    if len(path) == 1 and key in _HEAD:
        head[key] = value
    elif len(path) == 2 and path[1] in entries:
        entries[path[1]][key] = value
        if sum(map(len, entries.values())) > ENTRIES_MAX:
            raise Invalid(TOO_MANY)
    elif len(path) == 3 and path[1] in entries and path[2] is not None and key in _FIELDS:
        entries[path[1]][path[2]][key] = value


def _check_head(head: dict[str, Any]) -> None:
    if (
        head.get("format") != FORMAT
        or not isinstance(head.get("lists"), dict)
        or not isinstance(head.get("tasks"), dict)
    ):
        raise Invalid(FOREIGN)
    version = head.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise Invalid(FOREIGN)
    if version > VERSION:
        raise Invalid(NEWER)


def _cleaned(entries: dict[str, dict[str, Any]], now: str) -> Found:
    found = Found()
    for key, fields in entries["lists"].items():
        try:
            list_id, one = _id(key), _fields(fields, LIST_TITLE_MAX, UNTITLED)
            found.lists[list_id] = _not_later(one, now, f"List {one['title']}", found)
        except Invalid as refusal:
            found.skipped.append(Skipped(f"List {_name(key, fields)}", str(refusal)))
    for key, fields in entries["tasks"].items():
        try:
            task_id, task = _id(key), _fields(fields, TASK_TITLE_MAX) | _instants(fields, "done_at")
            if not isinstance(fields.get("list"), str) or fields["list"] not in found.lists:
                raise Invalid("Its list is not in this file.")
            found.tasks[task_id] = {"list": fields["list"], **_not_later(task, now, task["title"], found)}
        except Invalid as refusal:
            found.skipped.append(Skipped(_name(key, fields), str(refusal)))
    return found


def _id(key: str) -> str:
    if not is_id(key):
        raise Invalid("Its id is not one that this app makes.")
    return key


def _fields(fields: Any, limit: int, untitled: str = "") -> dict[str, Any]:
    """Return what lists and tasks have in common; a place that is none is left out, and found anew."""
    if not isinstance(fields, dict):
        raise Invalid("It is not described as a list or a task is.")
    if not isinstance(fields.get("title"), str):
        raise Invalid("Its title is not text.")
    title = clean_title(fields["title"], limit) or untitled
    if not title:
        raise Invalid("It has no title.")
    order = {"order": fields["order"]} if is_order(fields.get("order")) else {}
    return {"title": title, **order, **_instants(fields, "created_at", "deleted_at")}


def _instants(fields: dict[str, Any], *names: str) -> dict[str, str | None]:
    return {name: _instant(fields[name]) for name in names if name in fields}


def _not_later(fields: dict[str, Any], now: str, what: str, found: Found) -> dict[str, Any]:
    """Return `fields` with no instant after `now`: what a wrong clock wrote would never leave the trash, say."""
    later = {name: now for name in ("created_at", "deleted_at", "done_at") if (fields.get(name) or "") > now}
    if later:
        found.set_to_now.append(what)
    return {**fields, **later}


def _instant(value: Any) -> str | None:
    """Return an instant as this app writes it."""
    if value is None:
        return None
    try:
        if not isinstance(value, str) or len(value) > 64:
            raise ValueError
        parsed = datetime.fromisoformat(value)
        if parsed.tzinfo is None:
            raise ValueError
        return parsed.astimezone(UTC).isoformat()
    except (ValueError, OverflowError):
        raise Invalid("One of its times is not a time.") from None


def is_order(value: object) -> bool:
    """Return whether `value` is a fractional index, as a place among others is written."""
    match = _ORDER.fullmatch(value) if isinstance(value, str) and len(value) <= _ORDER_MAX else None
    if match is None:
        return False
    head, rest = match.groups()
    whole = ord(head) - ord("a") + 1 if head >= "a" else ord("Z") - ord(head) + 1
    return len(rest) >= whole and not rest[whole:].endswith("0") and value != "A" + "0" * 26


def _name(key: str, fields: Any) -> str:
    """Return what to call an entity that cannot be kept."""
    title = fields.get("title") if isinstance(fields, dict) else None
    text = title if isinstance(title, str) and title.strip() else key
    return clean_title(text[:80])
