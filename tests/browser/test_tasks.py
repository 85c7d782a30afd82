"""A person works with the tasks of a list."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.todo_page import CALLBACKS


class TestAdding:
    def test_enter_adds_at_the_end_and_the_box_is_ready_for_the_next(self, todo):
        expect(todo.add_box).to_be_focused()
        todo.page.keyboard.type("Milk")
        todo.page.keyboard.press("Enter")
        todo.page.keyboard.type("Bread")
        todo.page.keyboard.press("Enter")

        todo.expect_titles("Milk", "Bread")
        expect(todo.add_box).to_be_focused()
        expect(todo.add_box).to_have_value("")
        assert todo.in_database() == [("Milk", False), ("Bread", False)]
        assert {task["title"] for task in todo.in_local_storage()["tasks"].values()} == {"Milk", "Bread"}

        todo.add_task("   Eggs \t ")

        todo.expect_titles("Milk", "Bread", "Eggs")
        todo.add_task("   ")
        todo.expect_titles("Milk", "Bread", "Eggs")
        assert [title for title, _ in todo.in_database()] == ["Milk", "Bread", "Eggs"]
        todo.add_box.fill("にほん")
        todo.add_box.dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})

        expect(todo.add_box).to_have_value("にほん")
        todo.expect_titles("Milk", "Bread", "Eggs")

    def test_lines_that_are_pasted_or_dropped_are_a_task_each(self, todo):
        expect(todo.page.get_by_text("Nothing here yet.")).to_be_visible()
        todo.add_box.focus()
        todo.paste("Milk\r\nBread\n\nEggs  \n")
        expect(todo.message).to_have_text("Added 3 tasks")
        todo.paste("Tea\r\nRice\n\n", "drop")
        todo.expect_titles("Milk", "Bread", "Eggs", "Tea", "Rice")
        expect(todo.message).to_have_text("Added 2 tasks")
        assert [title for title, _ in todo.in_database()] == ["Milk", "Bread", "Eggs", "Tea", "Rice"]
        todo.button("Undo").click()
        todo.expect_titles("Milk", "Bread", "Eggs")
        lines = [f"Line {n}" for n in range(1, 251)]
        todo.add_box.focus()
        todo.paste("\n".join(lines))

        expect(todo.row("Line 250")).to_be_visible()

        todo.expect_left("253 items left")
        assert [title for title, _ in todo.in_database()][3:] == lines

    @pytest.mark.on_both
    def test_many_tasks_typed_at_once_are_all_kept(self, todo):
        names = [f"Task {n}" for n in range(30)]
        todo.add_tasks(*names)

        assert [title for title, _ in todo.in_database()] == names


class TestTicking:
    @pytest.mark.tasks("Milk", "Bread")
    def test_a_tick_strikes_through_counts_and_is_taken_back(self, todo):
        todo.expect_left("2 items left")
        todo.tick("Milk")
        todo.expect_left("1 item left")

        expect(todo.title_box("Milk")).to_have_css("text-decoration-line", "line-through")
        expect(todo.title_box("Bread")).to_have_css("text-decoration-line", "none")
        assert todo.in_database() == [("Bread", False), ("Milk", True)]
        todo.page.reload()
        expect(todo.checkbox("Milk")).to_be_checked()

        todo.page.context.route(CALLBACKS, lambda _route: None)
        todo.tick("Bread")
        expect(todo.title_box("Bread")).to_have_css("text-decoration-line", "line-through")
        todo.page.context.unroute_all()
        assert todo.in_database() == [("Bread", True), ("Milk", True)]

        todo.tick("Milk")
        expect(todo.checkbox("Milk")).not_to_be_checked()
        assert sorted(todo.in_database()) == [("Bread", True), ("Milk", False)]

    @pytest.mark.tasks("Milk", "Bread", "Eggs")
    def test_ticked_tasks_go_to_the_end_once_the_person_has_left_the_list_the_last_ticked_first(self, todo):
        todo.tick("Milk")
        todo.expect_titles("Milk", "Bread", "Eggs")
        todo.list_title.hover()
        todo.add_box.focus()

        todo.expect_titles("Bread", "Eggs", "Milk")
        todo.tick("Milk")
        todo.add_box.click()
        todo.expect_titles("Milk", "Bread", "Eggs")

        todo.add_task("Tea")
        for title in ("Tea", "Milk", "Eggs"):
            todo.tick(title)
        todo.add_box.click()

        todo.expect_titles("Bread", "Eggs", "Milk", "Tea")
        assert [title for title, _ in todo.in_database()] == ["Bread", "Eggs", "Milk", "Tea"]


class TestEditing:
    @pytest.mark.tasks("Milk", "Bread")
    def test_enter_and_leaving_save_and_escape_takes_back(self, todo):
        todo.rename_task("Bread", "Something else", key="Escape")
        todo.expect_titles("Milk", "Bread")
        assert todo.in_database() == [("Milk", False), ("Bread", False)]

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

    def test_words_in_a_title_that_is_changed_are_offered_and_not_forced(self, todo):
        todo.add_task("Call Ana")
        todo.expect_saved()
        todo.rename_task("Call Ana", "Call Ana tomorrow")
        expect(todo.message).to_contain_text("Renamed to Call Ana tomorrow")
        todo.button("Set “tomorrow”").click()
        todo.expect_titles("Call Ana")
        expect(todo.chips("Call Ana")).to_have_text(["Tomorrow"])
        todo.expect_saved()
        assert "date" in todo.window()["rows"][0]

        todo.open_details("Call Ana")
        todo.fact("Title").fill("Call Ana p2")
        todo.page.keyboard.press("Enter")
        expect(todo.message).to_contain_text("Renamed to Call Ana p2")
        todo.button("Set “p2”").click()
        expect(todo.fact("Title")).to_have_value("Call Ana")
        todo.expect_saved()
        assert todo.window()["rows"][0]["priority"] == "2"


class TestDeleting:
    @pytest.mark.on_both
    @pytest.mark.tasks("Milk", "Bread", "Eggs")
    def test_delete_says_so_and_undo_brings_it_back_to_its_place(self, todo):
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


class TestCompleted:
    @pytest.mark.tasks("Milk", "Bread")
    def test_all_active_and_completed_are_addresses(self, todo):
        todo.tick("Milk")
        todo.expect_saved()

        todo.show("Active")
        todo.expect_titles("Bread")
        todo.page.reload()
        todo.expect_titles("Bread")
        todo.show("Completed")
        todo.expect_titles("Milk")
        todo.page.go_back()
        todo.expect_titles("Bread")
        todo.show("All")
        todo.expect_titles("Bread", "Milk")

        todo.button("Hide completed").click()
        todo.expect_titles("Bread")
        todo.button("Show completed").click()
        todo.expect_titles("Bread", "Milk")

    @pytest.mark.tasks("Milk", "Bread", "Eggs")
    def test_completed_ones_leave_a_view_or_are_cleared_and_come_back_by_undo(self, todo):
        todo.tick("Milk")
        todo.tick("Eggs")
        todo.button("Clear completed").click()

        todo.expect_titles("Bread")
        expect(todo.message).to_have_text("Cleared 2 completed tasks")
        assert todo.in_database() == [("Bread", False)]
        todo.button("Undo").click()
        todo.expect_titles("Bread", "Eggs", "Milk")
        assert sorted(todo.in_database()) == [("Bread", False), ("Eggs", True), ("Milk", True)]

        todo.tick("Milk")
        todo.expect_saved()
        todo.show("Active")
        expect(todo.page).to_have_url(re.compile(r"\?show=active$"))
        todo.expect_titles("Milk", "Bread")
        todo.tick("Milk")
        todo.expect_titles("Bread")
        todo.expect_left("1 item left")
        expect(todo.message).to_have_text("Completed Milk")
        todo.button("Undo").click()
        todo.expect_titles("Milk", "Bread")
