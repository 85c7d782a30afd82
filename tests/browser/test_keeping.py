"""Everything that was done is still there: after a reload, a restart, in another browser, and for nobody else."""

import re

import pytest
from playwright.sync_api import expect

from storage.accounts.accounts import find_account
from storage.database import engine
from tests.browser.held import HeldAnswer, HeldBack
from tests.browser.todo_page import CALLBACKS
from tests.conftest import Server


def test_everything_is_there_after_a_restart_and_in_another_browser(open_browser, tmp_path):
    with Server(tmp_path) as own:
        engine.connect(own.database_url)
        todo = open_browser(find_account("admin"), at=own)
        todo.has_list("Groceries", *(f"Thing {n}" for n in range(1, 6)))
        todo.has_list("Holiday")
        todo.open()
        todo.tick("Thing 1")
        todo.rename_task("Thing 2", "Second thing")
        todo.delete_task("Thing 3")
        todo.delete_task("Thing 4")
        todo.button("Undo").click()
        todo.expect_saved()

        own.stop()
        own.start()
        elsewhere = open_browser(todo.account, at=own)
        for one in (todo, elsewhere):
            one.open()
            one.expect_titles("Second thing", "Thing 4", "Thing 5", "Thing 1")
            expect(one.checkbox("Thing 1")).to_be_checked()
        assert [link.inner_text() for link in elsewhere.cards.all()] == ["Groceries", "Holiday"]


@pytest.mark.tasks("Milk", "Tea")
def test_what_was_typed_just_before_the_browser_was_closed_arrives_at_the_next_visit(todo):
    todo.page.context.route(CALLBACKS, lambda route: route.abort())
    todo.add_tasks("Bread", "Eggs")
    todo.tick("Milk")
    todo.title_box("Tea").fill("Green tea")  # and is still there
    todo.page.goto("about:blank")
    todo.console.clear()  # the browser notes every request that failed
    todo.page.context.unroute_all()
    todo.open()

    todo.expect_titles("Green tea", "Bread", "Eggs", "Milk")
    assert todo.in_database() == [("Green tea", False), ("Bread", False), ("Eggs", False), ("Milk", True)]


class LostAnswers:
    """The next requests with something for the server, which does it, and whose answers do not arrive."""

    def __init__(self, todo):
        self.left = 0
        self.sent: list[str] = []
        todo.page.context.route(CALLBACKS, self._take)

    def _take(self, route) -> None:
        text = route.request.post_data or ""
        if '"outbox"' in text:
            self.sent.append(text)
        if '"outbox"' in text and self.left:
            self.left -= 1
            route.fetch()
            route.abort()
        else:
            route.continue_()


@pytest.mark.on_both
def test_a_request_that_failed_is_sent_again_and_done_once(todo):
    lost = LostAnswers(todo)
    lost.left = 1
    todo.add_task("Milk")
    assert todo.in_database() == [("Milk", False)]
    assert len(lost.sent) > 1

    lost.left = 1
    todo.new_list("Holiday")
    expect(todo.card("Holiday")).to_have_count(1)
    assert todo.lists_in_database() == ["Groceries", "Holiday"]
    assert lost.left == 0
    todo.console.clear()


@pytest.fixture
def holiday(todo):
    """Show the first of two lists: "Groceries", and not "Holiday"."""
    todo.has_list("Holiday")
    expect(todo.card("Holiday")).to_be_visible()
    return todo


def go_to(todo, title: str) -> None:
    todo.card(title).click()
    expect(todo.list_title).to_have_value(title)


@pytest.mark.tasks("Milk", "Bread", "Eggs", "Tea")
def test_it_is_said_when_the_server_does_not_answer_and_what_waits_is_shown_in_each_list_until_it_does(holiday):
    todo = holiday
    todo.page.context.route(CALLBACKS, lambda route: route.abort())
    todo.add_task("Coffee")
    expect(todo.badge).to_have_text("Offline, 1 change waiting")
    expect(todo.message).to_contain_text("Offline, 1 change waiting. What you do is kept in this browser.")
    todo.page.context.unroute_all()
    expect(todo.message).to_have_text("Online again. Everything is saved.", timeout=15_000)
    expect(todo.badge).to_be_hidden()

    todo.page.context.route(CALLBACKS, hold_outbox)
    todo.tick("Milk")
    todo.rename_task("Bread", "Rye bread")
    todo.delete_task("Eggs")
    go_to(todo, "Holiday")
    go_to(todo, "Groceries")
    todo.expect_titles("Rye bread", "Tea", "Coffee", "Milk")
    expect(todo.checkbox("Milk")).to_be_checked()
    todo.expect_left("3 items left")
    todo.list_title.fill("Shopping")
    todo.list_title.press("Enter")
    todo.has_list("Trips")  # with which the server tells the titles that it knows
    expect(todo.card("Trips")).to_be_visible()
    expect(todo.card("Shopping")).to_be_visible()
    todo.page.context.unroute_all()
    assert todo.in_database() == [("Rye bread", False), ("Tea", False), ("Coffee", False), ("Milk", True)]
    todo.console.clear()


