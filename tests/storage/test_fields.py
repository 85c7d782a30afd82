"""Each field that is declared comes through everything: rules, history, undo, files, copies and the end.

`test_a_new_field.py` runs all this once more with a field that nobody else has heard of.
"""

import json
from typing import Any

import ijson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain import import_file
from domain.clean import Invalid
from domain.history import in_words
from domain.lists import inbox_of
from domain.schema import FIELDS, Field, clean_fields
from storage.export import export_json
from storage.history import history_of
from storage.imports import import_found, look
from storage.purge import purge_deleted_before
from tests.factories import OF_FIELDS, instant, new_id, steady
from tests.storage.copies import WholeCopy
from tests.storage.people import Person, everything, history, stored

EVERY = [(entity, name) for entity, fields in FIELDS.items() for name in fields]
STAYING = {
    ("tags", "order"),
    ("sections", "list"),
    ("lists", "template_day"),
    ("tasks", "completed_for"),
    ("tasks", "completed_at"),
}
CHANGING = [(entity, name) for entity, name in EVERY if name != "created_at" and (entity, name) not in STAYING]
"""Fields that are changed once they are there: when it was made stays, and what is a template; no verb moves a tag.
For which day a task was completed changes with others (`test_repeats.py`)."""
LATER = instant(60)
NEW = "Something new"


@pytest.fixture
def kitchen(ada, groceries):
    """Give a section of the groceries, without tasks, which has another one after it."""
    made = ada.makes_section(groceries)
    ada.makes_section(groceries, title="Cellar")
    return made


@pytest.fixture
def change(ada, groceries, kitchen, milk, bread, home, soon):
    """Give a function that changes a field of Milk, the groceries, their section or a tag, and returns the intent."""
    [cellar] = [key for key in stored()["sections"] if key != kitchen]
    elsewhere = ada.makes_list(title="Elsewhere")
    ways: dict[tuple[str, str], tuple[str, dict[str, Any]]] = {
        ("tasks", "list"): ("move_task", {"list": elsewhere}),
        ("tasks", "order"): ("move_task", {"list": groceries}),
        ("tasks", "done_at"): ("tick_task", {}),
        ("tasks", "deleted_at"): ("delete_task", {}),
        ("tasks", "tags"): ("tag_task", {"value": {"add": [home]}}),
        ("tasks", "section"): ("set_task", {"value": {"section": kitchen}}),
        ("tasks", "parent"): ("set_task", {"value": {"parent": bread}}),
        ("lists", "deleted_at"): ("delete_list", {}),
        ("sections", "order"): ("place_section", {"value": {"after": cellar}}),
        ("sections", "deleted_at"): ("delete_section", {}),
        ("tags", "deleted_at"): ("delete_tag", {}),
        ("smart_lists", "deleted_at"): ("delete_smart_list", {}),
        ("smart_lists", "order"): ("place_smart_list", {"value": {"after": ""}}),
        ("lists", "archived_at"): ("archive_list", {}),
        ("lists", "order"): ("place_list", {"value": {"after": elsewhere}}),
    }
    named = {"tasks": [milk], "list": groceries, "section": kitchen, "tags": [home], "smart_list": soon}

    def do(entity: str, name: str) -> str:
        setting = (f"set_{entity[:-1]}", {"value": {name: OF_FIELDS.get(name, NEW)}})
        verb, fields = ways.get((entity, name), setting)
        return ada.does(verb, now=LATER, **{**named, **fields})

    return do


@pytest.fixture
def home(ada):
    """Make a tag."""
    return ada.makes_tag("home")


@pytest.fixture
def soon(ada):
    """Make a smart list."""
    return ada.makes_smart_list()


@pytest.fixture
def which(groceries, kitchen, milk, home, soon):
    """Give the id of the entity that `change` changes."""
    return {"lists": groceries, "sections": kitchen, "tasks": milk, "tags": home, "smart_lists": soon}


