"""Checks that a backup holds only what the app writes: a file can be undamaged, and yet have been changed by somebody.

It checks what the app would fail at later: tables, columns, and the type of each value. A title that would be refused
today is restored, since it may have been allowed once.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Boolean, Column, Connection, Integer, String, Table, inspect
from sqlalchemy.exc import SQLAlchemyError

from domain.clean import Invalid, clean_instant, clean_order, is_id
from domain.schema import FIELDS
from storage.backup.copying import CHUNK
from storage.database.tables import Key, changes, metadata


class Odd(Exception):
    """Something is not as the app writes it. The text says what."""


def check(connection: Connection) -> None:
    """Raise `Odd` unless the SQLite database, which is migrated to today's version, holds only what the app writes."""
    try:
        _check_tables(connection)
        for table in metadata.sorted_tables:
            for row in _rows(connection, table):
                _check_row(table, row)
    except SQLAlchemyError as error:  # bytes that are not UTF-8
        raise Odd(str(getattr(error, "orig", error)).partition("\n")[0]) from error


def _check_tables(connection: Connection) -> None:
    found = inspect(connection)
    names = {name for name in found.get_table_names() if name != "alembic_version"}
    if names != metadata.tables.keys():
        raise Odd(f"table {min(names ^ metadata.tables.keys())}")
    for name, table in metadata.tables.items():
        columns = {column["name"] for column in found.get_columns(name)}
        if columns != set(table.columns.keys()):
            raise Odd(f"column {min(columns ^ set(table.columns.keys()))} of {name}")


def _rows(connection: Connection, table: Table) -> Iterator[Sequence[Any]]:
    names = ", ".join(f'"{name}"' for name in table.columns.keys())  # noqa: SIM118 - they are no dict
    # The types that SQLite reports: it keeps any value in any column.
    rows = connection.execution_options(yield_per=CHUNK).exec_driver_sql(f'SELECT {names} FROM "{table.name}"')  # noqa: S608 - names of ours
    yield from rows


def _check_row(table: Table, row: Sequence[Any]) -> None:
    for column, value in zip(table.columns, row, strict=True):
        if not (column.nullable if value is None else _fits(column, value)):
            raise Odd(f"{column.name} of {table.name}: {str(value)[:80]!r}")
    if table is changes:
        fields = dict(zip(table.columns.keys(), row, strict=True))
        if fields["field"] not in FIELDS.get(fields["entity"], {}):
            raise Odd(f"field of changes: {fields['field'][:80]!r}")


def _fits(column: Column, value: Any) -> bool:
    kind = column.type
    if isinstance(kind, Boolean):
        return value in (0, 1)
    if isinstance(kind, Integer):
        return isinstance(value, int) and abs(value) < 2**31
    if not isinstance(value, str) or "\0" in value:
        return False
    if kind is Key:
        return is_id(value)
    if column.name == "order":
        return _is_clean(clean_order, value)
    if column.name == "at" or column.name.endswith(("_at", "wait_until")):
        return _is_clean(clean_instant, value)
    return not isinstance(kind, String) or kind.length is None or len(value) <= kind.length


def _is_clean(clean: Any, value: str) -> bool:
    try:
        return clean(value) == value
    except Invalid:
        return False
