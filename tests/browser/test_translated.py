"""A page that the browser translates, as Chrome does: each text then stands in an element that Dash knows not of."""

import re

import pytest
from playwright.sync_api import expect

# Translates what there is, and what comes, into capitals. What is marked is left as it is.
TRANSLATE = """
const translate = text => {
    const about = text.parentElement;
    if (!text.data.trim() || !about || about.closest('font, script, style, textarea, [translate=no]')) return;
    const outer = document.createElement('font'), inner = document.createElement('font');
    inner.textContent = text.data.toUpperCase();
    outer.append(inner);
    text.replaceWith(outer);
};
const translateAll = node => {
    const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT), found = [];
    while (texts.nextNode()) found.push(texts.currentNode);
    found.forEach(translate);
};
addEventListener('load', () => {
    translateAll(document.body);
    new MutationObserver(changes => {
        for (const {target, addedNodes} of changes) {
            if (target instanceof Text) translate(target);
            for (const node of addedNodes) node instanceof Text ? translate(node) : translateAll(node);
        }
    }).observe(document.body, {childList: true, characterData: true, subtree: true});
});
"""


@pytest.fixture
def todo(open_browser, ada):
    """Give Ada's browser, which translates, with her list "Groceries" and three tasks on screen."""
    page = open_browser(ada, new=True)
    page.page.add_init_script(TRANSLATE)
    page.has_list("Groceries", "Milk", "Bread", "Eggs")
    page.open()
    expect(page.list_title).to_have_value("Groceries")
    expect(page.nav.get_by_role("button", name="New list")).to_have_text("NEW LIST")
    page.expect_left("3 ITEMS LEFT")
    return page


def names(todo) -> list[str]:
    return todo.cards.locator(".list-name").all_text_contents()


def trash(todo) -> list[str]:
    return todo.page.locator("#trash .page-row-words").all_inner_texts()


def test_counts_notices_and_names_follow_what_is_done_to_tasks_and_lists(todo):
    todo.tick("Milk")
    todo.expect_left("2 ITEMS LEFT")
    todo.rename_task("Bread", "Rye bread")
    todo.delete_task("Eggs")
    expect(todo.message).to_have_text("DELETED EGGS")
    todo.expect_left("1 ITEM LEFT")
    expect(todo.page.locator("#undo")).to_have_text("UNDO")
    todo.page.locator("#undo").click()
    expect(todo.message).to_have_text("BROUGHT BACK EGGS")
    expect(todo.page.locator("#undo")).to_have_text("REDO")
    todo.expect_left("2 ITEMS LEFT")
    hide = todo.page.locator("#show-completed")
    hide.click()
    expect(hide).to_have_text("SHOW COMPLETED")
    todo.expect_titles("Rye bread", "Eggs")
    hide.click()
    expect(hide).to_have_text("HIDE COMPLETED")
    todo.page.locator("#clear-completed").click()
    expect(todo.message).to_have_text("CLEARED 1 COMPLETED TASK")

    assert todo.in_database() == [("Rye bread", False), ("Eggs", False)]

    # Lists have the names that were written.
    todo.nav.get_by_role("button", name="New list").click()
    expect(todo.list_title).to_have_value("Untitled list")
    expect(todo.list_title).to_be_focused()
    todo.page.keyboard.type("Holiday")
    todo.page.keyboard.press("Enter")
    expect(todo.card("Holiday")).to_be_visible()
    todo.card("Groceries").click()
    expect(todo.list_title).to_have_value("Groceries")
    todo.list_title.fill("Shopping")
    todo.page.keyboard.press("Enter")
    expect(todo.card("Shopping")).to_be_visible()
    todo.page.get_by_role("button", name="Delete list").click()
    todo.page.locator("#delete-confirm").click()
    expect(todo.list_title).to_have_value("Holiday")
    assert names(todo) == ["Holiday"]
    todo.page.keyboard.press("Control+z")
    expect(todo.list_title).to_have_value("Shopping")
    todo.page.keyboard.press("Control+z")
    expect(todo.card("Groceries")).to_be_visible()

    assert names(todo) == ["Groceries", "Holiday"]
    todo.expect_titles("Rye bread", "Eggs")
    assert todo.lists_in_database() == ["Groceries", "Holiday"]


def test_the_trash_and_a_history_name_what_each_of_their_buttons_is_about(todo):
    list_id = todo.list_id()
    for title in ("Milk", "Bread", "Eggs"):
        todo.delete_task(title)
    todo.expect_saved()
    todo.page.locator(".trash-link").click()
    about = "TASK FROM Groceries · 30 DAYS LEFT"
    expect(todo.button("Restore Milk")).to_have_text("RESTORE")
    assert trash(todo) == [f"Eggs\n{about}", f"Bread\n{about}", f"Milk\n{about}"]
    todo.button("Restore Bread").click()
    expect(todo.message).to_have_text("BROUGHT BACK BREAD")
    expect(todo.page.locator("#trash .page-row-words")).to_have_count(2)
    assert trash(todo) == [f"Eggs\n{about}", f"Milk\n{about}"]
    todo.page.locator("#undo").click()
    expect(todo.button("Restore Bread")).to_be_visible()
    assert trash(todo) == [f"Eggs\n{about}", f"Bread\n{about}", f"Milk\n{about}"]
    todo.button("Delete for good Milk").click()
    expect(todo.page.locator("#purge-dialog-text")).to_have_text("MILK GOES FOR GOOD. THIS CANNOT BE UNDONE.")
    todo.page.locator("#purge-confirm").click()
    expect(todo.page.locator("#trash .page-row-words")).to_have_count(2)
    todo.page.locator("#empty-trash").click()
    expect(todo.page.locator("#purge-dialog-text")).to_have_text("2 TASKS GO FOR GOOD. THIS CANNOT BE UNDONE.")
    todo.page.locator("#purge-confirm").click()
    expect(todo.page.get_by_text("THE TRASH IS EMPTY.")).to_be_visible()

    assert todo.in_database(list_id) == []

    # A history says what was changed, and puts it back.
    todo.card("Groceries").click()
    todo.add_task("Milk")
    todo.rename_task("Milk", "Oat milk")
    todo.expect_saved()
    todo.checkbox("Oat milk").focus()
    todo.page.keyboard.press("h")
    heading, changes = todo.page.locator("#history h1"), todo.page.locator("#history li .page-row-words")
    expect(heading).to_have_text("HISTORY OF Oat milk")
    expect(todo.page.locator("#history .page-words")).to_have_text("IN Groceries.")
    expect(changes).to_have_text([re.compile("RENAMED FROM “Milk” TO “Oat milk”YOU · "), re.compile("ADDEDYOU · ")])
    todo.page.locator("#history li button").click()
    expect(heading).to_have_text("HISTORY OF Milk")
    expect(changes.first).to_contain_text("RENAMED FROM “Oat milk” TO “Milk”YOU · ")
    todo.page.locator("#undo").click()
    expect(heading).to_have_text("HISTORY OF Oat milk")

    assert ("Oat milk", False) in todo.in_database(list_id)
