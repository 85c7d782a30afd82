"""Tasks stand where a person puts them, whoever does what meanwhile."""

import pytest
from sqlalchemy import update

from domain.clean import Invalid
from domain.history import in_words
from storage import places
from storage.database.engine import writing
from storage.database.tables import tasks
from storage.history import history_of
from tests.factories import an_intent, new_id
from tests.storage.people import field, stored


@pytest.fixture
def letters(ada):
    """Make a list of the tasks A to E; give it, and the tasks by their title."""
    list_id = ada.makes_list(title="Letters")
    return list_id, dict(zip("ABCDE", ada.adds(*"ABCDE", to=list_id), strict=True))


def place(person, moved: str, after: str, letters, **fields) -> str:
    list_id, ids = letters
    value = {"after": ids[after] if after else ""}
    return person.does("place_task", tasks=[ids[one] for one in moved], value=value, **{"list": list_id, **fields})


def order(person, letters) -> str:
    return "".join(person.titles(letters[0]))


@pytest.mark.parametrize(
    ("moved", "after", "then"),
    [
        ("C", "", "CABDE"),
        ("C", "A", "ACBDE"),
        ("A", "C", "BCADE"),
        ("A", "E", "BCDEA"),
        ("B", "A", "ABCDE"),
        ("DB", "", "DBACE"),
        ("AE", "C", "BCAED"),
    ],
)
def test_they_stand_right_after_another_in_the_order_named_and_come_back(ada, letters, moved, after, then):
    placed = place(ada, moved, after, letters)
    assert order(ada, letters) == then
    ada.does("undo", value=placed)
    assert order(ada, letters) == "ABCDE"


def test_first_and_last_can_be_said_a_hundred_times(ada, letters):
    for _ in range(100):
        place(ada, "C", "", letters)
        place(ada, "C", "E", letters)
    assert order(ada, letters) == "ABDEC"


def test_the_very_same_place_can_be_given_any_number_of_times(ada, letters, monkeypatch):
    monkeypatch.setattr(places, "CROWDED", 8)
    monkeypatch.setattr(places, "FOLLOWING", 10)
    for number in range(60):
        [new] = ada.adds(str(number % 10), to=letters[0])
        ada.does("place_task", list=letters[0], tasks=[new], value={"after": letters[1]["A"]})
    assert order(ada, letters) == "A" + "9876543210" * 6 + "BCDE"
    assert max(len(one["order"]) for one in stored()["tasks"].values()) <= 12


def test_two_devices_that_move_tasks_to_one_place_both_find_theirs_there(ada, letters):
    place(ada, "D", "A", letters)
    place(ada, "E", "A", letters)
    assert order(ada, letters) == "AEDBC"


def test_after_what_was_deleted_is_where_that_stood(ada, letters):
    ada.does("delete_task", tasks=[letters[1]["B"]])
    place(ada, "E", "B", letters)
    assert order(ada, letters) == "AECD"


def test_after_what_is_gone_for_good_or_in_another_list_is_the_end(ada, letters):
    _, ids = letters
    ada.does("move_task", tasks=[ids["B"]], list=ada.makes_list())
    place(ada, "A", "B", letters)
    assert order(ada, letters) == "CDEA"
    ada.does("delete_task", tasks=[ids["C"]])
    ada.does("purge_task", tasks=[ids["C"]])
    place(ada, "D", "C", letters)
    assert order(ada, letters) == "EAD"


def test_they_come_into_another_list_at_their_place_and_go_back(ada, letters):
    other = ada.makes_list("X", "Y")
    x = ada.sees(other)["rows"][0]["id"]
    _, ids = letters
    moved = ada.does("place_task", tasks=[ids["B"], ids["A"]], list=other, value={"after": x})
    assert (ada.titles(other), order(ada, letters)) == (["X", "B", "A", "Y"], "CDE")
    assert (ada.counts(other), ada.counts(letters[0])) == ((4, 0), (3, 0))
    ada.does("undo", value=moved)
    assert (ada.titles(other), order(ada, letters)) == (["X", "Y"], "ABCDE")


def test_the_history_says_whether_it_was_moved_within_its_list_or_to_another(ada, letters):
    _, ids = letters
    place(ada, "B", "", letters)
    ada.does("place_task", tasks=[ids["B"]], list=ada.makes_list(), value={"after": ""})
    found = history_of(ada.id, ids["B"], None, 50)
    assert found is not None
    assert [in_words(change) for change in found.changes] == ["Moved from “Letters” to “Groceries”", "Moved", "Added"]


