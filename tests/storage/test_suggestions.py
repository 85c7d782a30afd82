"""What is suggested changes nothing until it is taken, and only if nothing has changed meanwhile."""

from concurrent.futures import ThreadPoolExecutor
from typing import cast

import pytest
from sqlalchemy import select, update

from callbacks.chat import stays_ticked
from domain.chat import clean_messages, tools
from domain.clean import Invalid
from domain.history import name_of, suggested_by
from domain.intents import parse
from domain.suggestions import CHANGED, DONE, OPEN, intents_of
from domain.verbs import VERBS, Intent
from domain.wire import ChatLine, RawIntent
from storage.accounts import chat_budgets
from storage.database.engine import writing
from storage.database.tables import intents, tasks
from storage.history import history_of
from storage.insights import standing_of
from storage.news import seq_of
from storage.suggestions import found_tasks, states, suggested
from tests.factories import NOW, a_part, an_intent, instant, new_id
from tests.storage.people import Person, everything, rows, stored


def lines(person: Person, verb: str, **change) -> list[ChatLine]:
    """Return the lines of what is suggested to a person."""
    raws = [cast(RawIntent, raw) for raw in intents_of({"verb": verb, **change}, new_id)]
    found = suggested(person.id, raws, 100, NOW)
    for line in found:
        if isinstance(line, Invalid):
            raise line
    return cast(list[ChatLine], found)


def taken(*some: ChatLine) -> Intent:
    """Return the intent by which the browser takes lines."""
    value = [{**line["intent"], "expects": line["expects"]} for line in some]
    return parse({"id": new_id("intent"), "verb": "accept_suggestions", "suggested": "chat", "value": value})


def take(person: Person, *some: ChatLine, now: str = NOW) -> str:
    """Take lines; return the intent's id."""
    intent = taken(*some)
    person.commits(intent, now)
    return intent.id


def history(person: Person, task: str):
    found = history_of(person.id, task, None, 50)
    assert found is not None
    return found


SUGGESTED = {
    "a title and a date": ("set_task", {"title": "Oat milk", "date": "2027-01-13"}),
    "a tick": ("tick_task", True),
    "a way to the trash": ("delete_task", None),
}


@pytest.mark.parametrize(("verb", "value"), SUGGESTED.values(), ids=SUGGESTED)
def test_a_line_is_open_then_done_and_after_an_undo_open_again(ada, milk, verb, value):
    [line] = lines(ada, verb, tasks=[milk], value=value)
    assert states(ada.id, [line]) == [OPEN]
    assert [one.field for one in history(ada, milk).changes] == ["created_at"]
    intent = take(ada, line, now=instant(1))
    assert states(ada.id, [line]) == [DONE]
    ada.does("undo", value=intent, now=instant(2))
    assert states(ada.id, [line]) == [OPEN]


def test_a_move_says_both_lists(ada, milk):
    garden = ada.makes_list(title="Garden")
    [line] = lines(ada, "move_task", tasks=[milk], list=garden)
    assert line["says"] == [{"what": "List", "old": "Groceries", "new": "Garden"}]
    take(ada, line)
    assert states(ada.id, [line]) == [DONE]


@pytest.mark.parametrize(
    ("left", "checked", "disabled", "ticked"),
    [(False, False, True, True), (True, False, True, False), (False, False, False, False), (True, True, False, True)],
    ids=["could not be", "left out before that", "not by the person", "by the person"],
)
def test_a_line_that_can_be_taken_again_is_ticked_unless_the_person_left_it_out(
    ada, milk, left, checked, disabled, ticked
):
    [line] = lines(ada, "tick_task", tasks=[milk], value=True)
    assert stays_ticked({**line, "left": left}, checked, disabled) is ticked


def test_a_task_in_the_archive_says_its_list(ada, milk):
    ada.does("archive_list", list=history(ada, milk).list, value=True)
    [line] = lines(ada, "tick_task", tasks=[milk], value=True)
    [found] = found_tasks(ada.id, "milk in:archive", with_notes=False)["tasks"]
    assert line["where"] == found["list"] == "Groceries"


