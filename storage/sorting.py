"""The order and the groups of a list's tasks, where people sort or group the list by a field.

Subtasks stay with their parent: only topmost tasks are sorted and grouped.
"""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Select, Text, case, cast, func, literal

from domain.groups import Group
from storage.database.tables import Order, tasks

_LAST = literal("~")
"""Sorts after all days, times and numbers: tasks without a value come last."""
_ROOTS = tasks.alias("roots")


def or_last(field: ColumnElement) -> ColumnElement:
    """Return a field as text that sorts the same on all databases. Tasks without a value come last."""
    return cast(func.coalesce(field, _LAST), Order)


_BY: dict[str, tuple[ColumnElement, ...]] = {
    "date": (or_last(_ROOTS.c.date), or_last(_ROOTS.c.time)),
    "deadline": (or_last(_ROOTS.c.deadline),),
    "priority": (or_last(_ROOTS.c.priority),),
    "title": (func.replace(func.lower(_ROOTS.c.title), "!", " "),),  # this sign is kept for subtasks (storage.tree)
    "age": (_ROOTS.c.created_at,),
}


def with_roots(query: Select) -> Select:
    """Return a query of tasks joined with the topmost task above each, which `sort_key` and `group_key` use."""
    return query.join(_ROOTS, _ROOTS.c.id == tasks.c.root)


def sort_key(sort: str | None) -> ColumnElement[str]:
    """Return the text by which a list's tasks are sorted: the chosen field, followed by their path.

    The browser gets it as the `order` of a row, and compares it as text too.
    """
    if sort is None:
        return tasks.c.path
    key: ColumnElement = literal("")
    for part in _BY[sort]:
        key = key.concat(cast(part, Text)).concat(" ")
    return cast(key.concat(tasks.c.path), Order)


def group_key(field: str, groups: Iterable[Group]) -> ColumnElement[str]:
    """Return the group that a task is in, by a field of the topmost task above it. A group is named by its title."""
    value = _ROOTS.c[field]
    return case(*((value.is_(None) if before is None else value < before, title) for title, before in groups))
