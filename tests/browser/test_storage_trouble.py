"""A browser that keeps nothing, has no room, or holds broken data: the app goes on from the server, and says so."""

import json

import pytest
from playwright.sync_api import expect

NO_STORAGE = """
for (const name of ['localStorage', 'sessionStorage']) {
    const get = () => { throw new DOMException('denied', 'SecurityError'); };
    Object.defineProperty(window, name, {configurable: true, get});
}
"""

FILL_UP = """() => {
    for (const key of Object.keys(localStorage).filter(key => key.includes('lists-copy'))) localStorage.removeItem(key);
    for (let size = 1 << 20; size >= 1; size >>= 1) {
        for (let n = 0; n < 20; n++) {
            try { localStorage.setItem(`filler-${size}-${n}`, 'x'.repeat(size)); } catch { break; }
        }
    }
}"""


def everything_works(todo) -> None:
    todo.add_tasks("Milk", "Bread", "Eggs")
    todo.tick("Milk")
    todo.rename_task("Bread", "Rye bread")
    todo.delete_task("Eggs")
    todo.button("Undo").click()
    expect(todo.row("Eggs")).to_be_visible()
    assert todo.in_database() == [("Rye bread", False), ("Eggs", False), ("Milk", True)]
    todo.inbox.click()
    expect(todo.list_title).to_have_value("Inbox")
    todo.card("Groceries").click()
    expect(todo.row("Rye bread")).to_be_visible()


def test_without_local_storage_everything_works_and_it_is_said(open_browser, ada):
    todo = open_browser(ada, new=True)
    todo.has_list("Groceries")
    todo.page.context.add_init_script(NO_STORAGE)
    todo.open()
    expect(todo.message).to_contain_text("This browser keeps nothing for this page.")
    everything_works(todo)


def test_without_room_everything_works_and_it_is_said(todo):
    todo.page.evaluate(FILL_UP)
    todo.page.context.route("**/_dash-update-component*", lambda route: route.abort())
    todo.add_task("Coffee")
    expect(todo.message).to_contain_text("This browser has no room left.")
    todo.page.context.unroute_all()
    expect(todo.badge).to_have_text("", timeout=15_000)
    assert todo.in_database() == [("Coffee", False)]
    todo.delete_task("Coffee")
    everything_works(todo)


@pytest.mark.tasks(*(f"{n} {'Milk ' * 100}" for n in range(40)))
def test_without_room_for_a_copy_it_is_said_once_and_all_goes_on(todo):
    todo.page.evaluate(FILL_UP)
    todo.page.evaluate("for (let n = 0; n < 20; n++) localStorage.removeItem(`filler-8192-${n}`)")
    todo.add_task("Coffee")
    expect(todo.message).to_have_text("This browser has no room for a copy of your lists. They are on the server.")
    todo.button("Dismiss").click()
    todo.tick("Coffee")
    todo.expect_saved()
    expect(todo.message).not_to_contain_text("no room")
    todo.page.get_by_role("banner").get_by_role("link", name=todo.account.name).click()

    expect(todo.page.locator("#browser-facts")).to_contain_text("This browser has no room for a copy of your lists.")


def keep(tab, kept: dict[str, str]) -> None:
    tab.evaluate("kept => { for (const [key, text] of Object.entries(kept)) localStorage.setItem(key, text); }", kept)


def copy_key(todo) -> str:
    return json.dumps({"account": todo.account.id, "part": "lists-copy"}, separators=(",", ":"))


def test_what_a_newer_version_kept_is_left_as_it_is_and_said(todo):
    todo.add_task("Milk")
    todo.expect_saved()
    newer = {
        copy_key(todo): '{"version":2,"all":[]}',
        f"todo-outbox:{todo.account.id}:00000000newer": '{"version":2,"does":"something new"}',
    }
    other = todo.page.context.new_page()
    other.goto(todo.url + "/assets/favicon.svg")  # a tab of the newer version, beside this one
    keep(other, newer)
    expect(todo.message).to_contain_text("A newer version of this app has left something in this browser.")
    todo.add_task("Bread")
    todo.expect_saved()
    todo.page.reload()
    expect(todo.message).to_contain_text("A newer version of this app has left something in this browser.")
    todo.expect_titles("Milk", "Bread")
    todo.tick("Milk")

    assert todo.in_database() == [("Bread", False), ("Milk", True)]
    expect(todo.kept).to_be_hidden()
    assert other.evaluate("keys => keys.map(key => localStorage.getItem(key))", list(newer)) == list(newer.values())
    todo.page.get_by_role("banner").get_by_role("link", name=todo.account.name).click()
    expect(todo.page.locator("#browser-facts")).to_contain_text("A newer version of this app has left something")


SET_ASIDE = (
    """Object.entries(localStorage).filter(([key]) => key.startsWith('todo-damaged:')).map(([, text]) => text)"""
)


def test_what_is_damaged_is_set_aside_as_it_is_and_what_is_sound_is_sent(todo):
    todo.page.context.route("**/_dash-update-component*", lambda route: route.abort())
    todo.add_box.press_sequentially("Milk")
    todo.add_box.press("Enter")
    todo.add_box.press_sequentially("Half a thought")
    todo.page.goto(todo.url + "/assets/favicon.svg")  # of the same origin, with no page that writes
    damaged, change = '{"seq": 1, "lists": [], "tasks": {}}', '{"id": "from-a-newer-version"}'
    keep(todo.page, {copy_key(todo): damaged, f"todo-outbox:{todo.account.id}:00000000damaged": change})
    todo.page.context.unroute_all()
    todo.open()

    expect(todo.message).to_contain_text("could not be read, and was set aside")
    assert damaged in todo.page.evaluate(SET_ASIDE)
    expect(todo.kept).to_contain_text("A change that this browser kept is damaged")
    expect(todo.kept.get_by_role("textbox")).to_have_value(change)
    todo.expect_titles("Milk")

    # The text in the box for a new task is there, and is added once.
    expect(todo.add_box).to_have_value("Half a thought")
    todo.add_box.press("Enter")
    assert todo.in_database() == [("Milk", False), ("Half a thought", False)]
    expect(todo.add_box).to_have_value("")
    todo.console.clear()  # a picture by itself has no icon
