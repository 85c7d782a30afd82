"""How accounts count days."""

import pytest

from domain.clean import Invalid
from domain.days import Calendar
from storage.accounts.calendars import calendar_of, set_calendar, take_time_zone
from storage.news import news_after, seq_of


def test_a_new_account_counts_days_as_most_do_and_knows_no_place(ada):
    assert calendar_of(ada.id) == Calendar("", "monday", "24", "0")


def test_the_first_browser_says_where_the_person_is_and_no_later_one(ada, bob):
    take_time_zone(ada.id, "Europe/Berlin")
    take_time_zone(ada.id, "Asia/Tokyo")

    assert calendar_of(ada.id).time_zone == "Europe/Berlin"
    assert calendar_of(bob.id).time_zone == ""


def test_what_a_person_chooses_stays(ada, bob):
    for name, value in {"time_zone": "Asia/Tokyo", "week_begins": "sunday", "clock": "12", "day_begins": "4"}.items():
        set_calendar(ada.id, name, value)
    take_time_zone(ada.id, "Europe/Berlin")

    assert calendar_of(ada.id) == Calendar("Asia/Tokyo", "sunday", "12", "4")
    assert calendar_of(bob.id) == Calendar()


def test_other_devices_hear_of_a_choice_that_is_another(ada):
    before = seq_of(ada.id)
    set_calendar(ada.id, "clock", "12")
    assert seq_of(ada.id) == before + 1
    assert news_after(ada.id, before).edit is None  # all may look otherwise
    set_calendar(ada.id, "clock", "12")
    assert seq_of(ada.id) == before + 1


@pytest.mark.parametrize(("name", "value"), [("clock", "13"), ("time_zone", "Atlantis"), ("name", "eve"), (None, None)])
def test_what_cannot_be_chosen_changes_nothing(ada, name, value):
    with pytest.raises(Invalid):
        set_calendar(ada.id, name, value)
    assert calendar_of(ada.id) == Calendar()


def test_of_an_account_that_is_gone_nothing_is_known():
    set_calendar(4711, "clock", "12")
    assert calendar_of(4711) == Calendar()
