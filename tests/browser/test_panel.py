"""A person looks at a task in its panel, and changes what there is to know of it."""

import pytest
from playwright.sync_api import expect

from storage.accounts.calendars import set_calendar
from tests.browser.todo_page import CALLBACKS
from tests.storage.people import stored

CAKE = "Bake a cake"
NEEDS = "Needs:\n- [ ] Flour\n- [x] Eggs"


@pytest.fixture
def cake(todo):
    """Give Ada's tab with the panel of a task open."""
    todo.add_tasks("Buy milk", CAKE)
    todo.open_details(CAKE)
    return todo


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
    def test_it_has_an_address_of_its_own_and_back_closes_it(self, cake):
        expect(cake.page.get_by_role("complementary", name="Task details")).to_be_focused()
        expect(cake.fact("Title")).to_have_value(CAKE)
        address = cake.page.url
        cake.page.go_back()
        expect(cake.panel).to_have_count(0)
        cake.expect_titles("Buy milk", CAKE)

        cake.page.goto(address)
        expect(cake.fact("Title")).to_have_value(CAKE)
        cake.expect_titles("Buy milk", CAKE)
        expect(cake.current_card).to_contain_text("Groceries")

    def test_the_list_beside_it_is_not_sent_again(self, cake):
        with cake.page.expect_response(is_page) as closing:
            cake.panel.get_by_role("button", name="Close").click()
        with cake.page.expect_response(is_page) as opening:
            cake.row(CAKE).get_by_role("button", name="Details").click()
        assert "Buy milk" not in opening.value.text() + closing.value.text()
        assert CAKE in opening.value.text()
        cake.expect_titles("Buy milk", CAKE)

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

    def test_a_task_that_is_not_saved_yet_opens_when_it_is(self, todo):
        todo.page.route(CALLBACKS, lambda route: route.abort())
        todo.add_task(CAKE)
        todo.row(CAKE).hover()
        todo.row(CAKE).get_by_role("button", name="Details").click()
        expect(todo.message).to_contain_text("opens as soon as it is saved")
        todo.page.unroute_all()
        expect(todo.fact("Title")).to_have_value(CAKE)

    def test_what_is_not_there_is_said(self, todo):
        todo.page.goto(f"{todo.url}/lists/{todo.list_id()}/no-such-task")
        expect(todo.page.get_by_role("heading", name="There is no such page")).to_be_visible()


class TestChanging:
    def test_a_title_is_another_in_the_row_at_once(self, cake):
        cake.fact("Title").fill("Bake a big cake")
        cake.page.keyboard.press("Enter")

        cake.expect_titles("Buy milk", "Bake a big cake")
        assert fields(cake)["title"] == "Bake a big cake"

    def test_a_title_that_is_emptied_is_the_one_from_before(self, cake):
        cake.fact("Title").fill("")
        cake.page.keyboard.press("Tab")

        expect(cake.fact("Title")).to_have_value(CAKE)
        assert fields(cake)["title"] == CAKE

    def test_a_row_that_is_renamed_is_so_in_the_panel(self, cake):
        cake.rename_task(CAKE, to="Bake two cakes")

        expect(cake.fact("Title")).to_have_value("Bake two cakes")

    def test_escape_takes_back_what_was_typed(self, cake):
        cake.fact("Title").fill("Something else")
        cake.page.keyboard.press("Escape")

        expect(cake.fact("Title")).to_have_value(CAKE)
        expect(cake.panel).to_be_visible()
        assert fields(cake)["title"] == CAKE

    def test_a_date_is_typed_a_time_too_and_both_are_there_after_a_reload(self, cake):
        cake.fact("Date").fill("13 Jan 2027")
        cake.page.keyboard.press("Tab")
        cake.fact("Time").fill("2.05 pm")
        cake.page.keyboard.press("Tab")
        cake.fact("Deadline").fill("20 Jan 2027")
        cake.page.keyboard.press("Tab")

        assert [fields(cake)[name] for name in ("date", "time", "deadline")] == ["2027-01-13", "14:05", "2027-01-20"]
        cake.page.reload()
        expect(cake.fact("Date")).to_have_value("13 Jan 2027")
        expect(cake.fact("Time")).to_have_value("14:05")

    def test_a_time_is_said_by_the_clock_of_the_person(self, cake):
        set_calendar(cake.account.id, "clock", "12")
        cake.page.reload()
        for typed, said in (("14.05", "2:05 pm"), ("9", "9 am"), ("5 pm", "5 pm")):
            cake.fact("Time").fill(typed)
            cake.page.keyboard.press("Enter")
            expect(cake.fact("Time")).to_have_value(said)
        assert fields(cake)["time"] == "17:00"
        cake.page.reload()
        expect(cake.fact("Time")).to_have_value("5 pm")

    @pytest.mark.parametrize("key", ["Tab", "Enter"])
    def test_a_day_is_typed_as_people_write_it(self, cake, key):
        cake.fact("Deadline").fill("20.1.2027")
        cake.page.keyboard.press(key)
        expect(cake.fact("Deadline")).to_have_value("20 Jan 2027")
        expect(cake.chips(CAKE)).to_contain_text("deadline")
        assert fields(cake)["deadline"] == "2027-01-20"

    def test_a_day_is_picked_and_taken_off_again(self, cake):
        cake.fact("Date").click()
        cake.page.get_by_role("button", name="15 ").first.click()
        expect(cake.fact("Date")).not_to_have_value("")
        assert fields(cake)["date"].endswith("-15")

        cake.fact("Date").fill("")
        cake.page.keyboard.press("Tab")
        assert fields(cake)["date"] is None

    def test_a_priority_is_seen_in_the_row(self, cake):
        cake.panel.get_by_role("radiogroup", name="Priority").get_by_text("p1", exact=True).click()

        expect(cake.row(CAKE).locator('[data-priority="1"]')).to_have_count(1)
        assert fields(cake)["priority"] == "1"
        cake.panel.get_by_role("radiogroup", name="Priority").get_by_text("None", exact=True).click()
        expect(cake.row(CAKE).locator('[data-priority="1"]')).to_have_count(0)
        assert fields(cake)["priority"] is None

    def test_undo_takes_it_back_in_the_row_and_in_the_panel(self, cake):
        cake.fact("Title").fill("Bake a big cake")
        cake.page.keyboard.press("Enter")
        cake.page.keyboard.press("Control+z")

        expect(cake.fact("Title")).to_have_value(CAKE)
        cake.expect_titles("Buy milk", CAKE)
        assert fields(cake)["title"] == CAKE

    @pytest.mark.parametrize("name", ["Title", "Notes"])
    def test_undo_at_the_very_moment_takes_it_back_in_the_panel_too(self, cake, name):
        before = cake.fact(name).input_value()
        cake.fact(name).fill("Bake a big cake")
        cake.page.evaluate(
            """() => {
                const key = new KeyboardEvent('keydown', {key: 'z', ctrlKey: true, bubbles: true, cancelable: true});
                document.activeElement.blur();
                document.body.dispatchEvent(key);
            }"""
        )

        expect(cake.fact(name)).to_have_value(before)
        cake.expect_saved()
        cake.page.reload()
        expect(cake.fact(name)).to_have_value(before)

    def test_delete_closes_it_and_can_be_undone(self, cake):
        cake.panel.get_by_role("button", name="Delete").click()

        expect(cake.panel).to_have_count(0)
        cake.expect_titles("Buy milk")
        cake.button("Undo").click()
        cake.expect_titles("Buy milk", CAKE)