def changing(entity: str) -> list[str]:
    """Return the fields of an entity that are changed once it is there."""
    return [name for of, name in CHANGING if of == entity]


def exported(person) -> bytes:
    return "".join(export_json(person.id, LATER)).encode()


def found_in(content: bytes) -> import_file.Found:
    return import_file.read(ijson.basic_parse(content), instant(600))


def bad_values(field: Field) -> list[object]:
    return [5, True, ["a"], {"a": 1}, *([] if field.nullable else [None])]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("database")
def test_a_bad_value_is_refused_in_words():
    for entity, name in EVERY:
        field = FIELDS[entity][name]
        for value in bad_values(field):
            with pytest.raises(Invalid, match=r"\w+ \w+ \w+"):
                field.cleaned(value)
            with pytest.raises(Invalid):
                clean_fields(entity, {name: value})


TOLD_WITH_ANOTHER = ("tasks", "order")
"""A task gets another place when it moves to another list, and its history tells of that."""


@pytest.mark.parametrize("entity", FIELDS)
def test_a_change_is_stored_told_in_words_copied_undone_and_redone(ada, groceries, change, which, entity):
    before = stored()
    copy = WholeCopy(ada)
    copy.follow()
    for name in changing(entity):
        intent = change(entity, name)
        after = stored()
        filed = inbox_of(ada.id) if entity in ("tags", "smart_lists") else groceries
        of_it = told_in_words(ada, filed, which[entity], intent, (entity, name))
        assert of_it == (before[entity][which[entity]][name], after[entity][which[entity]][name]), name
        assert of_it[0] != of_it[1], name

        copy.follow()
        assert copy.is_whole(), name
        undone = ada.does("undo", value=intent)
        assert stored() == before, name
        redone = ada.does("undo", value=undone)
        assert stored() == after, name
        ada.does("undo", value=redone)
        assert stored() == before, name


def told_in_words(person, list_id: str, entity_id: str, intent: str, which: tuple[str, str]) -> tuple:
    """Return the old and the new value of a field of which a list's history tells, and in words a task's."""
    entity, name = which
    told = [row for row in history(list_id) if (row["entity_id"], row["intent"]) == (entity_id, intent)]
    [row] = [row for row in told if row["field"] == name]
    words = FIELDS[entity][name].told(row["old"], row["new"] if name != "tags" else "home")
    assert words, name
    if entity == "tasks" and which != TOLD_WITH_ANOTHER:
        seen = history_of(person.id, entity_id, None, 50)
        assert seen is not None
        told_of = [in_words(one) for one in seen.changes if one.intent == intent]
        if FIELDS[entity][name].refers != "lists":  # which are told by their titles (test_moving)
            assert words in told_of
    return row["old"], row["new"]


def test_a_change_of_a_task_is_put_back(ada, change, milk):
    before = stored()
    for name in changing("tasks"):
        intent = change("tasks", name)
        ada.does("put_back", tasks=[milk], value=intent)
        assert stored() == before, name


@pytest.mark.parametrize("entity", FIELDS)
def test_two_who_change_different_fields_both_keep_theirs(ada, change, which, entity):
    moving = ("list", "section", "parent", "order", "deleted_at", "repeat")
    others = [name for name in changing(entity) if name not in moving]

    def are(*names: str) -> dict[str, Any]:
        return {name: stored()[entity][which[entity]][name] for name in names}

    done: dict[str, str] = {}
    mine: dict[str, Any] = {}
    for name in others:
        done[name] = change(entity, name)
        assert are(*mine) == mine, name
        mine |= are(name)
    for name in changing(entity):
        theirs = done.get(name) or change(entity, name)
        kept = {other: value for other, value in mine.items() if other != name}
        assert are(*kept) == kept, name
        undone = ada.does("undo", value=theirs)
        assert are(*kept) == kept, name
        if name in done:
            ada.does("undo", value=undone)


