"""A backup is everything, whole; what is restored from it is the same; and nothing else is ever restored."""

import gzip
import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest
from sqlalchemy import text, update

from storage.accounts.sessions import begin_session, session_of
from storage.backup import copying
from storage.backup.backups import BackupFailed, BadBackup, back_up, restore
from storage.commit import commit
from storage.database import engine
from storage.database.engine import writing
from storage.database.tables import accounts
from tests.conftest import new_database
from tests.factories import NOW, an_intent, instant, new_id
from tests.storage.old import make_old_database
from tests.storage.people import Person, everything, stored

LATER = datetime(2026, 2, 1, 12, tzinfo=UTC)


@pytest.fixture
def backup(tmp_path, ada, groceries):
    """Give a backup of Ada's groceries, made before anything else happened."""
    assert ada.titles(groceries) == ["Milk", "Bread"]
    file = tmp_path / "backups" / "one.db.gz"
    back_up(file)
    return file


def but_for_facts() -> dict[str, list[tuple]]:
    return {name: rows for name, rows in everything().items() if name != "facts"}


def restored(file, tmp_path):
    return restore(file, tmp_path / "kept", LATER)


def test_what_is_restored_is_all_that_was_there(ada, groceries, tmp_path):
    ada.does("tick_task", task=ada.sees(groceries)["rows"][0]["id"])
    ada.does("rename_list", list=groceries, value="🥛 it's „quoted“; DROP TABLE tasks")
    with writing() as connection:
        connection.execute(update(accounts).values(must_change_password=True, subject="issuer ada"))
    before = but_for_facts()
    back_up(tmp_path / "one.db.gz")
    ada.adds("Eggs", to=groceries)
    Person("bob").makes_list("Tent")
    restored(tmp_path / "one.db.gz", tmp_path)
    assert but_for_facts() == before


def test_a_list_of_more_than_is_copied_at_a_time_is_restored(ada, backup, groceries, tmp_path, monkeypatch):
    monkeypatch.setattr(copying, "CHUNK", 10)
    ada.adds(*(f"Task {n}" for n in range(33)), to=groceries)
    before = but_for_facts()
    back_up(tmp_path / "large.db.gz")
    restored(backup, tmp_path)
    restored(tmp_path / "large.db.gz", tmp_path)
    assert but_for_facts() == before


def test_work_goes_on_after_a_restore(ada, groceries, backup, tmp_path):
    bob = Person("bob")
    restored(backup, tmp_path)
    ada.adds("Eggs", to=groceries)
    eve = Person("eve")
    eve.makes_list("Tent")
    assert ada.titles(groceries) == ["Milk", "Bread", "Eggs"]
    assert {row[0] for row in everything()["accounts"]} == {ada.id, eve.id}
    assert bob.id > ada.id


def test_what_was_there_before_a_restore_can_be_restored(ada, groceries, backup, tmp_path):
    ada.adds("Eggs", to=groceries)
    before = but_for_facts()
    kept = restored(backup, tmp_path)
    assert ada.titles(groceries) == ["Milk", "Bread"]
    restored(kept, tmp_path)
    assert but_for_facts() == before


@pytest.mark.usefixtures("ada")
def test_a_restored_database_says_when_it_was_and_keeps_its_id(backup, tmp_path):
    facts = dict(everything()["facts"])
    restored(backup, tmp_path)
    assert dict(everything()["facts"]) == {**facts, "restored_at": LATER.isoformat()}


def test_a_backup_moves_from_one_kind_of_database_to_the_other(backup, request, tmp_path):
    before = but_for_facts()
    if engine.is_sqlite():
        engine.connect(new_database(request.getfixturevalue("postgresql")))
    else:
        engine.connect(f"sqlite:///{tmp_path / 'moved.db'}")
    restored(backup, tmp_path)
    assert but_for_facts() == before
    assert len(before["accounts"]) == 1
    bob = Person("bob")
    assert bob.titles(bob.makes_list("Tent")) == ["Tent"]


