"""Insights: somebody looks back on what they did, and does something about what stays open."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from storage.insights import insights_of
from tests.a_year import OLD, PUT_OFF, live_a_year
from tests.browser.test_looks import expect_good_looks, open_for_axe


@pytest.fixture
def past(ada):
    """Give the lists of Ada, who has a past of four months, by their titles."""
    return live_a_year(ada.id, datetime.now(UTC), 120, busy=0.4)


def section(todo, title: str):
    return todo.page.locator(".insights section").filter(has=todo.page.get_by_role("heading", name=title, exact=True))


@pytest.mark.usefixtures("past")
def test_a_person_looks_back_and_each_mark_opens_the_tasks_behind_it(open_browser, ada):
    todo = open_browser(ada)
    todo.open("/today")
    asked = []
    todo.page.on("request", lambda request: asked.append(request.url))
    todo.page.get_by_role("link", name="Insights").click()
    expect(todo.page.get_by_role("heading", name="Insights", exact=True)).to_be_visible()
    expect(section(todo, "Done").locator(".recharts-bar-rectangle path").first).to_be_visible()
    assert [one for one in asked if "charts-shared" in one]
    said = r"completed in the last 26 weeks, \d+ of them this week\. The last 4 whole weeks had \d+, "
    expect(section(todo, "Done")).to_contain_text(re.compile(said))
    expect(todo.page.locator("#today-count")).not_to_be_empty()
    expect(section(todo, "Day by day")).to_contain_text("Something was completed on")

    shown = insights_of(ada.id)
    assert shown
    days = shown.days
    day = max(days, key=lambda one: days[one])
    section(todo, "Day by day").get_by_text("As a table").click()
    section(todo, "Day by day").locator(f"a[href*='{day}']").click()
    expect(todo.page.get_by_text(f"{days[day]} completed found")).to_be_visible()

    todo.page.go_back()
    marks = section(todo, "Day by day").locator("rect[fill*=accent]")
    marks.last.click()
    last = max(days)
    expect(todo.page).to_have_url(re.compile(f"/search.q=done.*{last}.*in.*all$"))
    expect(todo.page.get_by_text(f"{days[last]} completed found")).to_be_visible()

    todo.page.go_back()
    bars = section(todo, "Done").locator(".recharts-bar").first.locator(".recharts-bar-rectangle path")
    bars.nth(bars.count() - 2).click()
    expect(todo.page.get_by_role("button", name="List Work, remove")).to_be_visible()
    expect(todo.page.get_by_text("completed found")).to_be_visible()

    # Tasks that were added, done and open then: as a chart, and as a table of the same.
    todo.page.go_back()
    opened = section(todo, "Open")
    week = shown.flow[-2]
    expect(opened).to_contain_text(f"{shown.left} tasks open.")
    added = opened.locator(".recharts-bar").first.locator(".recharts-bar-rectangle path")
    expect(added.first).to_be_visible()
    added.nth(added.count() - 2).click()
    expect(todo.page).to_have_url(re.compile(f"/search.q=added.*{week.first}"))
    expect(opened).to_have_count(0)
    todo.page.go_back()
    opened.get_by_text("As a table").click()
    row = opened.get_by_role("row").nth(2)
    expect(row.get_by_role("cell")).to_have_text([f"{week.added}", f"{week.done}", f"{week.open}"])
    row.get_by_role("link", name=re.compile("open")).click()
    expect(todo.page).to_have_url(re.compile("/search.q=added.*-done"))
    expect(todo.page.get_by_role("listitem").filter(has=todo.page.get_by_role("checkbox")).first).to_be_visible()


def test_insights_look_good_and_a_person_does_something_about_what_stays_open(open_browser, ada, past):
    todo = open_for_axe(open_browser, ada)
    todo.open(f"/lists/{past['Home']}")
    todo.button("List options").click()
    todo.page.get_by_role("menuitem", name="Insights").click()
    expect(todo.page.get_by_role("heading", name="Insights: Home")).to_be_visible()
    for one in section(todo, "Day by day"), section(todo, "Open"):
        one.get_by_text("As a table").click()
        expect(one.get_by_role("table").first).to_be_visible()
    expect_good_looks(todo, "main")

    expect(section(todo, "Forecast")).to_contain_text("half of the simulations are done by")
    expect(section(todo, "Forecast").get_by_role("row")).to_have_count(5)
    oldest, again = section(todo, "Open for longest"), section(todo, "Moved on again and again")
    expect(oldest.get_by_role("listitem").filter(has_text=OLD)).to_be_visible()
    expect(again.get_by_role("listitem")).to_contain_text("Moved on 5 times")

    oldest.get_by_role("button", name=f"Due in a week: {OLD}").click()
    due = f"{datetime.now(UTC) + timedelta(7):%-d %b}"
    expect(oldest.get_by_role("listitem").filter(has_text=OLD)).to_contain_text(due)
    oldest.get_by_role("button", name=f"Hide for a month: {OLD}").click()
    expect(oldest.get_by_role("listitem").filter(has_text=OLD)).to_have_count(0)
    todo.button("Undo").click()
    expect(oldest.get_by_role("listitem").filter(has_text=OLD)).to_be_visible()
    again.get_by_role("button", name=f"Delete: {PUT_OFF}").click()
    expect(again).to_have_count(0)
    todo.page.keyboard.press("Control+z")
    expect(again.get_by_role("listitem")).to_be_visible()
    oldest.get_by_role("link", name=f"Split: {OLD}").click()
    expect(todo.page.get_by_role("textbox", name="Add a subtask")).to_be_focused()


def test_who_has_done_nothing_yet_is_told_what_will_be_here(open_browser, ada):
    todo = open_browser(ada)
    todo.page.goto(f"{todo.url}/insights")
    expect(todo.page.get_by_text("When you have completed some tasks, you see here what you did.")).to_be_visible()
