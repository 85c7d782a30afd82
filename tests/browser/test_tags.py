"""Tags, as a person uses them: typed in the panel, seen on rows, opened, and kept in order on their page."""

import pytest
from playwright.sync_api import expect

from domain.lists import inbox_of
from storage.commit import commit
from tests.factories import NOW, an_intent, new_id


def tag(todo, *words: str) -> None:
    """Type tags into the panel that is open."""
    box = todo.fact("Tags")
    for word in words:
        box.fill(word)
        box.press("Enter")


def tags_of(todo, title: str):
    return todo.row(title).locator(".chip-tag")


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


@pytest.mark.tasks("Milk", "Bread", "Eggs", "Rice", "Salt")
def test_words_typed_in_the_panel_are_tags_on_the_row_and_a_chip_leads_to_all_tasks_of_its_tag(todo):
    todo.open_details("Milk")
    tag(todo, "home", "errands")
    expect(tags_of(todo, "Milk")).to_have_text(["home", "errands"])
    todo.page.get_by_role("button", name="Close").click()
    todo.expect_saved()
    todo.page.keyboard.press("Control+z")
    expect(tags_of(todo, "Milk")).to_have_text(["home"])

    # All that is too long for a tag stays in the box, to be shortened.
    todo.open_details("Milk")
    far, wide = "far" * 17, "wide" * 14
    tag(todo, f"{far},HOME, {wide}")
    box = todo.fact("Tags")
    expect(box).to_have_value(f"{far}, {wide}")
    expect(box).to_have_accessible_description("At most 50 characters fit here, and this has 51. Shorten it.")
    expect(tags_of(todo, "Milk")).to_have_text(["home"])
    box.fill(far[:-1])
    expect(box).not_to_have_attribute("aria-invalid", "true")
    box.fill("")
    todo.page.get_by_role("button", name="Close").click()

    # Changes without the server are kept; a tag that exists is found in any case.
    todo.open_details("Bread")
    todo.page.context.set_offline(True)
    tag(todo, "HOME")
    expect(tags_of(todo, "Bread")).to_have_text(["home"])
    todo.page.context.set_offline(False)
    todo.expect_saved()
    assert todo.fields("Bread")["tags"] == todo.fields("Milk")["tags"]
    todo.page.get_by_role("button", name="Close").click()

    # Changes on another device show. Rows are as high with tags as with other facts, and a tag is not small.
    todo.has_tag("Eggs", "farm")
    expect(tags_of(todo, "Eggs")).to_have_text("farm")
    todo.sets("Rice", date="2030-01-01")
    todo.sets("Salt", notes="From the sea")
    expect(todo.chips("Rice")).to_have_text(["1 Jan 2030"])
    expect(todo.row("Salt").get_by_role("img", name="Notes")).to_be_visible()
    heights = [todo.row(title).bounding_box()["height"] for title in ("Eggs", "Rice", "Salt")]
    assert len(set(heights)) == 1
    assert tags_of(todo, "Eggs").bounding_box()["height"] >= 24

    tags_of(todo, "Milk").click()
    expect(todo.list_title).to_have_value("home")
    todo.expect_titles("Milk", "Bread")
    expect(todo.page.get_by_role("heading", name="Groceries (2)")).to_be_visible()
    todo.tick("Milk")
    todo.expect_saved()
    todo.page.reload()
    expect(todo.page.get_by_role("heading", name="Completed (1)")).to_be_visible()


