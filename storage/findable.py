"""What a search reads: for each task outside the trash a narrow row, which is kept up to date with the task.

It has the title and the notes without case and accents, and the fields that a query can name. So a search reads the
rows of the lists that the account sees, one after the other, and no tasks; and both databases find the same.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, Insert, Update, bindparam, delete, update
from sqlalchemy.dialects import postgresql, sqlite

from domain.fold import fold
from storage.database.chunks import some_of
from storage.database.rows import write_rows
from storage.database.tables import findable
from storage.tree import Fields, Tree

OWN = tuple(column.name for column in findable.c if column.name not in ("task", "text"))
"""The fields of a task that its row has unchanged."""
_FOLLOWS_FROM = (*OWN, "title", "notes", "deleted_at")
_TEXT_FOLLOWS_FROM = ("list", "title", "notes", "deleted_at")
"""If these stay, a task's row is there and keeps its text."""
_FORGET = delete(findable).where(findable.c.list == bindparam("of"), findable.c.task.in_(bindparam("ids")))


def _replacing(add: sqlite.Insert | postgresql.Insert) -> Insert:
    others = {name: add.excluded[name] for name in ("text", *OWN) if name != "list"}
    return add.on_conflict_do_update(index_elements=["list", "task"], set_=others)


_REPLACE = {"sqlite": _replacing(sqlite.insert(findable)), "postgresql": _replacing(postgresql.insert(findable))}


def row_of(task_id: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the row of a task."""
    text = fold(fields["title"]) + ("\n" + fold(fields["notes"]) if fields["notes"] else "")
    return {"task": task_id, "text": text, **{name: fields[name] for name in OWN}}


def keep_findable(connection: Connection, tree: Tree, now: Mapping[str, Fields]) -> None:
    """Write the rows of tasks that have changed."""
    was = tree.of(now)
    changed = {key for key, one in now.items() if _differ(was.get(key), one)}
    alive = {key for key in changed if now[key]["deleted_at"] is None}
    gone: dict[str, list[str]] = {}
    for key in changed & was.keys():
        before = was[key]
        if before["deleted_at"] is None and (key not in alive or before["list"] != now[key]["list"]):
            gone.setdefault(before["list"], []).append(key)
    for of, ids in gone.items():
        for some in some_of(ids):
            connection.execute(_FORGET, {"of": of, "ids": some})
    alike = dict[tuple[str, ...], list[dict[str, Any]]]()
    for key in sorted(alive & was.keys()):
        before, after = was[key], now[key]
        if all(before[name] == after[name] for name in _TEXT_FOLLOWS_FROM):  # folding long notes takes long
            alive.remove(key)
            new = {f"new_{name}": after[name] for name in OWN if before[name] != after[name]}
            alike.setdefault(tuple(new), []).append({"of": after["list"], "key": key, **new})
    for names, rows in alike.items():
        write_rows(connection, _setting(names), rows)
    add_findable(connection, (row_of(key, now[key]) for key in sorted(alive)))


@cache
def _setting(names: tuple[str, ...]) -> Update:
    """Return the statement that sets columns, named as their parameters are, of a task's row."""
    row = update(findable).where(findable.c.list == bindparam("of"), findable.c.task == bindparam("key"))
    return row.values({name.removeprefix("new_"): bindparam(name) for name in names})


def add_findable(connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows, replacing those that exist."""
    if new := list(rows):
        write_rows(connection, _REPLACE[connection.dialect.name], new)


def _differ(before: Fields | None, after: Fields) -> bool:
    return before is None or any(before[name] != after[name] for name in _FOLLOWS_FROM)
