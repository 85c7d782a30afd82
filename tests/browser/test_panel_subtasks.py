"""A person works with the subtasks of a task in its panel."""

import pytest
from playwright.sync_api import expect

from storage.commit import commit
from tests.browser.todo_page import CALLBACKS
from tests.factories import NOW, an_intent, new_id

CAKE = "Bake a cake"


@pytest.fixture
def cake(with_tasks):
    """Give Ada's tab with the panel of a task open that has two subtasks."""
    todo = with_tasks("Buy milk", CAKE, "- Flour", "- Eggs", "Sing")
    todo.open_details(CAKE)
    expect(subtasks(todo)).to_have_text(["Flour", "Eggs"])
    return todo


def add(todo, title: str) -> None:
    todo.fact("Add a subtask").fill(title)
    todo.page.keyboard.press("Enter")


def subtasks(todo):
    return todo.panel.get_by_role("list", name="Subtasks").get_by_role("listitem")


def done(todo, title: str):
    return subtasks(todo).get_by_role("checkbox", name=f"Done {title}")


def heading(todo):
    return todo.panel.get_by_role("heading", name="Subtasks")


class TestAdding:
    def test_they_stand_under_the_task_at_once_and_the_focus_stays(self, with_tasks):
        cake = with_tasks("Buy milk", CAKE, "Sing")
        cake.open_details(CAKE)
        add(cake, "Flour")
        add(cake, "Eggs")
        expect(cake.fact("Add a subtask")).to_be_focused()
        expect(subtasks(cake)).to_have_text(["Flour", "Eggs"])
        expect(heading(cake)).to_have_text("Subtasks 0/2")
        cake.expect_tree("Buy milk", CAKE, "- Flour", "- Eggs", "Sing")
        assert cake.tree_in_database() == ["Buy milk", CAKE, "- Flour", "- Eggs", "Sing"]

        cake.paste("Milk\n\nSugar")
        expect(subtasks(cake)).to_have_text(["Flour", "Eggs", "Milk", "Sugar"])
        cake.button("Undo").click()
        expect(subtasks(cake)).to_have_text(["Flour", "Eggs"])
        cake.expect_tree("Buy milk", CAKE, "- Flour", "- Eggs", "Sing")

        # A chip of one can be taken off.
        cake.fact("Add a subtask").focus()
        expect_chip_taken_off(cake, "Butter tomorrow")

        # To a completed task it opens that again, also without the server.
        cake.tick(CAKE)
        expect(heading(cake)).to_have_text("Subtasks 3/3")
        add(cake, "Salt")
        expect(cake.checkbox(CAKE)).not_to_be_checked()
        done = [title for title, is_done in cake.in_database() if is_done]
        assert sorted(done) == ["Butter tomorrow", "Eggs", "Flour"]
        cake.page.context.set_offline(True)
        cake.fact("Title").focus()
        cake.page.keyboard.press("Control+z")
        expect(cake.checkbox(CAKE)).to_be_checked()
        expect(cake.chips(CAKE)).to_have_text("3/3")
        cake.page.context.set_offline(False)
        assert {title for title, is_done in cake.in_database() if is_done} == {CAKE, *done}

    def test_one_that_is_half_typed_stays_with_its_task_until_it_is_added(self, cake):
        box = cake.fact("Add a subtask")
        box.fill("Sugar tomorrow")
        for _ in range(2):
            cake.page.keyboard.press("Escape")
        expect(cake.panel).to_have_count(0)
        cake.open_details(CAKE)
        expect(box).to_have_value("Sugar tomorrow")

        # Another task has none of it.
        cake.row("Sing").get_by_role("button", name="Details").click()
        expect(cake.fact("Title")).to_have_value("Sing")
        expect(box).to_have_value("")
        box.fill("High")
        cake.row(CAKE).get_by_role("button", name="Details").click()
        expect(cake.fact("Title")).to_have_value(CAKE)
        expect(box).to_have_value("Sugar tomorrow")

        # It survives a reload, as what is in the add box of the list does, and goes when it is added.
        cake.page.reload()
        expect(box).to_have_value("Sugar tomorrow")
        box.press("Enter")
        expect(subtasks(cake)).to_have_text(["Flour", "Eggs", "Sugar"])
        expect(box).to_have_value("")
        cake.row("Sing").get_by_role("button", name="Details").click()
        expect(box).to_have_value("High")
        cake.row(CAKE).get_by_role("button", name="Details").click()
        expect(cake.fact("Title")).to_have_value(CAKE)
        expect(box).to_have_value("")

    def test_what_is_understood_of_one_can_be_taken_off_on_a_phone_too(self, open_browser, ada):
        cake = open_browser(ada, viewport={"width": 360, "height": 740})
        cake.has_list("Groceries", CAKE, "- Flour")
        cake.open()
        cake.open_details(CAKE)
        cake.fact("Add a subtask").click()
        expect_chip_taken_off(cake, "Salt tomorrow")

    def test_of_very_many_the_first_are_shown_and_not_counted(self, with_tasks):
        todo = with_tasks(CAKE)
        eggs = [[new_id("egg"), {"title": "Egg", "parent": todo.task_id(CAKE)}] for _ in range(200)]
        for some in (eggs[:100], eggs[100:]):
            commit(todo.account.id, an_intent("add_tasks", list=todo.list_id(), value=some), NOW)
        todo.open_details(CAKE)
        expect(heading(todo)).to_have_text("Subtasks 0/200")
        expect(todo.panel.get_by_text("There are more of them")).to_be_hidden()
        add(todo, "The last egg")

        expect(heading(todo)).to_have_text("Subtasks")
        expect(todo.panel.get_by_text("There are more of them")).to_be_visible()
        todo.expect_saved()
        todo.panel.get_by_role("button", name="Close").click()
        todo.open_details(CAKE)  # as the server draws it
        expect(todo.panel.get_by_text("There are more of them")).to_be_visible()
        expect(heading(todo)).to_have_text("Subtasks")
        expect(subtasks(todo)).to_have_count(200)


