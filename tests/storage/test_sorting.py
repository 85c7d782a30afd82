"""A list is sorted by what people choose, and shows it so."""

import pytest

from domain.clean import Invalid
from tests.factories import an_intent, instant


@pytest.fixture
def trip(ada):
    """Give a list with four tasks, of which each is the first by something."""
    trip = ada.makes_list(title="Trip")
    for second, (title, fields) in enumerate(
        {
            "Pack": {"date": "2027-01-15"},
            "book flights": {"date": "2027-01-13", "time": "18:00", "priority": "2"},
            "Ask Ana": {"date": "2027-01-13", "time": "09:00", "deadline": "2027-02-01"},
            "Change money": {"priority": "1"},
        }.items()
    ):
        task = f"task-{title.replace(' ', '-').lower()}"
        ada.does("add_tasks", list=trip, value=[[task, {"title": title, **fields}]], now=instant(second))
    return trip


@pytest.mark.parametrize(
    ("sort", "titles"),
    [
        ("date", ["Ask Ana", "book flights", "Pack", "Change money"]),
        ("deadline", ["Ask Ana", "Pack", "book flights", "Change money"]),
        ("priority", ["Change money", "book flights", "Pack", "Ask Ana"]),
        ("title", ["Ask Ana", "book flights", "Change money", "Pack"]),
        ("age", ["Pack", "book flights", "Ask Ana", "Change money"]),
        (None, ["Pack", "book flights", "Ask Ana", "Change money"]),
    ],
)
def test_a_list_is_sorted_by_what_is_chosen(ada, trip, sort, titles):
    ada.does("set_list", list=trip, value={"sort": sort})
    seen = ada.sees(trip)
    assert seen is not None
    assert [row["title"] for row in seen["rows"]] == titles
    assert seen["facts"].get("sort") == sort
    assert [row["order"] for row in seen["rows"]] == sorted(str(row["order"]) for row in seen["rows"])


def test_it_is_the_same_however_one_gets_there(ada, trip):
    ada.does("set_list", list=trip, value={"sort": "date"})
    assert [ada.titles(trip, start=start, size=1)[0] for start in range(4)] == ada.titles(trip)


def test_what_is_no_way_to_sort_is_refused_with_those_that_are(ada, trip):
    with pytest.raises(Invalid, match="date, deadline, priority, title or age"):
        ada.commits(an_intent("set_list", list=trip, value={"sort": "colour"}))


def test_completed_tasks_stay_the_latest_first(ada, trip):
    ada.does("set_list", list=trip, value={"sort": "title"})
    ada.does("tick_task", tasks=["task-ask-ana"], now=instant(10))
    ada.does("tick_task", tasks=["task-pack"], now=instant(11))
    assert ada.titles(trip, "completed") == ["Pack", "Ask Ana"]
