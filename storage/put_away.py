"""Lists that are not in use: archived ones, and templates."""

from sqlalchemy import Column, select, tuple_

from domain.lists import PutAway
from storage.access import owned_by
from storage.database.engine import reading
from storage.database.tables import lists

Place = tuple[str, str]


def archived(account_id: int, before: Place | None, size: int) -> list[PutAway]:
    """Return up to `size` archived lists after a place, the latest archived first."""
    return _put_away(account_id, lists.c.archived_at, lists.c.archived_at, before, size)


def templates(account_id: int, before: Place | None, size: int) -> list[PutAway]:
    """Return up to `size` templates after a place, the newest first."""
    return _put_away(account_id, lists.c.template_day, lists.c.created_at, before, size)


def _put_away(account_id: int, is_set: Column[str], at: Column[str], before: Place | None, size: int) -> list[PutAway]:
    count = lists.c.open_count + lists.c.done_count
    query = select(lists.c.id, lists.c.title, count, at, lists.c.colour, lists.c.icon)
    query = query.where(owned_by(account_id), lists.c.deleted_at.is_(None), is_set.is_not(None))
    if before:
        query = query.where(tuple_(at, lists.c.id) < tuple_(*before))
    with reading() as connection:
        found = connection.execute(query.order_by(at.desc(), lists.c.id.desc()).limit(size))
        return [PutAway(*row) for row in found]
