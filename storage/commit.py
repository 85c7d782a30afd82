"""The one way to change lists: an intent becomes an edit, and is written together with its rows in `changes`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fractional_indexing import generate_key_between, generate_n_keys_between
from sqlalchemy import Connection, Select, bindparam, func, insert, select

from domain import edits
from domain.edits import Edit
from domain.intents import Intent
from domain.schema import Invalid
from domain.windows import Summary
from storage.engine import writing
from storage.tables import changes, intents, lists, tasks
from storage.write import SUMMARY, lock_account, read_entities, write_edit, write_intent

GONE = "This list is not there any more. Go back to your lists."
TASK_GONE = "This task is not there any more. If it was deleted lately, it is in the trash."

# Made once, as in `storage.write`.
_OWN_INTENTS = intents.c.account_id == bindparam("account")
_DONE_FOR = select(intents.c.list).where(_OWN_INTENTS, intents.c.id == bindparam("intent"))
_LAST_AT = select(intents.c.at).where(_OWN_INTENTS, intents.c.seq > 0).order_by(intents.c.seq.desc()).limit(1)
_BEFORE = select(_DONE_FOR.scalar_subquery(), _LAST_AT.scalar_subquery())
_LIST = (
    select(*SUMMARY, lists.c.deleted_at)
    .where(lists.c.id == bindparam("list"), lists.c.account_id == bindparam("account"))
    .with_for_update(of=lists)
)
_LIST_OF_TASK = (
    select(*SUMMARY, lists.c.deleted_at)
    .join(tasks, tasks.c.list == lists.c.id)
    .where(tasks.c.id == bindparam("task"), lists.c.account_id == bindparam("account"))
    .with_for_update(of=lists)
)
_LIST_OF_ALIVE_TASK = _LIST_OF_TASK.where(tasks.c.deleted_at.is_(None))
_ANY_TASK = select(tasks.c.id).where(tasks.c.id.in_(bindparam("ids"))).limit(1)
_LAST_TASK = select(func.max(tasks.c.order)).where(tasks.c.list == bindparam("list"))


@dataclass(frozen=True)
class Committed:
    """What an intent did. `edit` is empty when the intent had been done before."""

    list: Summary
    before: int
    """The list's seq before the intent: a client that knew less has missed something."""
    edit: Edit
    seq: int | None = None
    """The account's seq after the intent; None when it had been done before."""
    skipped: int = 0
    """How many fields an undo left alone, because somebody has changed them since."""
    several: bool = False
    """More lists than this one became another, as after the undoing of an import."""


def commit(account_id: int, intent: Intent, now: str) -> Committed:
    """Do `intent` for the account, once, in one transaction.

    Raises `Invalid`, with nothing written, when its list or task is not there or is not the account's.
    """
    with writing() as connection:
        lock_account(connection, account_id)
        done_for, last_at = connection.execute(_BEFORE, {"account": account_id, "intent": intent.id}).one()
        if done_for is not None:
            seen = _lock_list(connection, account_id, done_for, deleted=True)
            return Committed(seen, seen.seq, [])
        skipped = 0
        if intent.verb == "undo":
            edit, of, locked, skipped = _undo(connection, account_id, intent, now)
        else:
            edit, of = _VERBS[intent.verb](connection, account_id, intent, now)
            locked = {of.id: of}
        at = max(now, last_at or now)  # a history is in the order of what was done, whoever had waited for whom
        seq = write_intent(connection, account_id, intent.id, intent.verb, of.id, at)
        after = write_edit(connection, account_id, intent.id, edit, at, locked)
        return Committed(after.get(of.id, of), of.seq, edit, seq, skipped, several=len(after) > 1)


# One function a verb: check that the account may, and say what to assign, in which list, which is locked.


