"""Copies of lists, and the dates in those that are made from a template."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.clean import LIST_TITLE_MAX
from domain.copies import copied, copy_id, copy_title, day_moved, moved, opened
from domain.schema import TASK
from tests.factories import NOW, a_list, a_task, instant

days = st.dates().map(str)
LATER = instant(60)


def things(**tasks) -> dict:
    return {"tasks": tasks}


def only_task(edit) -> dict:
    [made] = [value for path, value in edit if path[0] == "tasks"]
    return made


class TestDatesOfATemplate:
    def test_they_are_as_far_from_today_as_from_the_day_on_which_it_was_saved(self):
        trip = things(one=a_task(date="2026-03-04", deadline="2026-03-01", hidden_until="2026-02-27"))
        task = moved(trip, "2026-03-01", "2026-07-10")["tasks"]["one"]
        assert (task["date"], task["deadline"], task["hidden_until"]) == ("2026-07-13", "2026-07-10", "2026-07-08")

    @pytest.mark.parametrize(
        ("day", "since", "to", "is_then"),
        [
            ("2026-01-31", "2026-01-30", "2026-02-28", "2026-03-01"),  # over the end of a month
            ("2028-02-29", "2028-02-28", "2027-02-28", "2027-03-01"),  # no leap day there
            ("2026-03-30", "2026-03-28", "2026-10-24", "2026-10-26"),  # clocks change in between
            ("9999-12-30", "2026-01-01", "2027-01-01", "9999-12-31"),  # there is no later day
            ("0001-01-02", "2026-01-01", "2020-01-01", "0001-01-01"),
        ],
    )
    def test_days_are_counted_not_months(self, day, since, to, is_then):
        assert moved(things(one=a_task(date=day)), since, to)["tasks"]["one"]["date"] == is_then

    @given(days, days, days)
    def test_between_two_tasks_there_are_as_many_days_as_before(self, first, second, to):
        kept = moved(things(one=a_task(date=first), two=a_task(date=second)), first, to)["tasks"]
        assert kept["one"]["date"] == to
        assert (kept["two"]["date"] >= to) == (second >= first)

    @given(days, st.integers(-(10**6), 10**6))
    def test_a_day_that_is_moved_is_one(self, day, by):
        TASK["date"].cleaned(day_moved(day, timedelta(days=by)))

    def test_the_deadline_of_what_repeats_is_as_far_from_its_day_as_before(self):
        task = a_task(
            date="2027-01-15", deadline="2027-01-16", hidden_until="2027-01-13", repeat="FREQ=WEEKLY;BYDAY=FR"
        )
        new = moved(things(one=task), "2027-01-13", "2027-02-13")["tasks"]["one"]
        assert (new["date"], new["deadline"], new["hidden_until"]) == ("2027-02-19", "2027-02-20", "2027-02-17")

    def test_a_time_of_day_stays_and_what_has_no_date_gets_none(self):
        task = moved(things(one=a_task(time="14:00")), "2026-01-01", "2026-01-09")["tasks"]["one"]
        assert (task["time"], task["date"]) == ("14:00", None)


def test_a_copy_has_what_a_person_has_set_and_is_made_now():
    task = a_task(notes="Two litres", priority="1", done_at=NOW)
    made = only_task(copied("intent-one", "list-copy", a_list(colour="teal"), things(one=task), LATER))
    assert made == {**task, "list": "list-copy", "created_at": LATER}


def test_a_copied_list_has_its_looks():
    made = dict(copied("intent-one", "list-copy", a_list(colour="teal", icon="home"), things(), LATER))
    assert made["lists", "list-copy"] == a_list(colour="teal", icon="home", created_at=LATER)


def test_nothing_is_done_in_what_is_opened():
    assert opened(things(one=a_task(done_at=NOW)))["tasks"]["one"]["done_at"] is None


def test_copies_of_one_task_by_two_intents_are_two_tasks():
    assert copy_id("intent-one", "task-one") == copy_id("intent-one", "task-one") != copy_id("intent-two", "task-one")


@pytest.mark.parametrize("length", [1, LIST_TITLE_MAX - 7, LIST_TITLE_MAX - 6, LIST_TITLE_MAX])
def test_the_title_of_a_copy_is_one_of_a_list(length):
    title = copy_title("x" * length)
    assert len(title) <= LIST_TITLE_MAX
    assert title.startswith("x" * length)
