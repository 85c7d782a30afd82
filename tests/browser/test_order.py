"""A person puts tasks into the order in which they want them, by keys and by the menu of a row."""

import time

import pytest
from playwright.sync_api import expect

from tests.browser.dragging import carry, handle, pick_up
from tests.browser.held import HeldBack
from tests.browser.todo_page import CALLBACKS, PATIENCE

pytestmark = pytest.mark.tasks("Milk", "Bread", "Eggs")


@pytest.fixture
def three(todo):
    return todo


def focused(todo) -> str:
    return todo.page.evaluate("document.activeElement.getAttribute('aria-label')")


def test_arrows_lead_to_all_in_a_row_and_with_alt_move_it(three):
    keys = three.page.keyboard
    three.checkbox("Milk").focus()
    for key, there in [
        ("Tab", "Done Bread"), ("Shift+Tab", "Done Milk"), ("ArrowDown", "Done Bread"), ("End", "Done Eggs"),
        ("Home", "Done Milk"), ("ArrowUp", "Done Milk"), ("ArrowLeft", "Delete Milk"),
        ("ArrowLeft", "More actions for Milk"), ("ArrowDown", "More actions for Bread"), ("ArrowRight", "Delete Bread"),
        ("ArrowRight", "Done Bread"), ("ArrowRight", "Title Bread"),
    ]:  # fmt: skip
        keys.press(key)
        assert focused(three) == there, key

    three.checkbox("Eggs").focus()
    keys.press("Alt+ArrowUp")
    three.expect_titles("Milk", "Eggs", "Bread")
    expect(three.message).to_have_text("Moved to 2 of 3")
    keys.press("Alt+ArrowUp")
    assert focused(three) == "Done Eggs"
    three.expect_saved()
    assert [title for title, _ in three.in_database()] == ["Eggs", "Milk", "Bread"]

    keys.press("Alt+ArrowUp")
    expect(three.message).to_have_text("This is the first one.")
    keys.press("Control+z")
    three.expect_titles("Milk", "Eggs", "Bread")
    three.expect_saved()
    assert [title for title, _ in three.in_database()] == ["Milk", "Eggs", "Bread"]

    keys.press("Control+z")
    three.expect_titles("Milk", "Bread", "Eggs")
    three.page.context.set_offline(True)
    three.checkbox("Milk").focus()
    three.page.keyboard.press("Alt+ArrowDown")
    three.expect_titles("Bread", "Milk", "Eggs")
    three.page.keyboard.press("Alt+ArrowDown")
    three.page.context.set_offline(False)
    three.expect_titles("Bread", "Eggs", "Milk")
    assert [title for title, _ in three.in_database()] == ["Bread", "Eggs", "Milk"]


def test_what_is_being_typed_moves_with_its_row_and_is_not_lost_by_any_key(three):
    keys = three.page.keyboard
    three.title_box("Eggs").focus()
    keys.press("End")
    keys.type(" and ")
    keys.press("Alt+ArrowUp")
    keys.type("flour")
    keys.press("Enter")

    three.expect_titles("Milk", "Eggs and flour", "Bread")
    three.expect_saved()
    assert [title for title, _ in three.in_database()] == ["Milk", "Eggs and flour", "Bread"]

    keys.press("Control+z")
    keys.press("Control+z")
    three.expect_titles("Milk", "Bread", "Eggs")
    three.title_box("Bread").focus()
    keys.press("Home")
    keys.press("ArrowRight")
    keys.type("!")
    assert focused(three) == "Title Bread"
    keys.press("End")
    keys.press("ArrowRight")
    assert focused(three).startswith("Details of")
    three.expect_titles("Milk", "B!read", "Eggs")

    keys.press("Control+z")
    three.expect_titles("Milk", "Bread", "Eggs")
    three.checkbox("Milk").focus()
    keys.press("Space")
    keys.press("ArrowDown")
    keys.press("Enter")
    keys.press("End")
    keys.type(", the dark one")
    keys.press("ArrowDown")
    assert focused(three) == "Title Eggs"
    keys.press("Escape")
    keys.press("Delete")

    three.expect_titles("Milk", "Bread, the dark one")
    three.expect_saved()
    assert sorted(three.in_database()) == [("Bread, the dark one", False), ("Milk", True)]


def test_the_menu_opens_by_its_button_by_keys_and_by_the_right_mouse_button(three):
    three.use_menu("Milk", "Duplicate")
    three.expect_titles("Milk", "Milk", "Bread", "Eggs")
    three.expect_saved()
    assert [title for title, _ in three.in_database()] == ["Milk", "Milk", "Bread", "Eggs"]
    three.button("Undo").click()
    three.expect_titles("Milk", "Bread", "Eggs")

    menu = three.page.get_by_role("menu")
    three.row("Bread").hover()
    more = three.row("Bread").get_by_role("button", name="More")
    more.click()
    expect(menu).to_be_visible()
    more.click()
    expect(menu).to_be_hidden()

    three.checkbox("Bread").focus()
    three.page.keyboard.press("Shift+F10")
    expect(menu).to_be_visible()
    three.page.keyboard.press("ArrowDown")
    expect(three.page.get_by_role("menuitem").nth(1)).to_be_focused()
    three.page.keyboard.press("h")
    expect(three.page.get_by_role("menuitem", name="History")).to_be_focused()
    three.page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    assert focused(three) == "Done Bread"

    three.title_box("Eggs").click(button="right")
    expect(menu).to_be_visible()
    three.page.get_by_role("menuitem", name="Move up").focus()
    three.page.keyboard.press("Enter")
    three.expect_titles("Milk", "Eggs", "Bread")

    three.tick("Bread")
    three.use_menu("Bread", "Move up")
    expect(three.message).to_contain_text("Completed tasks are in the order in which they were completed.")
    three.expect_titles("Milk", "Eggs", "Bread")


