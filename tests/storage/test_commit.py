"""Every verb: what it writes, its history and its counts."""

import pytest
from sqlalchemy import update

from domain.clean import Invalid
from domain.schema import LIST, TASK
from storage.database.engine import writing
from storage.database.tables import lists, tasks
from tests.factories import NOW, an_intent, instant, new_id
from tests.storage.people import field, history, lists_of, stored

LATER = instant(60)


class TestLists:
    def test_a_new_list_has_its_title(self, ada):
        holiday = ada.makes_list(title="Holiday")
        assert ada.summary(holiday).title == "Holiday"

    def test_a_new_list_is_empty(self, ada):
        assert ada.titles(ada.makes_list()) == []

    def test_a_new_list_is_the_last(self, ada, groceries):
        holiday = ada.makes_list()
        assert [one.id for one in lists_of(ada.id)] == [groceries, holiday]

    def test_a_new_list_does_not_take_the_place_of_a_deleted_one(self, ada, groceries):
        ada.does("delete_list", list=groceries)
        holiday = ada.makes_list()
        assert stored()["lists"][holiday]["order"] > stored()["lists"][groceries]["order"]

    def test_the_id_of_a_list_is_given_once(self, ada, groceries):
        with pytest.raises(Invalid, match="its id is taken"):
            ada.does("add_list", list=groceries)

    def test_a_renamed_list_has_its_new_title(self, ada, groceries):
        ada.does("rename_list", list=groceries, value="Shopping")
        assert ada.summary(groceries).title == "Shopping"

    def test_a_deleted_list_is_not_there(self, ada, groceries):
        ada.does("delete_list", list=groceries)
        assert lists_of(ada.id) == []

    def test_the_tasks_of_a_deleted_list_stay_as_they_were(self, ada, groceries):
        before = stored()["tasks"]
        ada.does("delete_list", list=groceries)
        assert stored()["tasks"] == before


class TestTasks:
    def test_new_tasks_are_the_last_and_in_their_order(self, ada, groceries):
        ada.adds("Eggs", "Apples", to=groceries)
        assert ada.titles(groceries) == ["Milk", "Bread", "Eggs", "Apples"]

    def test_many_tasks_are_in_their_order(self, ada, groceries):
        titles = [f"task {n}" for n in range(100)]
        ada.adds(*titles, to=groceries)
        assert ada.titles(groceries) == ["Milk", "Bread", *titles]

    def test_a_new_task_does_not_take_the_place_of_a_deleted_one(self, ada, groceries, bread):
        ada.does("delete_task", task=bread)
        eggs = ada.add("Eggs", to=groceries)
        assert field(eggs, "order") > field(bread, "order")

    def test_the_id_of_a_task_is_given_once(self, ada, groceries, milk):
        with pytest.raises(Invalid, match="its id is taken"):
            ada.does("add_tasks", list=groceries, value=[[new_id("task"), "Eggs"], [milk, "Apples"]])

    def test_blank_tasks_add_nothing(self, ada, groceries):
        ada.does("add_tasks", list=groceries, value=[[new_id("task"), " "]])
        assert ada.counts(groceries) == (2, 0)

    def test_a_renamed_task_has_its_new_title(self, ada, groceries, milk):
        ada.does("rename_task", task=milk, value="Oat milk")
        assert ada.titles(groceries) == ["Oat milk", "Bread"]

    def test_a_ticked_task_is_done_from_that_instant(self, ada, milk):
        ada.does("tick_task", task=milk, now=LATER)
        assert field(milk, "done_at") == LATER

    def test_a_ticked_task_comes_after_the_open_ones(self, ada, groceries, milk):
        ada.does("tick_task", task=milk)
        assert ada.titles(groceries) == ["Bread", "Milk"]

    def test_an_unticked_task_is_back_in_its_place(self, ada, groceries, milk):
        ada.does("tick_task", task=milk)
        ada.does("tick_task", task=milk, value=False)
        assert ada.titles(groceries, "active") == ["Milk", "Bread"]

    def test_a_deleted_task_is_not_there(self, ada, groceries, milk):
        ada.does("delete_task", task=milk)
        assert ada.titles(groceries) == ["Bread"]

    def test_a_restored_task_is_back_in_its_place(self, ada, groceries, milk):
        ada.does("delete_task", task=milk)
        ada.does("restore_task", task=milk)
        assert ada.titles(groceries) == ["Milk", "Bread"]

    def test_a_restored_task_is_done_if_it_was(self, ada, groceries, milk):
        ada.does("tick_task", task=milk)
        ada.does("delete_task", task=milk)
        ada.does("restore_task", task=milk)
        assert ada.counts(groceries) == (1, 1)

    def test_what_is_completed_is_cleared_and_nothing_else(self, ada, groceries, milk):
        ada.does("tick_task", task=milk)
        ada.does("clear_completed", list=groceries)
        assert ada.titles(groceries) == ["Bread"]

    def test_clearing_leaves_other_lists_alone(self, ada, groceries):
        holiday = ada.makes_list()
        ada.does("tick_task", task=ada.add("Tent", to=holiday))
        ada.does("clear_completed", list=groceries)
        assert ada.titles(holiday) == ["Tent"]

    def test_clearing_does_not_delete_again_what_is_deleted(self, ada, groceries, milk):
        ada.does("tick_task", task=milk)
        ada.does("delete_task", task=milk)
        ada.does("clear_completed", list=groceries, now=LATER)
        assert field(milk, "deleted_at") == NOW

    def test_clearing_where_nothing_is_completed_changes_nothing(self, ada, groceries):
        ada.does("clear_completed", list=groceries)
        assert ada.titles(groceries) == ["Milk", "Bread"]

    @pytest.mark.parametrize(
        "title", ["Milk \ud83e", "Milk\0", "\0Milk", "\ud83e\udd5b\ud83e", "Robert'); DROP TABLE tasks;--"], ids=ascii
    )
    def test_no_title_breaks_anything(self, ada, groceries, milk, title):
        intent = an_intent("rename_task", task=milk, value=title)
        ada.commits(intent)
        assert ada.titles(groceries) == [intent.value["title"], "Bread"]


