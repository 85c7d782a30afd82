"""Today and Upcoming: the tasks of all lists by their days."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert, select

from domain.agenda import AGAIN_MAX, AGAIN_NAMED, DAYS, LEFTOVER, TODAY, WEEKS, named_before, stretches
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


def make(person, title: str, to: str, **fields) -> str:
    task = new_id("task")
    person.does("add_tasks", list=to, value=[[task, {"title": title, **fields}]])
    return task


@pytest.fixture
def work(ada):
    return ada.makes_list(title="Work")


@pytest.fixture
def home(ada):
    return ada.makes_list(title="Home")


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


def named(person, kind: str = "upcoming") -> dict[str, str]:
    """Return what a view names as it comes again: on which days, or when it was done."""
    shown = window(person.id, View(kind), 0, 60)
    assert shown
    return {str(row["title"]): str(row.get("comes") or row.get("completed_at")) for row in shown.get("again", [])}


def repeats(person, title: str, to: str, sentence: str, **fields) -> str:
    task = make(person, title, to, **fields)
    person.does("repeat_task", tasks=[task], value={"text": sentence, "day": day(0)})
    return task


class TestWhatComesAgain:
    def test_it_is_named_on_its_next_days_of_the_weeks_to_come_and_counts_nowhere(self, ada, work, home):
        before = named_before(stretches(day(0), 0))
        repeats(ada, "Daily", work, "every day", date=day(0))
        repeats(ada, "Late", work, "every 10 days", date=day(-15))
        repeats(ada, "From completion", home, "every! 20 days", date=day(5))
        repeats(ada, "Yearly", home, "every year", date=day(3))
        shown = window(ada.id, View("upcoming"), 0, 60)

        assert shown
        assert [row["title"] for row in shown["rows"]] == ["Yearly", "From completion"]
        assert (shown["open"], agenda_of(ada.id)) == (2, {"today": "2", "upcoming": "2"})
        days = [day(number) for number in range(1, 50) if day(number) < before]
        assert named(ada) == {
            "Late": " ".join(days[4::10]),
            "Daily": " ".join(days),
            "From completion": " ".join(days[24::20]),
        }

    def test_it_follows_what_becomes_of_the_task(self, ada, work):
        task = repeats(ada, "Water", work, "every week", date=day(0))
        first = named(ada)["Water"].split()
        assert first[:2] == [day(7), day(14)]
        intent = ada.does("tick_task", tasks=[task], value={"day": day(0), "of": {task: day(0)}})
        assert named(ada)["Water"].split() == first[1:]
        ada.does("undo", value=intent)
        assert named(ada)["Water"].split() == first

        for verb, value in (("hide", {"hidden_until": day(3)}), ("end", {"repeat": None}), ("undate", {"date": None})):
            intent = ada.does("set_task", tasks=[task], value=value)
            assert (verb, named(ada)) == (verb, {})
            ada.does("undo", value=intent)
        ada.does("archive_list", list=work, value=True)
        assert named(ada) == {}

    def test_only_the_nearest_are_named_and_only_ones_own(self, ada, bob, home):
        task = repeats(ada, "Mine", home, "every day", date=day(0))
        repeats(bob, "Of Bob", inbox_of(bob.id), "every day", date=day(0))
        assert set(named(ada)) == {"Mine"}
        with writing() as connection:
            row = dict(connection.execute(select(tasks).where(tasks.c.id == task)).mappings().one())
            later_ones = [{**row, "id": new_id("task"), "date": day(1), "title": "Later"} for _ in range(AGAIN_MAX)]
            connection.execute(insert(tasks), later_ones)
        shown = window(ada.id, View("upcoming"), 0, 60)
        assert shown
        assert [row["title"] for row in shown["again"]] == ["Mine", *["Later"] * (AGAIN_NAMED - 1)]
        assert len(json.dumps(shown["again"])) < 6_000
        more = [one["more"] for one in shown["sections"] if "more" in one]
        assert more == [f"{AGAIN_MAX - AGAIN_NAMED}+"] * (DAYS + WEEKS - 1)  # tomorrow, the others stand there

    def test_a_day_names_the_first_few_by_their_time_and_counts_the_others(self, ada, work):
        for number in range(AGAIN_NAMED):
            repeats(ada, f"Daily {number}", work, "every day", date=day(0))
        timed = repeats(ada, "Timed", work, "every 2 days", date=day(0), time="09:00")
        shown = window(ada.id, View("upcoming"), 0, 60)
        assert shown
        assert {one["key"]: one.get("more") for one in shown["sections"]}[f"day-{day(2)}"] == "1"
        assert "more" not in shown["sections"][0]
        of = {str(row["title"]): str(row["comes"]).split() for row in shown["again"]}
        assert day(2) in of["Timed"]
        assert (day(1) in of["Daily 4"], day(2) in of["Daily 4"]) == (True, False)
        assert field(timed, "date") == day(0)

    def test_what_was_done_today_is_named_there_once_and_not_after_an_undo(self, ada, work):
        task = repeats(ada, "Water", work, "every day, 3 times", date=day(0))
        at = [(datetime.now(UTC) + timedelta(seconds=more)).isoformat() for more in range(3)]

        def ticks(of: int) -> str:
            return ada.does("tick_task", tasks=[task], value={"day": day(0), "of": {task: day(of)}}, now=at[of])

        first, _second = ticks(0), ticks(1)
        assert (seen(ada), named(ada, "today")) == ({}, {"Water": at[1]})
        third = ticks(2)
        assert (seen(ada), named(ada, "today")) == ({"Done today": ["Water"]}, {})
        ada.does("undo", value=third)
        assert (seen(ada), named(ada, "today")) == ({}, {"Water": at[1]})
        ada.does("undo", value=_second)
        ada.does("undo", value=first)
        assert (seen(ada), named(ada, "today")) == ({"Today": ["Water"]}, {})

        ada.does("skip_task", tasks=[task], value={"day": day(0), "of": {task: day(0)}})
        assert named(ada, "today") == {}
        long_ago = "2020-01-01T09:00:00+00:00"
        ada.does("tick_task", tasks=[task], value={"day": day(0), "of": {task: day(1)}}, now=long_ago)
        assert named(ada, "today") == {}
