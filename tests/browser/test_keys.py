"""A key does what it does once, where the person's hand is."""

import re

from playwright.sync_api import expect

from storage.accounts.accounts import make_admin
from tests.factories import NOW

DRAFT = "Half a thought"


def hold(todo, key: str, times: int = 12) -> None:
    """Hold a key down for as long as it takes a keyboard to repeat it so often."""
    for _ in range(times):
        todo.page.keyboard.down(key)
        todo.page.wait_for_timeout(40)
    todo.page.keyboard.up(key.rpartition("+")[2])


NAMES = [f"Task {n}" for n in range(6)]


def test_a_key_that_is_held_down_does_what_it_does_once(open_browser, ada):
    make_admin(ada.id, "test", NOW)
    todo = open_browser(ada)
    groceries = todo.has_list("Groceries", *NAMES)
    todo.open()
    todo.row("Task 3").get_by_role("button", name="Delete").focus()
    hold(todo, "Enter")
    expect(todo.row("Task 3")).to_have_count(0)
    assert [title for title, _ in todo.in_database()] == [name for name in NAMES if name != "Task 3"]

    todo.add_box.fill("Task 3")
    hold(todo, "Enter")
    expect(todo.row("Task 3")).to_have_count(1)
    todo.delete_task("Task 3")

    # Enter in a title sends no draft from the add box.
    todo.add_box.fill(DRAFT)
    todo.list_title.fill("Shopping")
    hold(todo, "Enter")
    expect(todo.card("Shopping")).to_be_visible()
    expect(todo.add_box).to_have_value(DRAFT)
    assert len(todo.in_database()) == len(NAMES) - 1

    # Undo takes one step back.
    todo.page.keyboard.down("Control")
    hold(todo, "z")
    todo.page.keyboard.up("Control")
    expect(todo.list_title).to_have_value("Groceries")
    expect(todo.row("Task 3")).to_have_count(0)
    assert len(todo.in_database()) == len(NAMES) - 1

    # One list is made, one task comes back, and one account is made.
    todo.nav.get_by_role("button", name="New list").focus()
    hold(todo, "Enter")
    expect(todo.list_title).to_have_value("Untitled list")
    assert sorted(todo.lists_in_database()) == ["Groceries", "Untitled list"]
    todo.card("Groceries").click()
    for name in NAMES[:3]:
        todo.delete_task(name)
    todo.expect_saved()
    todo.page.get_by_role("link", name="Trash").click()
    todo.button("Restore Task 2").focus()
    hold(todo, "Enter")
    expect(todo.message).to_have_text("Brought back Task 2")
    assert len(todo.in_database(groceries)) == len(NAMES) - 3
    todo.page.get_by_role("banner").get_by_role("link", name="Users").click()
    name = f"new-of-{ada.name}"
    todo.page.get_by_role("textbox", name="Name").last.fill(name)
    hold(todo, "Enter")
    expect(todo.page.get_by_text(f"{name} can log in with this password")).to_be_visible()
    expect(todo.page.get_by_text("There is already an account")).to_have_count(0)


# Actions on "Milk", which is open, and "Bread", which is done, each with the message of its undo.


def click_the_checkbox(todo):
    todo.tick("Milk")
    return "Milk is open again"


def press_space_on_the_checkbox(todo):
    todo.checkbox("Milk").press("Space")
    expect(todo.checkbox("Milk")).to_be_checked()
    return "Milk is open again"


def open_it_again(todo):
    todo.tick("Bread")
    assert ("Bread", False) in todo.in_database()
    return "Bread is completed again"


def click_delete(todo):
    todo.delete_task("Milk")
    return "Brought back Milk"


def empty_the_title(todo):
    todo.rename_task("Milk", "")
    return "Brought back Milk"


def rename_with_enter(todo):
    todo.title_box("Milk").click()
    todo.page.keyboard.type(" and honey")
    todo.page.keyboard.press("Enter")
    return "Undid renaming to Milk and honey"


def rename_by_leaving(todo):
    todo.title_box("Milk").click()
    todo.page.keyboard.type(" and honey")
    todo.page.keyboard.press("Tab")
    return "Undid renaming to Milk and honey"


def rename_the_list(todo):
    todo.list_title.click()
    todo.page.keyboard.type("!")
    todo.page.keyboard.press("Enter")
    return "Undid renaming the list to Groceries!"


def clear_completed(todo):
    todo.button("Clear completed").click()
    return "Brought the completed tasks back"


