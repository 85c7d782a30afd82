"""Insights follow from what a person did, whatever was undone, moved and deleted since."""

from datetime import UTC, datetime, timedelta

import pytest

from components.insights.tables import in_list
from domain.insights import Insights
from domain.query import IN_ALL
from domain.views import View
from storage import insights as storage_insights
from storage.accounts.calendars import set_calendar
from storage.database.engine import writing
from storage.database.tables import tallies
from storage.insights import insights_of
from storage.tallies import count_again
from storage.windows import window
from tests.a_year import OLD, PUT_OFF, live_a_year
from tests.factories import new_id
from tests.storage.people import Person

NOW = datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0) - timedelta(days=1)


def at(days: float = 0) -> str:
    """Return an instant so many days before noon of yesterday."""
    return (NOW - timedelta(days)).isoformat()


def insights(person: Person, list_id: str | None = None) -> Insights:
    found = insights_of(person.id, list_id)
    assert found
    return found


def makes(person: Person, *titles: str, now: str) -> tuple[str, list[str]]:
    """Make a list with tasks at an instant; return its id, and theirs."""
    list_id, tasks = new_id("list"), [new_id("task") for _ in titles]
    person.does("add_list", list=list_id, value="Garden", now=now)
    if titles:
        pairs = [[key, title] for key, title in zip(tasks, titles, strict=True)]
        person.does("add_tasks", list=list_id, value=pairs, now=now)
    return list_id, tasks


@pytest.fixture
def garden(ada):
    """Give the tasks of a list of Ada's that she made ten days ago."""
    return makes(ada, "Dig", "Sow", "Hoe", now=at(10))


def test_what_is_done_counts_on_its_day_and_what_is_opened_again_does_not(ada, garden):
    list_id, (dig, sow, hoe) = garden
    ada.does("tick_task", tasks=[dig, sow], value=True, now=at(3))
    undone = ada.does("tick_task", task=hoe, value=True, now=at(2))
    ada.does("undo", value=undone, now=at(1))
    ada.does("tick_task", task=sow, value=False, now=at(1))
    ada.does("tick_task", task=sow, value=True, now=at(0.5))

    for shown in (insights(ada), insights(ada, list_id)):
        assert shown.days == {at(3)[:10]: 1, at(0.5)[:10]: 1}
        assert [(one.title, sum(one.weeks)) for one in shown.series] == [("Garden", 2)]
        assert (shown.flow[-1].open, shown.left) == (1, 1)
        assert (sum(week.added for week in shown.flow), sum(week.done for week in shown.flow)) == (3, 2)


def test_half_past_eleven_at_night_in_los_angeles_counts_for_that_day_and_another_zone_tells_it_otherwise(ada):
    set_calendar(ada.id, "time_zone", "America/Los_Angeles")
    _, (late,) = makes(ada, "Sleep", now="2026-01-01T00:00:00+00:00")
    day = NOW.date() - timedelta(5)
    ada.does("tick_task", task=late, value=True, now=f"{day + timedelta(1)}T07:30:00+00:00")

    assert insights(ada).days == {str(day): 1}
    set_calendar(ada.id, "time_zone", "Asia/Kathmandu")
    assert insights(ada).days == {str(day + timedelta(1)): 1}
    set_calendar(ada.id, "time_zone", "Europe/London")
    set_calendar(ada.id, "day_begins", "6" if NOW.month in (11, 12, 1, 2) else "5")
    assert insights(ada).days == {str(day + timedelta(1)): 1}


def test_what_repeats_counts_each_time_and_not_when_it_is_taken_back(ada):
    list_id, (water,) = makes(ada, "Water", now=at(10))
    day = (NOW - timedelta(9)).date()
    ada.does("repeat_task", task=water, value={"text": "every day", "day": str(day)}, now=at(9))
    for days in (5, 4):
        ada.does("tick_task", task=water, value={"day": at(days)[:10]}, now=at(days))
    last = ada.does("tick_task", task=water, value={"day": at(3)[:10]}, now=at(3))
    undone = ada.does("undo", value=last, now=at(3))

    assert insights(ada).days == {at(5)[:10]: 1, at(4)[:10]: 1}
    assert insights(ada).left == 1
    assert (insights(ada, list_id).once, sum(week.done for week in insights(ada).flow)) == (0, 2)

    other, _ = makes(ada, now=at(2.5))
    ada.does("place_task", tasks=[water], list=other, value={"after": ""}, now=at(2.5))
    ada.does("undo", value=undone, now=at(2))
    assert insights(ada, other).days == insights(ada).days == {at(5)[:10]: 1, at(4)[:10]: 1, at(3)[:10]: 1}
    assert count_again() == 0


