"""Two people, one after the other, in one browser profile, which keeps the password and the copies by itself."""

import pytest
from playwright.sync_api import expect

from tests.browser.todo_page import CALLBACKS
from tests.conftest import PASSWORD
from tests.storage.people import lists_of


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
    expect(todo.button("Make your first list")).to_be_visible()
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