def _add_list(connection: Connection, account_id: int, intent: Intent, now: str) -> tuple[Edit, Summary]:
    if connection.scalar(select(lists.c.id).where(lists.c.id == intent.list)) is not None:
        raise Invalid("This list could not be made: its id is taken. Try again.")
    last = connection.scalar(select(func.max(lists.c.order)).where(lists.c.account_id == account_id))
    connection.execute(
        insert(lists).values(id=intent.list, account_id=account_id, title="", order="", created_at=now, seq=0)
    )
    made = Summary(intent.list, "", 0, 0, 0)
    return edits.add_list(intent.list, intent.value, generate_key_between(last, None), now), made


def _rename_list(connection: Connection, account_id: int, intent: Intent, now: str) -> tuple[Edit, Summary]:
    of = _lock_list(connection, account_id, intent.list)
    return edits.rename_list(intent.list, intent.value), of


def _delete_list(connection: Connection, account_id: int, intent: Intent, now: str) -> tuple[Edit, Summary]:
    of = _lock_list(connection, account_id, intent.list)
    return edits.delete_list(intent.list, now), of


def _restore_list(connection: Connection, account_id: int, intent: Intent, now: str) -> tuple[Edit, Summary]:
    of = _lock_list(connection, account_id, intent.list, deleted=True)
    return edits.restore_list(intent.list), of


def _add_tasks(connection: Connection, account_id: int, intent: Intent, now: str) -> tuple[Edit, Summary]:
    of = _lock_list(connection, account_id, intent.list)
    ids = [task_id for task_id, _ in intent.value]
    if connection.scalar(_ANY_TASK, {"ids": ids}) is not None:
        raise Invalid("This task could not be added: its id is taken. Add it again.")
    last = connection.scalar(_LAST_TASK, {"list": of.id})
    orders = generate_n_keys_between(last, None, len(ids))
    edit: Edit = []
    for (task_id, title), order in zip(intent.value, orders, strict=True):
        edit += edits.add_task(task_id, of.id, title, order, now)
    return edit, of


def _rename_task(connection: Connection, account_id: int, intent: Intent, now: str) -> tuple[Edit, Summary]:
    # Words that would be in the trash, where nobody looks for them, go back to the person.
    of = _lock_list_of_task(connection, account_id, intent.task, alive=True)
    return edits.rename_task(intent.task, intent.value), of


def _tick_task(connection: Connection, account_id: int, intent: Intent, now: str) -> tuple[Edit, Summary]:
    of = _lock_list_of_task(connection, account_id, intent.task)
    return edits.tick_task(intent.task, now if intent.value else None), of


def _delete_task(connection: Connection, account_id: int, intent: Intent, now: str) -> tuple[Edit, Summary]:
    of = _lock_list_of_task(connection, account_id, intent.task)
    return edits.delete_tasks([intent.task], now), of


def _restore_task(connection: Connection, account_id: int, intent: Intent, now: str) -> tuple[Edit, Summary]:
    of = _lock_list_of_task(connection, account_id, intent.task, deleted=True)
    return edits.restore_task(intent.task) + _restore_if_deleted(connection, of.id), of


def _put_back(connection: Connection, account_id: int, intent: Intent, now: str) -> tuple[Edit, Summary]:
    """Give the fields of a task that an earlier intent changed the values that they had before it."""
    of = _lock_list_of_task(connection, account_id, intent.task, deleted=True)
    assigned = connection.execute(
        select(changes.c.field, changes.c.old)
        .where(changes.c.intent == intent.value, changes.c.entity == "tasks", changes.c.entity_id == intent.task)
        .order_by(changes.c.seq.desc())
    ).all()
    if not assigned or "created_at" in {field for field, _ in assigned}:
        raise Invalid("There is nothing from before that change. Reload the page to see the history as it is.")
    edit = [edits.Assignment(("tasks", intent.task, field), old) for field, old in assigned]
    brings_back = ("deleted_at", None) in {(field, old) for field, old in assigned}
    return edit + (_restore_if_deleted(connection, of.id) if brings_back else []), of


