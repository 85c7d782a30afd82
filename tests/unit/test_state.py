"""The state that the browser keeps and works out, run by node without a browser, and compared with Python."""

import json
import re
import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from html import unescape
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from components.tasks.notes import rendered
from domain.clean import TASK_TITLE_MAX, clean_notes, clean_title
from domain.days import Calendar, today
from domain.edits import Edit, apply, assign, make
from domain.fold import fold
from domain.groups import groups_by
from domain.notes import boxes
from domain.query import in_words, known, parse, without
from domain.quick_add import read
from domain.words.calendar import Moment
from scripts import day_words
from tests.asked_of_node import NODE, STATE, asking
from tests.factories import NOW, a_list, a_task, steady, utf8
from tests.unit.test_quick_add_corpus import lines as corpus


@pytest.mark.parametrize("file", sorted(STATE.glob("*.test.js")), ids=lambda file: file.name)
def test_what_a_browser_knows(file):
    command = [NODE, "--test", "--test-force-exit", "--test-reporter=spec", file]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Give a function that asks what the browser's code makes of something."""
    with asking() as ask:
        yield ask


# Not all characters, but those that Python and JavaScript could treat differently.
tricky = st.sampled_from("\ufeff\u200b\u00a0\u3000\u2028\x85\x1c\0\t\n \ud83e\ude00aé\u0301")


@given(st.lists(tricky | st.characters(), max_size=12).map("".join))
@steady
def test_a_title_is_cleaned_alike(browser, text):
    assert browser({"clean": text}) == clean_title(text, TASK_TITLE_MAX)


lines = st.sampled_from(
    ["- [ ] a", "* [x] b", "  3) [X] c", "> - [ ] d", "- [y] e", "- [ ]", "```", "~~~", "[x] f", ""]
)


@given(st.lists(lines, max_size=8).map("\n".join))
@steady
def test_boxes_are_counted_alike(browser, notes):
    assert browser({"notes": notes}) == boxes(clean_notes(notes))


ADDRESSES = (
    "https://x.y/(z)  (see https://x.y/(z)).  https://x.y/a)  (https://x.y)  https://x.y/?a=1&b='2'.  http://x;  https://",
    "a:https://x.y  https://x.y/a&amp;  https://x.y/a;  [https://x.y]  *https://x.y*  https://x.y/((z)  https://x.de/ü!",
)


def test_addresses_in_notes_are_found_alike(browser):
    for notes in ADDRESSES:
        here, there = (re.findall('href="([^"]*)"', html) for html in (browser({"typed": notes}), rendered(notes)))
        assert [unescape(one) for one in here] == [unescape(unquote(one)) for one in there]


folded = st.sampled_from("äÄßẞİıſΣςйЙøŁé\u0301\u0308\u0327“’–ﬁ℡がﾊﾞ한\U0001f469") | st.characters()


@given(st.lists(folded, max_size=40).map("".join))
@steady
def test_text_is_compared_alike(browser, text):
    assert browser({"fold": text}) == fold(text)


parts = r'- # @ " “ : p1 P2 date: done: added: < >= today 7d -2w no: is:child 2027-02-28 2027-02-30 in:archive overdue'
typed = st.sampled_from([*parts.split(), " ", "in:all", "tag", "yes", "ä", "\0", "\ud800", ",", "Milk"])


@given(st.lists(typed | utf8, max_size=20).map("".join))
@example("\ufeff")
@example("date:Thurs -date:<fr added:frid deadline:übermorgen date:sonntag done:heute date:next date:constructor")
@steady
def test_what_is_looked_for_is_read_and_said_alike(browser, text):
    tokens = known(parse(text), {"list-one": "2027", "list-two": "20"}, {"tag-one": "tag"})
    assert browser({"query": text, "today": "2027-01-13"}) == [
        [one.kind, one.value, one.relation, one.negated, one.is_chip and in_words(one, "2027-01-13")] for one in tokens
    ]


def test_a_token_is_taken_off_alike(browser):
    text = "Milk “rye bread”  -#Trip p1 😀 p1  oat"
    for token in parse(text):
        first = next(one for one in parse(text) if one.written == token.written)
        assert browser({"query": text, "without": token.written}) == without(text, first)


zones = st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Kiritimati"])


