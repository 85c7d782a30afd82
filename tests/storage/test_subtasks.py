"""Subtasks: they stand under their task and go where it goes, in lists."""

import pytest

from domain.clean import Invalid
from tests.factories import instant, new_id
from tests.storage.outline import PARTY, Outline, levels, seen_by
from tests.storage.people import field, stored


def test_subtasks_stand_under_their_task(party):
    assert party.shows() == PARTY
    assert [party.row(one).get("subtasks") for one in ("Party", "Food", "Cake", "Milk")] == ["0/2", "0/2", None, None]
    assert party.row("Food")["parent"] == party.ids["Party"]


def test_a_window_in_the_middle_knows_how_deep_its_rows_are(ada, party):
    rows = seen_by(ada, party.list, start=2, size=2)
    assert levels(rows) == [("Cake", 2), ("Drinks", 2)]


def test_a_task_is_put_under_another_with_its_subtasks_and_taken_out_again(party):
    before = stored()
    put = party.puts("Food", under="Milk")
    assert party.shows() == "\nParty\n  Guests\nMilk\n  Food\n    Cake\n    Drinks\n"
    party.puts("Drinks", after="Milk")
    assert party.shows() == "\nParty\n  Guests\nMilk\n  Food\n    Cake\nDrinks\n"
    party.puts("Drinks", under="Food", after="Cake")
    party.person.does("undo", value=put)
    assert party.shows() == PARTY
    assert stored()["tasks"].keys() == before["tasks"].keys()


def test_a_task_stays_where_it_is_if_the_one_that_it_was_put_under_has_gone(party):
    party.does("delete_task", "Food")
    before = party.shows()
    with pytest.raises(Invalid, match="not there any more, so it stays where it was"):
        party.puts("Milk", under="Food")
    assert party.shows() == before


def test_a_task_does_not_come_under_its_own_subtasks(party):
    before = stored()
    with pytest.raises(Invalid, match="its own subtasks"):
        party.puts("Party", under="Cake")
    with pytest.raises(Invalid, match="its own subtasks"):
        party.does("set_task", "Party", value={"parent": party.ids["Party"]})
    assert stored() == before


def test_two_devices_put_two_tasks_under_each_other(party):
    party.puts("Milk", under="Guests")
    with pytest.raises(Invalid, match="its own subtasks"):
        party.puts("Party", under="Milk")
    assert party.shows() == "\nParty\n  Food\n    Cake\n    Drinks\n  Guests\n    Milk\n"


def test_there_are_five_levels(ada):
    deep = Outline(ada, "1\n  2\n    3\n      4\n        5\nA\n  B\n")
    with pytest.raises(Invalid, match="5 levels"):
        deep.add("6", under="5")
    with pytest.raises(Invalid, match="5 levels"):
        deep.puts("A", under="4")
    deep.puts("A", under="3")
    assert deep.shows() == "\n1\n  2\n    3\n      A\n        B\n      4\n        5\n"


def test_an_undo_that_would_go_too_deep_puts_it_as_deep_as_it_can(ada):
    deep = Outline(ada, "1\n  2\n    3\nA\n  B\n")
    out = deep.puts("B", after="A")
    deep.add("C", under="B")
    deep.puts("A", under="3")
    ada.does("undo", value=out)
    assert deep.shows() == "\n1\n  2\n    3\n      A\n        B\n        C\n"


def test_a_completed_task_takes_its_open_subtasks_along_and_gives_back_just_those(party):
    party.does("tick_task", "Cake", now=instant(1))
    party.does("tick_task", "Party", now=instant(2))
    assert party.shows() == "\nMilk\nx Party\n  x Food\n    x Cake\n    x Drinks\n  x Guests\n"
    assert party.shows("active") == "\nMilk\n"
    assert party.person.counts(party.list) == (1, 5)
    assert party.person.sees(party.list)["done"] == 5

    party.does("tick_task", "Party", value=False, now=instant(3))
    as_before = "\nParty\n  Food\n    x Cake\n    Drinks\n  Guests\nMilk\n"
    assert party.shows() == as_before
    party.person.does("undo", value=party.does("tick_task", "Party", now=instant(4)))
    assert party.shows() == as_before
    assert party.row("Food")["subtasks"] == "1/2"


def test_it_was_completed_twice_and_gives_them_back_all_the_same(party):
    party.does("tick_task", "Party", now=instant(1))
    party.does("tick_task", "Party", now=instant(2))
    party.does("tick_task", "Party", value=False, now=instant(3))
    assert party.shows() == PARTY


def test_open_subtasks_come_up_where_they_are_left_open(party):
    party.does("tick_task", "Cake", now=instant(1))
    ticked = party.does("tick_task", "Food", value={"leave_open": True}, now=instant(2))
    assert party.shows() == "\nParty\n  x Food\n    x Cake\n  Drinks\n  Guests\nMilk\n"
    party.person.does("undo", value=ticked)
    assert party.shows() == "\nParty\n  Food\n    x Cake\n    Drinks\n  Guests\nMilk\n"
    party.does("tick_task", "Party", value={"leave_open": True}, now=instant(3))
    assert party.shows() == "\nFood\n  x Cake\n  Drinks\nGuests\nMilk\nx Party\n"


