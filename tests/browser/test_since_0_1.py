"""What a browser of version 0.1 kept arrives after the upgrade, each once, and a tab that is still open loses nothing.

The browser, the tab and the database that they belong to are recorded (`tests/fixtures/0.1`).
"""

import json
import time
from collections.abc import Collection
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Route, expect
from sqlalchemy import select

from domain.lists import inbox_of
from storage.accounts.accounts import find_account
from storage.database import engine
from storage.database.tables import intents, lists, tasks
from tests import recorded
from tests.browser.test_data import AccountPage
from tests.browser.todo_page import CALLBACKS, PATIENCE, TodoPage
from tests.conftest import PASSWORD, new_database
from tests.serving import Server
from tests.storage.people import rows

KEPT_NO_INTENT = {"purge_task", "purge_list", "empty_trash"}
"""Verbs of which nothing is written but that something is gone."""


@pytest.fixture
def upgraded(tmp_path, request):
    """Give the server on the recorded database, which it has upgraded."""
    on_postgresql = request.config.getoption("--database") == "postgresql"
    url = new_database(request.getfixturevalue("postgresql")) if on_postgresql else ""
    running = Server(tmp_path, url)
    recorded.make_database(running.database_url, lately=True)
    if on_postgresql:  # SQLite is upgraded by a server that starts
        code, said = running.command("migrate")
        assert code == 0, said
    with running:
        engine.connect(running.database_url)
        yield running


@pytest.fixture
def ada(upgraded):
    assert upgraded
    account = find_account("ada")
    assert account
    return account


def expect_all_sent(todo: TodoPage) -> None:
    """Wait until nothing waits in the browser any more."""
    deadline = time.monotonic() + PATIENCE
    while left := waiting(todo):
        assert time.monotonic() < deadline, f"Still there after {PATIENCE} s: {left}"
        todo.page.wait_for_timeout(50)


def arrived(todo: TodoPage, ids: Collection[str]) -> bool:
    mine = select(intents.c.id).where(intents.c.account_id == todo.account.id)
    return set(ids) <= {row["id"] for row in rows(mine)}


def waiting(todo: TodoPage) -> list[dict]:
    """Return what waits in the browser, as version 0.1 kept it there: the oldest first."""
    prefix = f"todo-outbox:{todo.account.id}:"
    kept = todo.page.evaluate("() => Object.entries(localStorage)")
    return [json.loads(value) for key, value in sorted(kept) if key.startswith(prefix)]


def titles_of(list_id: str) -> dict[str, tuple[bool, bool]]:
    """Return by title whether each task of a list is done, and whether it is in the trash. No title comes twice."""
    found = rows(select(tasks).where(tasks.c.list == list_id))
    titles = {row["title"]: (row["done_at"] is not None, row["deleted_at"] is not None) for row in found}
    assert len(titles) == len(found)
    return titles


def own_lists(account_id: int) -> list[tuple[str, bool]]:
    """Return the title of each list that an account made, in their order, and whether it is in the trash."""
    mine = select(lists).where(lists.c.account_id == account_id, lists.c.id != inbox_of(account_id))
    mine = mine.order_by(lists.c.order)
    return [(row["title"], row["deleted_at"] is not None) for row in rows(mine)]


OPEN, DONE, IN_TRASH = (False, False), (True, False), (False, True)

ARRIVED = {
    "Bread": OPEN,
    "Coffee": OPEN,
    "Cheese": OPEN,
    "Forest honey": OPEN,
    "Yeast": OPEN,
    "Raisins": OPEN,
    "Flour": DONE,
    "Oat milk, half typed": DONE,
    "Butter": DONE,
    "Tea": DONE,
    "Green apples": IN_TRASH,
}
UNDONE = {
    "„Roggenbrot“ 🥖": OPEN,
    "Coffee": IN_TRASH,
    "Cheese": DONE,
    "Honey": IN_TRASH,
    "Yeast": IN_TRASH,
    "Raisins": IN_TRASH,
    "Flour": IN_TRASH,
    "Milk": OPEN,
    "Butter": OPEN,
    "Tea": DONE,
    "Apples": OPEN,
}
LISTS_ARRIVED = [
    ("Groceries, weekly", False),
    ("Office", False),
    ("Holiday", False),
    ("Party", False),
    ("Books", False),
    ("To be deleted", True),
    ("Untitled list", False),
]
LISTS_UNDONE = [
    ("Groceries", False),
    ("Office", False),
    ("Holiday", True),
    ("Party", False),
    ("Books", False),
    ("To be deleted", False),
    ("Untitled list", True),
]


