"""A person has tasks that come again: says how in words, ticks them, skips a day, and takes it back."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from playwright.sync_api import expect

from domain.days import day_in_words
from domain.lists import inbox_of
from domain.repeat import begun, coming, parse
from storage.accounts.calendars import calendar_of, set_calendar
from storage.commit import commit
from tests.browser.held import HeldBack
from tests.browser.todo_page import CALLBACKS
from tests.factories import NOW, an_intent, new_id

WATER = "Water plants"


def here(account, days: int = 0) -> str:
    """Return the day that it is for an account, or one so many days later."""
    today = date.fromisoformat(calendar_of(account.id).today(datetime.now(UTC)))
    return (today + timedelta(days)).isoformat()


@pytest.fixture
def daily(open_browser, ada):
    """Give Ada's tab with a task that is to be done each day, today too."""
    page = open_browser(ada)
    groceries = page.has_list("Groceries")
    water = {"title": WATER, "repeat": "FREQ=DAILY", "date": here(ada)}
    value = [[new_id("task"), water], [new_id("task"), {"title": "Milk"}]]
    commit(ada.id, an_intent("add_tasks", list=groceries, value=value), NOW)
    page.open()
    expect_day(page, "Today")
    return page


def sign(todo, name: str, title: str = WATER):
    return todo.row(title).get_by_role("img", name=name, exact=True)


def expect_day(todo, words: str, title: str = WATER) -> None:
    """Expect a task to be meant for a day, as its row says it."""
    expect(todo.chips(title).filter(has_text=re.compile(f"^{words}$"))).to_be_visible()


def ticks_elsewhere(todo, task: str) -> None:
    """Tick a task that is meant for today, on another device."""
    day = here(todo.account)
    commit(todo.account.id, an_intent("tick_task", tasks=[task], value={"day": day, "of": {task: day}}), NOW)


def test_a_repeat_is_typed_said_back_and_shown_on_the_row(with_tasks, ada):
    set_calendar(ada.id, "week_begins", "sunday")
    todo = with_tasks(WATER, "Milk")
    todo.open_details(WATER)
    box, said = todo.fact("Repeat"), todo.repeat_said

    # A text that is no repeat is refused in words, and stays in the box, to be corrected.
    box.fill("every 2 hours")
    expect(said).to_contain_text("once a day")
    for key in ("Enter", "Tab"):
        box.press(key)
        expect(box).to_have_attribute("aria-invalid", "true")
        expect(box).to_have_value("every 2 hours")
    expect(todo.kept).to_be_hidden()
    expect(todo.chips(WATER)).to_have_count(0)

    # So it does if it was typed faster than that could be known.
    box.fill("every zz")
    expect(box).not_to_have_attribute("aria-invalid", "true")
    box.press("Enter")
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(said).to_contain_text("This repeat is not understood.")
    expect(box).to_have_value("every zz")
    expect(todo.kept).to_be_hidden()

    box.fill("every 2 weeks on Mon and Sun")
    first, repeat = begun(parse("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU"), None, here(ada))
    expect(said).to_contain_text(f"{date.fromisoformat(coming(repeat, first, here(ada)).days[0]):%a %-d %b}")
    box.fill("every! 3 days")
    days = [here(ada), *coming("FREQ=DAILY;INTERVAL=3 from completion", None, here(ada)).days]
    expect(said).to_contain_text("Every 3 days from completion. Next: ")
    shown = said.get_by_role("list", name="Next days").get_by_role("listitem")
    expect(shown).to_have_text([re.compile(f"^{date.fromisoformat(day):%a %-d %b}") for day in days[:5]])
    box.press("Enter")
    expect(sign(todo, "Repeats every 3 days from completion")).to_be_visible()
    expect_day(todo, "Today")
    expect(box).to_have_value("every 3 days from completion")
    expect(todo.fact("Date")).not_to_have_value("")
    assert todo.fields(WATER)["repeat"] == "FREQ=DAILY;INTERVAL=3 from completion"
    todo.panel.get_by_role("button", name="Close").click()
    todo.page.keyboard.press("Control+z")
    expect(todo.chips(WATER)).to_have_count(0)

    # One that is taken back before it could be read is not saved.
    todo.open_details("Milk")
    held = HeldBack(todo.page, CALLBACKS)
    for text in ("every day", ""):
        box.fill(text)
        box.press("Enter")
    held.let_go()
    expect(said).to_have_attribute("data-read", re.compile("^(every day)?$"))  # on a busy machine, of both
    todo.page.wait_for_timeout(100)  # what is read is looked at every 20 ms
    todo.expect_saved()
    expect(box).to_have_value("")
    assert todo.fields("Milk")["repeat"] is None

    # One that is offered is a click.
    todo.fact("Repeat").focus()
    todo.panel.get_by_role("button", name="every workday").click()
    todo.page.keyboard.press("Enter")
    expect(sign(todo, "Repeats every workday", "Milk")).to_be_visible()
    expect(todo.panel.get_by_role("button", name="every workday")).to_be_hidden()