def test_a_completed_subtask_stays_under_its_task(party):
    party.does("tick_task", "Guests")
    assert party.shows() == PARTY.replace("Guests", "x Guests")
    assert party.shows("active") == PARTY.replace("  Guests\n", "")
    assert party.shows("completed") == "\n\n"
    seen = party.person.sees(party.list)
    assert (seen["open"], seen["done"]) == (5, 0)
    party.person.does("clear_completed", list=party.list)
    assert party.shows() == PARTY.replace("Guests", "x Guests")
    party.person.does("untick_all", list=party.list)
    assert party.shows() == PARTY


@pytest.mark.parametrize("does", ["add", "untick", "move", "restore"])
def test_what_comes_open_under_a_completed_task_opens_it_again(party, does):
    party.does("delete_task", "Cake", now=instant(1))
    party.does("tick_task", "Party", now=instant(2))
    opened = {
        "add": lambda: party.add("Cake", under="Food"),
        "untick": lambda: party.does("tick_task", "Drinks", value=False),
        "move": lambda: party.puts("Milk", under="Food"),
        "restore": lambda: party.does("restore_task", "Cake"),
    }[does]
    opened()
    rows = {row["title"]: "done_at" in row for row in party.rows()}
    assert (rows["Party"], rows["Food"], rows["Guests"]) == (False, False, True)


def test_subtasks_move_to_another_list_with_their_task(ada, party):
    holiday = ada.makes_list(title="Holiday")
    moved = party.does("move_task", "Party", list=holiday)
    assert ada.titles(holiday) == ["Party", "Food", "Cake", "Drinks", "Guests"]
    assert (ada.counts(holiday), ada.counts(party.list)) == ((5, 0), (1, 0))
    ada.does("undo", value=moved)
    assert party.shows() == PARTY


def test_a_subtask_that_moves_to_another_list_is_a_task_of_its_own_there(ada, party):
    holiday = ada.makes_list(title="Holiday")
    moved = party.does("move_task", "Food", list=holiday)
    assert field(party.ids["Food"], "parent") is None
    assert ada.titles(holiday) == ["Food", "Cake", "Drinks"]
    ada.does("undo", value=moved)
    assert party.shows() == PARTY


def test_subtasks_stand_in_the_section_of_their_task(ada, party):
    garden = ada.makes_section(party.list, party.ids["Party"], title="Garden")
    assert {field(party.ids[one], "section") for one in ("Party", "Food", "Cake")} == {garden}
    party.does("set_task", "Food", value={"section": ""})
    assert field(party.ids["Food"], "parent") is None
    assert party.shows() == "\nFood\n  Cake\n  Drinks\nMilk\nParty\n  Guests\n"
    party.puts("Milk", under="Guests")
    assert field(party.ids["Milk"], "section") == garden
    ada.does("delete_section", section=garden, value="up")
    assert party.shows().startswith("\nParty\n  Guests\n    Milk\n")


def test_a_section_with_tasks_and_subtasks_becomes_a_list(ada, party):
    garden, made = ada.makes_section(party.list, party.ids["Party"]), new_id("list")
    ada.does("make_list_of_section", section=garden, list=made)
    assert ada.titles(made) == ["Party", "Food", "Cake", "Drinks", "Guests"]
    assert field(party.ids["Cake"], "parent") == party.ids["Food"]


def test_a_person_closes_a_task_and_nobody_else_sees_that(party):
    party.person.does("collapse", value={"id": party.ids["Food"], "closed": True})
    assert party.shows() == "\nParty\n  Food\n  Guests\nMilk\n"
    assert (party.row("Food")["closed"], party.row("Party").get("closed")) == ("2", None)
    party.person.does("collapse", value={"id": party.ids["Party"], "closed": True})
    assert party.shows() == "\nParty\nMilk\n"
    assert party.row("Party")["closed"] == "4"
    party.does("tick_task", "Party")
    assert party.shows() == "\nMilk\nx Party\n"
    party.does("tick_task", "Party", value=False)
    party.person.does("collapse", value={"id": party.ids["Party"], "closed": False})
    assert party.shows("active") == "\nParty\n  Food\n  Guests\nMilk\n"


def test_a_hidden_task_hides_its_subtasks(party):
    hidden = party.does("set_task", "Food", value={"hidden_until": "2999-01-01"})
    assert party.shows() == "\nParty\n  Guests\nMilk\n"
    assert party.shows("hidden") == "\n  Food\n    Cake\n    Drinks\n"
    seen = party.person.sees(party.list)
    assert (seen["open"], seen["hidden"]) == (3, 3)
    party.does("tick_task", "Cake")
    assert party.shows("hidden") == "\n  Food\n    x Cake\n    Drinks\n"
    assert party.person.sees(party.list)["hidden"] == 2
    party.person.does("undo", value=hidden)
    assert party.shows() == PARTY.replace("Cake", "x Cake")


@pytest.mark.parametrize("field_of", [{"sort": "priority"}, {"sort": "title"}, {"grouping": "priority"}])
def test_a_list_that_is_sorted_or_grouped_keeps_subtasks_under_their_task(party, field_of):
    party.does("set_task", "Milk", value={"priority": "1"})
    party.does("set_task", "Guests", value={"priority": "1"})
    party.person.does("set_list", list=party.list, value=field_of)
    assert party.shows() == "\nMilk" + PARTY.removesuffix("Milk\n")
