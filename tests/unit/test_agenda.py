"""The headings of Upcoming."""

import itertools
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from domain.agenda import DAYS, FAR, WEEKS, stretches
from domain.days import later

days = st.dates(date(2000, 1, 1), date(2100, 1, 1)).map(date.isoformat)
weeks_begin = st.sampled_from([0, 5, 6])


@given(days, weeks_begin)
def test_every_day_to_come_has_one_heading(today, week_begins):
    found = stretches(today, week_begins)
    assert found[0].first == later(today, 1)
    assert all(one.before == other.first for one, other in itertools.pairwise(found))
    assert all(one.first < one.before for one in found)
    assert found[-1].before == FAR
    assert len({one.key for one in found}) == len(found)


@given(days, weeks_begin)
def test_two_weeks_have_a_heading_a_day(today, week_begins):
    found = stretches(today, week_begins)
    assert [one.first for one in found if one.is_day] == [later(today, number) for number in range(1, DAYS + 1)]


@given(days, weeks_begin)
def test_weeks_end_when_the_next_ones_begin(today, week_begins):
    weeks = [one for one in stretches(today, week_begins) if one.key.startswith("week-")]
    assert len(weeks) == WEEKS
    assert {date.fromisoformat(one.before).weekday() for one in weeks} == {week_begins}


def test_headings_say_which_days_they_are():
    titles = [one.title for one in stretches("2026-11-26", 0)]
    assert titles[:2] == ["Tomorrow, Fri 27 Nov", "Sat 28 Nov"]
    assert titles[14:20] == [
        "11 to 13 Dec",
        "14 to 20 Dec",
        "21 to 27 Dec",
        "28 Dec to 3 Jan",
        "Rest of January 2027",
        "February 2027",
    ]
