"""A person gets back what was deleted."""

import json
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from domain.views import View
from storage.commit import commit
from storage.trash import count_trash
from storage.windows import window
from tests.browser.todo_page import TodoPage
from tests.factories import NOW, an_intent
from tests.web.client import given

LONG_AGO = "2020-01-01T00:00:00+00:00"


def rows(todo):
    return todo.page.locator(".page-rows li:visible")


def to_trash(todo) -> None:
    todo.expect_saved()
    todo.page.get_by_role("link", name="Trash").click()
    expect(todo.page.get_by_role("heading", name="Trash")).to_be_visible()


def expect_empty(todo) -> None:
    expect(todo.page.get_by_text("The trash is empty.")).to_be_visible()
    todo.expect_saved()
    assert count_trash(todo.account.id, LONG_AGO) == (0, 0, 0, 0)


@pytest.mark.tasks("Milk", "- Oat milk", "- - Barista", "Bread", "Eggs")
def test_a_deleted_task_is_found_in_the_trash_and_comes_back_to_its_place(todo):
    list_id = todo.list_id()
    todo.delete_task("Bread")
    to_trash(todo)
    expect(rows(todo)).to_have_count(1)
    expect(rows(todo)).to_contain_text("Task from Groceries · 30 days left")
    todo.button("Restore Bread").click()
    expect(todo.message).to_have_text("Brought back Bread")
    expect_empty(todo)
    titles = ["Milk", "Oat milk", "Barista", "Bread", "Eggs"]
    assert [title for title, _ in todo.in_database(list_id)] == titles
    todo.card("Groceries").click()
    todo.expect_titles(*titles)

    # The keyboard restores one after the other, with all that is under it, also before the server has answered.
    todo.delete_task("Milk")
    todo.delete_task("Bread")
    todo.expect_titles("Eggs")
    to_trash(todo)
    expect(rows(todo)).to_have_count(2)
    todo.page.context.set_offline(True)
    todo.button("Restore Bread").press("Enter")
    expect(todo.button("Restore Bread")).to_have_count(0)
    expect(todo.button("Restore Milk")).to_be_focused()
    todo.page.keyboard.press("Enter")
    heading = todo.page.get_by_role("heading", name="Trash", exact=True)
    expect(heading).to_be_focused()
    todo.page.context.set_offline(False)
    expect_empty(todo)
    expect(heading).to_be_focused()
    todo.card("Groceries").click()
    todo.expect_tree("Milk", "- Oat milk", "- - Barista", "Bread", "Eggs")
    assert todo.tree_in_database() == ["Milk", "- Oat milk", "- - Barista", "Bread", "Eggs"]

    # A double click is one click: what comes to the same place stays.
    todo.row("Bread").hover()
    todo.button("Delete Bread").dblclick()
    todo.expect_titles("Milk", "Oat milk", "Barista", "Eggs")
    todo.delete_task("Eggs")
    to_trash(todo)
    todo.button("Restore Eggs").dblclick()
    expect(rows(todo)).to_have_count(1)
    todo.expect_saved()
    assert count_trash(todo.account.id, LONG_AGO) == (0, 1, 0, 0)


def test_a_deleted_list_comes_back_to_the_sidebar_with_its_tasks_and_goes_again_by_undo(open_browser, ada):
    todo = open_browser(ada)
    todo.has_list("Groceries", "Milk", "Bread")
    todo.has_list("Holiday")
    todo.open()
    todo.delete_list()
    to_trash(todo)
    expect(todo.card("Groceries")).not_to_be_visible()
    todo.button("Restore Groceries").click()
    expect(todo.card("Groceries")).to_be_visible()
    assert todo.lists_in_database() == ["Groceries", "Holiday"]
    todo.button("Undo").click()
    expect(todo.card("Groceries")).not_to_be_visible()
    expect(todo.button("Restore Groceries")).to_be_visible()
    todo.button("Restore Groceries").click()
    todo.card("Groceries").click()
    todo.expect_titles("Milk", "Bread")

    # A task whose list is deleted, too, brings it back.
    todo.delete_task("Milk")
    todo.delete_list()
    to_trash(todo)
    todo.button("Restore Milk, and its list").click()
    todo.card("Groceries").click()
    todo.expect_titles("Milk", "Bread")


def deletes(todo, list_id: str, *titles: str) -> None:
    """Delete tasks of a list, just now, as on another device."""
    found = window(todo.account.id, View("list", list_id), 0, 1_000)
    assert found is not None
    tasks = [row["id"] for row in found["rows"] if row["title"] in titles]
    commit(todo.account.id, an_intent("delete_task", tasks=tasks), datetime.now(UTC).isoformat())


