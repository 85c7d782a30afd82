"""Where tasks go that are added to a list, or put somewhere in it: an `order` between those of their neighbours."""

from collections.abc import Collection, Mapping, Sequence
from itertools import groupby

from fractional_indexing import generate_n_keys_between
from sqlalchemy import Connection, bindparam, func, select

from storage.database.tables import tasks

CROWDED, FOLLOWING = 100, 100
"""An order with this many characters is too long; then this many tasks, at most, get new places."""

# Built once, as in `storage.write`.
_LAST_TASK = select(func.max(tasks.c.order)).where(tasks.c.list == bindparam("list"))
_FIRST_TASK = select(func.min(tasks.c.order)).where(tasks.c.list == bindparam("list"))
_LATER = tasks.alias()
_NEXT = select(func.min(_LATER.c.order)).where(_LATER.c.list == tasks.c.list, _LATER.c.order > tasks.c.order)
_NEIGHBOURS = (
    select(tasks.c.id, tasks.c.list, tasks.c.parent, tasks.c.order, _NEXT.scalar_subquery().label("next"))
    .where(tasks.c.id.in_(bindparam("ids")))
    .order_by(tasks.c.list, tasks.c.parent, tasks.c.order, tasks.c.id)
)
_SAME_PLACE = (
    select(tasks.c.id)
    .where(
        tasks.c.list == bindparam("list"),
        tasks.c.parent.is_not_distinct_from(bindparam("parent")),
        tasks.c.order == bindparam("at"),
        tasks.c.id > bindparam("after"),
    )
    .order_by(tasks.c.id)
)
_FOLLOWING = (
    select(tasks.c.id, tasks.c.order)
    .where(tasks.c.list == bindparam("list"), tasks.c.order > bindparam("at"))
    .order_by(tasks.c.order, tasks.c.id)
    .limit(FOLLOWING)
)


def places_at_end(connection: Connection, list_id: str, count: int, after: str | None = None) -> Sequence[str]:
    """Return the `order` of `count` tasks to be added at the end of a list, or after a given `order`."""
    return generate_n_keys_between(after or connection.scalar(_LAST_TASK, {"list": list_id}), None, count)


def places_after(connection: Connection, list_id: str, after: str, task_ids: Sequence[str]) -> Mapping[str, str]:
    """Return what `domain.verbs.intent.Here.places_after` does."""
    if not after:
        first = connection.scalar(_FIRST_TASK, {"list": list_id})
        return dict(zip(task_ids, generate_n_keys_between(None, first, len(task_ids)), strict=True))
    there = connection.execute(_NEIGHBOURS, {"ids": [after]}).one_or_none()
    if there is None or there.list != list_id:
        return dict(zip(task_ids, places_at_end(connection, list_id, len(task_ids)), strict=True))
    same = connection.scalars(_SAME_PLACE, {"list": list_id, "parent": there.parent, "at": there.order, "after": after})
    placed = list(dict.fromkeys([*task_ids, *same]))
    keys = generate_n_keys_between(there.order, there.next, len(placed))
    if max(map(len, keys)) > CROWDED:  # very many were put right here, so the following ones get a new order too
        later = connection.execute(_FOLLOWING, {"list": list_id, "at": there.order}).all()
        end = later[-1].order if len(later) == FOLLOWING else None
        placed += [row.id for row in later if row.id not in placed and (end is None or row.order < end)]
        keys = generate_n_keys_between(there.order, end, len(placed))
    return dict(zip(placed, keys, strict=True))


def places_after_each(connection: Connection, task_ids: Collection[str]) -> Mapping[str, str]:
    """Return an `order` right after each of these tasks."""
    found: dict[str, str] = {}
    there = connection.execute(_NEIGHBOURS, {"ids": list(task_ids)})
    for (_, _, order, following), same in groupby(there, key=lambda row: row[1:]):
        ids = [row.id for row in same]
        found |= zip(ids, generate_n_keys_between(order, following, len(ids)), strict=True)
    return found
