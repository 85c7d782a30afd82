"""How an edit is written: the fields, their history in `changes`, the list's counts and its seq.

All in bulk: an edit of thousands of tasks takes a few statements more than an edit of one.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from domain.edits import Edit
from domain.schema import Invalid
from storage.tables import accounts, changes, intents, lists, tasks

Key = tuple[str, str]
"""Of an entity: ``("tasks", id)`` or ``("lists", id)``."""

TABLES = {"lists": lists, "tasks": tasks}
FIELDS = {
    "lists": ("title", "order", "created_at", "deleted_at"),
    "tasks": ("list", "title", "order", "done_at", "created_at", "deleted_at"),
}


def lock_account(connection: Connection, account_id: int) -> None:
    """Let one intent of an account through at a time, so that one that is sent twice at once is done once."""
    query = select(accounts.c.id).where(accounts.c.id == account_id).with_for_update(key_share=True)
    if connection.scalar(query) is None:
        raise Invalid("This account is not there any more.")


def write_intent(connection: Connection, account_id: int, intent_id: str, verb: str, list_id: str, now: str) -> int:
    """Note that the account's intent is done, and count that in the account's seq, which is returned."""
    counted = update(accounts).where(accounts.c.id == account_id).values(seq=accounts.c.seq + 1)
    seq = connection.scalar(counted.returning(accounts.c.seq))
    assert seq is not None
    new = {"account_id": account_id, "id": intent_id, "verb": verb, "list": list_id, "at": now, "seq": seq}
    connection.execute(insert(intents).values(new))
    return seq


def write_edit(connection: Connection, account_id: int, intent_id: str, edit: Edit, now: str) -> dict[str, int]:
    """Write an edit of one or more lists, which are locked; return the seq that each had before."""
    entities = read_entities(connection, {(path[0], path[1]) for path, _ in edit})
    known, counted = set(entities), _count(entities)
    written: dict[Key, dict[str, Any]] = defaultdict(dict)
    history: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for (entity, entity_id, *field), value in edit:
        there = entities.setdefault((entity, entity_id), {})
        was = dict(there) if field else {}
        new = {field[0]: value} if field else value
        there |= new
        written[entity, entity_id] |= new
        history[entity_id if entity == "lists" else there["list"]] += [
            {"entity": entity, "entity_id": entity_id, "field": name, "old": was.get(name), "new": new[name]}
            for name in new
        ]
    _insert(connection, {key: fields for key, fields in written.items() if key not in known})
    _update(connection, {key: fields for key, fields in written.items() if key in known})
    before = _seqs(connection, history)
    common = {"at": now, "account_id": account_id, "intent": intent_id}
    rows = [
        {**common, **row, "list": list_id, "seq": seq}
        for list_id, of_list in history.items()
        for seq, row in enumerate(of_list, before[list_id] + 1)
    ]
    if rows:
        connection.execute(insert(changes), rows)
        _count_on(connection, {key: len(of_list) for key, of_list in history.items()}, counted, _count(entities))
    return before


def some_of(ids: Collection[str], size: int = 500) -> Iterator[list[str]]:
    """Give `ids` in parts: databases bound the number of parameters of a query."""
    ordered = sorted(ids)
    for at in range(0, len(ordered), size):
        yield ordered[at : at + size]


def read_entities(connection: Connection, keys: set[Key]) -> dict[Key, dict[str, Any]]:
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


def _count(entities: dict[Key, dict[str, Any]]) -> Counter[tuple[str, bool]]:
    """Count those of these tasks that are not deleted, by their list and whether they are done."""
    alive = (row for key, row in entities.items() if key[0] == "tasks" and row["deleted_at"] is None)
    return Counter((row["list"], row["done_at"] is not None) for row in alive)


def _seqs(connection: Connection, list_ids: Collection[str]) -> dict[str, int]:
    query = select(lists.c.id, lists.c.seq)
    found = (connection.execute(query.where(lists.c.id.in_(ids))) for ids in some_of(list_ids))
    return {row.id: row.seq for rows in found for row in rows}


def _count_on(connection: Connection, written: dict[str, int], before: Counter, after: Counter) -> None:
    """Bring the seq and the counts of lists up to date, in which so many fields were written."""
    counts = {
        "seq": lists.c.seq + bindparam("written"),
        "open_count": lists.c.open_count + bindparam("opened"),
        "done_count": lists.c.done_count + bindparam("done"),
    }
    rows = [
        {
            "list_id": key,
            "written": fields,
            "opened": after[key, False] - before[key, False],
            "done": after[key, True] - before[key, True],
        }
        for key, fields in written.items()
    ]
    connection.execute(update(lists).where(lists.c.id == bindparam("list_id")).values(counts), rows)
