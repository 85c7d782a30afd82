"""A person does something to many tasks at once."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from storage.commit import commit
from tests.factories import NOW, an_intent, new_id


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


def test_many_are_moved_to_another_list_and_back(five):
    groceries = five.list_id()
    five.has_list("Party")
    five.page.reload()
    press(five, "Escape")
    five.checkbox("Bread").focus()
    press(five, "x", "j", "x", "v")
    five.page.get_by_role("combobox", name="Find a list").fill("par")
    press(five, "Enter")
    expect(five.message).to_have_text("Moved 2 tasks to Party")
    five.expect_titles("Milk", "Rice", "Salt")
    press(five, "z")
    expect(five.message).to_have_text("Moved 2 tasks back")
    five.expect_titles("Milk", "Bread", "Eggs", "Rice", "Salt")
    assert [title for title, _ in five.in_database(groceries)] == ["Milk", "Bread", "Eggs", "Rice", "Salt"]


def test_a_task_and_its_subtasks_are_done_to_once(party):
    party.page.evaluate("document.activeElement.blur()")
    before = party.tree_in_database()
    press(party, "j", "Control+a", "Delete")
    party.expect_titles()
    press(party, "Control+z")  # one is in the add box then
    party.expect_tree(*before)
    assert party.tree_in_database() == before


@pytest.fixture
def many(todo):
    """Give a list of more tasks than can be selected."""
    list_id = todo.list_id()
    for start in range(0, 1_100, 100):
        tasks = [[new_id("task"), f"Task {start + n}"] for n in range(100)]
        commit(todo.account.id, an_intent("add_tasks", list=list_id, value=tasks), NOW)
    todo.page.reload()
    expect(todo.row("Task 0")).to_be_visible()
    todo.page.evaluate("document.activeElement.blur()")
    return todo


@pytest.mark.on_both
def test_a_thousand_are_changed_by_one_intent_those_that_are_not_on_screen_too(many):
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


def test_a_range_reaches_over_what_is_not_on_the_page(many):
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
    todo = open_browser(ada, viewport={"width": 360, "height": 740}, has_touch=True)
    todo.has_list("Groceries")
    todo.open()
    todo.add_tasks("Milk", "Bread", "Eggs")
    todo.row("Milk").get_by_role("button", name="More").tap()
    todo.page.get_by_role("menuitem", name="Select").tap()
    todo.title_box("Eggs").tap()
    assert selected(todo) == ["Milk", "Eggs"]
    expect(todo.title_box("Eggs")).not_to_be_focused()
    bar(todo).get_by_role("button", name="Complete").tap()
    expect(todo.message).to_have_text("Completed 2 tasks")
    assert todo.page.evaluate("document.documentElement.scrollWidth") <= 360


def test_offline_many_are_changed_at_once_and_saved_later(five):
    five.page.context.set_offline(True)
    press(five, "j", "Control+a", "1", "Escape")
    expect(five.row("Salt").locator("[data-priority='1']")).to_have_count(1)
    five.page.context.set_offline(False)
    five.expect_saved()
    assert set(field(five, "priority").values()) == {"1"}


def test_another_list_has_nothing_selected(five):
    press(five, "j", "x")
    five.inbox.click()
    expect(five.list_title).to_have_value("Inbox")
    expect(bar(five)).to_have_count(0)


def test_tasks_of_several_lists_are_changed_from_the_page_of_a_tag(five):
    five.has_tag("Milk", "shop")
    five.inbox.click()
    expect(five.list_title).to_have_value("Inbox")
    five.add_task("Call Ana")
    five.expect_saved()
    five.has_tag("Call Ana", "shop")
    five.page.reload()
    five.row("Call Ana").get_by_role("link", name="shop").click()
    expect(five.row("Milk")).to_be_visible()
    five.page.evaluate("document.activeElement.blur()")
    press(five, "Control+a", "1")
    expect(five.message).to_have_text("Priority of 2 tasks: 1")
    expect(five.page.locator("#tasks [data-priority='1']")).to_have_count(2)
    press(five, "e")
    expect(five.message).to_have_text("Completed 2 tasks")
    press(five, "Control+z")
    expect(five.message).to_have_text("2 tasks are open again")
    expect(five.page.locator("#tasks input:checked")).to_have_count(0)


def test_what_is_planned_today_is_moved_to_tomorrow_at_once(five):
    press(five, "j", "x", "j", "x")
    use(five, "Date")
    five.page.get_by_role("dialog", name="Date").get_by_role("button", name="Today").click()
    five.expect_saved()
    five.page.goto(f"{five.url}/today")
    expect(five.row("Bread")).to_be_visible()
    five.page.evaluate("document.activeElement.blur()")
    press(five, "Control+a")
    expect(bar(five)).to_have_accessible_name("2 selected")
    use(five, "Date")
    five.page.get_by_role("dialog", name="Date").get_by_role("button", name="Tomorrow").click()
    expect(five.message).to_have_text("Date of 2 tasks: Tomorrow")
    expect(five.row("Bread")).to_have_count(0)
    expect(bar(five)).to_have_count(0)
    expect(five.add_box).to_be_focused()
    five.button("Undo").click()
    expect(five.row("Bread")).to_be_visible()