def test_what_repeats_counts_each_time_though_it_was_done_ahead_or_twice_for_a_day(ada):
    _, (water,) = makes(ada, "Water", now=at(10))
    first, ahead = str((NOW - timedelta(6)).date()), str((NOW + timedelta(6)).date())
    ada.does("repeat_task", task=water, value={"text": "every week", "day": ahead}, now=at(9))
    ticks = []
    for days, day in ((5, ahead), (4, first), (3, first)):
        ada.does("set_task", tasks=[water], value={"date": day}, now=at(days + 0.1))
        ticks.append(ada.does("tick_task", task=water, value={"day": at(days)[:10]}, now=at(days)))

    assert insights(ada).days == {at(5)[:10]: 1, at(4)[:10]: 1, at(3)[:10]: 1}
    ada.does("undo", value=ticks[-1], now=at(2))
    assert insights(ada).days == {at(5)[:10]: 1, at(4)[:10]: 1}


def test_a_clock_that_was_set_back_takes_no_completion_back(ada):
    _, (water,) = makes(ada, "Water", now=at(10))
    ada.does("repeat_task", task=water, value={"text": "every day", "day": at(9)[:10]}, now=at(9))
    ticks = [ada.does("tick_task", task=water, value={"day": at(3)[:10]}, now=at(days)) for days in (3, 5, 5)]

    assert insights(ada).days == {at(3)[:10]: 3}
    undone = [ada.does("undo", value=tick, now=at(5)) for tick in reversed(ticks[1:])]
    assert insights(ada).days == {at(3)[:10]: 1}
    ada.does("undo", value=undone[-1], now=at(5))
    assert insights(ada).days == {at(3)[:10]: 2}
    assert count_again() == 0


def test_a_task_counts_with_its_past_in_the_list_to_which_it_went(ada, garden):
    list_id, (dig, *_) = garden
    other, _ = makes(ada, now=at(9))
    ada.does("tick_task", task=dig, value=True, now=at(3))
    ada.does("place_task", tasks=[dig], list=other, value={"after": ""}, now=at(2))

    assert insights(ada, list_id).days == {}
    assert insights(ada, other).days == {at(3)[:10]: 1}
    assert sum(week.added for week in insights(ada, other).flow) == 1


def test_what_was_done_goes_on_counting_when_it_is_gone_for_good_and_a_slip_never_counted(ada, garden):
    list_id, (dig, sow, _) = garden
    ada.does("tick_task", task=dig, value=True, now=at(3))
    ada.does("delete_task", tasks=[dig, sow], now=at(2))
    slip = new_id("task")
    ada.does("add_tasks", list=list_id, value=[[slip, "Oops"]], now=at(1.01))
    ada.does("delete_task", tasks=[slip], now=at(1))
    before = insights(ada, list_id)
    ada.does("purge_task", tasks=[dig, sow, slip], now=at(0))

    assert insights(ada, list_id) == before
    assert before.days == {at(3)[:10]: 1}
    assert (sum(week.added for week in before.flow), before.left) == (3, 1)
    assert count_again() == 0


def test_lists_in_the_trash_do_not_count_and_those_in_the_archive_do_in_what_was_done(ada, garden):
    list_id, (dig, *_) = garden
    ada.does("tick_task", task=dig, value=True, now=at(3))
    ada.does("archive_list", list=list_id, value=True, now=at(2))
    assert (insights(ada).days, insights(ada).left, insights(ada).oldest) == ({at(3)[:10]: 1}, 0, ())
    assert (insights(ada).series[0].in_use, insights(ada, list_id).in_use) == (False, False)
    for of in (in_list(insights(ada, list_id).title, insights(ada, list_id).in_use), IN_ALL):
        found = window(ada.id, View("search", f"done:{at(3)[:10]} {of}"), 0, 9)
        assert found
        assert [row["title"] for row in found["rows"]] == ["Dig"]

    ada.does("delete_list", list=list_id, now=at(1))
    assert insights(ada).days == {}
    assert insights_of(ada.id, list_id) is None
    ada.does("restore_list", list=list_id, now=at(1))
    assert insights(ada).days == {at(3)[:10]: 1}


