"""A file that a person brings: what is read of it, what is skipped, what is refused."""

import json
from datetime import UTC, datetime
from itertools import count
from typing import Any

import ijson
import pytest
from fractional_indexing import FIError, validate_order_key
from hypothesis import given
from hypothesis import strategies as st

from domain import import_file
from domain.clean import Invalid, clean_order, clean_title, is_id
from domain.export import json_lines
from domain.import_file import FOREIGN, NEWER, TOO_MANY, Found, read
from domain.import_plan import own_id, plan
from domain.lists import inbox_of
from domain.schema import TASK, empty
from tests.factories import NOW, a_list, a_task, steady, utf8


def read_bytes(content: bytes) -> Found:
    return read(ijson.basic_parse(content, use_float=True), NOW)


def keys(_last: str | None, wanted: int) -> list[str]:
    return [f"a{n}" for n in range(wanted)]


def read_file(lists: object, tasks: object, **head: object) -> Found:
    head = {"format": "dash-to-do", "version": 1, **head}
    return read_bytes(json.dumps({**head, "lists": lists, "tasks": tasks}).encode())


LIST = {"list-one": {"title": "Groceries"}}

ids = st.text("abcXYZ019_-", min_size=8, max_size=12)
titles = st.text(utf8, min_size=1, max_size=30).map(clean_title).filter(bool)
instants = st.datetimes(max_value=datetime(2026, 1, 1), timezones=st.just(UTC)).map(datetime.isoformat)
maybe = st.none() | instants
orders = st.sampled_from(["a0", "a1", "Zz", "b00V"])
some_lists = st.dictionaries(
    ids,
    st.fixed_dictionaries({"title": titles, "order": orders, "created_at": instants, "deleted_at": maybe}),
    min_size=1,
)


@st.composite
def some_data(draw) -> dict:
    lists = draw(some_lists)
    fields = {"list": st.sampled_from(sorted(lists)), "title": titles, "order": orders}
    fields |= {"done_at": maybe, "created_at": instants, "deleted_at": maybe}
    return {"lists": lists, "tasks": draw(st.dictionaries(ids, st.fixed_dictionaries(fields)))}


@steady
@given(some_data())
def test_what_is_exported_is_read_again_without_loss(data):
    changes = [("list-one", 1, NOW, "intent-1", "tasks", "task-one", "title", None, "a")]
    text = "".join(json_lines("server", NOW, {entity: ones.items() for entity, ones in data.items()}, changes))
    found = read_bytes(text.encode())

    assert ({entity: ones for entity, ones in found.entities.items() if ones}, found.skipped) == (
        {entity: ones for entity, ones in data.items() if ones},
        [],
    )


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(utf8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(utf8, max_size=12), inner, max_size=3),
)
fields = st.dictionaries(st.sampled_from(list(TASK)) | st.text(utf8, max_size=5), anything | titles | instants)
entities = st.dictionaries(ids | st.text(utf8, max_size=9), fields | anything, max_size=4)


@steady
@given(entities | anything, entities | anything)
def test_whatever_is_in_a_file_only_what_can_be_kept_is_found(lists, tasks):
    try:
        found = read_file(lists, tasks)
    except Invalid:
        return
    for key, one in [*found.entities["lists"].items(), *found.entities["tasks"].items()]:
        assert is_id(key)
        assert one["title"] == clean_title(one["title"]) != ""
        assert "\0" not in one["title"]
        assert clean_order(one.get("order", "a0"))
        assert all(
            one.get(name) is None or isinstance(one[name], str) for name in ("done_at", "created_at", "deleted_at")
        )
    assert all(one["list"] in found.entities["lists"] for one in found.entities["tasks"].values())


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ({"format": "other"}, FOREIGN),
        ({"format": None}, FOREIGN),
        ({"version": "1"}, FOREIGN),
        ({"version": True}, FOREIGN),
        ({"version": 0}, FOREIGN),
        ({"version": 2}, NEWER),
    ],
)
def test_a_foreign_or_newer_file_is_refused(head, message):
    with pytest.raises(Invalid) as refusal:
        read_file(LIST, {}, **head)
    assert str(refusal.value) == message


@pytest.mark.parametrize("content", [b"[]", b"5", b'"text"', b"{}", b'{"lists": {}, "tasks": {}}', b'[{"format": 1}]'])
def test_json_of_something_else_is_foreign(content):
    with pytest.raises(Invalid) as refusal:
        read_bytes(content)
    assert str(refusal.value) == FOREIGN


