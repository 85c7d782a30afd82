"""One connection to one database, SQLite or PostgreSQL, and how a transaction begins."""

import atexit
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection, Engine, Table, create_engine, event, exc, func, make_url, select
from sqlalchemy.dialects import postgresql, sqlite

from storage.database import group_commit, upgrade, wal
from storage.database.gate import Gate
from storage.database.gate import NotNow as NotNow
from storage.database.group_commit import BUGS, GroupCommit, NotKept

_engine: Engine | None = None
_group_commit: GroupCommit | None = None
_to_empty = threading.Event()
_emptying: threading.Thread | None = None
_gate = Gate("the database")
_together: ContextVar[Connection | None] = ContextVar("together", default=None)

CONNECTIONS = 20
"""Most that are kept open: one for each thread of `web.serving`, and some for what is no request."""

PATIENCE, EMPTYING_PATIENCE = 1_000 * group_commit.PATIENCE, 200
"""Milliseconds that SQLite waits for others, and when it is to empty its log."""

UPGRADE_LOCK = 0x70D0
"""One of PostgreSQL's advisory locks, which are numbers that programs agree on."""

UPGRADE_PATIENCE = 600_000
"""Milliseconds that a process waits for another that upgrades the same database."""


class UnusableDatabase(SystemExit):
    """The database cannot be used: says why, and what to do, and ends the program."""


class NewerDatabase(UnusableDatabase):
    """The database was made by a newer version of the app."""


class OlderDatabase(UnusableDatabase):
    """The database waits to be brought up to date."""


def connect(url: str, before_upgrade: Callable[[], None] | None = None) -> None:
    """Use the database at `url` from now on; where it is empty, make the tables.

    Older tables are brought up to date after `before_upgrade` was called, or refused where there is none. However many
    processes come at once, one does it. Raises `UnusableDatabase`, with the database untouched.
    """
    global _engine, _group_commit
    if _engine is not None:
        _engine.dispose()
    if url.startswith("sqlite"):
        _keep_private(url)
        _check_log(url)
        _engine = create_engine(url, pool_size=CONNECTIONS)
        event.listen(_engine, "connect", _prepare_sqlite)
        event.listen(_engine, "begin", _begin_sqlite)
        _group_commit = GroupCommit(_engine)
    else:
        _group_commit = None  # PostgreSQL has its own, and lets in writers of different rows at once
        # Each is tried before it is used: a server that was restarted has closed it.
        _engine = create_engine(url, pool_size=CONNECTIONS, pool_pre_ping=True)
    try:
        _upgrade(before_upgrade)
    except NotNow as problem:
        raise UnusableDatabase(f"The database cannot be used: {problem}.") from problem


@atexit.register
def close() -> None:
    """Let go of the database. Of SQLite, all is in its file then, as far as no other process uses it."""
    if _engine is None:
        return
    _engine.dispose()
    file = _file()
    if file:
        wal.write_back(file)


@contextmanager
def reading() -> Iterator[Connection]:
    """Give a connection that sees one moment of the database. Raises `NotNow`."""
    outer = _together.get()
    if outer is not None:
        yield outer
        return
    with _or_not_now(), _transaction(**_ONE_MOMENT[_used().dialect.name]) as connection:
        yield connection


@contextmanager
def reading_together() -> Iterator[None]:
    """Let all that is read in the block see one moment of the database; nothing is written in it. Raises `NotNow`."""
    with reading() as connection, _all_on(connection):
        yield


@contextmanager
def writing() -> Iterator[Connection]:
    """Give a connection whose writes are kept together when the block has ended, or not at all when it raises.

    Raises `NotNow`, also when enough others are about to write.
    """
    outer = _together.get()
    if outer is not None:
        with outer.begin_nested():
            yield outer
        return
    with (
        _or_not_now(),
        _gate.place(),
        _group_commit.writing() if _group_commit else _transaction() as connection,
    ):
        yield connection


@contextmanager
def together() -> Iterator[None]:
    """Make one transaction, with one wait for the disk, of all that is read and written in the block.

    A part that raises leaves nothing behind, and does not undo the others; after `NotNow` all of it is undone.
    """
    with writing() as connection, _all_on(connection):
        yield


@contextmanager
def outside_transactions() -> Iterator[sqlite3.Connection]:
    """Give SQLite's own connection, for what it does in no transaction."""
    with closing(_used().raw_connection()) as pooled:
        yield cast(sqlite3.Connection, pooled.driver_connection)


def empty_log_soon() -> None:
    """Have the write-ahead log of SQLite emptied once the transaction that calls this has ended: it has its words."""
    global _emptying
    if not is_sqlite():
        return
    _to_empty.set()
    if _emptying is None or not _emptying.is_alive():
        _emptying = threading.Thread(target=_empty_log, name="empty-log", daemon=True)
        _emptying.start()


