"""A person says in the panel of a task where it stands: in which list and section, and what comes beside it."""

import re

import pytest
from playwright.sync_api import expect

from storage.commit import commit
from tests.factories import NOW, an_intent, new_id

CAKE = "Bake a cake"


@pytest.fixture
def cake(todo):
    """Give Ada's tab with the panel of a task open, in a list with the sections "Today" and "Later"."""
    for key in ("Today", "Later"):
        intent = an_intent("add_section", list=todo.list_id(), value=[new_id("section"), {"title": key}])
        commit(todo.account.id, intent, NOW)
    todo.has_list("Party")
    todo.page.reload()
    todo.add_tasks("Buy milk", CAKE)
    todo.open_details(CAKE)
    return todo


def section(todo, title: str):
    return todo.page.get_by_role("group", name=title)


def its_list(todo):
    return todo.panel.get_by_role("button", name="Move to …, now in")


def choose(todo, entry: str) -> None:
    todo.panel.get_by_role("button", name="More", exact=True).click()
    todo.page.get_by_role("menuitem", name=entry).click()


class TestSection:
    def test_it_is_chosen_and_taken_back_in_one_step(self, cake):
        chosen = cake.panel.get_by_role("combobox", name="Section")
        expect(chosen.locator("option")).to_have_text(["No section", "Today", "Later"])
        chosen.select_option("Later")

        expect(section(cake, "Later").get_by_role("listitem")).to_have_count(1)
        cake.expect_saved()
        cake.page.keyboard.press("Control+z")
        expect(section(cake, "Later").get_by_role("listitem")).to_have_count(0)
        expect(chosen).to_have_value("")

        cake.expect_saved()
        cake.page.reload()
        expect(chosen).to_have_value("")

    def test_a_section_that_is_made_meanwhile_is_offered(self, cake):
        cake.button("New section").click()
        cake.page.keyboard.type("Never")
        cake.page.keyboard.press("Enter")

        cake.panel.get_by_role("combobox", name="Section").select_option("Never")
        expect(section(cake, "Never").get_by_role("listitem")).to_have_count(1)


class TestList:
    def test_it_is_moved_to_another_list_and_back(self, cake):
        cake.panel.get_by_role("combobox", name="Section").select_option("Today")
        expect(its_list(cake)).to_have_text("Groceries")
        its_list(cake).click()
        cake.page.get_by_role("dialog", name="Move to").get_by_role("option", name="Party").click()

        expect(its_list(cake)).to_have_text("Party")
        cake.expect_titles("Buy milk")
        expect(cake.panel.get_by_role("combobox", name="Section")).to_be_hidden()
        cake.button("Undo").click()
        expect(its_list(cake)).to_have_text("Groceries")
        expect(cake.panel.get_by_role("combobox", name="Section")).to_have_value(re.compile("section"))
        expect(section(cake, "Today").get_by_role("listitem")).to_have_count(1)

    def test_the_menu_moves_it_among_the_others(self, cake):
        choose(cake, "Move up")
        cake.expect_titles(CAKE, "Buy milk")
        cake.expect_saved()
        assert [title for title, _ in cake.in_database()] == [CAKE, "Buy milk"]

    def test_on_a_phone_too(self, open_browser, ada):
        phone = open_browser(ada, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
        phone.has_list("Party")
        phone.open("/lists")
        phone.add_task(CAKE)
        phone.row(CAKE).get_by_role("button", name="Details").tap()
        choose(phone, "Move to …")
        phone.page.get_by_role("dialog", name="Move to").get_by_role("option", name="Party").tap()

        expect(its_list(phone)).to_have_text("Party")


class TestCopy:
    def test_it_is_duplicated(self, cake):
        cake.panel.get_by_role("button", name="Duplicate").click()

        cake.expect_titles("Buy milk", CAKE, CAKE)
        cake.expect_saved()
        cake.page.keyboard.press("Control+z")
        cake.expect_titles("Buy milk", CAKE)
        expect(cake.panel).to_be_visible()