@pytest.mark.parametrize(
    ("task", "reason"),
    [
        ({"title": {"type": "Img", "props": {}}}, "title: A title is text."),
        ({"title": " \0\n "}, "title: A task needs a title."),
        ({"title": "x" * 1_001}, "title: A title has at most 1,000 characters, and this one has 1,001. Shorten it."),
        ({"title": "Milk", "list": "elsewhere"}, "Its list is not in this file."),
        ({"title": "Milk", "list": ["list-one"]}, "Its list is not in this file."),
        ({"title": "Milk", "done_at": "yesterday"}, "done_at: This is not a valid time, with its time zone."),
        ({"title": "Milk", "done_at": "2026-01-01T00:00:00"}, "done_at: This is not a valid time, with its time zone."),
        ({"title": "Milk", "deleted_at": 5}, "deleted_at: This is not a valid time, with its time zone."),
        ({"title": "Milk", "created_at": None}, "created_at: This is not a valid time, with its time zone."),
        ("Milk", "It is not a list or a task."),
        ([[[["Milk"]]]], "It is not a list or a task."),
    ],
)
def test_a_task_that_cannot_be_kept_is_skipped_with_the_reason_and_the_others_are_found(task, reason):
    good = {"list": "list-one", "title": "Bread"}
    bad = {"list": "list-one", **task} if isinstance(task, dict) else task
    found = read_file(LIST, {"task-bad-1": bad, "task-good": good})

    assert [one.reason for one in found.skipped] == [reason]
    assert list(found.entities["tasks"]) == ["task-good"]


@pytest.mark.parametrize(
    ("repeat", "reason"), [("FREQ=HOURLY", "once a day"), ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "no such day")]
)
def test_a_task_whose_repeat_cannot_be_kept_comes_without_it_and_that_is_told(repeat, reason):
    found = read_file(LIST, {"task-rent": {"list": "list-one", "title": "Rent", "repeat": repeat}})

    assert "repeat" not in found.entities["tasks"]["task-rent"]
    [skipped] = found.skipped
    assert (skipped.what, reason in skipped.reason) == ("The repeat of Rent", True)


def test_what_names_something_that_is_nowhere_is_left_out_alone_and_that_is_told():
    lists = {**LIST, "list-two": {"title": "Holiday"}}
    tasks = {
        "task-above": {"list": "list-one", "title": "Shop", "tags": "no-such-1 \0 tag-here", "day_order": 5},
        "task-bread": {"list": "list-one", "title": "Bread", "parent": "task-after", "tags": ["tag-here"]},
        "task-after": {"list": "list-one", "title": "Bake", "tags": "tag-file gone-tag"},
        "task-other": {"list": "list-two", "title": "Tent", "parent": "task-above", "section": "x"},
        "task-there": {"list": "list-one", "title": "Tea", "parent": "task-after", "section": 7, "tags": "gone-tag"},
    }
    found = read_file(lists, tasks, tags={"tag-file": {"title": "home"}})
    here: Any = {**empty(), "lists": {"list-one": a_list()}, "tags": {"tag-here": {"title": "work"}}}
    here["tasks"] = {"task-there": {**a_task(list="list-one", title="Tea"), "tags": "gone-tag"}}
    made = plan(found, {}, here, {}, keys, NOW)

    assert [f"{one.what}: {one.reason}" for one in made.skipped] == [
        "The tags of Bread: It is not understood. All else is imported.",
        "The section of Tea: It is not understood. All else is imported.",
        "2 tags of Shop: They are neither in this file nor here. All else is imported.",
        "A tag of Bake: It is neither in this file nor here. All else is imported.",
        "The section of Tent: It is not in this file, or in another list. All else is imported.",
        "The parent of Tent: It is not in this file, or in another list. All else is imported.",
    ]
    new = {path[1]: value for edit in made.edits.values() for path, value in edit if path[0] == "tasks"}
    kept = {one["title"]: (one["parent"], one["section"], one["tags"]) for one in new.values() if isinstance(one, dict)}
    assert kept == {
        "Shop": (None, None, "tag-here"),
        "Bread": ("task-after", None, None),
        "Bake": (None, None, "tag-file"),
        "Tent": (None, None, None),
    }
    assert new["task-there"] == "task-after"  # and the tag that it has already stays


