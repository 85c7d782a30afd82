"""How an edit is written: the fields, their history in `changes`, the list's counts and its seq.

Everything is written in bulk: an edit of thousands of tasks takes only a few statements more than an edit of one.
Statements that every click uses are built once, since building one costs SQLAlchemy three times as much as running it.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from sqlalchemy import Connection, Update, bindparam, delete, insert, select, update

from domain.clean import Invalid
from domain.edits import Edit
from domain.lists import Summary, inbox_of
from domain.schema import FIELDS
from domain.tags import in_tags
from domain.verbs import Intent
from storage.access import Locked
from storage.database.chunks import ByIds, some_of
from storage.database.engine import NotNow
from storage.database.rows import write_rows
from storage.database.tables import TABLES, accounts, changes, feed, intents, lists, sections, task_tags
from storage.findable import keep_findable
from storage.tallies import keep_tallies
from storage.tree import Place, Tree, places

Key = tuple[str, str]
"""Names an entity: ``("tasks", id)`` or ``("lists", id)``."""


ACCOUNT_GONE = "This account is not there any more."

_LOCK_ACCOUNT = select(accounts.c.id).where(accounts.c.id == bindparam("account")).with_for_update(key_share=True)
_COUNT_ON = update(accounts).values(seq=accounts.c.seq + bindparam("by")).returning(accounts.c.id, accounts.c.seq)
_COUNT_INTENT = _COUNT_ON.where(accounts.c.id == bindparam("account"))
_TELL = _COUNT_ON.where(accounts.c.id.in_(bindparam("others")))
_ADD_INTENT = insert(intents)
_ADD_TO_FEED = insert(feed)
_ADD_CHANGES = insert(changes)
_ADD = {entity: insert(table) for entity, table in TABLES.items()}
_TAG = insert(task_tags)
_UNTAG = delete(task_tags).where(task_tags.c.task.in_(bindparam("ids")))
_OF_TASK = ("list", "done_at", "deleted_at")
_COUNT_LIST = (
    update(lists)
    .where(lists.c.id == bindparam("list_id"))
    .values({name: bindparam(f"new_{name}") for name in ("seq", "open_count", "done_count")})
)
_COUNT_SECTION = (
    update(sections)
    .where(sections.c.id == bindparam("section_id"))
    .values(open_count=sections.c.open_count + bindparam("gained"))
)


def _reading(entity: str) -> ByIds:
    table = TABLES[entity]
    fields = select(table.c.id, *(table.c[name] for name in FIELDS[entity]))
    return ByIds(lambda one_of: fields.where(one_of(table.c.id)))


_READ = {entity: _reading(entity) for entity in TABLES}


def lock_account(connection: Connection, account_id: int) -> None:
    """Let one intent of an account run at a time, so that one that is sent twice at once is done once."""
    if connection.scalar(_LOCK_ACCOUNT, {"account": account_id}) is None:
        raise Invalid(ACCOUNT_GONE)


def count_intent(connection: Connection, account_id: int, by: int = 1) -> int:
    """Do what `lock_account` does, and count an intent. Return the account's seq, in which each number is one intent.

    With `by` -1, an intent that turned out to be done before is not counted.
    """
    counted = connection.execute(_COUNT_INTENT, {"account": account_id, "by": by}).one_or_none()
    if counted is None:
        raise Invalid(ACCOUNT_GONE)
    return counted.seq


def make_lists(connection: Connection, account_id: int, list_ids: Collection[str], now: str) -> dict[str, Locked]:
    """Make new lists of an account, still without fields. Nobody else sees them before the transaction ends."""
    blank = {"account_id": account_id, "title": "", "order": "", "created_at": now, "seq": 0}
    if list_ids:
        write_rows(connection, _ADD["lists"], [{"id": key, **blank} for key in sorted(list_ids)])
    return {key: Locked(Summary(key, "", 0, 0, 0), False, frozenset({account_id}), account_id) for key in list_ids}


def write_intent(
    connection: Connection,
    account_id: int,
    seq: int,
    intent: Intent,
    list_id: str,
    now: str,
    locked: Mapping[str, Locked],
) -> None:
    """Note that the account's intent, which made its seq `seq`, is done, and tell all other members of the lists.

    A member's seq counts all changes of the lists that they see.
    """
    seqs, others = {account_id: seq}, set().union(*(one.members for one in locked.values())) - {account_id}
    if others:
        seqs |= {row.id: row.seq for row in connection.execute(_TELL, {"others": sorted(others), "by": 1})}
    done = {"account_id": account_id, "id": intent.id, "verb": intent.verb, "list": list_id, "at": now}
    done |= {"device": intent.device or None, "suggested": intent.suggested or None}
    write_rows(connection, _ADD_INTENT, [done])
    new = {"intent": intent.id, "list": list_id, "at": now}
    write_rows(connection, _ADD_TO_FEED, [{"account_id": member, "seq": seq, **new} for member, seq in seqs.items()])


def write_edit(
    connection: Connection,
    account_id: int,
    intent_id: str,
    edit: Edit,
    now: str,
    locked: Mapping[str, Locked],
    tree: Tree,
) -> tuple[dict[str, Summary], dict[str, Place]]:
    """Write an edit of one or more lists, which are `locked`.

    Returns the lists that were changed, as they are now, and the new places of tasks whose place has changed. A move
    from one list to another is in the history of both. `tree` has the tasks as they were.
    """
    named = {(path[0], path[1]) for path, _ in edit}
    entities = read_entities(connection, {key for key in named if key[0] != "tasks"})
    entities |= {
        ("tasks", key): dict(one) for key, one in tree.of(key for entity, key in named if entity == "tasks").items()
    }
    made, counted, in_sections = named - entities.keys(), _count(entities), _count_open(entities)
    written: dict[Key, dict[str, Any]] = defaultdict(dict)
    history: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for (entity, entity_id, *field), value in edit:
        there = entities.setdefault((entity, entity_id), {})
        was = dict(there) if field else {}
        new = {field[0]: value} if field else value
        there |= new
        written[entity, entity_id] |= new
        rows_of_it = [
            {"entity": entity, "entity_id": entity_id, "field": name, "old": was.get(name), "new": new[name]}
            for name in new
        ]
        for list_id in _filed_under(account_id, entity, entity_id, was, there):
            history[list_id] += rows_of_it
    if not history.keys() <= locked.keys():
        raise NotNow("a task was moved to another list in the meantime")
    tasks_now = {key: fields for (entity, key), fields in entities.items() if entity == "tasks"}
    moved = places(tree, tasks_now)
    for key, place in moved.items():
        written["tasks", key] |= place.changed_from(tree.place(key))
    for (entity, key), new in written.items():
        if entity == "tasks" and "list" in new:  # its owner follows from its list
            new["account_id"] = locked[new["list"]].owner
        if entity == "tasks" and not new.keys().isdisjoint(_IN_DAY):
            new["day_place"] = _day_place(tasks_now[key])
    _insert(connection, account_id, {key: fields for key, fields in written.items() if key in made})
    _update(connection, {key: fields for key, fields in written.items() if key not in made})
    _tag(connection, tree, tasks_now, moved)
    keep_findable(connection, tree, tasks_now)
    keep_tallies(connection, tree, tasks_now)
    common = {"at": now, "account_id": account_id, "intent": intent_id}
    rows = [
        {**common, **row, "list": list_id, "seq": seq}
        for list_id, of_list in history.items()
        for seq, row in enumerate(of_list, locked[list_id].summary.seq + 1)
    ]
    if not rows:
        return {}, moved
    write_rows(connection, _ADD_CHANGES, rows)
    gained = _count(entities)
    gained.subtract(counted)
    _count_sections(connection, in_sections, _count_open(entities))
    counted_on = _count_on(
        connection,
        [
            replace(
                was,
                **{name: value for name, value in entities.get(("lists", list_id), {}).items() if hasattr(was, name)},
                open_count=was.open_count + gained[list_id, False],
                done_count=was.done_count + gained[list_id, True],
                seq=was.seq + len(of_list),
            )
            for list_id, of_list in history.items()
            for was in [locked[list_id].summary]
        ],
    )
    return counted_on, moved


_IN_DAY = ("time", "day_order", "order")


def _day_place(one: Mapping[str, Any]) -> str:
    """Return what a task is sorted by in its day: first tasks with a time, then the others as people put them."""
    return f"{one['time'] or '~'} {one['day_order'] or one['order']}"


def _filed_under(
    account_id: int, entity: str, entity_id: str, was: Mapping[str, Any], there: Mapping[str, Any]
) -> set[str]:
    """Return the lists whose history has a change: where the thing was and is, or the account's Inbox."""
    if entity == "lists":
        return {entity_id}
    return {was.get("list", there["list"]), there["list"]} if "list" in there else {inbox_of(account_id)}


