"""A person works with the tasks of a list."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.todo_page import CALLBACKS


class TestAdding:
    def test_the_box_has_the_focus_when_a_list_opens(self, todo):
        todo.page.reload()

        expect(todo.add_box).to_be_focused()

    def test_enter_adds_at_the_end_and_the_box_is_ready_for_the_next(self, todo):
        todo.page.reload()
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

    def test_blanks_around_a_title_are_trimmed(self, todo):
        todo.add_task("   Milk \t ")

        todo.expect_titles("Milk")
        assert todo.in_database() == [("Milk", False)]

    def test_a_blank_title_adds_nothing(self, todo):
        todo.add_task("   ")

        todo.expect_titles()
        expect(todo.page.get_by_text("Nothing here yet.")).to_be_visible()

    def test_enter_that_ends_a_composition_adds_nothing(self, todo):
        todo.add_box.fill("にほん")
        todo.add_box.dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})

        todo.expect_titles()
        expect(todo.add_box).to_have_value("にほん")

    @pytest.mark.parametrize("how", ["paste", "drop"])
    def test_lines_that_are_pasted_or_dropped_are_a_task_each(self, todo, how):
        todo.add_box.focus()
        todo.paste("Milk\r\nBread\n\nEggs  \n", how)

        todo.expect_titles("Milk", "Bread", "Eggs")
        expect(todo.message).to_have_text("Added 3 tasks")
        assert [title for title, _ in todo.in_database()] == ["Milk", "Bread", "Eggs"]

    def test_pasting_hundreds_of_lines_adds_them_all_in_order(self, todo):
        lines = [f"Line {n}" for n in range(1, 251)]
        todo.add_box.focus()
        todo.paste("\n".join(lines))

        expect(todo.row("Line 250")).to_be_visible()
        todo.expect_left("250 items left")
        assert [title for title, _ in todo.in_database()] == lines

    @pytest.mark.on_both
    def test_many_tasks_typed_at_once_are_all_kept(self, todo):
        names = [f"Task {n}" for n in range(30)]
        todo.add_tasks(*names)

        assert [title for title, _ in todo.in_database()] == names


class TestTicking:
    def test_a_ticked_task_is_struck_through_and_stays_so_after_a_reload(self, todo):
        todo.add_tasks("Milk", "Bread")
        todo.tick("Milk")

        expect(todo.title_box("Milk")).to_have_css("text-decoration-line", "line-through")
        expect(todo.title_box("Bread")).to_have_css("text-decoration-line", "none")
        assert todo.in_database() == [("Bread", False), ("Milk", True)]
        todo.page.reload()
        expect(todo.checkbox("Milk")).to_be_checked()

    def test_striking_through_needs_no_server(self, todo):
        todo.add_task("Milk")
        todo.expect_saved()
        todo.page.context.route(CALLBACKS, lambda _route: None)
        todo.tick("Milk")

        expect(todo.title_box("Milk")).to_have_css("text-decoration-line", "line-through")
        todo.page.context.unroute_all()
        assert todo.in_database() == [("Milk", True)]

    def test_a_tick_can_be_taken_back(self, todo):
        todo.add_task("Milk")
        todo.tick("Milk")
        todo.tick("Milk")

        expect(todo.checkbox("Milk")).not_to_be_checked()
        assert todo.in_database() == [("Milk", False)]

    def test_the_counter_tells_how_many_are_left(self, todo):
        todo.expect_left("0 items left")
        todo.add_tasks("Milk", "Bread")
        todo.expect_left("2 items left")
        todo.tick("Milk")
        todo.expect_left("1 item left")

    def test_ticked_tasks_go_to_the_end_once_the_person_has_left_the_list(self, todo):
        todo.add_tasks("Milk", "Bread", "Eggs")
        todo.tick("Milk")
        todo.expect_titles("Milk", "Bread", "Eggs")
        todo.list_title.hover()
        todo.add_box.focus()

        todo.expect_titles("Bread", "Eggs", "Milk")
        todo.tick("Milk")
        todo.add_box.click()
        todo.expect_titles("Milk", "Bread", "Eggs")

    def test_the_one_that_was_ticked_last_comes_first_among_them(self, todo):
        todo.add_tasks("Milk", "Bread", "Eggs", "Tea")
        for title in ("Tea", "Milk", "Eggs"):
            todo.tick(title)
        todo.add_box.click()

        todo.expect_titles("Bread", "Eggs", "Milk", "Tea")
        assert [title for title, _ in todo.in_database()] == ["Bread", "Eggs", "Milk", "Tea"]


class TestEditing:
    def test_enter_saves(self, todo):
        todo.add_task("Milk")
        todo.rename_task("Milk", "Oat milk")

        todo.expect_titles("Oat milk")
        expect(todo.checkbox("Oat milk")).to_have_accessible_name("Done Oat milk")
        assert todo.in_database() == [("Oat milk", False)]

    def test_leaving_saves(self, todo):
        todo.add_task("Milk")
        todo.title_box("Milk").fill("Oat milk")
        todo.add_box.click()

        assert todo.in_database() == [("Oat milk", False)]

    def test_escape_takes_back(self, todo):
        todo.add_task("Milk")
        todo.rename_task("Milk", "Something else", key="Escape")

        todo.expect_titles("Milk")
        assert todo.in_database() == [("Milk", False)]

    def test_an_emptied_title_deletes_the_task_and_undo_brings_it_back(self, todo):
        todo.add_tasks("Milk", "Bread")
        todo.rename_task("Milk", "  ")

        todo.expect_titles("Bread")
        assert todo.in_database() == [("Bread", False)]
        todo.button("Undo").click()
        todo.expect_titles("Milk", "Bread")
        assert todo.in_database() == [("Milk", False), ("Bread", False)]

    def test_blanks_around_an_edited_title_are_trimmed(self, todo):
        todo.add_task("Milk")
        todo.rename_task("Milk", "  Oat milk ")

        todo.expect_titles("Oat milk")

    def test_after_enter_the_keyboard_goes_on_from_the_same_task(self, todo):
        todo.add_tasks("Milk", "Bread")
        todo.rename_task("Milk", "Oat milk")

        expect(todo.checkbox("Oat milk")).to_be_focused()

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
    def test_delete_says_so_and_undo_brings_it_back_to_its_place(self, todo):
        todo.add_tasks("Milk", "Bread", "Eggs")
        todo.delete_task("Bread")

        todo.expect_titles("Milk", "Eggs")
        expect(todo.message).to_have_text("Deleted Bread")
        assert todo.in_database() == [("Milk", False), ("Eggs", False)]
        todo.button("Undo").click()
        todo.expect_titles("Milk", "Bread", "Eggs")
        todo.expect_left("3 items left")
        assert todo.in_database() == [("Milk", False), ("Bread", False), ("Eggs", False)]

    def test_undo_is_a_key_too(self, todo):
        todo.add_tasks("Milk", "Bread")
        todo.delete_task("Milk")
        todo.page.keyboard.press("Control+z")

        todo.expect_titles("Milk", "Bread")

    def test_the_focus_goes_to_the_next_task(self, todo):
        todo.add_tasks("Milk", "Bread")
        todo.row("Milk").get_by_role("button", name="Delete").focus()
        todo.page.keyboard.press("Enter")

        expect(todo.row("Bread").get_by_role("button", name="Delete")).to_be_focused()


class TestCompleted:
    def test_all_active_and_completed_are_addresses(self, todo):
        todo.add_tasks("Milk", "Bread")
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

    def test_a_task_leaves_a_view_that_it_no_longer_fits(self, todo):
        todo.add_tasks("Milk", "Bread")
        todo.show("Active")
        expect(todo.page).to_have_url(re.compile(r"\?show=active$"))
        todo.tick("Milk")

        todo.expect_titles("Bread")
        todo.expect_left("1 item left")
        expect(todo.message).to_have_text("Completed Milk")
        todo.button("Undo").click()
        todo.expect_titles("Milk", "Bread")

    def test_completed_ones_can_be_hidden_and_shown(self, todo):
        todo.add_tasks("Milk", "Bread")
        todo.tick("Milk")
        todo.button("Hide completed").click()

        todo.expect_titles("Bread")
        todo.button("Show completed").click()
        todo.expect_titles("Bread", "Milk")

    def test_clearing_completed_ones_can_be_undone(self, todo):
        todo.add_tasks("Milk", "Bread", "Eggs")
        todo.tick("Milk")
        todo.tick("Eggs")
        todo.button("Clear completed").click()

        todo.expect_titles("Bread")
        expect(todo.message).to_have_text("Cleared 2 completed tasks")
        assert todo.in_database() == [("Bread", False)]
        todo.button("Undo").click()
        todo.expect_titles("Bread", "Eggs", "Milk")
        assert sorted(todo.in_database()) == [("Bread", False), ("Eggs", True), ("Milk", True)]
