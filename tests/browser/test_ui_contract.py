"""docs/ui-contract.md says by which roles and names one finds what is on the pages. Here it is kept true."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Locator, Page, expect

from storage.commit import commit
from tests.conftest import ROOT
from tests.factories import NOW, an_intent, new_id
from tests.storage.people import lists_of

Line = tuple[str, str, str]


def tables() -> dict[str, list[Line]]:
    """Return the lines of each table, by the heading above it: where, which role, which name."""
    found: dict[str, list[Line]] = {}
    heading = ""
    for line in (ROOT / "docs" / "ui-contract.md").read_text().splitlines():
        if line.startswith("## "):
            heading = line[3:]
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and cells[0] != "in":
            found.setdefault(heading, []).append((cells[0], cells[1], cells[2]))
    return found


@pytest.fixture
def filled(open_browser, ada):
    """Give Ada's tab with a list that has something of everything."""

    def does(verb: str, **fields) -> None:
        commit(ada.id, an_intent(verb, **fields), datetime.now(UTC).isoformat())

    todo = open_browser(ada)
    list_id = todo.has_list("Groceries")
    milk, bread, eggs, oats = (f"task-of-{name}-{ada.id}" for name in ("milk", "bread", "eggs", "oats"))
    facts = {"notes": "- [ ] Oat\n- [x] Rice", "date": "2027-01-13", "repeat": "FREQ=WEEKLY;BYDAY=WE"}
    tasks = [[milk, {"title": "Milk", **facts}], [bread, {"title": "Bread"}], [eggs, {"title": "Eggs"}]]
    does("add_tasks", list=list_id, value=tasks)
    does("add_tasks", list=list_id, value=[[oats, {"title": "Oats", "parent": milk}]])
    does("add_section", list=list_id, value=[new_id("section"), {"title": "Later"}])
    tag = f"tag-of-kitchen-{ada.id}"
    does("tag_task", tasks=[milk], value={"add": [tag], "remove": [], "make": {tag: "kitchen"}})
    does("add_smart_list", smart_list=new_id("smart-list"), value={"title": "Soon", "query": "@kitchen"})
    does("tick_task", tasks=[bread], value=True)
    does("delete_task", tasks=[eggs])
    todo.open()
    return todo


def open_options(todo) -> None:
    todo.page.keyboard.press("Escape")
    todo.button("List options").click()


def open_subtask(todo) -> None:
    todo.panel.get_by_role("link", name="Oats").click()


def lose_subtask(todo) -> None:
    commit(todo.account.id, an_intent("delete_task", tasks=[todo.task_id("Oats")]), NOW)


def ask(todo) -> None:
    todo.page.keyboard.press("Escape")
    expect(todo.panel).to_have_count(0)
    todo.button("Delete list").click()


def select(todo) -> None:
    todo.page.keyboard.press("Escape")
    todo.add_task("Tea")
    todo.checkbox("Tea").press("x")


def by_link(name: str):
    """Return a function that goes on by a link of the page, after what is open has been closed."""

    def go(todo) -> None:
        todo.page.keyboard.press("Escape")
        todo.page.get_by_role("link", name=name).first.click()

    return go


def choose_list(todo) -> None:
    todo.page.keyboard.press("v")


def find_commands(todo) -> None:
    todo.page.keyboard.press("Escape")
    todo.page.keyboard.press("Control+k")


def show_keys(todo) -> None:
    todo.page.keyboard.press("Escape")
    todo.page.evaluate("document.activeElement.blur()")
    todo.page.keyboard.press("?")


def show_today(todo) -> None:
    [groceries] = lists_of(todo.account.id)
    flour = [[new_id("task"), {"title": "Flour", "date": "2020-01-13", "repeat": "FREQ=DAILY"}]]
    commit(todo.account.id, an_intent("add_tasks", list=groceries.id, value=flour), NOW)
    by_link("Today")(todo)


def show_insights(todo) -> None:
    [groceries] = lists_of(todo.account.id)
    soup = [[new_id("task"), {"title": "Soup"}]]
    commit(todo.account.id, an_intent("add_tasks", list=groceries.id, value=soup), "2020-01-13T08:00:00+00:00")
    by_link("Insights")(todo)


# How one gets to what the tables are about, from each to the next.
WAYS = {
    "Every page": lambda _: None,
    "A list": lambda _: None,
    "The menu of a task": lambda todo: todo.row("Milk").get_by_role("button", name="More").click(),
    "The options of a list": open_options,
    "The panel of a task": lambda todo: (todo.page.keyboard.press("Escape"), todo.open_details("Milk")),
    "The panel of a subtask": open_subtask,
    "The panel of a task that was deleted elsewhere": lose_subtask,
    "Questions": ask,
    "Many tasks at once": select,
    "Where tasks are moved to": choose_list,
    "Every command, list, tag and task": find_commands,
    "The keys": show_keys,
    "Today": show_today,
    "Upcoming": by_link("Upcoming"),
    "The tags": by_link("Tags"),
    "A search": lambda todo: todo.page.goto(f"{todo.url}/search?q=@kitchen"),
    "Insights": show_insights,
    "The trash": by_link("Trash"),
    "The account": lambda todo: by_link(todo.account.name)(todo),
}
FOR_VISITORS = "The start page, for a visitor"
THE_CHAT = "The chat"
"""Looked at in `test_chat.py`, where there is one."""


def find(scope: Page | Locator, role: str, name: str) -> Locator:
    """Return what has a role and a name, or begins with it, or whatever name it has."""
    if name == "-":
        return scope.get_by_role(role)  # type: ignore[arg-type]
    begins = name.removesuffix("…").rstrip()
    wanted = re.compile(f"^{re.escape(begins)}") if begins != name else name
    return scope.get_by_role(role, name=wanted, exact=True)  # type: ignore[arg-type]


def expect_all(page: Page, lines: list[Line], account: str = "") -> None:
    for where, role, name in lines:
        scope = page if where == "page" else find(page, *(where.split(" ", 1) if " " in where else (where, "-")))
        expect(find(scope, role, name.replace("the name of the account", account)).first).to_be_attached()


def test_every_role_and_name_is_there(filled):
    said = tables()
    assert {*said} == {*WAYS, FOR_VISITORS, THE_CHAT}
    for heading, go in WAYS.items():
        go(filled)
        expect_all(filled.page, said[heading], filled.account.name)


def test_a_visitor_finds_them_too(open_browser):
    visitor = open_browser()
    visitor.open("/")
    expect_all(visitor.page, tables()[FOR_VISITORS])
