"""Works out what an import would do: once for the preview, and once more when it is written."""

from base64 import urlsafe_b64encode
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Any

from domain.edits import Edit, assign, make
from domain.import_file import WITHOUT, Found, Skipped
from domain.lists import is_inbox
from domain.most import OWN_MOST, full
from domain.schema import FIELDS, Field, blank, called
from domain.tags import as_tags, changed_tags, in_tags, in_titles

OWN = ""
"""Stands in the place of a list's id for things that belong to the account itself."""

AWAY = ("deleted_at", "archived_at", "template_day")
"""The fields of a list by which it is not in use."""

KeysAfter = Callable[[str | None, int], list[str]]
"""Returns so many fractional indexes in order, after the given one, or from the first if it is None."""


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
    """What an import does. `edits` has an edit for each list, by its id, and one at `OWN` for what is in no list."""

    new_lists: list[str] = field(default_factory=list)
    new_tasks: list[tuple[str, str]] = field(default_factory=list)
    """Title of the list, and of the task."""
    changed: list[Difference] = field(default_factory=list)
    same: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    set_to_now: list[str] = field(default_factory=list)
    """Titles of things with a time in the future, which is set to now."""
    put_away: Counter[str] = field(default_factory=Counter)
    """How many new ``lists`` and ``tasks`` are in the trash, the archive or templates, alone or with their list."""
    new_others: list[str] = field(default_factory=list)
    """The names for new things that are neither lists nor tasks."""
    edits: dict[str, Edit] = field(default_factory=dict)
    made_lists: set[str] = field(default_factory=set)
    """The ids of new lists."""


Orders = Mapping[tuple[str, str], AbstractSet[str]]
"""The places that are taken, by the kind of entity and its list, or `OWN` for those of the account."""


def own_id(account_id: int, entity_id: str) -> str:
    """Return the id that an entity gets if its own id is in use by somebody else. It is the same each time."""
    digest = blake2b(f"{account_id}/{entity_id}".encode(), digest_size=15).digest()
    return urlsafe_b64encode(digest).decode()


def plan(
    found: Found, ids: Mapping[str, str], here: Mapping[str, Any], orders: Orders, keys_after: KeysAfter, now: str
) -> Plan:
    """Work out what importing `found` does.

    `ids` has the id here for each thing whose id in the file is another; `here` has the account's own things with these
    ids, as they are now, and all that it has of the kinds in `OWN_MOST`.
    """
    found = _with_room(found, ids, here)
    made = Plan(skipped=list(found.skipped), set_to_now=list(found.set_to_now))
    edits: dict[str, Edit] = defaultdict(list)
    lists = found.entities.get("lists", {}).items()
    titles = {ids.get(key, key): fields["title"] for key, fields in lists}
    tag_titles = {key: fields["title"] for key, fields in here.get("tags", {}).items()}
    tag_titles |= {ids.get(key, key): fields["title"] for key, fields in found.entities.get("tags", {}).items()}
    will_be = {ids.get(key, key): {**here["lists"].get(ids.get(key, key), {}), **fields} for key, fields in lists}
    away = {key for key, fields in will_be.items() if not is_inbox(key) and any(fields.get(name) for name in AWAY)}
    places_of = _places_of(found, ids, here)
    for entity, ones in found.entities.items():
        new: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
        for file_id, given in ones.items():
            key = ids.get(file_id, file_id)
            there = here[entity].get(key)
            fields = _with_ids(made, entity, given, ids, places_of, there or {})
            of = fields.get("list", OWN)
            if there is None:
                new[of][key] = fields
            elif there.get("list", OWN) != of:
                made.skipped.append(Skipped(fields["title"], "It is in another list here, and stays there."))
            else:
                if entity == "lists" and is_inbox(key):
                    fields = {**fields, **dict.fromkeys(AWAY)}
                what = called(entity, fields["title"])
                edit = _changes(made, entity, key, fields, there, what, tag_titles)
                edits[key if entity == "lists" else of] += edit
        for of, new_ones in new.items():
            places = _places(new_ones, orders.get((entity, of), frozenset()), keys_after)
            for key, fields in new_ones.items():
                whole = {**blank(entity, now), **fields, "order": places[key]}
                edits[key if entity == "lists" else of] += make(entity, key, whole)
                _note_new(made, titles, entity, key, fields)
                made.put_away[entity] += bool({key, of} & away or fields.get("deleted_at"))
    made.edits = {key: edit for key, edit in edits.items() if edit}
    return made


def _with_room(found: Found, ids: Mapping[str, str], here: Mapping[str, Any]) -> Found:
    """Return what is found without the things for which the account has no room. What is left does not name them."""
    without: dict[str, set[str]] = {entity: set() for entity in FIELDS}
    skipped = list(found.skipped)
    for entity, most in OWN_MOST.items():
        ones, there = found.entities.get(entity, {}), here.get(entity, {})
        room = most - sum(not fields.get("deleted_at") for fields in there.values())
        comes = [key for key, given in ones.items() if _comes(given, there.get(ids.get(key, key)))]
        without[entity] = set(comes[max(room, 0) :])
        skipped += [Skipped(called(entity, ones[key]["title"]), full(entity)) for key in comes[max(room, 0) :]]
    if len(skipped) == len(found.skipped):
        return found
    new = {one: {key for key in keys if ids.get(key, key) not in here.get(one, {})} for one, keys in without.items()}
    left = {
        entity: {key: _not_naming(entity, given, new) for key, given in ones.items() if key not in without[entity]}
        for entity, ones in found.entities.items()
    }
    return replace(found, entities=left, skipped=skipped)


