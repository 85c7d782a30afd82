"""The Inbox: the first list of everybody, where a new person types their first task."""

import re

from playwright.sync_api import expect


def test_a_new_person_is_welcomed_until_the_first_task(open_browser, ada):
    todo = open_browser(ada)
    todo.open("/lists")
    welcome = todo.page.get_by_role("heading", name="Welcome")
    expect(todo.list_title).to_have_value("Inbox")
    expect(welcome).to_be_visible()
    expect(todo.add_box).to_be_focused()

    todo.page.keyboard.type("Milk")
    todo.page.keyboard.press("Enter")
    expect(welcome).to_be_hidden()
    assert todo.in_database() == [("Milk", False)]
    todo.delete_task("Milk")
    expect(todo.page.get_by_text("Nothing here yet.")).to_be_visible()
    todo.expect_saved()
    todo.page.reload()
    expect(todo.page.get_by_text("Nothing here yet.")).to_be_visible()
    expect(welcome).to_be_hidden()


def test_it_comes_first_and_cannot_be_deleted(todo):
    expect(todo.nav.get_by_role("link").first).to_have_accessible_name(re.compile("^Inbox"))
    expect(todo.button("Delete list")).to_be_visible()
    todo.inbox.click()
    expect(todo.list_title).to_have_value("Inbox")
    expect(todo.button("Delete list")).to_be_hidden()


def test_the_list_that_was_shown_last_is_opened_the_next_time(todo):
    todo.new_list("Holiday")
    todo.open("/lists")
    expect(todo.list_title).to_have_value("Holiday")
    todo.card("Groceries").click()
    expect(todo.list_title).to_have_value("Groceries")
    todo.open("/lists")
    expect(todo.list_title).to_have_value("Groceries")
    todo.delete_list()
    todo.expect_saved()
    todo.card("Holiday").click()
    todo.delete_list()
    todo.expect_saved()
    todo.open("/lists")
    expect(todo.list_title).to_have_value("Inbox")


def test_on_another_device_it_is_the_inbox(open_browser, todo):
    elsewhere = open_browser(todo.account)
    elsewhere.open("/lists")
    expect(elsewhere.list_title).to_have_value("Inbox")