def read_entities(connection: Connection, keys: set[Key]) -> dict[Key, dict[str, Any]]:
    """Return the fields of those of the entities that exist."""
    found = {}
    for entity, query in _READ.items():
        for ids in some_of({key[1] for key in keys if key[0] == entity}):
            for row_id, *fields in query.on(connection, ids):
                found[entity, row_id] = dict(zip(FIELDS[entity], fields, strict=True))
    return found


def _insert(connection: Connection, account_id: int, new: dict[Key, dict[str, Any]]) -> None:
    for entity, add in _ADD.items():
        of = {} if "list" in FIELDS[entity] else {"account_id": account_id}
        rows = [{"id": key[1], **of, **fields} for key, fields in new.items() if key[0] == entity]
        if rows:
            write_rows(connection, add, rows)


def _update(connection: Connection, changed: dict[Key, dict[str, Any]]) -> None:
    """Update rows. Those with the same fields to set share a statement."""
    alike = defaultdict(list)
    for (entity, row_id), fields in changed.items():
        values = {f"new_{name}": value for name, value in fields.items()}
        alike[entity, tuple(sorted(fields))].append({"row_id": row_id, **values})
    for (entity, names), rows in alike.items():
        write_rows(connection, _setting(entity, names), rows)


@cache
def _setting(entity: str, names: tuple[str, ...]) -> Update:
    """Return the statement that sets these fields of a row of an entity."""
    table = TABLES[entity]
    row = update(table).where(table.c.id == bindparam("row_id"))
    return row.values({name: bindparam(f"new_{name}") for name in names})


