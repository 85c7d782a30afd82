"""A person opens the panel of a task, and closes it: its address, the list beside it, and the focus."""

import pytest
from playwright.sync_api import Route, expect

from tests.browser.held import HeldAnswer, HeldBack
from tests.browser.todo_page import CALLBACKS

CAKE = "Bake a cake"


def is_page(one) -> bool:
    """Return whether it is a request for a page, or the answer to one."""
    return "_pages_content" in (one.request.post_data or "")


def test_it_has_an_address_of_its_own_and_the_list_beside_it_is_not_sent_again(with_tasks):
    cake = with_tasks("Buy milk", CAKE)
    cake.open_details(CAKE)
    expect(cake.page.get_by_role("complementary", name="Task details")).to_be_focused()
    expect(cake.fact("Title")).to_have_value(CAKE)
    address = cake.page.url
    with cake.page.expect_response(is_page) as closing:
        cake.panel.get_by_role("button", name="Close").click()
    with cake.page.expect_response(is_page) as opening:
        cake.row(CAKE).get_by_role("button", name="Details").click()
    assert "Buy milk" not in opening.value.text() + closing.value.text()
    assert CAKE in opening.value.text()
    # Request and answer, not compressed: the task, and nothing that is the same for all tasks.
    assert len(opening.value.request.post_data) + len(opening.value.text()) < 1_400
    cake.expect_titles("Buy milk", CAKE)

    # Its button leads to it where it is open already, and nothing that is being typed is lost.
    cake.fact("Add a subtask").fill("Half typed")
    asked = []
    cake.page.on("request", lambda one: asked.append(one.post_data or ""))
    cake.row(CAKE).get_by_role("button", name="Details").click()
    expect(cake.panel).to_be_focused()
    expect(cake.fact("Add a subtask")).to_have_value("Half typed")
    assert not [one for one in asked if "_pages_content" in one]

    cake.page.go_back()
    expect(cake.panel).to_have_count(0)
    cake.expect_titles("Buy milk", CAKE)
    nothing = cake.page.request.get(f"{cake.url}/lists/{cake.list_id()}/no-such-task")
    assert "There is no such page" in nothing.text()

    cake.page.goto(address)
    expect(cake.fact("Title")).to_have_value(CAKE)
    cake.expect_titles("Buy milk", CAKE)
    expect(cake.current_card).to_contain_text("Groceries")

    # They go on, and come back before that has come: they see the list of the panel.
    cake.new_list("Trip")
    cake.add_tasks("Book a train")
    cake.expect_saved()
    cake.card("Groceries").click()
    cake.open_details(CAKE)
    answers = HeldBack(cake.page, CALLBACKS)
    cake.card("Trip").click()
    cake.expect_titles("Book a train")  # from this browser's copy; its page is on the way
    expect(cake.page).not_to_have_url(address)  # which follows the paint
    cake.page.go_back()
    answers.let_go()
    cake.expect_titles("Buy milk", CAKE)
    expect(cake.fact("Title")).to_have_value(CAKE)

    # They come back while the server does not know all that they did: the panel has it, and keeps it.
    saving = HeldAnswer(cake.page, "..answer")
    cake.fact("Notes").focus()
    cake.page.keyboard.insert_text("With cherries")
    cake.page.keyboard.press("Control+Enter")
    saving.wait()
    cake.fact("Deadline").fill("20.1.2099")
    cake.page.keyboard.press("Enter")
    cake.card("Trip").click()
    expect(cake.panel).to_have_count(0)
    cake.page.go_back()
    expect(cake.fact("Title")).to_have_value(CAKE)
    saving.let_go()
    cake.expect_saved()
    expect(cake.panel.locator("#notes-shown")).to_have_text("With cherries")
    expect(cake.fact("Deadline")).to_have_value("20 Jan 2099")

    # So it is when they open the page anew before the server has what they wrote.
    held = HeldBack(cake.page, CALLBACKS)
    cake.fact("Notes").fill("With plums")
    cake.page.keyboard.press("Control+Enter")
    cake.page.reload()
    expect(cake.panel.locator("#notes-shown")).to_have_text("With plums")
    expect(cake.fact("Notes")).to_have_value("With plums")
    held.let_go()
    cake.expect_saved()
    expect(cake.panel.locator("#notes-shown")).to_have_text("With plums")


def test_close_and_escape_close_it_and_the_list_stays_where_it_was(open_browser, ada):
    todo = open_browser(ada)
    todo.has_list("Groceries", *(f"Task {n}" for n in range(1, 131)))
    todo.open()
    todo.page.keyboard.press("End")
    todo.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    todo.row("Task 130").scroll_into_view_if_needed()
    before = todo.row("Task 129").bounding_box()["y"]
    todo.open_details("Task 129")
    assert todo.row("Task 129").bounding_box()["y"] == pytest.approx(before, abs=2)
    todo.page.keyboard.press("Escape")
    expect(todo.panel).to_have_count(0)
    expect(todo.row("Task 129").get_by_role("button", name="Details")).to_be_focused()
    todo.open_details("Task 129")
    todo.page.get_by_role("button", name="Close").click()
    expect(todo.panel).to_have_count(0)
    expect(todo.row("Task 129")).to_be_in_viewport()

    # An update that comes while the panel goes does not open it again, nor take the focus.
    held: list = []
    todo.open_details("Task 129")
    todo.page.route(CALLBACKS, lambda route: (held.append if is_page(route) else Route.continue_)(route))
    todo.page.keyboard.press("Escape")
    with todo.page.expect_response(lambda answer: '"panel-task' in (answer.request.post_data or "")):
        todo.page.evaluate("todo.panel.refresh()")
    todo.page.wait_for_timeout(200)
    expect(todo.panel).to_be_hidden()
    for route in held:
        route.continue_()
    todo.page.unroute_all()
    expect(todo.panel).to_have_count(0)
    expect(todo.row("Task 129").get_by_role("button", name="Details")).to_be_focused()

    # A task that is not saved yet shows its link, and opens when it is.
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


def test_it_is_a_dialog_on_a_phone(open_browser, ada):
    phone = open_browser(ada, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    phone.has_list("Groceries", CAKE)
    phone.open()
    phone.row(CAKE).get_by_role("button", name="Details").tap()
    expect(phone.page.get_by_role("dialog", name="Task details")).to_be_visible()
    assert phone.page.evaluate("document.documentElement.scrollWidth") == 360
    phone.panel.get_by_role("button", name="Close").tap()
    expect(phone.row(CAKE).get_by_role("button", name="Details")).to_be_focused()

    # A finger on the date of a row means the date, though its title is near.
    phone.has_facts(CAKE, date="2030-05-01")
    box = phone.chips(CAKE).first.bounding_box()
    assert box is not None
    phone.page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(phone.page.get_by_role("dialog", name="Date")).to_be_visible()
