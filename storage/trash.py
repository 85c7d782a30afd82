"""The trash of an account: what it deleted, the latest first."""

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, exists, false, func, or_, select, tuple_

from domain.trash import Deleted
from storage.access import only_owned, owned_by
from storage.database.engine import reading
from storage.database.tables import TABLES, lists, smart_lists, tags, task_tags, tasks
from storage.tree import deleted_with, went_with

Place = tuple[str, str]

_ABOVE = tasks.alias("above")
_WITH_ITS_TASK = exists().where(went_with(_ABOVE, tasks))
_WITHIN = (tasks.c.list, tasks.c.path)
"""The order of tasks that were deleted at the same instant, as one step does it."""


def trash_of(account_id: int, since: str, before: Place | None, size: int) -> list[Deleted]:
    """Return up to `size` things deleted after `since`, the latest first, after a place.

    What was deleted at the same instant is in the order of its list. A list stands for its tasks too, and a task for
    its subtasks. A task that was deleted alone has its own line, whatever became of its list.
    """
    # First the ids, from the index alone: titles are read only for what is shown.
    deleted_tasks = _deleted_tasks(account_id, tasks.c.deleted_at > since).with_only_columns(tasks.c.id)
    with reading() as connection:
        list_id, path = _place_of(connection, before[1]) if before else ("", "")
        if before:
            deleted_at, last_id = before
            further = tuple_(*_WITHIN, tasks.c.id) > tuple_(list_id, path, last_id)
            deleted_tasks = deleted_tasks.where(_is_after(tasks, deleted_at, further))
        some_tasks = deleted_tasks.order_by(tasks.c.deleted_at.desc(), *_WITHIN, tasks.c.id).limit(size)
        found = [(row[-2:], Deleted("tasks", *row[:-2])) for row in connection.execute(_shown(some_tasks))]
        for entity, deleted in _OTHERS.items():
            table = TABLES[entity]
            some = deleted(account_id, table.c.deleted_at > since)
            if before:  # these come before tasks of the same instant
                further = false() if list_id else table.c.id > before[1]
                some = some.where(_is_after(table, before[0], further))
            some = some.order_by(table.c.deleted_at.desc(), table.c.id).limit(size)
            found += [(("", ""), Deleted(entity, *row)) for row in connection.execute(some)]
    found.sort(key=lambda one: (*one[0], one[1].id))
    found.sort(key=lambda one: one[1].deleted_at, reverse=True)
    return [one for _, one in found[:size]]


def _place_of(connection: Connection, deleted_id: str) -> tuple[str, str]:
    """Return where something is among what was deleted at its instant: empty if it is no task, or gone for good."""
    row = connection.execute(select(*_WITHIN).where(tasks.c.id == deleted_id)).one_or_none()
    return (row[0], row[1]) if row else ("", "")


def _is_after(table: Table, deleted_at: str, further: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition that something was deleted before an instant, or at it and then stands `further` down."""
    at = table.c.deleted_at
    return and_(at <= deleted_at, or_(at < deleted_at, further))


def _shown(some_tasks: Select) -> Select:
    """Return a query of what is shown of tasks, and of their places within an instant."""
    gone = deleted_with(some_tasks)
    with_it = select(func.count() - 1).where(gone.c.top == tasks.c.id).scalar_subquery()
    its_list = lists.c.title, lists.c.deleted_at.is_not(None)
    return (
        select(tasks.c.id, tasks.c.title, tasks.c.deleted_at, with_it, *its_list, *_WITHIN)
        .join(lists, lists.c.id == tasks.c.list)
        .where(tasks.c.id.in_(some_tasks))
    )


def count_trash(account_id: int, since: str) -> tuple[int, int, int, int]:
    """Return how many lists, single tasks, tags and smart lists are in the trash."""
    deleted_lists = _deleted_lists(account_id, lists.c.deleted_at > since)
    deleted_tasks = _deleted_tasks(account_id, tasks.c.deleted_at > since)
    deleted_tags = _deleted_tags(account_id, tags.c.deleted_at > since)
    deleted_smart_lists = _deleted_smart_lists(account_id, smart_lists.c.deleted_at > since)
    with reading() as connection:
        return (
            connection.scalar(deleted_lists.with_only_columns(func.count())) or 0,
            connection.scalar(deleted_tasks.with_only_columns(func.count())) or 0,
            connection.scalar(deleted_tags.with_only_columns(func.count())) or 0,
            connection.scalar(deleted_smart_lists.with_only_columns(func.count())) or 0,
        )


def _deleted_lists(account_id: int, condition: ColumnElement[bool]) -> Select:
    count = lists.c.open_count + lists.c.done_count
    return select(lists.c.id, lists.c.title, lists.c.deleted_at, count).where(owned_by(account_id), condition)


def _deleted_tasks(account_id: int, condition: ColumnElement[bool]) -> Select:
    """Return a query of those deleted tasks that were not deleted together with their parent."""
    own = select(tasks.c.id).join(lists, lists.c.id == tasks.c.list)
    return own.where(owned_by(account_id), condition, ~_WITH_ITS_TASK)


def _deleted_tags(account_id: int, condition: ColumnElement[bool]) -> Select:
    count = select(func.count()).where(task_tags.c.tag == tags.c.id, task_tags.c.deleted_at.is_(None)).scalar_subquery()
    return only_owned(select(tags.c.id, tags.c.title, tags.c.deleted_at, count), "tags", account_id).where(condition)


def _deleted_smart_lists(account_id: int, condition: ColumnElement[bool]) -> Select:
    columns = (smart_lists.c.id, smart_lists.c.title, smart_lists.c.deleted_at)
    return only_owned(select(*columns), "smart_lists", account_id).where(condition)


_OTHERS = {"lists": _deleted_lists, "tags": _deleted_tags, "smart_lists": _deleted_smart_lists}
