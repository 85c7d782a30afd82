"""A file that a person brings, into their lists: looked at first, then written in one transaction."""

from collections import defaultdict
from dataclasses import replace

from fractional_indexing import generate_n_keys_between
from sqlalchemy import Connection, Table, select

from domain.import_file import Found, Skipped
from domain.import_plan import Orders, Plan, own_id, plan
from domain.lists import inbox_of, is_inbox
from domain.roles import Role
from domain.schema import Lists
from domain.verbs import Intent
from storage.access import OWNER, lock, owned_by
from storage.database.engine import reading, writing
from storage.database.tables import TABLES, intents, lists, tasks
from storage.export import entities
from storage.purge import IMPORTS, was_purged
from storage.write import count_intent, lock_account, make_lists, some_of, write_edit, write_intent


def look(account_id: int, found: Found, now: str) -> Plan:
    """Return what importing `found` would do. Nothing is written."""
    with reading() as connection:
        return _plan(connection, account_id, found, now)


def import_found(account_id: int, intent_id: str, found: Found, now: str) -> Plan:
    """Import `found` as one intent, which can be undone as one; return what was done.

    The same intent again does nothing. Raises `Invalid` when the account is gone.
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
    for some in some_of(made.edits.keys() - locked.keys()):
        locked |= lock(connection, account_id, some, Role.OWNER)
    seq = count_intent(connection, account_id)
    write_intent(connection, account_id, seq, Intent(intent_id, "import"), min(made.edits), now, locked)
    write_edit(connection, account_id, intent_id, [step for edit in made.edits.values() for step in edit], now, locked)


def _plan(connection: Connection, account_id: int, found: Found, now: str) -> Plan:
    ids, taken = _ids_here(connection, account_id, found)
    found = _without(found, taken)
    here: Lists = {
        "seq": 0,
        "lists": _own(connection, account_id, "lists", {ids.get(key, key) for key in found.lists}),
        "tasks": _own(connection, account_id, "tasks", {ids.get(key, key) for key in found.tasks}),
    }
    return plan(found, ids, here, _orders(connection, account_id, here), _keys_after, now)


def _ids_here(connection: Connection, account_id: int, found: Found) -> tuple[dict[str, str], set[str]]:
    """Return the ids here of what cannot have, or did not get at an earlier import, the id in the file.

    The ids that can be neither used nor replaced come second.
    """
    ids, taken = {}, set()
    for table, keys in ((lists, found.lists), (tasks, found.tasks)):
        others = {key: own_id(account_id, key) for key in keys}
        owners = _owners(connection, table, {*keys, *others.values()})
        for key, other in others.items():
            if owners.get(key) != account_id and (owners.get(other) == account_id or key in owners):
                ids[key] = other
                if owners.get(other, account_id) != account_id:
                    taken.add(key)
    return ids | {key: inbox_of(account_id) for key in found.lists if is_inbox(key)}, taken


def _owners(connection: Connection, table: Table, keys: set[str]) -> dict[str, int]:
    query = select(table.c.id, OWNER.label("owner"))
    if table is tasks:
        query = query.join(lists, lists.c.id == tasks.c.list)
    return {
        row.id: row.owner for some in some_of(keys) for row in connection.execute(query.where(table.c.id.in_(some)))
    }


def _without(found: Found, taken: set[str]) -> Found:
    if not taken:
        return found
    gone = [Skipped(found.lists.get(key, found.tasks.get(key, {}))["title"], "Its id is taken.") for key in taken]
    left = {key: task for key, task in found.tasks.items() if not {key, task["list"]} & taken}
    lists_left = {key: one for key, one in found.lists.items() if key not in taken}
    return replace(found, lists=lists_left, tasks=left, skipped=found.skipped + gone)


def _own(connection: Connection, account_id: int, entity: str, keys: set[str]) -> dict:
    """Return the fields of those of the account's lists or tasks that are there."""
    return {
        key: fields
        for some in some_of(keys)
        for key, fields in entities(connection, entity, account_id, TABLES[entity].c.id.in_(some))
    }


def _orders(connection: Connection, account_id: int, here: Lists) -> Orders:
    """Return the places that are taken where the import may add something."""
    own = frozenset(connection.scalars(select(lists.c.order).where(owned_by(account_id))))
    in_lists: dict[str, set[str]] = defaultdict(set)
    for some in some_of(here["lists"]):
        for list_id, order in connection.execute(select(tasks.c.list, tasks.c.order).where(tasks.c.list.in_(some))):
            in_lists[list_id].add(order)
    return Orders(own, {key: frozenset(orders) for key, orders in in_lists.items()})


def _keys_after(last: str | None, count: int) -> list[str]:
    return generate_n_keys_between(last, None, count)
