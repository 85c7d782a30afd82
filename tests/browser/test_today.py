"""Today and Upcoming: what there is to do, of all lists, by its day."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect
from sqlalchemy import update

from domain.days import later
from domain.lists import inbox_of
from domain.views import View
from storage.accounts.calendars import calendar_of, set_calendar
from storage.commit import commit
from storage.database.engine import writing
from storage.database.tables import tasks
from storage.windows import window
from tests.browser.held import HeldAnswer
from tests.browser.todo_page import CALLBACKS
from tests.factories import NOW, an_intent, new_id
from tests.storage.people import lists_of

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
def today(open_browser, ada):
    """Give Ada's tab with Today, which has tasks of two lists."""
    todo = open_browser(ada)
    plans(todo, "Milk", 0, todo.has_list("Groceries"))
    plans(todo, "Call Bob", 0, time="09:00")
    plans(todo, "Rent", -2)
    todo.open("/today")
    expect_headings(todo, "From before (1) | Rent", "Today (2) | Call Bob | Milk")
    return todo


def groceries(todo) -> str:
    return lists_of(todo.account.id)[0].id


def kept(todo, title: str, of: str = "") -> dict:
    """Return a task of the Inbox, or of another list, as the database has it."""
    return todo.fields(title, of or inbox_of(todo.account.id))


def test_what_there_is_to_do_is_counted_shown_added_to_and_done(today):
    expect(count_of(today, "Today")).to_have_text("Today3")
    plans(today, "Bread", 3)
    count_of(today, "Upcoming").click()
    expect(today.list_title).to_have_value("Upcoming")
    expect(today.list_title).to_have_attribute("tabindex", "-1")  # nobody can change it
    expect(count_of(today, "Upcoming")).to_have_attribute("aria-current", "page")
    today.expect_titles("Bread")
    count_of(today, "Today").click()
    expect_headings(today, "From before (1) | Rent", "Today (2) | Call Bob | Milk")

    # The panel of a task opens beside the day.
    today.open_details("Milk")
    assert "/today/" in today.page.url
    expect(today.list_title).to_have_value("Today")
    today.button("Close").click()
    expect(today.panel).to_be_hidden()
    assert today.page.url.endswith("/today")

    # An added task is for today, and in the Inbox.
    today.add_task("Post")
    expect_headings(today, "From before (1) | Rent", "Today (3) | Call Bob | Milk | Post")
    assert kept(today, "Post")["date"] == day(today, 0)
    expect(count_of(today, "Today")).to_have_text("Today4")

    # A deadline before long counts here and there.
    value = [[new_id("task"), {"title": "Tax", "deadline": day(today, 2)}]]
    commit(today.account.id, an_intent("add_tasks", list=inbox_of(today.account.id), value=value), NOW)
    expect(count_of(today, "Today")).to_have_text("Today5")
    today.expect_left("5 items left")
    today.row("Tax").get_by_role("checkbox").click()
    expect(count_of(today, "Today")).to_have_text("Today4")
    today.expect_left("4 items left")
    today.page.keyboard.press("Control+z")
    expect(count_of(today, "Today")).to_have_text("Today5")
    today.delete_task("Tax")
    expect(count_of(today, "Today")).to_have_text("Today4")

    # A task leaves with its date, and comes back by undo.
    today.checkbox("Milk").focus()
    today.page.keyboard.press("t")
    today.page.get_by_role("dialog", name="Date").get_by_role("button", name="Tomorrow").click()
    expect_headings(today, "From before (1) | Rent", "Today (2) | Call Bob | Post")
    today.expect_saved()
    expect(count_of(today, "Upcoming")).to_have_text("Upcoming2")
    today.page.keyboard.press("Control+z")
    expect_headings(today, "From before (1) | Rent", "Today (3) | Call Bob | Milk | Post")
    today.expect_saved()
    expect(count_of(today, "Upcoming")).to_have_text("Upcoming1")

    # It says its list, which is a click away.
    expect(today.chips("Milk").first).to_have_text("Groceries")
    today.row("Milk").get_by_role("link", name="Groceries").click()
    expect(today.list_title).to_have_value("Groceries")
    page = HeldAnswer(today.page, ".._pages_content")
    count_of(today, "Today").click()
    page.wait()
    today.tick("Rent")
    today.expect_saved()
    page.let_go()  # it was read before that

    for title in ("Milk", "Call Bob", "Post"):
        today.tick(title)
    settle(today)
    expect_headings(today, "Done today (4) | Post | Call Bob | Milk | Rent")
    expect(today.page.get_by_text("Nothing is left for today.")).to_be_visible()

    # Another device says that the person is elsewhere, where it is another day.
    zone = "Etc/GMT+12" if datetime.now(UTC).hour < 12 else "Pacific/Kiritimati"
    before = day(today, 0)
    set_calendar(today.account.id, "time_zone", zone)
    assert day(today, 0) != before
    today.wait_until(f"todo.list.now().sections.some(({{sets}}) => sets?.date === '{day(today, 0)}')")
    today.add_task("Nets")
    expect(today.row("Nets")).to_be_visible()
    today.expect_saved()
    assert kept(today, "Nets")["date"] == day(today, 0)


