"""Today and Upcoming: what there is to do, of all lists, by its day."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect
from sqlalchemy import update

from domain.days import later
from domain.lists import inbox_of
from storage.accounts.calendars import calendar_of
from storage.commit import commit
from storage.database.engine import writing
from storage.database.tables import tasks
from tests.factories import NOW, an_intent, new_id

HEADINGS = """() => [...document.querySelectorAll('#tasks > .section-line')].map(line => [
    line.querySelector('.section-title').textContent,
    ...[...line.querySelectorAll('.section-tasks .row textarea')].map(box => box.value),
]).filter(([title, ...tasks]) => tasks.length || /\\d+\\)$/.test(title)).map(line => line.join(' | '))"""


def day(todo, days: int) -> str:
    return later(calendar_of(todo.account.id).today(datetime.now(UTC)), days)


def plans(todo, title: str, days: int, to: str = "", **fields) -> None:
    """Add a task that is meant for a day, as before on another device."""
    value = [[new_id("task"), {"title": title, "date": day(todo, days), **fields}]]
    commit(todo.account.id, an_intent("add_tasks", list=to or inbox_of(todo.account.id), value=value), NOW)


def expect_headings(todo, *lines: str) -> None:
    """Wait until under each heading, that has anything, are these tasks."""
    todo.wait_until(f"JSON.stringify(({HEADINGS})()) === JSON.stringify({list(lines)!r})")


def count_of(todo, name: str):
    return todo.page.get_by_role("navigation", name="Views").get_by_role("link", name=name)


def settle(todo) -> None:
    """Leave the list, so that what was ticked goes to where it belongs."""
    todo.page.mouse.move(5, 5)
    todo.add_box.focus()


@pytest.fixture
def today(todo):
    """Give Ada's tab with Today, which has tasks of two lists."""
    plans(todo, "Milk", 0, todo.list_id())
    plans(todo, "Call Bob", 0, time="09:00")
    plans(todo, "Rent", -2)
    todo.open("/today")
    expect_headings(todo, "From before (1) | Rent", "Today (2) | Call Bob | Milk")
    return todo


def test_the_sidebar_leads_there_and_says_how_much_there_is(todo):
    plans(todo, "Milk", 0)
    plans(todo, "Bread", 3)
    todo.page.reload()
    expect(count_of(todo, "Today")).to_have_text("Today1")
    count_of(todo, "Upcoming").click()
    expect(todo.list_title).to_have_value("Upcoming")
    expect(count_of(todo, "Upcoming")).to_have_attribute("aria-current", "page")
    todo.expect_titles("Bread")
    count_of(todo, "Today").click()
    todo.expect_titles("Milk")


def test_a_task_says_its_list_which_is_a_click_away(today):
    expect(today.chips("Milk").first).to_have_text("Groceries")
    today.row("Milk").get_by_role("link", name="Groceries").click()
    expect(today.list_title).to_have_value("Groceries")


def test_what_is_added_is_for_today_and_in_the_inbox(today):
    today.add_task("Post")
    expect_headings(today, "From before (1) | Rent", "Today (3) | Call Bob | Milk | Post")
    today.expect_saved()
    expect(count_of(today, "Today")).to_have_text("Today4")
    today.page.reload()
    expect_headings(today, "From before (1) | Rent", "Today (3) | Call Bob | Milk | Post")
    assert ("Post", False) in today.in_database(inbox_of(today.account.id))


def test_a_task_leaves_with_its_date_and_undo_brings_it_back(today):
    today.checkbox("Milk").focus()
    today.page.keyboard.press("t")
    today.page.get_by_role("dialog", name="Date").get_by_role("button", name="Tomorrow").click()
    expect_headings(today, "From before (1) | Rent", "Today (1) | Call Bob")
    today.expect_saved()
    expect(count_of(today, "Upcoming")).to_have_text("Upcoming1")
    today.page.keyboard.press("Control+z")
    expect_headings(today, "From before (1) | Rent", "Today (2) | Call Bob | Milk")
    today.expect_saved()
    expect(count_of(today, "Upcoming")).to_have_text("Upcoming")


def test_what_is_done_today_stands_below_and_nothing_is_left(today):
    for title in ("Rent", "Milk", "Call Bob"):
        today.tick(title)
    settle(today)
    expect_headings(today, "Done today (3) | Call Bob | Milk | Rent")
    expect(today.page.get_by_text("Nothing is left for today.")).to_be_visible()


def test_many_from_before_are_one_number_and_are_moved_on_together(today):
    for number in range(6):
        plans(today, f"Old {number}", -3)
    today.page.reload()
    expect_headings(today, "From before (7)", "Today (2) | Call Bob | Milk")
    today.button("Expand From before").click()
    expect(today.row("Old 3")).to_be_visible()
    today.button("Collapse From before").click()
    expect(today.row("Old 3")).to_be_hidden()

    today.button("All to tomorrow").click()
    expect_headings(today, "Today (2) | Call Bob | Milk")
    expect(today.message).to_contain_text("Moved 7 tasks to tomorrow")
    today.expect_saved()
    expect(count_of(today, "Upcoming")).to_have_text("Upcoming7")
    today.button("Undo").click()
    expect_headings(today, "From before (7)", "Today (2) | Call Bob | Milk")


