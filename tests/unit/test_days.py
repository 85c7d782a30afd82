"""Days and times: what is one, and how it is told."""

import pytest

from domain.clean import Invalid, clean_day, clean_priority, clean_time
from domain.days import day_in_words


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
