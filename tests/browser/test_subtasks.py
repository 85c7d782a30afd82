"""A task has subtasks: a person puts tasks under others, ticks them, moves them, and closes what is too much to see."""

import pytest
from playwright.sync_api import expect

from storage.commit import commit
from tests.browser.with_subtasks import PARTY
from tests.factories import NOW, an_intent

LEVELS = [f"{'- ' * level}Level {level + 1}" for level in range(5)]

AS_DRAWN = """() => [...document.querySelectorAll('#tasks *')].map(one => [
    one.tagName, one.value, one.checked, one.children.length || one.textContent,
    [...one.attributes].map(({name, value}) => `${name}=${value}`).filter(one => !one.endsWith('=')).sort(),
])"""


def leave_the_list(todo) -> None:
    todo.page.mouse.move(640, 20)
    todo.list_title.focus()


@pytest.mark.tasks("Party", "Cake", "Music")
def test_shift_and_an_arrow_or_the_menu_put_a_task_under_the_one_above_and_out_again(todo):
    deep = todo.has_list("Deep", *LEVELS, "- - - - Another")
    keys = todo.page.keyboard
    for title in ("Cake", "Music"):
        todo.checkbox(title).focus()
        keys.press("Shift+ArrowRight")
    expect(todo.message).to_have_text("Under Party, 2 of 2")
    todo.expect_tree("Party", "- Cake", "- Music")
    expect(todo.chips("Party")).to_have_text("0/2")
    expect(todo.row("Party").get_by_role("img", name="0 of 2 subtasks done")).to_be_visible()

    keys.press("Shift+ArrowRight")
    expect(todo.message).to_have_text("Under Cake, 1 of 1")
    keys.press("Shift+ArrowRight")
    expect(todo.message).to_contain_text("There is no task above it on the same level")
    keys.press("Shift+ArrowLeft")
    keys.press("Shift+ArrowLeft")
    todo.expect_tree("Party", "- Cake", "Music")
    assert todo.page.evaluate("document.activeElement.getAttribute('aria-label')") == "Done Music"
    assert todo.tree_in_database() == ["Party", "- Cake", "Music"]

    todo.use_menu("Cake", "Outdent")
    todo.expect_tree("Party", "Cake", "Music")
    todo.use_menu("Cake", "Indent")
    todo.expect_tree("Party", "- Cake", "Music")
    for tree in (("Party", "Cake", "Music"), ("Party", "- Cake", "Music")):
        keys.press("Control+z")
        todo.expect_tree(*tree)
        assert todo.tree_in_database() == list(tree)

    todo.card("Deep").click()
    todo.expect_tree(*LEVELS, "- - - - Another")
    todo.use_menu("Another", "Indent")
    expect(todo.message).to_have_text("Tasks can be at most 5 levels deep.")
    todo.expect_tree(*LEVELS, "- - - - Another")
    assert todo.list_id() == deep


def test_subtasks_are_added_from_the_menu_one_after_the_other_and_follow_another_device(party):
    party.use_menu("Music", "Add a subtask")
    expect(party.fact("Add a subtask")).to_be_focused()
    for title in ("Songs", "Loudspeakers"):
        party.page.keyboard.type(title)
        party.page.keyboard.press("Enter")
    added = ("Party", "- Cake", "- - Cherries", "- Music", "- - Songs", "- - Loudspeakers", "Flat")
    party.expect_tree(*added)
    expect(party.chips("Music")).to_have_text("0/2")
    assert party.tree_in_database() == list(added)

    for verb, title, value in (
        ("place_task", "Flat", {"parent": party.task_id("Cake"), "after": party.task_id("Cherries")}),
        ("tick_task", "Cherries", True),
    ):
        about = {"list": party.list_id()} if verb == "place_task" else {}
        commit(party.account.id, an_intent(verb, tasks=[party.task_id(title)], value=value, **about), NOW)
    party.expect_tree("Party", "- Cake", "- - Cherries ✓", "- - Flat", "- Music", "- - Songs", "- - Loudspeakers")
    expect(party.chips("Cake")).to_have_text("1/2")


