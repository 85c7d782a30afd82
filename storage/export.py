"""Reads everything that an account has, to be written into a file: in parts, all as of one moment."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, case, func, select

from domain import export
from domain.schema import FIELDS
from storage.access import only_seen, seen_by
from storage.database.engine import reading
from storage.database.tables import TABLES, changes, facts, intents, lists, sections, tasks
from storage.subtasks import TITLE_ABOVE
from storage.tags import tag_titles

AT_ONCE = 1_000
"""The rows in memory at a time."""
_SECTION = select(sections.c.title).where(sections.c.id == tasks.c.section).scalar_subquery().label("section_title")
_LIST_IS = case(
    (lists.c.deleted_at.is_not(None), "deleted"),
    (lists.c.archived_at.is_not(None), "archived"),
    (lists.c.template_day.is_not(None), "template"),
    else_="",
)


def export_json(account_id: int, made_at: str) -> Iterator[str]:
    """Yield the file with everything that the account has, with deleted things and the history (`domain.export`)."""
    with reading() as connection:
        history = select(*(changes.c[name] for name in export.CHANGE_FIELDS)).join(lists, lists.c.id == changes.c.list)
        yield from export.json_lines(
            server_id(connection),
            made_at,
            {entity: entities(connection, entity, account_id) for entity in FIELDS},
            map(tuple, _rows(connection, history.where(seen_by(account_id)))),
        )


def export_csv(account_id: int) -> Iterator[str]:
    """Yield the table of the account's tasks in pieces, those in the trash included."""
    columns = (tasks.c[name] for name in export.TABLE)
    query = select(lists.c.title.label("list_title"), _SECTION, TITLE_ABOVE, _LIST_IS, *columns)
    query = query.join(lists, lists.c.id == tasks.c.list)
    with reading() as connection:
        in_order = query.where(seen_by(account_id)).order_by(lists.c.order, lists.c.id, tasks.c.path)
        titles = tag_titles(connection, account_id)
        many = len(export.PLACE)
        rows = (
            (dict(zip(export.PLACE, row[:many], strict=True)), dict(zip(export.TABLE, row[many:], strict=True)))
            for row in _rows(connection, in_order)
        )
        yield from export.csv_lines(rows, titles)


def totals(account_id: int) -> tuple[int, int, str | None]:
    """Return how many lists and tasks the account has outside the trash, and when it last changed anything."""
    counted = select(func.count(), func.coalesce(func.sum(lists.c.open_count + lists.c.done_count), 0))
    with reading() as connection:
        own = counted.where(seen_by(account_id), lists.c.deleted_at.is_(None))
        list_count, task_count = connection.execute(own).one()
        last = connection.scalar(select(func.max(intents.c.at)).where(intents.c.account_id == account_id))
        return list_count, int(task_count), last


def server_id(connection: Connection) -> str:
    """Return an id of this database. It becomes another one when a backup is restored."""
    known = {row.name: row.value for row in connection.execute(select(facts))}
    return " ".join(known[name] for name in ("id", "restored_at") if name in known)


def entities(
    connection: Connection, entity: str, account_id: int, *which: ColumnElement[bool]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield pairs of id and fields of the account's entities of a kind, all or some, deleted ones included."""
    table = TABLES[entity]
    columns = (table.c[name] for name in FIELDS[entity])
    query = only_seen(select(table.c.id, *columns), entity, account_id).where(*which)
    for entity_id, *fields in _rows(connection, query):
        yield entity_id, dict(zip(FIELDS[entity], fields, strict=True))


def _rows(connection: Connection, query: Select) -> Iterator[Row]:
    return iter(connection.execute(query.execution_options(yield_per=AT_ONCE)))
