"""One connection to one database, SQLite or PostgreSQL, and how a transaction begins."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, create_engine, event

_engine: Engine | None = None


class NewerDatabase(RuntimeError):
    """The database was made by a newer version of the app."""


def connect(url: str) -> None:
    """Use the database at `url` from now on, and bring its tables up to date.

    Raises `NewerDatabase`, with the database untouched, when this version does not know its tables.
    """
    global _engine
    if _engine is not None:
        _engine.dispose()
    _engine = create_engine(url)
    if _engine.dialect.name == "sqlite":
        event.listen(_engine, "connect", _prepare_sqlite)
        event.listen(_engine, "begin", _begin_sqlite)
    _migrate()


@contextmanager
def reading() -> Iterator[Connection]:
    """Give a connection that sees one moment of the database."""
    assert _engine is not None, "call storage.engine.connect first"
    with _engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing() -> Iterator[Connection]:
    """Give a connection whose writes are kept together when the block ends, or not at all when it raises."""
    assert _engine is not None, "call storage.engine.connect first"
    with _engine.connect() as connection:
        connection = connection.execution_options(write=True)
        with connection.begin():
            yield connection


def _migrate() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    with writing() as connection:
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise NewerDatabase(
                "The database was made by a newer version of Dash To-Do. Install that version, or restore a backup."
            ) from error


def _prepare_sqlite(connection, _record) -> None:
    """Set up a new connection; see https://sqlite.org/pragma.html.

    WAL with synchronous FULL keeps a committed change through a power cut; readers do not wait for the writer.
    """
    connection.isolation_level = None  # the driver must not begin transactions by itself: _begin_sqlite does
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "busy_timeout = 5000", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes the lock at once: one that reads first and then writes can fail with SQLITE_BUSY.
    write = connection.get_execution_options().get("write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