def test_what_is_moved_on_and_back_is_in_its_list_as_before(today):
    address = today.row("Milk").get_by_role("link", name="Groceries").get_attribute("href")
    plans(today, "Bread", -1, address.split("/")[-1])
    expect_headings(today, "From before (2) | Rent | Bread", "Today (2) | Call Bob | Milk")
    today.button("All to tomorrow").click()
    expect_headings(today, "Today (2) | Call Bob | Milk")
    today.button("Undo").click()
    expect_headings(today, "From before (2) | Rent | Bread", "Today (2) | Call Bob | Milk")
    expect(today.row("Bread").get_by_role("link", name="Groceries")).to_have_attribute("href", address)


def test_tasks_of_a_day_stand_as_a_person_puts_them(today):
    plans(today, "Post", 0)
    plans(today, "Bread", 0)
    expect_headings(today, "From before (1) | Rent", "Today (4) | Call Bob | Milk | Post | Bread")
    today.checkbox("Bread").focus()
    today.page.keyboard.press("Alt+ArrowUp")
    today.page.keyboard.press("Alt+ArrowUp")
    wanted = ("From before (1) | Rent", "Today (4) | Call Bob | Bread | Milk | Post")
    expect_headings(today, *wanted)
    today.page.keyboard.press("Alt+ArrowUp")
    expect(today.message).to_contain_text("Tasks are in the order of their day and time.")
    today.expect_saved()
    today.page.reload()
    expect_headings(today, *wanted)


def test_the_panel_of_a_task_opens_beside_the_day(today):
    today.open_details("Milk")
    expect(today.panel).to_be_visible()
    assert "/today/" in today.page.url
    expect(today.list_title).to_have_value("Today")
    today.button("Close").click()
    expect(today.panel).to_be_hidden()
    assert today.page.url.endswith("/today")


def test_it_follows_what_is_done_in_another_tab(today, open_browser, ada):
    other = open_browser(ada)
    other.open("/today")
    other.tick("Milk")
    expect(today.checkbox("Milk")).to_be_checked()
    expect(count_of(today, "Today")).to_have_text("Today2")


def test_without_a_server_it_shows_what_was_seen_and_what_was_done(today):
    today.card("Groceries").click()
    today.expect_titles("Milk")
    today.page.route("**/_dash-update-component", lambda _: None)
    today.delete_task("Milk")
    expect(count_of(today, "Today")).to_have_text("Today2")
    today.page.keyboard.press("Control+z")
    expect(count_of(today, "Today")).to_have_text("Today3")
    today.page.keyboard.press("Control+Shift+z")
    expect(count_of(today, "Today")).to_have_text("Today2")
    count_of(today, "Today").click()
    expect_headings(today, "From before (1) | Rent", "Today (1) | Call Bob")


def test_a_day_ends_while_the_page_is_open(open_browser, ada):
    todo = open_browser(ada, new=True)
    todo.page.clock.install()
    todo.open("/today")
    plans(todo, "Milk", 0)
    todo.expect_titles("Milk")
    with writing() as connection:  # nobody is told of it, as of a day that begins
        connection.execute(update(tasks).values(date=day(todo, -1)))
    todo.page.clock.fast_forward("24:00:00")
    expect_headings(todo, "From before (1) | Milk")


def drags(todo, title: str, x: float, y: float) -> None:
    todo.row(title).hover()
    handle = todo.row(title).locator(".task-handle").bounding_box()
    todo.page.mouse.move(handle["x"] + 4, handle["y"] + 8)
    todo.page.mouse.down()
    todo.page.mouse.move(x - 20, y + 48, steps=4)
    todo.page.mouse.move(x, y, steps=4)
    todo.page.mouse.up()


def test_a_task_is_dragged_to_another_day_of_upcoming_or_to_today_and_back_by_undo(todo):
    plans(todo, "Bread", 1)
    todo.open("/upcoming")
    todo.expect_titles("Bread")
    heading = todo.page.get_by_role("heading", level=2).nth(3)
    name = heading.inner_text()
    to = heading.bounding_box()
    drags(todo, "Bread", to["x"] + 60, to["y"] + 12)
    expect(todo.page.get_by_role("group", name=name).get_by_role("checkbox", name="Done Bread")).to_be_visible()
    todo.expect_saved()
    assert todo.window(inbox_of(todo.account.id))["rows"][0]["date"] == day(todo, 4)
    todo.page.keyboard.press("Control+z")
    todo.expect_saved()
    assert todo.window(inbox_of(todo.account.id))["rows"][0]["date"] == day(todo, 1)

    to = count_of(todo, "Today").bounding_box()
    drags(todo, "Bread", to["x"] + 60, to["y"] + 12)
    expect(todo.message).to_contain_text("Date of Bread: Today")
    todo.expect_titles()
    expect(count_of(todo, "Today")).to_have_text("Today1")
    todo.page.keyboard.press("Control+z")
    todo.expect_titles("Bread")


def test_a_task_is_added_to_a_day_and_moved_on_by_keyboard(todo):
    todo.open("/upcoming")
    expect(todo.page.get_by_text("Nothing is planned for the days to come.")).to_be_visible()
    heading = todo.page.get_by_role("heading", level=2).nth(2).inner_text()
    todo.button(f"Add a task to {heading}").press("Enter")
    todo.page.keyboard.type("Post")
    todo.page.keyboard.press("Enter")
    expect_headings(todo, f"{heading} (1) | Post")
    todo.expect_saved()
    todo.checkbox("Post").focus()
    todo.page.keyboard.press("Alt+ArrowDown")
    todo.expect_saved()
    assert todo.window(inbox_of(todo.account.id))["rows"][0]["date"] == day(todo, 4)
