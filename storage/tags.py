"""Reads an account's tags: for the page of all of them, and for what names them by their ids."""

from sqlalchemy import ColumnElement, Connection, func, select

from domain.tags import OWN_MAX, Tag
from storage.access import seen_by, tags_of
from storage.database.engine import reading
from storage.database.tables import lists, tags, task_tags


def all_tags(account_id: int) -> list[Tag]:
    """Return the account's tags in their order, with how many open tasks have each."""
    open_count = (
        select(func.count())
        .select_from(task_tags)
        .join(lists, lists.c.id == task_tags.c.list)
        .where(
            task_tags.c.tag == tags.c.id,
            task_tags.c.deleted_at.is_(None),
            task_tags.c.done_at.is_(None),
            lists.c.deleted_at.is_(None),
            seen_by(account_id),
        )
        .scalar_subquery()
    )
    query = select(tags.c.id, tags.c.title, tags.c.colour, open_count).where(tags_of(account_id))
    with reading() as connection:
        return [Tag(*row) for row in connection.execute(query.order_by(tags.c.order, tags.c.id).limit(OWN_MAX))]


def known_tags(account_id: int) -> dict[str, dict[str, str]]:
    """Return what a browser knows of the account's tags: by their ids, the title and the colour, if it has one."""
    query = select(tags.c.id, tags.c.title, tags.c.colour).where(tags_of(account_id))
    with reading() as connection:
        return {
            row.id: {"title": row.title, **({"colour": row.colour} if row.colour else {})}
            for row in connection.execute(query.order_by(tags.c.order, tags.c.id).limit(OWN_MAX))
        }


def tag_titles(connection: Connection, account_id: int) -> dict[str, str]:
    """Return the titles of the account's tags by their ids, as they are shown on tasks."""
    return _titles(connection, tags_of(account_id))


def all_tag_titles(connection: Connection, account_id: int) -> dict[str, str]:
    """Return the titles of the account's tags by their ids, of deleted ones too, as a history tells of them."""
    return _titles(connection, tags.c.account_id == account_id)


def _titles(connection: Connection, which: ColumnElement[bool]) -> dict[str, str]:
    return {row.id: row.title for row in connection.execute(select(tags.c.id, tags.c.title).where(which))}
