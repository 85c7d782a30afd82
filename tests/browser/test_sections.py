"""Sections of a list, as a person makes and uses them."""

import pytest
from playwright.sync_api import Locator, expect


@pytest.fixture
def trip(todo):
    """Give Ada's browser at a list of two tasks, with the sections Pack and Book, of which the first has a task."""
    todo.new_list("Trip")
    todo.add_tasks("Ask Bob", "Find the map")
    make_section(todo, "Pack")
    add_to(todo, "Pack", "Tent")
    make_section(todo, "Book")
    todo.expect_saved()
    return todo


def group(todo, title: str) -> Locator:
    return todo.page.get_by_role("group", name=title, exact=True)


def titles_in(todo, section: str) -> list[str]:
    boxes = group(todo, section).locator("li.row textarea")
    return boxes.evaluate_all("boxes => boxes.map(box => box.value)")


def headings(todo) -> list[str]:
    return todo.page.locator("#tasks h2:visible").all_inner_texts()


def make_section(todo, title: str) -> None:
    todo.page.get_by_role("button", name="New section").click()
    box = todo.page.get_by_role("textbox", name="Section title")
    expect(box).to_be_focused()
    box.fill(title)
    box.press("Enter")
    expect(todo.page.get_by_role("heading", level=2, name=title)).to_be_visible()


def add_to(todo, section: str, *titles: str) -> None:
    box = todo.page.get_by_role("textbox", name=f"Add a task to {section}")
    for title in titles:
        box.fill(title)
        box.press("Enter")
        expect(group(todo, section).locator("li.row textarea").last).to_have_value(title)
        expect(box).to_be_focused()


def choose(todo, section: str, entry: str) -> None:
    group(todo, section).get_by_role("button", name=f"More for section {section}").click()
    todo.page.get_by_role("menuitem", name=entry).click()


def test_sections_are_made_filled_and_there_after_a_reload(trip):
    trip.expect_titles("Ask Bob", "Find the map", "Tent")
    assert headings(trip) == ["Pack", "Book"]
    add_to(trip, "Book", "Train", "Hotel")
    trip.add_task("Buy stamps")
    trip.expect_titles("Ask Bob", "Find the map", "Buy stamps", "Tent", "Train", "Hotel")
    trip.expect_saved()
    trip.page.reload()
    trip.expect_titles("Ask Bob", "Find the map", "Buy stamps", "Tent", "Train", "Hotel")
    assert (headings(trip), titles_in(trip, "Book")) == (["Pack", "Book"], ["Train", "Hotel"])


def test_a_task_that_is_ticked_goes_to_the_completed_ones_and_back_to_its_section(trip):
    trip.tick("Tent")
    trip.page.mouse.move(5, 5)
    trip.list_title.focus()
    expect(group(trip, "Pack").locator("li.row")).to_have_count(0)
    trip.page.keyboard.press("Control+z")
    expect(group(trip, "Pack").locator("li.row")).to_have_count(1)
    trip.expect_saved()
    assert titles_in(trip, "Pack") == ["Tent"]


def test_a_closed_section_shows_its_count_alone_also_after_a_reload(trip):
    group(trip, "Pack").get_by_role("button", name="Collapse Pack").click()
    trip.expect_titles("Ask Bob", "Find the map")
    expect(group(trip, "Pack").locator(".section-count")).to_have_text("1")
    trip.expect_saved()
    trip.page.reload()
    trip.expect_titles("Ask Bob", "Find the map")
    group(trip, "Pack").get_by_role("button", name="Expand Pack").click()
    trip.expect_titles("Ask Bob", "Find the map", "Tent")
    trip.expect_left("3 items left")


def test_sections_are_renamed_and_moved_and_each_step_is_undone(trip):
    choose(trip, "Book", "Move up")
    assert headings(trip) == ["Book", "Pack"]
    choose(trip, "Book", "Rename")
    box = trip.page.get_by_role("textbox", name="Section title")
    expect(box).to_have_value("Book")
    box.fill("Reserve")
    box.press("Enter")
    assert headings(trip) == ["Reserve", "Pack"]
    trip.expect_saved()
    trip.page.reload()
    trip.expect_titles("Ask Bob", "Find the map", "Tent")
    assert headings(trip) == ["Reserve", "Pack"]
    trip.page.keyboard.press("Control+z")
    assert headings(trip) == ["Book", "Pack"]
    trip.page.keyboard.press("Control+z")
    assert headings(trip) == ["Pack", "Book"]
    trip.expect_saved()


@pytest.mark.parametrize(
    ("answer", "left"),
    [("Keep its tasks", ("Ask Bob", "Find the map", "Tent")), ("Delete its tasks too", ("Ask Bob", "Find the map"))],
)
def test_a_section_is_deleted_as_the_person_says_and_comes_back(trip, answer, left):
    choose(trip, "Pack", "Delete")
    trip.page.get_by_role("dialog", name="Delete section?").get_by_role("button", name=answer).click()
    trip.expect_titles(*left)
    assert headings(trip) == ["Book"]
    trip.expect_saved()
    trip.expect_titles(*left)
    trip.page.keyboard.press("Control+z")
    trip.expect_titles("Ask Bob", "Find the map", "Tent")
    assert (headings(trip), titles_in(trip, "Pack")) == (["Pack", "Book"], ["Tent"])
    trip.expect_saved()
    assert titles_in(trip, "Pack") == ["Tent"]


def test_a_section_becomes_a_list(trip):
    choose(trip, "Pack", "Turn into a list")
    trip.expect_titles("Ask Bob", "Find the map")
    trip.card("Pack").click()
    trip.expect_titles("Tent")


def test_what_is_done_to_sections_offline_stays_and_is_kept(trip):
    trip.page.context.set_offline(True)
    make_section(trip, "See")
    add_to(trip, "See", "Castle")
    choose(trip, "Pack", "Move down")
    assert headings(trip) == ["Book", "Pack", "See"]
    trip.page.context.set_offline(False)
    trip.expect_saved()
    trip.page.reload()
    trip.expect_titles("Ask Bob", "Find the map", "Tent", "Castle")
    assert headings(trip) == ["Book", "Pack", "See"]


def test_the_menu_of_a_section_is_used_by_keys_alone(trip):
    more = group(trip, "Pack").get_by_role("button", name="More for section Pack")
    more.focus()
    more.press("Enter")
    expect(trip.page.get_by_role("menuitem", name="Rename")).to_be_focused()
    trip.page.keyboard.press("ArrowDown")
    trip.page.keyboard.press("ArrowDown")
    trip.page.keyboard.press("Enter")
    assert headings(trip) == ["Book", "Pack"]
    expect(more).to_be_focused()
    more.press("Enter")
    trip.page.keyboard.press("Escape")
    expect(more).to_be_focused()


def test_the_menu_of_a_section_is_closed_by_its_button_and_by_tab_and_led_through_by_letters(trip):
    group(trip, "Pack").hover()
    menu, more = trip.page.get_by_role("menu"), group(trip, "Pack").get_by_role("button", name="More for section Pack")
    more.click()
    expect(menu).to_be_visible()
    more.click()
    expect(menu).to_be_hidden()
    more.press("Enter")
    trip.page.keyboard.press("t")
    expect(trip.page.get_by_role("menuitem", name="Turn into a list")).to_be_focused()
    trip.page.keyboard.press("Tab")
    expect(menu).to_be_hidden()
    expect(more).to_be_focused()