class TestLinks:
    def test_an_address_in_a_title_can_be_opened(self, todo):
        todo.add_task("Read https://example.org/cake")
        link = todo.row("Read https://example.org/cake").get_by_role("link", name="Open https://example.org/cake")
        expect(link).to_have_text("example.org")
        expect(link).to_have_attribute("target", "_blank")


class TestNotes:
    def test_notes_are_shown_as_they_are_meant(self, cake):
        write_notes(cake, f"**Soon**\n\n{NEEDS}\n\nhttps://example.org/cake")

        shown = cake.panel.locator("#notes-shown")
        expect(shown.locator("strong")).to_have_text("Soon")
        expect(shown.get_by_role("link", name="https://example.org/cake")).to_have_attribute("target", "_blank")
        expect(cake.chips(CAKE)).to_have_text("1/2")
        assert fields(cake)["notes"].startswith("**Soon**")

    def test_a_box_is_ticked_by_a_click(self, cake):
        write_notes(cake, NEEDS)
        cake.panel.get_by_role("checkbox").first.click()

        expect(cake.chips(CAKE)).to_have_text("2/2")
        expect(cake.panel.get_by_role("checkbox").first).to_be_checked()
        assert fields(cake)["notes"] == NEEDS.replace("[ ]", "[x]")

    def test_a_click_on_the_words_leads_into_the_box(self, cake):
        write_notes(cake, "Remember **the milk**")
        cake.panel.locator("#notes-shown strong").click()

        expect(cake.fact("Notes")).to_be_focused()
        expect(cake.fact("Notes")).to_have_value("Remember **the milk**")

    def test_escape_takes_back_and_leaving_saves(self, cake):
        write_notes(cake, "First")
        write_notes(cake, "Second", key="Escape")
        expect(cake.fact("Notes")).to_have_value("First")
        write_notes(cake, "Third", key="Tab")
        assert fields(cake)["notes"] == "Third"

    def test_what_is_typed_when_the_tab_closes_is_kept(self, cake):
        cake.fact("Notes").focus()
        cake.page.keyboard.insert_text("Half a thou")
        cake.page.reload()

        expect(cake.fact("Notes")).to_have_value("Half a thou")
        assert fields(cake)["notes"] == "Half a thou"

    def test_nothing_in_notes_runs(self, cake):
        write_notes(cake, "<img src=x onerror=alert(1)> [x](javascript:alert(1)) <script>alert(1)</script> **done**")

        expect(cake.panel.locator("#notes-shown strong")).to_have_text("done")
        expect(cake.panel.locator("#notes-shown :is(img, script, a)")).to_have_count(0)


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
