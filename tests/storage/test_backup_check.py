"""Testing a backup: it is restored beside the database, compared, and leaves nothing behind."""

import tempfile
from pathlib import Path

import pytest
from sqlalchemy import update

from storage.backup import backup_check
from storage.backup.backup_check import Busy, compare_newest_backup
from storage.backup.backups import BadBackup, back_up
from storage.database.engine import writing
from storage.database.tables import tasks
from tests.storage.people import everything


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    return folder


def test_right_after_a_backup_all_is_identical(ada, bob, groceries, folder):
    bob.makes_list("Bob's own")
    back_up(folder / "todo-2026-01-01.db.gz")
    before = everything()
    found = compare_newest_backup(ada.id, folder)

    assert (found.identical, found.total, found.made_for_this) == (4, 4, False)
    assert everything() == before
    assert groceries


def test_without_a_backup_one_is_made_for_the_test_and_removed(ada, groceries, folder, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    found = compare_newest_backup(ada.id, folder)

    assert (found.identical, found.total, found.made_for_this) == (4, 4, True)
    assert list(folder.iterdir()) == []
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith("dash-to-do-")] == []
    assert groceries


def test_what_was_changed_since_is_named_as_such(ada, groceries, folder):
    back_up(folder / "todo-2026-01-01.db.gz")
    milk, bread = (row["id"] for row in ada.sees(groceries)["rows"])
    ada.does("rename_task", task=milk, value="Oat milk")
    ada.does("delete_task", task=bread)
    ada.does("purge_task", task=bread)
    ada.add("Eggs", groceries)
    ada.makes_list("Tent", title="Holiday")
    found = compare_newest_backup(ada.id, folder)

    assert sorted(found.changed_since) == ["Bread", "Eggs", "Holiday", "Oat milk", "Tent"]
    assert found.identical == 2
    assert found.differing == []


def test_what_differs_without_a_change_is_found(ada, groceries, folder):
    back_up(folder / "todo-2026-01-01.db.gz")
    with writing() as connection:
        connection.execute(update(tasks).where(tasks.c.list == groceries, tasks.c.title == "Milk").values(title="Mikl"))

    assert compare_newest_backup(ada.id, folder).differing == ["Mikl"]


def test_the_newest_backup_is_the_one_that_is_tested(ada, groceries, folder):
    back_up(folder / "todo-2026-01-01.db.gz")
    ada.add("Eggs", groceries)
    back_up(folder / "by-hand.db.gz")

    assert compare_newest_backup(ada.id, folder).changed_since == []


def test_a_damaged_backup_is_said_to_be_one(ada, folder):
    Path(folder / "todo-2026-01-01.db.gz").write_bytes(b"damaged")
    with pytest.raises(BadBackup):
        compare_newest_backup(ada.id, folder)


def test_one_backup_is_tested_at_a_time(ada, folder):
    with backup_check._one_at_a_time, pytest.raises(Busy):
        compare_newest_backup(ada.id, folder)
    assert compare_newest_backup(ada.id, folder).total == 1
