"""A page opens with its list, before Dash is there, and goes on being that page when Dash comes."""

import re

import pytest
from playwright.sync_api import expect

from storage.commit import commit
from tests.browser.held import HeldBack
from tests.browser.todo_page import CALLBACKS
from tests.factories import NOW, an_intent
from tests.storage.people import lists_of

HOSTILE = "</script><script>document.title = 'owned'</script><!-- {{id}} ⟦0⟧ & \"quoted\""
SCRIPTS, MODULES = "**/_dash-component-suites/**", "**/todo.js"
LOOKS = """root => [...document.querySelector(root).querySelectorAll('*')]
  .filter(one => one.tagName !== 'STYLE' && !one.matches('.of-schemes') && !one.closest('.notice'))
  .filter(one => !one.parentElement.closest('svg') && one.getClientRects().length)
  .map(one => {
    const box = one.getBoundingClientRect(), looks = getComputedStyle(one);
    const {color, backgroundColor, font, display, borderColor} = looks;
    const not = ['style', 'value', 'data-dash-is-loading'], made = /^(mantine-|:r)/;
    const says = [...one.attributes].filter(({name, value}) => !not.includes(name) && !made.test(value))
      .map(({name, value}) => `${name}=${value}`).sort();
    const at = [box.x, box.y, box.width, box.height].map(Math.round);
    return [one.tagName, ...says, ...at, color, backgroundColor, font, display, borderColor, one.value].join(' ');
  })"""
AT = """() => {
  const {id, value, selectionStart, selectionEnd} = document.activeElement;
  return [id, value, selectionStart, selectionEnd, scrollY];
}"""

# How many tasks are ticked in the first frame that has any.
SEEN = """requestAnimationFrame(function look() {
  window.seen = document.querySelectorAll('#tasks :checked').length;
  if (!document.querySelector('#tasks .row')) requestAnimationFrame(look);
});"""


def heard_in(todo) -> str:
    """Return what there is for a screen reader, except the line that goes again after some seconds."""
    parts = todo.page.locator("#shell > header, #shell > nav, #shell > main").all()
    return "\n".join(part.aria_snapshot() for part in parts)


def stays_as_it_is(todo, dash: HeldBack) -> None:
    """Let Dash come, and expect that nothing a person sees or hears is another, or elsewhere."""
    todo.page.wait_for_timeout(300)  # until what moves has come to its place
    before, heard = todo.page.evaluate(LOOKS, "#ahead #shell"), heard_in(todo)
    at = todo.page.evaluate(AT)
    dash.let_go()
    expect(todo.page.locator("#ahead")).to_have_count(0, timeout=60_000)
    todo.page.wait_for_timeout(100)
    after = todo.page.evaluate(LOOKS, "#shell")
    assert [one for one in before if one not in after] == []
    assert after == before
    assert heard_in(todo) == heard
    assert todo.page.evaluate(AT) == at


def test_a_list_is_used_before_dash_is_there_and_nothing_moves_when_it_comes(open_browser, ada):
    todo = open_browser(ada, new=True)
    todo.has_list("Groceries")
    list_id = lists_of(ada.id)[0].id
    titles = ["Milk", "Bread", HOSTILE, *(f"Thing {number}" for number in range(40))]
    new = [[f"task-{number}-of-{list_id}", title] for number, title in enumerate(titles)]
    commit(ada.id, an_intent("add_tasks", list=list_id, value=new), NOW)
    dash, answers = HeldBack(todo.page, SCRIPTS), HeldBack(todo.page, CALLBACKS)

    todo.page.goto(f"{todo.url}/lists/{list_id}", wait_until="domcontentloaded")
    todo.expect_titles(*titles)
    expect(todo.page).to_have_title("Groceries - Dash To-Do")
    expect(todo.add_box).to_be_focused()

    todo.row("Milk").hover()
    todo.row("Milk").get_by_role("button", name="More").click()
    expect(todo.page.get_by_role("menu")).to_be_visible()
    todo.page.keyboard.press("Escape")
    expect(todo.page.get_by_role("menu")).to_be_hidden()
    todo.row("Thing 2").get_by_role("checkbox").press("t")
    todo.page.keyboard.type("no day")
    todo.page.keyboard.press("Enter")
    expect(todo.page.get_by_role("dialog", name="Date").get_by_role("status")).to_contain_text("“no day” is no date.")
    todo.page.keyboard.press("Escape")
    todo.tick("Milk")
    todo.delete_task("Bread")
    todo.rename_task("Thing 1", "Thing one")
    todo.add_task("Eggs")
    todo.add_box.press_sequentially("Tomorrow half a w")
    todo.page.keyboard.press("Shift+ArrowLeft")
    todo.page.mouse.wheel(0, 300)
    todo.page.wait_for_function("() => scrollY > 200")
    stays_as_it_is(todo, dash)

    answers.let_go()
    expect(todo.page.get_by_role("group", name="Understood")).to_have_text(re.compile("Tomorrow"))
    todo.page.keyboard.type("in")
    expect(todo.add_box).to_have_value("Tomorrow half a in")  # in the place of what was selected
    todo.add_box.press("Enter")
    todo.expect_saved()
    done = [title for title, is_done in todo.in_database() if is_done]
    kept = [title for title, _ in todo.in_database()]
    assert done == ["Milk"]
    assert sorted(kept) == sorted([*{*titles} - {"Bread", "Thing 1"}, "Thing one", "Eggs", "half a in"])


