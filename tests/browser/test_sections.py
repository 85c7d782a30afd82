"""Sections of a list, as a person makes and uses them."""

import pytest
from playwright.sync_api import Locator, expect

from storage.commit import commit
from tests.browser.held import HeldAnswer
from tests.factories import NOW, an_intent, new_id
from tests.storage.people import lists_of

PAINTED = "new Promise(done => requestAnimationFrame(() => setTimeout(done)))"


@pytest.fixture
def trip(open_browser, ada):
    """Give Ada's browser at a list of two tasks, with the sections Pack and Book, of which the first has a task."""
    page = open_browser(ada)
    page.has_list("Trip", "Ask Bob", "Find the map")
    [trip] = lists_of(ada.id)
    pack, book = new_id("section"), new_id("section")
    for section, title in ((pack, "Pack"), (book, "Book")):
        commit(ada.id, an_intent("add_section", list=trip.id, value=[section, {"title": title}]), NOW)
    tent = [new_id("task"), {"title": "Tent", "section": pack}]
    commit(ada.id, an_intent("add_tasks", list=trip.id, value=[tent]), NOW)
    page.open()
    page.expect_titles("Ask Bob", "Find the map", "Tent")
    return page


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
    expect(todo.page.get_by_role("textbox", name=f"Add a task to {title}")).to_be_focused()


def has_done(todo, *titles: str) -> None:
    """Add completed tasks to the list on screen, in this order, as on another device."""
    tasks = [[new_id("task"), {"title": title}] for title in titles]
    if tasks:
        commit(todo.account.id, an_intent("add_tasks", list=todo.list_id(), value=tasks), NOW)
        ids = [task for task, _ in tasks]
        commit(todo.account.id, an_intent("tick_task", tasks=ids, value=True), NOW)


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


def test_sections_are_made_filled_and_moved_also_offline_and_there_after_a_reload(trip):
    trip.page.context.set_offline(True)
    make_section(trip, "See")
    add_to(trip, "See", "Castle")
    choose(trip, "Pack", "Move down")
    assert headings(trip) == ["Book", "Pack", "See"]
    trip.page.context.set_offline(False)
    trip.expect_saved()
    add_to(trip, "Book", "Train", "Hotel")
    trip.add_task("Buy stamps")

    trip.tick("Tent")  # which leaves its section, and comes back to it
    trip.page.mouse.move(5, 5)
    trip.list_title.focus()
    expect(group(trip, "Pack").locator("li.row")).to_have_count(0)
    trip.page.keyboard.press("Control+z")
    expect(group(trip, "Pack").locator("li.row")).to_have_count(1)
    group(trip, "Pack").get_by_role("button", name="Collapse Pack").click()
    done = [f"Done {number}" for number in range(40)]
    for before in ([], done):
        trip.expect_titles("Ask Bob", "Find the map", "Buy stamps", "Train", "Hotel", "Castle")
        assert (headings(trip), titles_in(trip, "Book")) == (["Book", "Pack", "See"], ["Train", "Hotel"])
        expect(group(trip, "Pack").locator(".section-count")).to_have_text("1")
        trip.expect_saved()
        has_done(trip, *before)
        window = HeldAnswer(trip.page, "window")  # which the page asks for, as others have changed the list
        trip.page.reload()
    window.wait()
    group(trip, "Pack").get_by_role("button", name="Expand Pack").click()
    all_titles = ["Ask Bob", "Find the map", "Buy stamps", "Train", "Hotel", "Tent", "Castle", *done]
    trip.expect_titles(*all_titles)
    trip.expect_saved()
    window.let_go()  # it was read before that
    trip.page.wait_for_timeout(300)
    trip.expect_titles(*all_titles)
    trip.expect_left("7 items left")
    trip.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    trip.button("New section").click()  # which stands above what is done
    trip.page.evaluate(PAINTED)
    expect(trip.page.get_by_role("textbox", name="Section title")).to_be_in_viewport()
    trip.page.keyboard.press("Escape")
    trip.page.set_viewport_size({"width": 1280, "height": 320})
    trip.expect_saved()
    more = group(trip, "Book").get_by_role("button", name="More for section Book")
    for _ in range(2):  # it takes the person along
        more.scroll_into_view_if_needed()
        trip.page.evaluate(PAINTED)  # for scrolling closes menus
        choose(trip, "Book", "Move down")
        expect(more).to_be_in_viewport()


def test_sections_are_renamed_moved_and_deleted_and_each_step_is_undone(trip):
    choose(trip, "Book", "Move up")
    assert headings(trip) == ["Book", "Pack"]
    choose(trip, "Book", "Rename")
    box = trip.page.get_by_role("textbox", name="Section title")
    expect(box).to_have_value("Book")
    box.fill("Reserve" * 30)  # which is refused in words, and stays to be shortened
    box.press("Enter")
    expect(trip.message).to_contain_text("A title has at most 200 characters, and this one has 210")
    expect(box).to_have_value("Reserve" * 30)
    box.fill("Reserve")
    box.press("Enter")
    assert headings(trip) == ["Reserve", "Pack"]
    trip.page.keyboard.press("Control+z")
    trip.expect_saved()
    assert headings(trip) == ["Book", "Pack"]
    trip.page.keyboard.press("Control+z")
    trip.expect_saved()
    assert headings(trip) == ["Pack", "Book"]

    for answer, left in (("Keep its tasks", ["Tent"]), ("Delete its tasks too", [])):
        choose(trip, "Pack", "Delete")
        trip.page.get_by_role("dialog", name="Delete section?").get_by_role("button", name=answer).click()
        trip.expect_titles("Ask Bob", "Find the map", *left)
        assert headings(trip) == ["Book"]
        assert [title for title, _ in trip.in_database()] == ["Ask Bob", "Find the map", *left]
        trip.page.keyboard.press("Control+z")
        trip.expect_saved()
        trip.expect_titles("Ask Bob", "Find the map", "Tent")
        assert (headings(trip), titles_in(trip, "Pack")) == (["Pack", "Book"], ["Tent"])
        assert [title for title, _ in trip.in_database()] == ["Ask Bob", "Find the map", "Tent"]


def test_a_section_and_its_name_are_one_step_and_without_a_name_it_goes_again(trip):
    page, headings_of = trip.page, trip.page.locator("#tasks h2:visible")
    for offline in (False, True):
        page.context.set_offline(offline)
        make_section(trip, "See")
        page.keyboard.press("Control+z")
        expect(trip.message).to_have_text("Took the new section away again")
        expect(headings_of).to_have_text(["Pack", "Book"])
    page.keyboard.press("Control+Shift+z")
    expect(headings_of).to_have_text(["Pack", "Book", "See"])
    page.context.set_offline(False)
    trip.expect_saved()
    page.keyboard.press("Control+z")

    trip.button("New section").click()
    box = page.get_by_role("textbox", name="Section title")
    expect(box).to_be_focused()
    page.keyboard.type("Some")
    page.keyboard.press("Escape")
    expect(trip.button("New section")).to_be_focused()
    trip.expect_saved()
    page.reload()
    trip.expect_titles("Ask Bob", "Find the map", "Tent")
    assert headings(trip) == ["Pack", "Book"]


def test_the_menu_of_a_section_is_used_by_keys_alone_and_makes_it_a_list(trip):
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

    choose(trip, "Pack", "Turn into a list")
    trip.expect_titles("Ask Bob", "Find the map")
    trip.card("Pack").click()
    trip.expect_titles("Tent")
