"""Two tabs of one browser and another device, all busy with the same tasks: in the end all have the same, of both."""

import os
import random

import pytest
from playwright.sync_api import expect

from tests.browser.todo_page import TodoPage, slow_down

PAIRS = int(os.environ.get("TODO_TEST_PAIRS", "20"))
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
        slow_down(one.page.context, one.page, 150)
    return [todo, tab, device]


def rename(screen, task: str, title: str) -> None:
    """Rename a task by its id, whatever it is called now; leaving the box saves it."""
    box = screen.page.locator(f"#tasks li:has([id*='{task}']) textarea")
    box.fill(title)
    box.press("Enter")


def tick(screen, task: str) -> None:
    screen.page.locator(f"#tasks li:has([id*='{task}']) input").click()


def copy_of(screen) -> dict[str, tuple[str, bool]]:
    tasks = screen.in_local_storage()["tasks"]
    return {key: (task["title"], task["done_at"] is not None) for key, task in tasks.items() if not task["deleted_at"]}


def on_screen(screen) -> list[tuple[str, bool]]:
    return screen.page.locator("#tasks li").evaluate_all(
        "rows => rows.map(row => [row.querySelector('textarea').value, row.querySelector('input').checked])"
    )


def test_paired_edits_of_different_fields_are_all_kept_and_all_copies_agree(screens):
    seeded = random.Random(4)
    ids = screens[0].page.locator("#tasks li").evaluate_all("rows => rows.map(row => row.task)")
    titles, done = dict(zip(ids, NAMES, strict=True)), dict.fromkeys(ids, False)
    for number in range(PAIRS):
        task = seeded.choice(ids)
        renaming, ticking = seeded.sample(screens, 2)
        titles[task], done[task] = f"Name {number}", not done[task]
        # At once, as far as either knows: neither has heard of the other's edit.
        tick(ticking, task)
        rename(renaming, task, titles[task])
        for screen in (ticking, renaming):
            screen.expect_saved()
        for screen in screens:
            box = screen.page.locator(f"#tasks li:has([id*='{task}']) input")
            (expect(box).to_be_checked if done[task] else expect(box).not_to_be_checked)()

    expected = {task: (titles[task], done[task]) for task in ids}
    assert sorted(screens[0].in_database()) == sorted(expected.values())
    seq = screens[0].page.evaluate("todoLive.seq()")
    for screen in screens:
        screen.page.mouse.move(5, 5)
        screen.add_box.focus()
        screen.wait_until(f"todoLive.seq() >= {seq}")
        for title, _ in expected.values():
            expect(screen.row(title)).to_be_visible()
        assert sorted(map(tuple, on_screen(screen))) == sorted(expected.values())
        assert copy_of(screen) == expected
