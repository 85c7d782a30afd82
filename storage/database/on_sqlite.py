"""What SQLite needs: a private file, a connection that is set up, and how a transaction begins."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, make_url

from storage.database import wal

PATIENCE = 10
"""Seconds to wait for writers of this process, and as long for those of another one (`busy_timeout`): an import of the
largest size writes for half of it."""
EMPTYING_PATIENCE = 0.2
"""Seconds that SQLite waits for others when it empties its log."""


def keep_private(url: str) -> None:
    """Make the file of an SQLite database private to its owner. Its log is made with the same permissions."""
    name = make_url(url).database
    if not name or name.startswith((":memory:", "file:")):
        return
    with suppress(OSError):  # it exists already; or it cannot be made, and connecting will say so
        os.close(os.open(name, os.O_CREAT | os.O_EXCL, 0o600))
    real = Path(name).resolve()
    for file in (real, *(real.with_name(f"{real.name}-{part}") for part in ("wal", "shm"))):
        with suppress(OSError):  # it does not exist, or belongs to somebody else
            if file.stat().st_mode & 0o077:
                file.chmod(0o600)


def prepare(connection, _record) -> None:
    """Set up a new connection; see https://sqlite.org/pragma.html.

    WAL with synchronous FULL keeps a committed change even if the power fails, and readers do not wait for the writer.
    What is deleted is overwritten in the file, so that it is gone for good.
    """
    connection.isolation_level = None  # the driver must not begin transactions itself: begin does
    for pragma in (
        f"busy_timeout = {1_000 * PATIENCE}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def keep_parts_in_memory(connection: Connection) -> None:
    """Keep in memory what a savepoint may have to bring back: as a file, it takes longer than what a tick writes."""
    connection.exec_driver_sql("PRAGMA temp_store = MEMORY")
    connection.commit()


def begin(connection: Connection, write: bool = False, patience: float = PATIENCE) -> None:
    """Begin a transaction, since the driver does not. If it is to `write`, it takes the lock, or raises what is in the
    way after so many seconds.
    """
    if patience != PATIENCE:
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {int(1_000 * patience)}")
    # A writer takes the lock at once. One that reads first and then writes can fail with SQLITE_BUSY.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
    if write:
        wal.mark(cast(sqlite3.Connection, connection.connection.driver_connection))
