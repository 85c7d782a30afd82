"""A browser finds in its whole copy, without the server, what a search of the database finds."""

from random import Random

import pytest

from domain.clean import GROUPINGS
from storage.accounts.calendars import calendar_of, set_calendar
from storage.database.engine import reading
from storage.search import search
from storage.whole_copy import whole_copy
from tests.asked_of_node import asking
from tests.factories import new_id

TITLES = [
    "Milk",
    "Zähler ablesen",
    "100% wool",
    "a_b",
    "C++",
    "E-mail to Ana",
    "Straße fegen",
    "Łódź",
    "йод",
    "がき",
    '"Dune"',
]
NOTES = [None, "Not the Käse from last week", "- [ ] rye\n- [x] oat", "MILK"]
DAYS = [None, "2027-01-01", "2027-01-12", "2027-01-13", "2027-01-14", "2027-02-28"]
TODAY = "2027-01-13"
WORDS = [
    "milk", "MILK", "zahler", "ähl", "%", "_", "+", "mail", "strasse", "lodz", "иод", "がき", "dune", '"käse"',
    "kase", "#groceries", "#g", "#Trip", "#nowhere", "@home", "@h", "@gone", "@none", "p1", "p2", "p3",
    "@constructor", "@__proto__", "#toString", "valueOf",
    "date:today", "date:<today", "date:>=2w", "date:<=1d", "deadline:2027-01-12", "deadline:>yesterday", "overdue",
    "no:date", "no:tags", "no:notes", "no:priority", "no:deadline", "done:yes", "done:no", "done:today",
    "done:<today", "done:>-2w", "-done:2027-01-12", "-done:>=today", "added:today", "added:<=yesterday", "is:child",
    "in:archive", "in:all", "e", "a",
]  # fmt: skip
WHEN = [
    f"2027-01-{day:02}T{hour}+00:00"
    for day in (1, 11, 12, 13)
    for hour in ("00:30:00", "02:59:59.9", "11:00:00", "23:30:00")
]


@pytest.fixture
def full(ada, bob):
    """Give Ada, who has tasks of all kinds: of one list in the archive, of a deleted one, and of a template, too."""
    set_calendar(ada.id, "time_zone", "Pacific/Auckland")
    set_calendar(ada.id, "day_begins", "4")
    random = Random(7)
    lists = [
        ada.makes_list(title=title) for title in ("Groceries", "Garden", "Trip to the coast", "Old", "Gone", "Pattern")
    ]
    *tags, gone = (ada.makes_tag(title) for title in ("At home", "Häuschen", "constructor", "__proto__", "Gone"))
    for list_id in lists:
        tops = _adds(ada, random, list_id, 14)
        below = _adds(ada, random, list_id, 3, parent=tops[0])
        for task in tops[1:8] + below[:1]:
            ada.tags(task, add=random.sample([*tags, gone], random.randint(1, 2)))
        for task in tops[5:10]:
            ada.does("tick_task", tasks=[task], value=True, now=random.choice(WHEN))
        ada.does("delete_task", tasks=tops[-1:])
    for number in range(4):
        task = ada.add(f"Water {number}", to=lists[0])
        ada.does("repeat_task", tasks=[task], value={"text": "every day", "day": TODAY})
        ada.does("tick_task", tasks=[task], value={"day": TODAY, "of": {task: TODAY}}, now=WHEN[-1 - number * 3])
    ada.does("archive_list", list=lists[3], value=True)
    ada.does("delete_list", list=lists[4])
    ada.does("save_template", list=new_id("list"), value={"from": lists[5], "day": TODAY})
    ada.does("delete_tag", tags=[gone])
    bob.makes_list("Milk of Bob", title="Groceries")
    return ada


def _adds(person, random: Random, to: str, count: int, **fields) -> list[str]:
    ids = [new_id("task") for _ in range(count)]
    for task in ids:
        some = {"notes": NOTES, "date": DAYS, "deadline": DAYS, "priority": [None, "1", "2", "3"]}
        facts = {name: random.choice(values) for name, values in some.items()}
        value = [[task, {"title": f"{random.choice(TITLES)} {random.choice('abc')}", **facts, **fields}]]
        person.does("add_tasks", list=to, value=value, now=random.choice(WHEN))
    return ids


def copy_of(account_id: int) -> dict:
    """Return the whole copy of an account, as its browser has put it together."""
    piece = whole_copy(account_id, "", 0, "", "")
    assert piece
    assert piece["next"] is None
    return {"lists": piece["lists"], "tasks": piece["tasks"], **piece["others"]}


def test_a_browser_finds_in_its_whole_copy_what_the_database_finds(full):
    random, calendar = Random(11), calendar_of(full.id)
    day = {"today": TODAY, "zone": calendar.time_zone, "dayBegins": int(calendar.day_begins)}
    queries = WORDS + [
        " ".join(random.choice(["", "", "-"]) + one for one in random.sample(WORDS, random.randint(2, 3)))
        for _ in range(250)
    ]
    found = 0
    with asking() as browser, reading() as connection:
        browser({"whole": copy_of(full.id)})
        for query in queries:
            sort, grouping = (
                random.choice([None, "date", "deadline", "priority", "title", "age"]),
                random.choice([None, *GROUPINGS]),
            )
            here = browser({"looks": query, "day": day, "how": {"sort": sort, "grouping": grouping}})
            there = search(connection, full.id, query, TODAY, sort, grouping)
            assert here == [[one.title, one.done, list(one.ids)] for one in there], (query, sort, grouping)
            found += any(ids for _, _, ids in here)
    assert found > len(queries) / 3
