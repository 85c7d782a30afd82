"""A person drags tasks into the order in which they want them."""

import pytest
from playwright.sync_api import expect

from tests.browser.dragging import carry_below, handle, pick_up


@pytest.mark.tasks("Milk", "Bread", "Eggs")
def test_a_row_is_dragged_to_where_the_line_is_and_given_back_by_escape_or_an_undo(todo):
    pick_up(todo, "Milk")
    carry_below(todo, "Eggs")
    todo.page.keyboard.press("Escape")
    todo.page.mouse.up()
    expect(todo.page.locator(".carried")).to_have_count(0)
    assert todo.titles() == ["Milk", "Bread", "Eggs"]

    pick_up(todo, "Milk")
    carry_below(todo, "Bread")
    todo.expect_titles("Milk", "Bread", "Eggs")
    todo.page.mouse.up()
    todo.expect_titles("Bread", "Milk", "Eggs")
    expect(todo.message).to_have_text("Moved to 2 of 3")
    todo.expect_saved()
    assert [title for title, _ in todo.in_database()] == ["Bread", "Milk", "Eggs"]

    todo.page.keyboard.press("Control+z")
    todo.expect_titles("Milk", "Bread", "Eggs")
    todo.expect_saved()
    assert [title for title, _ in todo.in_database()] == ["Milk", "Bread", "Eggs"]

    todo.tick("Bread")
    pick_up(todo, "Bread")
    x, y = handle(todo, "Milk")
    todo.page.mouse.move(x + 100, y - 16, steps=4)
    expect(todo.page.locator(".landing")).to_be_hidden()
    todo.page.mouse.up()
    expect(todo.message).to_contain_text("Completed tasks are in the order")


def test_a_finger_that_rests_at_the_left_end_of_a_row_drags_it_and_ticks_nothing(open_browser, ada):
    todo = open_browser(ada, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    todo.has_list("Groceries", "Milk", "Bread", "Eggs")
    todo.open()
    todo.drag_by_finger(todo.checkbox("Milk"), 60, ".carried")

    todo.expect_titles("Bread", "Milk", "Eggs")
    expect(todo.checkbox("Milk")).not_to_be_checked()
    todo.expect_saved()
    assert todo.in_database() == [("Bread", False), ("Milk", False), ("Eggs", False)]