def test_what_waits_in_a_browser_of_0_1_arrives_once_and_its_steps_are_undone(open_browser, upgraded, ada):
    todo = open_browser(ada, at=upgraded)
    kept = recorded.open_browser_of_0_1(todo.page, upgraded.url)
    sent = waiting(todo)
    assert {one["verb"] for one in sent} == set(recorded.VERBS)
    todo.open(kept["path"])

    # All of it arrives, and does what it would have done.
    expect_all_sent(todo)
    assert arrived(todo, [one["id"] for one in sent if one["verb"] not in KEPT_NO_INTENT])
    groceries = kept["path"].rpartition("/")[2]
    assert titles_of(groceries) == ARRIVED
    assert own_lists(ada.id) == LISTS_ARRIVED
    assert rows(select(tasks).where(tasks.c.id.in_([one["task"] for one in sent if one["verb"] == "purge_task"]))) == []

    # The person finds what they left.
    expect(todo.list_title).to_have_value("Groceries, weekly")
    todo.expect_titles(*(title for title, state in ARRIVED.items() if state != IN_TRASH))
    expect(todo.add_box).to_have_value("Half a thought")
    expect(todo.kept).to_contain_text("This task is not there any more.")
    expect(todo.kept.get_by_role("textbox")).to_have_value("Eggs, brown, a dozen")

    # Each step is undone, the last one first.
    for step in reversed(json.loads(kept["local"][f"todo-undo:{ada.id}"])["undo"]):
        todo.page.keyboard.press("Control+z")
        expect(todo.message).to_contain_text(step["undone"])
        expect_all_sent(todo)
    assert titles_of(groceries) == UNDONE
    assert own_lists(ada.id) == LISTS_UNDONE

    # Its copies go on: none was found to be damaged, and the whole one has all that the server has.
    assert [key for key in todo.page.evaluate("() => Object.keys(localStorage)") if "damaged" in key] == []
    mine = AccountPage(todo)
    mine.open()
    expect(mine.fact("On the server")).to_have_text("23 tasks of 6 lists")
    mine.expect_copy_of("23 tasks of 6 lists")
    expect(mine.lost).to_be_hidden()


class TabOf01:
    """A tab of version 0.1: its page and its scripts, and what its server answered when it was opened."""

    def __init__(self, todo: TodoPage):
        self.todo = todo
        tab = json.loads(recorded.text("tab.json.gz"))
        self.path, self.files = tab["path"], tab["files"]
        self.answers = {one["output"]: one["answer"] for one in tab["callbacks"]}

    def open(self) -> None:
        """Open it as long as its server is there."""
        self.todo.page.context.route(self._has, self._file)
        self.todo.page.context.route(CALLBACKS, self._answer)
        self.todo.open(self.path)

    def upgrade(self) -> None:
        """Let the new server answer all that the tab asks from now on."""
        self.todo.page.context.unroute_all()

    def _has(self, url: str) -> bool:
        return urlsplit(url).path in self.files

    def _file(self, route: Route) -> None:
        route.fulfill(status=200, **self.files[urlsplit(route.request.url).path])

    def _answer(self, route: Route) -> None:
        answer = self.answers.get(json.loads(route.request.post_data or "{}")["output"])
        if answer:
            route.fulfill(status=200, json=answer)
        else:
            route.fulfill(status=204)  # nothing new


def test_a_tab_of_0_1_that_is_open_during_the_upgrade_says_so_and_loses_nothing(open_browser, upgraded, ada):
    todo = open_browser(ada, at=upgraded, http_credentials={"username": ada.name, "password": PASSWORD})
    tab = TabOf01(todo)
    tab.open()
    expect(todo.row("Cheese")).to_be_visible()
    groceries = todo.list_id()
    before = titles_of(groceries)
    tab.upgrade()
    todo.add_task("Flour")
    todo.tick("Cheese")
    todo.rename_task("Honey", "Forest honey")
    todo.delete_task("Green apples")
    todo.add_box.fill("Half a thought")

    expect(todo.page.get_by_role("link", name="Log in again")).to_be_visible()
    expect(todo.badge).to_have_text("4 changes waiting")
    todo.page.wait_for_timeout(4_000)  # in which it is tried again, and asked for news
    sent = waiting(todo)
    assert [one["verb"] for one in sent] == ["add_tasks", "tick_task", "rename_task", "delete_task"]
    assert titles_of(groceries) == before

    # The person logs in again in another tab, which sends what waits, and comes back.
    with todo.page.context.expect_page() as opened:
        todo.page.get_by_role("link", name="Log in again").click()
    TodoPage(opened.value, todo.url, todo.account).log_in(todo.account.name, PASSWORD)
    expect_all_sent(todo)
    opened.value.close()

    # Changes that are made in it even then are sent when it is reloaded.
    todo.rename_task("Forest honey", "Heather honey")
    expect(todo.badge).to_have_text("1 change waiting")
    sent += waiting(todo)
    todo.page.reload()
    expect(todo.row("Heather honey")).to_be_visible()
    expect(todo.page.get_by_role("link", name="Log in again")).to_be_hidden()
    expect_all_sent(todo)
    assert arrived(todo, [one["id"] for one in sent])
    after = {title: state for title, state in before.items() if title != "Honey"}
    after |= {"Flour": OPEN, "Cheese": OPEN, "Heather honey": OPEN, "Green apples": IN_TRASH}
    assert titles_of(groceries) == after
    expect(todo.add_box).to_have_value("Half a thought")
    todo.console.clear()  # the browser notes every request that was refused