def _restore_if_deleted(connection: Connection, list_id: str) -> Edit:
    """Return the edit that brings a list back for a task that comes back: a task is seen in its list alone."""
    deleted_at = connection.scalar(select(lists.c.deleted_at).where(lists.c.id == list_id))
    return edits.restore_list(list_id) if deleted_at else []


def _clear_completed(connection: Connection, account_id: int, intent: Intent, now: str) -> tuple[Edit, Summary]:
    of = _lock_list(connection, account_id, intent.list)
    completed = connection.scalars(
        select(tasks.c.id).where(
            tasks.c.list == intent.list, tasks.c.deleted_at.is_(None), tasks.c.done_at.is_not(None)
        )
    )
    return edits.delete_tasks(completed, now), of


def _undo(
    connection: Connection, account_id: int, intent: Intent, now: str
) -> tuple[Edit, Summary, dict[str, Summary], int]:
    """Put back what an earlier intent replaced, except where somebody has changed the field since: that is counted."""
    list_id = connection.scalar(
        select(intents.c.list).where(intents.c.account_id == account_id, intents.c.id == intent.value)
    )
    if list_id is None:
        raise Invalid("There is nothing to undo: that change was never saved.")
    own = select(lists.c.id).where(lists.c.account_id == account_id)
    assigned = connection.execute(
        select(changes.c.list, changes.c.entity, changes.c.entity_id, changes.c.field, changes.c.old, changes.c.new)
        .where(changes.c.intent == intent.value, changes.c.list.in_(own))
        .order_by(changes.c.list, changes.c.seq.desc())
    ).all()
    touched = sorted({list_id, *(of_list for of_list, *_ in assigned)})
    locked = {one: _lock_list(connection, account_id, one, deleted=True) for one in touched}
    made = {entity_id for _, _, entity_id, field, _, _ in assigned if field == "created_at"}
    there = read_entities(connection, {(entity, entity_id) for _, entity, entity_id, *_ in assigned})
    edit: Edit = []
    skipped = 0
    for of_list, entity, entity_id, field, old, new in assigned:
        is_made = entity_id in made
        if is_made and (field != "deleted_at" or (entity == "tasks" and of_list in made)):
            continue  # what was not there before can only be taken away again; the tasks of a list go with it
        if there.get((entity, entity_id), {}).get(field, ...) == new:  # what is gone for good has no fields
            edit.append(edits.Assignment((entity, entity_id, field), now if is_made else old))
        else:
            skipped += 1
    return edit, locked[list_id], locked, skipped


_VERBS: dict[str, Callable[[Connection, int, Intent, str], tuple[Edit, Summary]]] = {
    "add_list": _add_list,
    "rename_list": _rename_list,
    "delete_list": _delete_list,
    "restore_list": _restore_list,
    "add_tasks": _add_tasks,
    "rename_task": _rename_task,
    "tick_task": _tick_task,
    "delete_task": _delete_task,
    "restore_task": _restore_task,
    "put_back": _put_back,
    "clear_completed": _clear_completed,
}


def _lock_list(connection: Connection, account_id: int, list_id: str, deleted: bool = False) -> Summary:
    """Return the account's list, locked until the transaction ends, so that seq is counted without gaps."""
    return _lock(connection, _LIST, {"account": account_id, "list": list_id}, deleted, GONE)


def _lock_list_of_task(
    connection: Connection, account_id: int, task_id: str, deleted: bool = False, alive: bool = False
) -> Summary:
    # Whether a task is not there, or somebody else's, or its list is deleted, is not told.
    query = _LIST_OF_ALIVE_TASK if alive else _LIST_OF_TASK
    return _lock(connection, query, {"account": account_id, "task": task_id}, deleted, TASK_GONE)


def _lock(connection: Connection, query: Select, which: dict[str, Any], deleted: bool, refusal: str) -> Summary:
    row = connection.execute(query, which).one_or_none()
    if row is None or (row.deleted_at and not deleted):
        raise Invalid(refusal)
    return Summary(*row[:-1])