def test_a_task_is_moved_to_another_list_by_its_menu_or_onto_its_card_and_back(open_browser, ada):
    three = open_browser(ada)
    three.has_list("Groceries", "Milk", "Bread", "Eggs")
    three.has_list("Work")
    three.open()
    three.use_menu("Bread", "Move to")
    three.page.get_by_role("combobox", name="Find a list").fill("wo")
    three.page.keyboard.press("Enter")
    expect(three.message).to_have_text("Moved Bread to Work")
    three.expect_titles("Milk", "Eggs")
    three.card("Work").click()
    three.expect_titles("Bread")

    three.page.keyboard.press("Control+z")
    three.expect_titles()
    three.expect_saved()
    three.card("Groceries").click()
    three.expect_titles("Milk", "Bread", "Eggs")

    pick_up(three, "Bread")
    box = three.card("Work").bounding_box()
    three.page.mouse.move(box["x"] + 40, box["y"] + 20, steps=4)
    expect(three.page.locator(".takes-in")).to_have_count(1)
    three.page.mouse.up()
    expect(three.message).to_have_text("Moved Bread to Work")
    three.expect_titles("Milk", "Eggs")
    three.expect_saved()

    # When they go back to another list, nothing about the one before stays open or goes on.
    three.card("Work").click()
    three.expect_titles("Bread")
    ended = {
        ".carried": lambda: carry(three, "Milk", "Eggs"),
        "#row-menu:popover-open": lambda: three.title_box("Milk").click(button="right"),
        "#date-dialog:popover-open": lambda: three.use_menu("Milk", "Date"),
        "#selection:not([hidden])": lambda: three.checkbox("Milk").click(modifiers=["Control"]),
        ".list-options[aria-expanded=true]": lambda: three.button("List options").click(),
        "#chooser[open]:not([data-stays])": lambda: three.use_menu("Milk", "Move to"),
        "#chooser[open][data-stays]": lambda: three.page.keyboard.press("Control+k"),
    }
    for name, begin in ended.items():
        three.card("Groceries").click()
        three.expect_titles("Milk", "Eggs")
        begin()
        expect(three.page.locator(name)).to_have_count(1)
        three.page.go_back()
        three.expect_titles("Bread")
        expect(three.page.locator(name)).to_have_count(0)
        three.page.mouse.up()
        expect(three.page.locator(":is(#add-task, .list-options):focus"), name).to_have_count(1)
    three.expect_titles("Bread")
    assert three.page.evaluate("todo.outbox.pending()") == 0

    # It is the same when they go back to a page without tasks, even before that has come.
    three.page.get_by_role("link", name="Trash").click()
    expect(three.page.get_by_role("heading", name="Trash")).to_be_visible()
    three.card("Groceries").click()
    three.expect_titles("Milk", "Eggs")
    held = HeldBack(three.page, CALLBACKS)
    three.title_box("Milk").click(button="right")
    expect(three.page.locator("#row-menu:popover-open")).to_have_count(1)
    three.page.go_back()
    expect(three.page.locator("#row-menu:popover-open")).to_have_count(0)
    expect(three.page.get_by_role("heading", name="Trash")).to_have_count(0)
    held.let_go()
    expect(three.page.get_by_role("heading", name="Trash")).to_be_visible()
    three.card("Groceries").click()
    three.expect_titles("Milk", "Eggs")


def test_arrows_end_and_a_drag_lead_beyond_the_rows_that_are_on_the_page(open_browser, ada):
    todo = open_browser(ada)
    todo.has_list("Groceries", *(f"Task {number}" for number in range(160)))
    todo.open()
    todo.checkbox("Task 0").focus()
    todo.page.keyboard.press("End")
    todo.wait_until("document.activeElement.getAttribute('aria-label') === 'Done Task 159'")
    for _ in range(2):
        todo.page.keyboard.press("Alt+ArrowUp")
    expect(todo.message).to_have_text("Moved to 158 of 160")
    deadline = time.monotonic() + PATIENCE
    while focused(todo) != "Done Task 120" and time.monotonic() < deadline:
        todo.page.keyboard.press("ArrowUp")  # before the rows have come, it does nothing
        todo.page.wait_for_timeout(10)
    assert focused(todo) == "Done Task 120"

    todo.page.keyboard.press("Home")
    todo.wait_until("document.activeElement.getAttribute('aria-label') === 'Done Task 0' && scrollY < 200")
    pick_up(todo, "Task 1")
    x, _ = handle(todo, "Task 1")
    todo.page.mouse.move(x, 700, steps=4)
    todo.page.mouse.move(x, 799)
    todo.wait_until("scrollY > 3000")
    todo.page.mouse.move(x, 500)
    todo.wait_until("todo.list.now().start > 10 && !document.querySelector('.landing').hidden")
    todo.page.mouse.up()
    expect(todo.message).to_contain_text("of 160")
    todo.expect_saved()
    titles = [title for title, _ in todo.in_database()]
    place = titles.index("Task 1")
    assert place > 60
    seen = todo.titles()
    assert seen[seen.index("Task 1") - 1] == titles[place - 1]
