"""A person types a task in words, sees what is understood before Enter, and decides."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from playwright.sync_api import expect

from domain.days import near_day
from storage.accounts.calendars import set_calendar
from tests.browser.todo_page import CALLBACKS

pytestmark = pytest.mark.usefixtures("todo")


def today() -> date:
    return datetime.now(UTC).date()


@pytest.fixture(autouse=True)
def in_utc(ada):
    """Let Ada live where the clock of this test is right."""
    set_calendar(ada.id, "time_zone", "UTC")


def types(todo, text: str, chips: int) -> None:
    """Type into the box for a new task, and wait for so many chips."""
    todo.add_box.focus()
    todo.page.keyboard.type(text)
    expect(chips_of(todo)).to_have_count(chips)


def understood(todo):
    return todo.page.get_by_role("group", name="Understood")


def chips_of(todo):
    return understood(todo).get_by_role("button")


def chip(todo, name: str):
    return understood(todo).get_by_role("button", name=name)


def saved(todo, title: str) -> dict:
    return next(row for row in todo.window()["rows"] if row["title"] == title)


def test_what_is_typed_becomes_chips_and_they_become_the_task(todo):
    todo.has_list("Home")
    expect(todo.card("Home")).to_be_visible()
    types(todo, "Pay rent tomorrow 9:00 p1 #Home @bills", chips=4)
    for words in ("tomorrow 9:00", "p1", "#Home", "@bills"):
        expect(chip(todo, f"{words}: ")).to_be_visible()
    expect(todo.page.locator(".read-marks mark")).to_have_text(["tomorrow 9:00", "p1", "#Home", "@bills"])
    todo.page.keyboard.press("Enter")
    expect(understood(todo)).to_be_hidden()
    expect(todo.add_box).to_be_focused()
    expect(todo.message).to_contain_text("Added Pay rent to Home")
    todo.expect_titles()

    todo.card("Home").click()
    todo.expect_titles("Pay rent")
    expect(todo.chips("Pay rent")).to_have_text(["Tomorrow 09:00", "bills"])
    task = saved(todo, "Pay rent")
    assert (task["date"], task["time"], task["priority"]) == (f"{today() + timedelta(1)}", "09:00", "1")

    # A day that is chosen by the button goes before what the words say, by the keyboard alone.
    todo.add_box.press_sequentially("Call Ana tomorrow 9:00")
    expect(chips_of(todo)).to_have_text(["Tomorrow 09:00"])
    press(todo, "Tab", "Enter", "Tab", "Tab", "Tab", "Enter")
    week = monday_after(today())
    button = todo.page.get_by_role("button", name=f"Date of the new task: {week:%a %-d %b}")
    expect(button).to_be_visible()
    expect(todo.add_box).to_be_focused()
    expect(todo.add_box).to_have_accessible_description(f"Date of the new task: {week:%a %-d %b}")
    expect(chips_of(todo)).to_have_text([f"{near_day(str(week), str(today()))} 09:00"])
    press(todo, "Tab", "Tab")
    expect(chip(todo, "tomorrow 9:00: ")).to_be_focused()
    press(todo, "Shift+Tab", "Shift+Tab", "Enter")
    todo.expect_titles("Pay rent", "Call Ana")
    expect(button).to_have_count(0)
    task = saved(todo, "Call Ana")
    assert (task["date"], task["time"]) == (str(week), "09:00")

    todo.add_box.fill("Call Tim")
    press(todo, "Tab", "Enter")
    todo.page.get_by_label("Or type a date").fill("tomorrow at noon")
    press(todo, "Enter", "Enter")
    assert saved(todo, "Call Tim")["time"] == "12:00"

    # How it repeats goes into the words, and what is chosen there stays with them until they are added.
    todo.add_box.fill("Water plants")
    press(todo, "Tab", "Enter")
    todo.page.get_by_label("Or type a date").fill("every 2nd Tuesday")
    press(todo, "Enter")
    expect(todo.add_box).to_have_value("Water plants every 2nd Tuesday")
    expect(chips_of(todo)).to_have_count(1)
    press(todo, "Enter")
    todo.expect_titles("Pay rent", "Call Ana", "Call Tim", "Water plants")
    assert saved(todo, "Water plants")["repeat"]


def press(todo, *keys: str) -> None:
    for key in keys:
        todo.page.keyboard.press(key)


def choose_next_week(todo, section: str) -> None:
    todo.page.get_by_role("button", name=f"Date of the new task in {section}").click()
    todo.page.get_by_role("dialog", name="Date").get_by_role("button", name=re.compile(r"^Next week\b")).click()


def monday_after(day: date) -> date:
    return day + timedelta(7 - day.weekday())


def test_what_is_understood_is_taken_off_chosen_or_left_alone(todo):
    types(todo, "Watch Decide today p2", chips=2)
    chip(todo, "today: Today, remove").click()
    expect(chips_of(todo)).to_have_count(1)
    expect(todo.add_box).to_be_focused()
    todo.page.keyboard.type(" again")
    expect(chips_of(todo)).to_have_count(1)
    press(todo, "Enter")
    todo.expect_titles("Watch Decide today again")
    assert "date" not in saved(todo, "Watch Decide today again")

    # Backspace at the end of what is understood turns it back into text.
    types(todo, "Milk p1", chips=1)
    press(todo, "Backspace")
    expect(chips_of(todo)).to_have_count(0)
    expect(todo.add_box).to_have_value("Milk p1")
    press(todo, "Backspace")
    expect(todo.add_box).to_have_value("Milk p")
    types(todo, "1", chips=1)
    todo.add_box.fill("")

    # A date that can be two days is asked for.
    types(todo, "Dentist 10/01", chips=3)
    first, second = sorted((today_or_later(month, day) for month, day in ((1, 10), (10, 1))), key=str)
    expect(chip(todo, near_day(first, f"{today()}"))).to_be_visible()
    chip(todo, near_day(second, f"{today()}")).click()
    expect(chip(todo, "10/01: ")).to_be_visible()
    press(todo, "Enter")
    expect(todo.row("Dentist")).to_be_visible()
    assert saved(todo, "Dentist")["date"] == second

    types(todo, '"Tomorrow Never Dies" p1', chips=1)
    press(todo, "Enter")
    expect(todo.row('"Tomorrow Never Dies"')).to_be_visible()

    types(todo, "Rent every last day", chips=1)
    expect(chip(todo, "every last day: Every last day")).to_be_visible()
    press(todo, "Enter")
    expect(todo.row("Rent")).to_be_visible()
    assert "last day" in saved(todo, "Rent")["repeat"]


def today_or_later(month: int, day: int) -> str:
    this = date(today().year, month, day)
    return f"{this if this >= today() else this.replace(year=this.year + 1)}"


def test_a_list_that_is_not_there_is_made_when_asked_for_and_never_in_silence(todo):
    types(todo, "Paint #Atelier", chips=2)
    press(todo, "Enter")
    todo.expect_titles("Paint #Atelier")
    todo.expect_saved()
    expect(todo.cards).to_have_count(1)

    types(todo, "Draw #Atelier", chips=2)
    chip(todo, "Make “Atelier”").click()
    expect(todo.card("Atelier")).to_be_visible()
    expect(chip(todo, "#Atelier: #Atelier, remove")).to_be_visible()
    press(todo, "Enter")
    expect(todo.message).to_contain_text("Added Draw to Atelier")

    # A task that was added in words is taken back in one step, its tag too.
    types(todo, "Milk tomorrow @shop", chips=2)
    press(todo, "Enter")
    todo.expect_titles("Paint #Atelier", "Milk")
    press(todo, "Control+z")
    todo.expect_titles("Paint #Atelier")
    todo.expect_saved()
    press(todo, "Control+Shift+z")
    expect(todo.chips("Milk")).to_have_text(["Tomorrow", "shop"])
    assert saved(todo, "Milk")["date"] == f"{today() + timedelta(1)}"


@pytest.mark.tasks("Call Ana")
def test_from_anywhere_q_adds_to_the_inbox_and_what_was_said_in_one_box_holds_meanwhile(todo):
    types(todo, "Watch Decide today p2", chips=2)
    chip(todo, "today: Today, remove").click()
    expect(chips_of(todo)).to_have_text(["p2"])
    todo.rename_task("Call Ana", "Call Ana tomorrow")
    expect(todo.message).to_contain_text("Renamed to Call Ana tomorrow")
    todo.add_box.focus()
    expect(chips_of(todo)).to_have_text(["p2"])

    todo.checkbox("Call Ana tomorrow").press("q")
    box = todo.page.get_by_role("dialog", name="Add to the Inbox").get_by_role("textbox", name="Quick add")
    expect(box).to_be_focused()
    todo.page.keyboard.type("Tea p1")
    expect(chips_of(todo)).to_have_text(["p1"])
    press(todo, "Tab", "Enter", "Tab", "Enter")
    expect(todo.page.get_by_role("dialog", name="Date")).to_be_hidden()
    expect(box).to_be_focused()
    expect(chips_of(todo)).to_have_text(["p1"])
    press(todo, "Enter")
    expect(box).to_be_hidden()
    expect(todo.message).to_contain_text("Added Tea to Inbox")

    todo.add_box.focus()
    expect(chips_of(todo)).to_have_text(["p2"])
    press(todo, "Enter")
    todo.expect_titles("Call Ana tomorrow", "Watch Decide today")
    todo.inbox.click()
    todo.expect_titles("Tea")
    expect(todo.chips("Tea")).to_have_text(["Tomorrow"])


def test_the_box_of_a_section_understands_too(todo):
    todo.page.get_by_role("button", name="New section").click()
    todo.page.keyboard.type("Later")
    todo.page.keyboard.press("Enter")
    box = todo.page.get_by_role("textbox", name="Add a task to Later")
    box.focus()
    todo.page.keyboard.type("Milk tomorrow")
    expect(chips_of(todo)).to_have_count(1)
    todo.page.keyboard.press("Enter")
    expect(todo.chips("Milk")).to_have_text(["Tomorrow"])
    assert saved(todo, "Milk")["section"]

    box.fill("Bread tomorrow")
    week = monday_after(today())
    choose_next_week(todo, "Later")
    expect(box).to_be_focused()
    expect(box).to_have_accessible_description(f"Date of the new task in Later: {week:%a %-d %b}")
    press(todo, "Enter")
    expect(todo.chips("Bread")).to_have_count(1)
    assert saved(todo, "Bread")["date"] == str(week)
    expect(box).to_have_accessible_description("")

    # It is said with the name that the section has, and goes with its box: no task gets a day that is not seen.
    choose_next_week(todo, "Later")
    todo.page.get_by_role("button", name="More for section Later").click()
    todo.page.get_by_role("menuitem", name="Rename").click()
    todo.page.keyboard.type("Soon")
    todo.page.keyboard.press("Enter")
    box = todo.page.get_by_role("textbox", name="Add a task to Soon")
    expect(box).to_have_accessible_description(f"Date of the new task in Soon: {week:%a %-d %b}")
    todo.inbox.click()
    todo.expect_titles()
    todo.card("Groceries").click()
    expect(todo.row("Bread")).to_be_visible()
    expect(box).to_have_accessible_description("")
    box.fill("Rice")
    press(todo, "Enter")
    expect(todo.row("Rice")).to_be_visible()
    assert "date" not in saved(todo, "Rice")


def test_what_is_typed_faster_than_the_server_answers_or_without_it_is_read_too(todo, ada):
    todo.slow_down(300)
    todo.add_box.focus()
    todo.page.keyboard.type("Milk tomorrow @shop")
    press(todo, "Enter")
    todo.expect_titles("Milk tomorrow @shop")
    todo.expect_titles("Milk")
    expect(todo.chips("Milk")).to_have_text(["Tomorrow", "shop"])
    todo.page.keyboard.press("Control+z")
    todo.expect_titles()
    todo.page.keyboard.press("Control+Shift+z")  # which brings back what was read, not what was typed
    todo.expect_titles("Milk")
    expect(todo.chips("Milk")).to_have_text(["Tomorrow", "shop"])

    types(todo, "Tea tomorrow", chips=1)
    todo.page.keyboard.type(" at")  # whose answer, with its chip, comes after that was turned into text
    todo.page.wait_for_timeout(100)
    chip(todo, "tomorrow: Tomorrow, remove").click()
    todo.page.wait_for_timeout(300)
    expect(chips_of(todo)).to_have_count(0)
    press(todo, "Enter")
    expect(todo.row("Tea tomorrow at")).to_be_visible()
    todo.expect_saved()
    assert "date" not in saved(todo, "Tea tomorrow at")

    todo.page.route(CALLBACKS, lambda route: route.abort())
    todo.add_tasks("Rice tomorrow @market", "Table for tomorrow")
    expect(todo.row("Table for tomorrow")).to_be_visible()
    expect(todo.badge).to_contain_text("waiting")
    todo.page.unroute(CALLBACKS)
    expect(todo.chips("Rice")).to_have_text(["Tomorrow", "market"])
    expect(todo.chips("Table for tomorrow")).to_have_text(["Tomorrow"])

    set_calendar(ada.id, "words", "none")  # who wants no words read
    todo.add_task("Tea tomorrow")
    todo.expect_saved()
    assert "date" not in saved(todo, "Tea tomorrow")
