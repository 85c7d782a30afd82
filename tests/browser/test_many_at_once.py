"""A person does something to many tasks at once."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from domain.lists import inbox_of
from tests.browser.with_subtasks import PARTY, has_tasks


@pytest.fixture
def five(with_tasks):
    todo = with_tasks("Milk", "Bread", "Eggs", "Rice", "Salt")
    todo.page.evaluate("document.activeElement.blur()")
    return todo


def bar(todo):
    return todo.page.get_by_role("toolbar", name=re.compile("selected$"))


def use(todo, name: str) -> None:
    bar(todo).get_by_role("button", name=name).click()


def selected(todo) -> list[str]:
    return todo.page.locator("#tasks .row.selected textarea").evaluate_all("boxes => boxes.map(box => box.value)")


def press(todo, *keys: str) -> None:
    for key in keys:
        todo.page.keyboard.press(key)


def field(todo, name: str) -> dict[str, str | None]:
    return {str(row["title"]): row.get(name) for row in todo.window()["rows"]}


@contextmanager
def intents_sent(todo) -> Iterator[dict[str, dict]]:
    """Note which intents the tab sends, by their ids: where no answer comes, it sends one again."""
    sent: dict[str, dict] = {}

    def note(request) -> None:
        inputs = (request.post_data_json or {}).get("inputs", []) if "_dash-update-component" in request.url else []
        for one in inputs:
            if isinstance(one, dict) and one.get("id") == "outbox":
                sent.update((intent["id"], intent) for intent in one["value"]["intents"])

    todo.page.on("request", note)
    yield sent
    todo.page.remove_listener("request", note)


def test_x_arrows_with_shift_and_clicks_select_without_ticking_and_escape_gives_up(five):
    press(five, "j", "x", "j", "j", "x")
    assert selected(five) == ["Milk", "Eggs"]
    expect(bar(five)).to_have_accessible_name("2 selected")
    expect(five.checkbox("Eggs")).to_have_accessible_description("Selected")
    expect(five.checkbox("Eggs")).not_to_be_checked()
    press(five, "Escape")
    assert selected(five) == []
    expect(bar(five)).to_have_count(0)

    press(five, "Escape")
    five.page.evaluate("document.activeElement.blur()")
    press(five, "j", "Shift+ArrowDown", "Shift+ArrowDown")
    assert selected(five) == ["Milk", "Bread", "Eggs"]
    press(five, "Shift+ArrowUp")
    assert selected(five) == ["Milk", "Bread"]

    press(five, "Escape")
    five.page.evaluate("document.activeElement.blur()")
    five.title_box("Bread").click(modifiers=["Control"])
    five.title_box("Rice").click(modifiers=["Shift"])
    assert selected(five) == ["Bread", "Eggs", "Rice"]
    five.checkbox("Eggs").click(modifiers=["Control"])
    assert selected(five) == ["Bread", "Rice"]
    expect(five.checkbox("Eggs")).not_to_be_checked()
    five.title_box("Bread").click(modifiers=["Control"])
    five.title_box("Salt").click(modifiers=["Shift"])
    assert selected(five) == ["Bread", "Eggs", "Rice", "Salt"]
    five.delete_task("Milk")
    five.title_box("Rice").click(modifiers=["Shift"])
    assert selected(five) == ["Bread", "Eggs", "Rice"]
    five.delete_task("Eggs")
    expect(bar(five)).to_have_accessible_name("2 selected")

    five.inbox.click()
    expect(five.list_title).to_have_value("Inbox")
    expect(bar(five)).to_have_count(0)


def test_what_is_set_is_set_on_all_and_they_stay_selected(five):
    press(five, "Control+a")
    expect(bar(five)).to_have_accessible_name("5 selected")
    press(five, "2")
    expect(five.message).to_have_text("Priority of 5 tasks: 2")
    use(five, "Priority")
    five.page.get_by_role("menuitem", name="Priority 1").click()
    expect(five.message).to_have_text("Priority of 5 tasks: 1")
    use(five, "Date")
    five.page.get_by_role("dialog", name="Date").get_by_role("button", name="Tomorrow").click()
    expect(five.message).to_have_text("Date of 5 tasks: Tomorrow")
    use(five, "Tag")
    five.page.get_by_role("combobox", name="Find or make a tag").fill("shop")
    press(five, "Enter")
    expect(five.message).to_have_text("Changed the tags of 5 tasks")
    assert set(field(five, "priority").values()) == {"1"}
    assert len(set(field(five, "date").values())) == 1
    assert len(set(field(five, "tags").values())) == 1
    expect(five.chips("Salt").filter(has_text="shop")).to_be_visible()
    expect(bar(five)).to_have_accessible_name("5 selected")
    five.button("Undo").click()
    expect(five.chips("Salt").filter(has_text="shop")).to_have_count(0)
    assert set(field(five, "tags").values()) == {None}

    # While the server is away they are changed at once, and saved later.
    five.expect_saved()
    five.page.context.set_offline(True)
    five.checkbox("Salt").focus()
    press(five, "Escape")
    expect(bar(five)).to_have_count(0)
    press(five, "Control+a", "3", "Escape")
    expect(five.row("Milk").locator("[data-priority='3']")).to_have_count(1)
    five.page.context.set_offline(False)
    assert set(field(five, "priority").values()) == {"3"}


def test_many_are_completed_copied_and_deleted_by_one_intent_one_notice_and_one_undo(five):
    with intents_sent(five) as sent:
        press(five, "j", "x", "j", "x", "j", "x")
        use(five, "Complete")
        expect(five.message).to_have_text("Completed 3 tasks")
        assert selected(five) == []
        expect(five.checkbox("Milk")).to_be_focused()
        press(five, "x")
        expect(five.page.get_by_text("Milk selected, 1 in all")).to_have_count(1)
        expect(five.message).to_have_text("Completed 3 tasks")
        press(five, "Escape")
        done = [title for title, is_done in five.in_database() if is_done]
        assert sorted(done) == ["Bread", "Eggs", "Milk"]
        press(five, "Control+z")
        expect(five.message).to_have_text("3 tasks are open again")
        assert not any(is_done for _, is_done in five.in_database())
    assert [(one["verb"], len(one.get("tasks", []))) for one in sent.values()] == [("tick_task", 3), ("undo", 0)]

    press(five, "Escape")
    five.page.evaluate("document.activeElement.blur()")
    press(five, "j", "x", "j", "x")
    use(five, "Duplicate")
    five.expect_titles("Milk", "Milk", "Bread", "Bread", "Eggs", "Rice", "Salt")
    assert selected(five) == ["Milk", "Bread"]
    press(five, "Delete")
    expect(five.message).to_have_text("Deleted 2 tasks")
    five.expect_titles("Milk", "Bread", "Eggs", "Rice", "Salt")
    five.button("Undo").click()
    five.expect_titles("Milk", "Milk", "Bread", "Bread", "Eggs", "Rice", "Salt")
    assert len(five.in_database()) == 7


def test_tasks_of_several_lists_are_changed_from_the_pages_that_show_them(open_browser, ada):
    todo = open_browser(ada)
    groceries = todo.has_list("Groceries", "Milk", "Bread", "Eggs", "Rice", "Salt")
    todo.has_list("Party", *PARTY)
    has_tasks(todo, "Call Ana", of=inbox_of(ada.id))
    todo.open()
    todo.checkbox("Bread").focus()
    press(todo, "x", "j", "x", "v")
    todo.page.get_by_role("combobox", name="Find a list").fill("par")
    press(todo, "Enter")
    expect(todo.message).to_have_text("Moved 2 tasks to Party")
    todo.expect_titles("Milk", "Rice", "Salt")
    press(todo, "z")
    expect(todo.message).to_have_text("Moved 2 tasks back")
    todo.expect_titles("Milk", "Bread", "Eggs", "Rice", "Salt")
    assert [title for title, _ in todo.in_database(groceries)] == ["Milk", "Bread", "Eggs", "Rice", "Salt"]

    # Tasks for today are moved to tomorrow.
    press(todo, "Escape")
    todo.checkbox("Milk").focus()
    press(todo, "x", "j", "x")
    use(todo, "Date")
    todo.page.get_by_role("dialog", name="Date").get_by_role("button", name="Today").click()
    todo.expect_saved()
    todo.page.get_by_role("link", name="Today").click()
    todo.expect_titles("Milk", "Bread")
    todo.page.evaluate("document.activeElement.blur()")
    press(todo, "Control+a")
    expect(bar(todo)).to_have_accessible_name("2 selected")
    use(todo, "Date")
    todo.page.get_by_role("dialog", name="Date").get_by_role("button", name="Tomorrow").click()
    expect(todo.message).to_have_text("Date of 2 tasks: Tomorrow")
    todo.expect_titles()
    expect(bar(todo)).to_have_count(0)
    expect(todo.add_box).to_be_focused()
    todo.button("Undo").click()
    todo.expect_titles("Milk", "Bread")

    # The page of a tag shows tasks of all lists.
    todo.inbox.click()
    expect(todo.row("Call Ana")).to_be_visible()
    todo.has_tag("Call Ana", "shop")
    todo.card("Groceries").click()
    expect(todo.row("Milk")).to_be_visible()
    todo.has_tag("Milk", "shop")
    todo.row("Milk").get_by_role("link", name="shop").click()
    expect(todo.row("Call Ana")).to_be_visible()
    todo.page.evaluate("document.activeElement.blur()")
    press(todo, "Control+a", "1")
    expect(todo.message).to_have_text("Priority of 2 tasks: 1")
    expect(todo.page.locator("#tasks [data-priority='1']")).to_have_count(2)
    press(todo, "e")
    expect(todo.message).to_have_text("Completed 2 tasks")
    press(todo, "Control+z")
    expect(todo.message).to_have_text("2 tasks are open again")
    expect(todo.page.locator("#tasks input:checked")).to_have_count(0)

    # A task and its subtasks are done to once.
    todo.card("Party").click()
    todo.expect_tree(*PARTY)
    todo.page.evaluate("document.activeElement.blur()")
    press(todo, "j", "Control+a", "Delete")
    todo.expect_titles()
    press(todo, "Control+z")  # one is in the add box then
    todo.expect_tree(*PARTY)
    assert todo.tree_in_database() == list(PARTY)


@pytest.mark.on_both
def test_a_thousand_are_changed_by_one_intent_those_that_are_not_on_screen_too(open_browser, ada):
    many = open_browser(ada)
    many.has_list("Groceries", *(f"Task {n}" for n in range(1_100)))
    many.open()
    expect(many.row("Task 0")).to_be_visible()
    many.page.evaluate("document.activeElement.blur()")
    press(many, "Control+a")
    expect(many.message).to_have_text("The first 1,000 of 1,100 tasks are selected, the most at a time.")
    with intents_sent(many) as sent:
        press(many, "3")
        expect(many.message).to_have_text("Priority of 1,000 tasks: 3")
        many.expect_saved()
    assert [len(one["tasks"]) for one in sent.values()] == [1_000]
    given = [row.get("priority") for row in many.window()["rows"]]
    assert given == ["3"] * 1_000 + [None] * 100
    press(many, "Escape", "z")
    many.expect_saved()
    assert {row.get("priority") for row in many.window()["rows"]} == {None}

    # A range reaches over what is not on the page. To select all needs the server.
    many.title_box("Task 2").click(modifiers=["Control"])
    many.page.context.set_offline(True)
    press(many, "Control+a")
    expect(many.message).to_contain_text("Selecting them needs the server")
    expect(bar(many)).to_have_accessible_name("1 selected")
    many.page.context.set_offline(False)
    many.checkbox("Task 2").focus()
    press(many, "End")
    expect(many.row("Task 1099")).to_be_visible()
    many.page.evaluate("scrollTo(0, 300 * 44)")
    expect(many.row("Task 300")).to_be_visible()
    many.title_box("Task 300").click(modifiers=["Shift"])
    expect(bar(many)).to_have_accessible_name("299 selected")
    press(many, "Delete")
    expect(many.message).to_have_text("Deleted 299 tasks")
    many.expect_saved()
    assert [title for title, _ in many.in_database()][:4] == ["Task 0", "Task 1", "Task 301", "Task 302"]


def test_on_a_phone_the_menu_begins_to_select_and_taps_go_on(open_browser, ada):
    todo = open_browser(ada, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    todo.has_list("Groceries", "Milk", "Bread", "Eggs")
    todo.open()
    todo.row("Milk").get_by_role("button", name="More").tap()
    todo.page.get_by_role("menuitem", name="Select").tap()
    todo.title_box("Eggs").tap()
    assert selected(todo) == ["Milk", "Eggs"]
    expect(todo.title_box("Eggs")).not_to_be_focused()
    bar(todo).get_by_role("button", name="Complete").tap()
    expect(todo.message).to_have_text("Completed 2 tasks")
    assert todo.page.evaluate("document.documentElement.scrollWidth") <= 360
