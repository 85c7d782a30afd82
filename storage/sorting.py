"""The order of the tasks of a list, where people sort it by a field, and their groups, where they group it by one."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Text, case, cast, func, literal

from domain.groups import Group
from storage.database.tables import Order, tasks

_LAST = literal("~")
"""Comes after all days, times and numbers: what a task does not have is sorted to the end."""

_BY: dict[str, tuple[ColumnElement, ...]] = {
    "date": (func.coalesce(tasks.c.date, _LAST), func.coalesce(tasks.c.time, _LAST)),
    "deadline": (func.coalesce(tasks.c.deadline, _LAST),),
    "priority": (func.coalesce(tasks.c.priority, _LAST),),
    "title": (func.lower(tasks.c.title),),
    "age": (tasks.c.created_at,),
}


def sort_key(sort: str | None) -> ColumnElement[str]:
    """Return what the tasks of a list are sorted by, as one text: their place by hand, after the field that is chosen.

    It is what a browser gets as the `order` of a row, which it compares as text like that.
    """
    if sort is None:
        return tasks.c.order
    key: ColumnElement = literal("")
    for part in (*_BY[sort], tasks.c.order):
        key = key.concat(cast(part, Text)).concat(" ")
    return cast(key, Order)


def group_key(field: str, groups: Iterable[Group]) -> ColumnElement[str]:
    """Return in which group a task stands, by one of its fields: the title of that."""
    value = tasks.c[field]
    return case(*((value.is_(None) if before is None else value < before, title) for title, before in groups))
