"""One connection to one database, SQLite or PostgreSQL, and how a transaction begins."""

import atexit
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from contextvars import ContextVar
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar, cast

from sqlalchemy import Connection, Engine, Table, create_engine, event, exc, func, make_url, select
from sqlalchemy.dialects import postgresql, sqlite

from storage.database import on_sqlite, upgrade, wal
from storage.database.gate import Gate
from storage.database.gate import NotNow as NotNow
from storage.database.group_commit import BUGS, GroupCommit, NotKept
from storage.database.savepoints import savepoint
from storage.database.upgrade import NewerDatabase as NewerDatabase
from storage.database.upgrade import UnusableDatabase

_engine: Engine | None = None
_group_commit: GroupCommit | None = None
_to_empty = threading.Event()
_emptying: threading.Thread | None = None
_gate = Gate("the database")
_together: ContextVar["_Block | None"] = ContextVar("together", default=None)
P = ParamSpec("P")
T = TypeVar("T")

CONNECTIONS = 20
"""The most open connections: one for each thread of `web.serving`, and some for work outside requests."""

UPGRADE_LOCK = 0x70D0
"""One of PostgreSQL's advisory locks. These are numbers on which programs agree."""

UPGRADE_PATIENCE = 600
"""The seconds that a process waits for another one to upgrade the same database."""


class _Block(NamedTuple):
    """A block whose reads share one connection. Its writes share it too, or nothing is written there."""

    connection: Connection
    found: dict[Any, Any] | None = None
    """If nothing is written there, what was found so far (`once_a_moment`)."""


def connect(url: str, before_upgrade: Callable[[], None] | None = None) -> None:
    """Use the database at `url` from now on. If it is empty, make the tables.

    Older tables are migrated after a call of `before_upgrade`, or refused if that is None. If several processes come at
    once, one of them migrates. Raises `UnusableDatabase`, with the database unchanged.
    """
    global _engine, _group_commit
    _disconnect()
    if url.startswith("sqlite"):
        on_sqlite.keep_private(url)
        _check_log(url)
        _engine = create_engine(url, pool_size=CONNECTIONS, pool_use_lifo=True)
        event.listen(_engine, "connect", on_sqlite.prepare)
        _group_commit = GroupCommit(_engine)
    else:
        _group_commit = None  # PostgreSQL has a queue of its own, and lets writers of different rows in at once
        # Each connection is tried before it is used, since a server that was restarted has closed it.
        _engine = create_engine(url, pool_size=CONNECTIONS, pool_pre_ping=True)
    try:
        _upgrade(before_upgrade)
    except NotNow as problem:
        raise UnusableDatabase(f"The database cannot be used: {problem}.") from problem


@atexit.register
def close() -> None:
    """Close the database. The file of an SQLite database then has everything, unless another process uses it."""
    if _engine is None:
        return
    _disconnect()
    file = _file()
    if file:
        wal.write_back(file)


def _disconnect() -> None:
    if _group_commit is not None:
        _group_commit.close()
    if _engine is not None:
        _engine.dispose()


@contextmanager
def reading() -> Iterator[Connection]:
    """Give a connection that sees one moment of the database. Raises `NotNow`."""
    outer = _together.get()
    if outer is not None:
        yield outer.connection
        return
    with _or_not_now(), _transaction(_ONE_MOMENT) as connection:
        yield connection


@contextmanager
def reading_together() -> Iterator[None]:
    """Make everything that is read in the block see one moment of the database. Raises `NotNow`.

    What is written there is written by itself, and not seen in the block.
    """
    if _together.get() is not None:
        yield
        return
    with reading() as connection, _all_on(connection, {}):
        yield


def once_a_moment(read: Callable[Concatenate[Connection, P], T]) -> Callable[Concatenate[Connection, P], T]:
    """Have a function ask the database only once in a block of `reading_together`. Nobody changes what it returns."""

    @wraps(read)
    def known(connection: Connection, *args: P.args, **kwargs: P.kwargs) -> T:
        block = _together.get()
        if block is None or block.found is None or block.connection is not connection:
            return read(connection, *args, **kwargs)
        asked = (read, args, *kwargs.items())
        if asked not in block.found:
            block.found[asked] = read(connection, *args, **kwargs)
        return block.found[asked]

    return known