def test_what_stands_at_the_very_same_place_comes_after(ada, letters):
    """An undo can bring a task back to a place that has been given to another one meanwhile."""
    _, ids = letters
    with writing() as connection:
        place_of_b = field(ids["B"], "order")
        connection.execute(update(tasks).where(tasks.c.id.in_([ids["C"], ids["D"]])).values(order=place_of_b))
    place(ada, "A", "B", letters)
    assert order(ada, letters) == "BACDE"
    place(ada, "E", "C", letters)
    assert order(ada, letters) == "BACED"


@pytest.mark.parametrize("value", [None, "", {}, {"after": 1}, {"after": "x"}, {"before": ""}, {"after": "", "to": ""}])
def test_a_place_that_is_not_understood_is_refused(letters, value):
    with pytest.raises(Invalid, match=r"try again"):
        an_intent("place_task", tasks=[letters[1]["A"]], list=letters[0], value=value)


def test_a_copy_is_an_open_task_right_after_with_all_that_was_set(ada, letters):
    _, ids = letters
    fields = {"title": "B", "notes": "Some", "date": "2027-01-13", "priority": "1"}
    ada.does("set_task", tasks=[ids["B"]], value=fields)
    ada.does("tick_task", tasks=[ids["D"]])
    of_b, of_d = new_id("task"), new_id("task")
    made = ada.does("duplicate_task", tasks=[ids["D"], ids["B"]], value={ids["B"]: of_b, ids["D"]: of_d})
    assert order(ada, letters) == "ABBCDED"
    assert {name: stored()["tasks"][of_b][name] for name in fields} == fields
    assert field(of_d, "done_at") is None

    ada.does("undo", value=made)
    assert order(ada, letters) == "ABCED"


def test_copies_of_tasks_at_the_very_same_place_have_places_of_their_own(ada, letters):
    _, ids = letters
    with writing() as connection:
        place = field(ids["B"], "order")
        connection.execute(update(tasks).where(tasks.c.id == ids["C"]).values(order=place, path=f"{place} {ids['C']}"))
    ada.does("duplicate_task", tasks=[ids["B"], ids["C"]], value={ids["B"]: "copy-of-b", ids["C"]: "copy-of-c"})
    assert order(ada, letters) == "ABCBCDE"


def test_a_copy_takes_no_id_that_is_in_use(ada, bob, letters):
    _, ids = letters
    theirs = bob.add("Mine", to=bob.makes_list())
    with pytest.raises(Invalid, match="taken"):
        ada.does("duplicate_task", tasks=[ids["A"]], value={ids["A"]: theirs})
    with pytest.raises(Invalid, match="try again"):
        ada.does("duplicate_task", tasks=[ids["A"], ids["B"]], value={ids["A"]: "copy-of-a", ids["B"]: "copy-of-a"})
    with pytest.raises(Invalid, match="try again"):
        ada.does("duplicate_task", tasks=[ids["A"], ids["B"]], value={ids["A"]: "copy-of-a"})


@pytest.mark.parametrize(("after", "then"), [("", "XYABCDE"), ("B", "ABXYCDE"), ("E", "ABCDEXY"), (None, "ABCDEXY")])
def test_new_tasks_come_where_it_is_said_in_their_order(ada, letters, after, then):
    list_id, ids = letters
    place = {} if after is None else {"after": ids[after] if after else ""}
    value = [[new_id("task"), {"title": title, **place}] for title in "XY"]
    added = ada.does("add_tasks", list=list_id, value=value)
    assert order(ada, letters) == then
    ada.does("undo", value=added)
    assert order(ada, letters) == "ABCDE"


def test_a_new_task_that_is_to_come_after_what_is_gone_or_nothing_comes_last_or_is_refused(ada, letters):
    added = [new_id("task"), {"title": "X", "after": new_id("task")}]
    ada.does("add_tasks", list=letters[0], value=[added])
    assert order(ada, letters) == "ABCDEX"
    with pytest.raises(Invalid):
        an_intent("add_tasks", list=letters[0], value=[[new_id("task"), {"title": "X", "after": "<b>"}]])
