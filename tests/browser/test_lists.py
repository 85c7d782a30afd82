"""A person works with many lists."""

import re

from playwright.sync_api import expect


class TestNavigating:
    def test_a_new_list_is_opened_with_its_name_selected(self, todo):
        todo.new_list("Holiday")

        expect(todo.card("Holiday")).to_have_attribute("aria-current", "page")
        expect(todo.card("Groceries")).not_to_have_attribute("aria-current", "page")
        assert todo.lists_in_database() == ["Groceries", "Holiday"]

    def test_each_list_has_its_own_tasks_and_address(self, todo):
        todo.add_task("Milk")
        groceries = todo.page.url
        todo.new_list("Holiday")
        todo.expect_titles()
        todo.add_task("Tent")
        todo.card("Groceries").click()

        todo.expect_titles("Milk")
        expect(todo.page).to_have_url(groceries)
        expect(todo.page).to_have_title("Groceries - Dash To-Do")
        todo.page.go_back()
        todo.expect_titles("Tent")

    def test_an_address_can_be_opened_in_a_second_tab(self, todo):
        todo.add_task("Milk")
        todo.expect_saved()
        second = todo.page.context.new_page()
        second.goto(todo.page.url)

        expect(second.get_by_role("textbox", name="List title")).to_have_value("Groceries")
        expect(second.get_by_role("listitem").get_by_role("textbox")).to_have_value("Milk")

    def test_switching_before_the_server_has_answered_loses_nothing(self, todo):
        todo.new_list("Holiday")
        todo.add_tasks("Tent", "Stove")
        todo.card("Groceries").click()
        todo.add_tasks("Milk")
        todo.card("Holiday").click()

        todo.expect_titles("Tent", "Stove")

    def test_progress_shows_on_the_card_and_is_green_when_complete(self, todo):
        bar = todo.card("Groceries").get_by_role("progressbar", name="Progress")
        todo.add_tasks("Milk", "Bread")
        todo.tick("Milk")
        expect(bar).to_have_attribute("aria-valuenow", "50")
        accent = bar.evaluate("bar => getComputedStyle(bar).backgroundColor")
        todo.tick("Bread")

        expect(bar).to_have_attribute("aria-valuenow", "100")
        expect(bar).not_to_have_css("background-color", accent)

    def test_a_list_that_is_not_there_says_so_and_leads_back(self, todo):
        todo.open("/lists/nothing-like-it")

        expect(todo.page.get_by_role("heading", name="This list is not here")).to_be_visible()
        expect(todo.add_box).not_to_be_visible()
        todo.page.get_by_role("link", name="To your lists").click()
        expect(todo.list_title).to_have_value("Groceries")

    def test_a_page_that_is_not_there_says_so_and_leads_home(self, todo):
        answer = todo.page.goto(todo.url + "/nothing/like/it")
        todo.console.clear()  # the browser itself notes every 404

        assert answer is not None
        assert answer.status == 404
        expect(todo.page.get_by_role("heading", name="There is no such page")).to_be_visible()
        todo.page.get_by_role("link", name="To the start page").click()
        expect(todo.page.get_by_role("heading", name="Dash To-Do", level=1)).to_be_visible()


class TestRenaming:
    def test_a_list_is_renamed_in_place(self, todo):
        todo.list_title.fill("  Shopping ")
        todo.list_title.press("Enter")

        expect(todo.list_title).to_have_value("Shopping")
        expect(todo.card("Shopping")).to_be_visible()
        expect(todo.page).to_have_title("Shopping - Dash To-Do")
        assert todo.lists_in_database() == ["Shopping"]

    def test_escape_takes_back(self, todo):
        todo.list_title.fill("Something else")
        todo.list_title.press("Escape")

        expect(todo.list_title).to_have_value("Groceries")
        assert todo.lists_in_database() == ["Groceries"]

    def test_a_list_keeps_its_title_when_it_is_emptied(self, todo):
        todo.list_title.fill("  ")
        todo.list_title.press("Enter")

        expect(todo.list_title).to_have_value("Groceries")
        expect(todo.message).to_contain_text("A list needs a title")


class TestDeleting:
    def delete(self, todo):
        todo.button("Delete list").click()
        todo.page.get_by_role("dialog", name="Delete list?").get_by_role("button", name="Delete", exact=True).click()

    def test_it_is_asked_first_and_cancel_deletes_nothing(self, todo):
        todo.button("Delete list").click()
        todo.page.get_by_role("dialog", name="Delete list?").get_by_role("button", name="Cancel").click()

        expect(todo.page.get_by_role("dialog")).not_to_be_visible()
        assert todo.lists_in_database() == ["Groceries"]

    def test_the_next_list_is_shown_then(self, todo):
        todo.new_list("Holiday")
        todo.card("Groceries").click()
        expect(todo.list_title).to_have_value("Groceries")
        self.delete(todo)

        expect(todo.list_title).to_have_value("Holiday")
        expect(todo.card("Groceries")).to_have_count(0)
        assert todo.lists_in_database() == ["Holiday"]

    def test_it_can_be_undone_with_all_its_tasks(self, todo):
        todo.add_tasks("Milk", "Bread")
        todo.new_list("Holiday")
        todo.card("Groceries").click()
        expect(todo.list_title).to_have_value("Groceries")
        self.delete(todo)
        expect(todo.message).to_have_text("Deleted Groceries")
        expect(todo.list_title).to_have_value("Holiday")
        todo.button("Undo").click()

        expect(todo.list_title).to_have_value("Groceries")
        todo.expect_titles("Milk", "Bread")
        expect(todo.cards.first).to_have_accessible_name(re.compile("^Groceries"))

    def test_deleting_the_last_list_leads_to_the_inbox(self, todo):
        self.delete(todo)

        expect(todo.list_title).to_have_value("Inbox")
        assert todo.lists_in_database() == []
