"""A person looks for something, in all lists or in a long one."""

import re

import pytest
from playwright.sync_api import expect

from storage.commit import commit
from tests.browser.held import HeldAnswer, HeldBack
from tests.browser.todo_page import CALLBACKS
from tests.browser.with_subtasks import has_tasks
from tests.factories import NOW, an_intent, new_id
from tests.storage.people import lists_of


@pytest.fixture
def todo(open_browser, ada):
    """Give Ada's tab, who has two lists."""
    page = open_browser(ada)
    page.has_list("Groceries", "Zähler ablesen", "Milk")
    page.has_list("Trip to the coast", "Milk for the trip", "Tent")
    page.open()
    page.expect_titles("Zähler ablesen", "Milk")
    return page


@pytest.fixture
def box(todo):
    """Give the search box."""
    todo.page.evaluate("document.activeElement.blur()")
    todo.page.keyboard.press("/")
    found = todo.page.get_by_role("searchbox", name="Search")
    expect(found).to_be_focused()
    return found


SHORTEN = "Shorten it."


def test_as_one_types_tasks_of_all_lists_are_found_and_each_token_is_a_chip(todo):
    todo.checkbox("Milk").focus()
    todo.page.keyboard.press("/")
    todo.page.keyboard.type("emil")  # where "e" would tick the task
    box = todo.page.get_by_role("searchbox", name="Search")
    expect(box).to_have_value("emil")
    expect(box).to_be_focused()
    box.fill("mil")
    todo.expect_titles("Milk for the trip", "Milk")
    expect(todo.chips("Milk for the trip")).to_have_text("Trip to the coast")
    expect(box).to_be_focused()
    expect(todo.page).to_have_url(re.compile(r"/search\?q=mil$"))
    todo.page.keyboard.type("k #trip")
    todo.expect_titles("Milk for the trip")
    box.fill("date:31feb #nowhere")
    expect(todo.page.get_by_text("“date:31feb” is searched as text. “date:” takes today, friday")).to_be_visible()
    box.fill("ZAHLER")
    todo.expect_titles("Zähler ablesen")
    box.fill("nothing like it")
    expect(todo.page.get_by_text("Nothing found.")).to_be_visible()
    todo.expect_titles()
    put_away = todo.has_list("Put away", "Nothing like it")
    commit(todo.account.id, an_intent("archive_list", list=put_away, value=True), NOW)
    todo.page.get_by_role("button", name="Look in the archive").click()
    expect(box).to_have_value("in:archive nothing like it")
    expect(box).to_be_focused()
    todo.expect_titles("Nothing like it")
    expect(todo.chips("Nothing like it")).to_have_text("Put away")

    box.fill("milk #trip -oat")
    understood = todo.page.get_by_role("group", name="Understood").get_by_role("button")
    expect(understood).to_have_text(["List Trip to the coast", "Not “oat”"])
    understood.first.click()
    expect(box).to_have_value("milk -oat")
    expect(box).to_be_focused()
    todo.expect_titles("Milk for the trip", "Milk")
    expect(understood).to_have_text(["Not “oat”"])

    # A text that is too long for a search stays in the box, and words below it say so.
    address, long = todo.page.url, "milk " * 100
    box.fill(long)
    expect(box).to_have_accessible_description(f"At most 300 characters fit here, and this has 499. {SHORTEN}")
    expect(box).to_have_value(long)
    todo.page.wait_for_timeout(500)  # in which it would have been looked for
    assert todo.page.url == address

    box.fill("t")
    todo.expect_titles("Milk for the trip", "Tent")
    expect(box).not_to_have_attribute("aria-invalid", "true")
    todo.slow_down(300)
    todo.page.keyboard.type(" milk")
    todo.checkbox("Milk for the trip").focus()
    todo.expect_titles("Milk for the trip")
    expect(todo.checkbox("Milk for the trip")).to_be_focused()


