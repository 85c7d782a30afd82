"""The history of a task is shown newest first, to its account alone."""

import pytest

from domain.clean import Invalid
from domain.history import in_words
from domain.trash import clean_mark, mark
from storage.history import history_of
from tests.factories import instant
from tests.storage.people import Person


def told(person: Person, task: str, before=None, size=50):
    found = history_of(person.id, task, before, size)
    assert found is not None
    return found.changes


def test_all_that_became_of_a_task_is_told_the_latest_first(ada, milk):
    ada.does("rename_task", task=milk, value="Oat milk", now=instant(1))
    ada.does("tick_task", task=milk, now=instant(2))
    ada.does("tick_task", task=milk, value=False, now=instant(3))
    ada.does("delete_task", task=milk, now=instant(4))
    ada.does("restore_task", task=milk, now=instant(5))
    assert [in_words(change) for change in told(ada, milk)] == [
        "Brought back",
        "Deleted",
        "Opened again",
        "Ticked off",
        "Renamed from “Milk” to “Oat milk”",
        "Added",
    ]


def test_what_was_done_later_is_the_latest_though_its_clock_was_behind(ada, milk):
    ada.does("rename_task", task=milk, value="Oat milk", now=instant(60))
    ada.does("rename_task", task=milk, value="Soy milk", now=instant(1))
    assert [change.new for change in told(ada, milk)][:2] == ["Soy milk", "Oat milk"]


def test_a_task_that_moves_has_one_history_in_the_order_of_what_was_done(ada, milk):
    set_back, trip = instant(-60), ada.makes_list(title="Trip")
    titles = [f"Milk {number}" for number in range(4)]
    for title in titles[:3]:
        ada.does("rename_task", task=milk, value=title, now=set_back)
    ada.does("move_task", tasks=[milk], list=trip, now=set_back)
    ada.does("rename_task", task=milk, value=titles[3], now=set_back)
    changes = told(ada, milk)
    assert [change.new for change in changes if change.field == "title"] == titles[::-1]
    assert changes[1].field == "list"
    assert len({change.place for change in changes}) == len(changes)


def test_it_tells_who_did_it(ada, milk):
    assert [(change.own, change.who) for change in told(ada, milk)] == [(True, "ada")]


def test_it_can_be_put_back_as_long_as_it_is_not_so_already(ada, milk):
    ada.does("rename_task", task=milk, value="Oat milk", now=instant(1))
    ada.does("rename_task", task=milk, value="Soy milk", now=instant(2))
    ada.does("rename_task", task=milk, value="Oat milk", now=instant(3))
    assert [change.outdated for change in told(ada, milk)] == [True, False, True, False]


def test_it_is_read_in_windows_that_leave_nothing_out_and_show_nothing_twice(ada, milk):
    for number in range(10):
        ada.does("rename_task", task=milk, value=f"Milk {number}", now=instant(number // 4))
    seen, before = [], None
    while window := told(ada, milk, before, 3):
        seen += window
        before = clean_mark(mark(window[-1].place))
    assert tuple(seen) == told(ada, milk)
    assert len(seen) == 11


@pytest.mark.parametrize("task", ["", "unknown-task", "a\0b", "\ud83e", "x" * 10_000], ids=ascii)
def test_a_task_that_is_not_there_has_none(ada, task):
    assert history_of(ada.id, task, None, 50) is None


def test_a_task_of_another_account_has_none(bob, milk):
    assert history_of(bob.id, milk, None, 50) is None


def test_of_an_id_that_another_account_used_before_nothing_is_told(ada, bob, milk):
    deleted = ada.does("delete_task", tasks=[milk])
    ada.does("purge_task", tasks=[milk])
    bob.does("add_tasks", list=bob.makes_list(), value=[[milk, "Mine"]])

    assert [in_words(change) for change in told(bob, milk)] == ["Added"]
    with pytest.raises(Invalid, match="nothing from before"):
        bob.does("put_back", tasks=[milk], value=deleted)
