"""Signing out, in a browser that remembers the password by itself: nothing private is left, nothing is lost unasked."""

import pytest
from playwright.sync_api import Route, expect

from tests.browser.login_prompts import LoginPrompts
from tests.browser.todo_page import CALLBACKS, REFUSES_CACHES


@pytest.fixture
def todo(prompted):
    """Give Ada's browser with a task on screen."""
    prompted.new_list("Groceries")
    prompted.add_task("Milk")
    prompted.expect_saved()
    return prompted


def sign_out(todo, how: str) -> None:
    todo.button("Sign out").click()
    todo.page.get_by_role("dialog").get_by_role("button", name=how).click()
    expect(todo.page.get_by_role("heading", name="You are signed out")).to_be_visible()


def keys_of(todo, account) -> list[str]:
    keys = todo.page.evaluate("[localStorage, sessionStorage].flatMap(Object.keys)")
    return [key for key in keys if f":{account.id}" in key]


def expect_nothing_private(todo) -> None:
    expect(todo.page.locator("body")).not_to_contain_text("Groceries")
    expect(todo.page.locator("body")).not_to_contain_text(todo.account.name)
    assert "Milk" not in todo.page.content()


def test_after_signing_out_with_the_copy_neither_back_nor_reload_shows_anything_private(todo):
    todo.page.add_init_script(REFUSES_CACHES)  # what that forgets does not hang on it
    todo.page.evaluate("todo.whole.run()")
    assert len(todo.page.evaluate("indexedDB.databases()")) == 1
    sign_out(todo, "remove the copy")
    expect(todo.page.locator("main")).to_contain_text("was removed")
    todo.wait_until("indexedDB.databases().then(all => all.length === 0)")
    todo.page.wait_for_load_state("networkidle")

    assert keys_of(todo, todo.account) == []
    for go in (todo.page.go_back, todo.page.reload, lambda: todo.page.goto(f"{todo.url}/lists")):
        go()
        todo.page.wait_for_load_state("networkidle")
        expect_nothing_private(todo)
    expect(todo.page.get_by_role("heading", name="Log in to see your lists")).to_be_visible()
    assert todo.prompts.count > 1  # the browser had to ask again
    todo.console.clear()  # the browser notes what it clears, and each refusal


def test_who_signs_out_and_keeps_the_copy_is_told_what_waits_and_it_is_sent_at_the_next_login(todo):
    todo.page.route(CALLBACKS, lambda route: route.abort())
    todo.add_tasks("Bread", "Eggs")
    todo.button("Sign out").click()
    expect(todo.page.get_by_role("dialog")).to_contain_text("2 changes have not reached the server yet")
    todo.page.get_by_role("button", name="keep the copy").click()
    expect(todo.page.locator("main")).to_contain_text("The copy of your lists in it is kept")
    todo.page.unroute(CALLBACKS)
    todo.prompts.name = todo.account.name
    todo.page.get_by_role("link", name="Log in again").click()
    todo.card("Groceries").click()

    todo.expect_titles("Milk", "Bread", "Eggs")
    assert todo.in_database() == [("Milk", False), ("Bread", False), ("Eggs", False)]
    todo.console.clear()


def test_signing_out_in_one_tab_signs_out_in_all_of_them_and_lets_another_person_in(todo, make_account):
    other = todo.page.context.new_page()
    other_prompts = LoginPrompts(other)
    other.goto(f"{todo.url}/lists")
    expect(other.get_by_role("textbox", name="List title")).to_have_value("Groceries")
    sign_out(todo, "remove the copy")

    expect(other.get_by_role("heading", name="You are signed out")).to_be_visible()
    assert other_prompts.count == 0
    assert keys_of(todo, todo.account) == []
    bob = make_account("bob")
    todo.prompts.name = bob.name
    todo.open("/lists")
    expect(todo.page.get_by_role("banner").get_by_role("link", name=bob.name)).to_be_visible()
    expect(todo.list_title).to_have_value("Inbox")
    todo.console.clear()


def test_who_signs_out_without_an_answer_of_the_server_sees_nothing_and_is_signed_out_when_it_answers(todo):
    paper = f"{todo.url}/print/lists/{todo.list_id()}"
    held = []
    todo.page.context.route("**/favicon.svg", lambda route: held.append(route))
    todo.page.evaluate("AbortSignal.timeout = () => new AbortController().signal")  # these seconds are not over yet
    todo.page.keyboard.type("Half a w")
    todo.button("Sign out").click()
    todo.page.get_by_role("button", name="remove the copy").click()
    expect(todo.page.get_by_role("heading", name="Signing you out")).to_be_visible()
    held[0].fulfill(status=502)
    assert "Groceries" not in todo.page.locator("body").inner_text() + todo.page.title()
    assert keys_of(todo, todo.account) != []  # that goes at the end
    todo.page.close()  # and another page ends it

    todo.page.context.unroute("**/favicon.svg")
    todo.page = todo.page.context.new_page()
    todo.prompts = LoginPrompts(todo.page)
    asked = []

    def stay(route: Route) -> None:
        asked.append(route)
        route.fulfill(status=204)

    todo.page.context.route("**/signed-out", stay)
    todo.page.goto(paper, wait_until="commit")
    expect(todo.page.locator("html[data-account][hidden]")).to_have_count(1)
    while not asked:
        todo.page.wait_for_timeout(50)
    todo.page.context.unroute("**/signed-out")
    todo.page.goto(f"{todo.url}/lists")
    expect(todo.page.get_by_role("heading", name="You are signed out")).to_be_visible()
    expect(todo.page.locator("main")).to_contain_text("was removed")
    expect_nothing_private(todo)
    assert keys_of(todo, todo.account) == []
    todo.page.goto(f"{todo.url}/lists")
    expect(todo.page.get_by_role("heading", name="Log in to see your lists")).to_be_visible()
    todo.console.clear()
