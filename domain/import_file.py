"""Reads a file that a person brings. It is not trusted: what cannot be kept is skipped, with the reason."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from domain.clean import Invalid, clean_title, is_id
from domain.export import FORMAT, VERSION
from domain.schema import FIELDS, called

ENTRIES_MAX = 50_000
"""The most lists and tasks, together, in a file."""
DEPTH_MAX = 20
"""The most levels of nesting; the format has five. Each level takes memory while the file is read."""

FOREIGN = "This file does not come from Dash To-Do. Choose a file that “Download everything” made. Nothing was changed."
NEWER = (
    "This file was made by a newer version of Dash To-Do, which this one does not understand. "
    "Nothing was changed. Update this server first."
)
TOO_MANY = (
    f"This file holds more than {ENTRIES_MAX:,} lists and tasks, more than one import can take. Nothing was changed."
)

WITHOUT = "All else is imported."
"""Said of a field that is left out alone."""

_HEAD = ("format", "version", "lists", "tasks")


@dataclass(frozen=True)
class Skipped:
    """An entry that is not imported, and the reason, in words for the person."""

    what: str
    reason: str


Entities = dict[str, dict[str, dict[str, Any]]]
"""The fields of entities by kind and id, as in ``["tasks"][id]["title"]``."""


@dataclass
class Found:
    """The lists, tasks and other things in a file, each with the fields that can be kept. All have a title."""

    entities: Entities = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    set_to_now: list[str] = field(default_factory=list)
    """Titles of entries with a time in the future, which is set to now."""


def read(events: Iterable[tuple[str, Any]], now: str) -> Found:
    """Read a file from its JSON events, as ``ijson.basic_parse`` gives them, at the instant `now`.

    Raises `Invalid` when the file is not of this app, is of a newer version, too large, or nested too deep. The history
    in it is not read.
    """
    head: dict[str, Any] = {}
    entries: Entities = {entity: {} for entity in FIELDS}
    path: list[str | None] = []  # the keys that lead to this place; None stands for an array
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
    """Keep a value if it stands where one is expected: in the head, as an entity, or as a field of one."""
    if len(path) == 1 and key in _HEAD:
        head[key] = value
    elif len(path) == 2 and path[1] in entries:
        entries[path[1]][key] = value
        if sum(map(len, entries.values())) > ENTRIES_MAX:
            raise Invalid(TOO_MANY)
    elif len(path) == 3 and path[1] in entries and path[2] is not None and key in FIELDS[path[1]]:
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


def _cleaned(entries: Entities, now: str) -> Found:
    found = Found({entity: {} for entity in entries})
    for entity, all_given in entries.items():
        for key, given in all_given.items():
            try:
                entity_id, fields = _id(key), _fields(entity, given, found)
                if "list" in fields and fields["list"] not in found.entities["lists"]:
                    raise Invalid("Its list is not in this file.")
                what = called(entity, str(fields["title"]))
                found.entities[entity][entity_id] = _not_later(entity, fields, now, what, found)
            except Invalid as refusal:
                found.skipped.append(Skipped(called(entity, _name(key, given)), str(refusal)))
    return found


def _id(key: str) -> str:
    if not is_id(key):
        raise Invalid("Its id is not one that this app makes.")
    return key


def _fields(entity: str, given: Any, found: Found) -> dict[str, str | None]:
    """Return the given fields, cleaned. A title is required, and so is a list for things that are in one.

    A place that is not valid is left out: another one is found later. A repeat that is not valid, or what cannot name
    another thing, is left out too, and the person is told. Whether there is such a thing, `domain.import_plan` knows.
    """
    if not isinstance(given, dict):
        raise Invalid("It is not a list or a task.")
    fields: dict[str, str | None] = {}
    for name, field_of in FIELDS[entity].items():
        if name not in given and name not in ("title", "list"):
            continue
        try:
            optional_names = field_of.refers and field_of.nullable and isinstance(given.get(name), str)
            fields[name] = given[name] or None if optional_names else field_of.cleaned(given.get(name))
        except Invalid as refusal:
            if name == "list":
                raise Invalid("Its list is not in this file.") from None
            if field_of.kind == "rule" or field_of.refers:
                reason = str(refusal) if field_of.kind == "rule" else "It is not understood."
                found.skipped.append(Skipped(f"The {name} of {_name('', given)}", f"{reason} {WITHOUT}"))
            elif field_of.kind != "order":
                raise Invalid(f"{name}: {refusal}") from None
    return fields


def _not_later(entity: str, fields: dict[str, Any], now: str, what: str, found: Found) -> dict[str, Any]:
    """Return `fields` with no instant after `now`: one from a wrong clock might never leave the trash."""
    instants = [name for name, one in FIELDS[entity].items() if one.kind == "instant"]
    later = {name: now for name in instants if (fields.get(name) or "") > now}
    if later:
        found.set_to_now.append(what)
    return {**fields, **later}


def _name(key: str, fields: Any) -> str:
    """Return what to call an entity that is skipped."""
    title = fields.get("title") if isinstance(fields, dict) else None
    text = title if isinstance(title, str) and title.strip() else key
    return clean_title(text[:80])
