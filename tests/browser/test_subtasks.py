"""A task has subtasks: a person puts tasks under others, ticks them, moves them, and closes what is too much to see."""

import pytest
from playwright.sync_api import expect

from storage.commit import commit
from tests.factories import NOW, an_intent

PARTY = ("Party", "- Cake", "- - Cherries", "- Music", "Flat")


def has_tasks(todo, *lines: str) -> None:
    """Give the list on screen tasks at their levels, before the page comes."""
    above: list[str] = []
    for line in lines:
        *level, title = line.split("- ")
        task = f"{title.replace(' ', '-')}-of-{todo.account.id}".ljust(16, "-")
        above = [*above[: len(level)], task]
        parent = {"parent": above[-2]} if level else {}
        commit(
            todo.account.id,
            an_intent("add_tasks", list=todo.list_id(), value=[[task, {"title": title, **parent}]]),
            NOW,
        )


@pytest.fixture
def party(todo):
    has_tasks(todo, *PARTY)
    todo.page.reload()
    todo.expect_tree(*PARTY)
    return todo


def leave_the_list(todo) -> None:
    todo.page.mouse.move(640, 20)
    todo.list_title.focus()


def test_shift_and_an_arrow_put_a_task_under_the_one_above_and_out_again(todo):
    todo.add_tasks("Party", "Cake", "Music")
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
    expect(todo.message).to_contain_text("There is no task above it on its level")
    keys.press("Shift+ArrowLeft")
    keys.press("Shift+ArrowLeft")
    todo.expect_tree("Party", "- Cake", "Music")
    assert todo.page.evaluate("document.activeElement.getAttribute('aria-label')") == "Done Music"
    assert todo.tree_in_database() == ["Party", "- Cake", "Music"]
    todo.page.reload()
    todo.expect_tree("Party", "- Cake", "Music")


def test_the_menu_does_it_too_and_an_undo_takes_it_back(todo):
    todo.add_tasks("Party", "Cake")
    todo.use_menu("Cake", "Indent")
    todo.expect_tree("Party", "- Cake")
    todo.use_menu("Cake", "Outdent")
    todo.expect_tree("Party", "Cake")
    for tree in (("Party", "- Cake"), ("Party", "Cake")):
        todo.page.keyboard.press("Control+z")
        todo.expect_tree(*tree)
        assert todo.tree_in_database() == list(tree)


def test_subtasks_are_added_from_the_menu_one_after_the_other(party):
    party.use_menu("Music", "Add a subtask")
    expect(party.fact("Add a subtask")).to_be_focused()
    for title in ("Songs", "Loudspeakers"):
        party.page.keyboard.type(title)
        party.page.keyboard.press("Enter")
    added = ("Party", "- Cake", "- - Cherries", "- Music", "- - Songs", "- - Loudspeakers", "Flat")
    party.expect_tree(*added)
    expect(party.chips("Music")).to_have_text("0/2")
    assert party.tree_in_database() == list(added)


def test_in_the_box_of_a_title_shift_and_an_arrow_select_text(party):
    party.title_box("Music").focus()
    party.page.keyboard.press("End")
    party.page.keyboard.press("Shift+ArrowLeft")
    party.page.keyboard.type("!")
    party.page.keyboard.press("Enter")
    party.expect_tree("Party", "- Cake", "- - Cherries", "- Musi!", "Flat")


def test_tasks_stand_five_levels_deep_at_most(todo):
    lines = [f"{'- ' * level}Level {level + 1}" for level in range(5)]
    has_tasks(todo, *lines, "- - - - Another")
    todo.page.reload()
    todo.expect_tree(*lines, "- - - - Another")
    todo.use_menu("Another", "Indent")
    expect(todo.message).to_have_text("Tasks stand 5 levels deep at most.")
    todo.expect_tree(*lines, "- - - - Another")


def test_a_task_is_moved_among_those_beside_it_with_all_under_it(party):
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