class TestHistory:
    def test_a_change_is_written_down_with_what_was_before(self, ada, groceries, milk):
        intent_id = ada.does("rename_task", task=milk, value="Oat milk", now=LATER)
        assert history(groceries)[-1] == {
            "list": groceries,
            "seq": len(LIST) + 2 * len(TASK) + 1,
            "at": LATER,
            "account_id": ada.id,
            "intent": intent_id,
            "entity": "tasks",
            "entity_id": milk,
            "field": "title",
            "old": "Milk",
            "new": "Oat milk",
        }

    def test_a_new_task_is_written_down_field_by_field(self, ada, groceries):
        eggs = ada.add("Eggs", to=groceries)
        written = {row["field"]: row["new"] for row in history(groceries) if row["entity_id"] == eggs}
        assert written == stored()["tasks"][eggs]

    def test_a_new_list_is_written_down_field_by_field(self, groceries):
        written = {row["field"]: row["new"] for row in history(groceries) if row["entity"] == "lists"}
        assert written == stored()["lists"][groceries]

    def test_what_is_new_has_nothing_before(self, groceries):
        assert {row["old"] for row in history(groceries)} == {None}

    def test_the_changes_of_a_list_are_numbered_from_one(self, groceries):
        assert [row["seq"] for row in history(groceries)] == list(range(1, len(LIST) + 2 * len(TASK) + 1))

    @pytest.mark.usefixtures("groceries")
    def test_the_changes_of_each_list_are_numbered_by_themselves(self, ada):
        assert ada.summary(ada.makes_list()).seq == len(LIST)

    def test_who_commits_is_told_the_number_after_it(self, ada, milk):
        assert ada.commits(an_intent("rename_task", task=milk)).list.seq == len(LIST) + 2 * len(TASK) + 1


class TestCounts:
    def test_new_tasks_are_open(self, ada, groceries):
        assert ada.counts(groceries) == (2, 0)

    def test_a_tick_moves_a_task_from_open_to_done(self, ada, groceries, milk):
        ada.does("tick_task", task=milk)
        assert ada.counts(groceries) == (1, 1)

    def test_a_second_tick_counts_for_nothing(self, ada, groceries, milk):
        ada.does("tick_task", task=milk)
        ada.does("tick_task", task=milk, now=LATER)
        assert ada.counts(groceries) == (1, 1)

    def test_a_deleted_task_is_not_counted(self, ada, groceries, milk):
        ada.does("tick_task", task=milk)
        ada.does("delete_task", task=milk)
        assert ada.counts(groceries) == (1, 0)

    def test_who_commits_is_told_the_new_counts(self, ada, milk):
        done = ada.commits(an_intent("tick_task", task=milk))
        assert (done.list.open_count, done.list.done_count) == (1, 1)

    def test_a_clearing_of_very_many_is_counted(self, ada):
        many = ada.makes_list()
        for _ in range(11):
            ada.adds(*["Milk"] * 100, to=many)
        ticked_outside(many)
        ada.does("clear_completed", list=many)
        assert ada.counts(many) == (0, 0)


def ticked_outside(list_id):
    """Tick all tasks of a list at once, which no verb does."""
    with writing() as connection:
        connection.execute(update(tasks).where(tasks.c.list == list_id).values(done_at=NOW, root_done_at=NOW))
        counts = {"open_count": 0, "done_count": lists.c.open_count}
        connection.execute(update(lists).where(lists.c.id == list_id).values(counts))


class TestNotesOfTwo:
    def test_the_later_stay_and_the_earlier_are_in_the_history(self, ada, milk):
        ada.does("set_task", tasks=[milk], value={"notes": "fresh"}, was={"notes": None})
        done = ada.commits(an_intent("set_task", tasks=[milk], value={"notes": "2 litres"}, was={"notes": None}))
        assert done.overwrote == {"notes": "Milk"}
        assert field(milk, "notes") == "2 litres"
        assert "fresh" in [row["old"] for row in history(done.list.id)]

    @pytest.mark.parametrize("was", [{"notes": "fresh"}, {}, {"order": "a0"}, None, {"notes": "2 litres"}])
    def test_nothing_is_said_where_nothing_came_between(self, ada, milk, was):
        ada.does("set_task", tasks=[milk], value={"notes": "fresh"})
        new = "fresh" if was == {"notes": "2 litres"} else "2 litres"
        assert ada.commits(an_intent("set_task", tasks=[milk], value={"notes": new}, was=was)).overwrote == {}
