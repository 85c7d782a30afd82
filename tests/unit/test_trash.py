"""The trash: how many days a deleted list or task stays."""

import pytest

from domain.trash import days_left, oldest_kept

NOW = "2026-02-01T12:00:00+00:00"


@pytest.mark.parametrize(
    ("deleted_at", "left"),
    [
        ("2026-02-01T12:00:00+00:00", 30),
        ("2026-02-01T11:59:59+00:00", 30),
        ("2026-01-31T12:00:00+00:00", 29),
        ("2026-01-03T11:00:00+00:00", 1),
        ("2026-01-02T12:00:00+00:00", 0),
        ("2025-01-02T12:00:00+00:00", 0),
        ("0001-01-01T00:00:00+00:00", 0),
        ("2026-02-01T12:00:01+00:00", 30),  # by a clock that was wrong
        ("9999-12-31T23:59:59+00:00", 30),
    ],
)
def test_the_day_that_has_begun_counts_as_left(deleted_at, left):
    assert days_left(deleted_at, NOW) == left


def test_what_is_kept_has_a_day_left():
    assert days_left(oldest_kept(NOW), NOW) == 0