def expect_chip_taken_off(todo, title: str) -> None:
    """Type a title with "tomorrow" in it where a subtask is added, take that off by its chip, and add it."""
    todo.page.keyboard.type(title)
    chip = todo.page.get_by_role("group", name="Understood").get_by_role("button", name="tomorrow: Tomorrow")
    expect(chip).to_be_in_viewport(ratio=1)
    expect(todo.panel.locator("mark")).to_have_text("tomorrow")
    for _ in ("date", "chip"):
        todo.page.keyboard.press("Tab")
    expect(chip).to_be_focused()
    chip.click()
    expect(chip).to_have_count(0)
    todo.page.keyboard.press("Enter")
    expect(subtasks(todo).last).to_have_text(title)


class TestTicking:
    def test_what_is_done_in_the_list_shows_here_and_what_is_done_here_in_the_row(self, cake):
        done(cake, "Flour").check()
        expect(heading(cake)).to_have_text("Subtasks 1/2")
        expect(cake.checkbox("Flour")).to_be_checked()
        assert ("Flour", True) in cake.in_database()
        cake.fact("Title").focus()
        cake.page.keyboard.press("Control+z")
        expect(done(cake, "Flour")).not_to_be_checked()
        expect(cake.checkbox("Flour")).not_to_be_checked()
        assert ("Flour", False) in cake.in_database()

        eggs = cake.task_id("Eggs")
        commit(cake.account.id, an_intent("tick_task", tasks=[eggs], value=True), NOW)  # on another device
        expect(done(cake, "Eggs")).to_be_checked()
        cake.rename_task("Flour", "Rye flour")
        expect(subtasks(cake)).to_have_text(["Rye flour", "Eggs"])
        cake.delete_task("Rye flour")
        expect(subtasks(cake)).to_have_text(["Eggs"])
        cake.button("Undo").click()
        expect(subtasks(cake)).to_have_text(["Rye flour", "Eggs"])

    def test_where_its_row_is_not_shown_the_row_above_follows_it(self, cake):
        cake.tick(CAKE)
        cake.row(CAKE).get_by_role("button", name=f"Collapse {CAKE}").click()
        cake.expect_titles("Buy milk", CAKE, "Sing")
        cake.expect_saved()
        cake.page.context.set_offline(True)
        done(cake, "Flour").uncheck()
        expect(cake.checkbox(CAKE)).not_to_be_checked()
        expect(cake.chips(CAKE)).to_have_text("1/2")
        cake.page.keyboard.press("Control+z")
        expect(cake.checkbox(CAKE)).to_be_checked()
        cake.page.context.set_offline(False)
        cake.expect_saved()

        # In a section of its own it is under none.
        section = an_intent("add_section", list=cake.list_id(), value=[new_id("section"), {"title": "Later"}])
        commit(cake.account.id, section, NOW)
        subtasks(cake).get_by_role("link", name="Flour").click()
        expect(cake.panel.get_by_role("link", name=f"Up to {CAKE}")).to_be_visible()
        cake.page.context.set_offline(True)
        cake.panel.get_by_role("combobox", name="Section").select_option("Later")
        expect(cake.panel.get_by_role("link", name="Up to")).to_have_count(0)
        expect(cake.chips(CAKE)).to_have_text("1/1")
        cake.page.context.set_offline(False)
        assert "Flour ✓" in cake.tree_in_database()