def test_a_tick_completes_the_open_subtasks_or_leaves_them_open_and_is_taken_back(party):
    party.tick("Party")
    party.button("Undo").click()
    party.expect_tree(*PARTY)
    assert party.tree_in_database() == list(PARTY)

    party.tick("Party")
    party.button("Leave them open").click()
    leave_the_list(party)
    left = ("Cake", "- Cherries", "Music", "Flat", "Party ✓")
    party.expect_tree(*left)
    assert party.tree_in_database() == list(left)
    party.page.keyboard.press("Control+z")
    party.expect_tree(*PARTY)
    assert party.tree_in_database() == list(PARTY)

    party.tick("Music")
    party.tick("Cake")
    expect(party.message).to_have_text("Done, with 1 subtask.")
    party.button("Undo").click()
    party.tick("Cherries")
    expect(party.message).to_have_text("The only subtask of Cake is done.")
    party.button("Complete it").click()
    expect(party.message).to_have_text("Both subtasks of Party are done.")
    party.button("Complete it").click()
    leave_the_list(party)
    party.expect_tree("Flat", "Party ✓", "- Cake ✓", "- - Cherries ✓", "- Music ✓")
    assert party.tree_in_database()[0] == "Flat"

    party.tick("Cherries")
    party.expect_tree("Flat", "Party", "- Cake", "- - Cherries", "- Music ✓")
    assert party.tree_in_database() == ["Party", "- Cake", "- - Cherries", "- Music ✓", "Flat"]

    leave_the_list(party)
    party.tick("Party")
    expect(party.message).to_have_text("Done, with 2 subtasks.")
    party.expect_tree("Party ✓", "- Cake ✓", "- - Cherries ✓", "- Music ✓", "Flat")
    party.expect_left("1 item left")
    leave_the_list(party)
    party.expect_tree("Flat", "Party ✓", "- Cake ✓", "- - Cherries ✓", "- Music ✓")

    party.tick("Party")
    party.expect_tree("Flat", "Party", "- Cake", "- - Cherries", "- Music ✓")
    leave_the_list(party)
    party.expect_tree("Party", "- Cake", "- - Cherries", "- Music ✓", "Flat")
    assert party.tree_in_database() == ["Party", "- Cake", "- - Cherries", "- Music ✓", "Flat"]


def test_what_is_under_a_task_is_closed_for_this_person_and_opened_by_keys(party):
    party.row("Party").get_by_role("button", name="Collapse Party").click()
    party.expect_tree("Party", "Flat")
    expect(party.row("Party").get_by_role("button", name="Expand Party")).to_have_attribute("aria-expanded", "false")
    party.expect_left("5 items left")
    party.expect_saved()
    # The lines of one list become those of another, and nothing of what they were is left.
    this = party.list_title.input_value()
    party.has_list("Other", "One", "- Two", "- - Three", "Four")
    party.card("Other").click()
    party.expect_tree("One", "- Two", "- - Three", "Four")
    party.card(this).click()
    party.expect_tree("Party", "Flat")
    party.expect_saved()
    reused = party.page.evaluate(AS_DRAWN)
    party.page.reload()
    party.expect_tree("Party", "Flat")
    assert party.page.evaluate(AS_DRAWN) == reused

    party.checkbox("Party").focus()
    for key in ("ArrowRight", "ArrowRight", "Enter"):
        party.page.keyboard.press(key)
    party.expect_tree(*PARTY)

    party.has_tag("Cherries", "shop")
    party.has_tag("Flat", "shop")
    party.chips("Flat").get_by_text("shop").click()
    party.expect_tree("Cherries", "Flat")
    expect(party.chips("Cherries").first).to_have_text("Cake")
    expect(party.row("Cherries").get_by_role("img", name="Under Cake")).to_be_visible()


