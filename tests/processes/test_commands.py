"""``flask --app app backup``, ``restore``, ``migrate`` and ``purge``, as they are typed."""

import pytest

from storage.accounts.accounts import find_account
from storage.commit import commit
from storage.database import engine
from storage.trash import count_trash
from tests.factories import NOW, an_intent, new_id
from tests.storage.old import make_old_database
from tests.storage.people import lists_of

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def make_list(app, title: str) -> None:
    engine.connect(app.database_url)
    admin = find_account("admin")
    assert admin
    commit(admin.id, an_intent("add_list", list=new_id("list"), value=title), NOW)


def titles(app) -> list[str]:
    engine.connect(app.database_url)
    admin = find_account("admin")
    assert admin
    return [one.title for one in lists_of(admin.id)]


def test_a_backup_is_made_and_restored_while_the_server_runs(app, flask, tmp_path):
    app.start()
    make_list(app, "Groceries")
    assert flask("backup", str(tmp_path / "one.db.gz"))[0] == 0
    make_list(app, "Holiday")
    code, said = flask("restore", str(tmp_path / "one.db.gz"))
    assert (code, titles(app)) == (0, ["Groceries"])

    before = said.rpartition(" ")[2].strip()
    assert flask("restore", before)[0] == 0
    assert titles(app) == ["Groceries", "Holiday"]
    assert "Traceback" not in app.log.read_text()


@on_sqlite
def test_what_has_been_in_the_trash_for_too_long_goes_by_a_command(app, flask):
    app.start()
    make_list(app, "Groceries")
    admin = find_account("admin")
    assert admin
    commit(admin.id, an_intent("delete_list", list=lists_of(admin.id)[0].id), "2020-01-01T00:00:00+00:00")
    code, said = flask("purge")
    assert (code, said) == (0, "What was deleted more than 30 days ago is gone.\n")
    assert count_trash(admin.id, "2000-01-01T00:00:00+00:00") == (0, 0, 0, 0)


@on_sqlite
def test_what_cannot_be_restored_is_refused_in_one_line(app, flask, tmp_path):
    app.start()
    make_list(app, "Groceries")
    (tmp_path / "notes").write_text("Milk")
    code, said = flask("restore", str(tmp_path / "notes"))
    assert (code, said.count("\n")) == (1, 1)
    assert "is no backup" in said
    assert "Nothing is changed." in said
    assert titles(app) == ["Groceries"]


@on_sqlite
def test_a_backup_that_cannot_be_written_says_why(app, flask):
    app.start()
    code, said = flask("backup", "/proc/one.db.gz")
    assert (code, said.count("\n")) == (1, 1)
    assert "could not be made" in said


def test_an_older_database_is_upgraded_after_a_backup(app, flask):
    make_old_database(app.database_url)
    code, said = flask("migrate")
    assert (code, said) == (0, "The database is up to date.\n")
    assert len(list(app.folder.glob("backups/before-upgrade-*.db.gz"))) == 1
    assert flask("migrate")[0] == 0
    assert len(list(app.folder.glob("backups/before-upgrade-*.db.gz"))) == 1
    app.start()
    engine.connect(app.database_url)
    ada = find_account("ada")
    assert ada
    assert [one.title for one in lists_of(ada.id)] == ["Groceries"]
