"""Repeats: on which days a task comes again.

It is Wednesday, 13 January 2027, if nothing else is said.
"""

from typing import Any

import pytest

from components.tasks.repeat import comes
from domain.repeat import begun, coming, parse, say, step, understood
from domain.repeat.rule import clean_repeat

TODAY = "2027-01-13"


def days_of(sentence: str, count: int, day: str | None = None, today: str = TODAY) -> list[str]:
    """Return the first days of a task that gets a repeat, as it has a date or none."""
    said = understood(sentence, today)
    first, repeat = begun(said.rule, said.starts or day, today)
    return [first, *coming(repeat, first, today, count - 1).days]


# Reported about other apps (the dates were worked out with python-dateutil).


def test_the_31st_is_the_last_day_of_a_shorter_month():
    assert days_of("every 31st", 6, today="2027-01-31") == [
        *("2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31", "2027-06-30"),
    ]


@pytest.mark.parametrize("sentence", ["every month", "every 31st"])
def test_a_task_that_moved_to_the_28th_of_february_comes_on_the_31st_again(sentence):
    day: str | None = "2027-01-31"
    day, repeat = begun(understood(sentence, TODAY).rule, day, TODAY)
    seen = []
    for _ in range(3):
        day, repeat = step(repeat, day, str(day))
        seen.append(day)
    assert seen == ["2027-02-28", "2027-03-31", "2027-04-30"]


def test_half_a_year_and_a_year_later_is_there_where_the_day_is_not():
    assert days_of("every 6 months", 3, "2026-08-30", "2026-08-30") == ["2026-08-30", "2027-02-28", "2027-08-30"]
    assert days_of("every year", 5, "2028-02-29", "2028-02-29") == [
        *("2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"),
    ]


def test_the_nth_weekday_and_months_without_a_fifth():
    assert days_of("every 2nd Tuesday", 4) == ["2027-02-09", "2027-03-09", "2027-04-13", "2027-05-11"]
    fridays = ["2027-01-29", "2027-04-30", "2027-07-30", "2027-10-29", "2027-12-31"]
    assert days_of("every 5th Friday", 5) == fridays
    assert say("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2") == "every 2nd Tuesday of the month"


def test_workdays_of_a_month_are_counted():
    assert days_of("every last workday", 6) == [
        *("2027-01-29", "2027-02-26", "2027-03-31", "2027-04-30", "2027-05-31", "2027-06-30"),
    ]
    assert days_of("every 15th workday", 4) == ["2027-01-21", "2027-02-19", "2027-03-19", "2027-04-21"]


def test_what_was_missed_is_passed_over_and_counted():
    assert step("FREQ=DAILY", "2027-01-05", TODAY)[0] == "2027-01-14"
    assert coming("FREQ=DAILY", "2027-01-05", TODAY).missed == 8
    assert step("FREQ=WEEKLY;BYDAY=TU", "2027-01-05", TODAY)[0] == "2027-01-19"
    assert coming("FREQ=WEEKLY;BYDAY=TU", "2027-01-05", TODAY).missed == 1


def test_who_is_early_does_not_get_the_same_day_again():
    assert step("FREQ=MONTHLY;BYMONTHDAY=-1", "2027-01-31", "2027-01-30")[0] == "2027-02-28"


def test_without_a_date_the_first_day_is_not_in_the_past():
    assert days_of("every 28th", 1) == ["2027-01-28"]
    assert days_of("every day", 1) == [TODAY]
    assert days_of("every Tuesday", 1) == ["2027-01-19"]
    assert days_of("every Tuesday starting 1 March", 1) == ["2027-03-02"]


def test_the_last_day_is_one_and_the_end_counts_days_and_not_ticks():
    assert days_of("every day ending Jan 15", 9) == ["2027-01-13", "2027-01-14", "2027-01-15"]
    assert parse("FREQ=DAILY;UNTIL=20270115T170000Z") == parse("FREQ=DAILY;UNTIL=20270115")
    assert clean_repeat("FREQ=DAILY;UNTIL=08510101") == "FREQ=DAILY;UNTIL=08510101"
    assert step("FREQ=DAILY;UNTIL=20270112", TODAY, TODAY)[0] is None
    day, repeat = step("FREQ=DAILY;COUNT=4", "2027-01-11", "2027-01-12")  # one is late, and the 12th is missed
    assert (day, say(repeat)) == ("2027-01-13", "every day, 2 times, counting those missed")
    day, repeat = step(repeat, day, TODAY)
    assert step(repeat, day, "2027-01-14")[0] is None


def test_from_completion_counts_from_the_day_on_which_it_is_done():
    weekly, months = "FREQ=WEEKLY from completion", "FREQ=MONTHLY;INTERVAL=2 from completion"
    assert step(weekly, "2027-01-08", TODAY) == ("2027-01-20", weekly)
    assert step(months, "2027-01-10", TODAY) == ("2027-03-13", months)
    assert step("FREQ=MONTHLY from completion", None, "2027-01-31")[0] == "2027-02-28"
    assert step("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR from completion", "2027-01-15", "2027-01-15")[0] == "2027-01-18"
    assert step("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU from completion", "2027-01-11", "2027-01-11")[0] == "2027-01-19"
    day, repeat = step("FREQ=DAILY;COUNT=2 from completion", TODAY, TODAY)
    assert step(repeat, day, "2027-01-14")[0] is None


def test_the_next_days_that_are_told_begin_with_a_day_that_is_still_to_come():
    said: Any = comes("FREQ=DAILY;INTERVAL=3 from completion", "2027-03-01", TODAY)
    days = "".join(one.children for one in said[1].children)
    assert days == "Mon 1 Mar, Thu 4 Mar, Sun 7 Mar, Wed 10 Mar, Sat 13 Mar"


@pytest.mark.parametrize(
    ("begins", "days"), [("MO", ["2027-01-24", "2027-02-02"]), ("SU", ["2027-02-02", "2027-02-07"])]
)
def test_a_second_week_goes_by_the_day_on_which_a_week_begins(begins, days):
    text = f"FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST={begins}"
    first = "2027-01-19"
    assert list(coming(text, first, first, 2).days) == (days if begins == "MO" else ["2027-01-31", "2027-02-02"])


@pytest.mark.parametrize(("start", "end"), [("2027-03-27", "2027-03-29"), ("2027-10-30", "2027-11-01")])
def test_a_day_on_which_the_clocks_change_is_one_as_others_are(start, end):
    assert coming("FREQ=DAILY", start, start, 2).days[-1] == end


def test_what_came_for_thousands_of_years_is_found_in_a_few_steps():
    for text in (
        "FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=7",
        "FREQ=MONTHLY;BYMONTHDAY=31",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
    ):
        assert coming(text, "0001-02-28", TODAY).days[0] > TODAY
    assert coming("FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29", "2027-01-01", TODAY).days == ()
    assert coming("FREQ=DAILY", "9999-12-31", TODAY).days == ()
