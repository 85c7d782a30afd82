"""Backups: one file each, with the whole database as gzipped SQLite, whichever database it came from.

So a backup made on SQLite can be restored into PostgreSQL, and the other way round. The checksum of gzip (RFC 1952)
reveals a file that was damaged on its way.
"""

import gzip
import os
import shutil
import sqlite3
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, create_engine, delete, insert
from sqlalchemy.exc import SQLAlchemyError

from storage.backup import contents
from storage.backup.copying import copy_rows
from storage.database import engine, upgrade, wal
from storage.database.engine import BUGS, NotNow, UnusableDatabase, reading, writing
from storage.database.tables import facts, login_links, sessions

GUNZIPPED = "todo.db"


class BadBackup(Exception):
    """The file cannot be restored. The text says why."""


class BackupFailed(Exception):
    """The backup could not be made, and left no file. The text says why."""


def back_up(file: Path) -> None:
    """Write a backup of the present moment to `file`, while others go on reading and writing.

    Until the whole backup is there, `file` stays as it was before. Raises `BackupFailed`.
    """
    try:
        with tempfile.TemporaryDirectory(dir=_made(file.parent), prefix=".backup-") as folder:
            database, packed = Path(folder, GUNZIPPED), Path(folder, "packed")
            _copy_database(database)
            wal.mark_anew(database)
            _pack(database, packed)
            database.unlink()
            with opened(packed):
                pass
            packed.replace(file)
            _sync(file.parent)
    except (OSError, sqlite3.Error, SQLAlchemyError, NotNow, BadBackup) as error:
        raise BackupFailed(f"The backup {file} could not be made: {error}.") from error


def back_up_before(what: str, folder: Path, now: datetime) -> Path:
    """Write a backup before `what` is done to the database, and return its file. Raises `BackupFailed`."""
    file = folder / f"before-{what}-{now:%Y-%m-%d-%H%M%S-%f}.db.gz"
    back_up(file)
    return file


def back_up_before_upgrade(folder: Path) -> None:
    """Back up before an upgrade. Raises `UnusableDatabase` if that fails, so that the tables stay as they are."""
    try:
        back_up_before("upgrade", folder, datetime.now(UTC))
    except BackupFailed as problem:
        raise UnusableDatabase(f"{problem} The database is not upgraded without one.") from problem


def restore(file: Path, folder: Path, now: datetime) -> Path:
    """Replace everything in the database by what `file` holds, in one transaction.

    First the present content is backed up to a file in `folder`, which is returned. The fact ``restored_at`` becomes
    `now`: a browser that knows another value may hold more than the database does. Raises `BadBackup` if the file
    cannot be restored, `BackupFailed` and `NotNow`; then nothing has changed.
    """
    with opened(file) as database:
        bring_up_to_date(database, file)
        kept = back_up_before("restore", folder, now)
        try:
            with writing() as connection:
                copy_rows(database, connection)
                connection.execute(delete(sessions))  # sessions that were ended since then must not come back
                connection.execute(delete(login_links))
                connection.execute(facts.delete().where(facts.c.name == "restored_at"))
                connection.execute(insert(facts).values(name="restored_at", value=now.isoformat()))
        except BUGS as error:  # such as two rows that exclude each other
            raise BadBackup(f"{file} was changed by something else: {error.orig}.") from error
    return kept


def bring_up_to_date(database: Connection, file: Path) -> None:
    """Migrate `database`, opened from `file`, to today's tables.

    Raises `BadBackup` if it holds anything that the app would not have written.
    """
    try:
        upgrade.bring_up_to_date(database)
        contents.check(database)
    except (SQLAlchemyError, contents.Odd) as problem:
        reason = str(getattr(problem, "orig", problem)).partition("\n")[0]
        raise BadBackup(f"{file} was changed by something else than Dash To-Do: {reason}.") from problem


def _made(folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _copy_database(database: Path) -> None:
    """Write the present moment of the database into a new SQLite file."""
    if engine.is_sqlite():
        with engine.outside_transactions() as connection:
            connection.execute("VACUUM INTO ?", (str(database),))
        return
    with reading() as source, _sqlite(database) as target:
        upgrade.bring_up_to_date(target, upgrade.version(source))
        copy_rows(source, target)


@contextmanager
def _sqlite(database: Path) -> Iterator[Connection]:
    opened = create_engine(f"sqlite:///{database}")
    try:
        with opened.begin() as connection:
            yield connection
    finally:
        opened.dispose()


def _pack(database: Path, packed: Path) -> None:
    """Write `database` gzipped to `packed`, readable by its owner alone, and make sure that it is on the disk."""
    with open(os.open(packed, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
        with database.open("rb") as source, gzip.GzipFile("", "wb", compresslevel=3, fileobj=file) as zipped:
            shutil.copyfileobj(source, zipped, 1 << 20)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


@contextmanager
def opened(file: Path) -> Iterator[Connection]:
    """Give the database packed in `file`, in a temporary folder. Raises `BadBackup`."""
    with tempfile.TemporaryDirectory(prefix="dash-to-do-") as folder:
        database = Path(folder, GUNZIPPED)
        try:
            with gzip.open(file) as zipped, database.open("wb") as target:
                shutil.copyfileobj(zipped, target, 1 << 20)
        except gzip.BadGzipFile as error:
            raise BadBackup(f"{file} is no backup, or it is damaged: {error}.") from error
        except (EOFError, zlib.error) as error:
            raise BadBackup(f"{file} is damaged: {error}.") from error
        except OSError as error:
            raise BadBackup(f"{file} cannot be read: {error.strerror}.") from error
        _check(database, file)
        with _sqlite(database) as connection:
            yield connection


def _check(database: Path, file: Path) -> None:
    """Raise `BadBackup` if `database` is damaged, not from this app, or of a newer version."""
    try:
        with closing(sqlite3.connect(database)) as connection:
            whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            whole = whole and not connection.execute("PRAGMA foreign_key_check").fetchall()
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            found = connection.execute("SELECT version_num FROM alembic_version").fetchall() if whole else []
    except sqlite3.Error as error:
        raise BadBackup(f"{file} is no backup of Dash To-Do: {error}.") from error
    if not whole:
        raise BadBackup(f"{file} is damaged: its database is not whole.")
    if not {"accounts", "lists", "tasks"} <= tables or len(found) != 1:
        raise BadBackup(f"{file} is no backup of Dash To-Do.")
    if not upgrade.is_known(found[0][0]):
        raise BadBackup(f"{file} was made by a newer version of Dash To-Do. Install that version to restore it.")
