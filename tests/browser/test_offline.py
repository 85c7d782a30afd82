"""While the server is away, or fails, or refuses, nothing that a person did is lost."""

import pytest
from playwright.sync_api import expect

from storage.accounts.accounts import find_account
from storage.database import engine
from tests.browser.todo_page import CALLBACKS, TodoPage
from tests.serving import Server


@pytest.fixture
def own(tmp_path):
    """Give a server of this test's own, to stop and start."""
    with Server(tmp_path) as running:
        engine.connect(running.database_url)
        yield running


@pytest.fixture
def admin(open_browser, own, tmp_path):
    """Give the admin's browser, with a profile that stays, and a list of three tasks on screen."""
    todo = open_browser(find_account("admin"), at=own, profile=tmp_path / "profile")
    todo.open()
    todo.new_list("Groceries")
    todo.add_tasks("Milk", "Bread", "Eggs")
    todo.expect_saved()
    return todo


def do_twenty_things(todo) -> None:
    todo.add_tasks(*(f"Thing {n}" for n in range(10)))
    for number in range(4):
        todo.tick(f"Thing {number}")
    todo.rename_task("Milk", "Oat milk")
    todo.rename_task("Oat milk", "Rice milk")
    todo.tick("Bread")
    todo.tick("Bread")
    todo.delete_task("Eggs")
    todo.delete_task("Thing 9")


AFTER_TWENTY = [
    *(("Rice milk", False), ("Bread", False), *((f"Thing {n}", False) for n in range(4, 9))),
    *((f"Thing {n}", True) for n in (3, 2, 1, 0)),
]


def intents_done() -> int:
    with engine.reading() as connection:
        return connection.exec_driver_sql("SELECT count(*) FROM intents").scalar() or 0


def test_what_was_done_without_the_server_arrives_once_after_the_browser_was_closed(admin, own, open_browser, tmp_path):
    list_id, before = admin.list_id(), intents_done()
    own.stop()
    do_twenty_things(admin)
    expect(admin.badge).to_have_text("Offline, 20 changes waiting")
    admin.page.context.close()
    own.start()
    engine.connect(own.database_url)
    again = open_browser(admin.account, at=own, profile=tmp_path / "profile")
    again.open(f"/lists/{list_id}")

    assert again.in_database(list_id) == AFTER_TWENTY
    assert intents_done() == before + 20
    again.expect_titles(*(title for title, _ in AFTER_TWENTY))
    expect(again.badge).to_have_text("")


def test_what_was_done_without_the_server_arrives_in_order_when_it_is_back(admin, own):
    list_id, before = admin.list_id(), intents_done()
    own.stop()
    do_twenty_things(admin)
    expect(admin.badge).to_have_text("Offline, 20 changes waiting")
    own.start()

    expect(admin.message).to_contain_text("Online again. Everything is saved.", timeout=30_000)
    engine.connect(own.database_url)
    assert admin.in_database(list_id) == AFTER_TWENTY
    assert intents_done() == before + 20


def hold_outbox(route):
    """Keep from the server what waits in the outbox, and let everything else through."""
    route.abort() if '"outbox"' in (route.request.post_data or "") else route.continue_()


def test_what_a_closed_tab_left_another_tab_sends(todo):
    other = TodoPage(todo.page.context.new_page(), todo.url, todo.account)
    other.page.goto(todo.page.url)
    expect(other.list_title).to_have_value("Groceries")
    todo.page.route(CALLBACKS, hold_outbox)
    todo.add_tasks("Milk", "Bread")
    todo.page.close()

    expect(other.row("Bread")).to_be_visible(timeout=15_000)
    assert other.in_database() == [("Milk", False), ("Bread", False)]


def test_who_is_logged_out_elsewhere_is_asked_to_log_in_and_loses_nothing(todo):
    todo.page.context.route(CALLBACKS, lambda route: route.fulfill(status=401))
    todo.add_task("Milk")
    expect(todo.page.get_by_role("link", name="Log in again")).to_be_visible()
    expect(todo.badge).to_have_text("1 change waiting")
    todo.page.context.unroute_all()

    assert todo.in_database() == [("Milk", False)]
    expect(todo.page.get_by_role("link", name="Log in again")).to_be_hidden()
    todo.console.clear()


