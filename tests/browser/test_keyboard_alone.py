"""A person who has no mouse says tasks, finds them, and does what there is to do with them."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_many_at_once import selected


class Keyboard:
    """A tab, and the only thing that its person has to use it with."""

    def __init__(self, todo):
        self.todo, self.page, self._keys = todo, todo.page, todo.page.keyboard

    def press(self, *keys: str) -> None:
        for key in keys:
            self._keys.press(key)

    def write(self, text: str) -> None:
        self._keys.type(text)

    def tab_to(self, control) -> None:
        """Press Tab until a control has the focus: as often as there are controls on a page, at most."""
        for _ in range(60):
            if control.count() and control.evaluate("one => one === document.activeElement"):
                return
            self.press("Tab")
        pytest.fail(f"The Tab key does not lead to {control}.")

    def find(self, words: str) -> None:
        """Do, or go to, what Ctrl+K finds first."""
        self.press("Control+k")
        expect(self.page.get_by_role("combobox", name="Find a command")).to_be_focused()
        self.write(words)
        option = self.page.get_by_role("dialog", name="Commands").get_by_role("option").first
        expect(option).to_contain_text(re.compile(re.escape(words), re.IGNORECASE))
        self.press("Enter")


def test_tasks_are_said_found_and_done_by_the_keyboard_alone(todo):
    me, page = Keyboard(todo), todo.page
    understood = page.get_by_role("group", name="Understood").get_by_role("button")

    # Say it: what is understood is taken back by Backspace, or by its chip.
    todo.add_box.focus()
    me.write("Read The 5th Wave p1 tomorrow")
    expect(understood).to_have_count(2)
    me.press("Backspace")
    expect(understood).to_have_count(1)
    me.tab_to(understood.first)
    me.press("Enter")
    expect(understood).to_have_count(0)
    expect(todo.add_box).to_be_focused()
    me.press("Enter")
    me.write("Water plants every day")
    expect(understood).to_have_count(1)
    me.press("Enter")
    expect(todo.row("Water plants").get_by_text("Today")).to_be_visible()
    me.press("Escape", "j")  # out of the box, letters are keys
    expect(todo.checkbox("Read The 5th Wave p1 tomorrow")).to_be_focused()

    # Beside others, by o.
    me.press("o")
    expect(page.get_by_role("heading", name="Add below Read The 5th Wave")).to_be_visible()
    me.write("Milk p2")
    expect(understood).to_have_count(1)
    me.press("Enter")
    expect(todo.checkbox("Milk")).to_be_focused()
    todo.expect_titles("Read The 5th Wave p1 tomorrow", "Milk", "Water plants")
    me.press("Shift+O")
    me.write("Bread")
    me.press("Enter")
    expect(todo.checkbox("Bread")).to_be_focused()
    me.press("Shift+ArrowRight", "o")
    me.write("Butter")
    me.press("Enter")
    todo.expect_tree("Read The 5th Wave p1 tomorrow", "- Bread", "- Butter", "Milk", "Water plants")
    assert todo.tree_in_database() == ["Read The 5th Wave p1 tomorrow", "- Bread", "- Butter", "Milk", "Water plants"]
    me.press("z")
    todo.expect_tree("Read The 5th Wave p1 tomorrow", "- Bread", "Milk", "Water plants")

    # A repeat, in the panel, from which Escape leads back.
    me.press("End", "ArrowRight", "ArrowRight")
    expect(todo.row("Water plants").get_by_role("button", name="Details")).to_be_focused()
    me.press("Enter")
    expect(todo.panel).to_be_visible()
    me.tab_to(todo.fact("Repeat"))
    me.press("Control+a")
    me.write("every Monday")
    me.press("Enter")
    expect(todo.chips("Water plants").first).to_have_text(re.compile("Today|Mon"))
    expect(todo.fact("Repeat")).to_be_focused()
    me.write(" never")
    me.press("Escape", "Escape")
    expect(todo.panel).to_have_count(0)
    expect(todo.row("Water plants").get_by_role("button", name="Details")).to_be_focused()

    # Many at once: selected, dated, completed, and taken back.
    me.press("Home", "x", "Shift+ArrowDown", "Shift+ArrowDown")
    assert selected(todo) == ["Read The 5th Wave p1 tomorrow", "Bread", "Milk"]
    me.press("t")
    expect(page.get_by_role("dialog", name="Date").get_by_label("Or type a date")).to_be_focused()
    me.write("today")
    me.press("Enter")
    expect(todo.message).to_have_text("Date of 3 tasks: Today")
    expect(todo.checkbox("Milk")).to_be_focused()
    me.press("e")
    expect(todo.message).to_have_text("Completed 3 tasks")
    me.press("z")
    expect(todo.message).to_have_text("3 tasks are open again")

    # Today, a search, and a smart list of it, which Ctrl+K finds.
    me.press("g", "t")
    expect(page.get_by_role("heading", name="Today", level=1)).to_be_visible()
    expect(todo.row("Milk")).to_be_visible()
    me.press("ArrowDown")
    expect(page.locator("#tasks :focus")).to_have_count(1)
    me.press("/")
    expect(page.get_by_role("searchbox", name="Search")).to_be_focused()
    me.write("p2 #groceries")
    todo.expect_titles("Milk")
    expect(understood).to_have_count(2)
    me.tab_to(understood.last)
    me.press("Enter")
    expect(page.get_by_role("searchbox", name="Search")).to_have_value("p2")
    me.tab_to(todo.button("Save as smart list"))
    me.press("Enter")
    name = page.get_by_role("dialog").get_by_label("Name")
    expect(name).to_be_focused()
    me.press("Control+a")
    me.write("Matters")
    me.press("Enter")
    expect(page).to_have_url(re.compile("/smart/"))
    todo.expect_titles("Milk")
    me.find("Groceries")
    expect(todo.list_title).to_have_value("Groceries")
    me.find("Matters")
    expect(page).to_have_url(re.compile("/smart/"))
    todo.expect_titles("Milk")

    # What goes beside a task does not go into another view.
    todo.checkbox("Milk").focus()
    me.press("o")
    beside = page.get_by_role("heading", name="Add below Milk")
    expect(beside).to_be_visible()
    page.go_back()
    expect(todo.list_title).to_have_value("Groceries")
    expect(beside).to_be_hidden()
    page.go_forward()
    expect(page).to_have_url(re.compile("/smart/"))
    todo.expect_titles("Milk")

    # On paper, and what the keys are: all but those with Ctrl are switched off.
    with page.expect_popup() as opened:
        me.find("Print all")
    opened.value.wait_for_load_state("load")
    expect(opened.value.locator("li .task > span:first-child")).to_have_text(["Milk"])
    opened.value.close()
    page.bring_to_front()
    me.press("?")
    change = todo.button("Change keys")
    me.tab_to(change)
    me.press("Enter")
    letters = page.get_by_role("checkbox", name="Keys that are a single letter")
    me.tab_to(letters)
    me.press("Space", "Escape")
    me.press("g", "t")
    expect(page).to_have_url(re.compile("/smart/"))
    me.find("Go to Today")
    expect(page.get_by_role("heading", name="Today", level=1)).to_be_visible()
