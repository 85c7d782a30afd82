"""Two tabs of one browser and another device, all busy with the same tasks: in the end all have the same, of each."""

import os
import random

import pytest
from playwright.sync_api import expect

from domain.views import View
from storage.history import history_of
from storage.windows import window
from tests.browser.todo_page import TodoPage

PAIRS = int(os.environ.get("TODO_TEST_PAIRS", "6"))
"""Pairs of edits; 100 of them, 200 edits, take some minutes."""

NAMES = [f"Task {n}" for n in range(6)]


@pytest.fixture
def screens(todo, open_browser):
    """Give two tabs of one browser profile and a tab of another, all slow, with the same list of six tasks."""
    todo.add_box.focus()
    todo.paste("\n".join(NAMES))
    todo.expect_saved()
    tab = TodoPage(todo.page.context.new_page(), todo.url, todo.account)
    tab.page.goto(todo.page.url)
    device = open_browser(todo.account)
    device.open(f"/lists/{todo.list_id()}")
    for one in (todo, tab, device):
        one.expect_titles(*NAMES)
        one.slow_down(150)
    return [todo, tab, device]


class Task:
    """One task on several screens, whatever it is called there."""

    def __init__(self, task_id: str, list_id: str, account):
        self.id, self.list_id, self.account = task_id, list_id, account
        self.title, self.done = "", False
        self.typed: list[str] = []

    def box(self, screen):
        return screen.page.locator(f"#tasks li:has([id*='{self.id}']) textarea")

    def check(self, screen):
        return screen.page.locator(f"#tasks li:has([id*='{self.id}']) input")

    def rename(self, screen) -> None:
        self.title = f"Name {len(self.typed)} of {self.id[:4]}"
        self.typed.append(self.title)
        self.box(screen).fill(self.title)
        self.box(screen).press("Enter")

    def tick(self, screen) -> None:
        self.done = not self.done
        self.check(screen).click()

    def in_database(self) -> tuple[str, bool]:
        found = window(self.account.id, View("list", self.list_id), 0, 100)
        assert found
        return next((str(row["title"]), "done_at" in row) for row in found["rows"] if row["id"] == self.id)

    def titles_in_history(self) -> list[str]:
        """Return what it was ever called after it was made, the latest first."""
        found = history_of(self.account.id, self.id, None, 1_000)
        assert found
        return [str(change.new) for change in found.changes if change.field == "title"]


def pair_of_edits(kind: str, task: Task, one, other) -> None:
    """Edit a task on two screens at once, as far as either knows: neither has heard of what the other does."""
    if kind == "title and tick":
        task.tick(one)
        task.rename(other)
    elif kind == "title and title":
        task.rename(one)
        task.rename(other)
    else:
        task.tick(one)
        task.tick(other)
    one.expect_saved()
    other.expect_saved()
    if kind == "title and tick":
        assert task.in_database() == (task.title, task.done)
    elif kind == "title and title":
        assert sorted(task.titles_in_history()[:2]) == sorted(task.typed[-2:])
        assert task.in_database() == (task.titles_in_history()[0], task.done)  # which of them came later, nobody knows
    task.title, task.done = task.in_database()


def copy_of(screen) -> dict[str, tuple[str, bool]]:
    tasks = screen.in_local_storage()["tasks"]
    return {key: (task["title"], task["done_at"] is not None) for key, task in tasks.items() if not task["deleted_at"]}


def on_screen(screen) -> list[tuple[str, bool]]:
    return [
        (title, done)
        for title, done in screen.page.locator("#tasks li").evaluate_all(
            "rows => rows.map(row => [row.querySelector('textarea').value, row.querySelector('input').checked])"
        )
    ]


def test_of_paired_edits_none_is_lost_and_all_copies_agree(screens):
    seeded, first = random.Random(4), screens[0]
    ids = first.page.locator("#tasks li").evaluate_all("rows => rows.map(row => row.task)")
    tasks = [Task(task_id, first.list_id(), first.account) for task_id in ids]
    for task in tasks:
        task.title, task.done = task.in_database()
    for _ in range(PAIRS):
        task, two = seeded.choice(tasks), seeded.sample(screens, 2)
        pair_of_edits(seeded.choice(["title and tick", "title and title", "tick and tick"]), task, *two)
        for screen in screens:
            expect(task.box(screen)).to_have_value(task.title)
            expect(task.check(screen)).to_be_checked(checked=task.done)

    in_database, seq = first.in_database(), first.page.evaluate("todo.known()")
    assert sorted(in_database) == sorted((task.title, task.done) for task in tasks)
    for screen in screens:
        screen.page.mouse.move(5, 5)
        screen.add_box.focus()
        screen.wait_until(f"todo.known() >= {seq}")
        screen.expect_titles(*(title for title, _ in in_database))
        assert on_screen(screen) == in_database
        assert copy_of(screen) == {task.id: (task.title, task.done) for task in tasks}
    for task in tasks:
        assert set(task.titles_in_history()) >= set(task.typed)
