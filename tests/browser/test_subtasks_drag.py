"""A person drags tasks with what is under them, onto the level that they want."""

from playwright.sync_api import expect

from storage.commit import commit
from tests.browser.dragging import handle, pick_up
from tests.browser.with_subtasks import PARTY
from tests.factories import NOW, an_intent, new_id


def drag(todo, title: str, below: str, levels: int = 0) -> None:
    """Drag a task below another one, and by so many levels to the right."""
    pick_up(todo, title)
    (x, _), (_, y) = handle(todo, title), handle(todo, below)
    todo.page.mouse.move(x, y + 14, steps=4)
    todo.page.mouse.move(x + 24 * levels, y + 14, steps=4)
    expect(todo.page.locator(".landing")).to_be_visible()
    todo.page.mouse.up()


def test_a_row_is_dragged_with_what_is_under_it_to_the_level_that_the_pointer_chooses(party):
    drag(party, "Party", below="Cherries", levels=2)  # but not under itself
    party.expect_tree(*PARTY)
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
    todo.has_list("Groceries", "Party", "Cake", "Flat")
    todo.open()
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


def test_a_row_is_dragged_into_an_empty_section_and_onto_one_that_is_closed(open_browser, ada):
    party = open_browser(ada)
    list_id = party.has_list("Groceries", *PARTY)
    for title in ("Kitchen", "Cellar"):
        commit(ada.id, an_intent("add_section", list=list_id, value=[new_id("section"), {"title": title}]), NOW)
    party.open()
    party.expect_tree(*PARTY)
    for title, heading in (("Flat", "Kitchen"), ("Party", "Cellar")):
        if heading == "Cellar":
            party.button("Collapse Cellar").click()
        x, _ = handle(party, title)
        box = party.page.get_by_role("heading", name=heading).bounding_box()
        assert box is not None
        pick_up(party, title)
        party.page.mouse.move(x + 8, box["y"] + 16, steps=4)
        expect(party.page.locator(".landing")).to_be_visible()
        party.page.mouse.up()
    expect(party.message).to_have_text("Moved to Cellar")
    party.expect_tree("Flat")
    party.button("Expand Cellar").click()
    party.expect_tree("Flat", "Party", "- Cake", "- - Cherries", "- Music")
    assert party.tree_in_database() == ["Flat", "Party", "- Cake", "- - Cherries", "- Music"]


def test_in_a_long_tree_subtasks_are_moved_and_dragged_while_their_task_is_above_the_screen(open_browser, ada):
    todo = open_browser(ada)
    todo.has_list("Groceries", "Party", *(f"- Guest {number:03}" for number in range(80)), "Flat")
    todo.open()
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