def test_what_is_done_before_the_scripts_have_run_counts(open_browser, ada):
    todo = open_browser(ada, new=True)
    list_id = todo.has_list("Groceries", "Milk", "Bread", "Eggs", "Tea")
    todo.has_list("Work")
    scripts = HeldBack(todo.page, MODULES)
    todo.page.goto(f"{todo.url}/lists/{list_id}", wait_until="commit")
    expect(todo.add_box).to_be_focused()
    todo.page.keyboard.type("Butter")
    todo.page.keyboard.press("Enter")
    todo.page.keyboard.type(" and")
    todo.checkbox("Milk").click()
    expect(todo.checkbox("Milk")).to_be_checked()
    todo.checkbox("Tea").click(modifiers=["Shift"])
    todo.row("Bread").get_by_role("button", name="Delete").click()
    todo.title_box("Eggs").fill("Brown eggs")
    todo.page.keyboard.press("Tab")
    todo.list_title.fill("Food")
    expect(todo.page.get_by_role("status").filter(has_text="still loading")).to_be_visible()
    todo.page.evaluate("() => { window.tea = [...document.querySelectorAll('#tasks .row')].at(-1); }")
    scripts.let_go()

    expect(todo.checkbox("Milk")).to_be_checked()
    expect(todo.page.get_by_role("toolbar")).to_contain_text("1")  # Shift selects, and ticks nothing
    expect(todo.list_title).to_be_focused()
    expect(todo.add_box).to_have_value(" and")
    todo.page.keyboard.press("Enter")
    todo.expect_saved()
    kept = [("Brown eggs", False), ("Butter", False), ("Milk", True), ("Tea", False)]
    assert sorted(todo.in_database(list_id)) == kept
    assert "Food" in todo.lists_in_database()
    assert todo.page.evaluate("() => tea.isConnected"), "the rows are those that the server drew"

    todo.page.route(CALLBACKS, lambda route: route.abort())
    todo.tick("Tea")
    todo.page.add_init_script(SEEN)
    todo.page.reload(wait_until="commit")
    todo.wait_until("window.todo")
    assert todo.page.evaluate("seen") == 2, "nobody sees less than this browser knows"
    expect(todo.add_box).to_be_focused()
    todo.page.unroute(CALLBACKS)
    todo.expect_saved()


def cut_off(answer) -> str:
    """Return a page whose end did not come."""
    return answer.text().partition('id="given"')[0]


def test_a_link_waits_for_what_was_done_before_the_scripts_have_run_and_what_was_typed_is_there_if_they_do_not(
    open_browser, ada
):
    todo = open_browser(ada, new=True)
    list_id, work = todo.has_list("Groceries"), todo.has_list("Work", "Report")
    scripts = HeldBack(todo.page, MODULES)
    todo.page.goto(f"{todo.url}/lists/{list_id}", wait_until="commit")
    todo.add_box.fill("Milk")
    todo.add_box.press("Enter")
    todo.card("Work").click()
    scripts.let_go()
    todo.expect_titles("Report")
    todo.expect_saved()
    assert todo.in_database(list_id) == [("Milk", False)]

    held: list = []
    todo.page.route(MODULES, lambda route: held.append(route))
    todo.page.goto(f"{todo.url}/lists/{work}", wait_until="commit")
    todo.add_box.fill("Tea")
    todo.add_box.press("Enter")
    todo.page.keyboard.type("Oats")
    for route in held:
        route.abort()
    expect(todo.page.get_by_role("alert")).to_contain_text("You had typed: Tea, Oats")

    todo.page.unroute(MODULES)
    todo.page.route("**/lists/*", lambda route: route.fulfill(body=cut_off(route.fetch())))
    todo.page.goto(f"{todo.url}/lists/{work}")
    expect(todo.page.get_by_role("alert")).to_contain_text("Only a part of this page arrived")
    expect(todo.rows).to_have_count(0)
    todo.console.clear()


@pytest.mark.parametrize("path", ["/", "/today", "/search?q=milk", "/trash"])
def test_a_page_is_there_before_dash_is(open_browser, ada, path):
    visitor = path == "/"
    todo = open_browser(None if visitor else ada, new=True, viewport={"width": 360, "height": 700}, color_scheme="dark")
    dash, answers = HeldBack(todo.page, SCRIPTS), HeldBack(todo.page, CALLBACKS)
    todo.page.goto(todo.url + path, wait_until="domcontentloaded")
    expect(todo.page.get_by_role("banner")).to_contain_text("Log in" if visitor else "ada")
    if path == "/trash":  # Dash draws it, below a frame that is there; what is clicked there, it is told
        todo.page.get_by_role("button", name="Lists").click()
        todo.page.keyboard.press("Control+k")
        chooser = todo.page.get_by_role("dialog", name="Commands")
        expect(chooser).to_be_visible()
        todo.page.evaluate(
            """() => {
                const sheet = document.createElement('style');
                document.head.append(Object.assign(sheet, {id: 'dark', media: 'screen'}));
            }"""
        )
        dash.let_go()
        todo.page.wait_for_function("() => document.querySelectorAll('head style[media=\"not all\"]').length > 1")
        todo.page.wait_for_timeout(2_000)  # Dash has drawn, and waits until the dialog, which is not Dash's, is closed
        expect(todo.page.locator("#ahead")).to_have_count(1)
        expect(chooser).to_be_visible()
        todo.page.keyboard.press("Escape")
        expect(todo.page.locator("#ahead")).to_have_count(0, timeout=60_000)
        expect(todo.page.locator("#dark")).to_have_attribute("media", "screen")
        expect(todo.page.get_by_role("heading", name="Trash")).to_be_attached(timeout=60_000)
        expect(todo.page.get_by_role("button", name="New list")).to_be_in_viewport()
    else:
        todo.page.wait_for_function("() => window.todo?.list.now()")
        stays_as_it_is(todo, dash)
    answers.let_go()
