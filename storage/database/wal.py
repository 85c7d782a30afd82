"""Does a write-ahead log belong to the database file beside it? And how all of it comes into that file.

SQLite keeps what was committed lately in ``todo.db-wal`` (https://sqlite.org/wal.html), and a process that is killed
leaves it there. If ``todo.db`` is then replaced by an older one, SQLite applies the log to that all the same, and mixes
the two. So each transaction that writes puts a new mark into the header of the database, beside the mark before it. The
header is page 1, and goes through the log like all pages: a file that the log belongs to has the mark from before the
log, or one that is in it.

A process that has a database open must not open its file by itself: to close that would release SQLite's locks
(https://sqlite.org/howtocorrupt.html, 2.2). So `belongs` and `mark_first` are for before, and `write_back` for the end.
"""

import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import quote

# Two fields that SQLite leaves to the application: https://sqlite.org/fileformat2.html#the_database_header
MARK = slice(60, 64)
"""``PRAGMA user_version``: the mark."""
BEFORE = slice(68, 72)
"""``PRAGMA application_id``: the mark before it."""
DATABASE_HEADER = 100
NO_MARK = bytes(4)

# https://sqlite.org/fileformat2.html#the_write_ahead_log
LOG_HEADER, FRAME_HEADER = 32, 24
PAGE_SIZE = slice(8, 12)
SALTS = slice(16, 24)
"""What a log has in its header, and each of its frames at `FRAME_SALTS`: others are left from before it began again."""
FRAME_SALTS = slice(8, 16)
PAGE_NUMBER = slice(0, 4)

PATIENCE = 1.0
"""Seconds to wait for others who have the database open."""
LOOKS = 5
"""So often it is looked whether a log belongs: another process may be bringing it into the file during a look."""


def log_of(file: Path) -> Path:
    """Return the write-ahead log of the database `file`, which is beside what a link leads to."""
    real = file.resolve()
    return real.with_name(f"{real.name}-wal")


def belongs(file: Path) -> bool:
    """Return whether the log beside the database `file` was written for it, or holds nothing. Neither is changed."""
    for look in range(LOOKS):
        time.sleep(0.1 if look else 0)
        if _seems_to_belong(file):
            return True
    return False


def _seems_to_belong(file: Path) -> bool:
    marks = list(_marks_in(log_of(file)))
    if not marks:
        return True
    in_file = _mark_in(file)
    if in_file in {marks[0][1], *(mark for mark, _ in marks)}:
        return True
    # After a power cut there may be a frame that is not whole. SQLite leaves it out, and then sees the file's own mark.
    return bool(in_file) and in_file == _mark_seen(file)


def mark(connection: sqlite3.Connection) -> None:
    """Mark the transaction that has begun."""
    [[before]] = connection.execute("PRAGMA user_version")
    connection.execute(f"PRAGMA application_id = {before}")
    connection.execute(f"PRAGMA user_version = {_new_mark()}")


def mark_first(file: Path) -> None:
    """Mark a database that has no mark, as one of version 0.1 has none, unless another process has it open."""
    if _mark_in(file) == NO_MARK:
        with suppress(sqlite3.Error):  # what is no database is said when it is connected
            mark_anew(file)


def mark_anew(file: Path) -> None:
    """Give a database that nobody has open a mark that is in no log. Raises `sqlite3.Error`."""
    with closing(_open(file)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute(f"PRAGMA user_version = {_new_mark()}")


def write_back(file: Path) -> None:
    """Bring what is in the log into the database `file`, as far as nobody is using it.

    Not into one that was put in its place while this process ran.
    """
    with suppress(sqlite3.Error, OSError):
        if belongs(file):
            with closing(_open(file)) as connection:
                for _ in range(LOOKS):  # somebody else who is at it is not waited for
                    [[is_busy, *_rest]] = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                    if not is_busy:
                        break
                    time.sleep(0.1)


def _new_mark() -> int:
    return secrets.randbelow(2**31 - 1) + 1


def _open(file: Path, mode: str = "rw") -> sqlite3.Connection:
    address = f"file:{quote(str(file.absolute()))}?mode={mode}"
    return sqlite3.connect(address, timeout=PATIENCE, isolation_level=None, uri=True)


def _mark_in(file: Path) -> bytes:
    """Return the mark in the database file itself, whatever is in its log; nothing if it is empty, or not there."""
    with suppress(FileNotFoundError), file.open("rb", buffering=0) as opened:
        return opened.read(DATABASE_HEADER)[MARK]
    return b""


def _mark_seen(file: Path) -> bytes:
    """Return the mark that SQLite sees, with the log; nothing where it sees no database."""
    with suppress(sqlite3.Error), closing(_open(file, "ro")) as connection:
        [[mark]] = connection.execute("PRAGMA user_version")
        return mark.to_bytes(4, "big", signed=True)
    return b""


def _marks_in(log: Path) -> Iterator[tuple[bytes, bytes]]:
    """Give the mark, and the one before it, of each page 1 in a log, the oldest first."""
    with suppress(FileNotFoundError), log.open("rb") as opened:
        header = opened.read(LOG_HEADER)
        page_size = int.from_bytes(header[PAGE_SIZE], "big")
        while frame := opened.read(FRAME_HEADER + DATABASE_HEADER):
            page = frame[FRAME_HEADER:]
            if frame[FRAME_SALTS] != header[SALTS] or len(page) < DATABASE_HEADER:
                return  # what is left of an earlier generation, or was being written
            if int.from_bytes(frame[PAGE_NUMBER], "big") == 1:
                yield page[MARK], page[BEFORE]
            opened.seek(page_size - DATABASE_HEADER, 1)
