"""A person looks at a task in its panel, and changes what there is to know of it."""

from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import expect

from storage.accounts.calendars import calendar_of, set_calendar
from storage.commit import commit
from tests.factories import NOW, an_intent

CAKE = "Bake a cake"
NEEDS = "Needs:\n- [ ] Flour\n- [x] Eggs"


@pytest.fixture
def cake(with_tasks):
    """Give Ada's tab with the panel of a task open."""
    page = with_tasks("Buy milk", CAKE)
    page.open_details(CAKE)
    return page


def write(todo, name: str, text: str, key: str = "Tab") -> None:
    """Write into a box of the panel instead of what is there, and leave it."""
    todo.fact(name).fill(text)
    todo.page.keyboard.press(key)


def write_notes(todo, text: str, key: str = "Control+Enter") -> None:
    todo.fact("Notes").focus()
    todo.page.keyboard.press("Control+a")
    todo.page.keyboard.insert_text(text)
    todo.page.keyboard.press(key)


def choose_priority(todo, name: str) -> None:
    todo.panel.get_by_role("radiogroup", name="Priority").get_by_text(name, exact=True).click()


class TestChanging:
    def test_a_title_is_another_in_the_row_and_the_panel_at_once_and_taken_back(self, cake):
        write(cake, "Title", "Something else", key="Escape")
        expect(cake.fact("Title")).to_have_value(CAKE)
        expect(cake.panel).to_be_visible()
        write(cake, "Title", "")
        expect(cake.fact("Title")).to_have_value(CAKE)
        assert cake.fields(CAKE)

        write(cake, "Title", "Bake a big cake", key="Enter")
        cake.expect_titles("Buy milk", "Bake a big cake")
        assert cake.fields("Bake a big cake")
        cake.page.keyboard.press("Control+z")
        expect(cake.fact("Title")).to_have_value(CAKE)
        cake.expect_titles("Buy milk", CAKE)
        assert cake.fields(CAKE)

        # An undo at the very moment at which a box is left takes that back, in the panel too.
        before = {name: cake.fact(name).input_value() for name in ("Title", "Notes")}
        for name, was in before.items():
            cake.fact(name).fill("Bake a big cake")
            cake.page.evaluate(
                """() => {
                    const about = {key: 'z', ctrlKey: true, bubbles: true, cancelable: true};
                    document.activeElement.blur();
                    document.body.dispatchEvent(new KeyboardEvent('keydown', about));
                }"""
            )
            expect(cake.fact(name)).to_have_value(was)
        assert cake.fields(CAKE)["notes"] is None

        cake.rename_task(CAKE, to="Bake two cakes")
        expect(cake.fact("Title")).to_have_value("Bake two cakes")
        cake.panel.get_by_role("button", name="Delete").click()
        expect(cake.panel).to_have_count(0)
        cake.expect_titles("Buy milk")
        cake.button("Undo").click()
        cake.expect_titles("Buy milk", "Bake two cakes")

    def test_a_date_a_time_and_a_priority_are_kept_and_said_as_this_person_says_them(self, with_tasks, ada):
        set_calendar(ada.id, "clock", "12")
        cake = with_tasks("Buy milk", CAKE)
        cake.open_details(CAKE)
        choose_priority(cake, "p1")
        expect(cake.row(CAKE).locator('[data-priority="1"]')).to_have_count(1)
        assert cake.fields(CAKE)["priority"] == "1"
        choose_priority(cake, "None")
        expect(cake.row(CAKE).locator('[data-priority="1"]')).to_have_count(0)
        assert cake.fields(CAKE)["priority"] is None

        # A date is picked, or typed as people write it, and taken off again.
        cake.fact("Date").click()
        cake.page.locator("button[data-direction=next]").click(click_count=12)  # a year on: it stays and takes each
        cake.page.get_by_role("button", name="15 ").first.click()
        expect(cake.fact("Date")).not_to_have_value("")
        now = date.fromisoformat(calendar_of(ada.id).today(datetime.now(UTC)))
        assert cake.fields(CAKE)["date"] == now.replace(year=now.year + 1, day=15).isoformat()
        write(cake, "Date", "")
        assert cake.fields(CAKE)["date"] is None
        write(cake, "Deadline", "20.1.2027", key="Enter")
        expect(cake.fact("Deadline")).to_have_value("20 Jan 2027")
        expect(cake.chips(CAKE)).to_contain_text("deadline")
        assert cake.fields(CAKE)["deadline"] == "2027-01-20"
        write(cake, "Deadline", "")
        assert cake.fields(CAKE)["deadline"] is None

        write(cake, "Date", "13.1.2027")
        expect(cake.fact("Date")).to_have_value("13 Jan 2027")
        write(cake, "Time", "2.05 pm")
        write(cake, "Deadline", "20 Jan 2027")
        kept = cake.fields(CAKE)
        assert [kept[name] for name in ("date", "time", "deadline")] == ["2027-01-13", "14:05", "2027-01-20"]
        cake.panel.get_by_role("button", name="Close").click()
        expect(cake.panel).to_have_count(0)
        cake.open_details(CAKE)
        expect(cake.fact("Date")).to_have_value("13 Jan 2027")
        expect(cake.fact("Time")).to_have_value("2:05 pm")
        # A text that is no day is refused in words, and never saved: not even the day that it begins with.
        for typed, key, left in (("31 Feb", "Enter", "31 Feb"), ("3 Dec foo", "Tab", "13 Jan 2027")):
            write(cake, "Date", typed, key)
            expect(cake.panel.get_by_text(f"“{typed}” is no date. Try “tomorrow”")).to_be_visible()
            expect(cake.fact("Date")).to_have_value(left)
            assert cake.fields(CAKE)["date"] == "2027-01-13"
        write(cake, "Time", "25:99", key="Enter")
        refused = "“25:99” is no time of day. Write it as 14:05 or 2 pm."
        expect(cake.fact("Time")).to_have_accessible_description(refused)
        write(cake, "Date", "Friday next week", key="Enter")
        expect(cake.panel.get_by_text("is no date")).to_have_count(0)
        assert date.fromisoformat(cake.fields(CAKE)["date"]).weekday() == 4
        # After Enter, Escape takes nothing back, an undo shows in the box, and no key is saved alone.
        kept = cake.fields(CAKE)["date"]
        cake.page.keyboard.press("Escape")
        expect(cake.panel).to_be_focused()
        assert cake.fields(CAKE)["date"] == kept
        write(cake, "Date", "20 Dec 2031", key="Enter")
        assert cake.fields(CAKE)["date"] == "2031-12-20"
        cake.page.keyboard.press("Control+z")
        expect(cake.fact("Date")).not_to_have_value("20 Dec 2031")
        assert cake.fields(CAKE)["date"] == kept
        cake.fact("Date").fill("")
        cake.page.keyboard.type("3 Dec 20", delay=60)
        assert cake.fields(CAKE)["date"] == kept
        cake.page.keyboard.type("31", delay=60)
        cake.page.keyboard.press("Tab")
        assert cake.fields(CAKE)["date"] == "2031-12-03"
        write(cake, "Date", "today", key="Enter")
        cake.fact("Date").click()
        marked = cake.page.locator(".mantine-DateInput-day[aria-current=date]")
        day = calendar_of(cake.account.id).today(datetime.now(UTC))
        expect(marked).to_have_attribute("aria-label", f"{date.fromisoformat(day):%-d %B %Y}")
        write(cake, "Date", "3 Dec 2031", key="Enter")
        write(cake, "Date", "next Fri 5pm", key="Enter")  # as in a title
        expect(cake.fact("Time")).to_have_value("5 pm")
        friday = cake.fields(CAKE)
        assert (date.fromisoformat(friday["date"]).weekday(), friday["time"]) == (4, "17:00")
        cake.page.keyboard.press("Control+z")  # one step
        expect(cake.fact("Date")).to_have_value("3 Dec 2031")
        assert cake.fields(CAKE)["time"] != "17:00"
        write(cake, "Deadline", "tomorrow 5pm", key="Enter")
        expect(cake.fact("Deadline")).to_have_accessible_description("“tomorrow 5pm” has a time. Write the day alone.")
        cake.fact("Deadline").fill("")
        for typed, said in (("9", "9 am"), ("Noon", "12 pm"), ("midnight", "12 am"), ("17.00", "5 pm")):
            write(cake, "Time", typed, key="Enter")
            expect(cake.fact("Time")).to_have_value(said)
        write(cake, "Time", "5", key="Enter")
        expect(cake.fact("Time")).to_have_accessible_description("“5” can be two times. Write 5 am or 5 pm.")
        assert cake.fields(CAKE)["time"] == "17:00"


