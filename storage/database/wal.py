"""Whether a write-ahead log belongs to the database file beside it, and how its content gets into that file.

SQLite keeps the latest commits in ``todo.db-wal`` (https://sqlite.org/wal.html), and a process that is killed leaves
that file behind. If ``todo.db`` is then replaced by an older one, SQLite applies the log anyway, and mixes the two. So
each transaction that writes puts a new mark into the header of the database, beside the mark before it. The header is
page 1, and goes through the log like all pages: a file to which the log belongs has the mark from before the log, or
one that is in the log.

A process that has a database open must not open its file itself: closing that would release SQLite's locks
(https://sqlite.org/howtocorrupt.html, 2.2). So `belongs` and `mark_first` are used before, and `write_back` at the end.
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
"""A log has these in its header and, at `FRAME_SALTS`, in each frame. Frames with others are from before it began
again."""
FRAME_SALTS = slice(8, 16)
PAGE_NUMBER = slice(0, 4)

PATIENCE = 1.0
"""The seconds to wait for others who have the database open."""
LOOKS = 5
"""How often to check whether a log belongs: during one check, another process may be writing it into the file."""


def log_of(file: Path) -> Path:
    """Return the write-ahead log of the database `file`; if that is a link, it is beside the file that it leads to."""
    real = file.resolve()
    return real.with_name(f"{real.name}-wal")


def belongs(file: Path) -> bool:
    """Return whether the log beside the database `file` was written for it, or is empty. Neither file is changed."""
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
    # A power cut can leave an incomplete frame. SQLite ignores it, and then sees the mark of the file itself.
    return bool(in_file) and in_file == _mark_seen(file)


def mark(connection: sqlite3.Connection) -> None:
    """Write a new mark in the present transaction."""
    [[before]] = connection.execute("PRAGMA user_version")
    connection.execute(f"PRAGMA application_id = {before}")
    connection.execute(f"PRAGMA user_version = {_new_mark()}")


def mark_first(file: Path) -> None:
    """Mark a database without a mark, as those of version 0.1 are, unless another process has it open."""
    if _mark_in(file) == NO_MARK:
        with suppress(sqlite3.Error):  # if it is no database, connecting will say so
            mark_anew(file)


def mark_anew(file: Path) -> None:
    """Give a database that nobody has open a mark that is in no log. Raises `sqlite3.Error`."""
    with closing(_open(file)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute(f"PRAGMA user_version = {_new_mark()}")


def write_back(file: Path) -> None:
    """Bring what is in the log into the database `file`, as far as nobody is using it.

    Not into a file that replaced it while this process ran.
    """
    with suppress(sqlite3.Error, OSError):
        if belongs(file):
            with closing(_open(file)) as connection:
                for _ in range(LOOKS):  # another process that does the same is not waited for
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
    """Return the mark in the database file itself, without its log; empty if the file is empty or missing."""
    with suppress(FileNotFoundError), file.open("rb", buffering=0) as opened:
        return opened.read(DATABASE_HEADER)[MARK]
    return b""


def _mark_seen(file: Path) -> bytes:
    """Return the mark that SQLite sees, log included; empty if it sees no database."""
    with suppress(sqlite3.Error), closing(_open(file, "ro")) as connection:
        [[mark]] = connection.execute("PRAGMA user_version")
        return mark.to_bytes(4, "big", signed=True)
    return b""


def _marks_in(log: Path) -> Iterator[tuple[bytes, bytes]]:
    """Yield the mark of each page 1 in a log, and the mark before it, oldest first."""
    with suppress(FileNotFoundError), log.open("rb") as opened:
        header = opened.read(LOG_HEADER)
        page_size = int.from_bytes(header[PAGE_SIZE], "big")
        while frame := opened.read(FRAME_HEADER + DATABASE_HEADER):
            page = frame[FRAME_HEADER:]
            if frame[FRAME_SALTS] != header[SALTS] or len(page) < DATABASE_HEADER:
                return  # left over from an earlier generation, or not fully written
            if int.from_bytes(frame[PAGE_NUMBER], "big") == 1:
                yield page[MARK], page[BEFORE]
            opened.seek(page_size - DATABASE_HEADER, 1)
