"""Days and times: what is one, how it is told, which one is today, and how a person may count them."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.clean import Invalid, clean_day, clean_priority, clean_time
from domain.days import CHOICES, Calendar, clean_setting, day_in_words, later, today


@pytest.mark.parametrize("day", ["2027-01-13", "2028-02-29", "0001-01-01", "9999-12-31"])
def test_a_day_is_kept_as_it_is(day):
    assert clean_day(day) == day


@pytest.mark.parametrize("text", ["2027-02-29", "2027-13-01", "20270113", "2027-W02-3", "13.1.2027", " "])
def test_what_is_no_day_is_refused_with_an_example(text):
    with pytest.raises(Invalid, match="2027-01-13"):
        clean_day(text)


@pytest.mark.parametrize("text", ["24:00", "9:05", "12:60", "12:30:00", "noon"])
def test_what_is_no_time_is_refused_with_an_example(text):
    with pytest.raises(Invalid, match="14:05"):
        clean_time(text)


@pytest.mark.parametrize("text", ["0", "4", "p1", "high"])
def test_a_priority_is_one_of_three(text):
    with pytest.raises(Invalid, match="1, 2 or 3"):
        clean_priority(text)


def test_a_day_is_told_with_its_weekday():
    assert day_in_words("2027-01-13") == "Wed 13 Jan 2027"


@pytest.mark.parametrize(
    ("instant", "zone", "day"),
    [
        ("2027-01-13T11:30", "Pacific/Kiritimati", "2027-01-14"),  # UTC+14
        ("2027-01-13T10:30", "Pacific/Pago_Pago", "2027-01-12"),  # UTC-11
        ("2027-01-13T10:30", "Pacific/Kiritimati", "2027-01-14"),  # at the same instant
        ("2027-01-13T23:30", "", "2027-01-13"),
        ("2027-01-13T23:30", "Nowhere/Else", "2027-01-13"),
        ("2028-02-28T23:30", "Europe/Berlin", "2028-02-29"),
        ("2028-02-29T23:30", "Europe/Berlin", "2028-03-01"),
    ],
)
def test_today_is_the_day_where_one_is(instant, zone, day):
    assert today(datetime.fromisoformat(instant).replace(tzinfo=UTC), zone, 0) == day


@pytest.mark.parametrize(
    ("calendar", "said"),
    [
        (Calendar("Europe/Berlin"), "14 Jan 2027, 00:05"),
        (Calendar("Europe/Berlin", clock="12"), "14 Jan 2027, 12:05 am"),
        (Calendar("America/New_York", day_begins="6"), "13 Jan 2027, 18:05"),
        (Calendar("Etc/UTC"), "13 Jan 2027, 23:05"),
        (Calendar(), "13 Jan 2027, 23:05 UTC"),  # whose zone is not known yet
    ],
)
def test_an_instant_is_told_as_the_clock_shows_it_where_one_is(calendar, said):
    assert calendar.in_words("2027-01-13T23:05:59+00:00") == said
    assert calendar.in_words("2027-01-13T23:05:59+00:00", exact=False) == said.partition(",")[0]


@pytest.mark.parametrize(
    ("instant", "begins", "day"),
    [
        ("2027-01-13T02:59", 4, "2027-01-12"),
        ("2027-01-13T03:00", 4, "2027-01-13"),
        # In Berlin, the clock goes from 2 to 3 on the 28th of March, and from 3 back to 2 on the 31st of October.
        ("2027-03-28T01:59", 4, "2027-03-27"),
        ("2027-03-28T02:00", 4, "2027-03-28"),
        ("2027-10-31T02:59", 4, "2027-10-30"),
        ("2027-10-31T03:00", 4, "2027-10-31"),
        ("2027-10-30T22:00", 0, "2027-10-31"),
    ],
)
def test_a_day_begins_at_an_hour_by_the_clock_on_the_wall(instant, begins, day):
    calendar = Calendar("Europe/Berlin", day_begins=str(begins))
    assert calendar.today(datetime.fromisoformat(instant).replace(tzinfo=UTC)) == day


@pytest.mark.parametrize(("name", "choices"), [*CHOICES.items(), ("time_zone", ("UTC", "Europe/Berlin"))])
def test_what_can_be_chosen_is_taken(name, choices):
    assert [clean_setting(name, value) for value in choices] == list(choices)


BAD = [None, "", 7, "7", "Berlin", "../etc/passwd", ["24"], {"24": 1}, "MONDAY"]


@pytest.mark.parametrize("name", [*CHOICES, "time_zone", "colour", None, ["clock"]])
def test_anything_else_is_refused_with_words_that_say_what_to_do(name):
    for value in BAD:
        with pytest.raises(Invalid, match=r"Choose one|Reload"):
            clean_setting(name, value)


@pytest.mark.parametrize("begins", ["0", "2", "3"])
@pytest.mark.parametrize("zone", ["", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia"])
def test_a_browser_is_told_the_day_and_when_it_begins_and_ends(zone, begins):
    calendar, now, year = Calendar(zone, day_begins=begins), datetime(2027, 1, 1, 5, tzinfo=UTC), timedelta(366)
    end = now + year
    while now < end:  # a year, with its changes of the clock
        day, begin, over, *whose = calendar.day_with_bounds(now).split(" ")
        first, last = map(datetime.fromisoformat, (begin, over))
        assert whose == [zone, begins]
        assert first <= now < last
        assert [calendar.today(at) for at in (first, last - timedelta(seconds=1), last)] == [day, day, later(day, 1)]
        now = last
