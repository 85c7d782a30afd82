"""What goes for good: rows that only the trash still shows, and every word of theirs.

Purging is no edit. Nothing that a list shows changes by it, so there is nothing to tell a browser, and a list's `seq`
stays. Of the history of a task there remain the rows that say when it was deleted, which hold no words: who has not
heard of that yet, still will. To purge again what is gone does nothing.
"""

from sqlalchemy import ColumnElement, Connection, and_, delete, false, or_, select, union, update

from domain.intents import Intent
from storage.engine import writing
from storage.tables import accounts, changes, lists, tasks


def purge(account_id: int, intent: Intent) -> None:
    """Do one of `domain.intents.PURGE_VERBS`: only what the account has deleted goes."""
    with writing() as connection:
        match intent.verb:
            case "purge_list":
                _purge(connection, account_id, lists.c.id == intent.list, false())
            case "purge_task":
                _purge(connection, account_id, false(), tasks.c.id == intent.task)
            case "empty_trash":  # up to an instant: what was deleted since the person was asked stays
                _purge(connection, account_id, lists.c.deleted_at <= intent.value, tasks.c.deleted_at <= intent.value)


def purge_deleted_before(instant: str) -> None:
    """Purge what anybody deleted before an instant. Any process may do this at any time."""
    old_lists, old_tasks = lists.c.deleted_at < instant, tasks.c.deleted_at < instant
    concerned = union(
        select(lists.c.account_id).where(old_lists),
        select(lists.c.account_id).join(tasks, tasks.c.list == lists.c.id).where(old_tasks),
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
    connection.execute(select(accounts.c.id).where(accounts.c.id == account_id).with_for_update(key_share=True))
    own = lists.c.account_id == account_id
    some_lists = select(lists.c.id).where(own, lists.c.deleted_at.is_not(None), which_lists)
    some_tasks = (
        select(tasks.c.id)
        .join(lists, lists.c.id == tasks.c.list)
        .where(own, or_(and_(tasks.c.deleted_at.is_not(None), which_tasks), tasks.c.list.in_(some_lists)))
    )
    words = and_(changes.c.entity == "tasks", changes.c.field != "deleted_at")
    connection.execute(delete(changes).where(words, changes.c.entity_id.in_(some_tasks)))
    gone = connection.execute(delete(tasks).where(tasks.c.id.in_(some_tasks))).rowcount
    gone += connection.execute(delete(lists).where(lists.c.id.in_(some_lists))).rowcount  # with changes and intents
    if gone:
        connection.execute(update(accounts).where(accounts.c.id == account_id).values(seq=accounts.c.seq + 1))
