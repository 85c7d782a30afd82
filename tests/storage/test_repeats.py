"""Tasks that repeat: a tick moves them on, once, and is told, counted and taken back."""

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from domain.clean import Invalid
from storage.accounts.calendars import set_calendar
from storage.database.engine import writing
from storage.database.tables import changes
from storage.database.tables import tasks as task_table
from storage.tasks import find_task
from tests.factories import an_intent, new_id, steady
from tests.storage.people import Person, field, history, rows, stored
from tests.storage.repeating import NOW, TODAY, ticks, told


def dated(task: str) -> tuple[str | None, bool]:
    return field(task, "date"), field(task, "done_at") is not None


class TestATick:
    def test_it_completes_what_repeats_as_only_a_newer_version_knows(self, ada, repeats):
        task = repeats()
        with writing() as connection:
            connection.execute(update(task_table).where(task_table.c.id == task).values(repeat="FREQ=LUNAR"))
        ticks(ada, task)
        assert dated(task) == (TODAY, True)

    @pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
    def test_it_moves_on_a_task_of_any_day(self, ada, groceries, repeats, day):
        task = repeats()
        ada.does("set_task", tasks=[task], value={"repeat": "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;WKST=SU"}, now=NOW)
        ada.does("set_task", tasks=[task], value={"date": day}, now=NOW)
        assert task in [row["id"] for row in ada.sees(groceries)["rows"]]
        ticks(ada, task)
        assert dated(task) == ((day, True) if day > TODAY else ("2027-01-18", False))

    def test_it_moves_the_task_on_in_place(self, ada, groceries, repeats):
        task = repeats(date="2027-01-12")
        before = ada.titles(groceries)
        ticks(ada, task)
        assert dated(task) == ("2027-01-14", False)
        assert ada.titles(groceries) == before

    @pytest.mark.parametrize(
        ("sentence", "day", "follows"),
        [("every day", "2027-01-05", "2027-01-14"), ("every Tue", "2027-01-05", "2027-01-19")],
    )
    def test_it_is_once_for_all_that_was_missed_and_never_in_the_past(self, ada, repeats, sentence, day, follows):
        task = repeats(sentence, date=day)
        ticks(ada, task)
        assert dated(task) == (follows, False)
        completions = [row for row in rows(select(changes)) if row["field"] == "completed_for" and row["new"]]
        assert [row["new"] for row in completions] == [day]

    def test_who_is_early_does_not_get_the_same_day_again(self, ada, repeats):
        task = repeats("every last day", date="2027-01-31")
        ticks(ada, task, day="2027-01-30")
        assert dated(task) == ("2027-02-28", False)

    def test_it_is_told_and_taken_back(self, ada, repeats):
        task = repeats("every Wednesday", date="2027-01-13")
        before = stored()
        intent = ticks(ada, task)
        assert {"Completed for Wed 13 Jan 2027", "Date: Wed 20 Jan 2027"} <= set(told(ada, task))
        undone = ada.does("undo", value=intent)
        assert stored() == before
        ada.does("undo", value=undone)
        assert dated(task) == ("2027-01-20", False)

    def test_each_completion_counts(self, ada, groceries, repeats):
        task = repeats()
        for day in ("2027-01-13", "2027-01-14", "2027-01-15"):
            ticks(ada, task, day=day)
        done = [row["new"] for row in history(groceries) if row["field"] == "completed_for" and row["new"]]
        assert done == ["2027-01-13", "2027-01-14", "2027-01-15"]

    def test_it_reopens_what_is_under_it_and_unticks_the_boxes_of_notes(self, ada, groceries, repeats):
        task, child, grandchild = repeats(), new_id("task"), new_id("task")
        boxes = "Take\n- [x] the can\n- [ ] water"
        ada.does("set_task", tasks=[task], value={"notes": boxes})
        for one, parent in ((child, task), (grandchild, child)):
            ada.does("add_tasks", list=groceries, value=[[one, {"title": "Fern", "parent": parent}]])
        ada.does("tick_task", tasks=[child], now=NOW)
        before = stored()
        intent = ticks(ada, task)
        assert [dated(one)[1] for one in (task, child, grandchild)] == [False, False, False]
        assert field(task, "notes") == "Take\n- [ ] the can\n- [ ] water"
        ada.does("undo", value=intent)
        assert stored() == before

    def test_a_subtask_that_repeats_too_is_moved_by_its_own_tick_alone(self, ada, repeats):
        task, child = repeats(), repeats()
        ada.does("set_task", tasks=[child], value={"parent": task})
        ticks(ada, task)
        assert (field(task, "date"), field(child, "date")) == ("2027-01-14", TODAY)
        ticks(ada, child)
        assert (field(task, "date"), field(child, "date")) == ("2027-01-14", "2027-01-14")

    def test_its_other_days_stay_as_far_from_its_date(self, ada, repeats):
        task = repeats("every Wed", date=TODAY, deadline="2027-01-15", hidden_until="2027-01-10")
        ticks(ada, task)
        assert [field(task, name) for name in ("date", "deadline", "hidden_until")] == [
            "2027-01-20",
            "2027-01-22",
            "2027-01-17",
        ]

    def test_of_many_each_goes_its_own_way(self, ada, repeats, milk):
        daily, weekly = repeats(), repeats("every week")
        intent = ticks(ada, milk, daily, weekly)
        assert [dated(one) for one in (milk, daily, weekly)] == [
            (None, True),
            ("2027-01-14", False),
            ("2027-01-20", False),
        ]
        ada.does("undo", value=intent)
        assert [dated(one) for one in (milk, daily, weekly)] == [(None, False), (TODAY, False), (TODAY, False)]

    def test_it_counts_from_the_day_in_the_zone_of_the_person(self, ada, repeats):
        set_calendar(ada.id, "time_zone", "Pacific/Auckland")
        task = repeats("every! 3 days", date=TODAY)
        ada.does("tick_task", tasks=[task], value=True, now=f"{TODAY}T20:00:00+00:00")  # it is the 14th there
        assert field(task, "date") == "2027-01-17"

    def test_a_task_without_a_date_goes_on_from_the_day_on_which_it_is_ticked(self, ada, repeats):
        task = repeats("every 2nd Tuesday")
        ada.does("set_task", tasks=[task], value={"date": None})
        ticks(ada, task)
        assert dated(task) == ("2027-02-09", False)


