"""Rules for every page, in every theme and at every width."""

import pytest
from playwright.sync_api import expect

from storage.accounts import accounts
from tests.browser.axe import RULES_OF_LOOKS, violations
from tests.conftest import PASSWORD

LONG = "A title that is long enough to need a second line on a phone, and maybe a third"
MENU = "[role=menu]:not([hidden])"
DIALOG = "dialog:is([open], :popover-open), section[role=dialog]"
NOTES = "**Soon**\n\n- [ ] Flour\n- [x] Eggs\n\nhttps://example.org"
WIDE, PHONE, NARROW = ({"width": width, "height": height} for width, height in ((1280, 800), (360, 740), (320, 740)))


def begin(todo):
    """Stop at no page, no list, an Inbox that was never used, the sidebar, an empty trash, and the start page."""
    todo.open("/not/there")
    yield "main"
    todo.console.clear()  # the browser notes that the server has no such page
    todo.open("/lists/not-there-at-all")
    yield
    todo.inbox.click()
    expect(todo.page.get_by_role("heading", name="Welcome")).to_be_visible()
    todo.page.set_viewport_size(NARROW)
    todo.button("Lists").click()  # which stays open
    expect(todo.page.get_by_role("link", name="Trash")).to_be_in_viewport()
    yield
    todo.page.get_by_role("link", name="Trash").click()
    expect(todo.page.get_by_text("The trash is empty.")).to_be_visible()
    yield "main"
    todo.page.get_by_role("link", name="Dash To-Do").click()
    expect(todo.row("Tick this task off")).to_be_visible()
    yield "main"


def show_list(todo):
    todo.has_list("Groceries", "Milk", "Bread", LONG)
    todo.open()
    todo.tick("Milk")
    todo.delete_task("Bread")
    todo.expect_saved()


def use_a_list(todo):
    """Stop at a list, at its menu and what that opens, and where it asks before it deletes, and signs out."""
    show_list(todo)
    yield
    todo.button("List options").click()
    expect(todo.page.get_by_role("menuitem", name="Rename")).to_be_visible()
    yield MENU
    todo.page.get_by_role("menuitem", name="Icon", exact=True).click()
    expect(todo.page.get_by_role("group", name="Icon")).to_be_visible()
    yield DIALOG
    todo.page.keyboard.press("Escape")
    for name in ("Delete list", "Sign out"):
        expect(todo.page.get_by_role("dialog")).to_have_count(0)
        todo.button(name).click()
        expect(todo.page.get_by_role("dialog")).to_be_visible()
        yield DIALOG
        todo.page.keyboard.press("Escape")


def add_in_words(todo):
    """Stop at what is understood of a new task, at lines that are pasted, at a box for the Inbox, Today, Upcoming."""
    todo.has_list("Home")
    todo.open()
    todo.add_box.focus()
    todo.page.keyboard.type("Pay rent p1 #Home @bills #Atelier 10/02")
    expect(todo.page.get_by_role("group", name="Understood").get_by_role("button", name="@bills: ")).to_be_visible()
    yield "main"
    todo.add_box.fill("")
    todo.paste("- [ ] Milk\n- [x] Bread")
    expect(todo.page.get_by_role("dialog", name="Add these lines?")).to_be_visible()
    yield DIALOG
    todo.button("Cancel").click()
    todo.page.evaluate("document.activeElement.blur()")
    todo.page.keyboard.press("q")
    todo.page.keyboard.type("Call Ana tomorrow")
    expect(todo.page.get_by_role("group", name="Understood").get_by_role("button", name="tomorrow: ")).to_be_visible()
    yield DIALOG
    todo.page.keyboard.press("Enter")
    todo.page.get_by_role("link", name="Today").click()
    expect(todo.list_title).to_have_value("Today")
    todo.add_tasks("Milk", "Bread")
    todo.tick("Bread")
    todo.expect_saved()
    yield "main"
    todo.page.get_by_role("link", name="Upcoming").click()
    expect(todo.row("Call Ana")).to_be_visible()
    yield "main"


