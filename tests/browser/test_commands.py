"""A person does everything from the keyboard."""

import re

import pytest
from playwright.sync_api import expect

KEY = """([box, init]) => document.querySelector(box).dispatchEvent(
    new KeyboardEvent('keydown', {bubbles: true, cancelable: true, ...init}))"""


@pytest.fixture
def three(open_browser, ada):
    """Give Ada's tab with a list of three tasks, and no box that has the focus."""
    todo = open_browser(ada)
    todo.has_list("Groceries", "Milk", "Bread", "Eggs")
    todo.has_list("Weekend", "Köder für Fische", "Fisch")
    todo.open()
    todo.expect_titles("Milk", "Bread", "Eggs")
    todo.page.evaluate("document.activeElement.blur()")
    return todo


def focused(todo) -> str:
    return todo.page.evaluate("document.activeElement.getAttribute('aria-label')")


def press(todo, *keys: str) -> None:
    for key in keys:
        todo.page.keyboard.press(key)


WRITTEN = [
    {"key": "\u0107", "code": "KeyE", "ctrlKey": True, "altKey": True},
    {"key": "e", "code": "KeyE", "isComposing": True},
    {"key": "e", "code": "KeyE", "repeat": True},
    {"key": "E", "code": "KeyE", "shiftKey": True},
]
"""Signs that are written with AltGr, composed, held down, or as a capital."""


def test_letters_lead_through_a_list_and_do_what_is_done_most(three):
    press(three, "j", "j")
    assert focused(three) == "Done Bread"
    press(three, "1")
    expect(three.message).to_have_text("Priority of Bread: 1")
    press(three, "k", "e")
    expect(three.checkbox("Milk")).to_be_checked()
    press(three, "z")
    expect(three.message).to_have_text("Milk is open again")

    # Keys that only look like a command's do nothing, and one is where a Latin keyboard has it.
    for typed in WRITTEN:
        three.page.evaluate(KEY, ["#tasks li input", typed])
        expect(three.checkbox("Milk"), str(typed)).not_to_be_checked()
    three.page.evaluate(KEY, ["#tasks li:nth-child(2) input", {"key": "e", "code": "KeyE"}])
    expect(three.checkbox("Bread")).to_be_checked()
    for letter, is_done in (("\u0443", True), ("\u03b5", False)):
        three.page.evaluate(KEY, ["#tasks li input", {"key": letter, "code": "KeyE"}])
        expect(three.checkbox("Milk")).to_be_checked(checked=is_done)

    # Where one types, a key does nothing but write.
    press(three, "n")
    assert focused(three) == "Add a task"
    three.title_box("Milk").click()
    three.page.keyboard.type("jkenhz?123")
    press(three, "Enter")
    expect(three.page.get_by_role("dialog")).to_have_count(0)
    assert three.fields("Milkjkenhz?123")["done_at"] is None

    # G and then a letter leads to a page.
    press(three, "Escape", "g", "s")
    expect(three.page).to_have_url(re.compile("/account$"))
    press(three, "g", "b")
    expect(three.list_title).to_have_value("Inbox")
    press(three, "Escape", "g", "l")
    expect(three.page).to_have_url(re.compile("/lists"))


def find(todo, words: str) -> None:
    press(todo, "Control+k")
    todo.page.get_by_role("combobox", name="Find a command").fill(words)


def options(todo):
    return todo.page.get_by_role("dialog", name="Commands").get_by_role("option")


def test_the_question_mark_shows_the_keys_of_the_page_and_ctrl_k_finds_what_there_is(three):
    three.page.route("**/pages/help.js", lambda route: route.abort())
    press(three, "?")
    expect(three.page.get_by_text("This needs the server, which does not answer.")).to_be_visible()
    three.page.unroute("**/pages/help.js")
    press(three, "?")
    help_ = three.page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(help_.get_by_role("heading", name="On a task", exact=True)).to_be_visible()
    expect(help_.get_by_text("Complete, or open again")).to_be_visible()
    press(three, "Escape")

    # A command is found, says its key, and is done; after a sign, commands alone are found.
    three.checkbox("Bread").focus()
    find(three, "priority 2")
    expect(options(three)).to_have_count(1)
    expect(options(three)).to_have_text("Priority 22")
    press(three, "Enter")
    expect(three.message).to_have_text("Priority of Bread: 2")
    assert focused(three) == "Done Bread"
    find(three, "> go")
    expect(options(three).first).to_have_text(re.compile("^Go to"))
    expect(options(three).filter(has_text="Groceries")).to_have_count(0)
    press(three, "Escape")
    expect(three.page.get_by_role("dialog")).to_have_count(0)

    # A command that asks for more asks in the same dialog.
    find(three, "move to another")
    press(three, "Enter")
    expect(three.page.get_by_role("combobox", name="Find a list")).to_be_focused()
    three.page.keyboard.type("weekx")
    expect(three.page.get_by_text("No list has these words.")).to_be_visible()
    press(three, "Escape")
    assert focused(three) == "Done Bread"

    # A box that was left stays so.
    press(three, "n", "Escape", "?", "Escape")
    expect(three.page.get_by_role("dialog")).to_have_count(0)
    press(three, "j")
    assert focused(three) == "Done Milk"
    three.checkbox("Bread").focus()

    # So are lists, tags and tasks.
    three.has_tag("Eggs", "farm")
    expect(three.row("Eggs").locator(".chip-tag")).to_have_text("farm")
    three.add_box.fill("half a thought")
    find(three, "weekE")
    press(three, "Enter")
    expect(three.list_title).to_have_value("Weekend")
    find(three, "far")
    press(three, "Enter")
    expect(three.page).to_have_url(re.compile("/tags/"))
    find(three, "egg")
    expect(options(three).filter(has_text="Task in Groceries")).to_be_visible()
    press(three, "ArrowUp", "Enter")
    expect(three.panel).to_be_visible()
    expect(three.fact("Title")).to_have_value("Eggs")

    press(three, "Escape")
    expect(three.panel).to_have_count(0)
    # The page goes with the box, but the person has asked for it: the next letter is a key.
    three.add_box.focus()
    find(three, "> account and")
    press(three, "Enter")
    expect(three.page.get_by_role("region", name="Devices")).to_be_visible()
    three.wait_until("document.activeElement === document.body")
    press(three, "?")
    expect(help_).to_be_visible()
    expect(help_.get_by_role("heading", name="On a task", exact=True)).to_have_count(0)


