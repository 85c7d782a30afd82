"""Nothing of what a browser sends is believed before it is checked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.intents import LIST_VERBS, PURGE_VERBS, TASK_VERBS, Intent, parse
from domain.schema import ADD_MAX, LIST_TITLE_MAX, TASK_TITLE_MAX, UNTITLED, Invalid
from tests.factories import a_raw_intent, an_intent, steady

EVERY_VERB = ("add_tasks", *LIST_VERBS, *TASK_VERBS, *PURGE_VERBS, "undo")

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
almost_ids = st.sampled_from(["12345678", "task-one", "list-one", "short", ""]) | json_values
almost_intents = st.fixed_dictionaries(
    {},
    optional={
        "id": almost_ids,
        "verb": st.sampled_from(EVERY_VERB) | json_values,
        "list": almost_ids,
        "task": almost_ids,
        "value": json_values | almost_ids | st.lists(st.lists(almost_ids, max_size=3), max_size=3),
    },
)


@given(almost_intents | json_values)
@steady
def test_whatever_is_sent_is_an_intent_or_refused_with_a_reason(raw):
    assert intent_or_reason(raw)


def intent_or_reason(raw) -> Intent | str:
    try:
        return parse(raw)
    except Invalid as refusal:
        return str(refusal)


@pytest.mark.parametrize("raw", [None, 1, "add_list", [], [{"verb": "add_list"}]])
def test_an_intent_is_a_dict(raw):
    with pytest.raises(Invalid, match="not understood"):
        parse(raw)


@pytest.mark.parametrize("verb", [None, "", "drop_list", "ADD_LIST", "add_list ", 1, ["add_list"], {"add_list": 1}])
def test_an_unknown_verb_is_refused(verb):
    with pytest.raises(Invalid, match="does not know that action"):
        parse({**a_raw_intent("add_list", list="list-one"), "verb": verb})


@pytest.mark.parametrize("verb", EVERY_VERB)
def test_every_verb_needs_an_id(verb):
    raw = a_raw_intent(verb, list="list-one", task="task-one", value="12345678")
    del raw["id"]
    with pytest.raises(Invalid, match="not a valid id"):
        parse(raw)


@pytest.mark.parametrize("verb", [*LIST_VERBS, "add_tasks", "purge_list"])
@pytest.mark.parametrize("list_id", [None, "", "short", 12345678, ["list-one"]])
def test_what_is_done_to_a_list_names_the_list(verb, list_id):
    value = [["task-one", "Milk"]] if verb == "add_tasks" else "Groceries"
    with pytest.raises(Invalid, match="not a valid id"):
        an_intent(verb, list=list_id, value=value)


@pytest.mark.parametrize("verb", [*TASK_VERBS, "purge_task"])
@pytest.mark.parametrize("task_id", [None, "", "short", 12345678, ["task-one"]])
def test_what_is_done_to_a_task_names_the_task(verb, task_id):
    with pytest.raises(Invalid, match="not a valid id"):
        an_intent(verb, task=task_id)


@pytest.mark.parametrize("verb", [*LIST_VERBS, "purge_list"])
def test_an_intent_for_a_list_carries_its_list(verb):
    assert an_intent(verb, list="list-one").list == "list-one"


@pytest.mark.parametrize("verb", [*TASK_VERBS, "purge_task"])
def test_an_intent_for_a_task_carries_its_task(verb):
    assert an_intent(verb, task="task-one").task == "task-one"


@pytest.mark.parametrize("verb", ["add_list", "rename_list"])
def test_the_title_of_a_list_is_cleaned(verb):
    assert an_intent(verb, list="list-one", value=" Groceries\n").value == "Groceries"


@pytest.mark.parametrize("verb", ["add_list", "rename_list"])
def test_a_list_without_a_title_is_untitled(verb):
    assert an_intent(verb, list="list-one", value="  ").value == UNTITLED


@pytest.mark.parametrize("verb", ["add_list", "rename_list"])
def test_the_title_of_a_list_is_short(verb):
    with pytest.raises(Invalid, match="at most 200 characters"):
        an_intent(verb, list="list-one", value="x" * (LIST_TITLE_MAX + 1))


def test_the_title_of_a_task_is_cleaned():
    assert an_intent("rename_task", task="task-one", value=" Milk\n").value == "Milk"


def test_a_task_is_not_renamed_to_nothing():
    with pytest.raises(Invalid, match="A task needs a title"):
        an_intent("rename_task", task="task-one", value=" ")


def test_a_task_is_not_renamed_to_a_book():
    with pytest.raises(Invalid, match="at most 1,000 characters"):
        an_intent("rename_task", task="task-one", value="x" * (TASK_TITLE_MAX + 1))


@pytest.mark.parametrize("value", [True, False])
def test_a_tick_says_whether_the_task_is_done(value):
    assert an_intent("tick_task", task="task-one", value=value).value is value


@pytest.mark.parametrize("value", [None, 0, 1, "true", "", []])
def test_a_tick_says_nothing_else(value):
    with pytest.raises(Invalid, match="done or it is not"):
        an_intent("tick_task", task="task-one", value=value)


def test_new_tasks_have_ids_and_clean_titles():
    intent = an_intent("add_tasks", list="list-one", value=[["task-one", " Milk"], ["task-two", "Bread\n"]])
    assert intent.value == [("task-one", "Milk"), ("task-two", "Bread")]


def test_new_tasks_without_a_title_are_left_out():
    intent = an_intent("add_tasks", list="list-one", value=[["task-one", " "], ["task-two", "Bread"]])
    assert intent.value == [("task-two", "Bread")]


def test_as_many_tasks_as_the_limit_are_added_at_once():
    value = [[f"task-{n:04}", "Milk"] for n in range(ADD_MAX)]
    assert len(an_intent("add_tasks", list="list-one", value=value).value) == ADD_MAX


@pytest.mark.parametrize("value", [None, "Milk", {}, [], [["task-0001", "Milk"]] * (ADD_MAX + 1)])
def test_fewer_or_more_new_tasks_are_refused(value):
    with pytest.raises(Invalid, match="between 1 and 100 tasks"):
        an_intent("add_tasks", list="list-one", value=value)


@pytest.mark.parametrize("pair", ["Milk", None, [], ["task-one"], ["task-one", "Milk", "extra"], {"task-one": "Milk"}])
def test_a_new_task_is_a_pair(pair):
    with pytest.raises(Invalid, match="not understood"):
        an_intent("add_tasks", list="list-one", value=[pair])


@pytest.mark.parametrize("pair", [["short", "Milk"], [None, "Milk"], ["task-one", None], ["task-one", 5]])
def test_a_new_task_is_an_id_and_a_text(pair):
    with pytest.raises(Invalid):
        an_intent("add_tasks", list="list-one", value=[pair])


def test_an_undo_names_an_intent():
    assert an_intent("undo", value="intent-0").value == "intent-0"


@pytest.mark.parametrize("value", [None, "short", 12345678, ["intent-0"]])
def test_an_undo_of_nothing_is_refused(value):
    with pytest.raises(Invalid, match="not a valid id"):
        an_intent("undo", value=value)


@pytest.mark.parametrize("value", [None, "short", 12345678, ["intent-0"]])
def test_what_is_put_back_is_from_before_an_intent(value):
    with pytest.raises(Invalid, match="not a valid id"):
        an_intent("put_back", task="task-one", value=value)


@pytest.mark.parametrize("value", ["2026-01-01T00:00:00+00:00", "2026-01-01T00:00:00.123456+00:00"])
def test_the_trash_is_emptied_up_to_an_instant(value):
    assert an_intent("empty_trash", value=value).value == value


NO_INSTANTS = [
    "",
    "now",
    "2026-01-01",
    "2026-01-01T00:00:00Z",
    "2026-13-01T00:00:00+00:00",
    "2026-01-01T25:00:00+00:00",
]


@pytest.mark.parametrize("value", [*NO_INSTANTS, None, "9", True, 5, ["2026"]])
def test_the_trash_is_not_emptied_up_to_anything_else(value):
    with pytest.raises(Invalid, match="not a valid instant"):
        an_intent("empty_trash", value=value)
