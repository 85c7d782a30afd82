"""Before the server has answered, a browser shows tasks and subtasks just as the server will."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.clean import Invalid
from tests.asked_of_node import asking
from tests.factories import instant, new_id, steady
from tests.storage.people import Person


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Give a function that asks what the browser's code makes of something."""
    with asking() as ask:
        yield ask


parents = st.lists(st.none() | st.integers(0, 8), min_size=4, max_size=9)
numbers = st.integers(0, 8)
changes = st.tuples(st.sampled_from(["tick", "untick", "delete", "under"]), numbers, numbers)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@given(parents, st.lists(changes, min_size=1, max_size=4))
@settings(steady, max_examples=40)
@pytest.mark.usefixtures("database")
def test_a_change_of_a_tree_shows_as_the_server_makes_it(browser, parents, changes):
    ada = Person(new_id("person"))
    list_id, ids = ada.makes_list(), [new_id("task") for _ in parents]
    for number, parent in enumerate(parents):
        fields = {"title": f"T{number}"} | ({"parent": ids[parent]} if parent is not None and parent < number else {})
        try:
            ada.does("add_tasks", list=list_id, value=[[ids[number], fields]])
        except Invalid:  # a sixth level
            ada.does("add_tasks", list=list_id, value=[[ids[number], f"T{number}"]])
    for second, (what, number, other) in enumerate(changes, 1):
        view = list_of(ada, list_id)
        task, rows = ids[number % len(ids)], {row["id"]: row for row in view["rows"]}
        if task not in rows:
            continue
        now = instant(second)
        become: dict[str, Any] | None = {"done_at": now}
        if what == "tick":
            ada.does("tick_task", tasks=[task], now=now)
        elif what == "untick":
            ada.does("tick_task", tasks=[task], value=False, now=now)
            become = {"done_at": None}
        elif what == "delete":
            ada.does("delete_task", tasks=[task], now=now)
            become = None
        else:
            under = ids[other % len(ids)]
            if under not in rows or "done_at" in rows[under] or "done_at" in rows[task]:
                continue
            try:
                ada.does("place_task", list=list_id, tasks=[task], value={"after": list_id, "parent": under})
            except Invalid:
                continue
            placed = next(row for row in list_of(ada, list_id)["rows"] if row["id"] == task)
            become = {"parent": under, "order": placed["order"]}
        shown = browser({"view": view, "task": task, "fields": become})
        assert seen(shown) == seen(list_of(ada, list_id))


SENTENCES = ["every day", "every! 3 days", "every Mon and Fri", "every 31st", "every 2 weeks, 3 times", "every year"]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@given(st.sampled_from(SENTENCES), st.integers(-40, 40), st.integers(0, 3), st.integers(1, 3))
@settings(steady, max_examples=25)
@pytest.mark.usefixtures("database")
def test_a_tick_of_what_repeats_shows_the_day_that_the_server_gives_it(browser, sentence, days, until_deadline, ticks):
    ada = Person(new_id("person"))
    now = datetime.now(UTC)
    today = now.date()
    list_id, task = ada.makes_list(), new_id("task")
    dates = {"date": str(today + timedelta(days)), "deadline": str(today + timedelta(days + until_deadline))}
    ada.does("add_tasks", list=list_id, value=[[task, {"title": "Water", "notes": "- [x] can", **dates}]])
    ada.does("repeat_task", tasks=[task], value={"text": sentence, "day": str(today)}, now=now.isoformat())
    [row] = list_of(ada, list_id)["rows"]
    for _ in range(ticks):
        shown = browser({"repeats": row, "today": str(today)})
        value = {"day": str(today), "of": {task: row["date"]}}
        ada.does("tick_task", tasks=[task], value=value, now=now.isoformat())
        [there] = list_of(ada, list_id)["rows"]
        assert (shown is None) == ("done_at" in there)
        if shown is None:
            return
        row |= shown  # without the days after those that the first window brought
        assert [row[name] for name in ("date", "deadline", "notes")] == [
            there[name] for name in ("date", "deadline", "notes")
        ]


def list_of(person: Person, list_id: str) -> dict[str, Any]:
    """Return a list as a person sees it."""
    window = person.sees(list_id)
    assert window is not None
    return {**window}


def seen(view: dict) -> dict[str, Any]:
    """Return what a person sees of a view: completed rows in any order, which the server knows."""
    opened = [one["count"] for one in view["sections"] if not one["done"]]
    rows = [_row(row) for row in view["rows"]]
    at = sum(opened)
    return {
        "open": rows[:at],
        "completed": sorted(rows[at:]),
        "counts": (view["open"], view["done"], [one["count"] for one in view["sections"]]),
    }


def _row(row: dict) -> tuple[str, int, bool, str]:
    return row["title"], row["order"].count("!"), bool(row.get("done_at")), row.get("subtasks") or ""
