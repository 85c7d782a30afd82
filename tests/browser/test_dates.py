"""Dates, as a person sees and chooses them."""

import datetime
import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect
from sqlalchemy import update

from domain.days import Calendar, day_in_words, near_day
from storage.accounts.calendars import calendar_of
from storage.database.engine import writing
from storage.database.tables import tasks
from tests.browser.todo_page import CALLBACKS, TodoPage


@pytest.fixture
def in_berlin(open_browser, ada):
    """Give Ada's browser in Berlin, with "Groceries" on screen, which has two tasks."""
    todo = open_browser(ada, timezone_id="Europe/Berlin", locale="en-GB")
    todo.has_list("Groceries", "Milk", "Bread")
    todo.open()
    todo.wait_for_calendar(Calendar("Europe/Berlin"))
    return todo


def here(account, days: int = 0) -> str:
    """Return the account's day, so many days from today."""
    today = date.fromisoformat(calendar_of(account.id).today(datetime.datetime.now(datetime.UTC)))
    return (today + timedelta(days=days)).isoformat()


def test_the_first_browser_says_where_its_person_is_and_the_account_page_how_days_are_written(
    in_berlin, open_browser, ada
):
    todo = in_berlin
    tokyo = open_browser(ada, timezone_id="Asia/Tokyo", locale="en-GB")
    tokyo.open()
    tokyo.add_task("Tea")
    tokyo.expect_saved()
    assert calendar_of(ada.id).time_zone == "Europe/Berlin"

    todo.sets("Milk", date=here(ada, 1), time="14:00")
    todo.sets("Bread", date=here(ada), deadline=here(ada, 4))
    expect(todo.chips("Milk")).to_have_text(["Tomorrow 14:00"])
    expect(todo.chips("Bread")).to_have_text(["Today", "deadline in 4 days"])
    todo.sets("Bread", date=None, deadline=here(ada, -1))
    expect(todo.chips("Bread")).to_have_text(["deadline was yesterday"])

    groceries = todo.list_id()
    todo.page.get_by_role("link", name=ada.name).click()
    todo.choose("Clock", "12 hours, as 2 pm")
    expect(todo.page.locator("#calendar-said")).to_contain_text("Saved.")
    zone = todo.page.get_by_role("textbox", name="Time zone")
    place = zone.bounding_box()
    middle = place["y"] + place["height"] / 2
    todo.page.mouse.move(place["x"] + 15, middle)
    todo.page.mouse.down()
    todo.page.mouse.move(place["x"] + 45, middle, steps=3)
    todo.page.mouse.up()  # a part of it is selected, and stays that
    assert 0 < zone.evaluate("box => box.selectionEnd - box.selectionStart") < len(zone.input_value())
    todo.page.keyboard.press("Escape")
    todo.choose("Week begins on", "Sunday")
    zone.click()
    todo.page.keyboard.type("angel")  # in place of the one that is chosen
    expect(zone).to_have_value("angel")
    todo.choose("Time zone", "America/Los Angeles")
    todo.choose("Day begins at", "4 in the morning")
    todo.wait_for_calendar(Calendar("America/Los_Angeles", "sunday", "12", "4"))
    day = todo.fields("Milk", groceries)["date"]
    todo.card("Groceries").click()
    said = "Tomorrow" if day == here(ada, 1) else f"{date.fromisoformat(day):%a}"
    expect(todo.chips("Milk")).to_have_text([f"{said} 2 pm"])


def test_as_a_day_begins_words_follow_and_hidden_tasks_come_while_a_page_is_open(open_browser, ada):
    todo = open_browser(ada, new=True, timezone_id="Europe/Berlin")
    todo.has_list("Groceries", "Milk", "Bread", "Eggs")
    todo.page.clock.install(time=datetime.datetime.now(datetime.UTC) - timedelta(1))
    todo.open()
    todo.wait_for_calendar(Calendar("Europe/Berlin"))
    todo.sets("Milk", date=here(ada))
    todo.sets("Bread", hidden_until="2999-01-01")
    todo.expect_titles("Milk", "Eggs")
    expect(todo.chips("Milk")).to_have_text(["Tomorrow"])
    todo.add_box.fill("Tea in 2 days")
    chip = todo.page.get_by_role("group", name="Understood").get_by_role("button")
    expect(chip).to_have_text(near_day(here(ada, 1), here(ada, -1)))

    with writing() as connection:  # nobody is told of it, as of a day that begins
        hidden = tasks.c.hidden_until == "2999-01-01"
        connection.execute(update(tasks).where(hidden).values(hidden_until="2020-01-01", waits_until="2020-01-01"))
    todo.page.clock.fast_forward("24:00:00")
    expect(todo.chips("Milk")).to_have_text(["Today"])
    todo.expect_titles("Milk", "Bread", "Eggs")
    expect(chip).to_have_text(near_day(here(ada, 2), here(ada)))

    # A title that is added on a later day than it was understood, as when a computer slept, is read again.
    todo.page.clock.set_system_time(datetime.datetime.now(datetime.UTC) + timedelta(1))
    todo.page.route(CALLBACKS, lambda route: route.abort())
    todo.add_box.press("Enter")
    todo.expect_titles("Milk", "Bread", "Eggs", "Tea in 2 days")


