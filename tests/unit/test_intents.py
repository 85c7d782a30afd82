"""Nothing of what a browser sends is believed before it is checked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.clean import LIST_TITLE_MAX, TASK_TITLE_MAX, UNTITLED, Invalid
from domain.intents import TASKS_MAX, parse
from domain.schema import ADD_MAX
from domain.verbs import VERBS, Intent
from tests.factories import a_part, a_raw_intent, an_intent, new_id, steady, utf8

FORMER = ("rename_task", "rename_list")
EVERY_VERB = (*VERBS, *FORMER)
LIST_VERBS = [name for name, verb in VERBS.items() if verb.list]
TASK_VERBS = [name for name, verb in VERBS.items() if verb.tasks]

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(utf8, max_size=5), inner, max_size=3),
    max_leaves=8,
)
almost_ids = st.sampled_from(["12345678", "task-one", "list-one", "short", ""]) | json_values
almost_intents = st.fixed_dictionaries(
    {},
    optional={
        "id": almost_ids,
        "verb": st.sampled_from(EVERY_VERB) | json_values,
        "list": almost_ids,
        "section": almost_ids,
        "task": almost_ids,
        "tasks": almost_ids | st.lists(almost_ids, max_size=3),
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
    with pytest.raises(Invalid, match=r"does not know that action|not understood"):
        parse({**a_raw_intent("add_list", list="list-one"), "verb": verb})


def said_of(raw: dict) -> str:
    """Return why an intent is refused, or that it is not."""
    said = intent_or_reason(raw)
    return said if isinstance(said, str) else f"{raw['verb']} is taken"


def test_every_verb_needs_an_id():
    for verb in EVERY_VERB:
        raw = a_raw_intent(verb, list="list-one", task="task-one")
        del raw["id"]
        assert "not a valid id" in said_of(raw), verb


@pytest.mark.parametrize("list_id", [None, "", "short", 12345678, ["list-one"]])
def test_what_is_done_to_a_list_names_the_list(list_id):
    for verb in LIST_VERBS:
        assert "not a valid id" in said_of(a_raw_intent(verb, list=list_id, task="task-one")), verb


@pytest.mark.parametrize("task_id", [None, "", "short", 12345678, ["task-one"], {"task-one": 1}])
def test_what_is_done_to_a_task_names_the_task(task_id):
    for verb in TASK_VERBS:
        for named in ({"task": task_id}, {"tasks": [task_id]}, {"tasks": ["task-one", task_id]}):
            assert "not a valid id" in said_of(a_raw_intent(verb, list="list-one", **named)), verb


@pytest.mark.parametrize(
    "named", [None, "task-one", {}, [], ["task-one"] * (TASKS_MAX + 1)], ids=["none", "text", "dict", "empty", "many"]
)
def test_what_is_done_to_tasks_names_at_least_one_and_not_too_many(named):
    for verb in TASK_VERBS:
        assert "between 1 and 1,000 tasks" in said_of(a_raw_intent(verb, list="list-one", tasks=named)), verb


def test_as_many_tasks_as_the_limit_are_named_at_once():
    ids = [new_id("task") for _ in range(TASKS_MAX)]
    assert an_intent("delete_task", tasks=ids).tasks == tuple(ids)


def test_a_task_that_is_named_twice_is_meant_once():
    assert an_intent("delete_task", tasks=["task-one", "task-two", "task-one"]).tasks == ("task-one", "task-two")


def test_a_task_is_named_as_version_0_1_did():
    assert an_intent("delete_task", task="task-one").tasks == ("task-one",)


def test_an_intent_carries_its_list_and_its_tasks():
    for verb in LIST_VERBS:
        assert an_intent(verb, list="list-one", task="task-one").list == "list-one", verb
    for verb in TASK_VERBS:
        intent = an_intent(verb, list="list-one", tasks=["task-one", "task-two"])
        assert intent.tasks == ("task-one", "task-two"), verb


def test_an_intent_notes_the_browser_that_it_came_from():
    assert parse(a_raw_intent("delete_task", task="task-one"), "device-1").device == "device-1"


@pytest.mark.parametrize(("former", "verb"), [("rename_task", "set_task"), ("rename_list", "set_list")])
def test_a_verb_of_version_0_1_means_what_it_meant(former, verb):
    intent = an_intent(former, list="list-one", task="task-one", value=" Milk")
    assert (intent.verb, intent.value) == (verb, {"title": "Milk"})


@pytest.mark.parametrize("verb", ["set_task", "set_list"])
@pytest.mark.parametrize("value", [None, "Milk", [], {}])
def test_what_is_set_are_fields(verb, value):
    with pytest.raises(Invalid, match="not understood"):
        an_intent(verb, list="list-one", task="task-one", value=value)


@pytest.mark.parametrize("verb", ["set_task", "set_list"])
@pytest.mark.parametrize("name", ["order", "created_at", "deleted_at", "id", "account_id", "no_such_field", 5])
def test_only_what_a_person_may_set_is_set(verb, name):
    with pytest.raises(Invalid, match="cannot be set"):
        an_intent(verb, list="list-one", task="task-one", value={"title": "Milk", name: "a0"})


@pytest.mark.parametrize("verb", ["add_list", "rename_list"])
def test_the_title_of_a_list_is_cleaned(verb):
    assert an_intent(verb, list="list-one", value=" Groceries\n").value == {"title": "Groceries"}


@pytest.mark.parametrize("verb", ["add_list", "rename_list"])
def test_a_list_without_a_title_is_untitled(verb):
    assert an_intent(verb, list="list-one", value="  ").value == {"title": UNTITLED}


@pytest.mark.parametrize("verb", ["add_list", "rename_list"])
def test_the_title_of_a_list_is_short(verb):
    with pytest.raises(Invalid, match="at most 200 characters"):
        an_intent(verb, list="list-one", value="x" * (LIST_TITLE_MAX + 1))


def test_the_title_of_a_task_is_cleaned():
    assert an_intent("rename_task", task="task-one", value=" Milk\n").value == {"title": "Milk"}


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
    assert intent.value == [("task-one", {"title": "Milk"}), ("task-two", {"title": "Bread"})]


def test_new_tasks_without_a_title_are_left_out():
    intent = an_intent("add_tasks", list="list-one", value=[["task-one", " "], ["task-two", "Bread"]])
    assert intent.value == [("task-two", {"title": "Bread"})]


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


def test_new_tasks_bring_fields_that_may_be_set():
    assert an_intent("add_tasks", list="list-one", value=[["task-one", {"title": " Milk"}]]).value == [
        ("task-one", {"title": "Milk"})
    ]
    with pytest.raises(Invalid, match="cannot be set"):
        an_intent("add_tasks", list="list-one", value=[["task-one", {"title": "Milk", "created_at": "2026-01-01"}]])


def test_two_new_tasks_have_two_ids():
    with pytest.raises(Invalid, match="Add them again"):
        an_intent("add_tasks", list="list-one", value=[["task-one", "Milk"], ["task-one", "Bread"]])


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


def test_an_instant_is_kept_in_utc():
    assert an_intent("empty_trash", value="2026-01-01T02:00:00+02:00").value == "2026-01-01T00:00:00+00:00"


NO_INSTANTS = [
    "",
    "now",
    "2026-01-01",
    "2026-01-01T00:00:00",
    "0001-01-01T00:00:00+14:00",
    "2026-13-01T00:00:00+00:00",
    "2026-01-01T25:00:00+00:00",
]


@pytest.mark.parametrize("value", [*NO_INSTANTS, None, "9", True, 5, ["2026"]])
def test_the_trash_is_not_emptied_up_to_anything_else(value):
    with pytest.raises(Invalid, match="not a valid time"):
        an_intent("empty_trash", value=value)


@pytest.mark.parametrize("holds", [{"verb": "accept_suggestions", "value": []}, {"suggested": "chat"}], ids=str)
def test_what_holds_others_is_not_held_itself(holds):
    part = a_part("task-one")
    assert an_intent("accept_suggestions", suggested="chat", value=[part]).parts
    with pytest.raises(Invalid, match="cannot be suggested"):
        an_intent("accept_suggestions", suggested="chat", value=[{**part, **holds}])
