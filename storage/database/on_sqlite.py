"""What SQLite needs: a private file, a connection that is set up, and how a transaction begins."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, make_url

from storage.database import group_commit, wal

PATIENCE, EMPTYING_PATIENCE = 1_000 * group_commit.PATIENCE, 200
"""The milliseconds that SQLite waits for others: usually, and when it empties its log."""


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
        f"busy_timeout = {PATIENCE}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def begin(connection: Connection) -> None:
    """Begin a transaction: with ``write`` it takes the lock, and waits for that as long as ``patience`` says."""
    options = connection.get_execution_options()
    if "patience" in options:
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {options['patience']}")
    # A writer takes the lock at once. One that reads first and then writes can fail with SQLITE_BUSY.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("write") else "BEGIN")
    if options.get("write"):
        wal.mark(cast(sqlite3.Connection, connection.connection.driver_connection))