def test_a_task_is_copied_deleted_and_moved_with_all_under_it(party):
    party.use_menu("Cake", "Duplicate")
    copied = ("Party", "- Cake", "- - Cherries", "- Cake", "- - Cherries", "- Music", "Flat")
    party.expect_tree(*copied)
    assert party.tree_in_database() == list(copied)
    party.page.keyboard.press("Control+z")
    party.expect_tree(*PARTY)

    party.delete_task("Cake")
    party.expect_tree("Party", "- Music", "Flat")
    expect(party.chips("Party")).to_have_text("0/1")
    assert party.tree_in_database() == ["Party", "- Music", "Flat"]
    party.button("Undo").click()
    party.expect_tree(*PARTY)
    expect(party.chips("Party")).to_have_text("0/2")
    assert party.tree_in_database() == list(PARTY)

    party.row("Party").get_by_role("button", name="Collapse Party").click()
    party.expect_tree("Party", "Flat")
    party.tick("Party")
    expect(party.message).to_have_text("Done, with its subtasks.")
    party.expect_left("1 item left")
    party.button("Undo").click()
    party.expect_left("5 items left")
    party.delete_task("Party")
    party.expect_tree("Flat")
    party.expect_left("1 item left")
    party.button("Undo").click()
    party.expect_tree("Party", "Flat")
    party.row("Party").get_by_role("button", name="Expand Party").click()
    party.expect_tree(*PARTY)

    party.title_box("Music").focus()
    party.page.keyboard.press("End")
    party.page.keyboard.press("Shift+ArrowLeft")
    party.page.keyboard.type("!")
    party.page.keyboard.press("Enter")
    party.expect_tree("Party", "- Cake", "- - Cherries", "- Musi!", "Flat")

    party.page.keyboard.press("Control+z")
    party.expect_tree(*PARTY)
    keys = party.page.keyboard
    party.checkbox("Cake").focus()
    keys.press("Alt+ArrowDown")
    party.expect_tree("Party", "- Music", "- Cake", "- - Cherries", "Flat")
    keys.press("Alt+ArrowDown")
    expect(party.message).to_have_text("This is the last one.")
    party.checkbox("Flat").focus()
    keys.press("Alt+ArrowUp")
    party.expect_tree("Flat", "Party", "- Music", "- Cake", "- - Cherries")
    assert party.tree_in_database() == ["Flat", "Party", "- Music", "- Cake", "- - Cherries"]


def test_a_task_goes_to_another_list_with_its_subtasks_and_back_also_while_the_server_is_away(open_browser, ada):
    party = open_browser(ada)
    party.has_list("Groceries", *PARTY)
    party.has_list("Work")
    party.open()
    party.use_menu("Cake", "Move to")
    party.page.get_by_role("combobox", name="Find a list").fill("wo")
    party.page.keyboard.press("Enter")
    party.expect_tree("Party", "- Music", "Flat")
    party.card("Work").click()
    party.expect_tree("Cake", "- Cherries")
    party.page.keyboard.press("Control+z")
    party.expect_tree()
    party.expect_saved()
    party.card("Groceries").click()
    party.expect_tree(*PARTY)

    party.delete_task("Party")
    party.expect_tree("Flat")
    party.expect_saved()
    party.page.context.set_offline(True)
    party.page.keyboard.press("Control+z")
    party.expect_tree(*PARTY)
    party.card("Work").click()
    party.expect_tree()
    party.card("Groceries").click()
    party.expect_tree(*PARTY)
    expect(party.chips("Party")).to_have_text("0/2")
    expect(party.row("Party").get_by_role("button", name="Collapse Party")).to_be_visible()
    party.page.context.set_offline(False)
    assert party.tree_in_database() == list(PARTY)

    party.page.context.set_offline(True)
    party.checkbox("Flat").focus()
    party.page.keyboard.press("Shift+ArrowRight")
    party.expect_tree("Party", "- Cake", "- - Cherries", "- Music", "- Flat")
    party.tick("Cake")
    changed = ("Party", "- Cake ✓", "- - Cherries ✓", "- Music", "- Flat")
    party.expect_tree(*changed)
    party.page.context.set_offline(False)
    assert party.tree_in_database() == list(changed)
