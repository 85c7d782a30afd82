"""Today and Upcoming name what comes again, on its next days or where it was done, and count none of it."""

import json
from datetime import UTC, datetime, timedelta

from sqlalchemy import insert, select

from domain.agenda import AGAIN_MAX, AGAIN_NAMED, DAYS, WEEKS, named_before, stretches
from domain.lists import inbox_of
from domain.views import View
from storage.agenda import agenda_of
from storage.database.engine import writing
from storage.database.tables import tasks
from storage.windows import window
from tests.factories import new_id
from tests.storage.people import field
from tests.storage.test_agenda import day, make, seen


def named(person, kind: str = "upcoming") -> dict[str, str]:
    """Return what a view names as it comes again: on which days, or when it was done."""
    shown = window(person.id, View(kind), 0, 60)
    assert shown
    return {str(row["title"]): str(row.get("comes") or row.get("completed_at")) for row in shown.get("again", [])}


def repeats(person, title: str, to: str, sentence: str, **fields) -> str:
    task = make(person, title, to, **fields)
    person.does("repeat_task", tasks=[task], value={"text": sentence, "day": day(0)})
    return task


def test_it_is_named_on_its_next_days_of_the_weeks_to_come_and_counts_nowhere(ada, work, home):
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


def test_it_follows_what_becomes_of_the_task(ada, work):
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


def test_only_the_nearest_are_named_and_only_ones_own(ada, bob, home):
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


def test_a_day_names_the_first_few_by_their_time_and_counts_the_others(ada, work):
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


def test_what_was_done_today_is_named_there_once_and_not_after_an_undo(ada, work):
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