def test_a_tick_moves_the_task_on_and_undo_brings_the_day_back(daily, ada):
    daily.tick(WATER)
    expect_day(daily, "Tomorrow")
    expect(daily.checkbox(WATER)).not_to_be_checked()
    expect(daily.message).to_contain_text(f"Completed {WATER}. Next: tomorrow")
    daily.expect_titles(WATER, "Milk")
    assert daily.fields(WATER)["date"] == here(ada, 1)
    daily.page.keyboard.press("Control+z")
    expect_day(daily, "Today")
    assert daily.fields(WATER)["date"] == here(ada)

    # Its subtasks are open again.
    daily.checkbox("Milk").focus()
    daily.page.keyboard.press("Shift+ArrowRight")
    daily.tick("Milk")
    daily.expect_tree(WATER, "- Milk ✓")
    daily.tick(WATER)
    daily.expect_tree(WATER, "- Milk")
    assert daily.tree_in_database() == [WATER, "- Milk"]
    daily.page.keyboard.press("Control+z")
    daily.expect_tree(WATER, "- Milk ✓")
    expect_day(daily, "Today")
    daily.page.keyboard.press("Control+Shift+z")
    expect_day(daily, "Tomorrow")

    # A double click is one tick: the day that it moved on to is still to come.
    daily.sets(WATER, date=here(ada))
    expect_day(daily, "Today")
    daily.checkbox(WATER).dblclick(force=True)
    expect_day(daily, "Tomorrow")
    assert daily.fields(WATER)["date"] == here(ada, 1)

    # Days that were missed are passed over, and after its last day it is completed as others are.
    daily.sets(WATER, date=here(ada, -3))
    expect(daily.chips(WATER).filter(has_text="from ")).to_be_visible()
    daily.tick(WATER)
    expect(daily.message).to_contain_text(f"Completed {WATER}, also for the 3 days missed. Next: tomorrow")
    expect_day(daily, "Tomorrow")
    daily.sets(WATER, repeat=f"FREQ=DAILY;UNTIL={here(ada, 1).replace('-', '')}", date=here(ada))
    expect_day(daily, "Today")
    daily.tick(WATER)
    expect_day(daily, "Tomorrow")
    daily.tick("Milk")
    daily.tick(WATER)
    expect(daily.checkbox(WATER)).to_be_checked()
    expect(daily.message).to_have_text(f"Completed {WATER}, for the last time")
    daily.page.get_by_role("button", name="Undo").click()
    expect(daily.message).to_have_text(f"{WATER} is open again")
    expect_day(daily, "Tomorrow")
    daily.page.get_by_role("button", name="Redo").click()
    expect(daily.checkbox(WATER)).to_be_checked()
    assert daily.fields(WATER)["done_at"]

    daily.go_to_history(WATER)
    main = daily.page.get_by_role("main")
    expect(main).to_contain_text(f"Completed for {day_in_words(here(ada))}")
    expect(main).to_contain_text(f"Date: {day_in_words(here(ada, 1))}")


def test_it_works_while_the_server_is_away_also_on_two_devices(daily, ada):
    # Two devices tick the same day, one while the server is away: together that is one step.
    water = daily.task_id(WATER)
    daily.page.context.set_offline(True)
    daily.tick(WATER)
    expect_day(daily, "Tomorrow")
    ticks_elsewhere(daily, water)
    daily.page.context.set_offline(False)
    kept = daily.fields(WATER)
    assert (kept["date"], kept["completed_for"]) == (here(ada, 1), here(ada))
    expect_day(daily, "Tomorrow")

    daily.page.context.set_offline(True)
    for _ in range(2):
        daily.tick(WATER)
    expect(daily.chips(WATER).first).not_to_have_text("Tomorrow")
    daily.page.context.set_offline(False)
    kept = daily.fields(WATER)
    assert (kept["date"], kept["completed_for"]) == (here(ada, 3), here(ada, 2))