@contextmanager
def writing() -> Iterator[Connection]:
    """Give a connection whose writes are committed together when the block ends, or undone if it raises.

    Raises `NotNow`, also if too many others wait to write.
    """
    outer = _together.get()
    if outer is not None and outer.found is None:
        with savepoint(outer.connection):
            yield outer.connection
        return
    if _group_commit:  # it has a limit of its own
        with _or_not_now(), _group_commit.writing() as connection:
            yield connection
        return
    with _or_not_now(), _gate.place(), _transaction() as connection:
        yield connection


@contextmanager
def together() -> Iterator[None]:
    """Put everything that is read and written in the block into one transaction, with one wait for the disk.

    A part that raises is undone and leaves the others alone; after `NotNow`, everything is undone.
    """
    with writing() as connection, _all_on(connection):
        yield


@contextmanager
def outside_transactions() -> Iterator[sqlite3.Connection]:
    """Give the driver's own connection to SQLite, outside any transaction."""
    with closing(_used().raw_connection()) as pooled:
        yield cast(sqlite3.Connection, pooled.driver_connection)


def empty_log_soon() -> None:
    """Empty SQLite's write-ahead log once the transaction that calls this has ended, as its words are in there."""
    global _emptying
    if not is_sqlite():
        return
    _to_empty.set()
    if _emptying is None or not _emptying.is_alive():
        _emptying = threading.Thread(target=_empty_log, name="empty-log", daemon=True)
        _emptying.start()


def _empty_log() -> None:
    # While a transaction writes, this waits for it. It waits as long for readers, and meanwhile holds up writers: so it
    # waits only for moments, but often.
    while _to_empty.wait():
        _to_empty.clear()
        if not is_sqlite():  # another database is in use by now
            continue
        with suppress(sqlite3.Error, exc.SQLAlchemyError, AssertionError), outside_transactions() as connection:
            connection.execute(f"PRAGMA busy_timeout = {int(1_000 * on_sqlite.EMPTYING_PATIENCE)}")
            [[is_busy, *_]] = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            connection.execute(f"PRAGMA busy_timeout = {1_000 * on_sqlite.PATIENCE}")
            if not is_busy:
                continue
        time.sleep(1)
        _to_empty.set()


def is_sqlite() -> bool:
    """Return whether the database is SQLite; otherwise it is PostgreSQL."""
    return _used().dialect.name == "sqlite"


def _file() -> Path | None:
    """Return the file of an SQLite database, or None."""
    name = _used().url.database if is_sqlite() else None
    return Path(name) if name and name != ":memory:" else None


_ONE_MOMENT: dict[str, Any] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
"""Options for PostgreSQL; a transaction of SQLite is like that anyway."""


@contextmanager
def _or_not_now() -> Iterator[None]:
    try:
        yield
    except BUGS:
        raise
    except (exc.DBAPIError, exc.TimeoutError, NotKept) as error:
        raise NotNow(str(getattr(error, "orig", error)).partition("\n")[0]) from error


@contextmanager
def _transaction(on_postgresql: Mapping[str, Any] | None = None, **on_sqlite_only: Any) -> Iterator[Connection]:
    with _used().connect() as connection:
        if is_sqlite():
            with connection.begin():
                on_sqlite.begin(connection, **on_sqlite_only)
                yield connection
            return
        with connection.execution_options(**on_postgresql or {}).begin():
            yield connection


@contextmanager
def _all_on(connection: Connection, found: dict[Any, Any] | None = None) -> Iterator[None]:
    token = _together.set(_Block(connection, found))
    try:
        yield
    finally:
        _together.reset(token)


def _used() -> Engine:
    assert _engine is not None, "call connect first"
    return _engine


def insert_or_else(connection: Connection, table: Table) -> "sqlite.Insert | postgresql.Insert":
    """Begin an INSERT with ``ON CONFLICT``, which both databases have."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)


def _check_log(url: str) -> None:
    """Raise `UnusableDatabase` if the write-ahead log beside an SQLite database belongs to another one."""
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
        if not is_sqlite():  # while a writer has the database to itself
            connection.execute(select(func.pg_advisory_xact_lock(UPGRADE_LOCK)))
        found = upgrade.version(connection)
        if found and found != upgrade.newest():
            upgrade.check_older(found, before_upgrade)
        upgrade.bring_up_to_date(connection)
    _used().dispose()  # the connection that waits so long is closed
