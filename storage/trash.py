"""The trash of an account: what it deleted, the latest first."""

from sqlalchemy import ColumnElement, Select, exists, func, select, tuple_

from domain.trash import Deleted
from storage.access import only_owned, owned_by
from storage.database.engine import reading
from storage.database.tables import lists, smart_lists, tags, task_tags, tasks
from storage.tree import deleted_with, went_with

Place = tuple[str, str]

_ABOVE = tasks.alias("above")
_WITH_ITS_TASK = exists().where(went_with(_ABOVE, tasks))


def trash_of(account_id: int, since: str, before: Place | None, size: int) -> list[Deleted]:
    """Return up to `size` things deleted after `since`, the latest first, after a place.

    A list stands for its tasks too, and a task for its subtasks. A task that was deleted alone has its own line,
    whatever became of its list.
    """
    deleted_lists = _deleted_lists(account_id, lists.c.deleted_at > since)
    # First the ids, from the index alone: titles are read only for what is shown.
    deleted_tasks = _deleted_tasks(account_id, tasks.c.deleted_at > since).with_only_columns(tasks.c.id)
    if before:
        deleted_lists = deleted_lists.where(tuple_(lists.c.deleted_at, lists.c.id) < tuple_(*before))
        deleted_tasks = deleted_tasks.where(tuple_(tasks.c.deleted_at, tasks.c.id) < tuple_(*before))
    some_lists = deleted_lists.order_by(lists.c.deleted_at.desc(), lists.c.id.desc()).limit(size)
    some_tasks = deleted_tasks.order_by(tasks.c.deleted_at.desc(), tasks.c.id.desc()).limit(size)
    some_tags = _deleted_tags(account_id, tags.c.deleted_at > since)
    if before:
        some_tags = some_tags.where(tuple_(tags.c.deleted_at, tags.c.id) < tuple_(*before))
    some_tags = some_tags.order_by(tags.c.deleted_at.desc(), tags.c.id.desc()).limit(size)
    some_smart_lists = _deleted_smart_lists(account_id, smart_lists.c.deleted_at > since)
    if before:
        some_smart_lists = some_smart_lists.where(tuple_(smart_lists.c.deleted_at, smart_lists.c.id) < tuple_(*before))
    some_smart_lists = some_smart_lists.order_by(smart_lists.c.deleted_at.desc(), smart_lists.c.id.desc()).limit(size)
    gone = deleted_with(some_tasks)
    with_it = select(func.count() - 1).where(gone.c.top == tasks.c.id).scalar_subquery()
    shown_tasks = (
        select(tasks.c.id, tasks.c.title, tasks.c.deleted_at, with_it, lists.c.title, lists.c.deleted_at.is_not(None))
        .join(lists, lists.c.id == tasks.c.list)
        .where(tasks.c.id.in_(some_tasks))
    )
    with reading() as connection:
        found = [Deleted("lists", *row) for row in connection.execute(some_lists)]
        found += [Deleted("tags", *row) for row in connection.execute(some_tags)]
        found += [Deleted("smart_lists", *row) for row in connection.execute(some_smart_lists)]
        found += [Deleted("tasks", *row) for row in connection.execute(shown_tasks)]
    return sorted(found, key=lambda one: one.place, reverse=True)[:size]


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
