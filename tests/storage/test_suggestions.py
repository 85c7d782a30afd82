"""A suggestion changes nothing until it is accepted, and then only if nothing has changed meanwhile."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from callbacks.chat import stays_ticked
from domain.chat import clean_messages, tools
from domain.clean import Invalid
from domain.history import name_of, suggested_by
from domain.intents import parse
from domain.suggestions import CHANGED, DONE, OPEN, intents_of
from domain.verbs import VERBS
from storage.accounts import chat_budgets
from storage.suggestions import found_tasks, states
from tests.factories import a_part, an_intent, instant, new_id
from tests.storage.suggesting import history, lines, take

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


def test_what_waits_in_a_browser_as_it_was_sent_before_is_taken_once_and_as_suggested(ada, milk):
    [tick], [move_on] = (
        lines(ada, "tick_task", tasks=[milk], value=True),
        lines(ada, "set_task", tasks=[milk], value={"date": "2027-01-13"}),
    )
    sent = [
        parse({**line["intent"], "suggested": "chat", "expects": line["expects"]}) for line in (tick, move_on, tick)
    ]
    for intent in sent:
        ada.commits(intent)
    assert states(ada.id, [tick, move_on]) == [DONE, DONE]
    assert [suggested_by(one) for one in history(ada, milk).changes[:2]] == ["Suggested by chat, accepted by "] * 2
    ada.does("undo", value=sent[0].id)
    ada.does("set_task", tasks=[milk], value={"date": "2027-01-14"})
    late = parse({**move_on["intent"], "id": new_id("intent"), "suggested": "chat", "expects": move_on["expects"]})
    with pytest.raises(Invalid, match="changed after this was suggested"):
        ada.commits(late)
    with pytest.raises(Invalid, match="not understood"):
        parse({**tick["intent"], "suggested": "chat"})


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


@pytest.mark.parametrize(
    ("verb", "value", "why"),
    [("tick_task", True, "already"), ("delete_task", None, "Milk was deleted, and is in the trash")],
)
def test_what_is_done_already_is_no_line(ada, milk, verb, value, why):
    ada.does(verb, tasks=[milk], value=value, now=instant(-1))
    with pytest.raises(Invalid, match=why):
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
