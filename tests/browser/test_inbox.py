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


def test_it_comes_first_cannot_be_deleted_and_is_opened_where_no_other_list_was_shown_last(open_browser, ada):
    todo = open_browser(ada)
    for title in ("Groceries", "Holiday"):
        todo.has_list(title)
    todo.open("/lists")
    expect(todo.list_title).to_have_value("Inbox")
    expect(todo.nav.get_by_role("link").first).to_have_accessible_name(re.compile("^Inbox"))
    expect(todo.button("Delete list")).to_be_hidden()

    todo.card("Groceries").click()
    expect(todo.list_title).to_have_value("Groceries")
    expect(todo.button("Delete list")).to_be_visible()
    todo.open("/lists")
    expect(todo.list_title).to_have_value("Groceries")
    todo.delete_list()
    expect(todo.list_title).to_have_value("Holiday")
    todo.delete_list()
    todo.expect_saved()
    todo.open("/lists")
    expect(todo.list_title).to_have_value("Inbox")