def size_of(todo) -> int:
    """Return how much the page of the trash says of what is in it, in bytes."""
    return len(json.dumps(given(todo.page.request.get(f"{todo.url}/trash").text())["page"]))


def test_what_goes_for_good_is_asked_for_first(open_browser, ada):
    todo: TodoPage = open_browser(ada)
    titles = [f"Task {n:03}" for n in range(120)]
    groceries = todo.has_list("Groceries", "Milk", *titles)
    deletes(todo, groceries, *titles[:60])
    few = size_of(todo)
    deletes(todo, groceries, *titles[60:])
    deletes(todo, groceries, "Milk")
    assert size_of(todo) < few * 1.1

    # However many there are, fifty are shown at a time.
    todo.go_to_trash()
    expect(rows(todo)).to_have_count(50)
    expect(rows(todo).first).to_contain_text("Milk")
    todo.page.get_by_role("link", name="Show more").click()
    back = todo.page.get_by_role("link", name="Back to the newest")
    expect(back).to_be_visible()
    expect(rows(todo)).to_have_count(50)
    expect(rows(todo).first).not_to_contain_text("Milk")
    back.click()

    dialog = todo.page.get_by_role("dialog")
    todo.button("Delete for good Milk").click()
    expect(dialog).to_contain_text("Milk goes for good. This cannot be undone.")
    dialog.get_by_role("button", name="Cancel").click()
    expect(todo.button("Restore Milk")).to_be_visible()
    todo.button("Delete for good Milk").click()
    dialog.get_by_role("button", name="Delete for good").click()
    expect(todo.button("Restore Milk")).to_have_count(0)
    todo.expect_saved()
    assert count_trash(todo.account.id, LONG_AGO) == (0, 120, 0, 0)
    expect(rows(todo).first.get_by_role("button", name="Restore")).to_be_focused()
    todo.button("Empty trash").click()
    expect(dialog).to_contain_text("120 tasks go for good. This cannot be undone.")
    dialog.get_by_role("button", name="Delete for good").click()
    expect_empty(todo)
    expect(todo.page.get_by_role("heading", name="Trash", exact=True)).to_be_focused()


@pytest.mark.tasks("Milk")
def test_an_earlier_title_is_put_back_from_the_history_and_that_is_undone(todo, open_browser, make_account):
    todo.rename_task("Milk", "Oat milk")
    todo.tick("Oat milk")
    todo.expect_saved()
    todo.checkbox("Oat milk").press("h")
    expect(todo.page.get_by_role("heading", name="History of Oat milk")).to_be_visible()
    expect(todo.card("Groceries")).not_to_have_attribute("aria-current", "page")
    expect(rows(todo)).to_have_count(3)
    expect(rows(todo).nth(0)).to_contain_text("Ticked off")
    expect(rows(todo).nth(1)).to_contain_text("Renamed from “Milk” to “Oat milk”")
    expect(rows(todo).nth(1)).to_contain_text("You · ")
    expect(rows(todo).nth(2)).to_contain_text("Added")
    rows(todo).nth(1).get_by_role("button", name="Put this back").click()
    expect(todo.page.get_by_role("heading", name="History of Milk")).to_be_visible()
    expect(rows(todo)).to_have_count(4)
    todo.button("Undo").click()
    expect(todo.page.get_by_role("heading", name="History of Oat milk")).to_be_visible()

    # Unfolded texts stay so while the history gets longer.
    task = todo.page.url.rsplit("/", 1)[1]
    for notes in ("From the shop", "From the farm"):
        commit(todo.account.id, an_intent("set_task", tasks=[task], value={"notes": notes}), NOW)
    before = todo.page.locator("summary")
    before.press("Enter")
    commit(todo.account.id, an_intent("set_task", tasks=[task], value={"notes": "From oats"}), NOW)
    expect(before).to_have_count(2)
    expect(before.last).to_be_focused()
    expect(todo.page.get_by_text("From the shop")).to_be_visible()

    # It takes the focus from nobody who has left it.
    before.last.evaluate("one => one.blur()")
    commit(todo.account.id, an_intent("set_task", tasks=[task], value={"notes": "From nuts"}), NOW)
    expect(before).to_have_count(3)
    todo.page.wait_for_timeout(50)
    assert todo.page.evaluate("document.activeElement === document.body")

    nobodys = open_browser(make_account("bob")).page.request.get(todo.page.url).text()
    assert "There is no such page" in nobodys
    assert "milk" not in nobodys.lower()

    todo.page.get_by_role("link", name="Groceries").last.click()
    todo.expect_titles("Oat milk")
