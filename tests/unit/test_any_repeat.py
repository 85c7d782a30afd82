"""Rules for any repeat, and for any text that is typed as one."""

from datetime import date, datetime, timedelta
from itertools import islice

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from components.tasks.repeat import comes
from domain.clean import Invalid
from domain.languages import LANGUAGES
from domain.repeat import begun, coming, parse, read, rule_for, say, understood
from domain.repeat.rule import DAY, MONTH, UNITS, WEEK, WORKDAYS, YEAR, Rule, checked
from tests.factories import steady, utf8

TODAY = "2027-01-13"

nths = st.sampled_from([-2, -1, 1, 2, 3, 4, 5])
a_day = st.integers(0, 6)
months = st.lists(st.integers(1, 12), min_size=1, max_size=2, unique=True).map(lambda some: tuple(sorted(some)))
in_month = st.one_of(
    st.lists(st.integers(1, 31), min_size=1, max_size=3, unique=True).map(lambda some: {"days": tuple(sorted(some))}),
    st.integers(-3, -1).map(lambda day: {"days": (day,)}),
    st.integers(29, 31).map(lambda day: {"days": tuple(range(28, day + 1)), "nth": -1}),
    st.lists(st.tuples(nths, a_day), min_size=1, max_size=3, unique=True).map(
        lambda some: {"weekdays": tuple(sorted(some))}
    ),
    nths.map(lambda nth: {"weekdays": WORKDAYS, "nth": nth}),
)
in_week = st.lists(a_day, min_size=1, unique=True).map(
    lambda days: {"weekdays": tuple((0, day) for day in sorted(days))}
)


@st.composite
def rules(draw):
    unit = draw(st.sampled_from([*UNITS]))
    of = {DAY: st.just({}), WEEK: in_week, MONTH: in_month, YEAR: in_month}[unit]
    fields = draw(of) | ({"months": draw(months)} if unit == YEAR else {})
    ends = draw(st.sampled_from([{}, {"until": date(2031, 5, 1)}, {"count": 3}]))
    try:
        return checked(Rule(unit, every=draw(st.integers(1, 4)), **fields, **ends))
    except Invalid:
        return Rule(DAY)


@pytest.mark.parametrize("day", ["0001-01-01", "0001-01-05", "9999-12-24", "9999-12-31"])
@given(rules(), st.sampled_from([0, 5, 6]))
@settings(steady, max_examples=30)
def test_any_rule_bears_the_first_days_that_there_are_and_the_last(day, rule, week_begins):
    meant = rule_for(rule, week_begins)
    for today in (day, TODAY):
        first, repeat = begun(meant, day, today)
        all_days = [first, *coming(repeat, first, today).days, *coming(str(meant), day, today).days]
        if meant.unit == WEEK and meant.weekdays:
            assert {(0, date.fromisoformat(one).weekday()) for one in all_days[1:]} <= set(meant.weekdays)
        assert comes(repeat, day, today)


@given(rules(), st.booleans())
@settings(steady, max_examples=100)
def test_each_rule_is_kept_as_text_and_its_sentence_means_it(rule, from_completion):
    rule = parse(f"{rule} from completion") if from_completion else rule
    assert parse(str(rule)) == rule
    for language in LANGUAGES.values():
        assert understood(say(str(rule), language), TODAY).rule == rule


@given(rules(), st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.integers(0, 800))
@settings(steady, max_examples=100)
def test_the_days_of_a_rule_are_those_that_another_library_finds(rule, first, later):
    start = date.fromisoformat(begun(rule, None, first.isoformat())[0])
    today = start + timedelta(later)
    others = (found.date() for found in rrulestr(str(rule), dtstart=datetime(start.year, start.month, start.day)))
    all_days = list(islice((day.isoformat() for day in others), 1_000))
    found = coming(str(rule), start.isoformat(), today.isoformat(), 4)
    assert list(found.days) == [day for day in all_days if day > today.isoformat()][:4]
    missed = sum(start.isoformat() < day <= today.isoformat() for day in all_days)
    assert found.missed == min(missed, 99)


SOME_WORDS = ["every", "2nd", "31", "last", "day", "week", "of", "the", "month", "until", "may", "3", "times", ",", "!"]


@given(st.text(utf8, max_size=60) | st.lists(st.sampled_from(SOME_WORDS)).map(" ".join))
@settings(steady, max_examples=100)
def test_whatever_is_typed_is_read_or_refused(text):
    found = read(text, TODAY)
    if found is None:
        with pytest.raises(Invalid):
            understood(text, TODAY)
    else:
        assert parse(str(found.rule)) == found.rule
        assert say(str(found.rule))