class Held:
    """The requests of a tab that say a word, held back until they are let go."""

    def __init__(self, todo, word: str):
        self._page, self._word = todo.page, word
        self._routes: list = []
        self._holds = True
        todo.page.route(CALLBACKS, self._take)

    def is_about(self, answer) -> bool:
        return self._word in (answer.request.post_data or "")

    def _take(self, route) -> None:
        if self._holds and self._word in (route.request.post_data or ""):
            self._routes.append(route)
        else:
            route.fallback()

    def wait(self) -> None:
        for _ in range(600):
            if self._routes:
                return
            self._page.wait_for_timeout(50)
        raise AssertionError(f"Nothing asks for {self._word}.")

    def let_go(self) -> None:
        self._holds = False
        for route in self._routes:
            route.continue_()


class TestGoing:
    def test_down_into_one_and_up_again_and_on_to_another_whose_box_one_did_not_want(self, cake):
        subtasks(cake).get_by_role("link", name="Flour").click()
        expect(cake.fact("Title")).to_have_value("Flour")
        expect(subtasks(cake)).to_have_count(0)
        cake.panel.get_by_role("link", name=f"Up to {CAKE}").click()
        expect(cake.fact("Title")).to_have_value(CAKE)
        expect(subtasks(cake)).to_have_text(["Flour", "Eggs"])
        expect(cake.panel.get_by_role("link", name="Up to")).to_have_count(0)

        cake.slow_down(500)
        cake.use_menu("Sing", "Add a subtask")
        cake.row("Buy milk").get_by_role("button", name="Details").click()
        expect(cake.fact("Title")).to_have_value("Buy milk")
        expect(cake.panel).to_be_focused()

    def test_what_is_brought_anew_of_one_task_does_not_come_into_the_panel_of_another(self, cake):
        cake.expect_saved()
        anew, page = Held(cake, "panel-wanted"), Held(cake, "_pages_content")
        cake.fact("Notes").fill("With love")  # saved when one leaves it, and then asked for as the server shows it
        cake.row("Sing").get_by_role("button", name="Details").click()
        anew.wait()
        page.let_go()
        expect(cake.fact("Title")).to_have_value("Sing")
        with cake.page.expect_response(anew.is_about):
            anew.let_go()
        cake.page.wait_for_timeout(300)
        expect(cake.panel.locator("#notes-shown")).to_have_text("")
        expect(subtasks(cake)).to_have_count(0)
        cake.panel.get_by_role("button", name="Delete").click()
        cake.expect_titles("Buy milk", CAKE, "Flour", "Eggs")
