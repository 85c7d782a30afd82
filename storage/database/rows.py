"""Writes rows. SQLAlchemy makes the text of a statement once, and from then on the driver gets that.

When SQLAlchemy executes a statement, it looks up its text and puts the values in order, which takes as long as SQLite
takes to write a row. With many rows, it takes several times as long.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Delete, Dialect, Insert, Update


def write_rows(connection: Connection, statement: Insert | Update | Delete, rows: Sequence[Mapping[str, Any]]) -> None:
    """Execute a statement for each row of parameters, at least one. All rows have the same names, in one order.

    The statement is one that was made once: each one that comes here is kept.
    """
    text, names = _made(statement, connection.dialect, tuple(rows[0]))
    connection.exec_driver_sql(text, [tuple([row[name] for name in names]) for row in rows] if names else list(rows))


@lru_cache(maxsize=500)
def _made(
    statement: Insert | Update | Delete, dialect: Dialect, names: tuple[str, ...]
) -> tuple[str, Sequence[str] | None]:
    """Return the text of a statement, and the names of its parameters if the driver takes them by position."""
    made = statement.compile(dialect=dialect, column_keys=list(names))
    return made.string, made.positiontup
