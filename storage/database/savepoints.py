"""Parts of a transaction that can be undone alone."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection


@contextmanager
def savepoint(connection: Connection) -> Iterator[None]:
    """Undo what the block does if it raises, and nothing that came before it. Blocks may be inside others.

    Raises what the database does if it has undone the whole transaction.
    """
    # The text of a statement: `begin_nested` would have SQLAlchemy make it each time, which takes four times as long.
    connection.exec_driver_sql("SAVEPOINT part")
    try:
        yield
    except BaseException:
        if connection.invalidated or _is_ended(connection):  # all is undone
            raise
        connection.exec_driver_sql("ROLLBACK TO SAVEPOINT part")
        connection.exec_driver_sql("RELEASE SAVEPOINT part")
        raise
    connection.exec_driver_sql("RELEASE SAVEPOINT part")


def _is_ended(connection: Connection) -> bool:
    """Return whether SQLite has undone the whole transaction by itself, as it may when the disk is full."""
    driver = connection.connection.driver_connection
    return isinstance(driver, sqlite3.Connection) and not driver.in_transaction