def _tag(connection: Connection, tree: Tree, now: Mapping[str, Any], moved: Mapping[str, Place]) -> None:
    """Update the rows in `task_tags` of tasks whose tags or place have changed."""
    was = tree.of({*now, *moved})
    before = {key: _tags_of(key, fields, tree.place(key)) for key, fields in was.items()}
    after = {key: _tags_of(key, fields, moved.get(key) or tree.place(key)) for key, fields in {**was, **now}.items()}
    changed = {key for key, rows in after.items() if rows != before.get(key, [])}
    for some in some_of({key for key in changed if before.get(key)}):
        connection.execute(_UNTAG, {"ids": some})
    if rows := [row for key in sorted(changed) for row in after[key]]:
        write_rows(connection, _TAG, rows)


def _tags_of(task_id: str, fields: Mapping[str, Any], place: Place | None) -> list[dict[str, Any]]:
    """Return the rows of a task in `task_tags`."""
    if not fields["tags"] or place is None:
        return []
    common = {"task": task_id, "path": place.path, **{name: fields[name] for name in _OF_TASK}}
    return [{"tag": tag, **common} for tag in in_tags(fields["tags"])]


def _count(entities: dict[Key, dict[str, Any]]) -> Counter[tuple[str, bool]]:
    """Count those of these tasks that are not deleted, by list and by whether they are done."""
    alive = (row for key, row in entities.items() if key[0] == "tasks" and row["deleted_at"] is None)
    return Counter((row["list"], row["done_at"] is not None) for row in alive)


def _count_open(entities: dict[Key, dict[str, Any]]) -> Counter[str]:
    """Count those of these tasks that are open, by section."""
    open_ones = (row for key, row in entities.items() if key[0] == "tasks" and row["section"] and not row["done_at"])
    return Counter(row["section"] for row in open_ones if row["deleted_at"] is None)


def _count_sections(connection: Connection, before: Counter[str], after: Counter[str]) -> None:
    """Update how many tasks of sections are open. Their lists are locked."""
    gained = {key: after[key] - before[key] for key in before.keys() | after.keys()}
    if rows := [{"section_id": key, "gained": count} for key, count in sorted(gained.items()) if count]:
        write_rows(connection, _COUNT_SECTION, rows)


def _count_on(connection: Connection, counted: list[Summary]) -> dict[str, Summary]:
    """Write the seq and the counts of lists, which are locked."""
    rows = [
        {"list_id": one.id, "new_seq": one.seq, "new_open_count": one.open_count, "new_done_count": one.done_count}
        for one in counted
    ]
    write_rows(connection, _COUNT_LIST, rows)
    return {one.id: one for one in counted}
