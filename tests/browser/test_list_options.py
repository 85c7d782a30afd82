"""What people do to a list as a whole: its looks, its place, the archive, copies and templates."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.todo_page import TodoPage


def choose(todo: TodoPage, option: str) -> None:
    """Choose from the menu of the list on screen."""
    todo.button("List options").click()
    todo.page.get_by_role("menuitem", name=option, exact=True).click()


def expect_lists(todo: TodoPage, *titles: str) -> None:
    expect(todo.cards.locator(".list-name")).to_have_text(list(titles))


@pytest.fixture
def three(todo):
    """Show the second of three lists."""
    todo.has_list("Holiday")
    todo.has_list("Work")
    todo.open()
    expect_lists(todo, "Groceries", "Holiday", "Work")
    todo.card("Holiday").click()
    expect(todo.list_title).to_have_value("Holiday")
    return todo


def test_a_colour_and_an_icon_are_chosen_and_undone_across_a_reload(todo):
    choose(todo, "Colour")
    todo.page.get_by_role("group", name="Colour").get_by_role("button", name="Green").click()
    expect(todo.card("Groceries")).to_have_attribute("data-colour", "green")
    choose(todo, "Icon")
    todo.page.get_by_role("group", name="Icon").get_by_role("button", name="Shopping").click()
    expect(todo.message).to_contain_text("Groceries has the icon shopping")
    todo.expect_saved()
    todo.page.reload()
    expect(todo.card("Groceries")).to_have_attribute("data-icon", "shopping")
    choose(todo, "Icon")
    pressed = todo.page.get_by_role("group", name="Icon").get_by_role("button", pressed=True)
    expect(pressed).to_have_text("Shopping")
    expect(pressed).to_be_focused()
    todo.page.keyboard.press("Escape")

    todo.page.keyboard.press("Control+z")
    expect(todo.card("Groceries")).not_to_have_attribute("data-icon", re.compile("."))
    todo.page.keyboard.press("Control+z")
    expect(todo.card("Groceries")).not_to_have_attribute("data-colour", re.compile("."))
    todo.expect_saved()


def test_a_list_is_renamed_from_its_menu(todo):
    choose(todo, "Rename")
    expect(todo.list_title).to_be_focused()
    todo.wait_until("getSelection().toString() === 'Groceries'")
    todo.page.keyboard.type("Food")
    todo.page.keyboard.press("Enter")
    expect(todo.card("Food")).to_be_visible()


def test_lists_are_moved_by_the_keyboard_by_the_menu_and_by_undo(three):
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

    for titles in (
        ["Groceries", "Holiday", "Work"],
        ["Groceries", "Work", "Holiday"],
        ["Groceries", "Holiday", "Work"],
    ):
        three.page.keyboard.press("Control+z")
        expect_lists(three, *titles)
    assert three.lists_in_database() == ["Groceries", "Holiday", "Work"]


def test_a_list_is_dragged_to_its_place_and_given_back_by_escape(three):
    def drag(title: str, to: str, key: str = "") -> None:
        mouse, box = three.page.mouse, three.card(to).bounding_box()
        three.card(title).hover()
        mouse.down()
        mouse.move(box["x"] + 20, box["y"] + box["height"] / 2, steps=5)
        mouse.move(box["x"] + 20, box["y"] + box["height"] - 2, steps=2)
        if key:
            three.page.keyboard.press(key)
        mouse.up()

    drag("Groceries", "Work")
    expect(three.message).to_have_text("Moved to 4 of 4: Groceries")
    expect_lists(three, "Holiday", "Work", "Groceries")
    expect(three.list_title).to_have_value("Holiday")  # to let go is no click
    drag("Holiday", "Groceries", "Escape")
    expect_lists(three, "Holiday", "Work", "Groceries")
    three.page.keyboard.press("Control+z")
    expect_lists(three, "Groceries", "Holiday", "Work")
    assert three.lists_in_database() == ["Groceries", "Holiday", "Work"]
    three.card("Work").click()
    expect(three.list_title).to_have_value("Work")


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


def test_what_is_moved_without_the_server_is_there_on_another_device(three, open_browser, ada):
    three.page.context.set_offline(True)
    choose(three, "Move up")
    expect_lists(three, "Holiday", "Groceries", "Work")
    three.page.context.set_offline(False)
    three.expect_saved()
    other = open_browser(ada)
    other.open()
    expect_lists(other, "Holiday", "Groceries", "Work")
    choose(three, "Move down")
    expect_lists(other, "Groceries", "Holiday", "Work")


def test_a_list_is_archived_read_and_brought_back(three):
    three.add_task("Tent")
    choose(three, "Archive")
    expect(three.list_title).to_have_value("Work")
    expect_lists(three, "Groceries", "Work")
    three.expect_saved()
    three.page.get_by_role("link", name="Archive").click()
    expect(three.page.get_by_role("heading", name="Archive")).to_be_visible()
    three.page.get_by_role("list", name="Archive").get_by_role("link", name="Holiday").click()
    three.expect_titles("Tent")
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


def test_an_archived_list_goes_on_other_devices_too_and_comes_back_by_undo(three, open_browser, ada):
    other = open_browser(ada)
    other.open()
    choose(three, "Archive")
    expect_lists(other, "Groceries", "Work")
    three.page.keyboard.press("Control+z")
    expect(three.list_title).to_have_value("Holiday")
    expect_lists(three, "Groceries", "Holiday", "Work")
    expect_lists(other, "Groceries", "Holiday", "Work")


def test_the_inbox_offers_neither_to_be_archived_nor_deleted_nor_moved(todo):
    todo.inbox.click()
    expect(todo.list_title).to_have_value("Inbox")
    todo.button("List options").click()
    menu = todo.page.get_by_role("menu")
    expect(menu.get_by_role("menuitem", name="Duplicate")).to_be_visible()
    for option in ("Archive", "Delete list", "Move up", "Move down"):
        expect(menu.get_by_role("menuitem", name=option)).to_be_hidden()
    todo.page.keyboard.press("Escape")
    todo.card("Groceries").click()
    expect(todo.list_title).to_have_value("Groceries")
    todo.button("List options").click()
    expect(menu.get_by_role("menuitem", name="Archive")).to_be_visible()


def test_a_list_is_duplicated_beside_it_and_that_is_undone(three):
    three.add_tasks("Tent", "Map")
    three.tick("Map")
    choose(three, "Duplicate")
    expect(three.list_title).to_have_value("Holiday (copy)")
    expect_lists(three, "Groceries", "Holiday", "Holiday (copy)", "Work")
    assert three.in_database() == [("Tent", False), ("Map", True)]
    three.page.keyboard.press("Control+z")
    expect_lists(three, "Groceries", "Holiday", "Work")


def test_all_is_unticked_at_once_and_ticked_again_by_undo(todo):
    todo.add_tasks("Milk", "Bread", "Eggs")
    todo.tick("Milk")
    todo.tick("Eggs")
    choose(todo, "Untick all")
    expect(todo.message).to_contain_text("Made 2 tasks open again")
    todo.expect_left("3 items left")
    todo.expect_titles("Milk", "Bread", "Eggs")
    assert [done for _, done in todo.in_database()] == [False, False, False]
    todo.page.keyboard.press("Control+z")
    todo.expect_left("1 item left")
    assert sorted(todo.in_database()) == [("Bread", False), ("Eggs", True), ("Milk", True)]
    todo.page.keyboard.press("Control+Shift+z")
    todo.expect_left("3 items left")


def test_all_is_unticked_that_is_done_under_open_tasks_too(todo):
    todo.add_tasks("Party", "Cake")
    todo.use_menu("Cake", "Indent")
    todo.tick("Cake")
    choose(todo, "Untick all")
    expect(todo.message).to_contain_text("Made 1 task open again")
    todo.expect_tree("Party", "- Cake")
    todo.page.keyboard.press("Control+z")
    todo.expect_tree("Party", "- Cake ✓")
    todo.button("Collapse Party").click()
    choose(todo, "Untick all")
    expect(todo.message).to_contain_text("Made all tasks open again")
    todo.button("Expand Party").click()
    todo.expect_tree("Party", "- Cake")
    assert todo.tree_in_database() == ["Party", "- Cake"]
    choose(todo, "Untick all")
    expect(todo.message).to_have_text("Nothing is completed here.")


def test_a_list_is_made_from_a_template_with_everything_open(three):
    three.add_tasks("Tent", "Map")
    three.tick("Map")
    choose(three, "Save as template")
    expect(three.message).to_contain_text("Saved Holiday as a template")
    expect_lists(three, "Groceries", "Holiday", "Work")
    three.expect_saved()
    three.page.get_by_role("link", name="Templates").click()
    three.button("Make a list: Holiday").click()
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
