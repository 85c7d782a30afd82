"""The facts under a title: the server and the browser say the same of a task."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.chips import Reader, chips_of
from domain.days import Calendar
from domain.schema import TASK
from domain.wire import Tags
from tests.asked_of_node import asking
from tests.factories import NOW, OF_FIELDS, steady


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Give a function that asks what the browser's code makes of something."""
    with asking() as ask:
        yield ask


TODAY = "2027-12-30"
TAGS: Tags = {"tag-one": {"title": "at <home>"}, "tag-two": {"title": "Shop", "colour": "teal"}}
links = st.sampled_from(
    [
        *("https://Example.org/a?b=1),", "HTTP://x.example:8080.", "http://", "http://[x", "ftp://x", "Milk"),
        *("https://ada:secret@example.org:443/x", "https://bank.example@evil.example", "https://a:b/", "https://a|b/"),
        *("https://:80/", "https://ex%zz.org", r"https://example.org\@foo", "http://a:443"),
    ]
)
days_far = st.one_of(st.just(1), st.integers(-20, 20), st.integers(-800, 800)).map(
    lambda far: (date.fromisoformat(TODAY) + timedelta(far)).isoformat()
)
facts = {
    "done_at": st.just(NOW),
    "date": days_far,
    "time": st.times().map(lambda at: f"{at:%H:%M}"),
    "deadline": days_far,
    "hidden_until": days_far,
    "repeat": st.just("every day"),
    "tags": st.lists(st.sampled_from([*TAGS, "tag-gone"]), min_size=1, unique=True).map(" ".join),
    "notes": st.sampled_from(["", "1/2"]),
    "subtasks": st.sampled_from(["0/1", "12/1234"]),
    "under": st.just("Trip"),
    "in_list": st.just("Home"),
}
shown = {name for name, field in TASK.items() if field.settable and field.in_row} - {"title", "section", "parent"}
facts |= {name: st.just(OF_FIELDS.get(name, "Milk")) for name in shown - facts.keys()}


@given(st.fixed_dictionaries({"title": st.lists(links).map(" ".join)}, optional=facts), st.sampled_from(["24", "12"]))
@steady
def test_facts_are_said_alike(browser, task, clock):
    row = {"id": "task-one", "list": "list-one", **task}
    reader = Reader(Calendar(clock=clock), TODAY, TAGS, {})
    assert browser({"chips": row, "today": TODAY, "clock": clock, "tags": TAGS}) == [*chips_of(row, reader)]
