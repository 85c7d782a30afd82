"""Answers a browser that keeps a whole copy of an account's lists: sends the changes since it last asked, in pieces.

A copy knows its database, and the account's seq up to which it is complete. If the database is another one, or went
back to an older state, the copy does not follow it, and is kept for the person to decide.
"""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Select, select, tuple_

from domain.clean import is_id
from domain.lists import inbox_of
from domain.schema import FIELDS, TASK
from storage.access import seen_by
from storage.collapsed import all_closed_of
from storage.database.engine import reading
from storage.database.tables import TABLES, accounts, changes, feed, lists, purged, tasks
from storage.export import entities, server_id

AT_ONCE = 500
"""The tasks in one piece of a list."""
LISTS_AT_ONCE = 50
"""The lists in one piece of everything."""
TASKS_AT_ONCE = 2_000
"""The most tasks that come with these lists."""
NEWS_AT_ONCE = 200
"""The most intents, or lists, that one answer tells of."""

OTHERS = [entity for entity in FIELDS if entity not in ("lists", "tasks")]
"""The kinds of which a list or an account has only few."""


def whole_copy(account_id: int, server: str, seq: int, mark: str, start: str) -> dict[str, Any] | None:
    """Return what a copy of database `server`, complete up to `seq`, lacks; None if nothing. A new copy has no server.

    ``{"server", "seq", "mark", "follows", "starts_over", "lists": {id: fields and seq}, "complete": ids, "tasks": {id:
    fields}, "others": {entity: {id: fields}}, "gone": {entity: ids}, "next"}``. With this, the copy is complete up to
    `seq`, and `mark` is the last intent by then. `follows` says whether it is a copy of this database. If not, or if
    too much has changed, it `starts_over`: all lists are sent, some at a time, and `next` is the `start` of the
    following ones. The tasks of a list that is not `complete` are asked for by `copy_of_list`. Also ``"closed"``, the
    sections and tasks that the account keeps closed, except with following pieces. What is closed counts no seq, so a
    copy is told of it with the next change.
    """
    with reading() as connection:
        here = server_id(connection)
        now = connection.scalar(select(accounts.c.seq).where(accounts.c.id == account_id)) or 0
        follows = server == here and 0 <= seq <= now and _mark(connection, account_id, seq) in ("", mark)
        answer = {"server": here, "seq": seq, "mark": mark, "follows": follows, "starts_over": False}
        if follows and start:
            return answer | _piece(connection, account_id, start)
        if follows and seq == now:
            return None
        answer["closed"] = sorted(all_closed_of(connection, account_id))
        news = _news(connection, account_id, seq, now) if follows else None
        if news:
            return answer | news | {"mark": _mark(connection, account_id, news["seq"])}
        as_of_now = {"seq": now, "mark": _mark(connection, account_id, now), "starts_over": True}
        return answer | as_of_now | _piece(connection, account_id, "")


def _mark(connection: Connection, account_id: int, seq: int) -> str:
    """Return the id of the intent that counted an account's seq to this number; empty if it was none, or is gone."""
    query = select(feed.c.intent).where(feed.c.account_id == account_id, feed.c.seq == seq)
    return connection.scalar(query) or ""


def _news(connection: Connection, account_id: int, after: int, now: int) -> dict[str, Any] | None:
    """Return which lists some of the intents after one changed; None if they are too many."""
    mine = select(feed.c.list, feed.c.seq).where(feed.c.account_id == account_id, feed.c.seq > after)
    done = connection.execute(mine.order_by(feed.c.seq).limit(NEWS_AT_ONCE)).all()
    upto = done[-1].seq if len(done) == NEWS_AT_ONCE else now
    by_these = feed.c.account_id == account_id, feed.c.seq > after, feed.c.seq <= upto
    of_these = select(changes.c.list).join(feed, feed.c.intent == changes.c.intent).where(*by_these)
    also = of_these.join(lists, lists.c.id == changes.c.list).where(seen_by(account_id))
    also = also.distinct().limit(NEWS_AT_ONCE + 1)
    touched = {row.list for row in done} | set(connection.scalars(also))
    if len(done) < upto - after:  # something was done without an intent, as when an upgrade made the Inbox
        touched.add(inbox_of(account_id))
    went = select(purged.c.entity, purged.c.id).where(purged.c.account_id == account_id, purged.c.seq > after)
    went = went.where(purged.c.entity.in_(TABLES))
    went_ids = connection.execute(went.where(purged.c.seq <= upto).limit(TASKS_AT_ONCE + 1)).all()
    if len(touched) > NEWS_AT_ONCE or len(went_ids) > TASKS_AT_ONCE:
        return None
    gone = {entity: [row.id for row in went_ids if row.entity == entity] for entity in FIELDS}
    heads = _heads(connection, account_id, touched)
    return {"seq": upto, **heads, "complete": [], "tasks": {}, "gone": gone, "next": None}


