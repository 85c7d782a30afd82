"""Purging: rows that only the trash still shows go for good, with every word of theirs.

Purging is no edit. Nothing that a list shows changes by it, and a list's `seq` stays. What remains has no words: the
ids in `purged`, by which browsers are told what to forget, and of the history of a task the rows that say when it was
deleted: browsers that have not heard of that yet still will.
"""

from datetime import UTC, datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    and_,
    delete,
    false,
    insert,
    literal,
    or_,
    select,
    union,
    update,
)

from domain.verbs import Purge
from storage.access import OWNER, owned_by
from storage.database.engine import empty_log_soon, writing
from storage.database.tables import accounts, changes, intents, lists, purged, tasks

IMPORTS = "imports"
"""The kind of entry in `purged` for an import that was done."""


def was_purged(connection: Connection, account_id: int, entity: str, gone_id: str) -> bool:
    """Return whether a list or a task of the account, or a list under which an import is filed, went for good."""
    which = purged.c.account_id == account_id, purged.c.entity == entity, purged.c.id == gone_id
    return connection.scalar(select(purged.c.id).where(*which).limit(1)) is not None


def purge(connection: Connection, account_id: int, what: Purge) -> None:
    """Take out what is named, as far as the account has deleted it; to purge again what is gone does nothing."""
    until = what.until
    _purge(
        connection,
        account_id,
        or_(lists.c.id.in_(what.lists), _deleted_by(lists, until) if until else false()),
        or_(tasks.c.id.in_(what.tasks), _deleted_by(tasks, until) if until else false()),
    )


def _deleted_by(table: Table, instant: str) -> ColumnElement[bool]:
    """Return the condition that something was deleted up to an instant: since the person was asked, it stays.

    What says that it will be deleted one day was noted by a clock that was wrong, and goes too.
    """
    now = datetime.now(UTC)
    tomorrow = (now + timedelta(days=1)).isoformat()
    return or_(table.c.deleted_at <= min(instant, now.isoformat()), table.c.deleted_at > tomorrow)


def purge_deleted_before(instant: str) -> None:
    """Purge what anybody deleted before an instant. Any process may do this at any time."""
    old_lists, old_tasks = lists.c.deleted_at < instant, tasks.c.deleted_at < instant
    concerned = union(
        select(OWNER).where(old_lists),
        select(OWNER).join(tasks, tasks.c.list == lists.c.id).where(old_tasks),
    )
    with writing() as connection:
        found = connection.scalars(concerned).all()
    for account_id in found:  # a transaction each: nobody waits for the trash of all others
        with writing() as connection:
            _purge(connection, account_id, old_lists, old_tasks)


def _purge(
    connection: Connection, account_id: int, which_lists: ColumnElement[bool], which_tasks: ColumnElement[bool]
) -> None:
    """Purge those deleted lists, with all their tasks, and those deleted tasks, of the account."""
    # Waits for an intent of the account that is being done, and makes the next one wait.
    account = select(accounts.c.seq).where(accounts.c.id == account_id).with_for_update(key_share=True)
    seq = (connection.scalar(account) or 0) + 1
    own = owned_by(account_id)
    some_lists = select(lists.c.id).where(own, lists.c.deleted_at.is_not(None), which_lists)
    some_tasks = select(tasks.c.id).join(lists).where(own, tasks.c.deleted_at.is_not(None), which_tasks)
    new = literal(account_id), literal(seq)
    some = union(
        some_lists.with_only_columns(*new, literal("lists"), lists.c.id),
        some_tasks.with_only_columns(*new, literal("tasks"), tasks.c.id),
        select(*new, literal("tasks"), tasks.c.id).where(tasks.c.list.in_(some_lists)),
        # What was imported under such a list is done once for good, though the intent goes with it.
        select(*new, literal(IMPORTS), intents.c.id).where(
            intents.c.account_id == account_id, intents.c.verb == "import", intents.c.list.in_(some_lists)
        ),
    )
    connection.execute(insert(purged).from_select(("account_id", "seq", "entity", "id"), some))
    gone = select(purged.c.id).where(purged.c.account_id == account_id, purged.c.seq == seq)
    if connection.scalar(gone.limit(1)) is None:
        return
    gone_tasks, gone_lists = gone.where(purged.c.entity == "tasks"), gone.where(purged.c.entity == "lists")
    words = and_(changes.c.entity == "tasks", changes.c.field != "deleted_at")
    connection.execute(delete(changes).where(words, changes.c.entity_id.in_(gone_tasks)))
    connection.execute(delete(tasks).where(tasks.c.id.in_(gone_tasks)))
    connection.execute(delete(lists).where(lists.c.id.in_(gone_lists)))  # with its changes and intents
    connection.execute(update(accounts).where(accounts.c.id == account_id).values(seq=seq))
    empty_log_soon()