@given(st.datetimes(datetime(2000, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)), zones, st.integers(0, 6))
@steady
def test_a_day_is_counted_alike(browser, now, zone, begins):
    assert browser({"day": [now.timestamp() * 1_000, zone, begins]}) == today(now, zone, begins)


def test_a_time_is_read_alike(browser):
    for text in (
        "um 18 Uhr 30",
        "8 Uhr 05",
        "8uhr",
        "at 8 o'clock",
        "at 9.15 p.m.",
        "um 14:05",
        "at noon",
        "mittags",
        "at about 9",
        "um 5 Uhr",
        "8 o’clock",
    ):
        in_title = read(f"Call 2027-02-01 {text}", Moment(date(2027, 1, 13))).fields["time"]
        assert browser({"times": text}) == [in_title], text
    assert browser({"times": "at 5 o'clock"}) == ["05:00", "17:00"]  # in a title, the afternoon


@pytest.mark.parametrize("clock", ["07:00", "10:00", "18:00", "20:30"])
def test_a_day_with_a_time_is_read_alike(browser, clock):
    for text in corpus("boxes.txt"):
        said = read(f"Call {text}", Moment(date(2027, 1, 13), clock))
        in_title = " ".join(said.fields[name] or "" for name in ("date", "time") if name in said.fields)
        found = browser({"whens": text, "today": "2027-01-13", "time": clock})
        assert (said.title, found) == ("Call", [in_title]), text


def test_a_week_a_weekend_and_a_month_are_read_alike(browser):
    for day in (date(2027, 1, 13) + timedelta(far) for far in range(20)):
        for text in day_words.words()["spans"]:
            in_title = [*read(f"Call {text}", Moment(day)).fields.values()]
            assert browser({"days": text, "today": day.isoformat()}) == in_title, (text, day)


@given(st.times(), st.sampled_from(["24", "12"]))
@steady
def test_a_time_is_said_alike(browser, time, clock):
    at = f"{time:%H:%M}"
    assert browser({"time": [at, clock]}) == Calendar(clock=clock).time_in_words(at)


days_around = st.integers(-10, 10).map(lambda far: (date(2027, 12, 30) + timedelta(far)).isoformat())


@given(
    st.tuples(st.sampled_from(["date", "deadline"]), days_around | st.none())
    | st.tuples(st.just("priority"), st.sampled_from(["1", "2", "3", None]))
)
@steady
def test_a_task_is_grouped_alike(browser, chosen):
    by, value = chosen
    ends = groups_by(by, "2027-12-30")
    group = next(one for one in ends if (value < one.before if value and one.before else value == one.before))
    assert browser({"task": {by: value}, "by": by, "today": "2027-12-30"}) == group.title


LIST = "list-one"
titles = st.sampled_from(["Milk", "Bread", "Eggs"])
numbers = st.integers(0, 4)
steps = st.one_of(
    st.tuples(st.just("add"), numbers, titles),
    st.tuples(st.just("set"), numbers, st.fixed_dictionaries({}, optional={"title": titles, "colour": titles})),
    st.tuples(st.just("tick"), numbers, st.booleans()),
    st.tuples(st.just("delete"), numbers, st.none()),
    st.tuples(st.just("clear"), st.none(), st.none()),
    st.tuples(st.just("rename"), st.none(), titles),
    st.tuples(st.just("undo"), numbers, st.none()),
)


def a_section(key: str, count: int) -> dict:
    return {"key": key, "title": "", "count": count, "done": key == "done"}


