"""A person sorts a list, and groups it."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.dragging import handle, pick_up


def sort_by(todo, how: str) -> None:
    choose(todo, "Sort by", how)


def group_by(todo, how: str) -> None:
    choose(todo, "Group by", how)


def choose(todo, what: str, how: str) -> None:
    todo.button("List options").click()
    todo.page.get_by_role("menuitem", name=what).click()
    todo.page.get_by_role("dialog", name=what).get_by_role("button", name=how).click()


def groups(todo) -> Locator:
    """Return the groups of the list, each with its heading."""
    return todo.page.locator("#tasks").get_by_role("group")


def expect_groups(todo, *expected: tuple[str, list[str]]) -> None:
    """Expect these groups with these tasks, and no others."""
    headings = groups(todo).get_by_role("heading")
    expect(headings).to_have_text([f"{title} ({len(titles)})" for title, titles in expected])
    for title, titles in expected:
        boxes = groups(todo).and_(todo.page.get_by_role("group", name=title, exact=True)).locator("textarea")
        expect(boxes).to_have_count(len(titles))
        for box, text in zip(boxes.all(), titles, strict=True):
            expect(box).to_have_value(text)


@pytest.mark.tasks("Pack", "Ask Ana", "Change money")
def test_a_list_is_sorted_stays_so_and_comes_back_by_undo(todo):
    sort_by(todo, "Title")
    todo.expect_titles("Ask Ana", "Change money", "Pack")
    expect(todo.message).to_have_text("Groceries is sorted by title")
    todo.expect_left("3 items left, by title")
    todo.add_task("Book flights")
    todo.expect_titles("Ask Ana", "Book flights", "Change money", "Pack")
    todo.rename_task("Ask Ana", to="Write to Ana")
    todo.page.mouse.move(0, 0)
    todo.expect_titles("Book flights", "Change money", "Pack", "Write to Ana")

    todo.checkbox("Pack").focus()
    todo.page.keyboard.press("Alt+ArrowUp")
    expect(todo.message).to_contain_text("This list is sorted by title")
    todo.has_facts("Pack", deadline="2030-01-01")
    todo.has_facts("Write to Ana", deadline="2029-12-31")
    sort_by(todo, "Deadline")
    todo.expect_titles("Write to Ana", "Pack", "Change money", "Book flights")
    pick_up(todo, "Pack")
    todo.page.mouse.move(*handle(todo, "Change money"), steps=4)
    expect(todo.page.locator(".carried")).to_be_visible()
    todo.page.mouse.up()
    expect(todo.message).to_contain_text("This list is sorted by deadline. Choose “By hand” in its options")
    todo.expect_titles("Write to Ana", "Pack", "Change money", "Book flights")
    sort_by(todo, "Age")
    todo.expect_titles("Pack", "Write to Ana", "Change money", "Book flights")
    for _ in ("age", "deadline"):
        todo.page.keyboard.press("Control+z")
    todo.expect_titles("Book flights", "Change money", "Pack", "Write to Ana")
    sort_by(todo, "By hand")
    todo.expect_titles("Pack", "Write to Ana", "Change money", "Book flights")
    todo.button("Undo").click()
    todo.expect_titles("Book flights", "Change money", "Pack", "Write to Ana")
    assert [title for title, _ in todo.in_database()] == ["Book flights", "Change money", "Pack", "Write to Ana"]


@pytest.mark.tasks("Pack", "Ask Ana", "Change money")
def test_a_list_is_grouped_by_what_is_important_stays_so_and_comes_back_by_undo(todo):
    todo.has_facts("Change money", priority="1")
    group_by(todo, "Priority")
    expect(todo.message).to_have_text("Groceries is grouped by priority")
    expect_groups(todo, ("p1", ["Change money"]), ("No priority", ["Pack", "Ask Ana"]))
    expect(todo.page.get_by_role("button", name="New section")).to_be_hidden()

    sort_by(todo, "Title")
    expect_groups(todo, ("p1", ["Change money"]), ("No priority", ["Ask Ana", "Pack"]))
    todo.expect_saved()
    todo.page.reload()  # then groups and order come from the server
    expect_groups(todo, ("p1", ["Change money"]), ("No priority", ["Ask Ana", "Pack"]))
    sort_by(todo, "By hand")
    expect_groups(todo, ("p1", ["Change money"]), ("No priority", ["Pack", "Ask Ana"]))
    todo.add_task("Book flights")
    expect_groups(todo, ("p1", ["Change money"]), ("No priority", ["Pack", "Ask Ana", "Book flights"]))
    todo.tick("Change money")
    todo.page.mouse.move(0, 0)
    todo.add_box.focus()
    expect_groups(todo, ("No priority", ["Pack", "Ask Ana", "Book flights"]), ("Completed", ["Change money"]))
    todo.page.keyboard.press("Control+z")
    todo.page.mouse.move(0, 0)
    expect_groups(todo, ("p1", ["Change money"]), ("No priority", ["Pack", "Ask Ana", "Book flights"]))

    todo.checkbox("Pack").focus()
    todo.page.keyboard.press("Alt+ArrowUp")
    expect(todo.message).to_contain_text("This list is grouped by priority")
    group_by(todo, "Not grouped")
    todo.expect_titles("Pack", "Ask Ana", "Change money", "Book flights")
    expect(groups(todo)).to_have_count(0)
    todo.button("Undo").click()
    expect_groups(todo, ("p1", ["Change money"]), ("No priority", ["Pack", "Ask Ana", "Book flights"]))

    # A task goes to the group of its new date.
    group_by(todo, "Date")
    expect_groups(todo, ("No date", ["Pack", "Ask Ana", "Change money", "Book flights"]))
    todo.checkbox("Ask Ana").focus()
    todo.page.keyboard.press("t")
    todo.page.get_by_role("dialog").get_by_role("button", name="Tomorrow").click()
    todo.page.mouse.move(0, 0)
    expect_groups(todo, ("Tomorrow", ["Ask Ana"]), ("No date", ["Pack", "Change money", "Book flights"]))
    expect(todo.checkbox("Ask Ana")).to_be_focused()  # where it is now
    todo.button("Undo").click()
    expect_groups(todo, ("No date", ["Pack", "Ask Ana", "Change money", "Book flights"]))
