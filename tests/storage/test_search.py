"""A search finds tasks of all lists by what was written and what they are: the same on both databases."""

from unicodedata import normalize

import pytest
from sqlalchemy import event, select
from sqlalchemy.dialects import postgresql

from domain.lists import inbox_of
from domain.views import View
from storage.database import engine
from storage.database.engine import reading
from storage.database.tables import findable, tasks
from storage.findable import row_of
from storage.search import MOST, SORTED_BY, search
from storage.windows import window
from tests import recorded
from tests.factories import instant, new_id
from tests.storage.people import rows

TODAY = "2027-01-13"


def found(person, query: str, show: str = "all") -> list[str]:
    """Return the titles of the tasks that a query finds, by name."""
    seen = window(person.id, View("search", query, show), 0, 1_000)
    assert seen is not None
    assert sum(part["count"] for part in seen["sections"]) == len(seen["rows"])
    return sorted(str(row["title"]) for row in seen["rows"])


@pytest.fixture
def odd(ada):
    """Give Ada, who has a list of words with signs and accents."""
    ada.makes_list("100% wool", "a_b", "foo-bar", "C++", "Zähler", "Za\u0308hler 2", "E-mail", "100 wool", title="Odd")
    return ada


WRITTEN = {
    "100%": ["100% wool"],
    "_": ["a_b"],
    "foo-bar": ["foo-bar"],
    "C++": ["C++"],
    "zahler": ["Zähler", "Zähler 2"],
    "ZÄHLER": ["Zähler", "Zähler 2"],
    "Za\u0308hler": ["Zähler", "Zähler 2"],
    "mail": ["E-mail"],
    "ähl": ["Zähler", "Zähler 2"],
    '"': [],
    "%": ["100% wool"],
    "/": [],
    '"100 wool"': ["100 wool"],
    "wool 100": ["100 wool", "100% wool"],
    "wool -100%": ["100 wool"],
    "'": [],
    "\0": [],
    "@Hans_Müller,": [],
}


def test_what_is_written_is_found_letter_by_letter_without_case_and_accents(odd):
    said = {query: sorted(normalize("NFC", one) for one in found(odd, query)) for query in WRITTEN}
    assert said == WRITTEN


@pytest.fixture
def full(ada):
    """Give Ada, who has two lists with tasks of all kinds."""
    food, trip = ada.makes_list(title="Groceries"), ada.makes_list(title="Trip to the coast")
    ids = dict(
        zip("mbcpt", ada.adds("Milk", "Bread", "Cheese", to=food) + ada.adds("Pack", "Ticket", to=trip), strict=True)
    )
    home = ada.makes_tag("At home")
    ada.tags(ids["b"], ids["p"], add=[home])
    for key, fields in {
        "m": {"date": TODAY, "priority": "1"},
        "b": {"deadline": "2027-01-12", "priority": "2"},
        "c": {"deadline": "2027-01-16", "notes": "Not the Käse from last week"},
        "p": {"date": "2027-01-20"},
    }.items():
        ada.does("set_task", tasks=[ids[key]], value=fields)
    ada.does("set_task", tasks=[ids["t"]], value={"parent": ids["p"]})
    ada.does("tick_task", tasks=[ids["t"]], value=True)
    return ada


TOKENS = {
    "#groceries": ["Bread", "Cheese", "Milk"],
    "#groceries #trip": ["Bread", "Cheese", "Milk", "Pack", "Ticket"],
    "-#groceries": ["Pack", "Ticket"],
    "@at_home": ["Bread", "Pack"],
    "@at_home #trip": ["Pack"],
    "-@at_home": ["Cheese", "Milk", "Ticket"],
    "home": ["Bread", "Pack"],
    "kase": ["Cheese"],
    "p1": ["Milk"],
    "p1 p2": ["Bread", "Milk"],
    "date:today": ["Milk"],
    "date:>today": ["Pack"],
    "date:2027-01-20": ["Pack"],
    "date:<=7d": ["Milk", "Pack"],
    "date:<7d": ["Milk"],
    "-date:today": ["Bread", "Cheese", "Pack", "Ticket"],
    "deadline:>=yesterday": ["Bread", "Cheese"],
    "overdue": ["Bread"],
    "no:date": ["Bread", "Cheese", "Ticket"],
    "no:deadline no:date": ["Ticket"],
    "no:priority": ["Cheese", "Pack", "Ticket"],
    "no:tags": ["Cheese", "Milk", "Ticket"],
    "-no:notes": ["Cheese"],
    "done:yes": ["Ticket"],
    "done:no e": ["Bread", "Cheese", "Pack"],
    "is:child": ["Ticket"],
    "": [],
    "#nowhere": [],
}


