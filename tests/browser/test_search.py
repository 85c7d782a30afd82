"""A person looks for something, in all lists or in a long one."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.usefixtures("todo")


@pytest.fixture
def box(todo):
    """Give the search box of Ada, who has two lists."""
    todo.add_tasks("Zähler ablesen", "Milk")
    todo.new_list("Trip to the coast")
    todo.add_tasks("Milk for the trip", "Tent")
    todo.expect_saved()
    todo.page.evaluate("document.activeElement.blur()")
    todo.page.keyboard.press("/")
    found = todo.page.get_by_role("searchbox", name="Search")
    expect(found).to_be_focused()
    return found


def test_as_one_types_tasks_of_all_lists_are_found_and_the_focus_stays(todo, box):
    todo.page.keyboard.type("mil")
    todo.expect_titles("Milk for the trip", "Milk")
    expect(box).to_be_focused()
    expect(todo.page).to_have_url(re.compile(r"/search\?q=mil$"))
    todo.page.keyboard.type("k #trip")
    todo.expect_titles("Milk for the trip")
    box.fill("ZAHLER")
    todo.expect_titles("Zähler ablesen")
    box.fill("nothing like it")
    expect(todo.page.get_by_text("Nothing found.")).to_be_visible()
    todo.expect_titles()


def test_each_token_is_a_chip_that_is_clicked_off(todo, box):
    box.fill("milk #trip -oat")
    understood = todo.page.get_by_role("group", name="Understood").get_by_role("button")
    expect(understood).to_have_text(["List Trip to the coast", "Not “oat”"])
    understood.first.click()
    expect(box).to_have_value("milk -oat")
    expect(box).to_be_focused()
    todo.expect_titles("Milk for the trip", "Milk")
    expect(understood).to_have_text(["Not “oat”"])


def test_what_is_found_is_ticked_renamed_and_opened_from_there(todo, box):
    box.fill("milk")
    todo.expect_titles("Milk for the trip", "Milk")
    todo.page.keyboard.press("ArrowDown")
    expect(todo.checkbox("Milk for the trip")).to_be_focused()
    todo.page.keyboard.press("e")
    expect(todo.checkbox("Milk for the trip")).to_be_checked()
    todo.rename_task("Milk", "Oat milk")
    todo.page.keyboard.press("/")
    todo.page.keyboard.type("oat")
    todo.expect_titles("Oat milk")
    todo.open_details("Oat milk")
    expect(todo.fact("Title")).to_have_value("Oat milk")


def test_a_search_is_there_again_after_a_reload_and_by_back(todo, box):
    box.fill("tent")
    todo.expect_titles("Tent")
    todo.page.reload()
    expect(box).to_have_value("tent")
    todo.expect_titles("Tent")
    todo.show("completed")
    todo.expect_titles()
    expect(todo.page).to_have_url(re.compile(r"/search\?q=tent&show=completed$"))
    todo.card("Trip to the coast").click()
    todo.expect_titles("Milk for the trip", "Tent")
    todo.page.go_back()
    expect(box).to_have_value("tent")


def test_it_follows_what_is_done_elsewhere(todo, box, open_browser, ada):
    box.fill("milk")
    todo.expect_titles("Milk for the trip", "Milk")
    other = open_browser(ada)
    other.open()
    other.card("Trip to the coast").click()
    other.add_task("Milk powder")
    todo.expect_titles("Milk powder", "Milk for the trip", "Milk")


def test_in_a_list_longer_than_the_page_ctrl_f_opens_the_search_for_that_list(todo):
    todo.paste("\n".join(f"Task {number:03}" for number in range(150)))
    todo.expect_saved()
    todo.page.keyboard.press("Control+f")
    found = todo.page.get_by_role("searchbox", name="Search")
    expect(found).to_have_value("#Groceries ")
    expect(found).to_be_focused()
    todo.page.keyboard.type("149")
    todo.expect_titles("Task 149")
    asked = """() => new Promise(tell => {
        addEventListener('keydown', event => tell(event.defaultPrevented));
        document.activeElement.dispatchEvent(
            new KeyboardEvent('keydown', {key: 'f', code: 'KeyF', ctrlKey: true, bubbles: true, cancelable: true}));
    })"""
    assert todo.page.evaluate(asked) is False


def test_a_slash_where_one_types_is_a_slash(todo):
    todo.add_task("Half 1/2")
    todo.expect_titles("Half 1/2")