def test_a_tick_completes_the_open_subtasks_and_to_take_it_back_opens_just_those(party):
    party.tick("Music")
    party.tick("Party")
    expect(party.message).to_have_text("Done, with 2 subtasks.")
    party.expect_tree("Party ✓", "- Cake ✓", "- - Cherries ✓", "- Music ✓", "Flat")
    party.expect_left("1 item left")
    leave_the_list(party)
    party.expect_tree("Flat", "Party ✓", "- Cake ✓", "- - Cherries ✓", "- Music ✓")
    party.expect_saved()
    party.page.reload()
    party.expect_tree("Flat", "Party ✓", "- Cake ✓", "- - Cherries ✓", "- Music ✓")

    party.tick("Party")
    party.expect_tree("Flat", "Party", "- Cake", "- - Cherries", "- Music ✓")
    leave_the_list(party)
    party.expect_tree("Party", "- Cake", "- - Cherries", "- Music ✓", "Flat")
    assert party.tree_in_database() == ["Party", "- Cake", "- - Cherries", "- Music ✓", "Flat"]


def test_an_undo_of_a_tick_is_one_step(party):
    party.tick("Party")
    party.button("Undo").click()
    party.expect_tree(*PARTY)
    assert party.tree_in_database() == list(PARTY)


def test_subtasks_that_are_left_open_come_up_and_an_undo_puts_all_back(party):
    party.tick("Party")
    party.button("Leave them open").click()
    leave_the_list(party)
    left = ("Cake", "- Cherries", "Music", "Flat", "Party ✓")
    party.expect_tree(*left)
    assert party.tree_in_database() == list(left)
    party.page.keyboard.press("Control+z")
    party.expect_tree(*PARTY)
    assert party.tree_in_database() == list(PARTY)


def test_after_the_last_subtask_the_task_can_be_completed(party):
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


def test_what_is_opened_in_a_completed_task_opens_that_too(party):
    party.tick("Party")
    leave_the_list(party)
    party.expect_tree("Flat", "Party ✓", "- Cake ✓", "- - Cherries ✓", "- Music ✓")
    party.tick("Cherries")
    party.expect_tree("Flat", "Party", "- Cake", "- - Cherries", "- Music ✓")
    assert party.tree_in_database() == ["Party", "- Cake", "- - Cherries", "- Music ✓", "Flat"]


def test_what_is_under_a_task_is_closed_for_this_person_and_opened_by_keys(party):
    party.row("Party").get_by_role("button", name="Collapse Party").click()
    party.expect_tree("Party", "Flat")
    expect(party.row("Party").get_by_role("button", name="Expand Party")).to_have_attribute("aria-expanded", "false")
    party.expect_left("5 items left")
    party.expect_saved()
    party.page.reload()
    party.expect_tree("Party", "Flat")

    party.checkbox("Party").focus()
    for key in ("ArrowRight", "ArrowRight", "Enter"):
        party.page.keyboard.press(key)
    party.expect_tree(*PARTY)
    party.expect_saved()
    party.page.reload()
    party.expect_tree(*PARTY)


def test_what_is_under_a_closed_task_is_completed_and_deleted_with_it(party):
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


def test_a_deleted_task_takes_its_subtasks_along_and_brings_them_back(party):
    party.delete_task("Cake")
    party.expect_tree("Party", "- Music", "Flat")
    expect(party.chips("Party")).to_have_text("0/1")
    assert party.tree_in_database() == ["Party", "- Music", "Flat"]
    party.button("Undo").click()
    party.expect_tree(*PARTY)
    expect(party.chips("Party")).to_have_text("0/2")
    assert party.tree_in_database() == list(PARTY)


def test_a_copy_has_copies_of_the_subtasks(party):
    party.use_menu("Cake", "Duplicate")
    copied = ("Party", "- Cake", "- - Cherries", "- Cake", "- - Cherries", "- Music", "Flat")
    party.expect_tree(*copied)
    assert party.tree_in_database() == list(copied)
    party.page.keyboard.press("Control+z")
    party.expect_tree(*PARTY)


