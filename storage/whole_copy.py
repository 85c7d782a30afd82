"""What a browser that keeps a whole copy of an account's lists asks for: what is new since it last asked, in pieces."""

from typing import Any

from sqlalchemy import Connection, select

from storage.engine import reading
from storage.export import entities, server_id
from storage.tables import accounts, changes, lists, tasks
from storage.write import FIELDS

AT_ONCE = 500
"""Tasks in one piece."""


def copy_head(account_id: int) -> dict[str, Any]:
    """Return ``{"server", "seq", "lists": {id: fields and seq}}``: which database this is, and how far it has come."""
    with reading() as connection:
        own = select(lists.c.id, lists.c.seq).where(lists.c.account_id == account_id)
        seqs = {row.id: row.seq for row in connection.execute(own)}
        found = {key: {**one, "seq": seqs[key]} for key, one in entities(connection, "lists", account_id)}
        seq = connection.scalar(select(accounts.c.seq).where(accounts.c.id == account_id))
        return {"server": server_id(connection), "seq": seq, "lists": found}


def copy_of_list(account_id: int, list_id: str, after: int, start: str) -> dict[str, Any] | None:
    """Return the tasks of a list that changed after its seq `after`, those whose id comes after `start`, some at once.

    ``{"seq", "tasks": {id: fields}, "gone": ids, "next": the last id, or None at the end}``; None if the list is not
    the account's.
    """
    with reading() as connection:
        own = lists.c.id == list_id, lists.c.account_id == account_id
        seq = connection.scalar(select(lists.c.seq).where(*own))
        if seq is None:
            return None
        if after <= 0:
            query = select(tasks.c.id).where(tasks.c.list == list_id, tasks.c.id > start)
            ids = list(connection.scalars(query.order_by(tasks.c.id).limit(AT_ONCE)))
        else:
            touched = select(changes.c.entity_id).where(changes.c.list == list_id, changes.c.seq > after)
            touched = touched.where(changes.c.entity == "tasks", changes.c.entity_id > start).distinct()
            ids = list(connection.scalars(touched.order_by(changes.c.entity_id).limit(AT_ONCE)))
        found = _tasks(connection, list_id, ids)
        gone = [key for key in ids if key not in found]
        return {"seq": seq, "tasks": found, "gone": gone, "next": ids[-1] if len(ids) == AT_ONCE else None}


def _tasks(connection: Connection, list_id: str, ids: list[str]) -> dict[str, dict[str, Any]]:
    columns = (tasks.c[name] for name in FIELDS["tasks"])
    query = select(tasks.c.id, *columns).where(tasks.c.list == list_id, tasks.c.id.in_(ids))
    return {key: dict(zip(FIELDS["tasks"], fields, strict=True)) for key, *fields in connection.execute(query)}
