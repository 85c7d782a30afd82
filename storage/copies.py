"""Reads a whole list in order to copy it."""

from sqlalchemy import Connection, select

from domain.clean import Invalid, is_id
from domain.copies import COPIED_MAX, Contents
from domain.schema import FIELDS, LIST
from domain.verbs import GONE
from storage.access import seen_by
from storage.database.tables import TABLES, lists


def contents(connection: Connection, account_id: int, list_id: str) -> Contents:
    """Return the fields of a list, and everything in it that is not in the trash.

    Raises `Invalid` if the account has no such list, or it has more tasks than can be copied.
    """
    own = select(lists.c.open_count + lists.c.done_count, *(lists.c[name] for name in LIST))
    own = own.where(seen_by(account_id), lists.c.deleted_at.is_(None), lists.c.id == list_id)
    row = connection.execute(own).one_or_none() if is_id(list_id) else None
    if row is None:
        raise Invalid(GONE)
    count, *fields = row
    if count > COPIED_MAX:
        raise Invalid(
            f"This list has {count:,} tasks, and at most {COPIED_MAX:,} are copied at once. "
            "Clear its completed tasks, or move some to another list."
        )
    inside = [entity for entity in FIELDS if "list" in FIELDS[entity]]
    things = {entity: _things(connection, entity, list_id) for entity in inside}
    return Contents(dict(zip(LIST, fields, strict=True)), things)


def _things(connection: Connection, entity: str, list_id: str) -> dict[str, dict[str, str | None]]:
    table, names = TABLES[entity], FIELDS[entity]
    here = select(table.c.id, *(table.c[name] for name in names)).where(table.c.list == list_id)
    if "deleted_at" in names:
        here = here.where(table.c.deleted_at.is_(None))
    return {row_id: dict(zip(names, fields, strict=True)) for row_id, *fields in connection.execute(here)}