def delete_the_list(todo):
    todo.delete_list()
    expect(todo.list_title).to_have_value("Work")
    return "Brought back Groceries"


def make_a_list(todo):
    expect(todo.list_title).to_have_value("Groceries")  # the undo before leads back to it
    todo.new_list("Holiday")
    return "Took the new list away again"


ACTIONS = [
    click_the_checkbox, press_space_on_the_checkbox, open_it_again, click_delete, empty_the_title, rename_with_enter,
    rename_by_leaving, rename_the_list, clear_completed, delete_the_list, make_a_list,
]  # fmt: skip


def test_undo_right_after_any_action_takes_it_back_and_leaves_the_draft_alone(open_browser, ada):
    todo = open_browser(ada)
    groceries = todo.has_list("Groceries", "Milk", "Bread")
    todo.has_list("Work")
    todo.open()
    todo.tick("Bread")
    todo.expect_saved()
    before = todo.in_database()
    todo.add_box.click()
    todo.page.keyboard.type(DRAFT)
    for act in ACTIONS:
        todo.add_box.click()
        undone = act(todo)
        todo.page.keyboard.press("Control+z")

        expect(todo.message, act.__name__).to_have_text(undone)
        if act is make_a_list:
            todo.card("Groceries").click()  # as the undo leads to the list beside it
        expect(todo.add_box).to_have_value(DRAFT)
        assert todo.in_database(groceries) == before, act.__name__
        assert todo.lists_in_database() == ["Groceries", "Work"]

    # Dash takes its time with a click. Neither a key nor another click comes before it.
    todo.card("Groceries").click()
    todo.expect_titles("Milk", "Bread")
    todo.page.evaluate(CLICK_TWICE_AND_UNDO)
    expect(todo.message).to_have_text("Brought the completed tasks back")
    assert todo.in_database(groceries) == before
    todo.expect_titles("Milk", "Bread")
    todo.delete_task("Milk")
    todo.page.evaluate("document.querySelector('#undo').click(), document.querySelector('#tasks .task-delete').click()")
    todo.expect_titles("Milk")
    assert todo.in_database(groceries) == [("Milk", False)]


KEY = """([box, init]) => document.querySelector(box).dispatchEvent(
    new KeyboardEvent('keydown', {bubbles: true, cancelable: true, ...init}))"""


CLICK_TWICE_AND_UNDO = f"""() => {{
    const button = document.getElementById('clear-completed');
    button.click();
    button.click();
    ({KEY})(['body', {{key: 'z', code: 'KeyZ', ctrlKey: true}}]);
}}"""
KEYBOARDS: dict[str, tuple[dict, dict]] = {
    "Russian": ({"key": "\u044f", "code": "KeyZ"}, {"key": "\u042f", "code": "KeyZ", "shiftKey": True}),
    "Greek": ({"key": "\u03b6", "code": "KeyZ"}, {"key": "\u03c5", "code": "KeyY"}),
    "German": ({"key": "z", "code": "KeyY"}, {"key": "y", "code": "KeyZ"}),
}


def test_undo_right_after_adding_takes_the_task_away_on_any_keyboard(todo):
    todo.add_box.click()
    todo.page.keyboard.type("Milk")
    todo.page.keyboard.press("Enter")
    todo.page.keyboard.press("Control+z")
    expect(todo.message).to_have_text("Took Milk away again")
    todo.expect_titles()
    assert todo.in_database() == []

    # Letters are where a keyboard has them.
    todo.add_task("Milk")
    todo.expect_saved()
    for undo, redo in KEYBOARDS.values():
        todo.page.evaluate(KEY, ["#tasks", {"ctrlKey": True, **undo}])
        todo.expect_titles()
        todo.page.evaluate(KEY, ["#tasks", {"ctrlKey": True, **redo}])
        todo.expect_titles("Milk")
    todo.page.evaluate(KEY, ["#tasks li input", {"key": "\u0440", "code": "KeyH"}])
    expect(todo.page).to_have_url(re.compile("/history/"))

    # A row that leaves under the hand hands the focus to no other title.
    todo.card("Groceries").click()
    todo.expect_titles("Milk")
    todo.add_task("Bread")
    todo.title_box("Bread").click()
    todo.page.keyboard.press("Control+z")
    expect(todo.row("Bread")).to_have_count(0)
    todo.page.keyboard.type("onwards")
    todo.expect_titles("Milk")
    assert todo.in_database() == [("Milk", False)]
