"""A person prints a list, Today or a search: all of it, on clean pages."""

import re
from datetime import UTC, datetime

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from domain.days import day_in_words, later
from domain.lists import inbox_of
from storage.accounts.calendars import calendar_of
from storage.commit import commit
from tests.factories import NOW, an_intent, new_id

PRINTS = "window.printed = 0; window.print = () => { window.printed += 1; }"


def expect_lines(page, *titles: str) -> None:
    """Wait until a page has come, with these tasks. (It prints itself by then.)"""
    page.wait_for_load_state("load")
    expect(page.locator("li .task > span:first-child")).to_have_text(titles)


def print_by_menu(todo):
    todo.button("List options").click()
    with todo.page.expect_popup() as opened:
        todo.page.get_by_role("menuitem", name="Print").click()
    return opened.value


def test_a_list_is_printed_with_its_sections_subtasks_and_facts(todo):
    todo.add_tasks("Milk", "<b>Bread</b>", "Eggs")
    todo.checkbox("<b>Bread</b>").focus()
    todo.page.keyboard.press("Shift+ArrowRight")
    todo.tick("Eggs")
    todo.has_facts("Milk", priority="1", date="2027-01-13", time="14:00", notes="Oat, or\n- [ ] soy <b>\n- [x] rice")
    todo.has_tag("Milk", "shop")
    page = print_by_menu(todo)
    expect(page.get_by_role("heading", name="Groceries")).to_be_visible()
    expect_lines(page, "Milk", "<b>Bread</b>", "Eggs")
    expect(page.get_by_role("listitem").first).to_contain_text("p1 · Wed 13 Jan 2027 14:00 · @shop")
    expect(page.get_by_role("img", name="Done")).to_have_count(1)
    assert page.locator("li").nth(1).get_attribute("style") == "--level:1"
    expect(page.get_by_text("Oat, or")).to_have_count(0)
    page.get_by_role("checkbox", name="Notes").check()
    expect(page.get_by_text("Oat, or")).to_have_text("Oat, or\n☐ soy <b>\n☑ rice", use_inner_text=True)
    expect_lines(page, "Milk", "<b>Bread</b>", "Eggs")
    page.get_by_role("checkbox", name="Notes").uncheck()
    expect(page.get_by_text("Oat, or")).to_have_count(0)


def test_all_tasks_are_on_paper_not_only_those_on_screen(open_browser, ada):
    todo = open_browser(ada, new=True)
    todo.page.context.add_init_script(PRINTS)
    todo.has_list("Much")
    todo.open()
    tasks = [[new_id("task"), f"Task {n}"] for n in range(100)]
    commit(ada.id, an_intent("add_tasks", list=todo.list_id(), value=tasks), NOW)
    todo.page.reload()
    expect(todo.row("Task 0")).to_be_visible()
    with todo.page.expect_popup() as opened:
        todo.page.keyboard.press("Control+p")
    page = opened.value
    expect_lines(page, *(f"Task {n}" for n in range(100)))
    assert page.evaluate("window.printed") == 1
    page.get_by_role("button", name="Print").click()
    assert page.evaluate("window.printed") == 2


def test_a_search_today_and_upcoming_are_printed_too(todo):
    todo.add_tasks("Milk", "Bread")
    todo.expect_saved()
    todo.page.goto(f"{todo.url}/search?q=milk")
    expect(todo.row("Milk")).to_be_visible()
    todo.page.evaluate("document.activeElement.blur()")
    todo.page.keyboard.press("Control+k")
    todo.page.get_by_role("combobox", name="Find a command").fill("print")
    with todo.page.expect_popup() as opened:
        todo.page.keyboard.press("Enter")
    expect_lines(opened.value, "Milk")
    old = [[new_id("task"), {"title": f"Old {n}", "date": f"2026-01-0{n}"}] for n in range(1, 7)]
    commit(todo.account.id, an_intent("add_tasks", list=inbox_of(todo.account.id), value=old), NOW)
    opened.value.goto(f"{todo.url}/print/today")
    expect(opened.value.get_by_role("heading", name="Today")).to_be_visible()
    expect_lines(opened.value, *(f"Old {n}" for n in range(1, 7)))
    expect(opened.value.get_by_text("collapsed")).to_have_count(0)

    in_a_week = later(calendar_of(todo.account.id).today(datetime.now(UTC)), 7)
    fields = {"date": in_a_week, "time": "09:00", "repeat": "FREQ=DAILY", "priority": None}
    daily = [[new_id("task"), {**fields, "title": f"Daily {n}"}] for n in range(6)]
    commit(todo.account.id, an_intent("add_tasks", list=inbox_of(todo.account.id), value=daily), NOW)
    opened.value.goto(f"{todo.url}/print/upcoming")
    next_day = opened.value.locator("section").nth(1)
    expect(next_day.get_by_role("heading")).to_have_text(day_in_words(later(in_a_week, 1))[:-5])
    expect(next_day.get_by_role("img", name="Comes again")).to_have_count(5)
    expect(next_day.get_by_role("listitem").first).to_have_text("Daily 009:00 · every day")
    expect(next_day.get_by_role("listitem").last).to_have_text("and 1 more that repeats")
    a_week = opened.value.locator("section").filter(has_text=re.compile(r"\d.* to \d")).nth(1)
    expect(a_week.get_by_role("listitem").first).to_contain_text("7 days · 09:00 · every day")


def test_the_page_for_paper_is_in_nobodys_way(open_browser, ada):
    todo = open_browser(ada, bypass_csp=True, viewport={"width": 320, "height": 740})
    todo.has_list("Groceries")
    todo.open()
    todo.add_tasks("Milk", "A title that is long enough to need a second line on a phone, and maybe a third")
    todo.tick("Milk")
    todo.expect_saved()
    todo.has_facts("Milk", notes="- [ ] Oat")
    todo.page.goto(f"{todo.url}/print/lists/{todo.list_id()}?notes=yes")
    assert Axe().run(todo.page).response["violations"] == []
    assert todo.page.evaluate("document.documentElement.scrollWidth") <= 320
    todo.console.clear()  # axe looks for what the styles import beside the page, and not beside them


def test_nobody_prints_what_is_somebody_elses(todo, open_browser, make_account):
    todo.add_task("Secret")
    path = f"/print/lists/{todo.list_id()}"
    other = open_browser(make_account("mallory"))
    for address in (path, "/print/lists/no-such", "/print/nothing", "/print/tags/x"):
        answer = other.page.request.get(other.url + address)
        assert answer.status == 404
        assert "Your lists" in answer.text()
        assert "Secret" not in answer.text()


def test_what_the_browser_prints_of_a_short_list_is_clean(todo):
    todo.add_tasks("Milk", "Bread")
    todo.page.emulate_media(media="print")
    expect(todo.add_box).to_be_hidden()
    expect(todo.nav).to_be_hidden()
    expect(todo.row("Milk")).to_be_visible()
    todo.page.emulate_media(media="screen")
