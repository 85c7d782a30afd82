"""A person looks at a task in its panel, and changes what there is to know of it."""

import pytest
from playwright.sync_api import expect

from storage.accounts.calendars import set_calendar
from tests.browser.todo_page import CALLBACKS
from tests.storage.people import stored

CAKE = "Bake a cake"
NEEDS = "Needs:\n- [ ] Flour\n- [x] Eggs"


@pytest.fixture
def cake(open_browser, ada):
    """Give Ada's tab with the panel of a task open."""
    page = open_browser(ada)
    page.has_list("Groceries", "Buy milk", CAKE)
    page.open()
    page.open_details(CAKE)
    return page


def fields(todo) -> dict:
    """Return the cake as the database has it."""
    todo.expect_saved()
    here = [one for one in stored()["tasks"].values() if one["list"] == todo.list_id()]
    [task] = [one for one in here if "cake" in one["title"].lower()]
    return task


def is_page(response) -> bool:
    """Return whether it is the answer to who asks for a page."""
    return "_pages_content" in (response.request.post_data or "")


def write_notes(todo, text: str, key: str = "Control+Enter") -> None:
    todo.fact("Notes").focus()
    todo.page.keyboard.press("Control+a")
    todo.page.keyboard.insert_text(text)
    todo.page.keyboard.press(key)


