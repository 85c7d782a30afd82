"""A change in one tab or on one device shows on the others, and takes nothing away from a person who is busy there."""

import re

import pytest
from playwright.sync_api import expect

from domain.lists import inbox_of
from storage.commit import commit
from tests.browser.held import HeldAnswer, HeldBack
from tests.browser.todo_page import CALLBACKS, TodoPage
from tests.factories import NOW, an_intent
from tests.storage.people import lists_of


@pytest.fixture
def other(open_browser, todo):
    """Give Ada's other device, with the same list on screen."""
    device = open_browser(todo.account)
    device.open(f"/lists/{todo.list_id()}")
    return device


def test_what_is_done_on_one_device_is_on_the_other(todo, other):
    todo.add_tasks("Milk", "Bread", "Eggs")
    other.expect_titles("Milk", "Bread", "Eggs")
    todo.rename_task("Milk", "Oat milk")
    expect(other.row("Oat milk")).to_be_visible()
    other.tick("Bread")
    expect(todo.checkbox("Bread")).to_be_checked()
    todo.delete_task("Eggs")
    expect(other.row("Eggs")).to_have_count(0)
    other.expect_left("1 item left")
    expect(other.card("Groceries").get_by_role("progressbar")).to_have_attribute("aria-valuenow", "50")
    for device in (todo, other):
        device.expect_saved()
        device.wait_until(f"todo.known() === {todo.page.evaluate('todo.known()')}")
    mine, theirs = todo.in_local_storage(), other.in_local_storage()
    assert mine["tasks"] == theirs["tasks"]
    assert sorted(task["title"] for task in theirs["tasks"].values() if not task["deleted_at"]) == ["Bread", "Oat milk"]

    todo.new_list("Holiday")
    expect(other.card("Holiday")).to_be_visible()
    expect(other.card("Groceries")).to_have_attribute("aria-current", "page")
    other.list_title.fill("Shopping")
    other.list_title.press("Enter")
    expect(todo.card("Shopping")).to_be_visible()
    expect(todo.list_title).to_have_value("Holiday")
    todo.delete_list()
    expect(other.card("Holiday")).to_have_count(0)
    todo.button("Undo").click()
    expect(other.card("Holiday")).to_be_visible()


@pytest.mark.tasks("Milk", "Bread")
def test_what_is_being_typed_stays_while_others_change_the_list_and_the_later_of_two_names_too(todo, other):
    other.title_box("Milk").fill("Oat milk and")
    todo.tick("Milk")
    todo.delete_task("Bread")
    todo.list_title.fill("Shopping")
    todo.list_title.press("Enter")
    expect(other.list_title).to_have_value("Shopping")
    expect(other.row("Bread")).to_have_count(0)
    expect(other.row("Milk").get_by_role("checkbox")).to_be_checked()
    expect(other.page.locator("textarea:focus")).to_have_value("Oat milk and")
    other.page.keyboard.type(" honey")
    other.page.keyboard.press("Enter")
    expect(todo.row("Oat milk and honey")).to_be_visible()
    assert other.in_database() == [("Oat milk and honey", True)]

    other.title_box("Oat milk and honey").fill("Honey")
    todo.rename_task("Oat milk and honey", "Rice milk")
    todo.expect_saved()
    other.wait_until(f"todo.known() >= {todo.page.evaluate('todo.known()')}")
    expect(other.page.locator("textarea:focus")).to_have_value("Honey")
    other.page.keyboard.press("Enter")
    todo.expect_titles("Honey")
    assert other.in_database() == [("Honey", True)]
    expect(other.message).to_contain_text("It was renamed to Rice milk elsewhere meanwhile. Your title is kept")
    other.button("History").click()
    expect(other.page.get_by_text("Rice milk").first).to_be_visible()


def delete_elsewhere(todo, title: str) -> None:
    [found] = [one.id for one in lists_of(todo.account.id) if one.title == title]
    commit(todo.account.id, an_intent("delete_list", list=found), NOW)