def test_a_backup_of_an_older_version_is_restored_and_brought_up_to_date(tmp_path):
    make_old_database(f"sqlite:///{tmp_path / 'old.db'}")
    (tmp_path / "old.db.gz").write_bytes(gzip.compress((tmp_path / "old.db").read_bytes()))
    restored(tmp_path / "old.db.gz", tmp_path)
    assert [row[:2] for row in everything()["accounts"]] == [(1, "ada")]
    assert sorted(one["title"] for one in stored()["tasks"].values()) == ["Bread", "Milk"]


def test_a_backup_is_for_its_owner_alone_and_leaves_nothing_beside_it(backup):
    assert backup.stat().st_mode & 0o077 == 0
    assert list(backup.parent.iterdir()) == [backup]


def test_a_backup_does_not_wait_for_who_writes_and_has_none_of_it(ada, groceries, tmp_path):
    with writing() as connection:
        connection.execute(update(accounts).values(name="half done"))
        back_up(tmp_path / "one.db.gz")
    restored(tmp_path / "one.db.gz", tmp_path)
    assert [row[1] for row in everything()["accounts"]] == ["ada"]
    assert ada.titles(groceries) == ["Milk", "Bread"]


def test_a_backup_that_cannot_be_written_says_so_and_leaves_the_one_before(backup, tmp_path):
    before = backup.read_bytes()
    (tmp_path / "file").touch()
    with pytest.raises(BackupFailed, match=r"could not be made: .*Not a directory|File exists"):
        back_up(tmp_path / "file" / "one.db.gz")
    assert backup.read_bytes() == before


def unpacked(file) -> sqlite3.Connection:
    database = file.with_suffix(".changed")
    database.write_bytes(gzip.decompress(file.read_bytes()))
    return sqlite3.connect(database)