def test_a_task_goes_to_another_list_with_its_subtasks_and_comes_back(party):
    party.has_list("Work")
    party.open()
    party.use_menu("Cake", "Move to")
    party.page.get_by_role("textbox", name="Find a list").fill("wo")
    party.page.keyboard.press("Enter")
    party.expect_tree("Party", "- Music", "Flat")
    party.card("Work").click()
    party.expect_tree("Cake", "- Cherries")
    party.page.keyboard.press("Control+z")
    party.expect_tree()
    party.expect_saved()
    party.card("Groceries").click()
    party.expect_tree(*PARTY)


def test_what_waits_while_the_server_is_away_is_shown_and_sent(party):
    party.page.context.set_offline(True)
    party.checkbox("Flat").focus()
    party.page.keyboard.press("Shift+ArrowRight")
    party.expect_tree("Party", "- Cake", "- - Cherries", "- Music", "- Flat")
    party.tick("Cake")
    changed = ("Party", "- Cake ✓", "- - Cherries ✓", "- Music", "- Flat")
    party.expect_tree(*changed)
    party.page.context.set_offline(False)
    assert party.tree_in_database() == list(changed)
    party.page.reload()
    party.expect_tree(*changed)


def test_what_is_brought_back_while_the_server_is_away_has_its_subtasks(party):
    party.has_list("Work")
    party.open()
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


def test_another_device_sees_it(party, open_browser):
    other = open_browser(party.account)
    other.open(f"/lists/{party.list_id()}")
    other.expect_tree(*PARTY)
    party.checkbox("Flat").focus()
    party.page.keyboard.press("Shift+ArrowRight")
    other.expect_tree("Party", "- Cake", "- - Cherries", "- Music", "- Flat")
    other.tick("Cherries")
    party.expect_tree("Party", "- Cake", "- - Cherries ✓", "- Music", "- Flat")
    expect(party.chips("Cake")).to_have_text("1/1")


def test_among_the_tasks_of_a_tag_a_subtask_says_what_it_is_under(party):
    party.has_tag("Cherries", "shop")
    party.has_tag("Flat", "shop")
    party.page.reload()
    party.chips("Flat").get_by_text("shop").click()
    party.expect_tree("Cherries", "Flat")
    expect(party.chips("Cherries").first).to_have_text("Cake")
    expect(party.row("Cherries").get_by_role("img", name="Under Cake")).to_be_visible()


# Dragging


def handle(todo, title: str) -> tuple[float, float]:
    todo.row(title).hover()
    box = todo.row(title).locator(".task-handle").bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(todo, title: str, below: str, levels: int = 0) -> None:
    """Drag a task below another one, and by so many levels to the right."""
    _, y = handle(todo, below)
    x, from_y = handle(todo, title)
    todo.page.mouse.move(x, from_y)
    todo.page.mouse.down()
    todo.page.mouse.move(x, y + 14, steps=4)
    todo.page.mouse.move(x + 24 * levels, y + 14, steps=4)
    expect(todo.page.locator(".landing")).to_be_visible()
    todo.page.mouse.up()


def test_a_row_is_dragged_with_what_is_under_it_to_the_level_that_the_pointer_chooses(party):
    drag(party, "Flat", below="Music", levels=1)
    party.expect_tree("Party", "- Cake", "- - Cherries", "- Music", "- Flat")
    expect(party.message).to_have_text("Under Party, 3 of 3")
    drag(party, "Cake", below="Flat", levels=1)
    party.expect_tree("Party", "- Music", "- Flat", "- - Cake", "- - - Cherries")
    drag(party, "Flat", below="Cherries", levels=-1)
    party.expect_tree("Party", "- Music", "Flat", "- Cake", "- - Cherries")
    assert party.tree_in_database() == ["Party", "- Music", "Flat", "- Cake", "- - Cherries"]


