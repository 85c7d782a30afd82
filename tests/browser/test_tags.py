"""Tags, as a person uses them: typed in the panel, seen on rows, opened, and kept in order on their page."""

import pytest
from playwright.sync_api import expect


def tag(todo, *words: str) -> None:
    """Type tags into the panel that is open."""
    box = todo.fact("Tags")
    for word in words:
        box.fill(word)
        box.press("Enter")


def tagged(todo, title: str, *words: str) -> None:
    todo.open_details(title)
    tag(todo, *words)
    expect(todo.row(title).locator(".chip-tag")).to_have_text(list(words))
    todo.panel.get_by_role("button", name="Close").click()
    expect(todo.panel).to_have_count(0)


def tags_of(todo, title: str):
    return todo.row(title).locator(".chip-tag")


def test_rows_are_as_high_with_tags_as_with_other_facts_and_a_tag_is_not_small(todo):
    todo.add_tasks("Buy milk", "Bake a cake", "Sing")
    todo.sets("Buy milk", date="2030-01-01")
    todo.sets("Sing", notes="Loud")
    todo.has_tag("Bake a cake", "kitchen")
    todo.page.reload()
    expect(tags_of(todo, "Bake a cake")).to_have_text("kitchen")
    heights = [todo.row(title).bounding_box()["height"] for title in ("Buy milk", "Bake a cake", "Sing")]
    assert len(set(heights)) == 1
    assert tags_of(todo, "Bake a cake").bounding_box()["height"] >= 24


def open_all(todo) -> None:
    """Go to the page of all tags."""
    todo.expect_saved()
    todo.page.get_by_role("link", name="Tags", exact=True).click()
    expect(todo.page.get_by_role("heading", name="Tags")).to_be_visible()


def shown(todo, name: str):
    """Return a tag's line on the page of all tags."""
    return todo.page.get_by_role("list", name="Tags").get_by_role("listitem").filter(has_text=name)


def edit(todo, name: str):
    """Open the dialog for a tag."""
    todo.page.get_by_role("button", name=f"Edit {name}", exact=True).click()
    return todo.page.get_by_role("dialog", name="Edit tag")


@pytest.fixture
def groceries(with_tasks):
    """Give Ada's browser with two tasks in the groceries."""
    return with_tasks("Milk", "Bread")


def test_words_typed_in_the_panel_are_tags_on_the_row_and_an_undo_takes_them_off(groceries):
    todo = groceries
    todo.open_details("Milk")
    tag(todo, "home", "errands")
    expect(tags_of(todo, "Milk")).to_have_text(["home", "errands"])
    todo.page.get_by_role("button", name="Close").click()
    todo.expect_saved()
    todo.page.keyboard.press("Control+z")
    expect(tags_of(todo, "Milk")).to_have_text(["home"])
    todo.expect_saved()
    todo.page.reload()
    expect(tags_of(todo, "Milk")).to_have_text(["home"])


def test_a_tag_that_is_there_is_offered_and_found_in_any_case(groceries):
    todo = groceries
    tagged(todo, "Milk", "home")
    todo.open_details("Bread")
    tag(todo, "HOME")
    expect(tags_of(todo, "Bread")).to_have_text(["home"])
    open_all(todo)
    expect(todo.page.get_by_role("list", name="Tags").get_by_role("listitem")).to_have_count(1)


def test_a_chip_leads_to_the_tasks_of_its_tag_in_all_lists(groceries):
    todo = groceries
    tagged(todo, "Milk", "home")
    todo.has_list("Holiday")
    todo.open("/lists")
    tags_of(todo, "Milk").click()
    expect(todo.list_title).to_have_value("home")
    expect(todo.rows).to_have_count(1)
    expect(todo.page.get_by_role("heading", name="Groceries (1)")).to_be_visible()
    todo.tick("Milk")
    todo.expect_saved()
    todo.page.reload()
    expect(todo.page.get_by_role("heading", name="Completed (1)")).to_be_visible()


class TestTheirPage:
    def test_one_is_renamed_and_coloured_and_that_is_undone(self, groceries):
        todo = groceries
        tagged(todo, "Milk", "home")
        open_all(todo)
        dialog = edit(todo, "home")
        dialog.get_by_label("Name").fill("at home")
        dialog.get_by_label("Teal").check()
        dialog.get_by_role("button", name="Save").click()
        expect(shown(todo, "at home").get_by_role("link")).to_have_attribute("data-colour", "teal")
        todo.button("Undo").click()
        expect(shown(todo, "home").get_by_role("link")).to_have_text("home")

    def test_a_name_that_another_one_has_offers_to_merge_the_two(self, groceries):
        todo = groceries
        tagged(todo, "Milk", "home")
        tagged(todo, "Bread", "errands")
        open_all(todo)
        dialog = edit(todo, "errands")
        dialog.get_by_label("Name").fill("Home")
        dialog.get_by_role("button", name="Save").click()
        expect(dialog.get_by_text("You have a tag “home” already")).to_be_visible()
        dialog.get_by_role("button", name="Merge “errands” into “home” (1 task)").click()
        expect(shown(todo, "errands")).to_have_count(0)
        expect(shown(todo, "home")).to_contain_text("2 open")
        todo.button("Undo").click()
        expect(shown(todo, "errands")).to_contain_text("1 open")
        expect(shown(todo, "home")).to_contain_text("1 open")

    def test_a_deleted_one_is_off_its_tasks_and_comes_back_to_them(self, groceries):
        todo = groceries
        tagged(todo, "Milk", "home")
        open_all(todo)
        edit(todo, "home").get_by_role("button", name="Delete").click()
        expect(shown(todo, "home")).to_have_count(0)
        todo.button("Undo").click()
        expect(shown(todo, "home")).to_contain_text("1 open")
        todo.open()
        expect(tags_of(todo, "Milk")).to_have_text(["home"])

    def test_a_deleted_one_is_in_the_trash(self, groceries):
        todo = groceries
        tagged(todo, "Milk", "home")
        open_all(todo)
        edit(todo, "home").get_by_role("button", name="Delete").click()
        todo.expect_saved()
        todo.go_to_trash()
        expect(todo.page.get_by_text("Tag of 1 task")).to_be_visible()
        todo.button("Restore home").click()
        todo.expect_saved()
        todo.open()
        expect(tags_of(todo, "Milk")).to_have_text(["home"])

    def test_one_is_added_before_any_task_has_it(self, todo):
        open_all(todo)
        box = todo.page.get_by_role("textbox", name="Add a tag")
        box.fill("school")
        box.press("Enter")
        expect(shown(todo, "school")).to_contain_text("Not used")


def test_another_device_sees_what_is_done_to_tags(groceries, open_browser, ada):
    todo, other = groceries, open_browser(ada)
    other.open()
    tagged(todo, "Milk", "home")
    expect(tags_of(other, "Milk")).to_have_text(["home"])


def test_what_is_done_without_the_server_is_there_when_it_is_back(groceries):
    todo = groceries
    todo.open_details("Milk")
    todo.page.context.set_offline(True)
    tag(todo, "home")
    expect(tags_of(todo, "Milk")).to_have_text(["home"])
    todo.page.context.set_offline(False)
    todo.expect_saved()
    todo.page.reload()
    expect(tags_of(todo, "Milk")).to_have_text(["home"])
