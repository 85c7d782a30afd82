"""The database itself: what it promises, and what its tables are."""

import os
import sqlite3
from contextlib import closing, suppress

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, insert, text
from sqlalchemy.exc import IntegrityError

import config
from domain.days import Calendar
from storage.accounts.accounts import add_account, any_account
from storage.accounts.calendars import calendar_of, set_calendar
from storage.database import engine, upgrade
from storage.database.engine import NewerDatabase, reading, reading_together, together, writing
from storage.database.tables import accounts, lists, metadata
from tests.factories import NOW
from tests.storage.people import everything

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)],
)
@pytest.mark.parametrize("transaction", [reading, writing])
def test_what_is_committed_survives_a_power_cut_and_is_whole(transaction, pragma, value):
    with transaction() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def ada() -> dict:
    return {"name": "ada", "password_hash": "a hash", "created_at": NOW}


def test_what_is_written_is_kept_when_the_block_ends():
    with writing() as connection:
        connection.execute(insert(accounts).values(**ada()))
    assert any_account()


def test_nothing_is_kept_when_the_block_raises():
    with suppress(ZeroDivisionError), writing() as connection:
        connection.execute(insert(accounts).values(**ada()))
        1 / 0  # noqa: B018
    assert not any_account()


def test_a_reader_does_not_wait_for_a_writer_and_sees_nothing_half_written():
    with writing() as connection:
        connection.execute(insert(accounts).values(**ada()))
        assert not any_account()


def test_a_reader_sees_one_moment():
    with reading() as connection:
        before = connection.scalar(text("SELECT count(*) FROM accounts"))
        add_account("ada", "a hash", NOW)
        assert connection.scalar(text("SELECT count(*) FROM accounts")) == before


def test_what_is_asked_twice_of_one_moment_is_read_once_and_what_is_written_meanwhile_is_kept():
    before, account_id = Calendar().clock, add_account("ada", "a hash", NOW)
    with reading_together():
        assert calendar_of(account_id).clock == before
        set_calendar(account_id, "clock", "12")
        with together():
            assert calendar_of(account_id).clock == "12", "a block of its own sees what is there"
            set_calendar(account_id, "clock", "24")
            assert calendar_of(account_id).clock == "24", "and what it writes"
        with reading_together():
            assert calendar_of(account_id).clock == before
        assert calendar_of(account_id) is calendar_of(account_id)
    assert calendar_of(account_id).clock == "24"


def test_a_list_of_nobody_is_refused():
    values = {"id": "list-one", "account_id": 99, "title": "", "order": "a0", "created_at": NOW}
    with pytest.raises(IntegrityError), writing() as connection:
        connection.execute(insert(lists).values(**values))


def test_each_file_of_a_migration_begins_with_its_version():
    chain = list(ScriptDirectory(str(upgrade.MIGRATIONS)).walk_revisions())

    assert chain[0].revision == upgrade.newest()
    assert {one.revision for one in chain} == upgrade._known()


def test_migrations_make_the_tables_that_the_code_knows():
    with reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, metadata) == []


def drawn(connection) -> dict[str, list[str]]:
    """Return the parts of everything in a database, in whatever order, except the table of migrations."""
    query = "SELECT name, sql FROM sqlite_master WHERE name != 'alembic_version' AND sql IS NOT NULL"
    return {
        name: sorted(part.strip(" )\n\t") for part in sql.split(",")) for name, sql in connection.exec_driver_sql(query)
    }


def test_migrations_make_every_index_and_constraint_as_the_code_has_it(tmp_path):
    other = create_engine(f"sqlite:///{tmp_path / 'other.db'}")
    with other.begin() as made, reading() as migrated:
        metadata.create_all(made)
        assert drawn(migrated) == drawn(made)
    other.dispose()


def test_to_connect_again_changes_nothing(database):
    add_account("ada", "a hash", NOW)
    before = everything()
    engine.connect(f"sqlite:///{database}")
    assert everything() == before


def test_to_connect_elsewhere_lets_go_of_the_database_before(database, tmp_path):
    engine.connect(f"sqlite:///{tmp_path / 'other.db'}")
    assert list(tmp_path.glob(f"{database.name}-*")) == []


def dump(path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


@pytest.fixture
def newer(database):
    """Give a database from a version that this one does not know."""
    add_account("ada", "a hash", NOW)
    with writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    return database


def test_a_newer_database_is_refused_with_a_way_out(newer):
    with pytest.raises(NewerDatabase, match=r"newer version.* Install that version, or begin"):
        engine.connect(f"sqlite:///{newer}")


def test_a_newer_database_is_left_as_it_is(newer):
    before = dump(newer)
    with pytest.raises(NewerDatabase):
        engine.connect(f"sqlite:///{newer}")
    assert dump(newer) == before


@pytest.mark.parametrize("name", ["my data", "Zoë", "a#b", "a+b", "50%", "a%20b", "a?b=c", "a:b@c"])
def test_the_database_is_in_the_data_folder_whatever_its_name(tmp_path, name):
    engine.connect(config.load({"DATA_DIR": str(tmp_path / name)}).database_url)
    assert (tmp_path / name / "todo.db").exists()


@pytest.mark.parametrize("mode", [None, 0o644, 0o666], ids=["new", "0644", "0666"])
def test_a_database_is_for_its_owner_alone_whatever_the_umask(tmp_path, mode):
    folder = tmp_path / "open to all"
    folder.mkdir(mode=0o755)
    before = os.umask(0)
    try:
        if mode is not None:
            (folder / "todo.db").touch(mode=mode)
        engine.connect(f"sqlite:///{folder / 'todo.db'}")
        with engine.writing() as connection:
            connection.exec_driver_sql("UPDATE accounts SET seq = 0")
        modes = {file.name: file.stat().st_mode & 0o777 for file in folder.iterdir()}
    finally:
        os.umask(before)
    assert modes == {"todo.db": 0o600, "todo.db-wal": 0o600, "todo.db-shm": 0o600}