def test_tokens_say_what_a_task_is(full):
    named = {row["id"]: row["title"] for row in rows(select(tasks.c.id, tasks.c.title))}
    with reading() as connection:
        parts = {query: search(connection, full.id, query, TODAY) for query in TOKENS}
    said = {query: sorted(named[task] for part in of_it for task in part.ids) for query, of_it in parts.items()}
    assert said == TOKENS


def test_a_repeating_task_was_completed_on_each_day_on_which_it_was_ticked(ada):
    water, _ = ada.adds("Water", "Milk", to=ada.makes_list())
    ada.does("repeat_task", tasks=[water], value={"text": "every day", "day": TODAY})
    ada.does("tick_task", tasks=[water], value={"day": TODAY, "of": {water: TODAY}}, now=instant(1))
    on = instant(1)[:10]
    for query in (f"-done:{on}", f"-done:<={on}"):
        assert found(ada, query) == ["Milk"]
    assert [found(ada, query) for query in (f"done:{on}", f"done:{on} -done:{on}")] == [["Water"], []]


def test_open_ones_come_first_the_latest_at_the_top_and_then_those_that_were_completed_last(ada):
    list_id = ada.makes_list()
    first, second, third, fourth = [new_id("task") for _ in range(4)]
    for second_at, task in enumerate((first, second, third, fourth)):
        ada.does("add_tasks", list=list_id, value=[[task, f"Milk {second_at}"]], now=instant(second_at))
    ada.does("tick_task", tasks=[first], value=True, now=instant(20))
    ada.does("tick_task", tasks=[second], value=True, now=instant(30))

    seen = window(ada.id, View("search", "milk"), 0, 10)

    assert seen is not None
    assert [row["id"] for row in seen["rows"]] == [fourth, third, second, first]
    assert [(part["title"], part["count"]) for part in seen["sections"]] == [("", 2), ("Completed", 2)]
    assert (seen["open"], seen["done"]) == (2, 2)
    assert found(ada, "milk", "active") == ["Milk 2", "Milk 3"]
    assert found(ada, "milk", "completed") == ["Milk 0", "Milk 1"]


def test_results_are_in_a_field_s_order_and_in_groups(full):
    with reading() as connection:
        parts = search(connection, full.id, "done:no", TODAY, sort="title", grouping="priority")
    assert [(part.key, len(part.ids)) for part in parts if part.ids] == [("p1", 1), ("p2", 1), ("No priority", 2)]


@pytest.mark.parametrize("sort", ["date", "deadline", "priority"])
def test_what_a_task_does_not_have_comes_last_whatever_order_the_database_has_for_text(ada, groceries, sort):
    without, with_it = ada.adds("Without", "With", to=groceries)
    ada.does("set_task", tasks=[with_it], value={"date": "2030-01-01", "deadline": "2030-01-01", "priority": "1"})
    with reading() as connection:
        [first, *_] = search(connection, ada.id, "with", TODAY, sort=sort)
    assert first.ids == (with_it, without)
    assert all('COLLATE "C"' in str(key.compile(dialect=postgresql.dialect())) for key in SORTED_BY[sort])


def test_each_row_says_its_list_and_what_it_is_under(full):
    seen = window(full.id, View("search", "ticket"), 0, 10)
    assert seen is not None
    [row] = seen["rows"]
    assert row["under"] == "Pack"
    assert (row["in_list"], bool(row["list"])) == ("Trip to the coast", True)


def test_of_the_inbox_a_row_says_nothing(ada):
    ada.add("Milk", to=inbox_of(ada.id))
    seen = window(ada.id, View("search", "milk"), 0, 10)
    assert seen is not None
    assert "in_list" not in seen["rows"][0]


def test_a_window_further_down_goes_on_where_the_one_before_it_ends(ada):
    ada.makes_list(*(f"Task {number:02}" for number in range(50)))
    seen = [window(ada.id, View("search", "task"), start, 20) for start in (0, 20, 40)]
    ids = [row["id"] for one in seen if one for row in one["rows"]]
    assert len(set(ids)) == 50


@pytest.mark.usefixtures("full")
def test_what_somebody_else_has_is_not_found(bob):
    bob.makes_list("Beer", title="Groceries")
    assert found(bob, "milk") == []
    assert found(bob, "#groceries") == ["Beer"]
    assert found(bob, "@at_home") == []
    assert found(bob, "home") == []


