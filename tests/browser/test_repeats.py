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
from tests.factories import NOW, an_intent, new_id
from tests.storage.people import lists_of, stored

WATER = "Water plants"


def here(account, days: int = 0) -> str:
    """Return the day that it is for an account, or one so many days later."""
    today = date.fromisoformat(calendar_of(account.id).today(datetime.now(UTC)))
    return (today + timedelta(days)).isoformat()


def fields(todo, title: str = WATER) -> dict:
    """Return a task as the database has it."""
    todo.expect_saved()
    all_here = [one for one in stored()["tasks"].values() if one["list"] == todo.list_id()]
    [task] = [one for one in all_here if one["title"] == title]
    return task


@pytest.fixture
def plants(with_tasks):
    """Give Ada's tab with the panel of a task open."""
    todo = with_tasks(WATER, "Milk")
    todo.open_details(WATER)
    return todo


@pytest.fixture
def daily(open_browser, ada):
    """Give Ada's tab with a task that is to be done each day, today too."""
    page = open_browser(ada)
    page.has_list("Groceries")
    water = {"title": WATER, "repeat": "FREQ=DAILY", "date": here(ada)}
    value = [[new_id("task"), water], [new_id("task"), {"title": "Milk"}]]
    commit(ada.id, an_intent("add_tasks", list=lists_of(ada.id)[0].id, value=value), NOW)
    page.open()
    expect(page.chips(WATER).first).to_have_text("Today")
    return page


def sign(todo, name: str, title: str = WATER):
    return todo.row(title).get_by_role("img", name=name, exact=True)


def test_a_repeat_is_typed_said_back_and_shown_on_the_row(plants, ada):
    box, said = plants.fact("Repeat"), plants.repeat_said
    set_calendar(ada.id, "week_begins", "sunday")
    box.fill("every 2 weeks on Mon and Sun")
    first, repeat = begun(parse("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU"), None, here(ada))
    expect(said).to_contain_text(f"{date.fromisoformat(coming(repeat, first, here(ada)).days[0]):%a %-d %b}")
    box.fill("every! 3 days")
    days = [here(ada), *coming("FREQ=DAILY;INTERVAL=3 from completion", None, here(ada)).days]
    expect(said).to_contain_text("Every 3 days from completion. Next: ")
    shown = said.get_by_role("list", name="Next days").get_by_role("listitem")
    expect(shown).to_have_text([re.compile(f"^{date.fromisoformat(day):%a %-d %b}") for day in days[:5]])
    box.press("Enter")

    expect(sign(plants, "Repeats every 3 days from completion")).to_be_visible()
    expect(plants.chips(WATER).first).to_have_text("Today")
    expect(box).to_have_value("every 3 days from completion")
    expect(plants.fact("Date")).not_to_have_value("")
    assert fields(plants)["repeat"] == "FREQ=DAILY;INTERVAL=3 from completion"
    plants.panel.get_by_role("button", name="Close").click()
    plants.page.keyboard.press("Control+z")
    expect(plants.chips(WATER)).to_have_count(0)


def test_a_repeat_that_is_offered_is_a_click(plants):
    plants.fact("Repeat").focus()
    plants.panel.get_by_role("button", name="every workday").click()
    plants.page.keyboard.press("Enter")

    expect(sign(plants, "Repeats every workday")).to_be_visible()
    expect(plants.panel.get_by_role("button", name="every workday")).to_be_hidden()


def test_what_is_no_repeat_is_refused_in_words_and_given_back(plants):
    box = plants.fact("Repeat")
    box.fill("every 2 hours")
    expect(plants.repeat_said).to_contain_text("once a day")
    box.press("Enter")

    expect(plants.kept.get_by_role("textbox")).to_have_value("every 2 hours")
    expect(box).to_have_value("")
    expect(plants.chips(WATER)).to_have_count(0)


def test_a_tick_moves_the_task_on_and_undo_brings_the_day_back(daily, ada):
    daily.tick(WATER)
    expect(daily.chips(WATER).first).to_have_text("Tomorrow")
    expect(daily.checkbox(WATER)).not_to_be_checked()
    expect(daily.message).to_contain_text(f"Completed {WATER}. Next: tomorrow")
    daily.expect_titles(WATER, "Milk")
    assert fields(daily)["date"] == here(ada, 1)

    daily.page.keyboard.press("Control+z")
    expect(daily.chips(WATER).first).to_have_text("Today")
    assert fields(daily)["date"] == here(ada)
    daily.page.keyboard.press("Control+Shift+z")
    expect(daily.chips(WATER).first).to_have_text("Tomorrow")
    daily.go_to_history(WATER)
    main = daily.page.get_by_role("main")
    expect(main).to_contain_text(f"Completed for {day_in_words(here(ada))}")
    expect(main).to_contain_text(f"Date: {day_in_words(here(ada, 1))}")


def test_days_that_were_missed_are_passed_over_and_after_its_last_day_it_is_completed_as_others_are(daily, ada):
    daily.sets(WATER, date=here(ada, -3))
    daily.page.reload()
    expect(daily.chips(WATER).first).to_contain_text("from ")
    daily.tick(WATER)

    expect(daily.message).to_contain_text(f"Completed {WATER}, also for the 3 days missed. Next: tomorrow")
    expect(daily.chips(WATER).first).to_have_text("Tomorrow")

    daily.sets(WATER, repeat=f"FREQ=DAILY;UNTIL={here(ada, 1).replace('-', '')}", date=here(ada))
    daily.page.reload()
    daily.tick(WATER)
    expect(daily.chips(WATER).first).to_have_text("Tomorrow")
    daily.tick(WATER)

    expect(daily.checkbox(WATER)).to_be_checked()
    assert fields(daily)["done_at"]


