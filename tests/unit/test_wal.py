"""Which write-ahead log belongs to which database file, at any moment at which a process can be killed."""

import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.database import wal
from tests.factories import steady

CHECKPOINTS = ("PASSIVE", "FULL", "RESTART", "TRUNCATE")


@pytest.fixture(autouse=True, scope="module")
def one_look():
    """Look once: nobody else is here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wal, "LOOKS", 1)
        yield


class Files(NamedTuple):
    """A database and its log as they are at a moment, and what was committed by then."""

    database: bytes
    log: bytes
    committed: int


def begun(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE IF NOT EXISTS words (word)")
    return connection


def write(connection: sqlite3.Connection, words: int = 1) -> None:
    connection.execute("BEGIN IMMEDIATE")
    wal.mark(connection)
    connection.executemany("INSERT INTO words VALUES (?)", [("word " * 50,) for _ in range(words)])
    connection.execute("COMMIT")


def seen(file: Path) -> Files:
    with closing(sqlite3.connect(file)) as connection:
        [[committed]] = connection.execute("SELECT count(*) FROM words")
        return Files(file.read_bytes(), wal.log_of(file).read_bytes(), committed)


def put(folder: Path, database: bytes, log: bytes) -> Path:
    file = folder / "put.db"
    for path in folder.glob("put.db*"):
        path.unlink()
    file.write_bytes(database)
    wal.log_of(file).write_bytes(log)
    return file


@settings(steady, max_examples=40)
@given(st.lists(st.sampled_from(["write", "write much", *CHECKPOINTS]), min_size=2, max_size=12))
def test_a_log_that_belongs_gives_what_was_committed_and_at_any_moment_its_own_does(steps):
    with tempfile.TemporaryDirectory() as name:
        moments = []
        with closing(begun(Path(name, "todo.db"))) as connection:
            write(connection)
            for step in steps:
                if step in CHECKPOINTS:
                    connection.execute(f"PRAGMA wal_checkpoint({step})")
                else:
                    write(connection, 1 if step == "write" else 60)
                moments.append(seen(Path(name, "todo.db")))
        for one in moments:
            assert wal.belongs(put(Path(name), one.database, one.log))
            for other in moments:
                file = put(Path(name), one.database, other.log)
                if len(other.log) > wal.LOG_HEADER and wal.belongs(file):
                    assert seen(file).committed == other.committed


@pytest.fixture
def file(tmp_path) -> Path:
    return tmp_path / "todo.db"


def test_to_look_changes_neither_file(file, tmp_path):
    with closing(begun(file)) as connection:
        write(connection)
        older = seen(file)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        write(connection, 60)
        newer = seen(file)
    for database in (older.database, newer.database, b"", b"no database at all " * 100):
        put_there = put(tmp_path, database, newer.log)
        assert wal.belongs(put_there) == (database == newer.database)
        assert (put_there.read_bytes(), wal.log_of(put_there).read_bytes()) == (database, newer.log)


def test_a_frame_that_a_power_cut_left_without_its_page_counts_for_nothing(file, tmp_path):
    with closing(begun(file)) as connection:
        write(connection)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        before = seen(file)
        write(connection)
        log = seen(file).log
    whole = wal.LOG_HEADER + wal.FRAME_HEADER
    cut = put(tmp_path, before.database, log[:whole] + bytes(len(log) - whole))

    assert wal.belongs(cut)
    assert seen(cut).committed == before.committed


def test_behind_a_link_the_log_is_looked_for_where_sqlite_has_it(file, tmp_path):
    with closing(begun(file)) as connection:
        write(connection)
        older = seen(file)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        write(connection)
        newer = seen(file)
    link = tmp_path / "link.db"
    link.symlink_to(put(tmp_path, older.database, newer.log))

    assert not wal.belongs(link)


OPENS = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); print(c.execute('SELECT * FROM words')); input()"


def mark_of(file: Path) -> int:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute("PRAGMA user_version").fetchone()[0]


def test_a_database_without_marks_gets_its_first_unless_another_process_has_it_open(file):
    begun(file).close()
    command = [sys.executable, "-c", OPENS, str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        other.stdout.readline()
        wal.mark_first(file)
        assert mark_of(file) == 0
        other.communicate("\n")
    wal.mark_first(file)
    first = mark_of(file)
    wal.mark_first(file)
    assert mark_of(file) == first != 0
