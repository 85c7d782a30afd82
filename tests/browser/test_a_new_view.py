"""A kind of view that no file of the app names (`tests/made_up_view.py`) does all that a list does."""

import pytest
from playwright.sync_api import expect

from storage.database import engine
from tests.serving import Server

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
def everything(todo):
    """Give Ada's browser with two lists, from which she has gone to everything."""
    todo.add_tasks("Milk", "2 eggs")
    todo.new_list("Holiday")
    todo.add_tasks("Tent", "1 map")
    todo.expect_saved()
    todo.page.evaluate(ADD_LINK)
    todo.page.get_by_role("link", name="Everything").click()
    expect(todo.list_title).to_have_value("Everything")
    todo.expect_titles("1 map", "2 eggs", "Milk", "Tent")
    return todo


def headings(todo) -> list[str]:
    return todo.page.locator("#tasks h2").all_inner_texts()


def test_it_shows_tasks_of_several_lists_in_sections_that_say_their_title_and_count(everything):
    assert headings(everything) == ["Numbered (2)", "Others (2)"]
    expect(everything.page.get_by_role("link", name="Everything")).to_have_attribute("aria-current", "page")
    everything.show("completed")
    everything.expect_titles()


def test_a_tick_stays_until_the_view_is_left_and_undo_takes_it_back(everything):
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


def test_what_is_renamed_and_deleted_there_is_so_in_its_list(everything):
    everything.rename_task("Tent", "Big tent")
    everything.delete_task("1 map")
    everything.expect_saved()
    everything.card("Holiday").click()
    everything.expect_titles("Big tent")


def test_it_follows_what_is_done_in_another_tab(everything, open_browser, ada):
    other = open_browser(ada)
    other.open()
    other.card("Groceries").click()
    other.add_task("Apples")
    everything.expect_titles("1 map", "2 eggs", "Apples", "Milk", "Tent")


def test_it_opens_again_from_what_the_browser_has(everything):
    everything.card("Groceries").click()
    everything.expect_titles("Milk", "2 eggs")
    everything.tick("Milk")
    everything.expect_saved()
    everything.page.route("**/_dash-update-component", lambda _: None)
    everything.page.get_by_role("link", name="Everything").click()
    expect(everything.list_title).to_have_value("Everything")
    expect(everything.checkbox("Milk")).to_be_checked()


def test_all_of_it_can_be_scrolled_through(everything):
    everything.card("Groceries").click()
    everything.paste("\n".join(f"Task {number:03}" for number in range(150)))
    everything.expect_saved()
    everything.page.get_by_role("link", name="Everything").click()
    everything.expect_left("154 items left")
    everything.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(everything.rows.last).to_be_in_viewport()
    expect(everything.row("Tent")).to_be_visible()
