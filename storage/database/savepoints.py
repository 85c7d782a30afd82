"""Parts of a transaction that can be undone alone."""

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
        if connection.invalidated:  # it has been ended, and all is undone
            raise
        connection.exec_driver_sql("ROLLBACK TO SAVEPOINT part")
        connection.exec_driver_sql("RELEASE SAVEPOINT part")
        raise
    connection.exec_driver_sql("RELEASE SAVEPOINT part")