def test_what_is_found_is_there_again_followed_ticked_renamed_and_opened(todo, box):
    box.fill("tent")
    todo.expect_titles("Tent")
    save(todo, "Tents")
    expect(todo.page).to_have_url(re.compile("/smart/"))
    todo.expect_saved()
    todo.page.reload()
    expect(todo.page.get_by_role("heading", level=1)).to_have_text("Tents")
    expect(smart_links(todo)).to_have_attribute("aria-current", "page")
    todo.expect_titles("Tent")
    todo.page.go_back()
    expect(box).to_have_value("tent")
    todo.expect_titles("Tent")
    todo.show("completed")
    todo.expect_titles()
    expect(todo.page).to_have_url(re.compile(r"/search\?q=tent&show=completed$"))
    todo.card("Trip to the coast").click()
    todo.expect_titles("Milk for the trip", "Tent")
    todo.page.go_back()
    expect(box).to_have_value("tent")

    box.fill("milk")
    todo.expect_titles("Milk for the trip", "Milk")
    trip = next(one.id for one in lists_of(todo.account.id) if one.title == "Trip to the coast")
    has_tasks(todo, "Milk powder", of=trip)  # on another device
    todo.expect_titles("Milk powder", "Milk for the trip", "Milk")

    box.focus()
    todo.page.keyboard.press("ArrowDown")
    expect(todo.checkbox("Milk powder")).to_be_focused()
    todo.page.keyboard.press("e")
    expect(todo.checkbox("Milk powder")).to_be_checked()
    todo.page.keyboard.press("/")
    found = HeldAnswer(todo.page, "..search-found")
    todo.page.keyboard.insert_text("oat")
    found.wait()
    todo.rename_task("Milk", "Oat milk")  # of which that answer does not know
    todo.expect_saved()
    found.let_go()
    todo.expect_titles("Oat milk")
    todo.open_details("Oat milk")
    expect(todo.fact("Title")).to_have_value("Oat milk")


def test_in_a_list_longer_than_the_page_ctrl_f_opens_the_search_for_that_list(open_browser, ada):
    todo = open_browser(ada)
    todo.has_list("Groceries", *(f"Task {number:03}" for number in range(130)))
    todo.open()
    expect(todo.row("Task 000")).to_be_visible()
    todo.add_task("Half 1/2")  # a slash where one types is a slash
    expect(todo.row("Half 1/2")).to_be_visible()
    todo.page.keyboard.press("Control+f")
    found = todo.page.get_by_role("searchbox", name="Search")
    expect(found).to_have_value("#Groceries ")
    expect(found).to_be_focused()
    todo.page.keyboard.type("129")
    todo.expect_titles("Task 129")
    asked = """() => new Promise(tell => {
        addEventListener('keydown', event => tell(event.defaultPrevented));
        document.activeElement.dispatchEvent(
            new KeyboardEvent('keydown', {key: 'f', code: 'KeyF', ctrlKey: true, bubbles: true, cancelable: true}));
    })"""
    assert todo.page.evaluate(asked) is False


def smart_links(todo):
    return todo.page.get_by_role("list", name="Smart lists").get_by_role("link")


def in_dialog(todo, name: str):
    return todo.page.get_by_role("dialog").get_by_label(name, exact=True)


def save(todo, name: str) -> None:
    todo.button("Save as smart list").click()
    in_dialog(todo, "Name").fill(name)
    todo.page.get_by_role("dialog").get_by_role("button", name="Save").click()


def test_a_search_is_saved_as_a_smart_list_changed_deleted_and_both_are_undone(todo, box):
    box.fill("tent")
    todo.expect_titles("Tent")
    answers = HeldBack(todo.page, CALLBACKS)
    box.fill("milk")
    todo.button("Save as smart list").click()
    answers.let_go()  # what was found comes when the dialog is open
    todo.expect_titles("Milk for the trip", "Milk")
    expect(in_dialog(todo, "Name")).to_be_focused()
    todo.wait_until("getSelection().toString() === 'milk'")
    expect(in_dialog(todo, "Looks for")).to_have_value("milk")
    todo.page.keyboard.press("Escape")
    save(todo, "All the milk")
    expect(todo.page).to_have_url(re.compile("/smart/"))
    expect(todo.page.get_by_role("heading", level=1)).to_have_text("All the milk")
    expect(smart_links(todo)).to_have_text(["All the milk"])
    expect(smart_links(todo)).to_have_attribute("aria-current", "page")
    todo.card("Groceries").click()
    todo.add_task("Milk powder")
    todo.expect_saved()
    smart_links(todo).click()
    todo.expect_titles("Milk powder", "Milk for the trip", "Milk")

    todo.button("Edit smart list").click()
    in_dialog(todo, "Name").fill("Tents")
    in_dialog(todo, "Looks for").fill("tent")
    todo.page.keyboard.press("Enter")
    expect(smart_links(todo)).to_have_text(["Tents"])
    expect(todo.page.get_by_role("heading", level=1)).to_have_text("Tents")
    todo.expect_titles("Tent")
    todo.page.keyboard.press("Control+z")
    expect(smart_links(todo)).to_have_text(["All the milk"])
    todo.expect_titles("Milk powder", "Milk for the trip", "Milk")
    todo.button("Edit smart list").click()
    todo.page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(smart_links(todo)).to_have_count(0)
    expect(todo.page).to_have_url(re.compile(r"/search\?q=milk$"))
    todo.button("Undo").click()
    expect(smart_links(todo)).to_have_text(["All the milk"])


