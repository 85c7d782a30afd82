"""A person sorts a list."""

from playwright.sync_api import expect


def sort_by(todo, how: str) -> None:
    todo.button("List options").click()
    todo.page.get_by_role("menuitem", name="Sort by").click()
    todo.page.get_by_role("dialog", name="Sort by").get_by_role("button", name=how).click()


def test_a_list_is_sorted_stays_so_and_comes_back_by_undo(todo):
    todo.add_tasks("Pack", "Ask Ana", "Change money")
    todo.expect_saved()
    sort_by(todo, "Title")
    todo.expect_titles("Ask Ana", "Change money", "Pack")
    expect(todo.message).to_have_text("Groceries is sorted by title")
    todo.expect_left("3 items left, by title")

    todo.page.reload()
    todo.expect_titles("Ask Ana", "Change money", "Pack")
    todo.add_task("Book flights")
    todo.expect_titles("Ask Ana", "Book flights", "Change money", "Pack")
    todo.rename_task("Ask Ana", to="Write to Ana")
    todo.page.mouse.move(0, 0)
    todo.expect_titles("Book flights", "Change money", "Pack", "Write to Ana")

    todo.checkbox("Pack").focus()
    todo.page.keyboard.press("Alt+ArrowUp")
    expect(todo.message).to_contain_text("This list is sorted by title")
    sort_by(todo, "By hand")
    todo.expect_titles("Pack", "Write to Ana", "Change money", "Book flights")
    todo.button("Undo").click()
    todo.expect_titles("Book flights", "Change money", "Pack", "Write to Ana")