READINGS = """async what => {
  const {prototype} = IDBObjectStore, {getAll, getAllKeys} = prototype, all = new Set(), stores = new Set();
  Object.assign(prototype, {
    getAll(...of) { all.add(this.transaction); stores.add(this.name); return getAll.apply(this, of); },
    getAllKeys(...of) { all.add(this.transaction); return getAllKeys.apply(this, of); },
  });
  const is = await todo.whole[what]();
  Object.assign(prototype, {getAll, getAllKeys});
  return Object.keys(is).length ? [all.size, [...stores].sort()] : [];
}"""
"""In how many transactions the browser's whole copy is read, and which stores of it."""


def test_ctrl_k_finds_lists_and_tasks_without_the_server(three):
    three.page.evaluate("todo.whole.run()")
    readings, stores = three.page.evaluate(READINGS, "asFile")
    assert (readings, "tasks" in stores) == (1, True)  # so that nothing comes in between
    assert three.page.evaluate(READINGS, "titles") == [1, ["lists", "meta"]]  # however many tasks there are
    three.page.context.set_offline(True)
    find(three, "week")
    expect(options(three).filter(has_text="Weekend")).to_be_visible()
    three.page.keyboard.type("x")
    expect(options(three)).to_have_count(0)
    press(three, "Control+a")
    three.page.keyboard.type("koder #week")
    expect(options(three)).to_have_text(["Köder für FischeTask in Weekend"])
    press(three, "Escape")
    three.page.context.set_offline(False)


def change_key(todo, command: str, *keys: str) -> None:
    todo.page.get_by_role("button", name=f"Change the key of {command}").click()
    press(todo, *keys)


def test_a_key_is_another_one_and_stays_so_in_this_browser(three):
    press(three, "?")
    three.button("Change keys").click()
    change_key(three, "Complete", "j")
    said = three.page.get_by_role("dialog").get_by_role("status")
    expect(said).to_contain_text("“j” is the key of “Next task”")
    change_key(three, "Complete", "c")
    expect(said).to_have_text("Complete, or open again: c")
    letters = three.page.get_by_role("checkbox", name="Keys that are a single letter")
    letters.uncheck()
    change_key(three, "Complete", "F2")
    expect(said).to_have_text("Press another one.")
    press(three, "j")
    expect(said).to_contain_text("“j” is the key of “Next task”")
    letters.check()
    expect(three.page.get_by_role("dialog").get_by_role("button", name="Close")).to_have_count(0)
    three.button("Done").click()  # back to the help
    expect(three.button("Change keys")).to_be_focused()
    three.page.get_by_role("dialog").get_by_role("button", name="Close").click()
    expect(three.page.get_by_role("dialog")).to_have_count(0)
    three.page.reload()
    expect(three.row("Milk")).to_be_visible()
    three.checkbox("Milk").focus()
    press(three, "e")
    expect(three.checkbox("Milk")).not_to_be_checked()
    press(three, "c")
    expect(three.checkbox("Milk")).to_be_checked()
    press(three, "?")
    three.button("Change keys").click()
    three.button("Use the usual keys").click()
    press(three, "Escape")
    three.checkbox("Bread").focus()
    press(three, "e")
    expect(three.checkbox("Bread")).to_be_checked()

    # Letters are switched off from the account, too. Arrows, and what has Ctrl, go on.
    press(three, "g", "s")
    three.button("Change keys").click()
    letters.uncheck()
    press(three, "Escape")
    three.page.go_back()
    expect(three.row("Eggs")).to_be_visible()
    three.checkbox("Eggs").focus()
    press(three, "e", "j", "ArrowDown")
    assert focused(three) == "Done Bread"
    expect(three.checkbox("Eggs")).not_to_be_checked()
    press(three, "Control+k")
    expect(three.page.get_by_role("combobox", name="Find a command")).to_be_visible()
