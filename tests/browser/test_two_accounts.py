"""Two people, one after the other, in one browser profile, which keeps the password and the copies by itself."""

import pytest
from playwright.sync_api import expect

from tests.browser.todo_page import CALLBACKS
from tests.conftest import PASSWORD
from tests.storage.people import lists_of
from tests.web.client import basic

A_FILE = b'{"format": "dash-to-do", "version": 1, "lists": {"list-one": {"title": "Groceries"}}, "tasks": {}}'


@pytest.fixture
def bob(make_account):
    return make_account("bob")


def sign_out_and_keep_the_copy(todo) -> None:
    todo.button("Sign out").click()
    todo.page.get_by_role("dialog").get_by_role("button", name="keep the copy").click()
    expect(todo.page.get_by_role("heading", name="You are signed out")).to_be_visible()


def log_in(todo, account) -> None:
    """Let the person give name and password to the browser's own prompt."""
    todo.account, todo.prompts.name, todo.prompts.password = account, account.name, PASSWORD
    todo.page.get_by_role("link", name="Log in again").click()
    expect(todo.page.get_by_role("banner").get_by_role("link", name=account.name)).to_be_visible()
    todo.prompts.name = None


def expect_nothing_of(todo, *texts: str) -> None:
    shown = todo.page.content() + str(todo.page.locator("textarea, input").evaluate_all("all => all.map(x => x.value)"))
    assert [text for text in texts if text in shown] == []


def test_two_people_in_one_browser_never_see_each_others_lists_even_with_their_copies_in_it(prompted, bob):
    todo, ada = prompted, prompted.account
    todo.new_list("Ada's secrets")
    todo.add_task("Milk for Ada")
    todo.expect_saved()
    adas = todo.page.url.removeprefix(todo.url)
    todo.page.route(CALLBACKS, lambda route: route.abort())
    todo.add_task("Waits for Ada")  # and does not reach the server before Bob is there
    sign_out_and_keep_the_copy(todo)
    todo.page.unroute(CALLBACKS)
    assert "Milk for Ada" in str(todo.in_local_storage())

    log_in(todo, bob)
    expect(todo.list_title).to_have_value("Inbox")
    expect_nothing_of(todo, "secrets", "for Ada")
    todo.page.goto(todo.url + adas)
    expect(todo.page.get_by_text("This list is not here")).to_be_visible()
    expect_nothing_of(todo, "secrets", "for Ada")
    todo.new_list("Bob's plans")
    todo.add_task("Bread for Bob")
    todo.expect_saved()
    assert [one.title for one in lists_of(bob.id)] == ["Bob's plans"]
    assert "Ada" not in str(todo.in_local_storage())
    sign_out_and_keep_the_copy(todo)

    log_in(todo, ada)
    todo.open(adas)
    todo.expect_titles("Milk for Ada", "Waits for Ada")
    expect_nothing_of(todo, "plans", "for Bob")
    assert todo.in_database() == [("Milk for Ada", False), ("Waits for Ada", False)]
    assert [one.title for one in lists_of(ada.id)] == ["Ada's secrets"]
    todo.console.clear()  # the browser notes each refusal


def logged_in_as(todo, account) -> None:
    """Let the browser send another name and password from now on, as after a log-in in another tab."""
    todo.page.context.set_extra_http_headers({"Authorization": basic(account.name, PASSWORD)})


def another_account(account) -> str:
    return f"This browser is logged in as {account.name} now."


def test_a_tab_of_one_account_does_nothing_as_another_and_says_who_is_logged_in(open_browser, ada, bob):
    todo = open_browser(ada)
    todo.has_list("Ada's plans", "Milk for Ada")
    todo.open()
    todo.expect_titles("Milk for Ada")
    logged_in_as(todo, bob)
    todo.add_task("Waits for Ada")
    expect(todo.badge).to_have_text(f"{another_account(bob)} 1 change waiting.")
    logged_in_as(todo, ada)  # it goes on
    expect(todo.badge).to_be_hidden()
    assert todo.in_database() == [("Milk for Ada", False), ("Waits for Ada", False)]

    logged_in_as(todo, bob)
    expect(todo.badge).to_have_text(another_account(bob))
    todo.tick("Milk for Ada")
    todo.add_task("Waits too")
    todo.nav.get_by_role("button", name="New list").click()
    expect(todo.badge).to_have_text(f"{another_account(bob)} 3 changes waiting.")
    todo.wait_until("todo.server.state() === 'reload'")
    assert lists_of(bob.id) == []

    todo.button("Reload").click()
    expect(todo.page.get_by_role("banner").get_by_role("link", name=bob.name)).to_be_visible()
    expect_nothing_of(todo, "plans", "for Ada", "Waits")
    todo.inbox.click()
    expect(todo.list_title).to_have_value("Inbox")
    assert lists_of(bob.id) == []

    logged_in_as(todo, ada)
    expect(todo.badge).to_have_text(another_account(ada))
    todo.button("Reload").click()
    expect(todo.card("Untitled list")).to_be_visible()
    todo.card("Ada's plans").click()
    todo.expect_titles("Waits for Ada", "Waits too", "Milk for Ada")
    assert todo.in_database() == [("Waits for Ada", False), ("Waits too", False), ("Milk for Ada", True)]
    todo.console.clear()  # the browser notes each refusal


def test_a_page_that_was_opened_by_nobody_does_nothing_as_somebody(open_browser, ada):
    todo = open_browser()
    todo.page.goto(todo.url)
    expect(todo.row("Tick this task off")).to_be_visible()
    logged_in_as(todo, ada)
    todo.tick("Tick this task off")
    todo.add_task("Tried out")

    todo.wait_until("todo.outbox.pending() === 0")
    expect(todo.badge).to_be_hidden()
    assert lists_of(ada.id) == []


def test_what_a_page_of_another_account_takes_in_or_gives_out_is_refused(open_browser, ada, bob):
    todo = open_browser(ada)
    todo.page.goto(todo.url + "/account")
    link = todo.page.get_by_role("link", name="Download everything", exact=True)
    with todo.page.expect_file_chooser() as chooser:
        todo.button("Import").click()
    logged_in_as(todo, bob)
    chooser.value.set_files({"name": "mine.json", "mimeType": "application/json", "buffer": A_FILE})

    expect(todo.page.get_by_text(f"{another_account(bob)} Nothing was changed. Reload the page.")).to_be_visible()
    assert todo.page.request.get(todo.url + (link.get_attribute("href") or "")).status == 409
    assert lists_of(bob.id) == []
    todo.console.clear()
