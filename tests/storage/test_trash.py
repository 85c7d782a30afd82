"""Deleted lists and tasks are in the trash until they are restored or go for good."""

import sqlite3
import time
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from domain.clean import Invalid
from domain.trash import clean_mark, mark
from storage.database import engine, wal
from storage.database.tables import accounts
from storage.purge import purge_deleted_before
from storage.trash import count_trash, trash_of
from tests.factories import NOW, instant, new_id
from tests.storage.people import everything, lists_of, rows, stored

LONG_AGO = "2025-01-01T00:00:00+00:00"


def trash(person, since=LONG_AGO, before=None, size=50):
    return [(one.title, one.list_title) for one in trash_of(person.id, since, before, size)]


def purges(person, verb, **fields):
    person.does(verb, **fields)


class TestWhatIsInIt:
    @pytest.mark.usefixtures("groceries")
    def test_what_is_not_deleted_is_not_in_it(self, ada):
        assert trash(ada) == []

    @pytest.mark.usefixtures("groceries")
    def test_lists_and_tasks_are_in_it_the_latest_first(self, ada, milk, bread):
        holiday = ada.makes_list("Tent", title="Holiday")
        ada.does("delete_task", task=milk, now=instant(1))
        ada.does("delete_list", list=holiday, now=instant(2))
        ada.does("delete_task", task=bread, now=instant(3))
        assert trash(ada) == [("Bread", "Groceries"), ("Holiday", ""), ("Milk", "Groceries")]

    def test_a_list_tells_how_many_tasks_come_back_with_it(self, ada, groceries, milk):
        ada.does("delete_task", task=milk, now=instant(1))
        ada.does("tick_task", task=ada.add("Eggs", to=groceries))
        ada.does("delete_list", list=groceries, now=instant(2))
        assert [one.tasks for one in trash_of(ada.id, LONG_AGO, None, 50)] == [2, 0]

    def test_a_task_tells_that_its_list_is_deleted_too(self, ada, groceries, milk):
        ada.does("delete_task", task=milk, now=instant(1))
        ada.does("delete_list", list=groceries, now=instant(2))
        assert [one.list_deleted for one in trash_of(ada.id, LONG_AGO, None, 50)] == [False, True]

    def test_what_was_deleted_too_long_ago_is_not_in_it(self, ada, milk, bread):
        ada.does("delete_task", task=milk, now=instant(1))
        ada.does("delete_task", task=bread, now=instant(3))
        assert trash(ada, since=instant(2)) == [("Bread", "Groceries")]

    def test_it_is_read_in_windows_that_leave_nothing_out_and_show_nothing_twice(self, ada, groceries):
        done = ada.adds(*(f"Task {n}" for n in range(20)), to=groceries)
        for task in done:  # at the same instant, as a clearing does it
            ada.does("tick_task", task=task)
        ada.does("clear_completed", list=groceries)
        for n in range(5):
            ada.does("delete_list", list=ada.makes_list(title=f"List {n}"), now=instant(n % 2))
        seen, before = [], None
        while window := trash_of(ada.id, LONG_AGO, before, 4):
            seen += window
            before = clean_mark(mark(window[-1].place))
        assert seen == trash_of(ada.id, LONG_AGO, None, 50)
        assert len(seen) == 25
        at_once = [one.title for one in seen if one.list_title]
        assert at_once == [f"Task {n}" for n in range(20)]  # as they were in the list

    def test_it_is_counted(self, ada, groceries, milk, bread):
        ada.does("delete_task", task=milk)
        ada.does("delete_task", task=bread)
        ada.does("delete_list", list=groceries)
        assert count_trash(ada.id, LONG_AGO) == (1, 2, 0, 0)

    def test_it_is_the_accounts_own(self, ada, bob, groceries, milk):
        ada.does("delete_task", task=milk)
        ada.does("delete_list", list=groceries)
        assert (trash(bob), count_trash(bob.id, LONG_AGO)) == ([], (0, 0, 0, 0))


