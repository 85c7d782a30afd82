"""A person gets back what was deleted."""

import json

from playwright.sync_api import expect

from storage.commit import commit
from storage.trash import count_trash
from tests.browser.todo_page import TodoPage
from tests.factories import an_intent
from tests.web.client import given

LONG_AGO = "2020-01-01T00:00:00+00:00"


def rows(todo):
    return todo.page.locator(".page-rows li:visible")


def delete_list(todo):
    todo.button("Delete list").click()
    todo.page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    todo.expect_saved()


def test_a_deleted_task_is_found_in_the_trash_and_comes_back_to_its_place(todo):
    todo.add_tasks("Milk", "Bread", "Eggs")
    todo.delete_task("Bread")
    todo.expect_saved()
    list_id = todo.list_id()
    todo.page.get_by_role("link", name="Trash").click()

    expect(rows(todo)).to_have_count(1)
    expect(rows(todo)).to_contain_text("Task from Groceries · 30 days left")
    todo.button("Restore Bread").click()
    expect(todo.message).to_have_text("Brought back Bread")
    expect(todo.page.get_by_text("The trash is empty.")).to_be_visible()
    assert [title for title, _ in todo.in_database(list_id)] == ["Milk", "Bread", "Eggs"]
    todo.card("Groceries").click()
    todo.expect_titles("Milk", "Bread", "Eggs")


def test_a_deleted_list_comes_back_to_the_sidebar_with_its_tasks_and_goes_again_by_undo(todo):
    todo.add_task("Milk")
    todo.new_list("Holiday")
    todo.card("Groceries").click()
    todo.expect_titles("Milk")
    delete_list(todo)
    todo.go_to_trash()
    expect(todo.card("Groceries")).not_to_be_visible()
    todo.button("Restore Groceries").click()

    expect(todo.card("Groceries")).to_be_visible()
    assert todo.lists_in_database() == ["Groceries", "Holiday"]
    todo.button("Undo").click()
    expect(todo.card("Groceries")).not_to_be_visible()
    expect(todo.button("Restore Groceries")).to_be_visible()
    todo.button("Restore Groceries").click()
    todo.card("Groceries").click()
    todo.expect_titles("Milk")


def test_a_task_whose_list_is_deleted_too_says_that_it_brings_its_list_back(todo):
    todo.add_tasks("Milk", "Bread")
    todo.delete_task("Milk")
    delete_list(todo)
    todo.go_to_trash()
    todo.button("Restore Milk, and its list").click()

    todo.card("Groceries").click()
    todo.expect_titles("Milk", "Bread")


def test_the_keyboard_restores_one_after_the_other(todo):
    todo.add_tasks("Milk", "Bread")
    todo.delete_task("Milk")
    todo.delete_task("Bread")
    todo.expect_saved()
    todo.go_to_trash()
    todo.button("Restore Bread").press("Enter")
    expect(rows(todo)).to_have_count(1)
    expect(todo.button("Restore Milk")).to_be_focused()
    todo.page.keyboard.press("Enter")

    expect(todo.page.get_by_text("The trash is empty.")).to_be_visible()
    todo.expect_saved()
    assert count_trash(todo.account.id, LONG_AGO) == (0, 0, 0, 0)


def test_what_goes_for_good_is_asked_for_first(todo):
    todo.add_tasks("Milk", "Bread", "Eggs")
    for title in ("Milk", "Bread", "Eggs"):
        todo.delete_task(title)
    todo.expect_saved()
    todo.go_to_trash()
    dialog = todo.page.get_by_role("dialog")
    todo.button("Delete for good Milk").click()
    expect(dialog).to_contain_text("Milk goes for good. This cannot be undone.")
    dialog.get_by_role("button", name="Cancel").click()
    expect(rows(todo)).to_have_count(3)
    todo.button("Delete for good Milk").click()
    dialog.get_by_role("button", name="Delete for good").click()
    expect(rows(todo)).to_have_count(2)
    todo.expect_saved()
    assert count_trash(todo.account.id, LONG_AGO) == (0, 2, 0, 0)

    todo.button("Empty trash").click()
    expect(dialog).to_contain_text("2 tasks go for good. This cannot be undone.")
    dialog.get_by_role("button", name="Delete for good").click()
    expect(todo.page.get_by_text("The trash is empty.")).to_be_visible()
    todo.expect_saved()
    assert count_trash(todo.account.id, LONG_AGO) == (0, 0, 0, 0)


