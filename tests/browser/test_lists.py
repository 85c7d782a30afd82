"""A person works with many lists."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.held import HeldBack
from tests.browser.todo_page import CALLBACKS


@pytest.mark.tasks("Milk")
def test_each_list_has_its_own_tasks_title_and_address(todo):
    groceries = todo.page.url
    todo.new_list("Holiday")
    expect(todo.card("Holiday")).to_have_attribute("aria-current", "page")
    expect(todo.card("Groceries")).not_to_have_attribute("aria-current", "page")
    assert todo.lists_in_database() == ["Groceries", "Holiday"]
    todo.expect_titles()
    todo.add_tasks("Tent", "Stove")
    todo.card("Groceries").click()  # before the server has answered
    todo.expect_titles("Milk")
    todo.add_tasks("Bread")
    expect(todo.page).to_have_url(groceries)
    expect(todo.page).to_have_title("Groceries - Dash To-Do")
    todo.page.go_back()
    todo.expect_titles("Tent", "Stove")
    todo.expect_saved()

    # They go back before the server has answered: they see what they came back to, and still do when it answers.
    answers = HeldBack(todo.page, CALLBACKS)
    todo.card("Groceries").click()
    todo.expect_titles("Milk", "Bread")
    expect(todo.page).to_have_url(groceries)
    todo.page.go_back()
    todo.expect_titles("Tent", "Stove")
    expect(todo.current_card).to_have_text("Holiday")
    answers.let_go()
    todo.wait_until("todo.list.now().seq !== null")
    todo.expect_titles("Tent", "Stove")
    todo.page.goto(groceries)
    expect(todo.list_title).to_have_value("Groceries")
    todo.expect_titles("Milk", "Bread")

    # Progress shows on the card, and is green when complete.
    bar = todo.card("Groceries").get_by_role("progressbar", name="Progress")
    todo.tick("Milk")
    expect(bar).to_have_attribute("aria-valuenow", "50")
    accent = bar.evaluate("bar => getComputedStyle(bar).backgroundColor")
    todo.tick("Bread")
    expect(bar).to_have_attribute("aria-valuenow", "100")
    expect(bar).not_to_have_css("background-color", accent)

    # A list is renamed in place, to what is a title.
    todo.list_title.fill("Something else")
    todo.list_title.press("Escape")
    expect(todo.list_title).to_have_value("Groceries")
    assert todo.lists_in_database() == ["Groceries", "Holiday"]
    todo.list_title.fill("  ")
    todo.list_title.press("Enter")
    expect(todo.list_title).to_have_value("Groceries")
    expect(todo.message).to_contain_text("A list needs a title")
    todo.list_title.fill("  Shopping ")
    todo.list_title.press("Enter")
    expect(todo.list_title).to_have_value("Shopping")
    expect(todo.card("Shopping")).to_be_visible()
    expect(todo.page).to_have_title("Shopping - Dash To-Do")
    assert todo.lists_in_database() == ["Shopping", "Holiday"]


def test_a_list_or_page_that_is_not_there_says_so_and_leads_back(open_browser, ada):
    todo = open_browser(ada)
    todo.open("/lists/nothing-like-it")

    expect(todo.page.get_by_role("heading", name="This list is not here")).to_be_visible()
    expect(todo.add_box).not_to_be_visible()
    todo.page.get_by_role("link", name="To your lists").click()
    expect(todo.list_title).to_have_value("Inbox")

    # A menu over the tasks that were there closes.
    todo.add_task("Milk")
    todo.expect_saved()
    todo.title_box("Milk").click(button="right")
    expect(todo.page.locator("#row-menu:popover-open")).to_have_count(1)
    todo.page.go_back()
    expect(todo.page.get_by_role("heading", name="This list is not here")).to_be_visible()
    expect(todo.page.locator("#row-menu:popover-open")).to_have_count(0)

    answer = todo.page.goto(todo.url + "/nothing/like/it")
    todo.console.clear()  # the browser itself notes every 404

    assert answer is not None
    assert answer.status == 404
    expect(todo.page.get_by_role("heading", name="There is no such page")).to_be_visible()
    todo.page.get_by_role("link", name="To the start page").click()
    expect(todo.page.get_by_role("heading", name="Dash To-Do", level=1)).to_be_visible()


def test_it_is_asked_first_and_can_be_undone_with_all_its_tasks(open_browser, ada):
    todo = open_browser(ada)
    todo.has_list("Groceries", "Milk", "Bread")
    todo.has_list("Holiday")
    todo.open()
    todo.button("Delete list").click()
    todo.page.get_by_role("dialog", name="Delete list?").get_by_role("button", name="Cancel").click()
    expect(todo.page.get_by_role("dialog")).not_to_be_visible()
    assert todo.lists_in_database() == ["Groceries", "Holiday"]

    todo.delete_list()
    expect(todo.message).to_have_text("Deleted Groceries")
    expect(todo.list_title).to_have_value("Holiday")
    expect(todo.card("Groceries")).to_have_count(0)
    assert todo.lists_in_database() == ["Holiday"]
    todo.button("Undo").click()
    expect(todo.list_title).to_have_value("Groceries")
    todo.expect_titles("Milk", "Bread")
    expect(todo.cards.first).to_have_accessible_name(re.compile("^Groceries"))

    gone = ""
    for one, next_one in (("Groceries", "Holiday"), ("Holiday", "Inbox")):
        expect(todo.list_title).to_have_value(one)
        todo.delete_list()
        expect(todo.list_title).to_have_value(next_one)
        todo.expect_saved()
        gone = todo.page.url if next_one == "Holiday" else gone
    assert todo.lists_in_database() == []

    # It comes back where its address says that it is not there.
    todo.page.goto(gone)
    expect(todo.page.get_by_role("heading", name="This list is not here")).to_be_visible()
    todo.page.keyboard.press("Control+z")
    expect(todo.list_title).to_have_value("Holiday")
    expect(todo.page.get_by_role("heading", name="This list is not here")).to_have_count(0)


def test_what_is_half_typed_stays_with_its_list(todo):
    todo.has_list("Work")
    expect(todo.card("Work")).to_be_visible()
    chips = todo.page.get_by_role("group", name="Understood").get_by_role("button")
    date = todo.page.locator(".add-box .add-date")
    todo.add_box.fill("Milk p1")
    expect(chips).to_have_count(1)
    date.click()
    todo.page.get_by_role("dialog", name="Date").get_by_role("button", name="Today").click()
    expect(date).not_to_be_empty()

    # Another list, and Today, have none of it, and have words of their own.
    todo.card("Work").click()
    expect(todo.list_title).to_have_value("Work")
    expect(todo.add_box).to_have_value("")
    expect(chips).to_have_count(0)
    expect(date).to_be_empty()
    todo.add_box.fill("Call")
    todo.page.get_by_role("link", name="Today").click()
    expect(todo.list_title).to_have_value("Today")
    expect(todo.add_box).to_have_value("")

    # All parts of a list have the same. It survives a reload, and goes when it is added.
    todo.card("Groceries").click()
    todo.page.get_by_role("link", name="Active").click()
    todo.page.reload()
    expect(todo.add_box).to_have_value("Milk p1")
    expect(chips).to_have_count(1)
    expect(date).not_to_be_empty()
    todo.add_box.press("Enter")
    todo.expect_titles("Milk")
    todo.expect_saved()
    assert todo.fields("Milk")["date"]
    todo.card("Work").click()
    expect(todo.add_box).to_have_value("Call")
    todo.card("Groceries").click()
    expect(todo.list_title).to_have_value("Groceries")
    expect(todo.add_box).to_have_value("")
