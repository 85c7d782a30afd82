"""Reads one task, for its panel."""

from sqlalchemy import bindparam, select

from domain.clean import is_id
from domain.schema import TASK
from domain.tasks import SUBTASKS_MAX, OneTask, Subtask
from storage.access import seen_by
from storage.database.engine import reading
from storage.database.tables import lists, tasks
from storage.news import seq_in
from storage.subtasks import TITLE_ABOVE
from storage.windows import SECTIONS_OF_LIST

_SUBTASKS = (
    select(tasks.c.id, tasks.c.title, tasks.c.done_at.is_not(None))
    .where(tasks.c.parent == bindparam("task"), tasks.c.deleted_at.is_(None))
    .order_by(tasks.c.path)
    .limit(SUBTASKS_MAX + 1)  # one more tells that there are more
)


def find_task(account_id: int, task_id: object) -> OneTask | None:
    """Return a task that is not in the trash, nor is its list; None if the account has none such."""
    if not is_id(task_id):
        return None
    there = tasks.c.deleted_at.is_(None), lists.c.deleted_at.is_(None)
    columns = (tasks.c[name] for name in TASK)
    query = select(*columns, TITLE_ABOVE, lists.c.title.label("list_title")).join(lists, lists.c.id == tasks.c.list)
    with reading() as connection:
        seq = seq_in(connection, account_id)
        row = connection.execute(query.where(tasks.c.id == task_id, seen_by(account_id), *there)).one_or_none()
        if row is None:
            return None
        beside = tuple((one.id, one.title) for one in connection.execute(SECTIONS_OF_LIST, {"list": row.list}))
        subtasks = tuple(Subtask(*one) for one in connection.execute(_SUBTASKS, {"task": task_id}))
    fields = dict(zip(TASK, row, strict=False))
    return OneTask(str(task_id), fields, row.list_title, seq, beside, row.under, subtasks)
