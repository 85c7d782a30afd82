"""A person puts many tasks elsewhere at once: by keys, by the menu of one of them, and by dragging one of them."""

from playwright.sync_api import expect

from storage.commit import commit
from tests.browser.dragging import handle, pick_up
from tests.browser.test_many_at_once import intents_sent, press, selected
from tests.factories import NOW, an_intent


def carry(todo, title: str, x: float, y: float) -> None:
    """Take a row by its handle, to another place on the screen."""
    pick_up(todo, title)
    todo.page.mouse.move(x, y, steps=4)
    expect(todo.page.locator(".carried")).to_have_text(f"{title}2")


def select(todo, *titles: str) -> None:
    for title in titles:
        todo.checkbox(title).focus()
        press(todo, "x")


def test_those_that_are_selected_move_together_by_keys_by_a_menu_and_by_a_handle(open_browser, ada):
    todo = open_browser(ada)
    groceries = todo.has_list("Groceries", "Milk", "Bread", "Eggs", "Rice", "Salt")
    todo.has_list("Party")
    cellar = ["of-the-cellar---", {"title": "Cellar"}]
    commit(ada.id, an_intent("add_section", list=groceries, value=cellar), NOW)
    todo.open()
    todo.expect_titles("Milk", "Bread", "Eggs", "Rice", "Salt")
    select(todo, "Rice", "Bread")
    with intents_sent(todo) as sent:
        press(todo, "Alt+ArrowUp")
        expect(todo.message).to_have_text("Moved 2 tasks to 1 of 5")
        todo.expect_titles("Bread", "Rice", "Milk", "Eggs", "Salt")
        assert selected(todo) == ["Bread", "Rice"]
        expect(todo.checkbox("Bread")).to_be_focused()
        press(todo, "Alt+ArrowUp")
        expect(todo.message).to_have_text("These are the first ones.")
        press(todo, "z")
        expect(todo.message).to_have_text("2 tasks are back where they were")
        todo.expect_titles("Milk", "Bread", "Eggs", "Rice", "Salt")
        assert todo.tree_in_database() == ["Milk", "Bread", "Eggs", "Rice", "Salt"]
    assert [(one["verb"], len(one.get("tasks", []))) for one in sent.values()] == [("place_task", 2), ("undo", 0)]

    press(todo, "Shift+ArrowRight")
    expect(todo.message).to_have_text("Moved 2 tasks under Milk")
    todo.expect_tree("Milk", "- Bread", "- Rice", "Eggs", "Salt")
    press(todo, "Shift+ArrowLeft", "Alt+ArrowDown")
    todo.expect_tree("Milk", "Eggs", "Bread", "Rice", "Salt")
    press(todo, "z", "z")
    todo.expect_tree("Milk", "- Bread", "- Rice", "Eggs", "Salt")
    press(todo, "z")
    todo.expect_tree("Milk", "Bread", "Eggs", "Rice", "Salt")
    todo.use_menu("Rice", "Move down")
    todo.expect_tree("Milk", "Eggs", "Salt", "Bread", "Rice")
    press(todo, "Alt+ArrowDown")
    expect(todo.message).to_have_text("Moved 2 tasks to 1 of 2")  # of the section below, which was empty
    assert todo.tree_in_database() == ["Milk", "Eggs", "Salt", "Bread", "Rice"]
    assert selected(todo) == ["Bread", "Rice"]

    x, y = handle(todo, "Milk")
    carry(todo, "Rice", x + 24, y + 14)
    expect(todo.page.locator("#tasks .lifted")).to_have_count(2)
    press(todo, "Escape")
    todo.page.mouse.up()
    expect(todo.page.locator(".carried")).to_have_count(0)
    todo.expect_tree("Milk", "Eggs", "Salt", "Bread", "Rice")
    carry(todo, "Rice", x, y + 14)
    todo.page.mouse.move(x + 48, y + 14, steps=4)
    expect(todo.page.locator(".landing")).to_be_visible()
    todo.page.mouse.up()
    expect(todo.message).to_have_text("Moved 2 tasks under Milk")
    todo.expect_tree("Milk", "- Bread", "- Rice", "Eggs", "Salt")
    assert todo.tree_in_database() == ["Milk", "- Bread", "- Rice", "Eggs", "Salt"]

    box = todo.card("Party").bounding_box()
    assert box is not None
    carry(todo, "Bread", box["x"] + 40, box["y"] + 20)
    todo.page.mouse.up()
    expect(todo.message).to_have_text("Moved 2 tasks to Party")
    assert selected(todo) == []
    todo.expect_tree("Milk", "Eggs", "Salt")
    press(todo, "z")
    todo.expect_tree("Milk", "- Bread", "- Rice", "Eggs", "Salt")
    assert todo.tree_in_database() == ["Milk", "- Bread", "- Rice", "Eggs", "Salt"]
