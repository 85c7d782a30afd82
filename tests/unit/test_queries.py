"""Views and progress, as a person sees them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.queries import SHOWS, clean_show, progress
from domain.windows import Summary, Window, demo_view, view_of
from domain.wire import Row
from tests.factories import NOW, steady

counts = st.integers(0, 10**6)


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


@pytest.mark.parametrize("show", SHOWS)
def test_a_view_is_shown_by_its_name(show):
    assert clean_show(show) == show


@pytest.mark.parametrize("value", [None, "", "ALL", "done", 1, ["active"], {"show": "active"}])
def test_what_names_no_view_shows_everything(value):
    assert clean_show(value) == "all"


def a_window() -> Window:
    summary = Summary("list-one", "Groceries", open_count=1, done_count=1, seq=12)
    milk: Row = {"id": "task-one", "title": "Milk", "order": "a0", "done_at": None}
    bread: Row = {"id": "task-two", "title": "Bread", "order": "a1", "done_at": NOW}
    return Window(summary, "all", 0, (milk, bread))


def test_a_view_has_all_that_a_browser_draws():
    assert view_of(a_window()) == {
        "list": "list-one",
        "title": "Groceries",
        "show": "all",
        "start": 0,
        "open": 1,
        "done": 1,
        "seq": 12,
        "rows": [
            {"id": "task-one", "title": "Milk", "order": "a0"},
            {"id": "task-two", "title": "Bread", "order": "a1", "done_at": NOW},
        ],
    }


def test_a_view_goes_over_the_wire_as_it_is():
    assert json.loads(json.dumps(view_of(a_window()))) == view_of(a_window())


def test_the_demo_has_the_shape_of_a_view():
    assert demo_view().keys() == view_of(a_window()).keys()


def test_the_demo_counts_its_tasks():
    assert demo_view()["open"] == len(demo_view()["rows"])
