"""Everything that was done is still there: after a reload, a restart, in another browser, and for nobody else."""

import re

import pytest
from playwright.sync_api import expect

from storage.accounts.accounts import find_account
from storage.database import engine
from tests.browser.todo_page import CALLBACKS, TodoPage
from tests.conftest import Server


def test_everything_is_there_after_a_restart_and_in_another_browser(open_browser, tmp_path):
    own = Server(tmp_path)
    own.start()
    engine.connect(own.database_url)
    admin = find_account("admin")
    todo = open_browser(admin, at=own)
    todo.open()
    for title in ("Groceries", "Holiday", "Work"):
        todo.new_list(title)
    todo.card("Groceries").click()
    expect(todo.list_title).to_have_value("Groceries")
    names = [f"Thing {n}" for n in range(1, 11)]
    todo.add_tasks(*names)
    todo.tick("Thing 1")
    todo.rename_task("Thing 2", "Second thing")
    todo.delete_task("Thing 3")
    todo.delete_task("Thing 4")
    todo.button("Undo").click()
    todo.expect_saved()
    expected = ["Second thing", "Thing 4", *names[4:], "Thing 1"]
    todo.page.reload()
    todo.expect_titles(*expected)

    own.stop()
    own.start()
    todo.page.reload()
    todo.expect_titles(*expected)
    expect(todo.checkbox("Thing 1")).to_be_checked()

    elsewhere = open_browser(admin, at=own)
    elsewhere.open()
    elsewhere.expect_titles(*expected)
    assert [link.inner_text() for link in elsewhere.cards.all()] == ["Groceries", "Holiday", "Work"]
    own.stop()


@pytest.mark.on_both
def test_what_was_typed_just_before_the_browser_was_closed_arrives_at_the_next_visit(todo):
    todo.add_task("Milk")
    todo.expect_saved()
    todo.page.context.route(CALLBACKS, lambda route: route.abort())
    todo.add_tasks("Bread", "Eggs")
    todo.tick("Milk")
    todo.page.goto("about:blank")
    todo.console.clear()  # the browser notes every request that failed
    todo.page.context.unroute_all()
    todo.open()

    todo.expect_titles("Bread", "Eggs", "Milk")
    assert todo.in_database() == [("Bread", False), ("Eggs", False), ("Milk", True)]


def test_what_is_being_typed_when_the_page_closes_is_kept(todo):
    todo.add_task("Milk")
    todo.expect_saved()
    todo.title_box("Milk").fill("Oat milk")
    todo.page.goto("about:blank")
    todo.open()

    todo.expect_titles("Oat milk")
    assert todo.in_database() == [("Oat milk", False)]


@pytest.mark.on_both
def test_a_request_that_failed_is_sent_again_and_done_once(todo):
    attempts = []

    def fail_first(route):
        attempts.append(route)
        if len(attempts) == 1:
            route.fetch()  # the server does it, but its answer is lost
            route.abort()
        else:
            route.continue_()

    todo.page.context.route(CALLBACKS, fail_first)
    todo.add_task("Milk")

    assert todo.in_database() == [("Milk", False)]
    assert len(attempts) > 1
    todo.console.clear()


def test_it_is_said_when_the_server_does_not_answer_and_when_it_does_again(todo):
    todo.page.context.route(CALLBACKS, lambda route: route.abort())
    todo.add_task("Milk")

    expect(todo.badge).to_have_text("Offline, 1 change waiting")
    expect(todo.message).to_contain_text("Offline, 1 change waiting. What you do is kept in this browser.")
    todo.page.context.unroute_all()
    expect(todo.message).to_have_text("Online again. Everything is saved.", timeout=15_000)
    expect(todo.badge).to_be_hidden()
    assert todo.in_database() == [("Milk", False)]
    todo.console.clear()


def test_what_is_typed_is_kept_when_the_person_goes_back(todo):
    todo.add_task("Milk")
    groceries = todo.list_id()
    todo.new_list("Holiday")
    todo.card("Groceries").click()
    expect(todo.list_title).to_have_value("Groceries")
    todo.title_box("Milk").fill("Oat milk")
    todo.page.go_back()

    expect(todo.list_title).to_have_value("Holiday")
    assert todo.in_database(groceries) == [("Oat milk", False)]


def test_what_another_tab_renamed_stays_renamed(todo):
    second = TodoPage(todo.page.context.new_page(), todo.url, todo.account)
    second.page.goto(todo.page.url)
    expect(second.list_title).to_have_value("Groceries")
    todo.list_title.fill("Shopping")
    todo.list_title.press("Enter")
    expect(todo.card("Shopping")).to_be_visible()
    todo.expect_saved()
    second.add_task("Milk")

    expect(second.list_title).to_have_value("Shopping")
    expect(second.card("Shopping")).to_be_visible()
    second.page.reload()
    assert todo.lists_in_database() == ["Shopping"]