class TestTheEnd:
    @pytest.mark.parametrize("sentence", ["every day until 14 January", "every day, 2 times"])
    def test_after_its_last_day_it_is_done(self, ada, repeats, sentence):
        task = repeats(sentence)
        ticks(ada, task)
        assert dated(task) == ("2027-01-14", False)
        intent = ticks(ada, task, day="2027-01-14")
        assert dated(task) == ("2027-01-14", True)
        ada.does("undo", value=intent)
        assert dated(task) == ("2027-01-14", False)

    def test_times_are_counted_with_those_missed(self, ada, repeats):
        task = repeats("every day, 4 times", date="2027-01-11")
        ticks(ada, task, day="2027-01-12")
        ticks(ada, task, day=TODAY)
        assert dated(task) == ("2027-01-14", False)
        ticks(ada, task, day="2027-01-14")
        assert dated(task)[1]


class TestSkipping:
    def test_it_moves_on_and_is_no_completion(self, ada, repeats):
        task = repeats("every Wed")
        before = stored()
        intent = ticks(ada, task, verb="skip_task")
        assert (dated(task), field(task, "completed_for")) == (("2027-01-20", False), None)
        ada.does("undo", value=intent)
        assert stored() == before

    def test_what_does_not_come_again_is_not_skipped(self, ada, milk, repeats):
        for task in (milk, repeats("every day until today")):
            with pytest.raises(Invalid, match="Complete the task"):
                ticks(ada, task, verb="skip_task")


class TestTwoDevices:
    def test_who_tick_the_same_day_make_one_step(self, ada, repeats):
        task = repeats()
        for _ in range(2):
            ticks(ada, task, of={task: TODAY})
        assert dated(task) == ("2027-01-14", False)

    def test_one_that_was_away_for_two_days_ticks_both(self, ada, repeats):
        task = repeats()
        ticks(ada, task, of={task: TODAY})
        ticks(ada, task, of={task: "2027-01-14"}, day="2027-01-14")
        assert dated(task) == ("2027-01-15", False)

    @pytest.mark.parametrize("database", ["sqlite"], indirect=True)
    @given(st.permutations([0, 0, 0, 1, 1, 1]), st.sampled_from(["every day", "every Wed", "every! 2 days"]))
    @settings(steady, max_examples=10)
    @pytest.mark.usefixtures("database")
    def test_in_whatever_order_they_arrive_no_day_is_completed_twice(self, turns, sentence):
        ada = Person(new_id("person"))
        task = ada.add("Water plants", to=ada.makes_list())
        ada.does("repeat_task", tasks=[task], value={"text": sentence, "day": TODAY}, now=NOW)
        seen = [TODAY, TODAY]
        for device in turns:
            ticks(ada, task, of={task: seen[device]}, day=seen[device])
            seen[device] = str(field(task, "date"))  # the answer brings what is there
        completed = [
            row["new"] for row in rows(select(changes)) if (row["entity_id"], row["field"]) == (task, "completed_for")
        ]
        completed = [day for day in completed if day]
        assert len(completed) == len(set(completed))


class TestOnScreen:
    def test_a_row_says_how_it_repeats_and_on_which_days_it_comes_next(self, ada, groceries, repeats):
        task = repeats("every! week")
        [row] = [row for row in ada.sees(groceries)["rows"] if row["id"] == task]
        assert row["repeat"] == "every week from completion"
        [counts, as_of, *days] = str(row["next"]).split()
        assert (counts, len(days)) == ("done", 5)
        assert (date.fromisoformat(days[0]) - date.fromisoformat(as_of)).days == 7
        found = find_task(ada.id, task)
        assert found is not None
        assert found.fields["repeat"] == "FREQ=WEEKLY from completion"

    def test_a_panel_says_of_a_subtask_for_which_day_it_is_unless_it_is_over(self, ada, repeats, milk):
        daily, once = repeats("every day", date=TODAY), repeats("every day", date=TODAY)
        ada.does("set_task", tasks=[daily, once], value={"parent": milk})
        ada.does("set_task", tasks=[once], value={"repeat": None})
        found = find_task(ada.id, milk)
        assert found is not None
        again = {one.id: one.again for one in found.subtasks}
        assert again[once] is None
        assert (again[daily] or {}).items() >= {"date": TODAY, "repeat": "every day"}.items()
        ada.does("tick_task", tasks=[milk], value=True)
        found = find_task(ada.id, milk)
        assert found is not None
        assert [one.again for one in found.subtasks] == [None, None]


def test_two_who_tick_and_skip_by_turns_end_on_the_same_day(ada, repeats):
    for verbs in set(permutations(["tick_task", "skip_task"])):
        task = repeats()
        for verb in verbs:
            ada.commits(an_intent(verb, tasks=[task], value={"day": TODAY, "of": {task: TODAY}}), NOW)
        assert dated(task) == ("2027-01-14", False)
