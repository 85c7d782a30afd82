"""Purging: what only the trash still shows is deleted for good, with every word of it.

Purging is no edit: no list changes on screen, and its `seq` stays. What remains has no words: the ids in `purged`, by
which browsers learn what to forget, with the times of a task that the sums still count; and the rows of a task's
history that say when it was deleted, for browsers that have not heard of that yet.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
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

from domain.schema import FIELDS
from domain.verbs import Purge
from storage.access import only_owned, owners_of
from storage.database.engine import empty_log_soon, writing
from storage.database.tables import TABLES, accounts, changes, collapsed, intents, purged, tasks
from storage.tallies import COUNTED
from storage.tree import deleted_with

IMPORTS = "imports"
"""The kind of entry in `purged` for an import that was done."""


def was_purged(connection: Connection, account_id: int, entity: str, gone_id: str) -> bool:
    """Return whether a list or task of the account, or a list whose history has an import, was deleted for good."""
    which = purged.c.account_id == account_id, purged.c.entity == entity, purged.c.id == gone_id
    return connection.scalar(select(purged.c.id).where(*which).limit(1)) is not None


def purge(connection: Connection, account_id: int, what: Purge) -> None:
    """Delete for good what is named, if the account has deleted it. Doing so again does nothing.

    A task takes along the subtasks that were deleted with it: the trash shows them as one.
    """
    until = what.until
    named = {entity: table.c.id.in_(what.ids.get(entity, ())) for entity, table in TABLES.items()}
    if "tasks" in what.ids:
        named["tasks"] = tasks.c.id.in_(select(deleted_with(what.ids["tasks"]).c.id))
    _purge(
        connection,
        account_id,
        {
            entity: or_(named[entity], _deleted_by(table, until) if until else false())
            for entity, table in TABLES.items()
        },
    )


def _deleted_by(table: Table, instant: str) -> ColumnElement[bool]:
    """Return the condition that something was deleted up to an instant: what came after the person was asked stays.

    What was deleted in the future, by a clock that was wrong, goes too.
    """
    now = datetime.now(UTC)
    tomorrow = (now + timedelta(days=1)).isoformat()
    return or_(table.c.deleted_at <= min(instant, now.isoformat()), table.c.deleted_at > tomorrow)


def purge_deleted_before(instant: str) -> None:
    """Delete for good what anybody deleted before an instant. Any process may do this at any time."""
    old = {entity: table.c.deleted_at < instant for entity, table in TABLES.items()}
    concerned = union(*(owners_of(entity, which) for entity, which in old.items()))
    with writing() as connection:
        found = connection.scalars(concerned).all()
    for account_id in found:  # one transaction each, so that nobody waits for the trash of all others
        with writing() as connection:
            _purge(connection, account_id, old)


def _purge(connection: Connection, account_id: int, which: Mapping[str, ColumnElement[bool]]) -> None:
    """Delete for good what an account deleted and these conditions say: lists with everything in them."""
    # Waits for an intent of the account that is being done, and makes the next one wait.
    account = select(accounts.c.seq).where(accounts.c.id == account_id).with_for_update(key_share=True)
    seq = (connection.scalar(account) or 0) + 1
    some = {
        entity: only_owned(select(table.c.id), entity, account_id).where(table.c.deleted_at.is_not(None), which[entity])
        for entity, table in TABLES.items()
    }
    new = literal(account_id), literal(seq)
    goes = union(
        *(query.with_only_columns(*new, literal(entity), TABLES[entity].c.id) for entity, query in some.items()),
        *(
            select(*new, literal(entity), table.c.id).where(table.c.list.in_(some["lists"]))
            for entity, table in TABLES.items()
            if "list" in FIELDS[entity]
        ),
        # An import with such a list stays done, though its intent is deleted too.
        select(*new, literal(IMPORTS), intents.c.id).where(
            intents.c.account_id == account_id, intents.c.verb == "import", intents.c.list.in_(some["lists"])
        ),
    )
    connection.execute(insert(purged).from_select(("account_id", "seq", "entity", "id"), goes))
    gone = select(purged.c.id).where(purged.c.account_id == account_id, purged.c.seq == seq)
    if connection.scalar(gone.limit(1)) is None:
        return
    _note_what_counts(connection, account_id, seq, gone)
    for entity, table in reversed(TABLES.items()):  # lists go last, with their changes and intents
        gone_ids = gone.where(purged.c.entity == entity)
        words = and_(changes.c.entity == entity, changes.c.field != "deleted_at")
        if entity != "lists":
            connection.execute(delete(changes).where(words, changes.c.entity_id.in_(gone_ids)))
        connection.execute(delete(table).where(table.c.id.in_(gone_ids)))
        connection.execute(delete(collapsed).where(collapsed.c.id.in_(gone_ids)))
    connection.execute(update(accounts).where(accounts.c.id == account_id).values(seq=seq))
    empty_log_soon()


def _note_what_counts(connection: Connection, account_id: int, seq: int, gone: Select) -> None:
    """Note what the sums depend on, for tasks that are deleted from a list which stays."""
    of_it = tasks.c.id == purged.c.id
    stays = select(tasks.c.id).where(of_it, tasks.c.list.not_in(gone.where(purged.c.entity == "lists")))
    now = {name: select(tasks.c[name]).where(of_it).scalar_subquery() for name in COUNTED}
    these = purged.c.account_id == account_id, purged.c.seq == seq, purged.c.entity == "tasks"
    connection.execute(update(purged).where(*these, stays.exists()).values(now))
