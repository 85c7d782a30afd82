"""The pieces of a browser's whole copy are together what the server has, and nothing of anybody else."""

import pytest

from domain.import_file import Found
from domain.lists import inbox_of
from storage import whole_copy as whole_copies
from storage.imports import import_found
from storage.whole_copy import copy_of_list
from tests.factories import NOW, a_list, an_intent, new_id
from tests.storage.copies import WholeCopy


@pytest.fixture
def copy(ada):
    return WholeCopy(ada)


def test_the_pieces_are_together_what_the_server_has(ada, groceries, copy, monkeypatch):
    for name, most in (("LISTS_AT_ONCE", 3), ("TASKS_AT_ONCE", 4), ("AT_ONCE", 2)):
        monkeypatch.setattr(whole_copies, name, most)
    for count in range(7):
        ada.makes_list(*["Milk"] * count)
    ada.does("delete_list", list=groceries)
    copy.follow()

    assert copy.is_whole()
    assert all(len(piece.get("lists", ())) <= 3 and len(piece["tasks"]) <= 4 for piece in copy.pieces)


def test_what_is_done_while_a_copy_is_filled_is_in_it(ada, groceries, copy, monkeypatch):
    monkeypatch.setattr(whole_copies, "LISTS_AT_ONCE", 2)
    for _ in range(4):
        ada.makes_list("Tent")
    copy.follow(most=2)
    ada.does("tick_task", task=ada.sees(groceries)["rows"][0]["id"])
    ada.makes_list("Report")
    copy.follow()

    assert copy.is_whole()


def test_later_only_what_has_changed_is_sent(ada, groceries, copy):
    ada.makes_list("Tent", title="Holiday")
    copy.follow()
    milk = ada.sees(groceries)["rows"][0]["id"]
    ada.does("tick_task", task=milk)
    copy.follow()

    assert [list(piece["lists"]) for piece in copy.pieces if "lists" in piece] == [[groceries]]
    assert [list(piece["tasks"]) for piece in copy.pieces] == [[], [milk]]
    assert copy.is_whole()


def test_after_a_long_absence_it_is_told_in_several_answers_or_begins_anew(ada, groceries, copy, monkeypatch):
    monkeypatch.setattr(whole_copies, "NEWS_AT_ONCE", 3)
    copy.follow()
    for _ in range(7):
        ada.add("Eggs", to=groceries)
    copy.follow()
    assert copy.is_whole()
    assert not any(piece.get("starts_over") for piece in copy.pieces)

    import_found(ada.id, new_id("import"), Found({"lists": {new_id("list"): a_list() for _ in range(5)}}), NOW)
    copy.follow()
    assert copy.is_whole()
    assert copy.pieces[0]["starts_over"]


@pytest.mark.parametrize("what", ["task", "list", "all"])
def test_what_is_gone_for_good_leaves_the_copy(ada, groceries, copy, what):
    milk = ada.sees(groceries)["rows"][0]["id"]
    holiday = ada.makes_list("Tent")
    ada.does("delete_task", task=milk)
    ada.does("delete_list", list=holiday)
    copy.follow()
    purges = {
        "task": an_intent("purge_task", task=milk),
        "list": an_intent("purge_list", list=holiday),
        "all": an_intent("empty_trash", value="2100-01-01T00:00:00+00:00"),
    }
    ada.commits(purges[what])
    copy.follow()

    assert copy.is_whole()
    assert [piece["starts_over"] for piece in copy.pieces] == [False]


@pytest.mark.usefixtures("groceries")
def test_a_copy_of_another_database_does_not_follow(copy):
    copy.follow()
    assert copy.asks(server="another")["follows"] is False


def test_a_copy_does_not_follow_a_database_that_has_gone_back_even_if_it_went_on_since(ada, groceries, copy):
    copy.follow()
    seq = copy.known["seq"]
    assert copy.asks(seq=seq + 1)["follows"] is False
    ada.add("Eggs", to=groceries)
    assert copy.asks()["follows"] is True
    assert copy.asks(mark="intent-that-is-lost")["follows"] is False


@pytest.mark.usefixtures("groceries")
@pytest.mark.parametrize("start", ["", " ", "a0", "a0 \0", "\ud83e list-0001", "a0 " + "x" * 100])
def test_a_place_that_is_none_is_the_beginning(copy, start):
    copy.follow()
    assert copy.asks(start=start or "-")["lists"].keys() == copy.lists.keys()


def test_nothing_of_another_account_is_in_a_copy(bob, groceries):
    assert WholeCopy(bob).asks()["lists"].keys() == {inbox_of(bob.id)}
    assert copy_of_list(bob.id, groceries, 0, "") is None


@pytest.mark.usefixtures("groceries")
def test_what_a_tick_makes_known_is_read_in_as_many_statements_however_many_lists(ada, copy, statements):
    costs = []
    for _ in range(2):
        copy.follow()
        ada.add("Eggs", to=next(iter(copy.lists)))
        statements.clear()
        copy.follow()
        costs.append(len(statements))
        for _ in range(30):
            ada.makes_list()

    assert costs[0] == costs[1]
