"""Each declared verb is done once, undone and put in words. Rights are tested in `test_not_theirs.py`."""

from typing import Any

import pytest
from sqlalchemy import select

from domain.clean import Invalid
from domain.roles import Role
from domain.schema import FIELDS
from domain.verbs import VERBS
from storage import access
from storage.database.tables import changes, intents
from storage.news import seq_of
from tests.factories import an_intent, instant, new_id
from tests.storage.people import everything, rows, stored

EDITS = [name for name, verb in VERBS.items() if verb.does]
PURGES = [name for name, verb in VERBS.items() if verb.goes]
MAKES = {name for name, verb in VERBS.items() if verb.makes_list or verb.makes_tags or verb.makes_smart_list}
MAKING = MAKES | {"add_tasks", "duplicate_task", "add_section"}
LATER = instant(60)


@pytest.fixture
def an_intent_for(ada, groceries, milk, bread):
    """Give a function that returns an intent of a verb for which all is prepared."""

    def make(name: str) -> Any:
        verb = VERBS[name]
        values: dict[str, Any] = {
            "add_tasks": [[new_id("task"), {"title": "Eggs"}]],
            "duplicate_task": {milk: new_id("task"), bread: new_id("task")},
            "add_section": [new_id("section"), {"title": "Kitchen"}],
            "plan_task": {milk: {"date": "2026-01-02"}, bread: {"date": "2026-01-03", "day_order": "V"}},
        }
        if name in ("move_task", "place_task"):
            return an_intent(name, list=ada.makes_list(), tasks=[milk, bread])
        if name == "add_list":
            return an_intent(name, list=new_id("list"))
        if name == "add_tag":
            return an_intent(name, tags=[new_id("tag")])
        if verb.smart_list:
            soon = new_id("smart-list") if verb.makes_smart_list else ada.makes_smart_list()
            if verb.trash:
                ada.does("delete_smart_list", smart_list=soon)
            return an_intent(name, smart_list=soon)
        if verb.tags or verb.makes_tags:
            home, office = ada.makes_tag("home"), ada.makes_tag("office")
            ada.tags(milk, add=[home])
            if verb.trash:
                ada.does("delete_tag", tags=[home])
            values |= {"merge_tags": office, "tag_task": {"add": [office], "remove": [home]}}
            given = {"value": values[name]} if name in values else {}
            return an_intent(name, tasks=[milk, bread], tags=[home], **given)
        if verb.section:
            kitchen, cellar = ada.makes_section(groceries, milk, bread), ada.makes_section(groceries, title="Cellar")
            value = {"value": {"after": cellar}} if name == "place_section" else {}
            return an_intent(name, list=new_id("list"), section=kitchen, **value)
        if verb.makes_list:
            source = groceries
            if name == "use_template":
                source = new_id("list")
                ada.does("save_template", list=source, value={"from": groceries, "day": "2026-01-01"})
            return an_intent(name, list=new_id("list"), value={"from": source, "day": "2026-01-04"})
        if name == "place_list":
            return an_intent(name, list=groceries, value={"after": ada.makes_list()})
        if name == "skip_task":
            ada.does("repeat_task", tasks=[milk, bread])
        elif name == "carry_over":
            ada.does("set_task", tasks=[milk, bread], value={"date": "2026-01-01"})
        elif verb.undoes:
            values[name] = ada.does("set_task", tasks=[milk, bread], value={"title": "Oat milk"})
        elif verb.trash and verb.list:
            ada.does("delete_list", list=groceries)
        elif verb.trash:
            ada.does("delete_task", tasks=[milk, bread])
        else:
            ada.does("tick_task", tasks=[milk], value=name != "tick_task")
        given = {"value": values[name]} if name in values else {}
        return an_intent(name, list=groceries, tasks=[milk, bread], **given)

    return make


def seen() -> dict[str, Any]:
    """Return what is stored and not in the trash."""
    found = stored()
    there = {entity: {key: one for key, one in found[entity].items() if not one["deleted_at"]} for entity in FIELDS}
    tasks = {key: one for key, one in there["tasks"].items() if one["list"] in there["lists"]}
    return {**found, **there, "tasks": tasks}


