"""The owner of an account sees that others guess at the password."""

from playwright.sync_api import expect

from tests.web.client import Client, basic


def test_failed_attempts_are_told_when_the_page_opens_and_only_once(open_browser, ada, server):
    for number in range(3):
        Client(server.port).send("GET", "/lists", Authorization=basic(ada.name, f"wrong{number}"))

    todo = open_browser(ada)
    todo.open()
    expect(todo.page.get_by_role("status")).to_contain_text("3 failed attempts to log in with your name")
    todo.page.reload()
    expect(todo.page.get_by_role("button", name="New list")).to_be_visible()
    expect(todo.page.get_by_role("status")).to_be_empty()
