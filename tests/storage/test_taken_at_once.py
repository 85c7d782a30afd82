"""Lines of suggestions that one click takes are one change: done, told and undone as one."""

from typing import cast

import pytest
from sqlalchemy import select, update

from domain.clean import Invalid
from domain.history import name_of, suggested_by
from domain.suggestions import CHANGED, DONE
from domain.wire import RawIntent
from storage.database.engine import writing
from storage.database.tables import intents, tasks
from storage.insights import standing_of
from storage.news import seq_of
from storage.suggestions import states, suggested
from tests.factories import NOW, a_part, instant
from tests.storage.people import everything, rows, stored
from tests.storage.suggesting import history, lines, take, taken


def test_what_is_taken_at_once_is_one_intent_undone_by_one(ada, milk, bread):
    garden = ada.makes_list("Rake", title="Garden")
    ada.does("repeat_task", tasks=[bread])
    before, count, seq = stored(), len(rows(select(intents))), seq_of(ada.id)
    some = [
        *lines(ada, "set_task", tasks=[milk], value={"title": "Oat milk"}),
        *lines(ada, "set_task", tasks=[milk], value={"date": "2027-01-13"}),
        *lines(ada, "move_task", tasks=[milk], list=garden),
        *lines(ada, "tick_task", tasks=[bread], value=True),
        *lines(ada, "add_tasks", list=garden, value=[{"title": "Eggs"}, {"title": "Rice"}]),
    ]
    intent = take(ada, *some, now=instant(1))
    assert (len(rows(select(intents))), seq_of(ada.id)) == (count + 1, seq + 1)
    assert states(ada.id, some) == [DONE] * len(some)
    assert ada.titles(garden) == ["Rake", "Oat milk", "Eggs", "Rice"]
    orders = [row["order"] for row in ada.sees(garden)["rows"]]
    assert len(set(orders)) == len(orders)
    said = {suggested_by(one) + name_of(one) for one in history(ada, milk).changes if one.intent == intent}
    assert said == {"Suggested by chat, accepted by you"}
    undone = ada.does("undo", value=intent, now=instant(2))
    made = [task for line in some[-2:] for task in line["becomes"]]
    after = stored()
    assert {task: one for task, one in after["tasks"].items() if task not in made} == before["tasks"]
    assert all(after["tasks"][task]["deleted_at"] for task in made)
    ada.does("undo", value=undone, now=instant(3))
    assert ada.titles(garden) == ["Rake", "Oat milk", "Eggs", "Rice"]


def test_of_what_is_taken_at_once_what_was_changed_meanwhile_stays_as_it_is(ada, milk, bread):
    both = [*lines(ada, "tick_task", tasks=[milk, bread], value=True), *lines(ada, "delete_task", tasks=[bread])]
    ada.does("set_task", tasks=[milk], value={"title": "Soy milk"}, now=instant(1))
    done = ada.commits(taken(*both), instant(2))
    assert done.skipped == 1
    assert (stored()["tasks"][milk]["done_at"], stored()["tasks"][bread]["done_at"]) == (None, instant(2))


@pytest.fixture
def garden(ada):
    """Give the ids of a list, and of a task in another one with one under it."""
    above, below = ada.adds("Rake", "Handle", to=ada.makes_list(title="Garden"))
    ada.does("set_task", tasks=[below], value={"parent": above})
    return ada.makes_list(title="Shed"), above, below


@pytest.mark.parametrize(
    ("verb", "field"), [("delete_task", "deleted_at"), ("tick_task", "done_at")], ids=["deleted", "completed"]
)
def test_a_subtask_that_leaves_is_not_taken_along(ada, garden, verb, field):
    shed, above, below = garden
    both = [*lines(ada, "move_task", tasks=[below], list=shed), *lines(ada, verb, tasks=[above], value=True)]
    before = stored()
    intent = take(ada, *both, now=instant(5))
    task = stored()["tasks"]
    assert (task[above][field], task[below][field]) == (instant(5), None)
    assert (task[below]["list"], task[below]["parent"]) == (shed, None)
    ada.does("undo", value=intent, now=instant(6))
    assert stored()["tasks"] == before["tasks"]


def test_what_would_take_along_a_task_that_left_is_marked_and_refused(ada, garden):
    shed, above, below = garden
    leaves, goes = *lines(ada, "move_task", tasks=[below], list=shed), *lines(ada, "delete_task", tasks=[above])
    take(ada, leaves, now=instant(5))
    assert states(ada.id, [leaves, goes]) == [DONE, CHANGED]


def test_what_is_made_already_is_not_noted_again(ada, groceries):
    [line] = lines(ada, "add_tasks", list=groceries, value=[{"title": "Eggs"}])
    take(ada, line)
    before = everything()
    with pytest.raises(Invalid, match="changed after this was suggested"):
        take(ada, line)
    assert everything() == before


