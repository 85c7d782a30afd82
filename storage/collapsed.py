"""What an account keeps closed on its own screens. It is in no history, and nobody else sees it."""

from collections.abc import Collection

from sqlalchemy import Connection, bindparam, delete, insert, select

from domain.agenda import LEFTOVER
from domain.verbs import Collapse
from storage.access import only_seen
from storage.database.tables import TABLES, collapsed

_MINE = collapsed.c.account_id == bindparam("account")
_OPEN = delete(collapsed).where(_MINE, collapsed.c.id == bindparam("which"))


def collapse(connection: Connection, account_id: int, what: Collapse) -> None:
    """Note that an account has closed something, or opened it again. Nothing is noted about what it may not see."""
    connection.execute(_OPEN, {"account": account_id, "which": what.id})
    if what.id == LEFTOVER:  # this one is closed unless a person opens it, so that is what is noted
        if not what.closed:
            connection.execute(insert(collapsed), {"account_id": account_id, "id": what.id})
    elif what.closed and any(_sees(connection, account_id, entity, what.id) for entity in ("sections", "tasks")):
        connection.execute(insert(collapsed), {"account_id": account_id, "id": what.id})


def _sees(connection: Connection, account_id: int, entity: str, which: str) -> bool:
    table = TABLES[entity]
    there = only_seen(select(table.c.id), entity, account_id).where(table.c.id == which)
    return connection.scalar(there) is not None


def all_closed_of(connection: Connection, account_id: int) -> set[str]:
    """Return the sections and tasks that an account has closed."""
    mine = select(collapsed.c.id).where(_MINE, collapsed.c.id != LEFTOVER)
    return set(connection.scalars(mine, {"account": account_id}))


def closed_of(connection: Connection, account_id: int, ids: Collection[str]) -> set[str]:
    """Return which of these an account has closed."""
    if not ids:
        return set()
    mine = select(collapsed.c.id).where(_MINE, collapsed.c.id.in_(ids))
    return set(connection.scalars(mine, {"account": account_id}))