def show_panel(todo):
    show_list(todo)
    facts = {"date": "2027-01-13", "time": "14:05", "deadline": "2027-01-20", "repeat": "FREQ=WEEKLY;BYDAY=WE"}
    todo.has_facts("Milk", priority="1", notes=NOTES, **facts)
    todo.has_tag("Milk", "kitchen")
    expect(todo.chips("Milk").get_by_text("kitchen")).to_be_visible()
    todo.open_details("Milk")
    todo.fact("Add a subtask").fill("Oats, as many as there are in the whole of the cupboard")
    todo.fact("Add a subtask").press("Enter")
    expect(todo.panel.get_by_role("list", name="Subtasks").get_by_role("listitem")).to_have_count(1)


def look_back(todo):
    """Stop at the panel of a task, its history, the trash, a list in the archive, and a template."""
    show_panel(todo)
    yield "#panel"
    todo.panel.get_by_role("button", name="Close").click()
    todo.rename_task("Milk", "Oat milk")
    todo.expect_saved()
    todo.go_to_history("Oat milk")
    yield "main"
    todo.page.get_by_role("link", name="Trash").click()
    expect(todo.button("Restore Bread")).to_be_visible()
    yield "main"
    todo.card("Groceries").click()
    choose(todo, "Save as template")
    todo.expect_saved()
    choose(todo, "Archive")
    todo.expect_saved()
    todo.page.get_by_role("link", name="Archive").click()
    expect(todo.button("Bring back: Groceries")).to_be_visible()
    yield "main"
    todo.page.get_by_role("link", name="Templates").click()
    todo.page.get_by_role("list", name="Templates").get_by_role("link", name="Groceries").click()
    expect(todo.button("Make a list from it")).to_be_visible()
    yield "main"


def choose(todo, option):
    todo.button("List options").click()
    todo.page.get_by_role("menuitem", name=option, exact=True).click()


def find_and_select(todo):
    """Stop where tasks are selected, at Ctrl+K, at the help on searches, at a search, a smart list, and at the keys."""
    show_list(todo)
    todo.has_tag("Milk", "kitchen")
    todo.page.evaluate("document.activeElement.blur()")
    for key in ("j", "x", "j", "x"):
        todo.page.keyboard.press(key)
    expect(todo.page.get_by_role("toolbar", name="2 selected")).to_be_visible()
    yield "main"
    todo.page.keyboard.press("Control+k")
    expect(todo.page.get_by_role("dialog", name="Commands")).to_be_visible()
    yield DIALOG
    todo.page.keyboard.press("Escape")
    todo.page.keyboard.press("/")
    expect(todo.page.get_by_text("Titles, notes and tags of all your lists")).to_be_visible()
    yield "main"
    todo.page.keyboard.type("m @kitchen -bread")
    todo.expect_titles("Milk")
    yield "main"
    todo.button("Save as smart list").click()
    todo.page.get_by_role("dialog").get_by_role("button", name="Save").click()
    todo.button("Edit smart list").click()
    expect(todo.page.get_by_role("dialog")).to_be_visible()
    yield DIALOG
    todo.page.keyboard.press("Escape")
    todo.page.evaluate("document.activeElement.blur()")
    todo.page.keyboard.press("?")
    todo.button("Change keys").click()
    yield DIALOG


STORIES = [begin, use_a_list, add_in_words, look_back, find_and_select]


def open_for_axe(open_browser, account=None):
    """Open a browser into whose pages axe may bring its own script, which the app's CSP would refuse."""
    return open_browser(account, viewport=WIDE, color_scheme="light", bypass_csp=True)


