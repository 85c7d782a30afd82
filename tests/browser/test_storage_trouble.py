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
    todo.card("Groceries").click()
    todo.page.reload()
    expect(todo.row("Rye bread")).to_be_visible()


def test_without_local_storage_everything_works_and_it_is_said(open_browser, ada):
    todo = open_browser(ada, new=True)
    todo.page.context.add_init_script(NO_STORAGE)
    todo.open()
    expect(todo.message).to_contain_text("This browser keeps nothing for this page.")
    todo.new_list("Groceries")
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


def test_without_room_for_a_copy_it_is_said_once_and_all_goes_on(todo):
    todo.add_box.focus()
    todo.paste("\n".join(f"{n} {'Milk ' * 100}" for n in range(40)))
    todo.expect_saved()
    todo.page.evaluate(FILL_UP)
    todo.page.evaluate("for (let n = 0; n < 20; n++) localStorage.removeItem(`filler-8192-${n}`)")
    todo.add_task("Coffee")
    expect(todo.message).to_have_text("This browser has no room for a copy of your lists. They are on the server.")
    todo.button("Dismiss").click()
    todo.tick("Coffee")
    todo.expect_saved()
    expect(todo.message).not_to_contain_text("no room")
    todo.new_list("Holiday")
    todo.card("Groceries").click()
    expect(todo.row("Coffee")).to_be_visible()
    todo.page.goto(f"{todo.url}/account")

    expect(todo.page.locator("#browser-facts")).to_contain_text("This browser has no room for a copy of your lists.")


def test_what_a_newer_version_kept_is_left_as_it_is_and_said(todo):
    todo.add_task("Milk")
    todo.expect_saved()
    newer = {
        json.dumps({"account": todo.account.id, "part": "lists-copy"}, separators=(",", ":")): '{"version":2,"all":[]}',
        f"todo-outbox:{todo.account.id}:00000000newer": '{"version":2,"does":"something new"}',
    }
    other = todo.page.context.new_page()
    other.goto(todo.url + "/assets/favicon.svg")  # a tab of the newer version, beside this one
    keep_newer = "newer => { for (const [key, text] of Object.entries(newer)) localStorage.setItem(key, text); }"
    other.evaluate(keep_newer, newer)
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
    todo.page.goto(f"{todo.url}/account")
    expect(todo.page.locator("#browser-facts")).to_contain_text("A newer version of this app has left something")


DAMAGED = "Object.keys(localStorage).filter(key => key.startsWith('todo-damaged:'))"


def test_a_damaged_copy_is_set_aside_as_it_is(todo):
    todo.add_task("Milk")
    todo.expect_saved()
    key = json.dumps({"account": todo.account.id, "part": "lists-copy"}, separators=(",", ":"))
    for damaged in ("{", "[]", "null", '{"seq": 1, "lists": [], "tasks": {}}', '"text"'):
        todo.page.goto(todo.url + "/assets/favicon.svg")  # of the same origin, with no Store that writes
        todo.page.evaluate(f"{DAMAGED}.forEach(key => localStorage.removeItem(key))")
        todo.page.evaluate("([key, value]) => localStorage.setItem(key, value)", [key, damaged])
        todo.open()
        todo.console.clear()  # a picture by itself has no icon

        expect(todo.message).to_contain_text("could not be read, and was set aside")
        todo.expect_titles("Milk")
        assert todo.page.evaluate(f"{DAMAGED}.map(key => localStorage.getItem(key))") == [damaged]
    todo.add_task("Bread")
    assert todo.in_database() == [("Milk", False), ("Bread", False)]


@pytest.mark.parametrize("damaged", ["{", "17", '{"id": 3}', '{"id": "from-a-newer-version"}'])
def test_a_damaged_change_is_set_aside_and_the_others_are_sent(todo, damaged):
    todo.page.context.route("**/_dash-update-component*", lambda route: route.abort())
    todo.add_task("Milk")
    todo.page.evaluate(
        "([key, value]) => localStorage.setItem(key, value)",
        [f"todo-outbox:{todo.account.id}:00000000damaged", damaged],
    )
    todo.page.goto("about:blank")
    todo.page.context.unroute_all()
    todo.open()

    expect(todo.kept).to_contain_text("A change that this browser kept is damaged")
    expect(todo.kept.get_by_role("textbox")).to_have_value(damaged)
    assert todo.in_database() == [("Milk", False)]


def test_what_stands_in_the_add_box_survives_a_reload(todo):
    todo.add_box.press_sequentially("Half a thought")
    todo.page.reload()
    expect(todo.add_box).to_have_value("Half a thought")
    todo.add_box.press("Enter")
    assert todo.in_database() == [("Half a thought", False)]
    todo.page.reload()
    expect(todo.row("Half a thought")).to_be_visible()
    expect(todo.add_box).to_have_value("")
