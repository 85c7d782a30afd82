"""Tasks that are hidden until a day."""

from datetime import UTC, datetime

import pytest

from domain.days import today
from domain.views import View
from storage.accounts.calendars import set_calendar
from storage.windows import window
from tests.storage.test_cost import Statements

LATER = "2999-01-01"


@pytest.fixture
def some(ada):
    """Give a list of three open tasks, the second of which is hidden, and a completed one."""
    list_id = ada.makes_list("Milk", "Bread", "Eggs", "Salt")
    ada.does("tick_task", task=task(ada, list_id, "Salt"), value=True)
    hide(ada, list_id, "Bread", LATER)
    return list_id


def task(person, list_id, title, show="all"):
    return next(row["id"] for row in person.sees(list_id, show)["rows"] if row["title"] == title)


def hide(person, list_id, title, until, show="all"):
    return person.does("set_task", task=task(person, list_id, title, show), value={"hidden_until": until})


def test_a_hidden_task_is_shown_apart_and_nowhere_else(ada, some):
    assert ada.titles(some) == ["Milk", "Eggs", "Salt"]
    assert ada.titles(some, "active") == ["Milk", "Eggs"]
    assert ada.titles(some, "completed") == ["Salt"]
    assert ada.titles(some, "hidden") == ["Bread"]


@pytest.mark.parametrize("show", ["all", "active", "completed", "hidden"])
def test_it_counts_apart_from_what_is_open(ada, some, show):
    seen = ada.sees(some, show)
    assert (seen["open"], seen["done"], seen["hidden"]) == (2, 1, 1)


def test_sections_count_what_they_show(ada, some):
    for show in ("all", "active", "completed", "hidden"):
        seen = ada.sees(some, show)
        assert sum(section["count"] for section in seen["sections"]) == len(seen["rows"])


def test_on_its_day_it_is_in_its_place_again(ada, some):
    hide(ada, some, "Bread", "2020-01-01", "hidden")
    assert ada.titles(some) == ["Milk", "Bread", "Eggs", "Salt"]
    assert ada.sees(some)["hidden"] == 0


def test_hiding_is_undone_in_one_step(ada, some):
    ada.does("undo", value=hide(ada, some, "Milk", LATER))
    assert ada.titles(some, "active") == ["Milk", "Eggs"]


def test_a_hidden_task_that_is_ticked_or_deleted_is_hidden_no_more(ada, some):
    ada.does("tick_task", task=task(ada, some, "Bread", "hidden"), value=True)
    hide(ada, some, "Milk", LATER)
    ada.does("delete_task", task=task(ada, some, "Milk", "hidden"))
    assert ada.titles(some, "hidden") == []
    assert (ada.sees(some)["open"], ada.sees(some)["hidden"]) == (1, 0)


def test_they_come_by_their_days(ada, some):
    hide(ada, some, "Eggs", "2998-01-01")
    hide(ada, some, "Milk", "2999-06-01")
    assert ada.titles(some, "hidden") == ["Eggs", "Bread", "Milk"]


def test_when_its_day_begins_depends_on_where_one_is(ada, some):
    # Between these two are 26 hours: it is never the same day in both.
    hide(ada, some, "Eggs", today(datetime.now(UTC), "Pacific/Kiritimati", 0))
    set_calendar(ada.id, "time_zone", "Pacific/Kiritimati")
    assert "Eggs" in ada.titles(some)
    set_calendar(ada.id, "time_zone", "Etc/GMT+12")
    assert "Eggs" in ada.titles(some, "hidden")


def test_it_takes_no_more_statements_however_many_there_are(ada):
    few, many = ada.makes_list("Milk"), ada.makes_list(*["Milk"] * 90)
    for list_id in (few, many):
        ada.does("set_task", tasks=[row["id"] for row in ada.sees(list_id)["rows"][:80]], value={"hidden_until": LATER})
        for show in ("all", "hidden"):
            view = View("list", list_id, show)
            assert Statements().count(lambda view=view: window(ada.id, view, 0, 60)) <= 8