class TestRestoring:
    def test_a_list_comes_back_to_its_place_with_its_tasks(self, ada, groceries):
        holiday = ada.makes_list(title="Holiday")
        before = stored()
        ada.does("delete_list", list=groceries)
        ada.does("restore_list", list=groceries)
        assert stored() == before
        assert [one.id for one in lists_of(ada.id)] == [groceries, holiday]

    def test_a_task_comes_back_to_its_place_and_is_counted(self, ada, groceries, milk):
        ada.does("delete_task", task=milk)
        ada.does("restore_task", task=milk)
        assert (ada.titles(groceries), ada.counts(groceries)) == (["Milk", "Bread"], (2, 0))

    def test_a_task_brings_its_deleted_list_back(self, ada, groceries, milk):
        ada.does("delete_task", task=milk)
        ada.does("delete_list", list=groceries)
        ada.does("restore_task", task=milk)
        assert (ada.titles(groceries), trash(ada)) == (["Milk", "Bread"], [])

    def test_a_list_leaves_a_task_deleted_that_was_so_by_itself(self, ada, groceries, milk):
        ada.does("delete_task", task=milk)
        ada.does("delete_list", list=groceries)
        ada.does("restore_list", list=groceries)
        assert (ada.titles(groceries), trash(ada)) == (["Bread"], [("Milk", "Groceries")])

    @pytest.mark.parametrize("verb", ["restore_task", "put_back"])
    def test_what_came_back_with_its_list_goes_again_with_one_undo(self, ada, groceries, milk, verb):
        deleted = ada.does("delete_task", task=milk)
        ada.does("delete_list", list=groceries)
        before = stored()
        value = deleted if verb == "put_back" else None
        ada.does("undo", value=ada.does(verb, task=milk, value=value))
        assert stored() == before


class TestPuttingBack:
    def test_an_earlier_title_is_put_back(self, ada, groceries, milk):
        renamed = ada.does("rename_task", task=milk, value="Oat milk")
        ada.does("rename_task", task=milk, value="Soy milk")
        ada.does("put_back", task=milk, value=renamed)
        assert ada.titles(groceries) == ["Milk", "Bread"]

    def test_a_task_is_done_again_since_it_was(self, ada, milk):
        ada.does("tick_task", task=milk, now=instant(5))
        unticked = ada.does("tick_task", task=milk, value=False, now=instant(6))
        ada.does("put_back", task=milk, value=unticked, now=instant(7))
        assert stored()["tasks"][milk]["done_at"] == instant(5)

    def test_other_tasks_that_the_same_change_touched_stay(self, ada, groceries, milk, bread):
        ada.does("tick_task", task=milk)
        ada.does("tick_task", task=bread)
        cleared = ada.does("clear_completed", list=groceries)
        ada.does("put_back", task=milk, value=cleared)
        assert ada.titles(groceries) == ["Milk"]

    def test_it_can_be_undone(self, ada, groceries, milk):
        renamed = ada.does("rename_task", task=milk, value="Oat milk")
        ada.does("undo", value=ada.does("put_back", task=milk, value=renamed))
        assert ada.titles(groceries) == ["Oat milk", "Bread"]

    def test_there_is_nothing_from_before_a_task_was_made(self, ada, groceries):
        eggs = new_id("task")
        made = ada.does("add_tasks", list=groceries, value=[[eggs, "Eggs"]])
        with pytest.raises(Invalid, match="nothing from before"):
            ada.does("put_back", task=eggs, value=made)


