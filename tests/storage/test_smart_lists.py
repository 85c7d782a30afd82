"""Smart lists: searches that were saved, with how they are sorted and grouped."""

import pytest

from domain.clean import Invalid
from domain.most import OWN_MOST
from domain.views import View
from storage.smart_lists import find_smart_list, known_smart_lists
from storage.trash import count_trash, trash_of
from storage.windows import window
from tests.factories import NOW, an_intent, instant, new_id

LONG_AGO = "2000-01-01T00:00:00+00:00"


@pytest.fixture
def soon(ada, groceries):
    """Make a smart list of what is important, by title, in groups of dates."""
    tea, flour = ada.adds("Tea", "Flour", to=groceries)
    ada.does("set_task", tasks=[tea, flour], value={"priority": "1"})
    ada.does("set_task", tasks=[tea], value={"date": "2020-01-01"})
    return ada.makes_smart_list("p1", sort="title", grouping="date")


def shown(person, smart_list: str):
    return window(person.id, View("smart", smart_list), 0, 10)


def test_it_shows_what_its_search_finds_sorted_and_grouped(ada, soon):
    seen = shown(ada, soon)
    assert seen is not None
    assert (seen["title"], seen["facts"]) == ("Soon", {"sort": "title", "grouping": "date"})
    assert [(part["title"], part["count"]) for part in seen["sections"] if part["count"]] == [
        ("Earlier", 1),
        ("No date", 1),
    ]
    assert [row["title"] for row in seen["rows"]] == ["Tea", "Flour"]


def test_it_shows_what_is_found_by_then(ada, soon, groceries):
    sugar = ada.add("Sugar", to=groceries)
    ada.does("set_task", tasks=[sugar], value={"priority": "1"})
    ada.does("set_smart_list", smart_list=soon, value={"grouping": None})
    seen = shown(ada, soon)
    assert seen is not None
    assert [row["title"] for row in seen["rows"]] == ["Flour", "Sugar", "Tea"]


def test_the_sidebar_has_them_in_the_order_in_which_they_were_made(ada, soon):
    other = ada.makes_smart_list("#groceries")
    assert list(known_smart_lists(ada.id)) == [soon, other]
    assert known_smart_lists(ada.id)[other] == {"title": "Soon", "query": "#groceries", "order": "a1"}


def test_a_person_puts_them_in_another_order_and_back_by_undo(ada, bob, soon):
    other, third = ada.makes_smart_list("#groceries"), ada.makes_smart_list("p2")
    first = ada.does("place_smart_list", smart_list=third, value={"after": ""})
    ada.does("place_smart_list", smart_list=soon, value={"after": other})
    assert list(known_smart_lists(ada.id)) == [third, other, soon]
    ada.does("place_smart_list", smart_list=other, value={"after": other})
    ada.does("undo", value=first)
    assert list(known_smart_lists(ada.id)) == [other, soon, third]

    ada.does("delete_smart_list", smart_list=other)
    of_bob = bob.makes_smart_list("p3")
    for gone in (other, of_bob):
        with pytest.raises(Invalid):
            ada.does("place_smart_list", smart_list=soon, value={"after": gone})


def test_somebody_else_has_none_of_it(bob, soon):
    assert find_smart_list(bob.id, soon) is None
    assert shown(bob, soon) is None
    assert known_smart_lists(bob.id) == {}


@pytest.mark.parametrize("odd", ["", "\0", "no-such-smart-list", "x" * 100])
def test_what_is_none_is_not_there(ada, odd):
    assert find_smart_list(ada.id, odd) is None
    assert shown(ada, odd) is None


def test_one_that_is_deleted_is_in_the_trash_until_it_is_brought_back_or_goes_for_good(ada, soon):
    ada.does("delete_smart_list", smart_list=soon, now=instant(1))
    assert shown(ada, soon) is None
    assert known_smart_lists(ada.id) == {}
    assert [(one.entity, one.title) for one in trash_of(ada.id, LONG_AGO, None, 10)] == [("smart_lists", "Soon")]
    assert count_trash(ada.id, LONG_AGO) == (0, 0, 0, 1)
    ada.does("restore_smart_list", smart_list=soon)
    assert shown(ada, soon)
    ada.does("delete_smart_list", smart_list=soon)
    ada.does("purge_smart_list", smart_list=soon)
    assert count_trash(ada.id, LONG_AGO) == (0, 0, 0, 0)
    with pytest.raises(Invalid, match="not there any more"):
        ada.does("restore_smart_list", smart_list=soon)


@pytest.mark.parametrize("value", [{}, {"title": "Soon"}, {"query": "p1"}, {"title": "Soon", "query": " "}, "p1", None])
def test_it_needs_a_title_and_something_to_look_for(ada, value):
    with pytest.raises(Invalid):
        ada.does("add_smart_list", smart_list=new_id("smart-list"), value=value)


def test_there_are_only_so_many(ada):
    for _ in range(OWN_MOST["smart_lists"]):
        made = ada.makes_smart_list()
    with pytest.raises(Invalid, match="Delete one first"):
        ada.makes_smart_list()
    deleted = ada.does("delete_smart_list", smart_list=made, now=NOW)
    ada.makes_smart_list()
    with pytest.raises(Invalid, match="Delete one first"):
        ada.does("restore_smart_list", smart_list=made)
    assert ada.commits(an_intent("undo", value=deleted)).skipped == 1
    assert made not in known_smart_lists(ada.id)
    assert count_trash(ada.id, LONG_AGO)[3] == 1