def test_a_thousand_deleted_tasks_are_shown_fifty_at_a_time(open_browser, ada):
    now = "2026-01-01T00:00:00+00:00"
    list_id = f"full-list-{ada.id}"
    commit(ada.id, an_intent("add_list", id=f"make-{ada.id:08}", list=list_id, value="Full"), now)
    sizes = []
    todo = open_browser(ada)
    for count in (60, 940):
        titles = [[f"{list_id}-{count}-{n:04}", f"Task {n:04}"] for n in range(count)]
        for at in range(0, count, 100):
            commit(
                ada.id,
                an_intent("add_tasks", id=f"add-{count}-{at}-{ada.id:08}", list=list_id, value=titles[at : at + 100]),
                now,
            )
        deleted_at = todo.page.evaluate("new Date().toISOString().replace('Z', '000+00:00')")
        for task_id, _ in titles:
            commit(ada.id, an_intent("delete_task", id=f"delete-{task_id}", task=task_id), deleted_at)
        with todo.page.expect_response(lambda answer: answer.request.is_navigation_request()) as answered:
            todo.go_to_trash()
        sizes.append(len(json.dumps(given(answered.value.text())["page"])))
        expect(rows(todo)).to_have_count(50)

    assert sizes[1] < sizes[0] * 1.1
    first = rows(todo).first.inner_text()
    todo.page.get_by_role("link", name="Show more").click()
    expect(todo.page.get_by_role("link", name="Back to the newest")).to_be_visible()
    expect(rows(todo)).to_have_count(50)
    assert rows(todo).first.inner_text() != first


class TestHistory:
    def test_an_earlier_title_is_put_back_from_the_history_and_that_is_undone(self, todo):
        todo.add_task("Milk")
        todo.rename_task("Milk", "Oat milk")
        todo.tick("Oat milk")
        todo.expect_saved()
        todo.go_to_history("Oat milk")

        expect(rows(todo)).to_have_count(3)
        expect(rows(todo).nth(0)).to_contain_text("Ticked off")
        expect(rows(todo).nth(1)).to_contain_text("Renamed from “Milk” to “Oat milk”")
        expect(rows(todo).nth(1)).to_contain_text("You · ")
        expect(rows(todo).nth(2)).to_contain_text("Added")
        rows(todo).nth(1).get_by_role("button", name="Put this back").click()
        expect(todo.page.get_by_role("heading", name="History of Milk")).to_be_visible()
        expect(rows(todo)).to_have_count(4)
        todo.button("Undo").click()
        expect(todo.page.get_by_role("heading", name="History of Oat milk")).to_be_visible()
        todo.page.get_by_role("link", name="Groceries").last.click()
        todo.expect_titles("Oat milk")

    def test_the_keyboard_leads_there_from_a_row(self, todo):
        todo.add_task("Milk")
        todo.expect_saved()
        todo.checkbox("Milk").press("h")

        expect(todo.page.get_by_role("heading", name="History of Milk")).to_be_visible()
        expect(todo.card("Groceries")).not_to_have_attribute("aria-current", "page")

    def test_an_h_that_is_typed_is_a_letter(self, todo):
        todo.add_task("Fis")
        todo.title_box("Fis").press("End")
        todo.page.keyboard.type("h")
        todo.page.keyboard.press("Enter")

        todo.expect_titles("Fish")

    def test_a_task_of_somebody_else_has_none(self, todo, open_browser, make_account):
        todo.add_task("Milk")
        todo.expect_saved()
        todo.go_to_history("Milk")
        bob = make_account("bob")
        other: TodoPage = open_browser(bob)
        other.page.goto(todo.page.url)

        expect(other.page.get_by_role("heading", name="There is no such page")).to_be_visible()
        expect(other.page.get_by_text("Milk")).to_have_count(0)