def _comes(given: Mapping[str, Any], there: Mapping[str, Any] | None) -> bool:
    """Return whether a thing in the file would be outside the trash, and is not yet."""
    deleted = given.get("deleted_at", there and there.get("deleted_at"))
    return not deleted and (there is None or bool(there.get("deleted_at")))


def _not_naming(entity: str, given: Mapping[str, Any], gone: Mapping[str, AbstractSet[str]]) -> dict[str, Any]:
    """Return the fields of a thing, without references to things that are gone."""
    sets = [name for name, one in FIELDS[entity].items() if gone.get(one.refers) and given.get(name)]
    return {**given, **{name: changed_tags(given[name], (), gone[FIELDS[entity][name].refers]) for name in sets}}


def _places_of(found: Found, ids: Mapping[str, str], here: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Return the list of each thing that there will be, by its kind and id; `OWN` for things that are in none."""
    places: dict[str, dict[str, str]] = defaultdict(dict)
    for entity, ones in found.entities.items():
        for key, fields in ones.items():
            places[entity][ids.get(key, key)] = ids.get(fields.get("list", OWN), fields.get("list", OWN))
    for entity in FIELDS:
        places[entity] |= {key: fields.get("list", OWN) for key, fields in here.get(entity, {}).items()}
    return places


def _with_ids(
    made: Plan,
    entity: str,
    given: Mapping[str, Any],
    ids: Mapping[str, str],
    places_of: Mapping[str, Mapping[str, str]],
    there: Mapping[str, Any],
) -> dict[str, Any]:
    """Return fields that refer to things by their ids here, and only to those that exist, in the same list or in none.

    What else the file names is left out and told, unless the thing that is `there` already names it too.
    """
    fields = dict(given)
    for name, one in FIELDS[entity].items():
        if not one.refers or not fields.get(name):
            continue
        keys = [ids.get(key, key) for key in in_tags(fields[name])]
        where = (OWN, fields.get("list", OWN))
        known = [key for key in keys if places_of[one.refers].get(key) in where or key in in_tags(there.get(name))]
        if lost := len(keys) - len(known):
            made.skipped.append(_unknown(entity, name, fields["title"], lost))
        if known:
            fields[name] = as_tags(known) if one.kind == "set" else known[0]
        else:
            del fields[name]
    return fields


def _unknown(entity: str, name: str, title: str, count: int) -> Skipped:
    """Return what is told of a field that names so many things which are nowhere."""
    of = called(entity, title)
    if FIELDS[entity][name].kind == "key":
        return Skipped(f"The {name} of {of}", f"It is not in this file, or in another list. {WITHOUT}")
    if count == 1:
        return Skipped(f"A {name.removesuffix('s')} of {of}", f"It is neither in this file nor here. {WITHOUT}")
    return Skipped(f"{count} {name} of {of}", f"They are neither in this file nor here. {WITHOUT}")


def _note_new(made: Plan, titles: Mapping[str, str], entity: str, key: str, fields: Mapping[str, Any]) -> None:
    """Add something new to the preview."""
    if entity == "lists":
        made.new_lists.append(fields["title"])
        made.made_lists.add(key)
    elif entity == "tasks":
        made.new_tasks.append((titles[fields["list"]], fields["title"]))
    else:
        made.new_others.append(called(entity, fields["title"]))


def _changes(
    made: Plan,
    entity: str,
    key: str,
    fields: Mapping[str, Any],
    there: Mapping[str, Any],
    what: str,
    tag_titles: Mapping[str, str],
) -> Edit:
    """Add to the preview how an entity in the file differs from the one here, and return the edit that changes it.

    Its list, its place and the time when it was made stay as they are.
    """
    compared = [name for name, one in FIELDS[entity].items() if one.settable or one.nullable]
    differing = [name for name in compared if name in fields and fields[name] != there[name]]
    made.changed += [
        Difference(key, what, name, _told(FIELDS[entity][name], there[name], fields[name], tag_titles))
        for name in differing
    ]
    made.same += not differing
    return assign(entity, [key], {name: fields[name] for name in differing})


def _told(field_of: Field, old: str | None, new: str | None, tag_titles: Mapping[str, str]) -> str:
    if field_of.refers == "tags":
        old, new = in_titles(old, tag_titles), in_titles(new, tag_titles)
    return field_of.told(old, new)


def _places(new: Mapping[str, Mapping[str, Any]], taken: AbstractSet[str], keys_after: KeysAfter) -> dict[str, str]:
    """Return a place for each new thing: as in the file, or if one is missing or taken, all at the end in order."""
    orders = [fields.get("order") for fields in new.values()]
    known = [order for order in orders if order is not None]
    if len(known) == len(orders) == len(set(known)) and taken.isdisjoint(known):
        return {key: fields["order"] for key, fields in new.items()}
    in_order = sorted(new, key=lambda key: (new[key].get("order") is None, new[key].get("order") or ""))
    return dict(zip(in_order, keys_after(max(taken, default=None), len(new)), strict=True))
