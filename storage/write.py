"""How an edit is written: the fields, their history in `changes`, the list's counts and its seq.

All in bulk: an edit of thousands of tasks takes a few statements more than an edit of one.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from domain.edits import Edit
from storage.tables import accounts, changes, intents, lists, tasks

Key = tuple[str, str]
"""Of an entity: ``("tasks", id)`` or ``("lists", id)``."""

TABLES = {"lists": lists, "tasks": tasks}
FIELDS = {
    "lists": ("title", "order", "created_at", "deleted_at"),
    "tasks": ("list", "title", "order", "done_at", "created_at", "deleted_at"),
}


def write_intent(connection: Connection, account_id: int, intent_id: str, verb: str, list_id: str, now: str) -> None:
    """Note that the account's intent is done, and that what the account has is another."""
    connection.execute(update(accounts).where(accounts.c.id == account_id).values(seq=accounts.c.seq + 1))
    connection.execute(insert(intents).values(account_id=account_id, id=intent_id, verb=verb, list=list_id, at=now))


def write_edit(connection: Connection, account_id: int, intent_id: str, list_id: str, edit: Edit, now: str) -> int:
    """Write an edit of one list, which is locked; return the list's seq before."""
    before = connection.scalar(select(lists.c.seq).where(lists.c.id == list_id))
    assert before is not None
    entities = _read(connection, {(path[0], path[1]) for path, _ in edit})
    open_before, done_before = _count(entities)
    known, history = set(entities), []
    written: dict[Key, dict[str, Any]] = defaultdict(dict)
    for (entity, entity_id, *field), value in edit:
        now_there = entities.setdefault((entity, entity_id), {})
        for name, new in ({field[0]: value} if field else value).items():
            old = now_there.get(name) if field else None
            history.append({"entity": entity, "entity_id": entity_id, "field": name, "old": old, "new": new})
            now_there[name] = written[entity, entity_id][name] = new
    _insert(connection, {key: fields for key, fields in written.items() if key not in known})
    _update(connection, {key: fields for key, fields in written.items() if key in known})
    if history:
        common = {"list": list_id, "at": now, "account_id": account_id, "intent": intent_id}
        rows = [{**common, **row, "seq": seq} for seq, row in enumerate(history, before + 1)]
        connection.execute(insert(changes), rows)
    open_now, done_now = _count(entities)
    connection.execute(
        update(lists)
        .where(lists.c.id == list_id)
        .values(
            seq=before + len(history),
            open_count=lists.c.open_count + open_now - open_before,
            done_count=lists.c.done_count + done_now - done_before,
        )
    )
    return before


def some_of(ids: Collection[str], size: int = 500) -> Iterator[list[str]]:
    """Give `ids` in parts: databases bound the number of parameters of a query."""
    ordered = sorted(ids)
    for at in range(0, len(ordered), size):
        yield ordered[at : at + size]


def _read(connection: Connection, keys: set[Key]) -> dict[Key, dict[str, Any]]:
    """Return the fields of those entities that are there."""
    found = {}
    for entity, table in TABLES.items():
        columns = [table.c.id, *(table.c[name] for name in FIELDS[entity])]
        for ids in some_of({key[1] for key in keys if key[0] == entity}):
            for row_id, *fields in connection.execute(select(*columns).where(table.c.id.in_(ids))):
                found[entity, row_id] = dict(zip(FIELDS[entity], fields, strict=True))
    return found


def _insert(connection: Connection, new: dict[Key, dict[str, Any]]) -> None:
    for entity, table in TABLES.items():
        rows = [{"id": key[1], **fields} for key, fields in new.items() if key[0] == entity]
        if rows:
            connection.execute(insert(table), rows)


def _update(connection: Connection, changed: dict[Key, dict[str, Any]]) -> None:
    """Update rows; those that get the same fields in one go."""
    alike = defaultdict(list)
    for (entity, row_id), fields in changed.items():
        values = {f"new_{name}": value for name, value in fields.items()}
        alike[entity, tuple(sorted(fields))].append({"row_id": row_id, **values})
    for (entity, names), rows in alike.items():
        table = TABLES[entity]
        values = {name: bindparam(f"new_{name}") for name in names}
        connection.execute(update(table).where(table.c.id == bindparam("row_id")).values(values), rows)


def _count(entities: dict[Key, dict[str, Any]]) -> tuple[int, int]:
    """Return how many of these tasks are open, and how many done."""
    done = [row["done_at"] is not None for key, row in entities.items() if key[0] == "tasks" and not row["deleted_at"]]
    return len(done) - sum(done), sum(done)
