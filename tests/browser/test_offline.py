"""While the server is away, or fails, or refuses, nothing that a person did is lost."""

import pytest
from playwright.sync_api import expect

from storage.accounts.accounts import find_account
from storage.commit import commit
from storage.database import engine
from tests.browser.todo_page import CALLBACKS, TodoPage
from tests.factories import NOW, an_intent
from tests.serving import Server


@pytest.fixture
def own(tmp_path):
    """Give a server of this test's own, to stop and start."""
    with Server(tmp_path) as running:
        engine.connect(running.database_url)
        yield running


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


def test_what_was_done_without_the_server_arrives_once_in_order(own, open_browser, tmp_path):
    admin = open_browser(find_account("admin"), at=own, profile=tmp_path / "profile")  # a profile that stays
    list_id = admin.has_list("Groceries", "Milk", "Bread", "Eggs")
    admin.open()
    admin.expect_titles("Milk", "Bread", "Eggs")
    before = intents_done()
    own.stop()
    do_twenty_things(admin)
    expect(admin.badge).to_have_text("Offline, 20 changes waiting")
    own.start()
    expect(admin.message).to_contain_text("Online again. Everything is saved.", timeout=30_000)
    engine.connect(own.database_url)
    assert admin.in_database(list_id) == AFTER_TWENTY
    assert intents_done() == before + 20

    # So does what waits when the browser is closed.
    own.stop()
    admin.add_tasks("Tea", "Coffee")
    admin.tick("Tea")
    admin.rename_task("Rice milk", "Soy milk")
    expect(admin.badge).to_have_text("Offline, 4 changes waiting")
    admin.page.context.close()
    own.start()
    engine.connect(own.database_url)
    again = open_browser(admin.account, at=own, profile=tmp_path / "profile")
    again.open(f"/lists/{list_id}")
    _, *others = AFTER_TWENTY
    after = [("Soy milk", False), *others[:6], ("Coffee", False), ("Tea", True), *others[6:]]
    assert again.in_database(list_id) == after
    assert intents_done() == before + 24
    again.expect_titles(*(title for title, _ in after))
    expect(again.badge).to_have_text("")


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


def test_what_is_refused_waits_and_what_the_server_fails_at_does_not_keep_others_back(todo):
    # A person who was logged out elsewhere is asked to log in.
    log_in_again = todo.page.get_by_role("link", name="Log in again")
    todo.page.context.route(CALLBACKS, lambda route: route.fulfill(status=401))
    todo.add_task("Milk")
    expect(log_in_again).to_be_visible()
    expect(todo.badge).to_have_text("1 change waiting")
    todo.page.context.unroute_all()
    assert todo.in_database() == [("Milk", False)]
    expect(log_in_again).to_be_hidden()

    # A proxy that passes on another host is told as that.
    def passed_on(route):
        headers = {name: value for name, value in route.request.headers.items() if name != "sec-fetch-site"}
        route.fulfill(response=route.fetch(headers={**headers, "origin": "http://todo.example.org:8443"}))

    todo.page.context.route(CALLBACKS, passed_on)
    todo.add_task("Bread")
    expect(todo.badge).to_contain_text("the proxy in front passes on another host")
    expect(todo.badge).to_contain_text("1 change waiting")
    expect(log_in_again).to_be_hidden()
    todo.page.context.unroute_all(behavior="wait")  # for the proxy to pass on what it has
    assert todo.in_database() == [("Milk", False), ("Bread", False)]

    # A change at which the server fails is given back, and the others go on.
    def fail_at_eggs(route):
        sent = route.request.post_data or ""
        route.fulfill(status=500) if '"outbox"' in sent and "Eggs" in sent else route.continue_()

    todo.page.context.route(CALLBACKS, fail_at_eggs)
    todo.add_tasks("Eggs", "Rice")
    expect(todo.kept).to_be_visible(timeout=60_000)
    expect(todo.kept).to_contain_text("The server cannot do this change")
    expect(todo.kept.get_by_role("textbox")).to_have_value("Eggs")
    assert todo.in_database() == [("Milk", False), ("Bread", False), ("Rice", False)]
    todo.console.clear()


