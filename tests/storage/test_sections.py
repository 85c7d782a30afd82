"""Sections of a list: their tasks stand under them, and no task is ever where nobody sees it."""

import pytest

from domain.clean import Invalid
from domain.views import View
from storage.trash import trash_of
from storage.windows import window
from tests.factories import an_intent, instant, new_id
from tests.storage.people import field, stored

LATER = instant(60)


def parts(person, list_id: str, show: str = "all") -> list[tuple[str, int, bool]]:
    """Return the parts of a list as a person sees them: title, count, and whether they are completed."""
    return [(one["title"], one["count"], one["done"]) for one in person.sees(list_id, show)["sections"]]


@pytest.fixture
def kitchen(ada, groceries, milk):
    """Give a section of the groceries with Milk in it."""
    return ada.makes_section(groceries, milk)


def test_a_list_shows_what_is_in_no_section_then_each_section_then_what_is_done(ada, groceries, kitchen):
    cellar = ada.makes_section(groceries, title="Cellar")
    wine, eggs = ada.adds("Wine", "Eggs", to=groceries)
    ada.does("set_task", tasks=[wine], value={"section": cellar})
    ada.does("tick_task", tasks=[eggs])

    assert ada.titles(groceries) == ["Bread", "Milk", "Wine", "Eggs"]
    assert parts(ada, groceries) == [
        ("", 1, False),
        ("Kitchen", 1, False),
        ("Cellar", 1, False),
        ("Completed", 1, True),
    ]
    assert ada.titles(groceries, "active") == ["Bread", "Milk", "Wine"]
    assert parts(ada, groceries, "completed") == [("Completed", 1, True)]
    ada.does("place_section", section=cellar, value={"after": ""})
    assert ada.titles(groceries) == ["Bread", "Wine", "Milk", "Eggs"]
    ada.does("place_section", section=cellar, value={"after": kitchen})
    assert ada.titles(groceries) == ["Bread", "Milk", "Wine", "Eggs"]


def test_a_section_without_tasks_is_shown_to_add_some(ada, groceries):
    ada.makes_section(groceries, title="Cellar")
    assert ("Cellar", 0, False) in parts(ada, groceries)


def test_tasks_are_added_to_a_section(ada, groceries, kitchen):
    ada.does("add_tasks", list=groceries, value=[[new_id("task"), {"title": "Eggs", "section": kitchen}]])
    assert ada.titles(groceries) == ["Bread", "Milk", "Eggs"]


def test_tasks_for_a_section_that_is_gone_are_added_to_the_list_itself(ada, groceries, kitchen):
    ada.does("delete_section", section=kitchen, value="trash")
    ada.does("add_tasks", list=groceries, value=[[new_id("task"), {"title": "Eggs", "section": kitchen}]])
    assert ada.titles(groceries) == ["Bread", "Eggs"]


def test_a_section_is_deleted_and_its_tasks_stand_in_the_list_itself(ada, groceries, milk, kitchen):
    deleted = ada.does("delete_section", section=kitchen, value="up")
    assert (ada.titles(groceries), parts(ada, groceries)) == (["Milk", "Bread"], [("", 2, False), ("", 0, True)])
    ada.does("undo", value=deleted)
    assert (ada.titles(groceries), field(milk, "section")) == (["Bread", "Milk"], kitchen)


def test_a_section_is_deleted_with_its_tasks_which_come_back_with_it(ada, groceries, milk, kitchen):
    old = ada.add("Eggs", to=groceries)
    ada.does("set_task", tasks=[old], value={"section": kitchen})
    ada.does("delete_task", tasks=[old])
    deleted = ada.does("delete_section", section=kitchen, value="trash", now=LATER)
    assert ada.titles(groceries) == ["Bread"]
    assert {one.title for one in trash_of(ada.id, "", None, 10)} == {"Milk", "Eggs"}

    ada.does("restore_task", tasks=[old])  # was deleted before its section was
    assert (ada.titles(groceries), field(old, "section")) == (["Bread", "Eggs"], None)
    ada.does("restore_task", tasks=[milk])
    assert (ada.titles(groceries), field(milk, "section")) == (["Bread", "Eggs", "Milk"], kitchen)
    ada.does("undo", value=deleted)
    assert stored()["sections"][kitchen]["deleted_at"] is None


