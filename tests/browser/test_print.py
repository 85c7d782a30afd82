"""A person prints a list, Today or a search: all of it, on clean pages."""

import re
from datetime import UTC, datetime

from playwright.sync_api import expect

from domain.days import day_in_words, later
from domain.lists import inbox_of
from storage.accounts.calendars import calendar_of
from storage.commit import commit
from tests.browser.axe import violations
from tests.factories import NOW, an_intent, new_id

PRINTS = "window.printed = 0; window.print = () => { window.printed += 1; }"


def expect_lines(page, *titles: str) -> None:
    """Wait until a page has come, with these tasks. (It prints itself by then.)"""
    page.wait_for_load_state("load")
    expect(page.locator("li .task > span:first-child")).to_have_text(titles)


def test_a_list_is_printed_with_its_sections_subtasks_and_facts(open_browser, ada, make_account):
    todo = open_browser(ada, new=True)
    todo.page.context.add_init_script(PRINTS)
    groceries = todo.has_list("Groceries", "Milk", "- <b>Bread</b>", "Eggs")
    much = [f"Task {n}" for n in range(100)]
    todo.has_list("Much", *much)
    todo.open()
    todo.tick("Eggs")
    todo.has_facts("Milk", priority="1", date="2027-01-13", time="14:00", notes="Oat, or\n- [ ] soy <b>\n- [x] rice")
    todo.has_tag("Milk", "shop")
    todo.button("List options").click()
    with todo.page.expect_popup() as opened:
        todo.page.get_by_role("menuitem", name="Print").click()
    page = opened.value
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
    page.close()

    # All tasks are on paper, not only those on screen.
    todo.card("Much").click()
    expect(todo.row("Task 0")).to_be_visible()
    with todo.page.expect_popup() as opened:
        todo.page.keyboard.press("Control+p")
    page = opened.value
    expect_lines(page, *much)
    assert page.evaluate("window.printed") == 1
    page.get_by_role("button", name="Print").click()
    assert page.evaluate("window.printed") == 2

    # The browser's own print of a short list is clean, and nobody prints what is somebody else's.
    todo.card("Groceries").click()
    todo.expect_titles("Milk", "<b>Bread</b>", "Eggs")
    todo.page.emulate_media(media="print")
    expect(todo.add_box).to_be_hidden()
    expect(todo.nav).to_be_hidden()
    for title in ("Milk", "<b>Bread</b>", "Eggs"):
        expect(todo.row(title)).to_be_visible()
    other = open_browser(make_account("mallory"))
    for address in (f"/print/lists/{groceries}", "/print/lists/no-such", "/print/nothing", "/print/tags/x"):
        answer = other.page.request.get(other.url + address)
        assert answer.status == 404
        assert "Your lists" in answer.text()
        assert "Milk" not in answer.text()


def test_a_search_today_and_upcoming_are_printed_too(open_browser, ada):
    todo = open_browser(ada)
    todo.has_list("Groceries", "Milk", "Bread")
    todo.page.goto(f"{todo.url}/search?q=milk")
    expect(todo.row("Milk")).to_be_visible()
    expect(todo.page.get_by_role("searchbox", name="Search")).to_have_value("milk")
    todo.page.evaluate("document.activeElement.blur()")
    todo.page.keyboard.press("Control+k")
    todo.page.get_by_role("combobox", name="Find a command").fill("print")
    with todo.page.expect_popup() as opened:
        todo.page.keyboard.press("Enter")
    expect_lines(opened.value, "Milk")
    expect(opened.value.get_by_role("heading", name="Search: milk")).to_be_visible()
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
    first = opened.value.locator("section").first.get_by_role("listitem").first
    expect(first).to_contain_text("09:00 · every day")
    next_day = opened.value.locator("section").nth(1)
    expect(next_day.get_by_role("heading")).to_have_text(day_in_words(later(in_a_week, 1))[:-5])
    expect(next_day.get_by_role("img", name="Comes again")).to_have_count(5)
    expect(next_day.get_by_role("listitem").first).to_have_text("Daily 009:00 · every day")
    expect(next_day.get_by_role("listitem").last).to_have_text("and 1 more that repeats")
    a_week = opened.value.locator("section").filter(has_text=re.compile(r"\d.* to \d")).nth(1)
    expect(a_week.get_by_role("listitem").first).to_contain_text("7 days · 09:00 · every day")


def test_the_page_for_paper_is_in_nobodys_way(open_browser, ada):
    todo = open_browser(ada, bypass_csp=True, viewport={"width": 320, "height": 740})
    groceries, milk = todo.has_list("Groceries"), new_id("task")
    long = "A title that is long enough to need a second line on a phone, and maybe a third"
    made = [[milk, {"title": "Milk", "notes": "- [ ] Oat"}], [new_id("task"), {"title": long}]]
    commit(ada.id, an_intent("add_tasks", list=groceries, value=made), NOW)
    commit(ada.id, an_intent("tick_task", tasks=[milk], value=True), NOW)
    todo.page.goto(f"{todo.url}/print/lists/{groceries}?notes=yes")
    expect(todo.page.get_by_role("heading", name="Groceries")).to_be_visible()
    assert violations(todo.page) == []
    assert todo.page.evaluate("document.documentElement.scrollWidth") <= 320
    todo.console.clear()  # axe looks for what the styles import beside the page, and not beside them