class Twins:
    """One list twice: as Python's edits leave it, and as intents show it in a browser."""

    def __init__(self) -> None:
        tasks = {f"task-{n}": a_task(list=LIST, order=f"a{n}", done_at=NOW if n > 2 else None) for n in range(4)}
        self.data: Any = {"seq": 0, "lists": {LIST: a_list()}, "tasks": tasks}
        self.view = self.window()
        self.intents: list[dict] = []
        self.undone: set[str] = set()

    def window(self, show: str = "all") -> dict:
        """Return the view of all that there is."""
        alive = {key: task for key, task in self.data["tasks"].items() if not task["deleted_at"]}
        # In its list, a row does not name that.
        fields = {key: {n: v for n, v in task.items() if v is not None and n != "list"} for key, task in alive.items()}
        rows = [{"id": key, **some} for key, some in fields.items()]
        opened = sorted((row for row in rows if "done_at" not in row), key=lambda row: row["order"])
        done = [row for row in rows if "done_at" in row]
        sections = [a_section("open", len(opened)), a_section("done", len(done))]
        shown = {"all": sections, "active": sections[:1], "completed": sections[1:]}[show]
        view = {"list": LIST, "title": self.data["lists"][LIST]["title"], "open": len(opened), "done": len(done)}
        kept = [row for one in shown for row in (done if one["done"] else opened)]
        return {**view, "start": 0, "sections": shown, "rows": kept}

    def alive(self) -> list[str]:
        return [key for key, task in self.data["tasks"].items() if not task["deleted_at"]]

    def do(self, what: str, number: int | None, value: Any) -> None:
        before = json.loads(json.dumps(self.data))
        edit, shows = self.step(what, number or 0, value)
        apply(edit, self.data)
        self.intents.append({"id": f"intent-{len(self.intents)}", "before": before, "shows": {"list": LIST, **shows}})

    def step(self, what: str, number: int, value: Any) -> tuple[Edit, dict]:
        if what == "undo":
            return self.undo()
        if what == "add":
            task = a_task(list=LIST, title=value, order=f"b{len(self.intents):03}")
            key = f"new-{len(self.intents)}"
            return make("tasks", key, task), {"rows": [[key, {n: v for n, v in task.items() if v is not None}]]}
        if what == "rename":
            return assign("lists", [LIST], {"title": value}), {"title": value, "rows": []}
        if what == "clear":
            done = [key for key in self.alive() if self.data["tasks"][key]["done_at"]]
            return assign("tasks", done, {"deleted_at": NOW}), {"done": 0, "rows": [[key, None] for key in done]}
        if not self.alive():
            return [], {"rows": []}
        key = self.alive()[number % len(self.alive())]
        if what == "delete":
            return assign("tasks", [key], {"deleted_at": NOW}), {"rows": [[key, None]]}
        fields = {"done_at": NOW if value else None} if what == "tick" else value
        return assign("tasks", [key], fields), {"rows": [[key, fields]]}

    def undo(self) -> tuple[Edit, dict]:
        """Undo the last step that is not an undo, as Ctrl+Z does."""
        left = [one for one in self.intents if one["id"] not in self.undone and "undoes" not in one["shows"]]
        if not left:
            return [], {"rows": []}
        last = left[-1]
        self.undone.add(last["id"])
        was = last["before"]
        rows = [[key, before(was["tasks"].get(key), fields)] for key, fields in last["shows"]["rows"]]
        edit = [step for key, fields in rows for step in assign("tasks", [key], fields or {"deleted_at": NOW})]
        title = was["lists"][LIST]["title"]
        return edit + assign("lists", [LIST], {"title": title}), {"undoes": last["id"], "title": title, "rows": rows}


def before(was: dict | None, fields: dict | None) -> dict | None:
    """Return what those fields were that became others; all of them of what went, None of what was not there."""
    return was and {name: was.get(name) for name in (fields or was)}


@given(st.lists(steps, max_size=12), st.sampled_from(["all", "active", "completed"]))
@steady
def test_what_waits_shows_as_it_will_be(browser, taken, show):
    twins = Twins()
    for step in taken:
        twins.do(*step)
    sent = [{name: one[name] for name in ("id", "shows")} for one in twins.intents]
    seen, expected = browser({"view": twins.view, "intents": sent}), twins.window()
    assert comparable(seen) == comparable(expected)

    shown = [one for one in twins.view["sections"] if one["key"] in SHOWN[show]]
    only = browser({"view": {**twins.view, "sections": shown}, "intents": sent})
    assert comparable(only)["rows"] == comparable(twins.window(show))["rows"]


SHOWN = {"all": ("open", "done"), "active": ("open",), "completed": ("done",)}


NOT_SHOWN = ("deleted_at", "stands")


def comparable(view: dict) -> dict:
    """Return what a view shows; completed tasks in any order, as the server knows when each was ticked."""
    rows = [{n: v for n, v in row.items() if v is not None and n not in NOT_SHOWN} for row in view["rows"]]
    done = sorted((row for row in rows if row.get("done_at")), key=lambda row: row["id"])
    opened = [row for row in rows if not row.get("done_at")]
    counts = [section["count"] for section in view["sections"]]
    return {"title": view["title"], "open": view["open"], "done": view["done"], "counts": counts, "rows": opened + done}
