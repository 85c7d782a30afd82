"""A list is sorted, and grouped, by what people choose, and shows it so."""

from datetime import UTC, datetime, timedelta

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


def groups(ada, trip, show="all"):
    """Return the groups of a list that are to be seen, each with its titles."""
    seen = ada.sees(trip, show)
    titles = [row["title"] for row in seen["rows"]]
    shown = [(one["title"], [titles.pop(0) for _ in range(one["count"])]) for one in seen["sections"]]
    assert not titles
    return [(title, some) for title, some in shown if some]


def test_a_list_is_grouped_by_priority_and_shows_what_is_completed_last(ada, trip):
    ada.does("set_list", list=trip, value={"grouping": "priority"})
    assert groups(ada, trip) == [
        ("p1", ["Change money"]),
        ("p2", ["book flights"]),
        ("No priority", ["Pack", "Ask Ana"]),
    ]
    ada.does("tick_task", tasks=["task-change-money"])
    assert groups(ada, trip) == [
        ("p2", ["book flights"]),
        ("No priority", ["Pack", "Ask Ana"]),
        ("Completed", ["Change money"]),
    ]
    assert groups(ada, trip, "active") == [("p2", ["book flights"]), ("No priority", ["Pack", "Ask Ana"])]


@pytest.mark.parametrize(
    ("field", "first", "last"), [("date", "Earlier", "No date"), ("deadline", "Overdue", "No deadline")]
)
def test_a_list_is_grouped_by_days_as_they_are_from_today(ada, field, first, last):
    today = datetime.now(UTC).date()
    days = ada.makes_list(title="Days")
    for far in (9, 8, 7, 2, 1, 0, -1, -400):
        fields = {"title": str(far), field: (today + timedelta(far)).isoformat()}
        ada.does("add_tasks", list=days, value=[[f"task-in-{far}-days", fields]])
    ada.adds("Some day", to=days)
    ada.does("set_list", list=days, value={"grouping": field, "sort": field})
    assert groups(ada, days) == [
        (first, ["-400", "-1"]),
        ("Today", ["0"]),
        ("Tomorrow", ["1"]),
        ("Next 7 days", ["2", "7"]),
        ("Later", ["8", "9"]),
        (last, ["Some day"]),
    ]


def test_within_a_group_tasks_are_sorted_as_is_chosen(ada, trip):
    ada.does("set_list", list=trip, value={"grouping": "priority", "sort": "title"})
    assert groups(ada, trip)[-1] == ("No priority", ["Ask Ana", "Pack"])


def test_a_grouped_list_shows_no_sections_and_nothing_that_is_hidden_and_gets_its_sections_back(ada, trip):
    section = ada.makes_section(trip)
    ada.does("set_task", tasks=["task-pack"], value={"section": section})
    ada.does("set_task", tasks=["task-ask-ana"], value={"hidden_until": "2999-01-01"})
    before = groups(ada, trip)
    ada.does("set_list", list=trip, value={"grouping": "priority"})
    assert groups(ada, trip) == [("p1", ["Change money"]), ("p2", ["book flights"]), ("No priority", ["Pack"])]
    ada.does("set_list", list=trip, value={"grouping": None})
    assert groups(ada, trip) == before


def test_a_grouped_list_is_the_same_however_one_gets_there(ada, trip):
    ada.does("set_list", list=trip, value={"grouping": "date", "sort": "title"})
    assert [ada.titles(trip, start=start, size=1)[0] for start in range(4)] == ada.titles(trip)


def test_what_is_no_way_to_group_is_refused_with_those_that_are(ada, trip):
    with pytest.raises(Invalid, match="date, deadline or priority"):
        ada.commits(an_intent("set_list", list=trip, value={"grouping": "title"}))