def test_who_types_while_the_list_is_deleted_elsewhere_is_led_on_and_types_into_no_other_list(todo):
    gone, inbox = "{} was deleted in another tab or on another device.", inbox_of(todo.account.id)
    for title in ("Sport", "Holiday", "Work"):
        todo.has_list(title)
    todo.has_list("Garden", "Weeds")
    expect(todo.card("Sport")).to_be_visible()
    todo.card("Sport").click()
    expect(todo.list_title).to_have_value("Sport")
    todo.add_box.fill("Racket")
    delete_elsewhere(todo, "Sport")
    todo.add_box.press("Enter")  # in the moment before the list goes
    expect(todo.list_title).to_have_value("Inbox")
    expect(todo.kept.get_by_role("textbox")).to_have_value("Racket")
    expect(todo.kept).to_contain_text("This list is not there any more.")
    todo.kept.get_by_role("button", name="Dismiss").click()
    slow = HeldBack(todo.page, CALLBACKS)  # so that the page of the list comes when there is none
    todo.card("Groceries").click()
    expect(todo.list_title).to_have_value("Groceries")
    todo.add_box.fill("Half a thou")
    delete_elsewhere(todo, "Groceries")
    slow.let_go()
    expect(todo.list_title).to_have_value("Inbox")
    todo.page.keyboard.press("Shift+N")
    todo.page.keyboard.press("Backspace")
    todo.page.keyboard.type("now")  # is no command either, of which n would lead back into the box
    expect(todo.message).to_have_text(gone.format("Groceries"))
    expect(todo.page).to_have_url(re.compile(inbox + "$"))
    expect(todo.add_box).to_have_value("Half a thou")

    for title, box in (("Holiday", todo.list_title), ("Work", todo.add_box)):
        todo.card(title).click()
        expect(todo.list_title).to_have_value(title)
        box.select_text()
        todo.page.keyboard.type("L")
        delete_elsewhere(todo, title)
        for letter in "ong words":  # typed on for two seconds, in which the news comes
            todo.page.keyboard.type(letter)
            todo.page.wait_for_timeout(200)
        expect(todo.list_title).to_have_value("Inbox")
        todo.page.keyboard.type(" and more")
        todo.page.keyboard.press("Enter")
        expect(todo.message).to_have_text(gone.format(title))
        todo.expect_titles()
        assert todo.in_database(inbox) == []
    expect(todo.kept.get_by_role("textbox")).to_have_value("Long words")
    expect(todo.add_box).to_have_value("Half a thou Long words")

    todo.kept.get_by_role("button", name="Dismiss").click()
    todo.card("Garden").click()
    todo.open_details("Weeds")
    todo.fact("Notes").focus()
    todo.page.keyboard.type("T")
    delete_elsewhere(todo, "Garden")
    for letter in "hey are long":
        todo.page.keyboard.type(letter)
        todo.page.wait_for_timeout(200)
    expect(todo.list_title).to_have_value("Inbox")
    expect(todo.kept.get_by_role("textbox")).to_have_value("They are long")
    assert todo.lists_in_database() == []


@pytest.mark.tasks("Milk")
def test_who_has_used_a_key_since_may_use_another_one_when_the_list_is_deleted_elsewhere(todo):
    todo.add_box.focus()
    todo.page.evaluate("document.activeElement.blur()")  # as when the page moves the focus
    todo.page.keyboard.press("j")
    expect(todo.checkbox("Milk")).to_be_focused()
    delete_elsewhere(todo, "Groceries")
    expect(todo.list_title).to_have_value("Inbox")
    todo.page.keyboard.press("n")
    expect(todo.add_box).to_be_focused()


def test_news_from_before_the_last_change_of_this_tab_bring_no_title_back(todo):
    renamed = HeldAnswer(todo.page, "..answer")
    todo.list_title.fill("Shopping")
    todo.list_title.press("Enter")
    renamed.wait()
    news = HeldAnswer(todo.page, "news")
    news.wait()  # of "Shopping", which this tab does not know yet to be its own
    todo.list_title.fill("Food")
    todo.list_title.press("Enter")
    renamed.let_go()
    todo.expect_saved()
    made = HeldAnswer(todo.page, "..answer")
    todo.nav.get_by_role("button", name="New list").click()
    made.wait()
    with todo.page.expect_request_finished(news.is_it):
        news.let_go()
    made.let_go()
    todo.expect_saved()
    expect(todo.card("Food")).to_be_visible()


def test_two_tabs_show_the_same(todo):
    second = TodoPage(todo.page.context.new_page(), todo.url, todo.account)
    second.page.goto(todo.page.url)
    expect(second.list_title).to_have_value("Groceries")
    todo.add_task("Milk")
    expect(second.row("Milk")).to_be_visible()
    second.tick("Milk")
    expect(todo.checkbox("Milk")).to_be_checked()

    todo.list_title.fill("Shopping")
    todo.list_title.press("Enter")
    todo.expect_saved()
    second.add_task("Bread")
    expect(second.list_title).to_have_value("Shopping")
    expect(second.card("Shopping")).to_be_visible()
    second.expect_saved()
    assert todo.lists_in_database() == ["Shopping"]
