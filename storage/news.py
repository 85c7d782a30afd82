"""News: the changes of an account's lists since a browser last asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Connection, Row, bindparam, select

from domain.edits import Assignment, Edit
from domain.lists import Summary
from storage.access import SUMMARY, seen_by
from storage.database.engine import once_a_moment, reading
from storage.database.tables import TABLES, accounts, changes, feed, lists, purged
from storage.tree import FOLLOWS_FROM, Tree

INTENTS_MAX = 200
CHANGES_MAX = 1_000

_SEQ = select(accounts.c.seq).where(accounts.c.id == bindparam("account"))


@dataclass(frozen=True)
class News:
    """Changes of an account's lists up to `seq`, which counts all changes ever made."""

    seq: int
    edit: Edit | None
    """Assignments that lead to the present state, in order; None if they are too many, or not known."""
    lists: tuple[Summary, ...]
    """The lists that were changed, as they are now."""
    gone: tuple[str, ...]
    """The ids of those that are deleted now, for good or not."""
    purged: tuple[tuple[str, str], ...] = ()
    """Lists and tasks that were deleted for good, as ``("tasks", id)`` or ``("lists", id)``."""
    shown: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)
    """The fields on screen that follow from a task's place, where these may have changed."""


def seq_of(account_id: int) -> int:
    """Return the account's seq. If it differs from before, there is something new. It reads one row."""
    with reading() as connection:
        return seq_in(connection, account_id)


@once_a_moment
def seq_in(connection: Connection, account_id: int) -> int:
    """Return what `seq_of` does, within a transaction."""
    return connection.scalar(_SEQ, {"account": account_id}) or 0


def news_after(account_id: int, after: int) -> News:
    """Return what was done after the account's seq was `after`."""
    with reading() as connection:
        seq = seq_in(connection, account_id)
        if not 0 <= seq - after <= INTENTS_MAX:  # it is smaller after an older backup was restored
            return News(seq, None, (), ())
        which = feed.c.account_id == account_id, feed.c.seq > after, feed.c.seq <= seq
        done = connection.scalars(select(feed.c.list).where(*which)).all()
        assigned = _assigned(connection, account_id, *which)
        went = _purged(connection, account_id, after)
        # The intents about a list go with it when it is deleted for good.
        if (len(done) < seq - after and not went) or len(assigned) + len(went) > CHANGES_MAX:
            return News(seq, None, (), ())
        touched = connection.execute(
            select(*SUMMARY, lists.c.deleted_at)
            .where(seen_by(account_id), lists.c.id.in_({*done, *(row.list for row in assigned)}))
            .order_by(lists.c.id)
        ).all()
        shown = _shown(Tree(connection), assigned)
    if len(shown) > CHANGES_MAX:
        return News(seq, None, (), ())
    edit = [Assignment((row.entity, row.entity_id, row.field), row.new) for row in assigned]
    there = tuple(Summary(*row[:-1]) for row in touched if row.deleted_at is None)
    gone = {row.id for row in touched if row.deleted_at is not None}
    gone |= {row_id for entity, row_id in went if entity == "lists"} - {one.id for one in there}
    return News(seq, edit, there, tuple(sorted(gone)), went, shown)


def _assigned(connection: Connection, account_id: int, *which: ColumnElement[bool]) -> Sequence[Row]:
    """Return what intents assigned, in their order, with one more than can be told, which says that there are more."""
    return connection.execute(
        select(changes.c.list, changes.c.entity, changes.c.entity_id, changes.c.field, changes.c.new)
        .join(feed, feed.c.intent == changes.c.intent)
        .join(lists, lists.c.id == changes.c.list)
        .where(seen_by(account_id), *which)
        .order_by(feed.c.seq, changes.c.list, changes.c.seq)
        .limit(CHANGES_MAX + 1)
    ).all()


def _shown(tree: Tree, assigned: Sequence[Row]) -> dict[str, Mapping[str, str | None]]:
    def changed(*names: str) -> set[str]:
        ids = {row.entity_id for row in assigned if row.entity == "tasks" and row.field in names}
        return {*tree.of(ids), *tree.below(ids)}

    moved, concerned = changed("list", "parent", "order"), changed(*FOLLOWS_FROM)
    places = {task_id: place for task_id in concerned if (place := tree.place(task_id))}
    return {task_id: place.on_screen(None if task_id in moved else place) for task_id, place in places.items()}


def _purged(connection: Connection, account_id: int, after: int) -> tuple[tuple[str, str], ...]:
    query = select(purged.c.entity, purged.c.id).where(purged.c.account_id == account_id, purged.c.seq > after)
    query = query.where(purged.c.entity.in_(TABLES))
    return tuple((row.entity, row.id) for row in connection.execute(query.limit(CHANGES_MAX + 1)))