def test_many_from_before_are_one_number_and_are_moved_on_together(today):
    milk = today.row("Milk").get_by_role("link", name="Groceries").get_attribute("href")
    plans(today, "Bread", -1, groceries(today))
    expect_headings(today, "From before (2) | Rent | Bread", "Today (2) | Call Bob | Milk")
    today.button("All to tomorrow").click()
    expect_headings(today, "Today (2) | Call Bob | Milk")
    today.button("Undo").click()
    expect_headings(today, "From before (2) | Rent | Bread", "Today (2) | Call Bob | Milk")
    expect(today.row("Bread").get_by_role("link", name="Groceries")).to_have_attribute("href", milk)

    for number in range(6):
        plans(today, f"Old {number}", -3)
    today.page.reload()
    expect_headings(today, "From before (8)", "Today (2) | Call Bob | Milk")
    today.button("Expand From before").click()
    expect(today.row("Old 3")).to_be_visible()
    today.button("Collapse From before").click()
    expect(today.row("Old 3")).to_be_hidden()
    today.button("All to tomorrow").click()
    expect_headings(today, "Today (2) | Call Bob | Milk")
    expect(today.message).to_contain_text("Moved 8 tasks to tomorrow")
    today.expect_saved()
    expect(count_of(today, "Upcoming")).to_have_text("Upcoming8")
    today.button("Undo").click()
    expect_headings(today, "From before (8)", "Today (2) | Call Bob | Milk")


def test_tasks_of_a_day_stand_as_a_person_puts_them(today):
    plans(today, "Post", 0)
    plans(today, "Bread", 0)
    expect_headings(today, "From before (1) | Rent", "Today (4) | Call Bob | Milk | Post | Bread")
    today.checkbox("Bread").focus()
    today.page.keyboard.press("Alt+ArrowUp")
    today.page.keyboard.press("Alt+ArrowUp")
    expect_headings(today, "From before (1) | Rent", "Today (4) | Call Bob | Bread | Milk | Post")
    today.page.keyboard.press("Alt+ArrowUp")
    expect(today.message).to_contain_text("Tasks are in the order of their day and time.")
    today.expect_saved()
    seen = window(today.account.id, View("today"), 0, 100)
    assert seen is not None
    assert [row["title"] for row in seen["rows"]] == ["Rent", "Call Bob", "Bread", "Milk", "Post"]

    # It follows what is done on another device.
    task = kept(today, "Milk", groceries(today))["id"]
    commit(today.account.id, an_intent("tick_task", tasks=[task], value=True), datetime.now(UTC).isoformat())
    expect(today.checkbox("Milk")).to_be_checked()
    expect(count_of(today, "Today")).to_have_text("Today4")

    # Without a server it shows what was seen, and what was done.
    today.card("Groceries").click()
    plans(today, "Eggs", 0, groceries(today))
    today.expect_titles("Eggs", "Milk")
    expect(count_of(today, "Today")).to_have_text("Today5")
    today.page.route(CALLBACKS, lambda _: None)
    today.delete_task("Eggs")
    expect(count_of(today, "Today")).to_have_text("Today4")
    today.page.keyboard.press("Control+z")
    expect(count_of(today, "Today")).to_have_text("Today5")
    today.page.keyboard.press("Control+Shift+z")
    expect(count_of(today, "Today")).to_have_text("Today4")
    count_of(today, "Today").click()
    expect(today.list_title).to_have_value("Today")
    expect(today.row("Bread")).to_be_visible()
    expect(today.row("Eggs")).to_have_count(0)


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


def test_a_task_is_added_to_a_day_and_moved_on_by_keyboard_or_dragged_and_back_by_undo(open_browser, ada):
    todo = open_browser(ada)
    todo.open("/upcoming")
    expect(todo.page.get_by_text("Nothing is planned for the days to come.")).to_be_visible()
    headings = todo.page.get_by_role("heading", level=2)
    heading = headings.nth(2).inner_text()
    todo.button(f"Add a task to {heading}").press("Enter")
    todo.page.keyboard.type("Post")
    todo.page.keyboard.press("Enter")
    expect_headings(todo, f"{heading} (1) | Post")
    todo.expect_saved()
    todo.checkbox("Post").focus()
    todo.page.keyboard.press("Alt+ArrowDown")
    assert kept(todo, "Post")["date"] == day(todo, 4)

    name, to = headings.nth(1).inner_text(), headings.nth(1).bounding_box()
    drags(todo, "Post", to["x"] + 60, to["y"] + 12)
    expect(todo.page.get_by_role("group", name=name).get_by_role("checkbox", name="Done Post")).to_be_visible()
    assert kept(todo, "Post")["date"] == day(todo, 2)
    todo.page.keyboard.press("Control+z")
    assert kept(todo, "Post")["date"] == day(todo, 4)

    to = count_of(todo, "Today").bounding_box()
    drags(todo, "Post", to["x"] + 60, to["y"] + 12)
    expect(todo.message).to_contain_text("Date of Post: Today")
    todo.expect_titles()
    expect(count_of(todo, "Today")).to_have_text("Today1")
    todo.page.keyboard.press("Control+z")
    todo.expect_titles("Post")
