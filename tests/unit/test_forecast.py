"""When a list will be done: pure functions, against made-up histories whose rates are known."""

from random import Random

from domain.days import later
from domain.forecast import fared, forecast, weeks_of

TODAY = "2027-01-13"


def done_on_days(rate: float, weeks: int, random: Random) -> list[int]:
    """Return how many tasks somebody does on each day who does `rate` a week, whenever they please."""
    days = [0] * (7 * weeks)
    at = random.expovariate(rate / 7)
    while at < len(days):
        days[int(at)] += 1
        at += random.expovariate(rate / 7)
    return days


def day_on_which_done(left: int, days: list[int]) -> int:
    """Return the first day by which so many are done; the first one is 0."""
    for at, done in enumerate(days):
        left -= done
        if left <= 0:
            return at
    raise AssertionError("the future is too short")


def test_four_of_five_lists_are_done_within_the_band_of_80_percent(monkeypatch):
    monkeypatch.setattr("domain.forecast.SIMULATIONS", 400)
    random, held = Random(13), 0
    for number in range(200):
        rate, weeks, left = random.uniform(2, 8), random.randint(6, 26), random.randint(3, 40)
        found = forecast(done_on_days(rate, weeks, random), left, TODAY, number)
        assert found
        end = later(TODAY, day_on_which_done(left, done_on_days(rate, 200, random)))
        low, high = found.band
        held += bool(low and high and low <= end <= high)

    assert 150 <= held <= 170


def test_a_steady_hand_is_done_when_it_says():
    found = forecast([1] * 70, 14, TODAY)
    assert found
    assert (found.half, found.likely) == ("2027-01-26", "2027-01-26")


def test_half_of_the_simulations_are_done_before_85_percent_are():
    found = forecast([0, 3, 0, 0, 1, 0, 0] * 5 + [0] * 14, 10, TODAY)
    assert found
    assert found.half
    assert found.likely
    assert TODAY < found.half < found.likely


def test_the_same_history_says_the_same():
    days = done_on_days(4, 12, Random(1))
    assert forecast(days, 20, TODAY, "list") == forecast(days, 20, TODAY, "list")


def test_under_ten_completions_or_two_weeks_nothing_can_be_told():
    assert forecast([0, 1, 0, 0, 1, 1, 0] * 3, 5, TODAY) is None
    assert forecast([2] * 13, 5, TODAY) is None
    assert forecast([1] * 14, 5, TODAY) is not None
    assert forecast([1] * 70, 0, TODAY) is None


def test_what_would_take_years_has_no_day():
    found = forecast([1] * 70, 5_000, TODAY)
    assert found
    assert (found.half, found.likely) == (None, None)


def test_weeks_end_with_the_last_day_and_half_a_week_at_the_beginning_does_not_count():
    assert weeks_of([5, 5, *[1] * 7, *[2] * 7]) == [14, 7]


def test_forecasts_of_the_last_weeks_are_compared_with_what_came():
    weeks = fared([1] * 70 + [0] * 7, TODAY)

    assert [(one.week, one.low, one.high, one.done) for one in weeks] == [
        ("2026-12-16", 7, 7, 7),
        ("2026-12-23", 7, 7, 7),
        ("2026-12-30", 7, 7, 7),
        ("2027-01-06", 7, 7, 0),
    ]
    assert [one.held for one in weeks] == [True, True, True, False]
    assert fared([1] * 20, TODAY) == []


def test_what_was_done_in_a_single_week_tells_nothing():
    assert forecast([0] * 28 + [10] + [0] * 6, 5, TODAY) is None
    assert forecast([0] * 27 + [1, 9] + [0] * 6, 5, TODAY)