def changed(file, *statements: str):
    """Return a packed file whose database is that of the backup `file`, after `statements`."""
    with closing(unpacked(file)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    file.with_name("changed.db.gz").write_bytes(gzip.compress(file.with_suffix(".changed").read_bytes(), 1))
    return file.with_name("changed.db.gz")


def cut(file):
    file.write_bytes(file.read_bytes()[:-1000])
    return file


def with_wrong_bytes(file):
    """Of one wrong bit, the same may be unpacked: where a run of zeros is copied, from how far back does not matter."""
    whole = bytearray(file.read_bytes())
    middle = len(whole) // 2
    whole[middle : middle + 64] = bytes(byte ^ 0xFF for byte in whole[middle : middle + 64])
    file.write_bytes(whole)
    return file


def with_pages_gone(file):
    whole = gzip.decompress(file.read_bytes())
    file.write_bytes(gzip.compress(whole[: len(whole) // 2]))
    return file


def with_text(file):
    file.write_text("Milk\nBread\n")
    return file


def with_packed_text(file):
    file.write_bytes(gzip.compress(b"Milk\nBread\n" * 1000))
    return file


def taken_away(file):
    file.unlink()
    return file


def empty(file):
    file.write_bytes(b"")
    return file


BAD = {
    "a piece is missing": (cut, "is damaged"),
    "bytes are wrong": (with_wrong_bytes, "is damaged"),
    "pages are missing": (with_pages_gone, "no backup of Dash To-Do|is damaged"),
    "a reference leads nowhere": (lambda file: changed(file, "DELETE FROM accounts"), "its database is not whole"),
    "text": (with_text, "is no backup"),
    "packed text": (with_packed_text, "is no backup of Dash To-Do"),
    "empty": (empty, "is no backup"),
    "another app's": (
        lambda file: changed(file, "DROP TABLE changes", "DROP TABLE tasks"),
        "is no backup of Dash To-Do",
    ),
    "without a version": (lambda file: changed(file, "DELETE FROM alembic_version"), "is no backup of Dash To-Do"),
    "newer": (lambda file: changed(file, "UPDATE alembic_version SET version_num = '9999'"), "newer version"),
    "not there": (taken_away, "cannot be read: No such file"),
}


CHANGED = {
    "ALTER TABLE tasks DROP COLUMN title": "column title of tasks",
    "ALTER TABLE tasks ADD COLUMN more TEXT": "column more of tasks",
    "ALTER TABLE feed RENAME TO food": "table feed|table food",
    "CREATE TABLE more (id TEXT)": "table more",
    "UPDATE tasks SET title = x'ff00'": "title of tasks",
    "UPDATE tasks SET title = CAST(x'4d00' AS TEXT)": "title of tasks",
    "UPDATE tasks SET title = CAST(x'4dff' AS TEXT)": "UTF-8",
    "UPDATE tasks SET \"order\" = 'a00'": "order of tasks",
    "UPDATE tasks SET done_at = 'yesterday'": "done_at of tasks",
    "UPDATE tasks SET deleted_at = '2026-01-01T00:00:00+01:00'": "deleted_at of tasks",
    "UPDATE lists SET open_count = 'many'": "open_count of lists",
    "UPDATE lists SET seq = 99999999999": "seq of lists",
    'UPDATE lists SET "order" = 5': "order of lists",
    "UPDATE accounts SET must_change_password = 'no'": "must_change_password of accounts",
    "UPDATE accounts SET created_at = ''": "created_at of accounts",
    "UPDATE accounts SET name = printf('%065d', 1)": "name of accounts",
    "UPDATE changes SET intent = 'x'": "intent of changes",
    "UPDATE changes SET field = 'colour'": "field of changes",
    "UPDATE changes SET entity = 'people'": "field of changes",
    "ALTER TABLE audit DROP COLUMN detail; ALTER TABLE audit ADD COLUMN detail TEXT": "detail of audit",
}


def refusal_of(file, tmp_path) -> str:
    """Return in which words a backup is refused: in none, if it is restored."""
    try:
        restored(file, tmp_path)
    except BadBackup as refusal:
        return str(refusal)
    return ""


def test_what_something_else_has_changed_is_refused_before_anything_is_touched(backup, tmp_path):
    before = everything()
    for statement, reason in CHANGED.items():
        said = refusal_of(changed(backup, *statement.split(";")), tmp_path)
        assert re.search(f"changed by something else than Dash To-Do: .*({reason})", said), statement
    assert everything() == before
    assert not (tmp_path / "kept").exists()


def test_what_is_no_whole_backup_is_refused_before_anything_is_touched(backup, tmp_path):
    before, whole = everything(), backup.read_bytes()
    for what, (spoil, reason) in BAD.items():
        backup.write_bytes(whole)
        assert re.search(reason, refusal_of(spoil(backup), tmp_path)), what
    assert everything() == before
    assert not (tmp_path / "kept").exists()


def test_a_restore_that_fails_halfway_changes_nothing(backup, ada, groceries, tmp_path):
    same_titles = changed(backup, "UPDATE tasks SET title = 'Milk'")
    ada.adds("Eggs", to=groceries)
    with writing() as connection:
        connection.execute(text("CREATE UNIQUE INDEX one_of_each ON tasks (title)"))
    before = everything()
    with pytest.raises(BadBackup, match="changed by something else"):
        restored(same_titles, tmp_path)
    assert everything() == before
    with writing() as connection:
        connection.execute(text("DROP INDEX one_of_each"))


def test_what_is_sent_again_after_a_restore_is_done_if_the_backup_does_not_have_it(ada, groceries, tmp_path):
    known = an_intent("add_tasks", list=groceries, value=[[new_id("task"), "Eggs"]])
    commit(ada.id, known, NOW)
    back_up(tmp_path / "one.db.gz")
    later = an_intent("add_tasks", list=groceries, value=[[new_id("task"), "Tea"]])
    commit(ada.id, later, NOW)
    restored(tmp_path / "one.db.gz", tmp_path)
    for intent in (known, later):
        commit(ada.id, intent, NOW)
    assert ada.titles(groceries) == ["Milk", "Bread", "Eggs", "Tea"]


def test_a_restore_brings_no_session_back(ada, tmp_path):
    token = begin_session(ada.id, "Firefox", "127.0.0.1", True, NOW, instant(10_000))
    file = tmp_path / "one.db.gz"
    back_up(file)
    assert session_of(token, NOW)
    restored(file, tmp_path)
    assert session_of(token, NOW) is None
