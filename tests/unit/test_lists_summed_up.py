"""A list summed up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.lists import Summary
from tests.factories import steady

counts = st.integers(0, 10**6)


def progress(open_count: int, done_count: int) -> int:
    return Summary("list-one", "Groceries", open_count, done_count, seq=1).progress


@pytest.mark.parametrize(
    ("open_count", "done_count", "percent"), [(0, 0, 0), (3, 0, 0), (1, 1, 50), (2, 1, 33), (1, 999, 99), (0, 3, 100)]
)
def test_progress_is_what_is_done_in_whole_percent(open_count, done_count, percent):
    assert progress(open_count, done_count) == percent


@given(counts, counts)
@steady
def test_progress_is_100_only_when_nothing_is_open(open_count, done_count):
    assert (progress(open_count, done_count) == 100) == (open_count == 0 and done_count > 0)


@given(counts, counts)
@steady
def test_progress_is_never_below_0_or_above_100(open_count, done_count):
    assert 0 <= progress(open_count, done_count) <= 100


@given(counts, counts)
@steady
def test_progress_never_falls_by_a_tick(open_count, done_count):
    assert progress(open_count, done_count + 1) >= progress(open_count + 1, done_count)