def test_a_proxy_that_passes_on_another_host_is_told_as_that_and_nothing_is_lost(todo):
    def passed_on(route):
        headers = {name: value for name, value in route.request.headers.items() if name != "sec-fetch-site"}
        route.fulfill(response=route.fetch(headers={**headers, "origin": "http://todo.example.org:8443"}))

    todo.page.context.route(CALLBACKS, passed_on)
    todo.add_task("Milk")
    expect(todo.badge).to_contain_text("the proxy in front passes on another host")
    expect(todo.badge).to_contain_text("1 change waiting")
    expect(todo.page.get_by_role("link", name="Log in again")).to_be_hidden()
    todo.page.context.unroute_all()

    assert todo.in_database() == [("Milk", False)]
    todo.console.clear()


def test_a_change_at_which_the_server_fails_does_not_keep_others_back(todo):
    def fail_at_milk(route):
        sent = route.request.post_data or ""
        route.fulfill(status=500) if '"outbox"' in sent and "Milk" in sent else route.continue_()

    todo.page.context.route(CALLBACKS, fail_at_milk)
    todo.add_tasks("Milk", "Bread")

    expect(todo.kept).to_be_visible(timeout=60_000)
    expect(todo.kept).to_contain_text("The server cannot do this change")
    expect(todo.kept.get_by_role("textbox")).to_have_value("Milk")
    assert todo.in_database() == [("Bread", False)]
    todo.console.clear()


def delete_list(todo) -> None:
    todo.button("Delete list").click()
    todo.page.get_by_role("dialog").get_by_role("button", name="Delete").click()


def test_words_for_a_list_that_was_deleted_meanwhile_are_given_back(open_browser, todo):
    todo.add_task("Milk")
    todo.expect_saved()
    elsewhere = open_browser(todo.account)
    elsewhere.open()
    todo.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    todo.page.context.set_offline(True)
    todo.add_task("Bread")
    todo.rename_task("Milk", "Oat milk")
    expect(todo.badge).to_have_text("Offline, 2 changes waiting")
    delete_list(elsewhere)
    elsewhere.expect_saved()
    todo.page.context.set_offline(False)

    expect(todo.kept).to_contain_text("This list is not there any more.")
    expect(todo.kept.get_by_role("textbox")).to_have_value("Bread")
    expect(todo.list_title).to_have_value("Inbox")
    for title in ("Bread", "Milk", "Oat milk"):
        expect(todo.row(title)).to_have_count(0)
    todo.page.reload()
    expect(todo.kept).to_contain_text("and 1 more")
    todo.kept.get_by_role("button", name="Copy").click()
    expect(todo.message).to_have_text("Copied")
    assert todo.page.evaluate("navigator.clipboard.readText()") == "Bread"
    todo.kept.get_by_role("button", name="Dismiss").click()
    expect(todo.kept.get_by_role("textbox")).to_have_value("Oat milk")
    todo.kept.get_by_role("button", name="Dismiss").click()
    expect(todo.kept).to_be_hidden()


def test_a_new_name_for_what_is_deleted_on_another_device_is_given_back(open_browser, todo):
    todo.add_tasks("Milk", "Bread")
    todo.expect_saved()
    elsewhere = open_browser(todo.account)
    elsewhere.open()
    todo.title_box("Milk").fill("Oat milk")
    elsewhere.delete_task("Milk")
    elsewhere.delete_task("Bread")
    expect(todo.row("Bread")).to_have_count(0)
    expect(todo.page.locator("textarea:focus")).to_have_value("Oat milk")
    todo.page.keyboard.press("Enter")

    expect(todo.kept).to_contain_text("This task is not there any more.")
    expect(todo.kept.get_by_role("textbox")).to_have_value("Oat milk")
    todo.expect_titles()
    todo.kept.get_by_role("button", name="Dismiss").click()
    todo.list_title.fill("Shopping")
    delete_list(elsewhere)

    expect(todo.kept).to_contain_text("This list is not there any more.")
    expect(todo.kept.get_by_role("textbox")).to_have_value("Shopping")
    expect(todo.list_title).to_have_value("Inbox")