def test_others_see_nothing_of_it(ada, bob, garden):
    list_id, (dig, *_) = garden
    ada.does("tick_task", task=dig, value=True, now=at(3))

    assert insights_of(bob.id, list_id) is None
    assert insights_of(bob.id, "no id") is None
    assert (insights(bob).days, insights(bob).oldest, insights(bob).left) == ({}, (), 0)


def test_moved_on_is_what_a_person_put_off_three_times_by_their_own_doing(ada, garden):
    _, (dig, sow, hoe) = garden
    days = [str(NOW.date() + timedelta(number)) for number in range(6)]
    for day in days[:3]:
        ada.does("set_task", tasks=[dig, sow], value={"date": day}, now=at(5))
    assert insights(ada).put_off == ()

    for task in (dig, sow):
        last = ada.does("plan_task", tasks=[task], value={task: {"date": days[4]}}, now=at(4))
    ada.does("undo", value=last, now=at(4))
    ada.does("repeat_task", task=hoe, value={"text": "every day", "day": days[0]}, now=at(4))
    for day in days[:4]:
        ada.does("tick_task", task=hoe, value={"day": day}, now=at(4))

    [one] = insights(ada).put_off
    assert (one.id, one.times, one.first_date, one.date) == (dig, 3, days[0], days[4])
    ada.does("tick_task", task=dig, value=True, now=at(3))
    assert insights(ada).put_off == ()


def test_the_oldest_are_told_first_and_what_is_hidden_or_repeats_is_not(ada, garden):
    list_id, (dig, sow, hoe) = garden
    ada.does("set_task", tasks=[dig], value={"hidden_until": str(NOW.date() + timedelta(30))}, now=at(1))
    ada.does("set_task", tasks=[sow], value={"repeat": "FREQ=DAILY"}, now=at(1))
    makes(ada, "Weed", now=at(1))

    assert [one.title for one in insights(ada).oldest] == ["Hoe", "Weed"]
    assert [one.id for one in insights(ada, list_id).oldest] == [hoe]


def test_sums_that_are_lost_are_made_anew(ada):
    live_a_year(ada.id, NOW, 60)
    shown = insights(ada)
    assert sum(shown.days.values()) > 50
    with writing() as connection:
        connection.execute(tallies.delete())
    assert insights(ada).days == {}

    assert count_again() > 50
    assert insights(ada) == shown


def test_what_moves_on_by_itself_takes_no_place_of_what_was_put_off(ada, garden, monkeypatch):
    monkeypatch.setattr(storage_insights, "_OFTEN", storage_insights._OFTEN.limit(1))
    _, (dig, sow, _) = garden
    ada.does("repeat_task", tasks=[dig])
    for day in range(1, 6):
        ada.does("tick_task", tasks=[dig], now=f"2026-02-0{day}T08:00:00+00:00", value=True)
    for day in range(1, 5):
        ada.does("set_task", tasks=[sow], value={"date": f"2026-03-0{day}"})
    assert [one.title for one in insights(ada).put_off] == ["Sow"]
    for day in range(1, 6):
        ada.does("set_task", tasks=[dig], value={"date": f"2027-03-0{day}"})
    assert {one.title for one in insights(ada).put_off} == {"Sow", "Dig"}


def test_a_year_has_all_that_there_is_to_see(ada):
    ids = live_a_year(ada.id, NOW, 120, busy=0.4)
    shown, home = insights(ada), insights(ada, ids["Home"])

    assert {one.title for one in shown.series} == set(ids)
    assert OLD in [one.title for one in home.oldest]
    assert [(one.title, one.times) for one in home.put_off] == [(PUT_OFF, 5)]
    assert home.forecast
    assert home.forecast.left == home.once <= home.left == home.flow[-1].open
    assert len(home.fared) == 4
    assert shown.forecast is None