@pytest.mark.tasks("Milk")
def test_what_is_added_on_the_page_of_a_tag_has_it_and_goes_to_the_inbox(todo):
    todo.has_tag("Milk", "home")
    home, inbox = todo.fields("Milk")["tags"], inbox_of(todo.account.id)
    todo.open(f"/tags/{home}")
    expect(todo.add_box).to_have_attribute("placeholder", "Add a task tagged home")
    todo.add_task("Soap")
    todo.add_task("Sponge @shop")
    todo.expect_titles("Soap", "Sponge", "Milk")
    expect(todo.page.get_by_role("heading", name="Inbox (2)")).to_be_visible()
    todo.expect_left("3 items left")
    todo.expect_saved()
    expect(tags_of(todo, "Sponge")).to_have_text(["home", "shop"])
    assert todo.fields("Soap", inbox)["tags"] == home
    assert todo.fields("Sponge", inbox)["tags"].split()[0] == home

    # One Undo takes it away, and brings it back.
    todo.page.keyboard.press("Control+z")
    todo.expect_titles("Soap", "Milk")
    todo.page.keyboard.press("Control+Shift+z")
    todo.expect_titles("Soap", "Sponge", "Milk")
    todo.expect_saved()

    # Also without the server, and where only completed tasks are shown.
    todo.page.context.set_offline(True)
    todo.add_task("Towel")
    todo.expect_titles("Soap", "Sponge", "Towel", "Milk")
    todo.page.context.set_offline(False)
    todo.expect_saved()
    todo.page.get_by_role("link", name="Completed", exact=True).click()
    todo.expect_titles()
    todo.add_task("Brush")
    expect(todo.page.get_by_text("Added Brush")).to_be_visible()
    todo.page.get_by_role("link", name="All", exact=True).click()
    todo.expect_titles("Soap", "Sponge", "Towel", "Brush", "Milk")


def arrives(todo, name: str) -> None:
    """Add a tag on another device, and wait until it is on the page of all tags."""
    commit(todo.account.id, an_intent("add_tag", tags=[new_id("tag")], value={"title": name}), NOW)
    expect(shown(todo, name)).to_be_attached()


@pytest.mark.tasks("Milk", "Bread")
def test_all_are_kept_in_order_on_their_page(todo):
    todo.has_tag("Milk", "home")
    todo.has_tag("Bread", "errands")
    open_all(todo)
    expect(todo.page.get_by_role("list", name="Tags").get_by_role("listitem")).to_have_count(2)
    box = todo.page.get_by_role("textbox", name="Add a tag")
    box.fill("s" * 51)
    box.press("Enter")
    expect(box).to_have_accessible_description("At most 50 characters fit here, and this has 51. Shorten it.")
    box.fill("school")
    expect(box).not_to_have_attribute("aria-invalid", "true")
    box.press("Enter")
    expect(shown(todo, "school")).to_contain_text("Not used")
    box.fill("SCHOOL")
    box.press("Enter")
    expect(box).to_have_accessible_description("You have a tag “school” already.")
    box.fill("")

    # Tags that come from another device take the focus from nothing, also not from the button of a dialog that is open.
    todo.expect_saved()
    todo.button("Edit school").focus()
    arrives(todo, "allotment")
    expect(todo.button("Edit school")).to_be_focused()
    todo.page.keyboard.press("Enter")
    arrives(todo, "boat")
    todo.page.keyboard.press("Escape")
    expect(todo.button("Edit school")).to_be_focused()

    dialog = edit(todo, "home")
    dialog.get_by_label("Name").fill("at home")
    dialog.get_by_label("Teal").check()
    dialog.get_by_role("button", name="Save").click()
    expect(shown(todo, "at home").get_by_role("link")).to_have_attribute("data-colour", "teal")
    todo.button("Undo").click()
    expect(shown(todo, "home").get_by_role("link")).to_have_text("home")

    # A name that another one has offers to merge the two.
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

    # A deleted one is off its tasks, comes back to them, and is in the trash.
    edit(todo, "home").get_by_role("button", name="Delete").click()
    expect(shown(todo, "home")).to_have_count(0)
    todo.button("Undo").click()
    expect(shown(todo, "home")).to_contain_text("1 open")
    todo.card("Groceries").click()
    expect(tags_of(todo, "Milk")).to_have_text(["home"])
    open_all(todo)
    edit(todo, "home").get_by_role("button", name="Delete").click()
    todo.expect_saved()
    todo.page.get_by_role("link", name="Trash").click()
    expect(todo.page.get_by_text("Tag of 1 task")).to_be_visible()
    todo.button("Restore home").click()
    todo.expect_saved()
    todo.card("Groceries").click()
    expect(tags_of(todo, "Milk")).to_have_text(["home"])