class TestOpening:
    def test_it_has_an_address_of_its_own_and_the_list_beside_it_is_not_sent_again(self, cake):
        expect(cake.page.get_by_role("complementary", name="Task details")).to_be_focused()
        expect(cake.fact("Title")).to_have_value(CAKE)
        address = cake.page.url
        with cake.page.expect_response(is_page) as closing:
            cake.panel.get_by_role("button", name="Close").click()
        with cake.page.expect_response(is_page) as opening:
            cake.row(CAKE).get_by_role("button", name="Details").click()
        assert "Buy milk" not in opening.value.text() + closing.value.text()
        assert CAKE in opening.value.text()
        # What goes up and comes down, not compressed: the task, and none of what is the same for all tasks.
        assert len(opening.value.request.post_data) + len(opening.value.text()) < 1_400
        cake.expect_titles("Buy milk", CAKE)

        cake.page.go_back()
        expect(cake.panel).to_have_count(0)
        cake.expect_titles("Buy milk", CAKE)

        cake.page.goto(address)
        expect(cake.fact("Title")).to_have_value(CAKE)
        cake.expect_titles("Buy milk", CAKE)
        expect(cake.current_card).to_contain_text("Groceries")

        cake.page.goto(f"{cake.url}/lists/{cake.list_id()}/no-such-task")
        expect(cake.page.get_by_role("heading", name="There is no such page")).to_be_visible()

    def test_who_goes_on_and_comes_back_at_once_sees_the_list_of_the_panel(self, cake):
        cake.new_list("Trip")
        cake.add_tasks("Book a train")
        cake.expect_saved()
        cake.card("Groceries").click()
        cake.open_details(CAKE)
        cake.slow_down(500)
        cake.card("Trip").click()
        cake.expect_titles("Book a train")  # from this browser's copy; its page is on the way
        cake.page.go_back()
        cake.expect_titles("Buy milk", CAKE)
        expect(cake.fact("Title")).to_have_value(CAKE)

    def test_close_and_escape_close_it_and_the_list_stays_where_it_was(self, todo):
        todo.add_box.focus()
        todo.paste("\n".join(f"Task {n}" for n in range(1, 201)))
        todo.expect_saved()
        todo.row("Task 200").scroll_into_view_if_needed()
        before = todo.row("Task 199").bounding_box()["y"]
        todo.open_details("Task 199")
        assert todo.row("Task 199").bounding_box()["y"] == pytest.approx(before, abs=2)
        todo.page.keyboard.press("Escape")
        expect(todo.panel).to_have_count(0)
        expect(todo.row("Task 199").get_by_role("button", name="Details")).to_be_focused()
        todo.open_details("Task 199")
        todo.page.get_by_role("button", name="Close").click()
        expect(todo.panel).to_have_count(0)
        expect(todo.row("Task 199")).to_be_in_viewport()

    def test_it_is_a_dialog_on_a_phone(self, open_browser, ada):
        phone = open_browser(ada, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
        phone.open()
        phone.add_task(CAKE)
        phone.row(CAKE).get_by_role("button", name="Details").tap()
        expect(phone.page.get_by_role("dialog", name="Task details")).to_be_visible()
        assert phone.page.evaluate("document.documentElement.scrollWidth") == 360

    def test_a_task_that_is_not_saved_yet_shows_its_link_and_opens_when_it_is(self, todo):
        todo.page.route(CALLBACKS, lambda route: route.abort())
        todo.add_task("Read https://example.org/cake")
        link = todo.row("Read https://example.org/cake").get_by_role("link", name="Open https://example.org/cake")
        expect(link).to_have_text("example.org")
        expect(link).to_have_attribute("target", "_blank")
        todo.add_task(CAKE)
        todo.row(CAKE).hover()
        todo.row(CAKE).get_by_role("button", name="Details").click()
        expect(todo.message).to_contain_text("opens as soon as it is saved")
        todo.page.unroute_all()
        expect(todo.fact("Title")).to_have_value(CAKE)


class TestChanging:
    def test_a_title_is_another_in_the_row_and_the_panel_at_once_and_taken_back(self, cake):
        cake.fact("Title").fill("Something else")
        cake.page.keyboard.press("Escape")
        expect(cake.fact("Title")).to_have_value(CAKE)
        expect(cake.panel).to_be_visible()
        cake.fact("Title").fill("")
        cake.page.keyboard.press("Tab")
        expect(cake.fact("Title")).to_have_value(CAKE)
        assert fields(cake)["title"] == CAKE

        cake.fact("Title").fill("Bake a big cake")
        cake.page.keyboard.press("Enter")
        cake.expect_titles("Buy milk", "Bake a big cake")
        assert fields(cake)["title"] == "Bake a big cake"
        cake.page.keyboard.press("Control+z")
        expect(cake.fact("Title")).to_have_value(CAKE)
        cake.expect_titles("Buy milk", CAKE)
        assert fields(cake)["title"] == CAKE

        cake.rename_task(CAKE, to="Bake two cakes")
        expect(cake.fact("Title")).to_have_value("Bake two cakes")
        cake.panel.get_by_role("button", name="Delete").click()
        expect(cake.panel).to_have_count(0)
        cake.expect_titles("Buy milk")
        cake.button("Undo").click()
        cake.expect_titles("Buy milk", "Bake two cakes")

    def test_a_date_a_time_and_a_priority_are_there_after_a_reload_as_this_person_says_them(self, cake):
        cake.panel.get_by_role("radiogroup", name="Priority").get_by_text("p1", exact=True).click()

        expect(cake.row(CAKE).locator('[data-priority="1"]')).to_have_count(1)
        assert fields(cake)["priority"] == "1"
        cake.panel.get_by_role("radiogroup", name="Priority").get_by_text("None", exact=True).click()
        expect(cake.row(CAKE).locator('[data-priority="1"]')).to_have_count(0)
        assert fields(cake)["priority"] is None

        set_calendar(cake.account.id, "clock", "12")
        cake.fact("Date").fill("13 Jan 2027")
        cake.page.keyboard.press("Tab")
        cake.fact("Time").fill("2.05 pm")
        cake.page.keyboard.press("Tab")
        cake.fact("Deadline").fill("20 Jan 2027")
        cake.page.keyboard.press("Tab")

        assert [fields(cake)[name] for name in ("date", "time", "deadline")] == ["2027-01-13", "14:05", "2027-01-20"]
        cake.page.reload()
        expect(cake.fact("Date")).to_have_value("13 Jan 2027")

        expect(cake.fact("Time")).to_have_value("2:05 pm")
        for typed, said in (("14.05", "2:05 pm"), ("9", "9 am"), ("5 pm", "5 pm")):
            cake.fact("Time").fill(typed)
            cake.page.keyboard.press("Enter")
            expect(cake.fact("Time")).to_have_value(said)
        assert fields(cake)["time"] == "17:00"

    def test_dates_are_typed_as_people_write_them_or_picked_and_taken_off_again(self, cake):
        cake.fact("Date").click()
        cake.page.get_by_role("button", name="15 ").first.click()
        expect(cake.fact("Date")).not_to_have_value("")
        assert fields(cake)["date"].endswith("-15")

        cake.fact("Date").fill("")
        cake.page.keyboard.press("Tab")
        assert fields(cake)["date"] is None

        for key in ("Enter", "Tab"):
            cake.fact("Deadline").fill("20.1.2027")
            cake.page.keyboard.press(key)
            expect(cake.fact("Deadline")).to_have_value("20 Jan 2027")
            expect(cake.chips(CAKE)).to_contain_text("deadline")
            assert fields(cake)["deadline"] == "2027-01-20"
            cake.fact("Deadline").fill("")
            cake.page.keyboard.press("Tab")
            assert fields(cake)["deadline"] is None

    def test_undo_at_the_very_moment_takes_it_back_in_the_panel_too(self, cake):
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
        cake.expect_saved()
        cake.page.reload()
        for name, was in before.items():
            expect(cake.fact(name)).to_have_value(was)


class TestNotes:
    def test_notes_are_shown_as_they_are_meant_and_nothing_in_them_runs(self, cake):
        write_notes(cake, "First")
        write_notes(cake, "Second", key="Escape")
        expect(cake.fact("Notes")).to_have_value("First")
        write_notes(cake, "Third", key="Tab")
        assert fields(cake)["notes"] == "Third"

        write_notes(cake, f"**Soon**\n\n{NEEDS}\n\nhttps://example.org/cake")

        shown = cake.panel.locator("#notes-shown")
        expect(shown.locator("strong")).to_have_text("Soon")
        expect(shown.get_by_role("link", name="https://example.org/cake")).to_have_attribute("target", "_blank")
        expect(cake.chips(CAKE)).to_have_text("1/2")
        assert fields(cake)["notes"].startswith("**Soon**")

        shown.locator("strong").click()
        expect(cake.fact("Notes")).to_be_focused()
        expect(cake.fact("Notes")).to_have_value(f"**Soon**\n\n{NEEDS}\n\nhttps://example.org/cake")
        write_notes(cake, NEEDS)
        cake.panel.get_by_role("checkbox").first.click()

        expect(cake.chips(CAKE)).to_have_text("2/2")
        expect(cake.panel.get_by_role("checkbox").first).to_be_checked()
        assert fields(cake)["notes"] == NEEDS.replace("[ ]", "[x]")

        write_notes(cake, "<img src=x onerror=alert(1)> [x](javascript:alert(1)) <script>alert(1)</script> **done**")

        expect(cake.panel.locator("#notes-shown strong")).to_have_text("done")
        expect(cake.panel.locator("#notes-shown :is(img, script, a)")).to_have_count(0)

        cake.fact("Notes").focus()
        cake.page.keyboard.press("Control+a")
        cake.page.keyboard.insert_text("Half a thou")
        cake.page.reload()

        expect(cake.fact("Notes")).to_have_value("Half a thou")
        assert fields(cake)["notes"] == "Half a thou"


class TestTogether:
    def test_what_others_change_arrives_and_takes_nothing_away(self, cake, open_browser, ada):
        cake.fact("Notes").focus()
        cake.page.keyboard.insert_text("I am typ")
        other = open_browser(ada)
        other.open()
        other.rename_task(CAKE, to="Bake cakes")
        other.expect_saved()

        expect(cake.fact("Title")).to_have_value("Bake cakes")
        expect(cake.fact("Notes")).to_have_value("I am typ")
        cake.page.keyboard.insert_text("ing")
        cake.page.keyboard.press("Control+Enter")
        task = fields(cake)
        assert (task["title"], task["notes"]) == ("Bake cakes", "I am typing")
