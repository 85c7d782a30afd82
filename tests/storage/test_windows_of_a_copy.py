"""A browser shows from its whole copy, without the server, the windows that the database gives."""

import json
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from domain.days import later
from domain.views import View
from domain.wire import Window
from storage.accounts.calendars import calendar_of, set_calendar
from storage.windows import window
from tests.asked_of_node import asking
from tests.factories import new_id
from tests.storage.copies import WholeCopy

OF_THE_SERVER = {"next", "missed", "comes", "repeat"}
"""The facts of a row that a browser cannot work out."""
OF_WINDOW = ("title", "show", "open", "done", "hidden", "list", "adds", "sets", "nothing")
OF_HEADS = ("key", "title", "count", "closed", "done", "order", "holds", "by", "sets", "stays")
SORTS = [None, "date", "deadline", "priority", "title", "age"]


@pytest.fixture
def full(ada, bob):
    """Give Ada, who has lists of all kinds, with sections, subtasks, tags, and tasks on all days."""
    set_calendar(ada.id, "time_zone", "Pacific/Auckland")
    set_calendar(ada.id, "day_begins", "4")
    set_calendar(ada.id, "week_begins", "sunday")
    random, today = Random(3), calendar_of(ada.id).today(datetime.now(UTC))
    tags = [ada.makes_tag("home"), ada.makes_tag("shop")]
    for number, sort in enumerate(SORTS):
        list_id = ada.makes_list(title=f"List {number}")
        section = ada.makes_section(list_id, title="Kitchen")
        tops = _adds(ada, random, list_id, today, 12)
        for task in random.sample(tops, 5):
            ada.does("set_task", tasks=[task], value={"section": section})
        below = _adds(ada, random, list_id, today, 4, parent=tops[0])
        _adds(ada, random, list_id, today, 3, parent=below[0])
        for one in {1: [section], 2: [below[0]], 3: [section, tops[0]]}.get(number, []):
            ada.does("collapse", value={"id": one, "closed": True})
        for task in random.sample(tops + below, 6):
            ada.tags(task, add=[random.choice(tags)])
        for task in random.sample(tops + below, 6):
            ago = random.choice([0, 1, 30, 60])
            ada.does("tick_task", tasks=[task], value=True, now=(datetime.now(UTC) - timedelta(hours=ago)).isoformat())
        if sort:
            ada.does("set_list", list=list_id, value={"sort": sort})
        if sort == "deadline":
            ada.does("set_list", list=list_id, value={"grouping": "date"})
    ada.makes_smart_list("p1", sort="date", grouping="priority")
    archived, gone = ada.makes_list("Old", title="Archived"), ada.makes_list("Gone", title="Gone")
    ada.does("archive_list", list=archived, value=True)
    ada.does("delete_list", list=gone)
    bob.makes_list("Milk of Bob")
    return ada


def _adds(person, random: Random, to: str, today: str, count: int, **fields) -> list[str]:
    ids = [new_id("task") for _ in range(count)]
    days = [None, None, *(later(today, far) for far in (-40, -1, 0, 0, 1, 2, 9, 17, 25, 45, 80, 500))]
    for number, task in enumerate(ids):
        facts = {
            "date": random.choice(days),
            "time": random.choice([None, None, "08:30", "19:00"]),
            "deadline": random.choice([None, None, *days]),
            "hidden_until": random.choice([None] * 5 + [later(today, 3), later(today, -1)]),
            "priority": random.choice([None, "1", "2", "3"]),
            "notes": random.choice([None, "Some", "- [ ] rye\n- [x] oat"]),
        }
        value = [[task, {"title": f"{random.choice('MBE')}!{number}", **facts, **fields}]]
        person.does("add_tasks", list=to, value=value)
    return ids


def compared(shown: Window) -> dict:
    """Return what of a window a browser can know, as JSON has it."""
    heads = [[one.get(name) for name in OF_HEADS] for one in shown["sections"]]
    unknown = OF_THE_SERVER if shown.get("list") else {*OF_THE_SERVER, "closed"}
    rows = [{name: value for name, value in row.items() if name not in unknown} for row in shown["rows"]]
    facts = {name: shown.get(name) for name in OF_WINDOW}
    return json.loads(json.dumps({**facts, "of_list": shown.get("facts") or {}, "heads": heads, "rows": rows}))


def test_a_browser_shows_from_its_whole_copy_what_the_database_has(full):
    copy, calendar = WholeCopy(full), calendar_of(full.id)
    copy.follow()
    whole = {"lists": copy.lists, "tasks": copy.tasks, "closed": copy.closed, **copy.others}
    known = {
        "today": calendar.today(datetime.now(UTC)),
        "zone": calendar.time_zone,
        "weekBegins": calendar.week_begins,
        "dayBegins": int(calendar.day_begins),
    }
    views = [
        View("today"),
        View("upcoming"),
        View("search", "m p1"),
        *(View("list", key, show) for key in copy.lists for show in ("all", "active", "completed", "hidden")),
        *(View("tag", key, show) for key in copy.others["tags"] for show in ("all", "active", "completed")),
        *(View("smart", key) for key in copy.others["smart_lists"]),
    ]
    with asking() as browser:
        browser({"whole": whole})
        for view in views:
            there = window(full.id, view, 0, 10_000, unfolded=True)
            here = browser({"shows": view.address, "calendar": known})
            assert (here is None) == (there is None), view
            if there:
                assert compared(here) == compared(there), view
