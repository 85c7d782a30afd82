"""Reads one task, for its panel; and the notes of many."""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import bindparam, select

from domain.clean import is_id
from domain.schema import TASK
from domain.tasks import SUBTASKS_MAX, Gone, OneTask, Subtask
from domain.wire import Row
from storage.access import seen_by
from storage.accounts.calendars import calendar_in
from storage.database.chunks import some_of
from storage.database.engine import reading
from storage.database.tables import lists, tasks
from storage.news import seq_in
from storage.repeats import add_next_days
from storage.subtasks import TITLE_ABOVE
from storage.windows import SECTIONS_OF_LIST

_SUBTASKS = (
    select(*tasks.c["id", "title", "done_at", "date", "repeat"])
    .where(tasks.c.parent == bindparam("task"), tasks.c.deleted_at.is_(None))
    .order_by(tasks.c.path)
    .limit(SUBTASKS_MAX + 1)  # one more, to tell that there are more
)


_IS_THERE = tasks.c.deleted_at.is_(None), lists.c.deleted_at.is_(None)


def title_of(account_id: int, task_id: object) -> str | None:
    """Return the title of a task that `find_task` would find, or None."""
    if not is_id(task_id):
        return None
    query = select(tasks.c.title).join(lists, lists.c.id == tasks.c.list)
    with reading() as connection:
        return connection.scalar(query.where(tasks.c.id == task_id, seen_by(account_id), *_IS_THERE))


def find_task(account_id: int, task_id: object) -> OneTask | None:
    """Return a task if neither it nor its list is in the trash, or None."""
    if not is_id(task_id):
        return None
    columns = (tasks.c[name] for name in TASK)
    query = select(*columns, TITLE_ABOVE, lists.c.title.label("list_title")).join(lists, lists.c.id == tasks.c.list)
    with reading() as connection:
        seq = seq_in(connection, account_id)
        row = connection.execute(query.where(tasks.c.id == task_id, seen_by(account_id), *_IS_THERE)).one_or_none()
        if row is None:
            return None
        beside = tuple((one.id, one.title) for one in connection.execute(SECTIONS_OF_LIST, {"list": row.list}))
        found = [dict(one) for one in connection.execute(_SUBTASKS, {"task": task_id}).mappings()]
        today = calendar_in(connection, account_id).today(datetime.now(UTC))
    subtasks = tuple(Subtask(one["id"], one["title"], bool(one["done_at"]), _again(one, today)) for one in found)
    fields = dict(zip(TASK, row, strict=False))
    return OneTask(str(task_id), fields, row.list_title, seq, beside, row.under, subtasks)


def find_gone(account_id: int, task_id: str) -> Gone:
    """Return what is left of a task that `find_task` does not find. Those of others look as if deleted for good."""
    query = select(tasks.c.id).join(lists, lists.c.id == tasks.c.list)
    with reading() as connection:
        seq = seq_in(connection, account_id)
        is_there = connection.scalar(query.where(tasks.c.id == task_id, seen_by(account_id)))
    return Gone(seq, is_there is not None)


def notes_of(account_id: int, task_ids: Collection[str]) -> dict[str, str]:
    """Return the notes of those of these tasks that have notes and that the account may see."""
    query = select(tasks.c.id, tasks.c.notes).join(lists, lists.c.id == tasks.c.list)
    seen = query.where(seen_by(account_id), tasks.c.notes.is_not(None))
    found: dict[str, str] = {}
    with reading() as connection:
        for some in some_of(task_ids):
            found |= {row.id: row.notes for row in connection.execute(seen.where(tasks.c.id.in_(some)))}
    return found


def _again(one: dict[str, Any], today: str) -> Row | None:
    """Return what the panel needs to tick a repeating subtask: its day, and when it comes next."""
    row = {name: one[name] for name in ("date", "repeat") if one[name]}
    if "repeat" not in row or one["done_at"]:
        return None
    add_next_days([row], today)
    return {name: TASK[name].on_screen(value) if name in TASK else value for name, value in row.items()}
