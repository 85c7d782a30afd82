"""An undo puts back what was before, except where somebody has changed it since."""

import pytest

from domain.clean import Invalid
from storage.lists import find_list
from tests.factories import an_intent, instant, new_id
from tests.storage.people import field, stored

LATER = instant(60)


class TestUndo:
    def test_a_new_title_is_taken_back(self, ada, groceries, milk):
        ada.does("undo", value=ada.does("rename_task", task=milk))
        assert ada.titles(groceries) == ["Milk", "Bread"]

    def test_a_new_title_of_a_list_is_taken_back(self, ada, groceries):
        ada.does("undo", value=ada.does("rename_list", list=groceries))
        assert ada.summary(groceries).title == "Groceries"

    def test_a_tick_is_taken_back(self, ada, groceries, milk):
        ada.does("undo", value=ada.does("tick_task", task=milk))
        assert ada.counts(groceries) == (2, 0)

    def test_a_task_that_was_unticked_is_done_since_it_was(self, ada, milk):
        ada.does("tick_task", task=milk, now=LATER)
        ada.does("undo", value=ada.does("tick_task", task=milk, value=False))
        assert field(milk, "done_at") == LATER

    def test_a_deleted_task_comes_back(self, ada, groceries, milk):
        ada.does("undo", value=ada.does("delete_task", task=milk))
        assert ada.titles(groceries) == ["Milk", "Bread"]

    def test_a_deleted_list_comes_back_with_its_tasks(self, ada, groceries):
        before = stored()
        ada.does("undo", value=ada.does("delete_list", list=groceries))
        assert stored() == before

    def test_what_was_cleared_comes_back(self, ada, groceries, milk, bread):
        ada.does("tick_task", task=milk, now=LATER)
        ada.does("tick_task", task=bread, now=LATER)
        before = stored()
        ada.does("undo", value=ada.does("clear_completed", list=groceries))
        assert stored() == before

    def test_what_was_cleared_is_counted_again(self, ada, groceries, milk):
        ada.does("tick_task", task=milk)
        ada.does("undo", value=ada.does("clear_completed", list=groceries))
        assert ada.counts(groceries) == (1, 1)

    def test_a_task_that_was_deleted_before_a_clearing_stays_deleted(self, ada, groceries, milk, bread):
        ada.does("tick_task", task=milk)
        ada.does("delete_task", task=milk)
        ada.does("tick_task", task=bread)
        ada.does("undo", value=ada.does("clear_completed", list=groceries))
        assert ada.titles(groceries) == ["Bread"]

    def test_what_was_added_is_deleted(self, ada, groceries):
        added = ada.does("add_tasks", list=groceries, value=[[new_id("task"), "Eggs"], [new_id("task"), "Apples"]])
        ada.does("undo", value=added)
        assert ada.titles(groceries) == ["Milk", "Bread"]

    def test_what_was_added_is_deleted_also_when_it_was_changed_since(self, ada, groceries):
        eggs = new_id("task")
        added = ada.does("add_tasks", list=groceries, value=[[eggs, "Eggs"]])
        ada.does("rename_task", task=eggs, value="Six eggs")
        ada.does("undo", value=added)
        assert ada.titles(groceries) == ["Milk", "Bread"]

    def test_a_list_that_was_added_is_deleted(self, ada):
        holiday = new_id("list")
        ada.does("undo", value=ada.does("add_list", list=holiday))
        assert find_list(ada.id, holiday) is None

    def test_a_field_that_was_changed_since_stays(self, ada, groceries, milk):
        renamed = ada.does("rename_task", task=milk, value="Oat milk")
        ada.does("rename_task", task=milk, value="Soy milk")
        ada.does("undo", value=renamed)
        assert ada.titles(groceries) == ["Soy milk", "Bread"]

    def test_only_the_field_that_was_changed_since_stays(self, ada, groceries, milk, bread):
        ada.does("tick_task", task=milk)
        ada.does("tick_task", task=bread)
        cleared = ada.does("clear_completed", list=groceries)
        ada.does("restore_task", task=milk)
        ada.does("delete_task", task=milk, now=LATER)
        ada.does("undo", value=cleared)
        assert ada.titles(groceries) == ["Bread"]

    def test_how_much_was_left_alone_is_counted(self, ada, groceries, milk, bread):
        ada.does("tick_task", task=milk)
        ada.does("tick_task", task=bread)
        cleared = ada.does("clear_completed", list=groceries)
        ada.does("restore_task", task=milk)
        assert ada.commits(an_intent("undo", value=cleared)).skipped == 1
        renamed = ada.does("rename_task", task=milk)
        assert ada.commits(an_intent("undo", value=renamed)).skipped == 0
        assert ada.commits(an_intent("undo", value=renamed)).skipped == 1

    def test_what_was_deleted_since_is_counted(self, ada, groceries, milk, bread):
        added = ada.does("add_tasks", list=groceries, value=[[new_id("task"), "Eggs"]])
        ticked = ada.does("tick_task", tasks=[milk, bread])
        ada.does("delete_task", tasks=[milk])
        assert ada.commits(an_intent("undo", value=ticked)).lost == 1
        undone = ada.commits(an_intent("undo", value=added))
        again = ada.commits(an_intent("undo", value=added))
        assert [(one.lost, one.skipped) for one in (undone, again)] == [(0, 0), (1, 1)]
        renamed, gone = ada.does("rename_task", task=bread), ada.does("delete_task", task=bread)
        deleted = ada.does("delete_list", list=groceries)
        assert ada.commits(an_intent("undo", value=gone)).lost == 1
        assert ada.commits(an_intent("undo", value=renamed)).lost == 1
        assert ada.commits(an_intent("undo", value=deleted)).lost == 0

    def test_other_fields_of_the_task_stay(self, ada, groceries, milk):
        ticked = ada.does("tick_task", task=milk)
        ada.does("rename_task", task=milk, value="Oat milk")
        ada.does("undo", value=ticked)
        assert ada.titles(groceries) == ["Oat milk", "Bread"]

    def test_an_undo_that_finds_nothing_left_to_undo_changes_nothing(self, ada, milk):
        renamed = ada.does("rename_task", task=milk, value="Oat milk")
        ada.does("undo", value=renamed)
        before = stored()
        ada.does("undo", value=renamed)
        assert stored() == before

    @pytest.mark.parametrize("verb", ["rename_task", "tick_task", "delete_task"])
    def test_an_undo_is_undone(self, ada, milk, verb):
        done = ada.does(verb, task=milk)
        after = stored()
        ada.does("undo", value=ada.does("undo", value=done))
        assert stored() == after

    @pytest.mark.parametrize("verb", ["rename_list", "clear_completed", "delete_list"])
    def test_an_undo_of_what_was_done_to_a_list_is_undone(self, ada, groceries, milk, verb):
        ada.does("tick_task", task=milk)
        done = ada.does(verb, list=groceries)
        after = stored()
        ada.does("undo", value=ada.does("undo", value=done))
        assert stored() == after

    def test_an_undo_of_an_addition_is_undone(self, ada, groceries):
        added = ada.does("add_tasks", list=groceries, value=[[new_id("task"), "Eggs"]])
        ada.does("undo", value=ada.does("undo", value=added))
        assert ada.titles(groceries) == ["Milk", "Bread", "Eggs"]

    def test_what_was_never_done_is_not_undone(self, ada):
        with pytest.raises(Invalid, match="nothing to undo"):
            ada.does("undo", value="no-such-intent")
