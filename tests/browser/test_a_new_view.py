"""A kind of view that no file of the app names (`tests/made_up_view.py`) does all that a list does."""

import re

import pytest
from playwright.sync_api import expect

from storage.database import engine
from tests.browser.todo_page import CALLBACKS
from tests.browser.with_subtasks import has_tasks
from tests.serving import Server
from tests.storage.people import lists_of

ADD_LINK = """() => {
    const link = Object.assign(document.createElement('a'), {href: '/everything', className: 'view-link'});
    link.textContent = 'Everything';
    document.querySelector('nav').append(link);
}"""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """Give the app with that view."""
    with Server(tmp_path_factory.mktemp("server"), program=("-m", "tests.made_up_view")) as running:
        engine.connect(running.database_url)
        yield running


@pytest.fixture
def everything(open_browser, ada):
    """Give Ada's browser with two lists, from which she has gone to everything."""
    todo = open_browser(ada)
    todo.has_list("Groceries", "Milk", "2 eggs")
    todo.has_list("Holiday", "Tent", "1 map")
    todo.open()
    todo.page.evaluate(ADD_LINK)
    go_to_everything(todo)
    todo.expect_titles("1 map", "2 eggs", "Milk", "Tent")
    return todo


def go_to_everything(todo) -> None:
    todo.page.get_by_role("link", name="Everything").click()
    expect(todo.list_title).to_have_value("Everything")


def headings(todo) -> list[str]:
    return todo.page.locator("#tasks h2").all_inner_texts()


def list_of(todo, title: str) -> str:
    return next(one.id for one in lists_of(todo.account.id) if one.title == title)


def test_it_shows_tasks_of_several_lists_which_are_ticked_changed_and_followed_there(everything):
    assert headings(everything) == ["Numbered (2)", "Others (2)"]
    expect(everything.page.get_by_role("link", name="Everything")).to_have_attribute("aria-current", "page")

    # A tick stays until the view is left.
    everything.tick("Milk")
    everything.expect_titles("1 map", "2 eggs", "Milk", "Tent")
    everything.expect_left("3 items left")
    everything.page.mouse.move(5, 5)
    everything.list_title.focus()
    everything.expect_titles("1 map", "2 eggs", "Tent", "Milk")
    assert headings(everything) == ["Numbered (2)", "Others (1)", "Done (1)"]
    everything.page.keyboard.press("Control+z")
    everything.expect_titles("1 map", "2 eggs", "Milk", "Tent")
    everything.expect_left("4 items left")

    everything.expect_saved()
    has_tasks(everything, "Apples", of=list_of(everything, "Groceries"))  # on another device
    everything.expect_titles("1 map", "2 eggs", "Apples", "Milk", "Tent")
    everything.rename_task("Tent", "Big tent")
    everything.delete_task("1 map")
    everything.show("completed")
    everything.expect_titles()
    expect(everything.page).to_have_url(re.compile(r"/everything\?show=completed$"))
    everything.card("Holiday").click()
    everything.expect_titles("Big tent")
    assert everything.in_database() == [("Big tent", False)]


def test_it_opens_again_from_what_the_browser_has_and_all_of_it_can_be_scrolled_through(everything):
    everything.card("Groceries").click()
    everything.expect_titles("Milk", "2 eggs")
    everything.tick("Milk")
    everything.expect_saved()
    everything.page.route(CALLBACKS, lambda _: None)
    go_to_everything(everything)
    expect(everything.checkbox("Milk")).to_be_checked()
    everything.page.unroute(CALLBACKS)

    everything.card("Holiday").click()
    expect(everything.list_title).to_have_value("Holiday")
    has_tasks(everything, *(f"Task {number:03}" for number in range(130)), of=list_of(everything, "Groceries"))
    go_to_everything(everything)
    everything.expect_left("133 items left")
    everything.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(everything.rows.last).to_be_in_viewport()
    expect(everything.row("Tent")).to_be_visible()
