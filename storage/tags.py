"""Reads an account's tags: for the page of all tags, and for everything that names them by id."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, bindparam, func, select

from domain.tags import Tag
from domain.wire import Tags
from storage.access import seen_by, tags_made_by, tags_of
from storage.database.engine import reading
from storage.database.tables import lists, tags, task_tags


def all_tags(account_id: int) -> list[Tag]:
    """Return the account's tags in order, with how many tasks have each."""
    query = select(tags.c.id, tags.c.title, tags.c.colour).where(tags_of(account_id))
    shown = tags_of(account_id), task_tags.c.deleted_at.is_(None), seen_by(account_id), lists.c.deleted_at.is_(None)
    counts = (
        select(task_tags.c.tag, func.count().label("all"), func.count(task_tags.c.done_at).label("done"))
        .join(tags, tags.c.id == task_tags.c.tag)
        .join(lists, lists.c.id == task_tags.c.list)
        .where(*shown)
        .group_by(task_tags.c.tag)
    )
    with reading() as connection:
        found = connection.execute(query.order_by(tags.c.order, tags.c.id)).all()
        counted = {row.tag: (row.all - row.done, row.all) for row in connection.execute(counts)}
    return [Tag(*row, *counted.get(row.id, (0, 0))) for row in found]


# Asked with each page, so it is built once.
_KNOWN = (
    select(tags.c.id, tags.c.title, tags.c.colour)
    .where(tags_of(bindparam("account")))
    .order_by(tags.c.order, tags.c.id)
)


def known_tags(account_id: int) -> Tags:
    """Return the account's tags as a browser gets them: by id, with the title and the colour, if there is one."""
    with reading() as connection:
        found = connection.execute(_KNOWN, {"account": account_id}).all()
    return {row.id: {"title": row.title, "colour": row.colour} if row.colour else {"title": row.title} for row in found}


def tag_titles(connection: Connection, account_id: int) -> dict[str, str]:
    """Return the titles of the account's tags by id, in order."""
    return _titles(connection, tags_of(account_id))


def deleted_tag_titles(connection: Connection, account_id: int, which: Collection[str]) -> dict[str, str]:
    """Return the titles of those of these tags of the account that are in the trash, by id."""
    return _titles(connection, tags_made_by(account_id) & tags.c.deleted_at.is_not(None) & tags.c.id.in_(which))


def all_tag_titles(connection: Connection, account_id: int) -> dict[str, str]:
    """Return the titles of the account's tags by id, for a history: deleted ones included."""
    return _titles(connection, tags_made_by(account_id))


def _titles(connection: Connection, which: ColumnElement[bool]) -> dict[str, str]:
    query = select(tags.c.id, tags.c.title).where(which).order_by(tags.c.order, tags.c.id)
    return {row.id: row.title for row in connection.execute(query)}


def last_place_of_tags(connection: Connection, account_id: int) -> str | None:
    """Return the `order` of the last of the account's tags, deleted ones included; None if there is none."""
    return connection.scalar(select(func.max(tags.c.order)).where(tags_made_by(account_id)))