def test_it_works_while_the_server_is_away_also_twice(daily, ada):
    daily.page.context.set_offline(True)
    daily.tick(WATER)
    expect(daily.chips(WATER).first).to_have_text("Tomorrow")
    daily.tick(WATER)
    expect(daily.chips(WATER).first).not_to_have_text("Tomorrow")
    daily.page.context.set_offline(False)

    assert fields(daily)["date"] == here(ada, 2)
    daily.page.reload()
    expect(sign(daily, "Repeats every day")).to_be_visible()
    assert fields(daily)["completed_for"] == here(ada, 1)


def test_two_devices_that_tick_the_same_day_make_one_step(daily, ada, open_browser):
    phone = open_browser(ada)
    phone.open()
    expect(phone.chips(WATER).first).to_have_text("Today")
    phone.page.context.set_offline(True)
    phone.tick(WATER)
    daily.tick(WATER)
    daily.expect_saved()
    phone.page.context.set_offline(False)

    assert fields(phone)["date"] == here(ada, 1)
    expect(phone.chips(WATER).first).to_have_text("Tomorrow")


def test_a_day_is_skipped_by_the_menu_of_a_row_and_undone(daily):
    daily.use_menu(WATER, "Skip this day")
    expect(daily.chips(WATER).first).to_have_text("Tomorrow")
    daily.expect_saved()
    daily.page.keyboard.press("Control+z")
    expect(daily.chips(WATER).first).to_have_text("Today")
    daily.row("Milk").hover()
    daily.row("Milk").get_by_role("button", name="More").click()
    expect(daily.page.get_by_role("menuitem", name="Duplicate")).to_be_visible()
    expect(daily.page.get_by_role("menuitem", name="Skip this day")).to_be_hidden()
    daily.page.keyboard.press("Escape")


def test_a_day_is_skipped_in_the_panel(daily, ada):
    daily.open_details(WATER)
    daily.panel.get_by_role("button", name="Skip this day").click()

    expect(daily.message).to_contain_text(f"Skipped {WATER}. Next: tomorrow")
    expect(daily.chips(WATER).first).to_have_text("Tomorrow")
    expect(daily.repeat_said).to_contain_text(f"Next: {date.fromisoformat(here(ada, 1)):%a %-d %b}")
    assert (fields(daily)["date"], fields(daily)["completed_for"]) == (here(ada, 1), None)


def test_a_day_of_several_is_skipped_and_undone_at_once(daily):
    daily.checkbox("Milk").focus()
    daily.page.keyboard.press("t")
    daily.page.keyboard.type("every day")
    daily.page.keyboard.press("Enter")
    expect(daily.chips("Milk").first).to_have_text("Today")
    daily.expect_saved()
    daily.page.keyboard.press("Control+a")
    daily.page.keyboard.press("Control+k")
    daily.page.get_by_role("combobox", name="Find a command").fill("skip")
    daily.page.keyboard.press("Enter")
    expect(daily.message).to_have_text("Skipped 2 tasks")
    for title in (WATER, "Milk"):
        expect(daily.chips(title).first).to_have_text("Tomorrow")
    daily.page.keyboard.press("Control+z")
    expect(daily.message).to_have_text("2 tasks are as they were again")
    for title in (WATER, "Milk"):
        expect(daily.chips(title).first).to_have_text("Today")


def test_a_repeat_is_typed_where_a_date_is_chosen_by_keys_alone(todo):
    todo.add_tasks(WATER)
    todo.checkbox(WATER).focus()
    todo.page.keyboard.press("t")
    dialog = todo.page.get_by_role("dialog", name="Date")
    todo.page.keyboard.type("jeden Tag")
    expect(dialog.get_by_role("status")).to_contain_text("Jeden Tag. Next: ")
    todo.page.keyboard.press("Enter")

    expect(sign(todo, "Repeats every day")).to_be_visible()
    expect(todo.chips(WATER).first).to_have_text("Today")
    expect(todo.checkbox(WATER)).to_be_focused()
    todo.page.keyboard.press("Control+z")
    expect(todo.chips(WATER)).to_have_count(0)


def test_what_is_under_it_is_open_again(daily, ada):
    daily.checkbox("Milk").focus()
    daily.page.keyboard.press("Shift+ArrowRight")
    daily.expect_tree(WATER, "- Milk")
    daily.tick("Milk")
    daily.expect_tree(WATER, "- Milk ✓")
    daily.tick(WATER)

    daily.expect_tree(WATER, "- Milk")
    daily.expect_saved()
    daily.page.reload()
    daily.expect_tree(WATER, "- Milk")
    assert fields(daily)["date"] == here(ada, 1)


def test_what_is_ticked_in_today_is_named_there_and_in_upcoming_and_follows_undo(todo, ada):
    todo.open("/today")
    todo.add_box.fill(f"{WATER} every day")
    expect(todo.page.get_by_role("group", name="Understood")).to_contain_text("Every day")
    todo.add_box.press("Enter")
    todo.expect_titles(WATER)
    expect(sign(todo, "Repeats every day")).to_be_visible()
    todo.expect_saved()
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
    todo.page.keyboard.press("Control+z")
    expect(tomorrow.get_by_role("link", name=WATER)).to_be_visible()
    todo.expect_saved()
    [task] = [one for one in stored()["tasks"].values() if one["title"] == WATER and one["list"] == inbox_of(ada.id)]
    assert (task["date"], task["repeat"]) == (here(ada), "FREQ=DAILY")