def choose_option(todo, option: str) -> None:
    button = todo.button("Smart list options")
    button.click()
    todo.page.get_by_role("menuitem", name=option).click()
    expect(button).to_have_attribute("aria-expanded", "false")  # or the next click would find the menu half closed


def test_smart_lists_are_put_in_order_on_this_device_and_another_and_saved_without_the_server(
    todo, box, open_browser, ada
):
    urgent = new_id("smart")
    commit(ada.id, an_intent("add_smart_list", smart_list=urgent, value={"title": "P", "query": "p1"}), NOW)
    expect(smart_links(todo)).to_have_text(["P"])
    other = open_browser(ada)
    other.open()
    box.fill("milk")
    todo.expect_titles("Milk for the trip", "Milk")
    todo.page.context.set_offline(True)
    save(todo, "Milk")
    expect(smart_links(todo)).to_have_text(["P", "Milk"])
    todo.page.context.set_offline(False)
    expect(smart_links(other)).to_have_text(["P", "Milk"])

    smart_links(todo).nth(1).press("Alt+ArrowUp")
    expect(smart_links(todo)).to_have_text(["Milk", "P"])
    expect(smart_links(todo).first).to_be_focused()
    expect(todo.message).to_contain_text("Moved to 1 of 2: Milk")
    expect(smart_links(other)).to_have_text(["Milk", "P"])

    last = smart_links(todo).last.bounding_box()
    smart_links(todo).first.hover()
    todo.page.mouse.down()
    todo.page.mouse.move(last["x"] + 60, last["y"] + last["height"], steps=4)
    commit(ada.id, an_intent("set_smart_list", smart_list=urgent, value={"title": "P1"}), NOW)
    expect(smart_links(todo)).to_have_text(["P1", "Milk"])  # while it is still held
    todo.page.mouse.up()
    todo.expect_saved()
    expect(smart_links(todo)).to_have_text(["P1", "Milk"])
    todo.page.keyboard.press("Control+z")
    expect(smart_links(todo)).to_have_text(["Milk", "P1"])
    todo.expect_saved()

    smart_links(todo).first.click()
    expect(todo.page.get_by_role("heading", level=1)).to_have_text("Milk")
    for option, order in (("Move down", ["P1", "Milk"]), ("Move up", ["Milk", "P1"])):
        choose_option(todo, option)
        expect(smart_links(todo)).to_have_text(order)
    todo.expect_saved()
    todo.button("Smart list options").click()
    told = {"title": "Milk and bread", "query": "milk -trip"}  # on another device, while the menu is open
    commit(ada.id, an_intent("set_smart_list", smart_list=todo.page.url.rsplit("/", 1)[1], value=told), NOW)
    expect(smart_links(todo)).to_have_text(["Milk and bread", "P1"])
    expect(todo.page.get_by_role("heading", level=1)).to_have_text("Milk and bread")
    expect(todo.page.get_by_text("“milk” · Not “trip”")).to_be_visible()
    todo.page.get_by_role("menuitem", name="Delete smart list").click()
    expect(smart_links(todo)).to_have_text(["P1"])
    todo.page.keyboard.press("Control+z")
    expect(smart_links(todo)).to_have_text(["Milk and bread", "P1"])
    todo.expect_saved()
    expect(smart_links(other)).to_have_text(["Milk and bread", "P1"])

    smart_links(other).first.click()  # while it is shown, another device deletes it: what it found stays
    expect(other.page.get_by_role("heading", level=1)).to_have_text("Milk and bread")
    other.expect_titles("Milk")
    other.title_box("Milk").press("End")
    other.page.keyboard.type(",")
    commit(ada.id, an_intent("delete_smart_list", smart_list=other.page.url.rsplit("/", 1)[1]), NOW)
    for letter in " as much":  # typed on for some seconds, in which the news comes
        other.page.keyboard.type(letter)
        other.page.wait_for_timeout(300)
    expect(other.page).to_have_url(re.compile(r"/search\?q=milk"))
    other.wait_until("document.activeElement.localName !== 'textarea'")
    other.page.keyboard.type(" now")
    other.expect_titles("Milk, as much")
    expect(other.page.locator("#search")).to_have_value("milk -trip")
    expect(other.message).to_have_text("The smart list Milk and bread was deleted in another tab or on another device.")

    # One that goes while it is shown, by an undo or on another device, leaves the search behind.
    smart_links(todo).last.click()
    expect(todo.page.get_by_role("heading", level=1)).to_have_text("P1")
    commit(ada.id, an_intent("delete_smart_list", smart_list=urgent), NOW)
    expect(todo.page).to_have_url(re.compile(r"/search\?q=p1$"))
    expect(box).to_have_value("p1")
