"""A person says in the panel of a task where it stands: in which list and section, and what comes beside it."""

import re

import pytest
from playwright.sync_api import expect

from storage.commit import commit
from tests.factories import NOW, an_intent, new_id
from tests.storage.people import lists_of

CAKE = "Bake a cake"


@pytest.fixture
def cake(open_browser, ada):
    """Give Ada's tab with the panel of a task open, in a list with the sections "Today" and "Later"."""
    todo = open_browser(ada)
    todo.has_list("Groceries", "Buy milk", CAKE)
    todo.has_list("Party")
    groceries = lists_of(ada.id)[0].id
    for key in ("Today", "Later"):
        intent = an_intent("add_section", list=groceries, value=[new_id("section"), {"title": key}])
        commit(ada.id, intent, NOW)
    todo.open()
    todo.open_details(CAKE)
    return todo


def section(todo, title: str):
    return todo.page.get_by_role("group", name=title)


def its_list(todo):
    return todo.panel.get_by_role("button", name="Move to …, now in")


def choose(todo, entry: str) -> None:
    todo.panel.get_by_role("button", name="More", exact=True).click()
    todo.page.get_by_role("menuitem", name=entry).click()


def test_it_is_moved_among_the_others_duplicated_and_put_into_a_section_and_another_list(cake):
    choose(cake, "Move up")
    cake.expect_titles(CAKE, "Buy milk")
    cake.expect_saved()
    assert [title for title, _ in cake.in_database()] == [CAKE, "Buy milk"]

    choose(cake, "Move down")
    cake.expect_titles("Buy milk", CAKE)
    choose(cake, "Indent")
    cake.expect_tree("Buy milk", f"- {CAKE}")
    expect(cake.panel.get_by_role("link", name="Up to Buy milk")).to_be_visible()
    assert cake.tree_in_database() == ["Buy milk", f"- {CAKE}"]
    choose(cake, "Outdent")
    cake.expect_tree("Buy milk", CAKE)
    expect(cake.panel.get_by_role("link", name="Up to")).to_have_count(0)
    cake.expect_saved()
    for tree in (("Buy milk", f"- {CAKE}"), ("Buy milk", CAKE)):
        cake.page.keyboard.press("Control+z")
        cake.expect_tree(*tree)
    cake.panel.get_by_role("button", name="Duplicate").click()

    cake.expect_titles("Buy milk", CAKE, CAKE)
    cake.expect_saved()
    cake.page.keyboard.press("Control+z")
    cake.expect_titles("Buy milk", CAKE)
    expect(cake.panel).to_be_visible()

    chosen = cake.panel.get_by_role("combobox", name="Section")
    expect(chosen.locator("option")).to_have_text(["No section", "Today", "Later"])
    chosen.select_option("Later")

    expect(section(cake, "Later").get_by_role("listitem")).to_have_count(1)
    cake.expect_saved()
    cake.page.keyboard.press("Control+z")
    expect(section(cake, "Later").get_by_role("listitem")).to_have_count(0)
    expect(chosen).to_have_value("")

    cake.expect_saved()
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

    cake.expect_saved()
    cake.button("New section").click()
    cake.page.keyboard.type("Never")
    cake.page.keyboard.press("Enter")

    cake.panel.get_by_role("combobox", name="Section").select_option("Never")
    expect(section(cake, "Never").get_by_role("listitem")).to_have_count(1)


def test_on_a_phone_too(open_browser, ada):
    phone = open_browser(ada, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    phone.has_list("Party")
    phone.open("/lists")
    phone.add_task(CAKE)
    phone.row(CAKE).get_by_role("button", name="Details").tap()
    choose(phone, "Move to …")
    phone.page.get_by_role("dialog", name="Move to").get_by_role("option", name="Party").tap()

    expect(its_list(phone)).to_have_text("Party")
