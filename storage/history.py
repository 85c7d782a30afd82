"""The history of a task, read from `changes`."""

from collections.abc import Callable, Collection, Sequence

from sqlalchemy import Connection, RowMapping, bindparam, case, func, or_, select, tuple_

from domain.clean import is_id
from domain.history import Change, History
from domain.schema import TASK
from domain.tags import in_titles
from domain.verbs import VERBS
from storage.access import seen_by
from storage.database.chunks import some_of
from storage.database.engine import reading
from storage.database.tables import accounts, changes, intents, lists, tasks
from storage.tags import all_tag_titles

_UNDOING = [name for name, verb in VERBS.items() if verb.undoes]
_UNDONE = (
    select(tasks.c.id)
    .join(changes, (changes.c.entity_id == tasks.c.id) & (changes.c.new == tasks.c.deleted_at))
    .join(intents, (intents.c.account_id == changes.c.account_id) & (intents.c.id == changes.c.intent))
    .where(tasks.c.id.in_(bindparam("ids")), changes.c.field == "deleted_at", intents.c.verb.in_(_UNDOING))
)


def undone_in(connection: Connection, task_ids: Collection[str]) -> set[str]:
    """Return which of these tasks an undo has put into the trash, as when adding them is undone."""
    return {found for some in some_of(task_ids) for found in connection.scalars(_UNDONE, {"ids": some})}


def history_of(account_id: int, task_id: str, before: tuple[str, str] | None, size: int) -> History | None:
    """Return up to `size` changes of the task, before a place; None if the account has no such task."""
    if not is_id(task_id):
        return None
    found = (
        select(tasks, lists.c.title.label("list_title"), lists.c.deleted_at.label("list_deleted_at"))
        .join(lists, lists.c.id == tasks.c.list)
        .where(tasks.c.id == task_id, seen_by(account_id))
    )
    of_task = (changes.c.entity == "tasks") & (changes.c.entity_id == task_id)
    # Making a task sets all its fields. One of them is enough for the history.
    made_by = select(changes.c.intent).where(of_task, changes.c.field == "created_at").scalar_subquery()
    made_at_once = or_(changes.c.intent != func.coalesce(made_by, ""), changes.c.field == "created_at")
    # A move is in the history of both lists, with a new place. The row of the list that the task left is enough.
    moves = select(changes.c.intent).where(of_task, changes.c.field.in_(("list", "section")))
    moved_once = case(
        (changes.c.field == "list", changes.c.list == changes.c.old),
        (changes.c.field == "order", changes.c.intent.not_in(moves)),
        else_=True,
    )
    told_by_others = [name for name, field in TASK.items() if field.told_by]
    told = (
        select(changes, accounts.c.name, intents.c.suggested)
        .join(lists, lists.c.id == changes.c.list)
        .outerjoin(accounts, accounts.c.id == changes.c.account_id)
        .outerjoin(intents, (intents.c.account_id == changes.c.account_id) & (intents.c.id == changes.c.intent))
        .where(of_task, made_at_once, moved_once, changes.c.field.not_in(told_by_others), seen_by(account_id))
        .order_by(changes.c.at.desc(), changes.c.seq.desc(), changes.c.field.desc(), changes.c.list)
        .limit(size)
    )
    seq, _, name = before[1].partition("-") if before else ("", "", "")
    if before and seq.isdecimal():
        place = tuple_(changes.c.at, changes.c.seq, changes.c.field)
        told = told.where(place < tuple_(before[0], int(seq[:9]), name))
    with reading() as connection:
        task = connection.execute(found).mappings().one_or_none()
        if task is None:
            return None
        rows = connection.execute(told).mappings().all()
        titles = _in_titles(connection, account_id, rows)
    return History(
        task["id"],
        task["title"],
        task["deleted_at"] is not None,
        task["list"],
        task["list_title"],
        task["list_deleted_at"] is not None,
        tuple(
            Change(
                row["intent"],
                row["at"],
                row["seq"],
                row["account_id"] == account_id,
                row["name"],
                row["field"],
                titles(row["field"], row["old"]),
                titles(row["field"], row["new"]),
                row["field"] != "created_at" and _would_change(task, row),
                row["suggested"],
            )
            for row in rows
        ),
    )


def _in_titles(
    connection: Connection, account_id: int, rows: Sequence[RowMapping]
) -> Callable[[str, str | None], str | None]:
    """Return what gives the value of a field with titles instead of ids, of what the account may see."""
    named = {value for row in rows if row["field"] == "list" for value in (row["old"], row["new"])}
    seen = select(lists.c.id, lists.c.title).where(lists.c.id.in_(named), seen_by(account_id))
    of_lists = {row.id: row.title for row in connection.execute(seen)} if named else {}
    of_tags = all_tag_titles(connection, account_id) if any(row["field"] == "tags" for row in rows) else {}

    def titled(field: str, value: str | None) -> str | None:
        if field == "list":
            return of_lists.get(value or "")
        return in_titles(value, of_tags) if field == "tags" else value

    return titled


def _would_change(task: RowMapping, row: RowMapping) -> bool:
    """Return whether the task would be different if this change were taken back."""
    now = task[row["field"]]
    return now != TASK[row["field"]].taken_back(now, row["old"], row["new"])
