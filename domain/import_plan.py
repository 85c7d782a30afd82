"""Work out an import: once to show it, and once more when it is written."""

from base64 import urlsafe_b64encode
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from domain.edits import Edit, assign, make
from domain.import_file import Found, Skipped
from domain.lists import is_inbox
from domain.schema import FIELDS, Lists, blank

KeysAfter = Callable[[str | None, int], list[str]]
"""Gives so many fractional indexes, in their order, after one, or from the first on."""


@dataclass(frozen=True)
class Difference:
    """A field that the file sets to another value."""

    id: str
    what: str
    """The title of the list or task."""
    field: str
    words: str


@dataclass
class Plan:
    """The result of an import. `edits` has an edit for each list, by its id."""

    new_lists: list[str] = field(default_factory=list)
    new_tasks: list[tuple[str, str]] = field(default_factory=list)
    """Title of the list, and of the task."""
    changed: list[Difference] = field(default_factory=list)
    same: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    set_to_now: list[str] = field(default_factory=list)
    """Titles of what has a time in the future, which is set to now."""
    edits: dict[str, Edit] = field(default_factory=dict)
    made_lists: set[str] = field(default_factory=set)
    """Ids of the lists that are new."""


@dataclass(frozen=True)
class Orders:
    """The places that are taken, of the account's lists and of the tasks in each list."""

    lists: frozenset[str] = frozenset()
    tasks: Mapping[str, frozenset[str]] = field(default_factory=dict)


def own_id(account_id: int, entity_id: str) -> str:
    """Return the id that an entity gets where its own id is somebody else's: the same each time."""
    digest = blake2b(f"{account_id}/{entity_id}".encode(), digest_size=15).digest()
    return urlsafe_b64encode(digest).decode()


def plan(found: Found, ids: Mapping[str, str], here: Lists, orders: Orders, keys_after: KeysAfter, now: str) -> Plan:
    """Work out what importing `found` does.

    `ids` gives the id here of what has another one in the file; `here` has the account's own lists and tasks of these
    ids, as they are.
    """
    made = Plan(skipped=list(found.skipped), set_to_now=list(found.set_to_now))
    edits: dict[str, Edit] = defaultdict(list)
    lists = {ids.get(key, key): fields for key, fields in found.lists.items()}
    tasks = {ids.get(k, k): {**task, "list": ids.get(task["list"], task["list"])} for k, task in found.tasks.items()}
    titles = {key: fields["title"] for key, fields in lists.items()}

    places = _places({key: one for key, one in lists.items() if key not in here["lists"]}, orders.lists, keys_after)
    for key, fields in lists.items():
        if key in here["lists"]:
            if is_inbox(key):
                fields = {**fields, "deleted_at": None}
            edits[key] += _changes(made, "lists", key, fields, here["lists"][key], f"List {fields['title']}")
            continue
        edits[key] += make("lists", key, {**blank("lists", now), **fields, "order": places[key]})
        made.new_lists.append(fields["title"])
        made.made_lists.add(key)

    new: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for key, fields in tasks.items():
        if key not in here["tasks"]:
            new[fields["list"]][key] = fields
        elif here["tasks"][key]["list"] != fields["list"]:
            made.skipped.append(Skipped(fields["title"], "It is in another list here, and stays there."))
        else:
            edits[fields["list"]] += _changes(made, "tasks", key, fields, here["tasks"][key], fields["title"])
    for list_id, new_tasks in new.items():
        places = _places(new_tasks, orders.tasks.get(list_id, frozenset()), keys_after)
        for key, fields in new_tasks.items():
            edits[list_id] += make("tasks", key, {**blank("tasks", now), **fields, "order": places[key]})
            made.new_tasks.append((titles[list_id], fields["title"]))
    made.edits = {key: edit for key, edit in edits.items() if edit}
    return made


def _changes(made: Plan, entity: str, key: str, fields: Mapping[str, Any], there: Mapping[str, Any], what: str) -> Edit:
    """Note how an entity in the file differs from the one that is there; return what to assign.

    Its list, its place and when it was made stay as they are.
    """
    compared = [name for name, one in FIELDS[entity].items() if one.settable or one.nullable]
    differing = [name for name in compared if name in fields and fields[name] != there[name]]
    made.changed += [
        Difference(key, what, name, FIELDS[entity][name].told(there[name], fields[name])) for name in differing
    ]
    made.same += not differing
    return assign(entity, [key], {name: fields[name] for name in differing})


def _places(new: Mapping[str, Mapping[str, Any]], taken: frozenset[str], keys_after: KeysAfter) -> dict[str, str]:
    """Return a place for each: the one in the file, or where one is missing or taken, all in that order at the end."""
    orders = [fields.get("order") for fields in new.values()]
    known = [order for order in orders if order is not None]
    if len(known) == len(orders) == len(set(known)) and taken.isdisjoint(known):
        return {key: fields["order"] for key, fields in new.items()}
    in_order = sorted(new, key=lambda key: (new[key].get("order") is None, new[key].get("order") or ""))
    return dict(zip(in_order, keys_after(max(taken, default=None), len(new)), strict=True))
