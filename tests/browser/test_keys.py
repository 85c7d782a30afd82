"""A key does what it does once, where the person's hand is."""

import re

import pytest
from playwright.sync_api import expect

DRAFT = "Half a thought"


def hold(todo, key: str, times: int = 12) -> None:
    """Hold a key down for as long as it takes a keyboard to repeat it so often."""
    for _ in range(times):
        todo.page.keyboard.down(key)
        todo.page.wait_for_timeout(40)
    todo.page.keyboard.up(key.rpartition("+")[2])


def names(number: int) -> list[str]:
    return [f"Task {n}" for n in range(number)]


@pytest.fixture
def thirty(todo):
    todo.add_box.focus()
    todo.paste("\n".join(names(30)))
    todo.expect_saved()
    return todo


def test_a_delete_button_that_is_held_down_deletes_one_task(thirty):
    thirty.row("Task 3").get_by_role("button", name="Delete").focus()
    hold(thirty, "Enter")

    expect(thirty.row("Task 3")).to_have_count(0)
    assert [title for title, _ in thirty.in_database()] == [name for name in names(30) if name != "Task 3"]


def test_a_restore_button_that_is_held_down_restores_one_task(thirty):
    list_id = thirty.list_id()
    for name in names(5):
        thirty.delete_task(name)
    thirty.expect_saved()
    thirty.page.get_by_role("link", name="Trash").click()
    thirty.button("Restore Task 2").focus()
    hold(thirty, "Enter")

    expect(thirty.message).to_have_text("Brought back Task 2")
    assert len(thirty.in_database(list_id)) == 26


def test_a_new_list_button_that_is_held_down_makes_one_list(todo):
    todo.nav.get_by_role("button", name="New list").focus()
    hold(todo, "Enter")

    expect(todo.list_title).to_have_value("Untitled list")
    todo.expect_saved()
    assert sorted(todo.lists_in_database()) == ["Groceries", "Untitled list"]


def test_enter_that_is_held_down_in_a_title_sends_no_draft_from_the_add_box(todo):
    todo.add_box.fill(DRAFT)
    todo.list_title.fill("Shopping")
    hold(todo, "Enter")

    expect(todo.card("Shopping")).to_be_visible()
    expect(todo.add_box).to_have_value(DRAFT)
    assert todo.in_database() == []


def test_undo_that_is_held_down_takes_one_step_back(todo):
    todo.add_tasks("Milk", "Bread", "Eggs")
    todo.expect_saved()
    todo.page.keyboard.down("Control")
    hold(todo, "z")
    todo.page.keyboard.up("Control")

    todo.expect_titles("Milk", "Bread")
    assert [title for title, _ in todo.in_database()] == ["Milk", "Bread"]


def test_a_held_button_on_the_users_page_makes_one_account(open_browser, admin):
    todo = open_browser(admin)
    todo.page.goto(todo.url + "/users")
    name = f"new-of-{admin.name}"
    todo.page.get_by_role("textbox", name="Name").last.fill(name)
    hold(todo, "Enter")

    expect(todo.page.get_by_text(f"{name} can log in with this password")).to_be_visible()
    expect(todo.page.get_by_text("There is already an account")).to_have_count(0)


@pytest.fixture
def admin(make_account):
    from storage.accounts.accounts import make_admin

    account = make_account("admin")
    make_admin(account.id, "test", "2026-01-01T00:00:00+00:00")
    return account


# Actions on "Milk", which is open, and "Bread", which is done, each with the message of its undo.


def click_the_checkbox(todo):
    todo.tick("Milk")
    return "Milk is open again"


def press_space_on_the_checkbox(todo):
    todo.checkbox("Milk").focus()
    todo.page.keyboard.press("Space")
    return "Milk is open again"


def open_it_again(todo):
    todo.tick("Bread")
    return "Bread is completed again"


def click_delete(todo):
    todo.delete_task("Milk")
    return "Brought back Milk"


def press_enter_on_delete(todo):
    todo.row("Milk").get_by_role("button", name="Delete").focus()
    todo.page.keyboard.press("Enter")
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
    todo.new_list("Holiday")
    todo.page.keyboard.press("Control+z")
    expect(todo.message).to_have_text("Undid renaming the list to Holiday")
    return "Took the new list away again"


ACTIONS = [
    click_the_checkbox, press_space_on_the_checkbox, open_it_again, click_delete, press_enter_on_delete,
    empty_the_title, rename_with_enter, rename_by_leaving, rename_the_list, clear_completed, delete_the_list,
    make_a_list,
]  # fmt: skip


def test_undo_right_after_any_action_takes_it_back_and_leaves_the_draft_alone(todo):
    groceries = todo.list_id()
    todo.new_list("Work")
    todo.card("Groceries").click()
    expect(todo.list_title).to_have_value("Groceries")
    todo.add_tasks("Milk", "Bread")
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
        expect(todo.add_box).to_have_value(DRAFT)
        assert todo.in_database(groceries) == before, act.__name__
        assert todo.lists_in_database() == ["Groceries", "Work"]


def test_undo_right_after_adding_takes_the_task_away(todo):
    todo.add_box.click()
    todo.page.keyboard.type("Milk")
    todo.page.keyboard.press("Enter")
    todo.page.keyboard.press("Control+z")

    expect(todo.message).to_have_text("Took Milk away again")
    todo.expect_titles()
    assert todo.in_database() == []


def test_a_row_that_leaves_under_the_hand_hands_the_focus_to_no_other_title(todo):
    todo.add_tasks("Milk", "Bread")
    todo.title_box("Bread").click()
    todo.page.keyboard.press("Control+z")
    expect(todo.row("Bread")).to_have_count(0)
    todo.page.keyboard.type("onwards")

    todo.expect_titles("Milk")
    assert todo.in_database() == [("Milk", False)]


KEY = """([box, init]) => document.querySelector(box).dispatchEvent(
    new KeyboardEvent('keydown', {bubbles: true, cancelable: true, ...init}))"""


KEYBOARDS: dict[str, tuple[dict, dict]] = {
    "Russian": ({"key": "\u044f", "code": "KeyZ"}, {"key": "\u042f", "code": "KeyZ", "shiftKey": True}),
    "Greek": ({"key": "\u03b6", "code": "KeyZ"}, {"key": "\u03c5", "code": "KeyY"}),
    "German": ({"key": "z", "code": "KeyY"}, {"key": "y", "code": "KeyZ"}),
}


def test_undo_and_redo_are_where_a_keyboard_has_them(todo):
    todo.add_task("Milk")
    todo.expect_saved()
    for undo, redo in KEYBOARDS.values():
        todo.page.evaluate(KEY, ["#tasks", {"ctrlKey": True, **undo}])
        todo.expect_titles()
        todo.page.evaluate(KEY, ["#tasks", {"ctrlKey": True, **redo}])
        todo.expect_titles("Milk")


def test_h_leads_to_the_history_on_a_keyboard_of_other_letters(todo):
    todo.add_task("Milk")
    todo.expect_saved()
    todo.page.evaluate(KEY, ["#tasks li input", {"key": "\u0440", "code": "KeyH"}])
    expect(todo.page).to_have_url(re.compile("/history/"))