settable = {
    "title": st.sampled_from(["Oat milk", "Soy milk"]),
    "notes": st.sampled_from(["Two litres", None]),
    "date": st.sampled_from(["2027-01-13", "2027-01-14", None]),
    "time": st.sampled_from(["14:00", None]),
    "deadline": st.sampled_from(["2027-02-01", None]),
    "hidden_until": st.sampled_from(["2024-01-12", None]),
    "priority": st.sampled_from(["1", "2", None]),
}
writes = st.lists(st.tuples(st.booleans(), st.fixed_dictionaries({}, optional=settable)), max_size=6)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@given(st.sets(st.sampled_from(sorted(settable))), writes)
@settings(steady, max_examples=30)
@pytest.mark.usefixtures("database")
def test_two_who_write_by_turns_each_find_in_their_fields_what_they_wrote_last(of_one, writes):
    ada = Person(new_id("person"))
    milk = ada.add("Milk", to=ada.makes_list())
    last: dict[str, Any] = {}
    for is_one, fields in writes:
        mine = {name: value for name, value in fields.items() if (name in of_one) == is_one}
        if mine:
            ada.does("set_task", tasks=[milk], value=mine)
            last |= mine
    assert {name: stored()["tasks"][milk][name] for name in last} == last


@pytest.mark.parametrize("entity", FIELDS)
def test_a_field_goes_out_in_the_file_and_comes_back_with_its_dry_run(ada, change, which, entity):
    before, file_before = stored(), exported(ada)
    for name in changing(entity):
        changed = change(entity, name)
        after, file_after = stored()[entity][which[entity]], exported(ada)
        assert json.loads(file_after)[entity][which[entity]] == after, name

        preview = look(ada.id, found_in(file_before), LATER)
        if FIELDS[entity][name].settable or FIELDS[entity][name].nullable:
            assert (which[entity], name) in {(one.id, one.field) for one in preview.changed}
            assert all(one.words for one in preview.changed)
            import_found(ada.id, new_id("import"), found_in(file_before), LATER)
            assert stored()[entity][which[entity]] == before[entity][which[entity]], name
        else:
            ada.does("undo", value=changed)

        found = found_in(file_after)
        assert found.skipped == []
        bob = Person(new_id("bob"))
        made = import_found(bob.id, new_id("import"), found, LATER)
        assert (made.skipped, len(made.new_lists), len(made.new_tasks)) == ([], 2, 2), name
        theirs = json.loads(exported(bob))[entity]
        assert after[name] in {one[name] for one in theirs.values()} or FIELDS[entity][name].refers, name


def test_a_field_of_a_row_goes_to_the_screen(ada, change, milk, groceries):
    for name in [name for name, field in FIELDS["tasks"].items() if field.in_row]:
        changed = change("tasks", name) if ("tasks", name) in CHANGING else None
        [row] = [row for row in ada.sees(groceries)["rows"] if row["id"] == milk]
        shown = FIELDS["tasks"][name].shown(stored()["tasks"][milk][name])
        assert row.get(name) == (f"{shown} {milk}" if name == "order" else shown), name
        if changed:
            ada.does("undo", value=changed)


@pytest.mark.parametrize("entity", FIELDS)
def test_every_word_is_gone_after_a_purge(ada, change, which, entity):
    settable = [name for name, field in FIELDS[entity].items() if field.settable]
    for name in settable:
        change(entity, name)
    assert NEW in str(everything())
    if entity == "tasks":
        ada.does("delete_task", tasks=[which["tasks"]])
        ada.does("purge_task", tasks=[which["tasks"]])
    elif entity in ("sections", "tags", "smart_lists"):
        named = {"section": which["sections"], "tags": [which["tags"]], "smart_list": which["smart_lists"]}
        ada.does(f"delete_{entity[:-1]}", **named)
        purge_deleted_before(instant(600))
    else:
        ada.does("delete_list", list=which["lists"])
        ada.does("purge_list", list=which["lists"])
    assert NEW not in str(everything())