def choosing(todo: TodoPage, title: str):
    """Press the key for the date of a task, and return what opens."""
    todo.checkbox(title).focus()
    todo.page.keyboard.press("t")
    dialog = todo.page.get_by_role("dialog", name="Date")
    expect(dialog).to_be_visible()
    return dialog


def test_a_date_is_chosen_by_a_click_or_typed_as_people_say_it_and_undone_in_one_step(in_berlin, ada):
    todo = in_berlin
    todo.title_box("Milk").press("t")  # is a letter where somebody writes
    expect(todo.page.get_by_role("dialog", name="Date")).to_be_hidden()
    todo.page.keyboard.press("Escape")
    choosing(todo, "Milk").get_by_role("button", name="Tomorrow").click()
    expect(todo.chips("Milk")).to_have_text(["Tomorrow"])
    expect(todo.message).to_have_text("Date of Milk: Tomorrow")
    expect(todo.checkbox("Milk")).to_be_focused()
    todo.page.keyboard.press("Control+z")
    expect(todo.chips("Milk")).to_have_count(0)
    todo.page.keyboard.press("Control+Shift+z")
    expect(todo.chips("Milk")).to_have_text(["Tomorrow"])
    assert todo.window()["rows"][0]["date"] == here(ada, 1)
    todo.chips("Milk").click()
    todo.page.get_by_role("button", name="No date").click()
    expect(todo.chips("Milk")).to_have_count(0)

    dialog = choosing(todo, "Bread")
    expect(dialog.get_by_role("textbox", name="Or type a date")).to_be_focused()
    todo.page.keyboard.type("someday")
    todo.page.keyboard.press("Enter")
    expect(dialog.get_by_role("status")).to_contain_text("“someday” is no date. Try “tomorrow”")
    dialog.get_by_role("textbox", name="Or type a date").fill("tomorrow 5pm")
    said = f"{date.fromisoformat(here(ada, 1)):%a %-d %b}"
    expect(dialog.get_by_role("status")).to_have_text(re.compile(f"{said}.* 17:00"))
    todo.page.keyboard.press("Enter")
    expect(todo.message).to_have_text("Date of Bread: Tomorrow 17:00")
    expect(todo.chips("Bread")).to_have_text(["Tomorrow 17:00"])
    todo.page.keyboard.press("Control+z")  # one step
    expect(todo.chips("Bread")).to_have_count(0)
    dialog = choosing(todo, "Bread")
    dialog.get_by_role("textbox", name="Or type a date").fill("29. Februar 2028")
    expect(dialog.get_by_role("status")).to_have_text("Tue 29 Feb 2028")
    todo.page.keyboard.press("Enter")
    expect(todo.chips("Bread")).to_have_text(["29 Feb 2028"])
    dialog = choosing(todo, "Bread")
    dialog.get_by_label("Or pick one").fill("2028-03-01")
    dialog.get_by_role("button", name="Set date").click()
    expect(todo.chips("Bread")).to_have_text(["1 Mar 2028"])
    choosing(todo, "Bread")
    todo.page.keyboard.press("Escape")
    expect(todo.chips("Bread")).to_have_text(["1 Mar 2028"])
    days = 5 - date.fromisoformat(here(ada)).weekday()
    weekend = ("This weekend", days) if days > 0 else ("Next weekend", days + 7)
    choosing(todo, "Bread").get_by_role("button", name=weekend[0]).click()
    expect(todo.message).to_contain_text("Date of Bread: ")
    assert todo.fields("Bread")["date"] == here(ada, weekend[1])

    todo.expect_saved()
    todo.page.context.set_offline(True)
    choosing(todo, "Bread").get_by_role("button", name="Today").click()
    expect(todo.chips("Bread")).to_have_text(["Today"])
    todo.page.context.set_offline(False)
    assert todo.window()["rows"][1]["date"] == here(ada)

    todo.go_to_history("Milk")
    tomorrow = day_in_words(here(ada, 1))
    expect(todo.page.get_by_role("main")).to_contain_text(f"Date taken off, it was {tomorrow}")


def test_a_task_is_hidden_in_its_panel_waits_apart_until_its_day_and_comes_back_by_undo(in_berlin):
    todo = in_berlin
    expect(todo.hidden_link).to_be_hidden()
    todo.open_details("Milk")
    box = todo.fact("Hidden until")
    box.fill("1 Jan 2999")
    box.press("Enter")
    todo.expect_titles("Bread")
    todo.expect_left("1 item left")
    expect(todo.hidden_link).to_have_text("Hidden (1)")
    todo.panel.get_by_role("button", name="Close").click()
    todo.page.keyboard.press("Control+z")
    todo.expect_titles("Milk", "Bread")
    expect(todo.hidden_link).to_be_hidden()

    todo.sets("Milk", hidden_until="2999-01-01")
    todo.hidden_link.click()
    todo.expect_titles("Milk")
    expect(todo.chips("Milk")).to_have_text(["hidden until 1 Jan 2999"])
    todo.sets("Milk", show="hidden", hidden_until="2020-01-01")
    expect(todo.page.get_by_text("Nothing is hidden here.")).to_be_visible()
    todo.show("All")
    todo.expect_titles("Milk", "Bread")
    expect(todo.hidden_link).to_be_hidden()
