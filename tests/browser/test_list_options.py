"""People change a list as a whole: its looks, its place, the archive, copies and templates."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from storage.commit import commit
from tests.browser.todo_page import TodoPage
from tests.factories import NOW, an_intent
from tests.storage.people import lists_of


def choose(todo: TodoPage, option: str) -> None:
    """Choose from the menu of the list on screen."""
    todo.button("List options").click()
    todo.page.get_by_role("menuitem", name=option, exact=True).click()


def expect_lists(todo: TodoPage, *titles: str) -> None:
    expect(todo.cards.locator(".list-name")).to_have_text(list(titles))


@pytest.fixture
def three(open_browser, ada):
    """Show the second of three lists, which has two tasks."""
    todo = open_browser(ada)
    todo.has_list("Groceries")
    holiday = todo.has_list("Holiday", "Tent", "Map")
    todo.has_list("Work")
    todo.open(f"/lists/{holiday}")
    todo.expect_titles("Tent", "Map")
    return todo


def test_a_list_gets_a_colour_and_an_icon_and_another_name_and_gives_them_back(todo):
    choose(todo, "Colour")
    todo.page.get_by_role("group", name="Colour").get_by_role("button", name="Green").click()
    expect(todo.card("Groceries")).to_have_attribute("data-colour", "green")
    choose(todo, "Icon")
    todo.page.get_by_role("group", name="Icon").get_by_role("button", name="Shopping").click()
    expect(todo.message).to_contain_text("Groceries has the icon shopping")
    todo.expect_saved()
    todo.page.reload()  # across which it is undone
    expect(todo.card("Groceries")).to_have_attribute("data-icon", "shopping")
    choose(todo, "Icon")
    pressed = todo.page.get_by_role("group", name="Icon").get_by_role("button", pressed=True)
    expect(pressed).to_have_text("Shopping")
    expect(pressed).to_be_focused()
    todo.page.keyboard.press("Escape")
    expect(todo.button("List options")).to_be_focused()
    todo.page.keyboard.press("Control+z")
    expect(todo.card("Groceries")).not_to_have_attribute("data-icon", re.compile("."))
    todo.page.keyboard.press("Control+z")
    expect(todo.card("Groceries")).not_to_have_attribute("data-colour", re.compile("."))

    choose(todo, "Rename")
    expect(todo.list_title).to_be_focused()
    todo.wait_until("getSelection().toString() === 'Groceries'")
    todo.page.keyboard.type("Food")
    todo.page.keyboard.press("Enter")
    expect(todo.card("Food")).to_be_visible()

    todo.inbox.click()
    expect(todo.list_title).to_have_value("Inbox")
    todo.button("List options").click()
    menu = todo.page.get_by_role("menu")
    expect(menu.get_by_role("menuitem", name="Duplicate")).to_be_visible()
    for option in ("Archive", "Delete list", "Move up", "Move down"):
        expect(menu.get_by_role("menuitem", name=option)).to_be_hidden()
    todo.page.keyboard.press("Escape")
    todo.card("Food").click()
    expect(todo.list_title).to_have_value("Food")
    todo.button("List options").click()
    expect(menu.get_by_role("menuitem", name="Archive")).to_be_visible()


def drag(todo: TodoPage, title: str, to: str, meanwhile: Callable[[], object] = lambda: None) -> None:
    """Drag the card of a list below another one, and do something before it is let go."""
    mouse, box = todo.page.mouse, todo.card(to).bounding_box()
    assert box is not None
    todo.card(title).hover()
    mouse.down()
    mouse.move(box["x"] + 20, box["y"] + box["height"] / 2, steps=5)
    mouse.move(box["x"] + 20, box["y"] + box["height"] - 2, steps=2)
    meanwhile()
    mouse.up()


def test_lists_are_moved_by_the_keyboard_by_the_menu_by_a_drag_and_back_by_undo(three):
    three.card("Holiday").focus()
    three.page.keyboard.press("Alt+ArrowDown")
    expect(three.message).to_have_text("Moved to 4 of 4: Holiday")
    expect(three.card("Holiday")).to_be_focused()
    expect_lists(three, "Groceries", "Work", "Holiday")
    three.page.keyboard.press("Alt+ArrowDown")
    expect(three.message).to_contain_text("the last of your lists already")
    choose(three, "Move up")
    choose(three, "Move up")
    expect_lists(three, "Holiday", "Groceries", "Work")
    choose(three, "Move up")
    expect(three.message).to_contain_text("right after the Inbox already")
    assert three.lists_in_database() == ["Holiday", "Groceries", "Work"]
    for _ in range(3):
        three.page.keyboard.press("Control+z")
    expect_lists(three, "Groceries", "Holiday", "Work")
    assert three.lists_in_database() == ["Groceries", "Holiday", "Work"]

    drag(three, "Groceries", "Work")
    expect(three.message).to_have_text("Moved to 4 of 4: Groceries")
    expect_lists(three, "Holiday", "Work", "Groceries")
    expect(three.list_title).to_have_value("Holiday")  # to let go is no click
    drag(three, "Holiday", "Groceries", lambda: three.page.keyboard.press("Escape"))
    expect_lists(three, "Holiday", "Work", "Groceries")
    three.page.keyboard.press("Control+z")
    expect_lists(three, "Groceries", "Holiday", "Work")
    assert three.lists_in_database() == ["Groceries", "Holiday", "Work"]

    def is_deleted_elsewhere() -> None:
        commit(three.account.id, an_intent("delete_list", list=lists_of(three.account.id)[0].id), NOW)
        expect_lists(three, "Holiday", "Work")

    drag(three, "Groceries", "Work", is_deleted_elsewhere)
    assert three.page.evaluate("todo.outbox.pending()") == 0  # there is nothing to move


def test_a_list_is_dragged_by_a_finger_that_rests_on_it_and_not_opened(open_browser, ada):
    todo = open_browser(ada, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    for title in ("Groceries", "Holiday", "Work"):
        todo.has_list(title)
    todo.open()
    todo.page.get_by_role("banner").get_by_role("button", name="Lists").tap()
    expect(todo.card("Work")).to_be_in_viewport()
    todo.drag_by_finger(todo.card("Groceries"), 100, ".dragged")

    expect_lists(todo, "Holiday", "Groceries", "Work")
    expect(todo.card("Work")).to_be_in_viewport()
    todo.expect_saved()
    assert todo.lists_in_database() == ["Holiday", "Groceries", "Work"]
    todo.card("Work").tap()
    expect(todo.list_title).to_have_value("Work")

    # The entry of what is shown closes the menu too, and so does Escape. What is behind it takes no focus.
    button = todo.page.get_by_role("banner").get_by_role("button", name="Lists")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.tap()
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(todo.card("Work")).to_be_in_viewport()
    expect(todo.page.locator("main")).to_have_js_property("inert", True)
    todo.card("Work").tap()
    expect(todo.card("Work")).not_to_be_in_viewport()
    button.tap()
    expect(todo.card("Work")).to_be_in_viewport()
    todo.page.keyboard.press("Escape")
    expect(todo.card("Work")).not_to_be_in_viewport()
    expect(button).to_be_focused()
    main = todo.page.locator("main")
    expect(main).to_have_js_property("inert", False)

    # A tablet that is turned, and turned back, has it open still.
    button.tap()
    for width, is_behind in ((1280, False), (360, True)):
        todo.page.set_viewport_size({"width": width, "height": 740})
        expect(main).to_have_js_property("inert", is_behind)


def test_a_list_that_is_moved_and_archived_goes_on_other_devices_too_and_comes_back_by_undo(three, open_browser, ada):
    other = open_browser(ada)
    other.open()
    three.page.context.set_offline(True)
    choose(three, "Move up")
    expect_lists(three, "Holiday", "Groceries", "Work")
    three.page.context.set_offline(False)
    expect_lists(other, "Holiday", "Groceries", "Work")
    choose(three, "Archive")
    expect(three.list_title).to_have_value("Groceries")
    expect_lists(other, "Groceries", "Work")
    three.page.keyboard.press("Control+z")
    expect(three.list_title).to_have_value("Holiday")
    expect_lists(three, "Holiday", "Groceries", "Work")
    expect_lists(other, "Holiday", "Groceries", "Work")


def test_a_list_is_archived_read_and_brought_back(three):
    choose(three, "Archive")
    expect(three.list_title).to_have_value("Work")
    expect_lists(three, "Groceries", "Work")
    three.expect_saved()
    three.page.get_by_role("link", name="Archive").click()
    expect(three.page.get_by_role("heading", name="Archive")).to_be_visible()
    three.page.get_by_role("list", name="Archive").get_by_role("link", name="Holiday").click()
    three.expect_titles("Tent", "Map")
    expect(three.page.get_by_text("This list is archived.")).to_be_visible()
    three.button("Bring it back").click()
    expect(three.page.get_by_text("This list is archived.")).to_be_hidden()
    expect_lists(three, "Groceries", "Holiday", "Work")
    three.page.keyboard.press("Control+z")
    expect(three.page.get_by_text("This list is archived.")).to_be_visible()
    expect_lists(three, "Groceries", "Work")

    three.page.get_by_role("link", name="Archive").click()
    three.button("Bring back: Holiday").click()
    expect_lists(three, "Groceries", "Holiday", "Work")
    expect(three.page.get_by_text("The archive is empty.")).to_be_visible()


def test_a_list_is_duplicated_beside_it_and_made_from_a_template_with_everything_open(three):
    three.tick("Map")
    choose(three, "Duplicate")
    expect(three.list_title).to_have_value("Holiday (copy)")
    expect_lists(three, "Groceries", "Holiday", "Holiday (copy)", "Work")
    assert three.in_database() == [("Tent", False), ("Map", True)]
    three.page.keyboard.press("Control+z")
    expect_lists(three, "Groceries", "Holiday", "Work")

    three.card("Holiday").click()
    expect(three.list_title).to_have_value("Holiday")
    choose(three, "Save as template")
    expect(three.message).to_contain_text("Saved Holiday as a template")
    expect_lists(three, "Groceries", "Holiday", "Work")
    three.expect_saved()
    three.page.get_by_role("link", name="Templates").click()
    three.button("Make a list: Holiday").dblclick()
    expect(three.list_title).to_have_value("Holiday")
    three.expect_titles("Tent", "Map")
    expect_lists(three, "Groceries", "Holiday", "Work", "Holiday")
    assert three.in_database() == [("Tent", False), ("Map", False)]
    three.page.keyboard.press("Control+z")
    expect_lists(three, "Groceries", "Holiday", "Work")

    three.page.get_by_role("link", name="Templates").click()
    three.page.get_by_role("list", name="Templates").get_by_role("link", name="Holiday").click()
    expect(three.page.get_by_text("This is a template.")).to_be_visible()
    three.button("Make a list from it").click()
    expect(three.page.get_by_text("This is a template.")).to_be_hidden()
    expect_lists(three, "Groceries", "Holiday", "Work", "Holiday")


@pytest.mark.tasks("Milk", "Bread", "Party", "- Cake")
def test_all_is_unticked_at_once_under_open_tasks_too_and_ticked_again_by_undo(todo):
    todo.tick("Milk")
    todo.tick("Cake")
    choose(todo, "Untick all")
    expect(todo.message).to_contain_text("Made 2 tasks open again")
    todo.expect_left("4 items left")
    todo.page.mouse.move(0, 0)  # away from the list, in which nothing jumps
    todo.expect_tree("Milk", "Bread", "Party", "- Cake")
    assert [done for _, done in todo.in_database()] == [False] * 4
    todo.page.keyboard.press("Control+z")
    todo.expect_left("2 items left")
    assert sorted(todo.in_database()) == [("Bread", False), ("Cake", True), ("Milk", True), ("Party", False)]
    todo.page.keyboard.press("Control+Shift+z")
    todo.expect_left("4 items left")

    todo.tick("Cake")
    todo.button("Collapse Party").click()
    choose(todo, "Untick all")
    expect(todo.message).to_contain_text("Made all tasks open again")
    todo.button("Expand Party").click()
    todo.expect_tree("Milk", "Bread", "Party", "- Cake")
    assert todo.tree_in_database() == ["Milk", "Bread", "Party", "- Cake"]
    choose(todo, "Untick all")
    expect(todo.message).to_have_text("Nothing is completed here.")