def test_a_day_is_skipped_by_a_menu_in_the_panel_and_for_several(daily, ada):
    daily.use_menu(WATER, "Skip this day")
    expect_day(daily, "Tomorrow")
    daily.expect_saved()
    daily.page.keyboard.press("Control+z")
    expect_day(daily, "Today")
    daily.row("Milk").hover()
    daily.row("Milk").get_by_role("button", name="More").click()
    expect(daily.page.get_by_role("menuitem", name="Duplicate")).to_be_visible()
    expect(daily.page.get_by_role("menuitem", name="Skip this day")).to_be_hidden()
    daily.page.keyboard.press("Escape")
    # The focus is in this row, and Ctrl+K offers what can be done there.
    daily.page.keyboard.press("Control+k")
    find, options = daily.page.get_by_role("combobox", name="Find a command"), daily.page.get_by_role("option")
    find.fill(">duplicate")
    expect(options).to_have_count(1)
    find.fill(">this day")
    expect(options).to_have_count(0)
    daily.page.keyboard.press("Escape")

    daily.open_details(WATER)
    daily.panel.get_by_role("button", name="Skip this day").click()
    expect(daily.message).to_contain_text(f"Skipped {WATER}. Next: tomorrow")
    expect_day(daily, "Tomorrow")
    expect(daily.repeat_said).to_contain_text(f"Next: {date.fromisoformat(here(ada, 1)):%a %-d %b}")
    kept = daily.fields(WATER)
    assert (kept["date"], kept["completed_for"]) == (here(ada, 1), None)
    daily.panel.get_by_role("button", name="Close").click()
    expect(daily.panel).to_have_count(0)
    daily.page.keyboard.press("Control+z")
    expect_day(daily, "Today")

    # A repeat is typed where a date is chosen, by keys alone, also in another language.
    daily.checkbox("Milk").focus()
    daily.page.keyboard.press("t")
    dialog = daily.page.get_by_role("dialog", name="Date")
    daily.page.keyboard.type("every zz")
    expect(dialog.get_by_role("status")).to_contain_text("not understood")
    daily.page.keyboard.press("Enter")  # which stays, to be corrected
    daily.page.keyboard.press("Control+a")
    daily.page.keyboard.type("jeden Tag")
    expect(dialog.get_by_role("status")).to_contain_text("Jeden Tag. Next: ")
    daily.page.keyboard.press("Enter")
    expect(sign(daily, "Repeats every day", "Milk")).to_be_visible()
    expect_day(daily, "Today", "Milk")
    expect(daily.checkbox("Milk")).to_be_focused()
    daily.expect_saved()

    daily.page.keyboard.press("Control+a")
    daily.page.keyboard.press("Control+k")
    daily.page.get_by_role("combobox", name="Find a command").fill("skip")
    daily.page.keyboard.press("Enter")
    expect(daily.message).to_have_text("Skipped 2 tasks")
    for title in (WATER, "Milk"):
        expect_day(daily, "Tomorrow", title)
    daily.page.keyboard.press("Control+z")
    expect(daily.message).to_have_text("2 tasks are as they were again")
    for title in (WATER, "Milk"):
        expect_day(daily, "Today", title)


def test_what_is_ticked_in_today_is_named_there_and_in_upcoming_and_follows_undo(open_browser, ada):
    todo = open_browser(ada)
    todo.open("/today")
    todo.add_box.fill(f"{WATER} every day")
    expect(todo.page.get_by_role("group", name="Understood")).to_contain_text("Every day")
    todo.add_box.press("Enter")
    todo.expect_titles(WATER)
    expect(sign(todo, "Repeats every day")).to_be_visible()
    todo.expect_saved()
    todo.wait_until("todo.list.now().order.every(row => row.next)")  # which only the server knows, and nobody sees
    todo.tick(WATER)

    expect(todo.message).to_contain_text(f"Completed {WATER}. Next: tomorrow")
    todo.expect_titles()
    done = todo.page.get_by_role("group", name="Done today")
    expect(done.get_by_role("heading")).to_have_text("Done today (1)")
    expect(done.get_by_role("listitem")).to_have_text(f"{WATER}Next: tomorrow")
    todo.page.keyboard.press("Control+z")
    todo.expect_titles(WATER)
    expect(done).to_be_hidden()
    todo.expect_saved()

    todo.page.get_by_role("link", name="Upcoming").click()
    tomorrow, in_two_days = (todo.page.get_by_role("group", name=day_in_words(here(ada, days))[:-5]) for days in (1, 2))
    expect(tomorrow.get_by_role("img", name="Repeats every day")).to_be_visible()
    expect(tomorrow.get_by_role("checkbox")).to_have_count(0)
    in_two_days.get_by_role("link", name=WATER).click()
    todo.panel.get_by_role("button", name="Skip this day").click()
    expect(tomorrow.get_by_role("checkbox", name=f"Done {WATER}")).to_be_visible()
    expect(tomorrow.get_by_role("link", name=WATER)).to_be_hidden()
    expect(in_two_days.get_by_role("link", name=WATER)).to_be_visible()
    todo.panel.get_by_role("button", name="Close").click()
    expect(todo.panel).to_have_count(0)
    todo.page.keyboard.press("Control+z")
    expect(tomorrow.get_by_role("link", name=WATER)).to_be_visible()
    todo.expect_saved()
    kept = todo.fields(WATER, inbox_of(ada.id))
    assert (kept["date"], kept["repeat"]) == (here(ada), "FREQ=DAILY")
