"""The start page, for a visitor without a login."""

import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect

from tests.conftest import PASSWORD

TITLES = (
    "Tick this task off",
    "Click a title to change it",
    "Delete a task, then undo",
    "Close what is under a task",
    "Drag it to another place",
)


def test_a_visitor_uses_the_demo_of_which_nothing_is_kept_and_is_offered_to_log_in(open_browser):
    visitor = open_browser(timezone_id="UTC")
    visitor.open("/")
    banner = visitor.page.get_by_role("banner")
    expect(banner.get_by_role("link", name="Dash To-Do")).to_have_attribute("href", "/")
    expect(banner.get_by_role("link", name="Log in")).to_have_attribute("href", "/log-in")
    expect(visitor.page.get_by_role("main").get_by_role("button", name="Log in")).to_be_visible()
    expect(banner.get_by_role("button", name="Sign out")).to_have_count(0)
    expect(visitor.page.get_by_role("navigation", name="Lists")).to_have_count(0)
    expect(visitor.page.get_by_text("Nothing in this list is kept")).to_be_visible()

    # It shows what is to be known of a task, and lets a visitor choose a date.
    visitor.expect_titles(*TITLES)
    expect(visitor.chips("Tick this task off")).to_have_text(["Today"])
    expect(visitor.chips("Delete a task, then undo")).to_have_text(["deadline in 4 days", "home"])
    visitor.chips("Delete a task, then undo").get_by_text("home").click()
    expect(visitor.row("Delete a task, then undo").get_by_role("button", name="Details")).to_be_hidden()
    visitor.checkbox("Click a title to change it").focus()
    visitor.page.keyboard.press("t")
    visitor.page.get_by_role("dialog", name="Date").get_by_role("button", name="Tomorrow").click()
    expect(visitor.chips("Click a title to change it")).to_have_text(["Tomorrow"])

    # A subtask is closed, ticked and moved up a level.
    top, below = TITLES[3:]
    expect(visitor.chips(top)).to_have_text(["0/1"])
    visitor.row(top).get_by_role("button", name="Collapse").click()
    visitor.expect_titles(*TITLES[:4])
    visitor.row(top).get_by_role("button", name="Expand").click()
    visitor.tick(below)
    expect(visitor.chips(top)).to_have_text(["1/1"])
    visitor.tick(below)
    visitor.use_menu(below, "Outdent")
    visitor.expect_titles(*TITLES)
    expect(visitor.chips(top)).to_have_count(0)

    visitor.add_task("My own")
    visitor.use_menu("My own", "Move up")
    visitor.use_menu("My own", "Duplicate")
    visitor.expect_titles(*TITLES[:4], "My own", "My own", below)
    visitor.page.keyboard.press("Control+z")
    visitor.page.keyboard.press("Control+z")
    visitor.expect_titles(*TITLES, "My own")
    visitor.tick("Tick this task off")
    visitor.page.keyboard.press("Control+z")
    visitor.expect_saved()
    expect(visitor.message).to_have_text("Tick this task off is open again")
    expect(visitor.checkbox("Tick this task off")).not_to_be_checked()
    visitor.tick("Tick this task off")
    visitor.rename_task("Click a title to change it", "Changed")
    visitor.delete_task("Delete a task, then undo")
    visitor.expect_titles("Tick this task off", "Changed", *TITLES[3:], "My own")
    visitor.expect_left("4 items left")
    visitor.button("Undo").click()
    visitor.expect_left("5 items left")
    visitor.expect_saved()

    visitor.page.reload()
    visitor.expect_titles(*TITLES)
    assert "My own" not in visitor.page.evaluate("JSON.stringify(localStorage)")


def test_who_is_logged_in_is_shown_with_a_way_to_the_lists_and_out_and_can_use_the_demo(open_browser, ada):
    todo = open_browser(ada)
    todo.has_list("Groceries")
    todo.open("/")
    todo.add_task("My own")
    expect(todo.message).to_have_text("Added My own")
    todo.tick("Tick this task off")
    todo.expect_saved()
    todo.expect_left("5 items left")

    banner = todo.page.get_by_role("banner")
    expect(banner.get_by_text(ada.name)).to_be_visible()
    expect(banner.get_by_role("button", name="Sign out")).to_be_visible()
    todo.page.get_by_role("main").get_by_role("link", name="My lists").click()
    expect(todo.card("Groceries")).to_be_visible()


def test_without_a_login_the_lists_are_not_shown(server):
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{server.url}/lists")  # noqa: S310

    assert refused.value.code == 401
    assert refused.value.headers["WWW-Authenticate"].startswith('Basic realm="Dash To-Do"')
    assert "Log in to see your lists" in refused.value.read().decode()


def test_who_logs_in_at_a_bookmark_is_logged_in_everywhere(open_browser, ada):
    elsewhere = open_browser(ada, http_credentials={"username": ada.name, "password": PASSWORD})
    bookmark = f"{elsewhere.url}/lists/{elsewhere.has_list('Groceries')}"
    elsewhere.open("/")
    expect(elsewhere.page.get_by_role("banner").get_by_role("link", name="Log in")).to_be_visible()
    elsewhere.page.goto(f"{bookmark}?show=active")

    expect(elsewhere.page).to_have_url(f"{bookmark}?show=active")
    expect(elsewhere.list_title).to_have_value("Groceries")
    expect(elsewhere.page.get_by_role("banner").get_by_text(ada.name)).to_be_visible()
    expect(elsewhere.card("Groceries")).to_be_visible()
    elsewhere.open("/")
    expect(elsewhere.page.get_by_role("banner").get_by_text(ada.name)).to_be_visible()