@pytest.mark.parametrize(
    "later", ["9999-12-31T23:59:59+00:00", "2500-01-01T00:00:00+02:00", "9999-12-31T23:59:59-14:00"]
)
@pytest.mark.parametrize("field", ["created_at", "deleted_at", "done_at"])
def test_an_instant_in_the_future_becomes_now_or_is_refused_and_that_is_said(field, later):
    milk = {"list": "list-one", "title": "Milk", field: later}
    found = read_file({"list-one": {"title": "Groceries", field: later}}, {"task-milk": milk})

    if later.endswith("-14:00"):  # is after the year 9999
        assert [one.reason for one in found.skipped] == [
            f"{field}: This is not a valid time, with its time zone."
        ] * len(found.skipped)
        assert not found.entities["tasks"]
    else:
        assert found.entities["tasks"]["task-milk"][field] == NOW
        assert found.set_to_now == ["List Groceries"] * (field != "done_at") + ["Milk"]
        assert plan(found, {}, empty(), {}, keys, NOW).set_to_now == found.set_to_now


def test_a_file_that_is_nested_without_end_is_refused_where_it_is_too_deep():
    events = ("start_array" if level % 2 else "start_map" for level in count())
    with pytest.raises(Invalid) as refusal:
        read(((event, None) for event in events), NOW)
    assert str(refusal.value) == FOREIGN


def test_a_title_is_one_line_of_characters_that_can_be_kept():
    found = read_file({"list-one": {"title": "A\0b\nc\ud800"}}, {})

    assert found.entities["lists"]["list-one"]["title"] == clean_title(found.entities["lists"]["list-one"]["title"])


def test_too_many_entries_are_refused(monkeypatch):
    monkeypatch.setattr(import_file, "ENTRIES_MAX", 3)
    read_file(LIST, {f"task-{n}aaa": {"list": "list-one", "title": "x"} for n in range(2)})
    with pytest.raises(Invalid) as refusal:
        read_file(LIST, {f"task-{n}aaa": {"list": "list-one", "title": "x"} for n in range(3)})
    assert str(refusal.value) == TOO_MANY


@steady
@given(st.text("0aAzZ1V", max_size=5) | st.sampled_from(["A" + "0" * 26, "A" + "0" * 26 + "V", "z" * 27]))
def test_a_place_is_what_the_library_takes_for_one(text):
    try:
        validate_order_key(text)
        valid = True
    except (FIError, IndexError):
        valid = False
    try:
        taken = clean_order(text) == text
    except Invalid:
        taken = False
    assert taken == valid


def test_an_id_of_somebody_else_becomes_the_same_one_each_time_and_another_for_each_account():
    assert own_id(1, "task-one") == own_id(1, "task-one")
    assert is_id(own_id(1, "task-one"))
    assert len({own_id(1, "task-one"), own_id(2, "task-one"), own_id(1, "task-two"), "task-one"}) == 4


def test_what_the_file_does_not_say_is_not_changed():
    here: Any = {"seq": 0, "lists": {"list-one": a_list()}, "tasks": {"task-one": a_task(done_at=NOW)}}
    found = Found(
        {"lists": {"list-one": {"title": "Groceries"}}, "tasks": {"task-one": {"list": "list-one", "title": "Milk"}}}
    )
    made = plan(found, {}, here, {}, lambda _, count: ["a0"] * count, NOW)

    assert (made.same, made.edits) == (2, {})


def test_new_tasks_of_a_list_that_is_put_away_here_and_none_of_the_inbox_are_put_away():
    inbox = inbox_of(1)
    here: Any = {**empty(), "lists": {"list-one": a_list(archived_at=NOW), inbox: a_list()}}
    lists = {**LIST, inbox: {"title": "Inbox", "deleted_at": NOW}}
    tasks = {"task-one": {"list": "list-one", "title": "Milk"}, "task-two": {"list": inbox, "title": "Bread"}}
    assert plan(read_file(lists, tasks), {}, here, {}, keys, NOW).put_away["tasks"] == 1


def test_a_task_that_is_in_another_list_here_stays_there():
    here: Any = {
        "seq": 0,
        "lists": {"list-one": a_list(), "list-two": a_list()},
        "tasks": {"task-one": a_task(list="list-two")},
    }
    found = Found(
        {"lists": {"list-one": {"title": "Groceries"}}, "tasks": {"task-one": {"list": "list-one", "title": "Milk"}}}
    )
    made = plan(found, {}, here, {}, lambda _, count: ["a0"] * count, NOW)

    assert [one.what for one in made.skipped] == ["Milk"]
    assert made.edits == {}