def does_elsewhere(todo, verb: str, **fields) -> None:
    """Do something on another device."""
    commit(todo.account.id, an_intent(verb, **fields), NOW)


@pytest.mark.tasks("Milk", "Bread", "Rice", "Tea")
def test_words_for_what_is_deleted_on_another_device_are_given_back(todo):
    groceries, milk, bread = todo.list_id(), todo.task_id("Milk"), todo.task_id("Bread")
    words = todo.kept.get_by_role("textbox")
    todo.title_box("Milk").fill("Oat milk")
    does_elsewhere(todo, "delete_task", tasks=[milk, bread])
    expect(todo.row("Bread")).to_have_count(0)
    expect(todo.page.locator("textarea:focus")).to_have_value("Oat milk")
    todo.page.keyboard.press("Enter")
    expect(todo.kept).to_contain_text("Milk was deleted, and is in the trash.")
    expect(words).to_have_value("Oat milk")
    todo.expect_titles("Rice", "Tea")
    todo.kept.get_by_role("button", name="Dismiss").click()

    # Two people delete the same task: it is deleted once, and the one who takes that back is told where it is.
    todo.page.context.set_offline(True)
    does_elsewhere(todo, "delete_task", tasks=[todo.task_id("Tea")])
    todo.delete_task("Tea")
    todo.page.keyboard.press("Control+z")
    expect(todo.message).to_contain_text("Brought back Tea")
    todo.page.context.set_offline(False)
    expect(todo.message).to_contain_text("Tea was deleted, and is in the trash.")
    todo.expect_titles("Rice")

    # What was put under a task that is gone is where it was; it is said, and nobody says that all is saved.
    todo.add_tasks("Pot", "Lid")
    todo.expect_saved()
    pot = todo.task_id("Pot")
    todo.page.context.set_offline(True)
    todo.rename_task("Pot", "Big pot")
    todo.checkbox("Lid").focus()
    todo.page.keyboard.press("Shift+ArrowRight")
    todo.expect_tree("Rice", "Big pot", "- Lid")
    does_elsewhere(todo, "delete_task", tasks=[pot])
    todo.page.context.set_offline(False)
    expect(todo.message).to_have_text(
        "The task that it was put under is not there any more, so it stays where it was. Online again."
    )
    expect(words).to_have_value("Big pot")
    todo.expect_tree("Rice", "Lid")
    todo.kept.get_by_role("button", name="Dismiss").click()

    # Words for a list are given back, too, which were typed while it was there, or while the server was away.
    todo.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    todo.page.context.set_offline(True)
    todo.add_task("Eggs")
    todo.rename_task("Rice", "Brown rice")
    expect(todo.badge).to_have_text("Offline, 2 changes waiting")
    todo.list_title.fill("Shopping")
    does_elsewhere(todo, "delete_list", list=groceries)
    todo.page.context.set_offline(False)
    expect(todo.kept).to_contain_text("This list is not there any more.")
    expect(words).to_have_value("Eggs")
    expect(todo.list_title).to_have_value("Inbox")
    for title in ("Eggs", "Rice", "Brown rice"):
        expect(todo.row(title)).to_have_count(0)
    todo.page.reload()
    expect(todo.kept).to_contain_text("and 2 more")
    todo.kept.get_by_role("button", name="Copy").click()
    expect(todo.message).to_have_text("Copied")
    assert todo.page.evaluate("navigator.clipboard.readText()") == "Eggs"
    for title in ("Brown rice", "Shopping"):
        todo.kept.get_by_role("button", name="Dismiss").click()
        expect(words).to_have_value(title)
    todo.kept.get_by_role("button", name="Dismiss").click()
    expect(todo.kept).to_be_hidden()