class TestNotes:
    def test_notes_are_shown_as_they_are_meant_and_nothing_in_them_runs(self, cake):
        write_notes(cake, "First")
        write_notes(cake, "Second", key="Escape")
        expect(cake.fact("Notes")).to_have_value("First")
        write_notes(cake, "Third", key="Tab")
        assert cake.fields(CAKE)["notes"] == "Third"

        write_notes(cake, f"**Soon**\n\n{NEEDS}\n\nhttps://example.org/cake")
        shown = cake.panel.locator("#notes-shown")
        expect(shown.locator("strong")).to_have_text("Soon")
        expect(shown.get_by_role("link", name="https://example.org/cake")).to_have_attribute("target", "_blank")
        expect(cake.chips(CAKE)).to_have_text("1/2")
        assert cake.fields(CAKE)["notes"].startswith("**Soon**")

        shown.locator("strong").click()
        expect(cake.fact("Notes")).to_be_focused()
        expect(cake.fact("Notes")).to_have_value(f"**Soon**\n\n{NEEDS}\n\nhttps://example.org/cake")
        write_notes(cake, NEEDS)
        cake.panel.get_by_role("checkbox").first.click()
        expect(cake.chips(CAKE)).to_have_text("2/2")
        expect(cake.panel.get_by_role("checkbox").first).to_be_checked()
        assert cake.fields(CAKE)["notes"] == NEEDS.replace("[ ]", "[x]")

        write_notes(cake, "<img src=x onerror=alert(1)> [x](javascript:alert(1)) <script>alert(1)</script> **done**")
        expect(cake.panel.locator("#notes-shown strong")).to_have_text("done")
        expect(cake.panel.locator("#notes-shown :is(img, script, a)")).to_have_count(0)

    def test_what_others_change_arrives_and_takes_nothing_away(self, cake):
        task = cake.task_id(CAKE)
        cake.fact("Notes").focus()
        cake.page.keyboard.insert_text("I am typ")
        theirs = {"title": "Bake cakes", "notes": "With love"}
        commit(cake.account.id, an_intent("set_task", tasks=[task], value=theirs), NOW)
        expect(cake.fact("Title")).to_have_value("Bake cakes")
        expect(cake.fact("Notes")).to_have_value("I am typ")
        cake.page.keyboard.insert_text("ing")
        cake.page.keyboard.press("Control+Enter")
        assert cake.fields("Bake cakes")["notes"] == "I am typing"
        expect(cake.message).to_contain_text("The notes of Bake cakes were changed elsewhere meanwhile. Yours are kept")
        cake.fact("Title").focus()
        cake.page.keyboard.press("End")
        cake.page.keyboard.type(" soon")
        commit(cake.account.id, an_intent("set_task", tasks=[task], value={"title": "Bake pies"}), NOW)
        cake.wait_until("todo.panel.shown().fields.title === 'Bake pies'")
        cake.page.keyboard.press("Enter")
        expect(cake.message).to_contain_text("It was renamed to Bake pies elsewhere meanwhile. Your title is kept")
        cake.sets("Bake cakes soon", title="Bake cakes")
        expect(cake.fact("Title")).to_have_value("Bake cakes")

        # It is the same when they delete the task: it comes back, and then what was typed is saved.
        cake.fact("Notes").focus()
        cake.page.keyboard.press("Control+End")
        cake.page.keyboard.insert_text(" on")
        commit(cake.account.id, an_intent("delete_task", tasks=[task]), NOW)
        expect(cake.panel.get_by_role("alert")).to_contain_text("This task was deleted. It is in the trash.")
        expect(cake.fact("Notes")).to_be_focused()
        cake.button("Restore").click()
        expect(cake.row("Bake cakes")).to_be_visible()
        expect(cake.panel.get_by_role("alert")).to_be_hidden()
        assert cake.fields("Bake cakes")["notes"] == "I am typing on"

        # A reload does not take away what is being typed either.
        cake.fact("Notes").focus()
        cake.page.keyboard.press("Control+a")
        cake.page.keyboard.insert_text("Half a thou")
        cake.page.reload()
        expect(cake.fact("Notes")).to_have_value("Half a thou")
        assert cake.fields("Bake cakes")["notes"] == "Half a thou"

        # The notes from before are in the history, theirs too.
        cake.panel.get_by_role("link", name="History").click()
        expect(cake.page.get_by_role("heading", name="History of Bake cakes")).to_be_visible()
        for notes in ("With love", "I am typing on"):
            expect(cake.page.get_by_role("main")).to_contain_text(notes)
