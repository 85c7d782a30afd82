"""The order of the tasks of a list, where people sort it by a field, and their groups, where they group it by one.

Subtasks stay with what they are under: it is the topmost tasks that are sorted and grouped.
"""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Select, Text, case, cast, func, literal

from domain.groups import Group
from storage.database.tables import Order, tasks

_LAST = literal("~")
"""Comes after all days, times and numbers: what a task does not have is sorted to the end."""
_ROOTS = tasks.alias("roots")


def or_last(field: ColumnElement) -> ColumnElement:
    """Return a field to sort by, as text is sorted on all databases, with what has none of it at the end."""
    return cast(func.coalesce(field, _LAST), Order)


_BY: dict[str, tuple[ColumnElement, ...]] = {
    "date": (or_last(_ROOTS.c.date), or_last(_ROOTS.c.time)),
    "deadline": (or_last(_ROOTS.c.deadline),),
    "priority": (or_last(_ROOTS.c.priority),),
    "title": (func.replace(func.lower(_ROOTS.c.title), "!", " "),),  # the sign tells subtasks (storage.tree)
    "age": (_ROOTS.c.created_at,),
}


def with_roots(query: Select) -> Select:
    """Return a query of tasks together with the topmost task of each, by which `sort_key` and `group_key` go."""
    return query.join(_ROOTS, _ROOTS.c.id == tasks.c.root)


def sort_key(sort: str | None) -> ColumnElement[str]:
    """Return what the tasks of a list are sorted by, as one text: their path, after the field that is chosen.

    It is what a browser gets as the `order` of a row, which it compares as text like that.
    """
    if sort is None:
        return tasks.c.path
    key: ColumnElement = literal("")
    for part in _BY[sort]:
        key = key.concat(cast(part, Text)).concat(" ")
    return cast(key.concat(tasks.c.path), Order)


def group_key(field: str, groups: Iterable[Group]) -> ColumnElement[str]:
    """Return in which group a task stands, by a field of the topmost one above it: the title of that."""
    value = _ROOTS.c[field]
    return case(*((value.is_(None) if before is None else value < before, title) for title, before in groups))
