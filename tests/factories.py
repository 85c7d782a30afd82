"""Makers of test data. A test says only what matters to it; the rest is filled in here."""

import itertools
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from domain.intents import parse
from domain.schema import blank
from domain.verbs import VERBS, Intent

steady = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
"""For property-based tests: how fast the machine is says nothing about the code."""
utf8 = st.characters(exclude_categories=["Cs"])
"""All characters but lone surrogates: those of `st.text()`, which takes seconds to find out which these are."""

_numbers = itertools.count(1)
_values: dict[str, Any] = {
    "add_list": "Groceries",
    "rename_list": "Shopping",
    "rename_task": "Oat milk",
    "tick_task": True,
    "put_back": "intent-before",
    "empty_trash": "2026-01-01T00:00:00+00:00",
    "set_list": {"title": "Shopping"},
    "set_task": {"title": "Oat milk"},
    "undo": "intent-before",
    "place_task": {"after": ""},
    "duplicate_task": {"task-one": "task-copy"},
    "add_tag": {"title": "errands"},
    "add_smart_list": {"title": "Soon", "query": "p1 deadline:<7d"},
    "set_smart_list": {"query": "p2"},
    "set_tag": {"title": "at home"},
    "merge_tags": "tag-other",
    "tag_task": {"make": {"tag-00000": "errands"}},
    "add_section": ["section-new", {"title": "Kitchen"}],
    "set_section": {"title": "Cellar"},
    "place_section": {"after": ""},
    "delete_section": "up",
    "collapse": {"id": "section-one", "closed": True},
    "add_tasks": [["task-new", {"title": "Eggs"}]],
    "place_list": {"after": ""},
    "place_smart_list": {"after": ""},
    "plan_task": {"task-one": {"date": "2026-01-02", "day_order": "V"}},
    "carry_over": {"before": "2026-01-02", "to": "2026-01-02"},
    "archive_list": True,
    "duplicate_list": {"from": "list-one", "day": "2026-01-01"},
    "save_template": {"from": "list-one", "day": "2026-01-01"},
    "repeat_task": {"text": "every day", "day": "2026-01-01"},
    "skip_task": {"day": "2026-01-01"},
    "use_template": {"from": "list-one", "day": "2026-01-01"},
}
"""An example of the value of each verb that has one, those of version 0.1 too."""

OF_FIELDS = {
    "query": "p2",
    "sort": "date",
    "grouping": "date",
    "date": "2027-01-13",
    "deadline": "2027-01-14",
    "hidden_until": "2024-01-12",
    "time": "14:00",
    "day_order": "a0V",
    "priority": "2",
    "repeat": "FREQ=WEEKLY;BYDAY=WE",
    "colour": "teal",
    "icon": "home",
}
"""An example of the value of each field that a person may set and that does not take any text."""


def instant(second: int) -> str:
    """Return an instant, the later the greater `second` is."""
    return (datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=second)).isoformat()


NOW = instant(0)


def new_id(kind: str = "thing") -> str:
    return f"{kind}-{next(_numbers):08}"


def a_list(**fields) -> dict[str, Any]:
    return {**blank("lists", NOW), "title": "Groceries", "order": "a0", **fields}


def a_task(**fields) -> dict[str, Any]:
    return {**blank("tasks", NOW), "list": "list-one", "title": "Milk", "order": "a0", **fields}


def some_data() -> dict[str, Any]:
    """Return two lists with two tasks each: `list-one` to `list-two`, `task-one` to `task-four`."""
    return {
        "seq": 6,
        "lists": {"list-one": a_list(), "list-two": a_list(title="Holiday", order="a1")},
        "tasks": {
            "task-one": a_task(),
            "task-two": a_task(title="Bread", order="a1", done_at=NOW),
            "task-three": a_task(list="list-two", title="Tent"),
            "task-four": a_task(list="list-two", title="Map", order="a1"),
        },
    }


def a_raw_intent(verb: str, **fields) -> dict:
    """Return an intent as a browser sends it."""
    section = {"section": "section-one"} if verb in VERBS and VERBS[verb].section else {}
    smart = {"smart_list": "smart-list-one"} if verb in VERBS and VERBS[verb].smart_list else {}
    value = {"value": _values.get(verb)}
    if verb in VERBS and VERBS[verb].holds and "value" not in fields:
        value = {"value": [a_part(task_id) for task_id in fields.get("tasks", ["task-one"])]}
    held = {"suggested": "chat"} if verb in VERBS and VERBS[verb].holds else {}
    return {"id": new_id("intent"), "verb": verb, **value, **section, **smart, **held, **fields}


def a_part(task_id: str, verb: str = "tick_task", value: object = True, **fields: Any) -> dict[str, Any]:
    """Return an intent about a task as another one holds it."""
    return {"id": new_id("intent"), "verb": verb, "tasks": [task_id], "value": value, "expects": {}, **fields}


def an_intent(verb: str, **fields) -> Intent:
    return parse(a_raw_intent(verb, **fields))