# Texts that React has hold of, which a browser that translates takes from it. The labels of Mantine's boxes stay as
# they are, so they may be among them.
HELD_BY_REACT = """() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), held = [];
    while (texts.nextNode()) {
        const {currentNode: text} = texts, isHeld = Object.keys(text).some(key => key.startsWith('__reactFiber$'));
        if (isHeld && text.data.trim() && !text.parentElement.closest('label')) held.push(text.data);
    }
    return held;
}"""


def is_of_mantine(violation) -> bool:
    """Return whether it is about the empty element that an open menu of Mantine has: mantinedev/mantine#9004."""
    return violation["id"] == "aria-required-children" and all(
        "data-menu-dropdown" in node["html"] and "not allowed: div[tabindex]" in node["failureSummary"]
        for node in violation["nodes"]
    )


def expect_good_looks(todo, of: str = "") -> None:
    """Expect the page to be no wider than the screen, and axe to find nothing, on a desktop and, dark, on a phone.

    Each text has an element of its own, so that the page can be translated (components/words.py). axe looks at what
    the selector `of` finds, where the rest is as it was before; without one, it looks at the phone by all its rules,
    too, as the panel is a dialog there, and the sidebar opens over the page.
    """
    assert todo.page.evaluate(HELD_BY_REACT) == []
    for scheme, size, rules in (("light", WIDE, None), ("dark", NARROW, RULES_OF_LOOKS if of else None)):
        todo.page.emulate_media(color_scheme=scheme)
        todo.page.set_viewport_size(size)
        todo.page.wait_for_timeout(300)  # colours fade in

        assert todo.page.evaluate("document.documentElement.dataset.mantineColorScheme") == scheme
        todo.wait_until(f"document.documentElement.scrollWidth <= {size['width']}")  # charts follow the screen
        assert [one for one in violations(todo.page, of, rules) if not is_of_mantine(one)] == []
    todo.page.emulate_media(color_scheme="light")
    todo.page.set_viewport_size(WIDE)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
def test_nothing_is_too_wide_or_in_the_way_of_people_with_disabilities_or_a_translation_where_a_story_stops(
    open_browser, ada, story
):
    todo = open_for_axe(open_browser, ada)
    for part in story(todo):
        expect_good_looks(todo, part or "")


def test_nor_is_the_form_the_account_or_a_user(open_browser, ada):
    todo = open_for_axe(open_browser)
    todo.open("/log-in")
    todo.log_in(ada.name, "wrong")
    expect(todo.page.get_by_role("alert")).to_contain_text("Try again.")
    expect_good_looks(todo)
    accounts.make_admin(ada.id, "test:", "2026-01-01T00:00:00+00:00")
    todo.log_in(ada.name, PASSWORD)
    expect(todo.list_title).to_have_value("Inbox")

    todo.page.get_by_role("link", name=ada.name).click()
    expect(todo.page.get_by_role("textbox", name="Name of Chrome on Linux")).to_be_visible()
    todo.page.get_by_label("New password", exact=True).fill("password1234")
    todo.button("Change password").click()
    expect(todo.page.get_by_text("Type your current password.")).to_be_visible()
    expect(todo.page.get_by_text("Weak", exact=True)).to_be_visible()
    expect_good_looks(todo, "main")
    todo.button("Close my account").click()
    todo.button("Delete everything").click()
    expect(todo.page.get_by_role("dialog").get_by_text("Type your current password.")).to_be_visible()
    expect_good_looks(todo, DIALOG)

    todo.page.goto(f"{todo.url}/users")
    todo.page.get_by_role("textbox", name="Name", exact=True).fill(f"friend of {ada.name}")
    todo.button("Add").click()
    expect(todo.page.get_by_role("textbox", name="Password, shown once")).to_be_visible()
    expect_good_looks(todo, "main")
    todo.page.goto(f"{todo.url}/users/{ada.id}")
    todo.button("Delete account").click()
    expect(todo.page.get_by_role("dialog")).to_be_visible()
    expect_good_looks(todo, DIALOG)