def test_what_waits_is_shown_after_switching_lists(todo):
    todo.add_tasks("Milk", "Bread", "Eggs", "Tea")
    todo.new_list("Holiday")
    todo.card("Groceries").click()
    expect(todo.list_title).to_have_value("Groceries")
    todo.expect_saved()
    todo.page.context.route(CALLBACKS, hold_outbox)
    todo.add_task("Coffee")
    todo.tick("Milk")
    todo.rename_task("Bread", "Rye bread")
    todo.delete_task("Eggs")
    todo.card("Holiday").click()
    expect(todo.list_title).to_have_value("Holiday")
    todo.card("Groceries").click()

    todo.expect_titles("Rye bread", "Tea", "Coffee", "Milk")
    expect(todo.checkbox("Milk")).to_be_checked()
    todo.expect_left("3 items left")
    todo.page.context.unroute_all()
    assert todo.in_database() == [("Rye bread", False), ("Tea", False), ("Coffee", False), ("Milk", True)]
    todo.console.clear()


def hold_outbox(route):
    """Keep from the server what waits in the outbox, and let everything else through."""
    route.abort() if '"outbox"' in (route.request.post_data or "") else route.continue_()


@pytest.mark.on_both
def test_a_new_list_whose_answer_was_lost_is_in_the_sidebar(todo):
    lost: list[object] = []

    def lose_first(route):
        if '"outbox"' in (route.request.post_data or "") and not lost:
            lost.append(route.fetch())
            route.abort()
        else:
            route.continue_()

    todo.page.context.route(CALLBACKS, lose_first)
    todo.new_list("Holiday")

    expect(todo.card("Holiday")).to_have_count(1)
    assert todo.lists_in_database() == ["Groceries", "Holiday"]
    todo.console.clear()


def test_who_goes_on_is_not_carried_off_by_a_late_answer(todo):
    todo.new_list("Holiday")
    todo.expect_saved()
    todo.slow_down(1_500)
    todo.nav.get_by_role("button", name="New list").click()
    todo.card("Groceries").click()
    expect(todo.cards).to_have_count(3, timeout=10_000)
    todo.page.wait_for_timeout(500)

    expect(todo.list_title).to_have_value("Groceries")
    expect(todo.page).to_have_url(re.compile(todo.list_id() + "$"))


def test_a_late_window_of_another_list_is_not_shown(todo):
    todo.new_list("Long")
    todo.add_box.focus()
    todo.paste("\n".join(f"Line {n}" for n in range(300)))
    todo.expect_saved()
    todo.card("Groceries").click()
    expect(todo.list_title).to_have_value("Groceries")
    todo.card("Long").click()
    expect(todo.list_title).to_have_value("Long")
    expect(todo.row("Line 0")).to_be_visible()
    todo.page.evaluate("scrollTo(0, 6000)")
    todo.page.wait_for_timeout(30)
    todo.page.go_back()

    expect(todo.list_title).to_have_value("Groceries")
    todo.expect_titles()
    expect(todo.card("Groceries")).to_have_attribute("aria-current", "page")


@pytest.mark.on_both
def test_two_accounts_in_one_browser_never_see_each_others_lists(open_browser, make_account):
    ada, bob = make_account("ada"), make_account("bob")
    for_ada = open_browser(ada)
    for_ada.open()
    for_ada.new_list("Ada's secret")
    for_ada.add_task("Only Ada knows")
    for_ada.expect_saved()
    ada_url = for_ada.page.url

    # The same browser profile with its storage, used by Bob now.
    for_bob = open_browser(bob, storage_state=for_ada.page.context.storage_state())
    for path in ("/lists", ada_url.removeprefix(for_bob.url), "/"):
        for_bob.open(path)
        assert "Ada" not in for_bob.page.inner_text("body")
        assert "Only Ada knows" not in for_bob.titles()
    for_bob.open()
    for_bob.add_task("Only Bob knows")
    assert for_bob.in_database() == [("Only Bob knows", False)]
    assert "Ada" not in str(for_bob.in_local_storage())


def test_with_slow_network_a_task_shows_at_once_and_none_is_lost(todo):
    todo.slow_down(400)
    todo.page.evaluate(
        """() => {
            window.shown = [];
            window.addEventListener('keydown', event => {
                if (event.key !== 'Enter') return;
                const text = event.target.value;
                const boxes = () => [...document.querySelectorAll('#tasks li.row textarea')];
                const look = () => boxes().some(box => box.value === text)
                    ? window.shown.push(todo.outbox.pending() > 0) : requestAnimationFrame(look);
                look();
            }, true);
        }"""
    )
    names = [f"Task {n}" for n in range(10)]
    for name in names:
        todo.add_box.press_sequentially(name)
        todo.add_box.press("Enter")

    todo.expect_titles(*names)
    todo.wait_until("window.shown.length === 10")
    assert todo.page.evaluate("window.shown") == [True] * 10, "every task showed before the server had answered"
    assert [title for title, _ in todo.in_database()] == names
