"""Imports a file that a person brings: first as a preview, then in one transaction."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from fractional_indexing import generate_n_keys_between
from sqlalchemy import Connection, select

from domain.import_file import Entities, Found, Skipped
from domain.import_plan import OWN, Orders, Plan, own_id, plan
from domain.lists import inbox_of, is_inbox
from domain.most import OWN_MOST
from domain.names import name_key
from domain.roles import Role
from domain.schema import FIELDS
from domain.verbs import Intent
from storage.access import ids_and_owners, lock, only_owned
from storage.database.chunks import some_of
from storage.database.engine import reading, writing
from storage.database.tables import TABLES, intents
from storage.export import entities
from storage.fit import fit
from storage.purge import IMPORTS, was_purged
from storage.tags import tag_titles
from storage.tree import Tree
from storage.write import count_intent, lock_account, make_lists, write_edit, write_intent


def look(account_id: int, found: Found, now: str) -> Plan:
    """Return what importing `found` would do. Nothing is written."""
    with reading() as connection:
        return _plan(connection, account_id, found, now)


def import_found(account_id: int, intent_id: str, found: Found, now: str) -> Plan:
    """Import `found` as one intent, which can be undone as one. Return what was done.

    The same intent does nothing the second time. Raises `Invalid` if the account is gone.
    """
    with writing() as connection:
        lock_account(connection, account_id)
        done = select(intents.c.id).where(intents.c.account_id == account_id, intents.c.id == intent_id)
        if connection.scalar(done) is not None or was_purged(connection, account_id, IMPORTS, intent_id):
            return Plan()
        made = _plan(connection, account_id, found, now)
        if made.edits:
            _write(connection, account_id, intent_id, made, now)
        return made


def _write(connection: Connection, account_id: int, intent_id: str, made: Plan, now: str) -> None:
    locked = make_lists(connection, account_id, made.made_lists, now)
    concerned = {inbox_of(account_id) if of == OWN else of for of in made.edits}
    for some in some_of(concerned - locked.keys()):
        locked |= lock(connection, account_id, some, Role.OWNER)
    seq = count_intent(connection, account_id)
    write_intent(connection, account_id, seq, Intent(intent_id, "import"), min(concerned), now, locked)
    tree = Tree(connection)
    edit, _ = fit(connection, [step for edit in made.edits.values() for step in edit], tree, strict=False)
    write_edit(connection, account_id, intent_id, edit, now, locked, tree)


def _plan(connection: Connection, account_id: int, found: Found, now: str) -> Plan:
    ids, taken = _ids_here(connection, account_id, found)
    found = _without(found, taken)
    same = _same_tags(connection, account_id, found, ids)
    ids |= same
    found = replace(found, entities={entity: _other_than(ones, same) for entity, ones in found.entities.items()})
    here = {
        entity: _own(connection, account_id, entity, {ids.get(key, key) for key in ones})
        for entity, ones in found.entities.items()
    }
    here |= {entity: dict(entities(connection, entity, account_id)) for entity in OWN_MOST}
    return plan(found, ids, here, _orders(connection, account_id, here), _keys_after, now)


def _ids_here(connection: Connection, account_id: int, found: Found) -> tuple[dict[str, str], set[str]]:
    """Return the ids here of things that have another id in the file: it is in use, or they got another one before.

    The second result has the ids that can be neither used nor replaced.
    """
    ids, taken = {}, set()
    for entity, keys in found.entities.items():
        others = {key: own_id(account_id, key) for key in keys}
        owners = _owners(connection, entity, {*keys, *others.values()})
        for key, other in others.items():
            if owners.get(key) != account_id and (owners.get(other) == account_id or key in owners):
                ids[key] = other
                if owners.get(other, account_id) != account_id:
                    taken.add(key)
    return ids | {key: inbox_of(account_id) for key in found.entities.get("lists", ()) if is_inbox(key)}, taken


def _owners(connection: Connection, entity: str, keys: set[str]) -> dict[str, int]:
    query, table = ids_and_owners(entity), TABLES[entity]
    return {
        row.id: row.owner for some in some_of(keys) for row in connection.execute(query.where(table.c.id.in_(some)))
    }


def _without(found: Found, taken: set[str]) -> Found:
    if not taken:
        return found
    gone = [
        Skipped(fields["title"], "Its id is taken.")
        for ones in found.entities.values()
        for key, fields in ones.items()
        if key in taken
    ]
    left = {
        entity: {key: fields for key, fields in ones.items() if not {key, fields.get("list")} & taken}
        for entity, ones in found.entities.items()
    }
    return replace(found, entities=left, skipped=found.skipped + gone)


def _same_tags(connection: Connection, account_id: int, found: Found, ids: Mapping[str, str]) -> dict[str, str]:
    """Return the ids here of those tags in the file whose title an existing tag has."""
    here = {name_key(title): tag for tag, title in tag_titles(connection, account_id).items()}
    same = {}
    for key, fields in found.entities.get("tags", {}).items():
        own = ids.get(key, key)
        if not fields.get("deleted_at") and here.setdefault(name_key(fields["title"]), own) != own:
            same[key] = here[name_key(fields["title"])]
    return same


def _other_than(ones: dict[str, Any], same: Collection[str]) -> dict[str, Any]:
    return {key: fields for key, fields in ones.items() if key not in same}


def _own(connection: Connection, account_id: int, entity: str, keys: set[str]) -> dict[str, dict[str, Any]]:
    """Return the fields of those of the account's entities that exist."""
    return {
        key: fields
        for some in some_of(keys)
        for key, fields in entities(connection, entity, account_id, TABLES[entity].c.id.in_(some))
    }


def _orders(connection: Connection, account_id: int, here: Entities) -> Orders:
    """Return the places that are taken wherever the import may add something."""
    taken: dict[tuple[str, str], set[str]] = defaultdict(set)
    for entity in here:
        table = TABLES[entity]
        if "list" not in FIELDS[entity]:
            taken[entity, OWN] = set(connection.scalars(only_owned(select(table.c.order), entity, account_id)))
            continue
        for some in some_of(here.get("lists", {})):
            for list_id, order in connection.execute(select(table.c.list, table.c.order).where(table.c.list.in_(some))):
                taken[entity, list_id].add(order)
    return taken


def _keys_after(last: str | None, count: int) -> list[str]:
    return generate_n_keys_between(last, None, count)
