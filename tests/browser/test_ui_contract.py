"""docs/ui-contract.md says by which roles and names one finds what is on the pages. Here it is kept true."""

import re

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
def filled(todo):
    """Give Ada's tab with a list that has something of everything."""
    list_id = todo.list_id()
    commit(todo.account.id, an_intent("add_section", list=list_id, value=[new_id("section"), {"title": "Later"}]), NOW)
    todo.add_tasks("Milk", "Bread", "Eggs")
    oats = [[new_id("task"), {"title": "Oats", "parent": todo.task_id("Milk")}]]
    commit(todo.account.id, an_intent("add_tasks", list=list_id, value=oats), NOW)
    todo.has_facts("Milk", notes="- [ ] Oat\n- [x] Rice", date="2027-01-13", repeat="FREQ=WEEKLY;BYDAY=WE")
    todo.has_tag("Milk", "kitchen")
    soon = {"title": "Soon", "query": "@kitchen"}
    commit(todo.account.id, an_intent("add_smart_list", smart_list=new_id("smart-list"), value=soon), NOW)
    todo.tick("Bread")
    todo.delete_task("Eggs")
    todo.expect_saved()
    todo.page.reload()
    return todo


def open_options(todo) -> None:
    todo.page.keyboard.press("Escape")
    todo.button("List options").click()


def open_subtask(todo) -> None:
    todo.panel.get_by_role("link", name="Oats").click()


def ask(todo) -> None:
    todo.page.goto(f"{todo.url}/lists")
    todo.button("List options").click()
    todo.page.get_by_role("menuitem", name="Delete list").click()


def select(todo) -> None:
    todo.page.goto(f"{todo.url}/lists")
    todo.add_task("Tea")
    todo.checkbox("Tea").press("x")


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
    todo.page.goto(f"{todo.url}/today")


def show_insights(todo) -> None:
    [groceries] = lists_of(todo.account.id)
    soup = [[new_id("task"), {"title": "Soup"}]]
    commit(todo.account.id, an_intent("add_tasks", list=groceries.id, value=soup), "2020-01-13T08:00:00+00:00")
    todo.page.goto(f"{todo.url}/insights")


# How one gets to what the tables are about, from each to the next.
WAYS = {
    "Every page": lambda _: None,
    "A list": lambda _: None,
    "The menu of a task": lambda todo: todo.row("Milk").get_by_role("button", name="More").click(),
    "The options of a list": open_options,
    "The panel of a task": lambda todo: (todo.page.keyboard.press("Escape"), todo.open_details("Milk")),
    "The panel of a subtask": open_subtask,
    "Questions": ask,
    "Many tasks at once": select,
    "Where tasks are moved to": choose_list,
    "Every command, list, tag and task": find_commands,
    "The keys": show_keys,
    "Today": show_today,
    "Upcoming": lambda todo: todo.page.goto(f"{todo.url}/upcoming"),
    "The tags": lambda todo: todo.page.goto(f"{todo.url}/tags"),
    "A search": lambda todo: todo.page.goto(f"{todo.url}/search?q=@kitchen"),
    "Insights": show_insights,
    "The trash": lambda todo: todo.page.goto(f"{todo.url}/trash"),
    "The account": lambda todo: todo.page.goto(f"{todo.url}/account"),
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