@pytest.mark.parametrize(
    ("verb", "fields"),
    [("delete_list", {}), ("archive_list", {"value": True})],
)
def test_what_is_put_away_is_not_found_until_it_is_back(ada, groceries, verb, fields):
    done = ada.does(verb, list=groceries, **fields)
    assert found(ada, "milk") == []
    ada.does("undo", value=done)
    assert found(ada, "milk") == ["Milk"]


def test_the_archive_is_searched_where_it_is_asked_for_and_nothing_else_then(ada, bob, groceries):
    ada.makes_list("Milk for the trip", title="Trip")
    ada.does("archive_list", list=groceries, value=True)
    bob.does("archive_list", list=bob.makes_list("Milk of Bob", title="Groceries"), value=True)
    gone = ada.makes_list("Milk that is gone")
    ada.does("archive_list", list=gone, value=True)
    ada.does("delete_list", list=gone)

    assert found(ada, "milk -in:archive") == found(ada, "milk") == ["Milk for the trip"]
    assert found(ada, "milk in:archive") == ["Milk"]
    assert found(ada, "#groc in:archive") == ["Bread", "Milk"]
    assert found(ada, "#trip in:archive") == []
    for both in ("in:all", "in:archive in:all"):
        assert sorted(found(ada, f"milk {both}")) == ["Milk", "Milk for the trip"]
    assert found(ada, "#trip in:all") == ["Milk for the trip"]
    shown = window(ada.id, View("search", "milk in:archive"), 0, 10)
    assert shown
    assert shown["rows"][0]["in_list"] == "Groceries"


def test_what_is_changed_deleted_moved_and_brought_back_is_found_as_it_is(ada, milk):
    ada.does("set_task", tasks=[milk], value={"title": "Oat milk", "notes": "The blue one"})
    assert found(ada, "blue oat") == ["Oat milk"]
    gone = ada.does("delete_task", tasks=[milk])
    assert found(ada, "milk") == []
    ada.does("undo", value=gone)
    ada.does("move_task", tasks=[milk], list=ada.makes_list(title="Elsewhere"))
    assert found(ada, "milk #elsewhere") == ["Oat milk"]
    assert found(ada, "milk #groceries") == []


def test_at_most_so_many_are_found(ada):
    list_id = ada.makes_list()
    for _ in range(11):
        ada.adds(*["Milk"] * 100, to=list_id)
    assert len(found(ada, "milk")) == MOST


@pytest.mark.parametrize("upgraded", [recorded.NEWEST], indirect=True)
@pytest.mark.usefixtures("upgraded")
def test_what_was_there_before_is_found_after_an_upgrade():
    kept = {row["task"]: row for row in rows(select(findable))}
    alive = rows(select(tasks).where(tasks.c.deleted_at.is_(None)))
    assert kept == {row["id"]: row_of(row["id"], row) for row in alive}
    assert kept


@pytest.fixture
def sent(database):
    """Give a list that grows by each statement, with its parameters."""
    assert database
    told: list = []

    def note(_connection, _cursor, statement, parameters, *_) -> None:
        told.append((statement, parameters))

    event.listen(engine._engine, "before_cursor_execute", note)
    yield told
    event.remove(engine._engine, "before_cursor_execute", note)


def plan_of(statement: str, parameters) -> str:
    """Return how SQLite finds what a statement asks for."""
    with reading() as connection:
        told = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        return " | ".join(row[-1] for row in told)


def test_only_the_rows_of_the_lists_that_are_seen_are_looked_at(full, sent):
    if not engine.is_sqlite():
        pytest.skip("PostgreSQL chooses by how much there is")
    found(full, "milk -bread no:date p1 deadline:<7d")
    [(statement, parameters)] = [one for one in sent if " findable" in one[0]]
    told = plan_of(statement, parameters)
    assert "SEARCH lists USING" in told
    assert "SEARCH findable USING PRIMARY KEY (list=?)" in told
    assert "SCAN" not in told.replace("SCAN CONSTANT ROW", "")


def test_a_search_takes_as_many_statements_however_many_tasks_there_are(ada, statements):
    costs = []
    for count in (5, 90):
        ada.makes_list(*["Milk"] * count)
        statements.clear()
        found(ada, "milk @home #groceries")
        costs.append(len(statements))
    assert costs[0] == costs[1] <= 12