class TestGoneForGood:
    def test_no_word_of_a_task_is_left(self, database, ada, groceries):
        task = ada.add("Xylophone", to=groceries)
        ada.does("rename_task", task=task, value="Zeppelin")
        ada.does("delete_task", task=task)
        assert "Xylophone" in repr(everything())
        purges(ada, "purge_task", task=task)
        assert [word for word in ("Xylophone", "Zeppelin") if word in repr(everything())] == []
        assert [word for word in (b"Xylophone", b"Zeppelin") if word in written(database)] == []

    @pytest.mark.parametrize("database", ["sqlite"], indirect=True)
    def test_soon_no_word_is_in_the_log_of_a_database_that_stays_open(self, database, ada, groceries):
        task = ada.add("Xylophone", to=groceries)
        ada.does("delete_task", task=task)
        reader = sqlite3.connect(database)
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM tasks").fetchone() == (3,)
        purges(ada, "purge_task", task=task)
        log = wal.log_of(database)
        assert b"Xylophone" in log.read_bytes(), "a reader needs it, and whoever writes does not wait for that"
        ada.does("rename_list", list=groceries)
        reader.close()
        deadline = time.monotonic() + 30
        while b"Xylophone" in log.read_bytes():
            assert time.monotonic() < deadline
            time.sleep(0.05)
        assert ada.titles(groceries) == ["Milk", "Bread"]

    def test_no_word_of_a_list_is_left(self, database, ada):
        list_id = ada.makes_list("Xylophone", title="Zeppelin")
        ada.does("delete_list", list=list_id)
        purges(ada, "purge_list", list=list_id)
        assert [word for word in ("Xylophone", "Zeppelin") if word in repr(everything())] == []
        assert [word for word in (b"Xylophone", b"Zeppelin") if word in written(database)] == []

    def test_the_list_and_the_number_of_its_changes_stay(self, ada, groceries, milk):
        ada.does("delete_task", task=milk)
        before = ada.summary(groceries)
        purges(ada, "purge_task", task=milk)
        assert (ada.summary(groceries), ada.titles(groceries)) == (before, ["Bread"])

    def test_other_devices_can_tell_that_something_happened(self, ada, milk):
        ada.does("delete_task", task=milk)
        before = seq(ada)
        purges(ada, "purge_task", task=milk)
        assert seq(ada) == before + 1

    def test_all_goes_that_was_deleted_up_to_when_the_person_was_asked(self, ada, milk, bread):
        holiday, work = ada.makes_list("Tent"), ada.makes_list("Report")
        ada.does("delete_task", task=milk, now=instant(1))
        ada.does("delete_list", list=holiday, now=instant(2))
        ada.does("delete_list", list=work, now=instant(3))
        ada.does("delete_task", task=bread, now=instant(3))
        purges(ada, "empty_trash", value=instant(2))
        assert {task["title"] for task in stored()["tasks"].values()} == {"Bread", "Report"}
        assert holiday not in stored()["lists"]

    def test_what_a_wrong_clock_deleted_in_the_far_future_goes_too(self, ada, milk):
        ada.does("delete_task", task=milk, now="2500-01-01T00:00:00+00:00")
        assert trash(ada) == [("Milk", "Groceries")]
        purges(ada, "empty_trash", value=datetime.now(UTC).isoformat())
        assert trash(ada) == []

    def test_what_was_deleted_since_the_person_was_asked_stays_whatever_the_clock_of_the_browser_says(self, ada, milk):
        soon = (datetime.now(UTC) + timedelta(minutes=1)).isoformat()  # by the clock of another machine
        ada.does("delete_task", task=milk, now=soon)
        purges(ada, "empty_trash", value="9999-12-31T23:59:59+00:00")
        assert trash(ada) == [("Milk", "Groceries")]

    def test_what_is_not_deleted_does_not_go(self, ada, groceries, milk):
        before = everything()
        purges(ada, "purge_task", task=milk)
        purges(ada, "purge_list", list=groceries)
        purges(ada, "empty_trash", value="2100-01-01T00:00:00+00:00")
        assert everything() == before

    def test_what_is_another_accounts_does_not_go(self, ada, bob, groceries, milk):
        ada.does("delete_task", task=milk)
        ada.does("delete_list", list=groceries)
        before = everything()
        purges(bob, "purge_task", task=milk)
        purges(bob, "purge_list", list=groceries)
        purges(bob, "empty_trash", value="2100-01-01T00:00:00+00:00")
        assert everything() == before

    def test_to_do_it_again_changes_nothing(self, ada, milk):
        ada.does("delete_task", task=milk)
        for _ in range(2):
            purges(ada, "purge_task", task=milk)
        before = everything()
        purges(ada, "purge_task", task=milk)
        assert everything() == before

    def test_what_is_gone_is_not_restored(self, ada, milk):
        ada.does("delete_task", task=milk)
        purges(ada, "purge_task", task=milk)
        with pytest.raises(Invalid, match="not there any more"):
            ada.does("restore_task", task=milk)

    def test_what_is_gone_does_not_come_back_by_an_undo(self, ada, groceries, milk):
        verbs = enumerate(("delete_task", "restore_task", "delete_task"))
        all_done = [ada.does(verb, task=milk, now=instant(at)) for at, verb in verbs]
        purges(ada, "purge_task", task=milk)
        for done in all_done:
            ada.does("undo", value=done)
        assert (ada.titles(groceries), trash(ada)) == (["Bread"], [])

    def test_what_anybody_deleted_too_long_ago_goes(self, ada, bob, milk, bread):
        holiday = bob.makes_list("Tent", title="Holiday")
        ada.does("delete_task", task=milk, now=instant(1))
        bob.does("delete_list", list=holiday, now=instant(1))
        ada.does("delete_task", task=bread, now=instant(3))
        purge_deleted_before(instant(2))
        assert (trash(ada), trash(bob)) == ([("Bread", "Groceries")], [])
        assert [word for word in ("Milk", "Tent", "Holiday") if word in repr(everything())] == []

    @pytest.mark.usefixtures("groceries")
    def test_what_is_not_deleted_never_grows_too_old(self):
        before = everything()
        purge_deleted_before("2100-01-01T00:00:00+00:00")
        assert everything() == before


def written(database) -> bytes:
    """Return what is in the files of an SQLite database, once it is closed; nothing for another."""
    if not database.exists():
        return b""
    engine.close()
    return b"".join(file.read_bytes() for file in database.parent.glob("todo.db*"))


def seq(person) -> int:
    return rows(select(accounts.c.seq).where(accounts.c.id == person.id))[0]["seq"]


def test_a_mark_that_says_nothing_is_ignored():
    assert [clean_mark(value) for value in (None, "", "~", NOW, f"{NOW}~", f"{NOW}~a\0b", "x~task-one")] == [None] * 7