def test_a_section_becomes_a_list_in_one_step_and_back(ada, groceries, kitchen):
    before, made = stored(), new_id("list")
    intent = ada.does("make_list_of_section", list=made, section=kitchen)
    assert (ada.summary(made).title, ada.titles(made), ada.titles(groceries)) == ("Kitchen", ["Milk"], ["Bread"])
    ada.does("undo", value=intent)
    assert (stored()["tasks"], stored()["sections"]) == (before["tasks"], before["sections"])


def test_a_task_that_moves_to_another_list_leaves_its_section(ada, milk, kitchen):
    holiday = ada.makes_list(title="Holiday")
    moved = ada.does("move_task", tasks=[milk], list=holiday)
    assert field(milk, "section") is None
    ada.does("undo", value=moved)
    assert field(milk, "section") == kitchen


def test_an_undo_brings_no_task_into_a_section_that_is_gone_and_says_so(ada, groceries, milk, kitchen):
    out = ada.does("set_task", tasks=[milk], value={"section": ""})
    ada.does("delete_section", section=kitchen, value="trash")
    assert ada.commits(an_intent("undo", value=out)).skipped == 1
    assert (ada.titles(groceries), field(milk, "section")) == (["Milk", "Bread"], None)


def test_to_take_back_a_section_leaves_what_others_put_into_it_in_the_list(ada, groceries, bread):
    kitchen = new_id("section")
    made = ada.does("add_section", list=groceries, value=[kitchen, {"title": "Kitchen"}])
    ada.does("set_task", tasks=[bread], value={"section": kitchen})
    ada.does("undo", value=made)
    assert ada.titles(groceries) == ["Milk", "Bread"]


def test_a_task_comes_into_no_section_of_another_list(ada, milk):
    other = ada.makes_section(ada.makes_list(title="Holiday"), title="Beach")
    ada.does("set_task", tasks=[milk], value={"section": other})
    assert field(milk, "section") is None


def test_who_closes_a_section_sees_its_count_and_not_its_tasks(ada, bob, groceries, kitchen):
    ada.does("collapse", value={"id": kitchen, "closed": True})
    ada.does("collapse", value={"id": kitchen, "closed": True})
    bob.does("collapse", value={"id": kitchen, "closed": False})
    seen = ada.sees(groceries)
    assert seen
    assert ([row["title"] for row in seen["rows"]], seen["open"]) == (["Bread"], 2)
    kitchen_shown = {"key": kitchen, "title": "Kitchen", "count": 0, "done": False, "order": "a0", "closed": 1}
    assert seen["sections"][1] == kitchen_shown
    last = window(ada.id, View("list", groceries), 1, 1)
    assert last
    assert (last["start"], [row["title"] for row in last["rows"]]) == (0, ["Bread"])

    ada.does("collapse", value={"id": kitchen, "closed": False})
    assert ada.titles(groceries) == ["Bread", "Milk"]


def test_a_deleted_section_is_not_there(ada, kitchen):
    ada.does("delete_section", section=kitchen, value="up")
    for verb in ("set_section", "place_section", "delete_section", "make_list_of_section"):
        with pytest.raises(Invalid, match="section is not there any more"):
            ada.does(verb, section=kitchen, list=new_id("list"))


@pytest.mark.parametrize("value", [None, [], ["section-1"], ["section-1", {}], ["x", {"title": "A"}]])
def test_a_section_has_an_id_and_a_title(value):
    with pytest.raises(Invalid, match=r"\w+ \w+ \w+"):
        an_intent("add_section", list="list-one", value=value)


@pytest.mark.parametrize("value", [None, "", "down", True, ["up"]])
def test_what_becomes_of_its_tasks_is_said(value):
    with pytest.raises(Invalid, match="Say what happens to its tasks"):
        an_intent("delete_section", value=value)
