"""Today and Upcoming: the tasks of all lists by their days."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import insert, select

from domain.agenda import LEFTOVER, TODAY
from domain.days import Calendar, later, today
from domain.lists import inbox_of
from domain.views import View
from storage.accounts.calendars import set_calendar
from storage.agenda import LOOKED_AT, agenda_of
from storage.database.engine import writing
from storage.database.tables import tasks
from storage.windows import window
from tests.factories import new_id
from tests.storage.people import field, history
from tests.storage.test_cost import Statements


def day(days: int) -> str:
    return later(today(datetime.now(UTC), "", 0), days)


def seen(person, kind: str = "today", size: int = 60) -> dict[str, list[str]]:
    """Return the titles under each heading under which something is, or that says how many are closed."""
    shown = window(person.id, View(kind), 0, size)
    assert shown
    titles, found = [str(row["title"]) for row in shown["rows"]], {}
    for section in shown["sections"]:
        some, titles = titles[: section["count"]], titles[section["count"] :]
        if some or section.get("closed"):
            found[section["title"]] = some or [f"{section['closed']} closed"]
    assert not titles
    return found


def left(person, kind: str = "today") -> str:
    shown = window(person.id, View(kind), 0, 60)
    assert shown
    return str(shown["open"])


def make(person, title: str, to: str, **fields) -> str:
    task = new_id("task")
    person.does("add_tasks", list=to, value=[[task, {"title": title, **fields}]])
    return task


def test_today_has_what_is_left_what_is_for_today_what_is_due_and_what_is_done(ada, work, home):
    make(ada, "Old", work, date=day(-3))
    make(ada, "Now", home, date=day(0))
    make(ada, "Due", home, deadline=day(3))
    make(ada, "Late", work, deadline=day(-1))
    make(ada, "Tomorrow", home, date=day(1))
    make(ada, "No date", home)
    make(ada, "Due later", home, deadline=day(4))
    ada.does("tick_task", now=datetime.now(UTC).isoformat(), tasks=[make(ada, "Done", work)], value=True)
    ada.does("tick_task", tasks=[make(ada, "Done long ago", work, date=day(0))], value=True)

    assert seen(ada) == {
        "From before": ["Old"],
        "Today": ["Now"],
        "Deadline soon": ["Late", "Due"],
        "Done today": ["Done"],
    }
    assert (left(ada), agenda_of(ada.id)) == ("4", {"today": "4", "upcoming": "1"})

    # What is due soon and planned for a later day is in both.
    make(ada, "Both", home, date=day(2), deadline=day(2))
    assert (left(ada), left(ada, "upcoming"), agenda_of(ada.id)) == ("5", "2", {"today": "5", "upcoming": "2"})


def test_a_row_says_its_list_and_what_it_is_under(ada, work):
    top = make(ada, "Top", work)
    make(ada, "Below", work, parent=top, date=day(0))
    make(ada, "In the Inbox", inbox_of(ada.id), date=day(0))
    shown = window(ada.id, View("today"), 0, 60)
    assert shown
    rows = {row["title"]: row for row in shown["rows"]}
    assert (rows["Below"]["list"], rows["Below"]["in_list"], rows["Below"]["under"]) == (work, "Work", "Top")
    assert "in_list" not in rows["In the Inbox"]


def test_timed_tasks_come_first_and_the_others_as_people_put_them(ada, work, home):
    first, second = make(ada, "First", work, date=day(0)), make(ada, "Second", home, date=day(0))
    make(ada, "At three", work, date=day(0), time="15:00")
    make(ada, "At nine", home, date=day(0), time="09:00")
    assert seen(ada)["Today"] == ["At nine", "At three", "First", "Second"]

    ada.does("plan_task", tasks=[second], value={second: {"day_order": "A"}})
    assert seen(ada)["Today"] == ["At nine", "At three", "Second", "First"]
    assert field(first, "day_order") is None


def test_more_than_five_from_before_are_one_number_until_they_are_opened(ada, work):
    for number in range(6):
        make(ada, f"Old {number}", work, date=day(number - 6))
    assert seen(ada) == {"From before": ["6 closed"]}

    ada.does("collapse", value={"id": LEFTOVER, "closed": False})
    assert seen(ada) == {"From before": [f"Old {number}" for number in range(6)]}

    ada.does("collapse", value={"id": LEFTOVER, "closed": True})
    assert seen(ada) == {"From before": ["6 closed"]}


def test_all_from_before_is_moved_on_by_one_intent_and_back_by_one(ada, bob, work, home):
    those = [make(ada, "Old", work, date=day(-1)), make(ada, "Older", home, date=day(-9))]
    hidden = make(ada, "Hidden", work, date=day(-1), hidden_until=day(9))
    of_bob = make(bob, "Of Bob", inbox_of(bob.id), date=day(-1))
    value = {"before": day(0), "to": day(0)}
    intent = ada.does("carry_over", list=inbox_of(ada.id), value=value)

    assert seen(ada) == {"Today": ["Old", "Older"]}
    assert [row["new"] for row in history(work) if row["intent"] == intent] == [day(0)]
    assert (field(hidden, "date"), field(of_bob, "date")) == (day(-1), day(-1))

    ada.does("undo", value=intent)
    assert [field(task, "date") for task in those] == [day(-1), day(-9)]
    ada.does("carry_over", list=inbox_of(ada.id), value={"before": day(0), "to": ""})
    assert [field(task, "date") for task in those] == [None, None]


def test_what_is_hidden_put_away_or_deleted_is_not_there(ada, work, home):
    make(ada, "Hidden", home, date=day(0), hidden_until=day(1))
    top = make(ada, "Hidden too", home, hidden_until=day(1))
    make(ada, "Under it", home, parent=top, date=day(0))
    make(ada, "In the archive", work, date=day(0))
    ada.does("archive_list", list=work, value=True)
    ada.does("delete_task", tasks=[make(ada, "Deleted", home, date=day(0))])
    gone = ada.makes_list(title="Gone")
    make(ada, "In the trash", gone, date=day(0))
    ada.does("delete_list", list=gone)

    assert seen(ada) == {}
    assert agenda_of(ada.id) == {"today": "", "upcoming": ""}


def test_the_sidebar_looks_at_only_so_many_of_what_is_put_away(ada, work, home):
    for days in (0, 1):
        make(ada, "Mine", home, date=day(days))
    assert agenda_of(ada.id) == {"today": "1", "upcoming": "1"}
    old = make(ada, "Old", work, date=day(-9))
    with writing() as connection:
        row = dict(connection.execute(select(tasks).where(tasks.c.id == old)).mappings().one())
        connection.execute(insert(tasks), [{**row, "id": new_id("task")} for _ in range(LOOKED_AT)])
    assert agenda_of(ada.id) == {"today": "999+", "upcoming": "1"}
    ada.does("archive_list", list=work, value=True)
    assert agenda_of(ada.id) == {"today": "1+", "upcoming": "1"}


def test_nobody_sees_what_others_have_to_do(ada, bob, work):
    make(ada, "Mine", work, date=day(0))
    make(ada, "Mine too", work, date=day(1))
    assert (seen(bob), seen(bob, "upcoming")) == ({}, {})
    assert agenda_of(bob.id) == {"today": "", "upcoming": ""}


def test_upcoming_has_days_then_weeks_then_months(ada, work, home):
    for days in (1, 2, 300, 4_000):
        make(ada, f"In {days} days", work if days % 2 else home, date=day(days))
    make(ada, "Today", work, date=day(0))
    found = seen(ada, "upcoming")

    assert list(found.values()) == [[f"In {days} days"] for days in (1, 2, 300, 4_000)]
    assert next(iter(found)).startswith("Tomorrow, ")
    assert [*found][-1] == "Later"
    assert agenda_of(ada.id) == {"today": "1", "upcoming": "4"}


def test_upcoming_is_read_window_by_window(ada, work):
    for days in range(1, 40):
        make(ada, f"Day {days:02}", work, date=day(days))
    all_of_it = window(ada.id, View("upcoming"), 0, 60)
    some = window(ada.id, View("upcoming"), 10, 5)
    assert all_of_it
    assert some
    assert some["rows"] == all_of_it["rows"][10:15]
    assert [row["title"] for row in some["rows"]] == [f"Day {days:02}" for days in range(11, 16)]


def test_the_day_is_the_persons_own(ada, work):
    set_calendar(ada.id, "time_zone", "Pacific/Kiritimati")
    theirs = today(datetime.now(UTC), "Pacific/Kiritimati", 0)
    make(ada, "There", work, date=theirs)
    assert seen(ada) == {"Today": ["There"]}


def test_what_was_done_since_the_day_began_is_done_today():
    calendar = Calendar("Europe/Berlin", day_begins="4")
    assert calendar.begins("2027-01-13") == "2027-01-13T03:00:00+00:00"
    assert calendar.begins("2027-07-13") == "2027-07-13T02:00:00+00:00"


def test_a_task_is_counted_in_its_new_list(ada, work, home):
    task = make(ada, "Moved", work, date=day(0))
    ada.does("move_task", tasks=[task], list=home)
    shown = window(ada.id, View("today"), 0, 60)
    assert shown
    assert [row["in_list"] for row in shown["rows"]] == ["Home"]


@pytest.mark.parametrize(("kind", "most"), [("today", 12), ("upcoming", 8)])
def test_it_takes_as_many_statements_however_much_there_is(ada, work, kind, most):
    costs = []
    for _ in range(2):
        for days in (-1, 0, 1, 20, 60):
            for number in range(6):
                make(ada, f"Task {number}", work, date=day(days), deadline=day(1))
        costs.append(Statements().count(lambda: window(ada.id, View(kind), 0, 60)))
    assert costs[0] == costs[1] <= most


def test_what_is_added_gets_a_section_of_its_list_and_its_day(ada):
    shown = window(ada.id, View("today"), 0, 60)
    assert shown
    assert shown["adds"] == (inbox_of(ada.id), TODAY, "for today")