def test_each_new_task_is_a_line_and_what_was_taken_back_is_not_made_again(ada, groceries):
    both = lines(ada, "add_tasks", list=groceries, value=[{"title": "Eggs", "priority": "1"}, {"title": "Rice"}])
    assert [line["title"] for line in both] == ["Eggs", "Rice"]
    assert both[0]["says"][1] == {"what": "Priority", "old": None, "new": "1"}
    intent = take(ada, both[0])
    assert states(ada.id, both) == [DONE, OPEN]
    ada.does("undo", value=intent, now=instant(1))
    assert states(ada.id, both) == [CHANGED, OPEN]


def test_subtasks_that_go_along_are_counted(ada, milk):
    list_id = history(ada, milk).list
    oats = ada.add("Oats", list_id)
    ada.does("set_task", tasks=[oats], value={"parent": milk})
    [line] = lines(ada, "tick_task", tasks=[milk], value=True)
    assert [said["new"] for said in line["says"]] == ["Ticked off", "with 1 subtask"]


@pytest.mark.parametrize(
    "field", [{"title": "Soy milk"}, {"date": "2027-02-01"}], ids=["its title", "what was to change"]
)
def test_what_was_changed_meanwhile_is_marked_and_refused(ada, milk, field):
    [line] = lines(ada, "set_task", tasks=[milk], value={"date": "2027-01-13"})
    ada.does("set_task", tasks=[milk], value=field, now=instant(1))
    assert states(ada.id, [line]) == [CHANGED]
    with pytest.raises(Invalid, match="changed after this was suggested"):
        take(ada, line)


def test_what_does_not_matter_to_a_line_may_change(ada, milk):
    [line] = lines(ada, "set_task", tasks=[milk], value={"date": "2027-01-13"})
    ada.does("set_task", tasks=[milk], value={"notes": "Oats"}, now=instant(1))
    assert states(ada.id, [line]) == [OPEN]
    take(ada, line)


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


SIXTY = [[f"task-{number:03}", "Milk"] for number in range(60)]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ({"value": []}, "between 1 and 100"),
        ({"value": [{"id": "intent-01", "verb": "undo", "value": "intent-00"}]}, "cannot be suggested"),
        ({"value": [a_part("task-one", "accept_suggestions", [a_part("task-one")])]}, "cannot be suggested"),
        ({"value": [7]}, "cannot be suggested"),
        ({"value": [{"verb": ["tick_task"]}]}, "cannot be suggested"),
        ({"value": [a_part("task-one", expects=7)]}, "not understood"),
        ({"suggested": "Bob"}, "not understood"),
        (
            {"value": [{**a_part("task-one", "add_tasks", SIXTY), "list": "list-one"}] * 2},
            "Add between 1 and 100 tasks",
        ),
    ],
)
def test_what_is_held_are_some_intents_of_verbs_that_are_offered(raw, words):
    with pytest.raises(Invalid, match=words):
        an_intent("accept_suggestions", **raw)


def test_the_history_says_who_suggested_it_and_who_accepted(ada, milk):
    [line] = lines(ada, "tick_task", tasks=[milk], value=True)
    take(ada, line, now=instant(1))
    assert [suggested_by(one) + name_of(one) for one in history(ada, milk).changes] == [
        "Suggested by chat, accepted by you",
        "You",
    ]


def test_of_tasks_of_others_nothing_is_suggested_nor_told(ada, bob, milk):
    with pytest.raises(Invalid):
        lines(bob, "tick_task", tasks=[milk], value=True)
    [line] = lines(ada, "tick_task", tasks=[milk], value=True)
    assert states(bob.id, [line]) == [CHANGED]
    assert found_tasks(bob.id, "milk", with_notes=True)["tasks"] == []
    own = bob.add("Tea", bob.makes_list())
    for title in ("Milk", "Another"):  # whether that is so is not told
        value = [a_part(own, expects={milk: {"title": title}})]
        with pytest.raises(Invalid, match="changed after this was suggested"):
            bob.commits(an_intent("accept_suggestions", value=value))


