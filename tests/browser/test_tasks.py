"""A person works with the tasks of a list."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.todo_page import CALLBACKS


def test_tasks_are_typed_one_after_the_other_or_pasted_line_by_line(todo):
    expect(todo.page.get_by_text("Nothing here yet.")).to_be_visible()
    expect(todo.add_box).to_be_focused()
    for text in ("Milk\n", "   Bread \t\n", "   \n"):
        todo.page.keyboard.type(text)
    todo.expect_titles("Milk", "Bread")
    expect(todo.add_box).to_be_focused()
    expect(todo.add_box).to_have_value("")
    assert todo.in_database() == [("Milk", False), ("Bread", False)]
    assert {task["title"] for task in todo.in_local_storage()["tasks"].values()} == {"Milk", "Bread"}

    todo.paste("Eggs\r\nTea\n\nRice  \n")
    expect(todo.message).to_have_text("Added 3 tasks")
    todo.paste("Salt\r\nOil\n\n", "drop")
    expect(todo.message).to_have_text("Added 2 tasks")
    todo.expect_titles("Milk", "Bread", "Eggs", "Tea", "Rice", "Salt", "Oil")
    assert [title for title, _ in todo.in_database()] == ["Milk", "Bread", "Eggs", "Tea", "Rice", "Salt", "Oil"]
    todo.button("Undo").click()
    todo.expect_titles("Milk", "Bread", "Eggs", "Tea", "Rice")

    # Many, pasted or typed, are all there in their order.
    lines = [f"Line {n}" for n in range(1, 121)]
    todo.add_box.focus()
    todo.paste("\n".join(lines))
    todo.expect_left("125 items left")
    todo.add_tasks(*"ABCDEFGHIJ")
    assert [title for title, _ in todo.in_database()][5:] == [*lines, *"ABCDEFGHIJ"]


@pytest.mark.tasks("Milk", "Bread", "Eggs")
def test_a_tick_strikes_through_counts_is_taken_back_and_goes_to_the_end_once_the_person_has_left_the_list(todo):
    todo.expect_left("3 items left")
    todo.tick("Milk")
    todo.expect_left("2 items left")
    expect(todo.title_box("Milk")).to_have_css("text-decoration-line", "line-through")
    expect(todo.title_box("Bread")).to_have_css("text-decoration-line", "none")
    todo.expect_titles("Milk", "Bread", "Eggs")
    assert todo.in_database() == [("Bread", False), ("Eggs", False), ("Milk", True)]

    todo.list_title.hover()
    todo.add_box.focus()
    todo.expect_titles("Bread", "Eggs", "Milk")
    todo.page.context.route(CALLBACKS, lambda _route: None)  # it shows before the server has answered
    todo.tick("Milk")
    expect(todo.title_box("Milk")).to_have_css("text-decoration-line", "none")
    todo.page.context.unroute_all()
    todo.add_box.click()
    todo.expect_titles("Milk", "Bread", "Eggs")
    assert todo.in_database() == [("Milk", False), ("Bread", False), ("Eggs", False)]

    for title in ("Eggs", "Milk"):
        todo.tick(title)
    todo.add_box.click()
    todo.expect_titles("Bread", "Milk", "Eggs")
    assert [title for title, _ in todo.in_database()] == ["Bread", "Milk", "Eggs"]


@pytest.mark.tasks("Milk", "Bread")
def test_a_title_is_changed_by_enter_and_by_leaving_taken_back_by_escape_and_its_words_are_offered(todo):
    todo.rename_task("Bread", "Something else", key="Escape")
    todo.expect_titles("Milk", "Bread")
    todo.rename_task("Milk", "  Oat milk ")
    todo.expect_titles("Oat milk", "Bread")
    expect(todo.checkbox("Oat milk")).to_be_focused()
    expect(todo.checkbox("Oat milk")).to_have_accessible_name("Done Oat milk")
    assert todo.in_database() == [("Oat milk", False), ("Bread", False)]

    todo.title_box("Oat milk").fill("Milk")
    todo.add_box.click()
    assert todo.in_database() == [("Milk", False), ("Bread", False)]
    todo.rename_task("Milk", "  ")
    todo.expect_titles("Bread")
    assert todo.in_database() == [("Bread", False)]
    todo.button("Undo").click()
    todo.expect_titles("Milk", "Bread")
    assert todo.in_database() == [("Milk", False), ("Bread", False)]

    todo.rename_task("Milk", "Milk tomorrow")
    expect(todo.message).to_contain_text("Renamed to Milk tomorrow")
    todo.button("Set “tomorrow”").click()
    todo.expect_titles("Milk", "Bread")
    expect(todo.chips("Milk")).to_have_text(["Tomorrow"])
    assert "date" in todo.window()["rows"][0]
    todo.open_details("Milk")
    todo.fact("Title").fill("Milk p2")
    todo.page.keyboard.press("Enter")
    expect(todo.message).to_contain_text("Renamed to Milk p2")
    todo.button("Set “p2”").click()
    expect(todo.fact("Title")).to_have_value("Milk")
    assert todo.window()["rows"][0]["priority"] == "2"


@pytest.mark.tasks("Milk", "Bread", "Eggs")
def test_what_is_deleted_or_cleared_comes_back_to_its_place_by_undo(todo):
    todo.delete_task("Bread")
    todo.expect_titles("Milk", "Eggs")
    expect(todo.message).to_have_text("Deleted Bread")
    assert todo.in_database() == [("Milk", False), ("Eggs", False)]
    todo.button("Undo").click()
    todo.expect_titles("Milk", "Bread", "Eggs")
    todo.expect_left("3 items left")
    assert todo.in_database() == [("Milk", False), ("Bread", False), ("Eggs", False)]

    todo.row("Milk").get_by_role("button", name="Delete").focus()
    todo.page.keyboard.press("Enter")
    expect(todo.row("Bread").get_by_role("button", name="Delete")).to_be_focused()
    todo.page.keyboard.press("Control+z")
    todo.expect_titles("Milk", "Bread", "Eggs")

    todo.tick("Milk")
    todo.tick("Eggs")
    todo.button("Clear completed").click()
    todo.expect_titles("Bread")
    expect(todo.message).to_have_text("Cleared 2 completed tasks")
    assert todo.in_database() == [("Bread", False)]
    todo.button("Undo").click()
    todo.expect_titles("Bread", "Eggs", "Milk")
    assert sorted(todo.in_database()) == [("Bread", False), ("Eggs", True), ("Milk", True)]


@pytest.mark.tasks("Milk", "Bread")
def test_all_active_and_completed_are_addresses_which_a_task_leaves_when_it_is_no_more_so(todo):
    todo.tick("Milk")
    todo.show("Active")
    todo.expect_titles("Bread")
    todo.expect_saved()
    todo.page.reload()
    todo.expect_titles("Bread")
    todo.show("Completed")
    todo.expect_titles("Milk")
    todo.page.go_back()
    todo.expect_titles("Bread")
    expect(todo.page).to_have_url(re.compile(r"\?show=active$"))
    todo.tick("Bread")
    todo.expect_titles()
    expect(todo.message).to_have_text("Completed Bread")
    todo.button("Undo").click()
    todo.expect_titles("Bread")
    todo.expect_left("1 item left")

    todo.show("All")
    todo.expect_titles("Bread", "Milk")
    todo.inbox.click()  # the links are of the list that is shown
    todo.expect_titles()
    todo.show("Completed")
    expect(todo.page).to_have_url(re.compile(r"inbox-of-\d+\?show=completed$"))
    todo.card("Groceries").click()
    todo.expect_titles("Bread", "Milk")
    todo.button("Hide completed").click()
    todo.expect_titles("Bread")
    todo.button("Show completed").click()
    todo.expect_titles("Bread", "Milk")


CHECKLIST = "- [ ] Milk\r\n- [x] Bread\r\n☐ Rice tomorrow\r\n\r\n1. Tea\r\n\tgreen\r\n\tblack"


def test_a_checklist_that_is_pasted_is_asked_for_once_and_taken_back_in_one_step(todo):
    todo.add_box.focus()
    todo.paste(CHECKLIST)
    question = todo.page.get_by_role("dialog", name="Add these lines?")
    expect(question).to_contain_text("6 tasks, 2 of them under others, 1 done.")
    question.get_by_role("button", name="As tasks").click()
    todo.expect_tree("Milk", "Bread ✓", "Rice", "Tea", "- green", "- black")
    expect(todo.chips("Rice")).to_have_text(["Tomorrow"])
    assert todo.tree_in_database() == ["Milk", "Rice", "Tea", "- green", "- black", "Bread ✓"]
    todo.page.keyboard.press("Control+z")
    todo.expect_tree()
    assert todo.tree_in_database() == []

    todo.add_box.focus()
    todo.paste("- a\n- b")
    todo.page.get_by_role("button", name="As they are").click()
    todo.expect_titles("- a", "- b")
