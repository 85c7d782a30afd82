"""Rules for every page, in every theme and at every width."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from storage.accounts import accounts
from tests.conftest import PASSWORD

NOTES = "**Soon**\n\n- [ ] Flour\n- [x] Eggs\n\nhttps://example.org"
WIDE, PHONE, NARROW = ({"width": width, "height": height} for width, height in ((1280, 800), (360, 740), (320, 740)))


def go_home(todo):
    todo.open("/")
    expect(todo.row("Tick this task off")).to_be_visible()


def show_list(todo):
    todo.has_list("Groceries")
    todo.open()
    todo.add_tasks("Milk", "Bread", "A title that is long enough to need a second line on a phone, and maybe a third")
    todo.tick("Milk")
    todo.delete_task("Bread")
    todo.expect_saved()


def show_inbox(todo):
    todo.open()
    expect(todo.page.get_by_role("heading", name="Welcome")).to_be_visible()


def show_missing_list(todo):
    todo.open("/lists/not-there-at-all")


def show_missing_page(todo):
    todo.open("/not/there")
    todo.console.clear()  # the browser itself notes every 404


def use_a_list(todo):
    """Stop at a list, at its menu, at the choice of its icon, and where it asks before it deletes, and signs out."""
    show_list(todo)
    yield
    todo.button("List options").click()
    expect(todo.page.get_by_role("menuitem", name="Rename")).to_be_visible()
    yield
    todo.page.get_by_role("menuitem", name="Icon", exact=True).click()
    expect(todo.page.get_by_role("group", name="Icon")).to_be_visible()
    yield
    todo.page.keyboard.press("Escape")
    for name in ("Delete list", "Sign out"):
        expect(todo.page.get_by_role("dialog")).to_have_count(0)
        todo.button(name).click()
        expect(todo.page.get_by_role("dialog")).to_be_visible()
        yield
        todo.page.keyboard.press("Escape")


def change_the_account(todo):
    """Stop at a password that is refused, and where the account is to be closed."""
    todo.page.goto(f"{todo.url}/account")
    todo.page.get_by_label("New password", exact=True).fill("password1234")
    todo.button("Change password").click()
    expect(todo.page.get_by_text("Type your current password.")).to_be_visible()
    expect(todo.page.get_by_text("Weak", exact=True)).to_be_visible()
    yield
    todo.button("Close my account").click()
    todo.button("Delete everything").click()
    expect(todo.page.get_by_role("dialog").get_by_text("Type your current password.")).to_be_visible()
    yield


def manage_users(todo):
    """Stop at the users, one of whom was just added, and where it asks before it deletes one."""
    accounts.make_admin(todo.account.id, "test:", "2026-01-01T00:00:00+00:00")
    todo.page.goto(f"{todo.url}/users")
    todo.page.get_by_role("textbox", name="Name", exact=True).fill(f"friend of {todo.account.name}")
    todo.button("Add").click()
    expect(todo.page.get_by_role("textbox", name="Password, shown once")).to_be_visible()
    yield
    todo.page.goto(f"{todo.url}/users/{todo.account.id}")
    todo.button("Delete account").click()
    expect(todo.page.get_by_role("dialog")).to_be_visible()
    yield


def show_today(todo):
    todo.open("/today")
    todo.add_tasks("Milk", "Bread")
    todo.tick("Bread")
    todo.expect_saved()


def show_upcoming(todo):
    todo.open("/upcoming")
    todo.add_task("Milk")
    todo.expect_saved()


def look_back(todo):
    """Stop at the history of a task, at the trash, at a list in the archive, and at a template."""
    show_list(todo)
    todo.rename_task("Milk", "Oat milk")
    todo.expect_saved()
    todo.go_to_history("Oat milk")
    yield
    todo.page.get_by_role("link", name="Trash").click()
    expect(todo.button("Restore Bread")).to_be_visible()
    yield
    todo.card("Groceries").click()
    choose(todo, "Save as template")
    todo.expect_saved()
    choose(todo, "Archive")
    todo.expect_saved()
    todo.page.get_by_role("link", name="Archive").click()
    expect(todo.button("Bring back: Groceries")).to_be_visible()
    yield
    todo.page.get_by_role("link", name="Templates").click()
    todo.page.get_by_role("list", name="Templates").get_by_role("link", name="Groceries").click()
    expect(todo.button("Make a list from it")).to_be_visible()
    yield


def show_empty_trash(todo):
    todo.page.goto(todo.url + "/trash")
    expect(todo.page.get_by_text("The trash is empty.")).to_be_visible()


def choose(todo, option):
    todo.button("List options").click()
    todo.page.get_by_role("menuitem", name=option, exact=True).click()


def show_panel(todo):
    show_list(todo)
    facts = {"date": "2027-01-13", "time": "14:05", "deadline": "2027-01-20", "repeat": "FREQ=WEEKLY;BYDAY=WE"}
    todo.has_facts("Milk", priority="1", notes=NOTES, **facts)
    todo.has_tag("Milk", "kitchen")
    todo.page.reload()
    todo.open_details("Milk")
    todo.fact("Add a subtask").fill("Oats, as many as there are in the whole of the cupboard")
    todo.fact("Add a subtask").press("Enter")


def find_and_select(todo):
    """Stop where tasks are selected, at Ctrl+K, at the help on searches, at a search, a smart list, and at the keys."""
    show_list(todo)
    todo.has_tag("Milk", "kitchen")
    todo.page.evaluate("document.activeElement.blur()")
    for key in ("j", "x", "j", "x"):
        todo.page.keyboard.press(key)
    expect(todo.page.get_by_role("toolbar", name="2 selected")).to_be_visible()
    yield
    todo.page.keyboard.press("Control+k")
    expect(todo.page.get_by_role("dialog", name="Commands")).to_be_visible()
    yield
    todo.page.keyboard.press("Escape")
    todo.page.keyboard.press("/")
    expect(todo.page.get_by_text("Titles, notes and tags of all your lists")).to_be_visible()
    yield
    todo.page.keyboard.type("m @kitchen -bread")
    todo.expect_titles("Milk")
    yield
    todo.button("Save as smart list").click()
    todo.page.get_by_role("dialog").get_by_role("button", name="Save").click()
    todo.button("Edit smart list").click()
    expect(todo.page.get_by_role("dialog")).to_be_visible()
    yield
    todo.page.keyboard.press("Escape")
    todo.page.evaluate("document.activeElement.blur()")
    todo.page.keyboard.press("?")
    todo.button("Change keys").click()
    yield


PAGES = [
    show_panel,
    show_today,
    show_upcoming,
    show_empty_trash,
    go_home,
    show_inbox,
    show_missing_list,
    show_missing_page,
]


STORIES = [use_a_list, look_back, find_and_select, change_the_account, manage_users]


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


def expect_good_looks(todo) -> None:
    """Expect the page to be no wider than the screen, and axe to find nothing, on a desktop and, dark, on a phone.

    Each text has an element of its own, so that the page can be translated (components/words.py).
    """
    assert todo.page.evaluate(HELD_BY_REACT) == []
    for scheme, size in (("light", WIDE), ("dark", NARROW)):
        todo.page.emulate_media(color_scheme=scheme)
        todo.page.set_viewport_size(size)
        todo.page.wait_for_timeout(300)  # colours fade in

        assert todo.page.evaluate("document.documentElement.dataset.mantineColorScheme") == scheme
        assert todo.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        results = Axe().run(todo.page)
        assert [one for one in results.response["violations"] if not is_of_mantine(one)] == []


@pytest.mark.parametrize("go", PAGES, ids=lambda go: go.__name__)
def test_nothing_is_wider_than_the_screen_or_in_the_way_of_people_with_disabilities_or_of_a_translation(
    open_browser, ada, go
):
    todo = open_for_axe(open_browser, ada)
    go(todo)
    expect_good_looks(todo)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
def test_so_it_is_wherever_a_story_stops(open_browser, ada, story):
    todo = open_for_axe(open_browser, ada)
    for _ in story(todo):
        expect_good_looks(todo)
        todo.page.emulate_media(color_scheme="light")
        todo.page.set_viewport_size(WIDE)


def test_the_form_and_the_devices_are_in_nobodys_way(open_browser, ada):
    todo = open_for_axe(open_browser)
    todo.open("/log-in")
    todo.log_in(ada.name, "wrong")
    expect(todo.page.get_by_role("alert")).to_contain_text("Try again.")
    expect_good_looks(todo)
    todo.log_in(ada.name, PASSWORD)
    expect(todo.list_title).to_have_value("Inbox")
    todo.open("/account")
    expect(todo.page.get_by_role("textbox", name="Name of Chrome on Linux")).to_be_visible()
    expect_good_looks(todo)