def _empty_log() -> None:
    # While a transaction writes, this waits for it. It waits for readers as long, and holds up writers meanwhile: so
    # it waits for moments, often.
    while _to_empty.wait():
        _to_empty.clear()
        if not is_sqlite():  # another database is used by now
            continue
        with suppress(sqlite3.Error, exc.SQLAlchemyError, AssertionError), outside_transactions() as connection:
            connection.execute(f"PRAGMA busy_timeout = {EMPTYING_PATIENCE}")
            [[is_busy, *_]] = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            connection.execute(f"PRAGMA busy_timeout = {PATIENCE}")
            if not is_busy:
                continue
        time.sleep(1)
        _to_empty.set()


def is_sqlite() -> bool:
    """Return whether the database is SQLite; if not, it is PostgreSQL."""
    return _used().dialect.name == "sqlite"


def _file() -> Path | None:
    """Return the file of an SQLite database; None where there is none."""
    name = _used().url.database if is_sqlite() else None
    return Path(name) if name and name != ":memory:" else None


# What PostgreSQL has to be told, a transaction of SQLite is anyway.
_ONE_MOMENT: dict[str, dict[str, Any]] = {
    "sqlite": {},
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}


@contextmanager
def _or_not_now() -> Iterator[None]:
    try:
        yield
    except BUGS:
        raise
    except (exc.DBAPIError, exc.TimeoutError, NotKept) as error:
        raise NotNow(str(getattr(error, "orig", error)).partition("\n")[0]) from error


@contextmanager
def _transaction(**options: Any) -> Iterator[Connection]:
    with _used().connect() as connection:
        connection = connection.execution_options(**options)
        with connection.begin():
            yield connection


@contextmanager
def _all_on(connection: Connection) -> Iterator[None]:
    token = _together.set(connection)
    try:
        yield
    finally:
        _together.reset(token)


def _used() -> Engine:
    assert _engine is not None, "call connect first"
    return _engine


def insert_or_else(connection: Connection, table: Table) -> "sqlite.Insert | postgresql.Insert":
    """Begin an INSERT that can say what to do on a conflict; both databases know the same ``ON CONFLICT``."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)


def _keep_private(url: str) -> None:
    """Let nobody but the owner read the file of an SQLite database; its log is made with the same permissions."""
    name = make_url(url).database
    if not name or name.startswith((":memory:", "file:")):
        return
    with suppress(OSError):  # it is there already; or it cannot be made, which is said when it is connected
        os.close(os.open(name, os.O_CREAT | os.O_EXCL, 0o600))
    real = Path(name).resolve()
    for file in (real, *(real.with_name(f"{real.name}-{part}") for part in ("wal", "shm"))):
        with suppress(OSError):  # it is not there, or somebody else's
            if file.stat().st_mode & 0o077:
                file.chmod(0o600)


def _check_log(url: str) -> None:
    """Raise `UnusableDatabase` for an SQLite database whose write-ahead log is another one's."""
    file = make_url(url).database
    if file and not wal.belongs(Path(file)):
        raise UnusableDatabase(
            f"{wal.log_of(Path(file))} holds changes of another database than {file}, which was put in its place. "
            "Nothing was changed. Put back the one that was there; or, to go on with this one, move the log, and the "
            "-shm file beside it, away and keep them. A backup is brought in by `flask --app app restore FILE`."
        )
    if file:
        wal.mark_first(Path(file))


def _upgrade(before_upgrade: Callable[[], None] | None) -> None:
    with reading() as connection:
        if upgrade.version(connection) == upgrade.newest():
            return
    with _or_not_now(), _transaction(write=True, patience=UPGRADE_PATIENCE) as connection:
        if not is_sqlite():  # where a writer has the database for itself
            connection.execute(select(func.pg_advisory_xact_lock(UPGRADE_LOCK)))
        found = upgrade.version(connection)
        if found and found != upgrade.newest():
            _check_older(found, before_upgrade)
        upgrade.bring_up_to_date(connection)
    _used().dispose()  # with it goes the patience


def _check_older(found: str, before_upgrade: Callable[[], None] | None) -> None:
    """Raise `NewerDatabase` or `OlderDatabase`, or have done what is to be done before an upgrade."""
    if not upgrade.is_known(found):
        raise NewerDatabase(
            "The database was made by a newer version of Dash To-Do. Install that version, or begin with an empty "
            "database and restore a backup."
        )
    if before_upgrade is None:
        raise OlderDatabase(
            "The database is from an older version of Dash To-Do. Stop every process of that version, then run "
            "`flask --app app migrate`, which makes a backup first."
        )
    before_upgrade()


def _prepare_sqlite(connection, _record) -> None:
    """Set up a new connection; see https://sqlite.org/pragma.html.

    WAL with synchronous FULL keeps a committed change through a power cut; readers do not wait for the writer. What is
    deleted is overwritten in the file: gone for good is gone.
    """
    connection.isolation_level = None  # the driver must not begin transactions by itself: _begin_sqlite does
    for pragma in (
        f"busy_timeout = {PATIENCE}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    if "patience" in options:
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {options['patience']}")
    # A writer takes the lock at once: one that reads first and then writes can fail with SQLITE_BUSY.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("write") else "BEGIN")
    if options.get("write"):
        wal.mark(cast(sqlite3.Connection, connection.connection.driver_connection))