@pytest.mark.parametrize("accepted", [True, False], ids=["accepted", "set"])
def test_who_suggested_it_and_what_was_moved_on_are_known_when_one_of_the_lists_is_gone(ada, accepted):
    ids = {title: ada.makes_list(title=title) for title in "AB"}
    two = [ada.add(title, list_id) for title, list_id in ids.items()]
    for day in ("2031-01-01", "2032-01-01", "2033-01-01", "2034-01-01"):
        if accepted:
            take(ada, *lines(ada, "set_task", tasks=two, value={"date": day}), now=instant(1))
        else:
            ada.does("set_task", tasks=two, value={"date": day}, now=instant(1))
    ada.does("delete_list", list=ids["A"], now=instant(2))
    ada.does("purge_list", list=ids["A"], now=instant(3))
    assert {bool(suggested_by(one)) for one in history(ada, two[1]).changes[:-1]} == {accepted}
    [moved] = standing_of(ada.id)[1]
    assert moved.times == 3


def test_what_is_moved_and_deleted_at_once_comes_back_together(ada, garden):
    shed, above, below = garden
    some = [
        *lines(ada, "move_task", tasks=[above], list=shed),
        *lines(ada, "delete_task", tasks=[below]),
        *lines(ada, "delete_task", tasks=[above]),
    ]
    take(ada, *some, now=instant(5))
    ada.does("restore_task", tasks=[above], now=instant(6))
    assert ada.titles(shed) == ["Rake", "Handle"]


@pytest.mark.parametrize("which", [1, 2], ids=["the upper", "the lower"])
@pytest.mark.parametrize("deleted_at", [None, instant(1)], ids=["seen", "in the trash"])
def test_tasks_of_two_lists_under_each_other_stop_nothing(ada, garden, which, deleted_at):
    shed, above, below = garden
    with writing() as connection:  # as no verb makes it
        connection.execute(update(tasks).where(tasks.c.id == below).values(list=shed))
        connection.execute(update(tasks).where(tasks.c.id.in_([above, below])).values(deleted_at=deleted_at))
    for verb, value in (("restore_task", None), ("tick_task", True), ("tick_task", False), ("delete_task", None)):
        ada.does(verb, tasks=[garden[which]], value=value, now=instant(5))
    ada.does("restore_task", tasks=[above], now=instant(6))
    ada.does("restore_task", tasks=[below], now=instant(6))
    there = stored()["tasks"]
    assert (there[above]["deleted_at"], there[below]["deleted_at"]) == (None, None)
    assert (there[below]["list"], there[below]["parent"]) in [(shed, None), (there[above]["list"], above)]


def test_no_two_lines_of_a_call_give_one_field_two_values(ada, milk):
    dates = ("2027-01-13", "2027-01-14", "2027-01-13")
    raws = [a_part(milk, "set_task", {"date": date}) for date in dates]
    first, second, same = suggested(ada.id, cast(list[RawIntent], raws), 100, NOW)
    assert "something else" in str(second)
    assert not isinstance(first, Invalid)
    assert not isinstance(same, Invalid)


def test_a_field_that_two_of_them_set_has_the_last_value_and_goes_back_to_the_first(ada, milk):
    some = [
        line
        for date in ("2027-01-13", "2027-01-14")
        for line in lines(ada, "set_task", tasks=[milk], value={"date": date})
    ]
    intent = take(ada, *some, now=instant(1))
    assert stored()["tasks"][milk]["date"] == "2027-01-14"
    ada.does("undo", value=intent, now=instant(2))
    assert stored()["tasks"][milk]["date"] is None


def test_a_tick_that_was_suggested_puts_nothing_off(ada, milk):
    ada.does("repeat_task", tasks=[milk])
    for second in range(3):
        take(ada, *lines(ada, "tick_task", tasks=[milk], value=True), now=instant(86_400 * (second + 1)))
    assert standing_of(ada.id)[1] == ()
    for day in ("2031-01-01", "2032-01-01", "2033-01-01"):
        take(ada, *lines(ada, "set_task", tasks=[milk], value={"date": day}), now=instant(864_000))
    [moved] = standing_of(ada.id)[1]
    assert moved.times == 3


def test_a_line_that_is_taken_too_costs_one_statement_more(ada, groceries, statements):
    def count(titles):
        tasks = [ada.add(title, groceries) for title in titles]
        some = lines(ada, "tick_task", tasks=tasks, value=True)
        statements.clear()
        take(ada, *some)
        return len(statements)

    few, many = count("ab"), count("abcdefghijklmnopqrstuvwxyz")
    assert many - few <= 24  # one more for each