def hold_outbox(route):
    """Keep from the server what waits in the outbox, and let everything else through."""
    route.abort() if '"outbox"' in (route.request.post_data or "") else route.continue_()


@pytest.mark.tasks("Milk")
def test_who_goes_on_loses_nothing_and_is_not_carried_off_by_a_late_answer(holiday):
    todo, groceries = holiday, holiday.list_id()
    go_to(todo, "Holiday")
    go_to(todo, "Groceries")
    todo.title_box("Milk").fill("Oat milk")
    todo.page.go_back()
    expect(todo.list_title).to_have_value("Holiday")
    assert todo.in_database(groceries) == [("Oat milk", False)]

    late = HeldBack(todo.page, CALLBACKS)
    todo.nav.get_by_role("button", name="New list").click()
    todo.card("Groceries").click()
    late.let_go()
    expect(todo.cards).to_have_count(3)
    todo.expect_saved()
    expect(todo.list_title).to_have_value("Groceries")
    expect(todo.page).to_have_url(re.compile(groceries + "$"))

    # A new list is there at once, and takes what is typed.
    late = HeldBack(todo.page, CALLBACKS)
    todo.nav.get_by_role("button", name="New list").click()
    expect(todo.list_title).to_be_focused()
    expect(todo.page).to_have_url(re.compile(groceries + "$"))
    for words in ("Trips", "Tent", "Rope"):
        todo.page.keyboard.type(words)
        todo.page.keyboard.press("Enter")
    late.let_go()
    expect(todo.page).to_have_url(re.compile("/lists/(?!" + groceries + ")[^/]+$"))
    todo.expect_saved()
    expect(todo.list_title).to_have_value("Trips")
    expect(todo.add_box).to_be_focused()
    expect(todo.card("Trips")).to_have_attribute("aria-current", "page")
    assert todo.in_database(todo.list_id()) == [("Tent", False), ("Rope", False)]
    todo.page.go_back()
    expect(todo.list_title).to_have_value("Groceries")
    expect(todo.row("Oat milk")).to_be_visible()

    # They take that back at once, and are where they were.
    late = HeldBack(todo.page, CALLBACKS)
    todo.nav.get_by_role("button", name="New list").click()
    expect(todo.list_title).to_have_value("Untitled list")
    todo.nav.get_by_role("button", name="New list").focus()
    todo.page.keyboard.press("Control+z")
    expect(todo.list_title).to_have_value("Groceries")
    late.let_go()
    todo.expect_saved()
    expect(todo.page).to_have_url(re.compile(groceries + "$"))
    expect(todo.card("Untitled list")).to_have_count(1)


def test_a_late_window_of_another_list_is_not_shown(todo):
    todo.has_list("Long", *(f"Line {n}" for n in range(300)))
    go_to(todo, "Long")
    expect(todo.row("Line 0")).to_be_visible()
    late = HeldAnswer(todo.page, "window")
    todo.page.evaluate("scrollTo(0, 6000)")
    late.wait()
    todo.page.go_back()
    with todo.page.expect_request_finished(late.is_it):
        late.let_go()
    todo.page.wait_for_timeout(300)
    expect(todo.list_title).to_have_value("Groceries")
    todo.expect_titles()
    expect(todo.card("Groceries")).to_have_attribute("aria-current", "page")


@pytest.mark.on_both
def test_two_accounts_in_one_browser_never_see_each_others_lists(open_browser, make_account):
    ada, bob = make_account("ada"), make_account("bob")
    for_ada = open_browser(ada)
    adas = for_ada.has_list("Ada's secret", "Only Ada knows")
    for_ada.open()
    for_ada.expect_titles("Only Ada knows")
    for_ada.wait_until("Object.keys(localStorage).some(key => key.includes('lists-copy'))")

    # The same browser profile with its storage, used by Bob now.
    for_bob = open_browser(bob, storage_state=for_ada.page.context.storage_state())
    for path in ("/", f"/lists/{adas}", "/lists"):
        for_bob.open(path)
        assert "Ada" not in for_bob.page.inner_text("body")
        assert "Only Ada knows" not in for_bob.titles()
    for_bob.add_task("Only Bob knows")
    assert for_bob.in_database() == [("Only Bob knows", False)]
    assert "Ada" not in str(for_bob.in_local_storage())


def test_with_slow_network_a_task_shows_at_once_and_none_is_lost(todo):
    todo.slow_down(300)
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
    names = [f"Task {n}" for n in range(5)]
    for name in names:
        todo.add_box.press_sequentially(name)
        todo.add_box.press("Enter")

    todo.expect_titles(*names)
    todo.wait_until("window.shown.length === 5")
    assert todo.page.evaluate("window.shown") == [True] * 5, "every task showed before the server had answered"
    assert [title for title, _ in todo.in_database()] == names