def _piece(connection: Connection, account_id: int, start: str) -> dict[str, Any]:
    """Return some lists, after the place `start`, with the tasks of as many of them as there is room for."""
    order, _, list_id = start.partition(" ")
    after = (order, list_id) if order.isalnum() and is_id(list_id) else ("", "")
    place = tuple_(lists.c.order, lists.c.id)
    some = select(lists.c.id, lists.c.order).where(seen_by(account_id), place > tuple_(*after))
    rows = connection.execute(some.order_by(lists.c.order, lists.c.id).limit(LISTS_AT_ONCE)).all()
    list_ids = [row.id for row in rows]
    in_order = _TASKS.where(tasks.c.list.in_(list_ids)).order_by(tasks.c.list, tasks.c.order)
    found = _by_id(connection, in_order.limit(TASKS_AT_ONCE + 1))
    cut = list(found.values())[-1]["list"] if len(found) > TASKS_AT_ONCE else None  # there may be more of this one
    return {
        **_heads(connection, account_id, list_ids),
        "complete": [list_id for list_id in list_ids if cut is None or list_id < cut],
        "tasks": {key: one for key, one in found.items() if cut is None or one["list"] < cut},
        "gone": {entity: [] for entity in FIELDS},
        "next": f"{rows[-1].order} {rows[-1].id}" if len(rows) == LISTS_AT_ONCE else None,
    }


def _heads(connection: Connection, account_id: int, list_ids: Collection[str]) -> dict[str, Any]:
    """Return the fields and the seq of each list, and everything in it except tasks.

    What is the account's own comes with its Inbox, whose history it is in.
    """
    which = lists.c.id.in_(list_ids)
    seqs = connection.execute(select(lists.c.id, lists.c.seq).where(seen_by(account_id), which))
    fields = dict(entities(connection, "lists", account_id, which))
    others = {}
    for entity in OTHERS:
        of_these = [TABLES[entity].c.list.in_(list_ids)] if "list" in FIELDS[entity] else []
        if of_these or inbox_of(account_id) in list_ids:
            others[entity] = dict(entities(connection, entity, account_id, *of_these))
    return {"lists": {row.id: {**fields[row.id], "seq": row.seq} for row in seqs}, "others": others}


_TASKS = select(tasks.c.id, *(tasks.c[name] for name in TASK))


def _by_id(connection: Connection, query: Select) -> dict[str, dict[str, Any]]:
    return {key: dict(zip(TASK, fields, strict=True)) for key, *fields in connection.execute(query)}


def copy_of_list(account_id: int, list_id: str, after: int, start: str) -> dict[str, Any] | None:
    """Return some tasks of a list that changed after its seq `after`, beginning after the id `start`.

    ``{"seq", "tasks": {id: fields}, "gone": ids, "next": the last id, or None at the end}``; None if the account has no
    such list.
    """
    if not is_id(list_id):
        return None
    with reading() as connection:
        own = lists.c.id == list_id, seen_by(account_id)
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
        found = _by_id(connection, _TASKS.where(tasks.c.list == list_id, tasks.c.id.in_(ids)))
        gone = [key for key in ids if key not in found]
        return {"seq": seq, "tasks": found, "gone": gone, "next": ids[-1] if len(ids) == AT_ONCE else None}