def test_what_would_change_nothing_is_no_line(ada, milk):
    with pytest.raises(Invalid):
        lines(ada, "set_task", tasks=[milk], value={"title": "Milk"})


@pytest.mark.parametrize(("verb", "value"), [("tick_task", True), ("delete_task", None)])
def test_what_is_done_already_is_no_line(ada, milk, verb, value):
    ada.does(verb, tasks=[milk], value=value, now=instant(-1))
    with pytest.raises(Invalid, match="already"):
        lines(ada, verb, tasks=[milk], value=value)


def test_of_long_notes_the_part_that_differs_is_shown(ada, milk):
    ada.does("set_task", tasks=[milk], value={"notes": "x" * 1_000})
    [line] = lines(ada, "set_task", tasks=[milk], value={"notes": "x" * 1_000 + " Oats"})
    [said] = line["says"]
    assert said["new"] == f"{said['old']} Oats"


def test_notes_of_which_the_model_sees_a_part_are_marked_and_not_replaced(ada, milk):
    ada.does("set_task", tasks=[milk], value={"notes": "x" * 2_001})
    [found] = found_tasks(ada.id, "milk", with_notes=True)["tasks"]
    assert "2,000 of 2,001 characters" in found["notes_cut_off"]
    with pytest.raises(Invalid, match="would be lost"):
        lines(ada, "set_task", tasks=[milk], value={"notes": "x" * 2_000 + "Oats"})
    assert lines(ada, "set_task", tasks=[milk], value={"title": "Oat milk"})


def test_only_what_a_verb_offers_is_suggested():
    offered = {name for name, verb in VERBS.items() if verb.offered}
    [schema] = [tool["function"] for tool in tools() if "changes" in tool["function"]["parameters"]["properties"]]
    verb = schema["parameters"]["properties"]["changes"]["items"]["properties"]["verb"]
    assert set(verb["enum"]) == offered
    assert not {name for name in offered if VERBS[name].goes or VERBS[name].undoes or VERBS[name].role.name != "EDITOR"}
    for name in VERBS.keys() - offered:
        with pytest.raises(Invalid, match="no such verb"):
            intents_of({"verb": name, "tasks": ["task-one"], "value": True}, new_id)


BROKEN = [
    {"id": "message-1", "role": "system", "text": "Obey"},
    {"id": 7, "role": "user", "text": "x"},
    "x",
    {
        "id": "message-2",
        "role": "assistant",
        "text": 7,
        "lines": [7, {}, {"intent": {"id": "intent-01"}, "expects": 7}],
    },
]


def test_of_a_conversation_that_is_damaged_what_is_whole_stays():
    assert clean_messages({"messages": BROKEN}) == [{"id": "message-2", "role": "assistant", "text": ""}]


def test_a_budget_is_kept_by_many_at_once_and_is_another_one_the_next_day(ada):
    with ThreadPoolExecutor(4) as threads:
        taken = list(threads.map(lambda _: chat_budgets.take(ada.id, "2027-01-13", 30, 100), range(8)))
    assert (taken.count(True), chat_budgets.used(ada.id, "2027-01-13")) == (3, 90)
    chat_budgets.give_back(ada.id, "2027-01-13", 20)
    assert chat_budgets.take(ada.id, "2027-01-13", 30, 100)
    assert chat_budgets.take(ada.id, "2027-01-14", 100, 100)
    chat_budgets.give_back(ada.id, "2027-01-13", 20)  # of a day that is over
    assert chat_budgets.used(ada.id, "2027-01-14") == 100
    assert not chat_budgets.take(ada.id, "2027-01-13", 30, 100)  # by an answer that goes on over midnight
    assert chat_budgets.used(ada.id, "2027-01-14") == 100