@pytest.mark.parametrize("name", EDITS)
def test_a_verb_is_one_intent_told_in_words_done_once_undone_and_redone(ada, an_intent_for, name):
    intent = an_intent_for(name)
    before, count, seq = stored(), len(rows(select(intents))), seq_of(ada.id)
    ada.commits(intent, LATER)
    after, whole = stored(), everything()
    assert after != before

    assert len(rows(select(intents))) == count + 1
    assert seq_of(ada.id) == seq + 1
    told = [row for row in rows(select(changes).where(changes.c.intent == intent.id)) if row["old"] != row["new"]]
    assert told
    assert all(FIELDS[row["entity"]][row["field"]].told(row["old"], row["new"]) for row in told)

    assert ada.commits(intent, instant(75)).edit == []
    assert everything() == whole

    undone = ada.does("undo", value=intent.id, now=instant(90))
    if name in MAKING:  # the undo put it into the trash
        assert seen() == before
    else:
        assert stored() == before
    ada.does("undo", value=undone, now=instant(120))
    assert stored() == after


def in_lists(name: str) -> bool:
    """Return whether a verb changes what is in a list that is there."""
    verb = VERBS[name]
    return bool(verb.does) and (verb.list or verb.tasks or verb.section) and not (verb.makes_list or verb.holds)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("name", [name for name in VERBS if in_lists(name)])
def test_a_verb_is_refused_to_whoever_has_a_smaller_role_than_it_needs(ada, an_intent_for, name, monkeypatch):
    intent = an_intent_for(name)
    before = everything()
    for role in sorted(Role):
        # What a shared list will say; until then, everybody is the owner of all that they see.
        monkeypatch.setattr(access, "role_in", lambda *_, role=role: role)
        if role < VERBS[name].role:
            with pytest.raises(Invalid, match="Ask its owner"):
                ada.commits(intent, LATER)
            assert everything() == before
    ada.commits(intent, LATER)
    assert everything() != before


@pytest.mark.parametrize("name", PURGES)
def test_what_is_purged_is_gone_and_cannot_be_brought_back(ada, an_intent_for, name, milk):
    intent = an_intent_for(name)
    ada.commits(intent, LATER)
    gone = [*intent.tags, intent.smart_list] if VERBS[name].tags or VERBS[name].smart_list else [milk]
    assert not [one for entity in stored().values() if isinstance(entity, dict) for one in gone if one in entity]
    before = everything()
    ada.commits(intent, LATER)
    assert everything() == before
    verb = f"restore_{name.removeprefix('purge_')}" if VERBS[name].tags or VERBS[name].smart_list else "restore_task"
    named = {"smart_list": intent.smart_list} if intent.smart_list else {}
    with pytest.raises(Invalid):
        ada.does(verb, tasks=[milk], tags=list(intent.tags), **named)


@pytest.mark.parametrize("name", PURGES)
def test_what_is_not_theirs_or_not_deleted_is_not_purged(ada, bob, groceries, milk, name):
    home, soon = ada.makes_tag("home"), ada.makes_smart_list()
    before = everything()
    for person in (bob, ada):
        person.does(name, list=groceries, tasks=[milk], tags=[home], smart_list=soon)
    assert everything() == before


def test_of_many_tasks_those_that_are_gone_are_left_out_and_counted(ada, groceries, milk, bread):
    ada.does("delete_task", tasks=[bread])
    ada.does("purge_task", tasks=[bread])
    done = ada.commits(an_intent("set_task", tasks=[milk, bread, "no-such-task"], value={"title": "Oat milk"}))
    assert (ada.titles(groceries), done.missing) == (["Oat milk"], 2)


@pytest.mark.parametrize("name", [name for name, verb in VERBS.items() if verb.tasks and not verb.trash])
def test_nothing_is_done_to_a_task_that_somebody_has_deleted(ada, an_intent_for, name):
    intent = an_intent_for(name)
    ada.does("delete_task", tasks=list(intent.tasks))
    before = everything()
    with pytest.raises(Invalid, match="in the trash"):
        ada.commits(intent)
    assert everything() == before


def test_of_many_tasks_those_of_a_list_in_the_trash_are_left_out(ada, groceries, milk):
    holiday = ada.makes_list()
    tent, pegs = ada.add("Tent", to=holiday), ada.add("Pegs", to=holiday)
    ada.does("delete_task", task=pegs)
    ada.does("delete_list", list=holiday)
    with pytest.raises(Invalid, match="Tent was deleted with its list, Groceries, which is in the trash"):
        ada.does("tick_task", tasks=[tent], value=True)
    with pytest.raises(Invalid, match="Pegs was deleted, and is in the trash"):
        ada.does("tick_task", tasks=[pegs], value=True)
    done = ada.commits(an_intent("tick_task", tasks=[milk, tent]))
    assert (ada.counts(groceries), done.missing) == ((1, 1), 1)
