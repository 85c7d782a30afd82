"""Every step can be taken back and done again, also after a reload."""

import pytest
from playwright.sync_api import expect

from tests.browser.todo_page import TodoPage


def test_every_step_is_undone_and_redone_across_a_reload(todo):
    page = todo.page
    todo.add_tasks("Milk", "Bread")
    todo.rename_task("Milk", "Oat milk")
    todo.tick("Bread")
    todo.delete_task("Oat milk")
    todo.list_title.fill("Shopping")
    todo.list_title.press("Enter")
    expect(todo.card("Shopping")).to_be_visible()
    todo.add_box.focus()
    todo.paste("Eggs\nTea")
    todo.button("Clear completed").click()
    todo.expect_titles("Eggs", "Tea")
    todo.expect_saved()

    def undo_and_expect(words: str, *titles: str) -> None:
        page.keyboard.press("Control+z")
        expect(todo.message).to_have_text(words)
        todo.expect_titles(*titles)
        todo.expect_saved()

    undo_and_expect("Brought the completed tasks back", "Eggs", "Tea", "Bread")
    undo_and_expect("Took 2 tasks away again", "Bread")
    undo_and_expect("Undid renaming the list to Shopping", "Bread")
    expect(todo.list_title).to_have_value("Groceries")
    page.reload()
    expect(todo.row("Bread")).to_be_visible()
    undo_and_expect("Brought back Oat milk", "Oat milk", "Bread")
    undo_and_expect("Bread is open again", "Oat milk", "Bread")
    undo_and_expect("Undid renaming to Oat milk", "Milk", "Bread")
    undo_and_expect("Took Bread away again", "Milk")
    assert todo.in_database() == [("Milk", False)]
    for words in ("Added Bread", "Renamed to Oat milk", "Completed Bread", "Deleted Oat milk"):
        page.keyboard.press("Control+Shift+z")
        expect(todo.message).to_have_text(words)
    page.keyboard.press("Control+y")
    expect(todo.list_title).to_have_value("Shopping")
    todo.expect_saved()
    page.keyboard.press("Control+y")
    expect(todo.row("Tea")).to_be_visible()
    page.keyboard.press("Control+y")
    expect(todo.message).to_have_text("Cleared 1 completed task")
    todo.expect_titles("Eggs", "Tea")
    assert todo.in_database() == [("Eggs", False), ("Tea", False)]
    page.keyboard.press("Control+y")
    expect(todo.message).to_have_text("Nothing to redo.")


def test_a_new_list_and_its_deletion_are_undone_and_redone(todo):
    page = todo.page
    todo.new_list("Holiday")
    todo.button("Delete list").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(todo.list_title).to_have_value("Groceries")
    page.keyboard.press("Control+z")
    expect(todo.list_title).to_have_value("Holiday")
    page.keyboard.press("Control+z")
    expect(todo.message).to_have_text("Took the new list away again")
    expect(todo.list_title).to_have_value("Groceries")
    assert todo.lists_in_database() == ["Groceries"]
    page.keyboard.press("Control+Shift+z")
    expect(todo.card("Holiday")).to_be_visible()
    expect(todo.list_title).to_have_value("Holiday")
    todo.expect_saved()

    # One that gets no title goes again.
    todo.button("New list").click()
    expect(todo.list_title).to_be_focused()
    expect(todo.list_title).to_have_value("Untitled list")
    page.keyboard.type("Some")
    page.keyboard.press("Escape")
    expect(todo.message).to_have_text("Took the new list away again")
    expect(todo.list_title).to_have_value("Holiday")
    todo.expect_saved()
    assert sorted(todo.lists_in_database()) == ["Groceries", "Holiday"]


@pytest.mark.tasks("Milk")
def test_what_somebody_has_changed_since_is_left_alone_and_said(todo):
    # Text in a box has an undo of its own.
    todo.add_box.press_sequentially("Bread")
    todo.page.keyboard.press("Control+z")
    expect(todo.add_box).not_to_have_value("Bread")
    todo.expect_titles("Milk")
    todo.add_box.fill("")

    todo.rename_task("Milk", "Oat milk")
    todo.sets("Oat milk", title="Rice milk")
    expect(todo.row("Rice milk")).to_be_visible()
    todo.page.keyboard.press("Control+z")
    expect(todo.message).to_have_text("Not undone: it was changed since, and stays as it is.")
    todo.expect_titles("Rice milk")
    assert todo.in_database() == [("Rice milk", False)]
    expect(todo.button("Redo")).to_be_hidden()
    todo.page.keyboard.press("Control+Shift+z")
    expect(todo.message).to_have_text("Nothing to redo.")

    # An undo is redone from its notice.
    todo.delete_task("Rice milk")
    todo.button("Undo").click()
    todo.expect_titles("Rice milk")
    todo.button("Redo").click()
    todo.expect_titles()
    assert todo.in_database() == []


def duplicate(todo) -> TodoPage:
    """Return another tab as "Duplicate tab" opens it: it begins with what the tab's sessionStorage has."""
    tab = TodoPage(todo.page.context.new_page(), todo.url, todo.account)
    kept = todo.page.evaluate("JSON.stringify(sessionStorage)")
    tab.page.add_init_script(
        f"""if (!sessionStorage.getItem('duplicated')) {{
            for (const [key, value] of Object.entries({kept})) sessionStorage.setItem(key, value);
            sessionStorage.setItem('duplicated', 'yes');
        }}"""
    )
    tab.page.goto(todo.page.url)
    expect(tab.list_title).to_have_value("Groceries")
    return tab


def test_a_tab_and_its_duplicate_each_send_their_draft_once_and_undo_their_own(todo):
    todo.add_box.press_sequentially("half a tas")
    other = duplicate(todo)
    expect(other.add_box).to_have_value("half a tas")
    todo.add_box.press("End")
    todo.add_box.press_sequentially("k")
    todo.add_box.press("Enter")
    todo.expect_saved()
    other.add_box.press("End")
    other.add_box.press_sequentially("te of cake")
    other.add_box.press("Enter")
    other.expect_saved()
    for tab in (todo, other):
        tab.expect_titles("half a task", "half a taste of cake")
    todo.page.reload()
    todo.expect_titles("half a task", "half a taste of cake")
    for tab in (todo, other):
        expect(tab.add_box).to_have_value("")
    assert todo.in_database() == [("half a task", False), ("half a taste of cake", False)]
    todo.page.keyboard.press("Control+z")
    expect(todo.message).to_have_text("Took half a task away again")
    todo.expect_saved()
    other.expect_titles("half a taste of cake")
    other.page.keyboard.press("Control+z")
    expect(other.message).to_have_text("Took half a taste of cake away again")

    assert other.in_database() == []
    todo.expect_titles()
    assert other.console == []