def test_a_finger_drags_a_row_to_another_level(open_browser, ada):
    todo = open_browser(ada, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    todo.has_list("Groceries")
    todo.open()
    has_tasks(todo, "Party", "Cake", "Flat")
    todo.page.reload()
    todo.expect_tree("Party", "Cake", "Flat")
    touches = todo.page.context.new_cdp_session(todo.page)

    def touch(kind: str, *points: dict) -> None:
        touches.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    box = todo.checkbox("Flat").bounding_box()
    assert box is not None
    x, y = box["x"] + 8, box["y"] + 8
    touch("touchStart", {"x": x, "y": y})
    expect(todo.page.locator(".carried")).to_be_visible()
    for step in range(1, 9):
        touch("touchMove", {"x": x + 2 * step, "y": y - 6 * step})
    todo.page.wait_for_timeout(200)
    touch("touchEnd")
    todo.expect_tree("Party", "- Flat", "Cake")
    assert todo.tree_in_database() == ["Party", "- Flat", "Cake"]


def test_a_row_is_not_dragged_under_itself(party):
    drag(party, "Party", below="Cherries", levels=2)
    party.expect_tree(*PARTY)


def test_a_row_is_dragged_into_an_empty_section_and_onto_one_that_is_closed(party):
    for key, title in (("section-of-kitchen", "Kitchen"), ("section-of-cellar-", "Cellar")):
        commit(party.account.id, an_intent("add_section", list=party.list_id(), value=[key, {"title": title}]), NOW)
    party.page.reload()
    for title, heading in (("Flat", "Kitchen"), ("Party", "Cellar")):
        if heading == "Cellar":
            party.button("Collapse Cellar").click()
        x, y = handle(party, title)
        box = party.page.get_by_role("heading", name=heading).bounding_box()
        assert box is not None
        party.page.mouse.move(x, y)
        party.page.mouse.down()
        party.page.mouse.move(x + 8, box["y"] + 16, steps=4)
        expect(party.page.locator(".landing")).to_be_visible()
        party.page.mouse.up()
    expect(party.message).to_have_text("Moved to Cellar")
    party.expect_tree("Flat")
    party.button("Expand Cellar").click()
    party.expect_tree("Flat", "Party", "- Cake", "- - Cherries", "- Music")
    party.expect_saved()
    party.page.reload()
    party.expect_tree("Flat", "Party", "- Cake", "- - Cherries", "- Music")


def test_in_a_long_tree_subtasks_are_moved_and_dragged_while_their_task_is_above_the_screen(todo):
    has_tasks(todo, "Party", *(f"- Guest {number:03}" for number in range(80)), "Flat")
    todo.page.reload()
    expect(todo.row("Party")).to_be_visible()
    todo.page.mouse.move(640, 400)
    while not todo.row("Flat").count():
        todo.page.mouse.wheel(0, 800)
        todo.page.wait_for_timeout(100)
    todo.row("Flat").scroll_into_view_if_needed()
    expect(todo.row("Party")).to_have_count(0)

    todo.checkbox("Guest 072").focus()
    todo.page.keyboard.press("Alt+ArrowDown")
    drag(todo, "Guest 074", below="Guest 076")
    for title in ("Guest 072", "Guest 074"):
        expect(todo.row(title)).to_have_attribute("aria-level", "2")
    drag(todo, "Guest 078", below="Guest 079", levels=-1)
    expect(todo.message).to_have_text("Moved Guest 078")
    expect(todo.row("Guest 078")).not_to_have_attribute("aria-level", "2")
    ends = ["- Guest 073", "- Guest 072", "- Guest 075", "- Guest 076", "- Guest 074", "- Guest 077", "- Guest 079"]
    assert todo.tree_in_database()[-9:] == [*ends, "Guest 078", "Flat"]
