"""People log in by the form, stay logged in where they want to, and sign devices out."""

import json
import re

import pytest
from playwright.sync_api import expect

from storage.accounts import accounts
from storage.accounts.sessions import add_login_link, begin_session
from storage.database import engine
from tests.browser.held import HeldAnswer
from tests.browser.todo_page import REFUSES_CACHES
from tests.conftest import PASSWORD


@pytest.fixture
def visitor(open_browser, ada):
    """Give the browser of Ada, who has not logged in."""
    page = open_browser()
    page.account = ada
    return page


def expect_logged_in(todo) -> None:
    expect(todo.page.get_by_role("banner")).to_contain_text(todo.account.name)


def expect_logged_out(todo) -> None:
    """Expect the server to know nobody by what this browser sends."""
    assert todo.page.request.get(f"{todo.url}/lists").status == 401
    todo.page.goto("about:blank")
    todo.console.clear()  # Chromium notes the refusals


def devices(todo):
    return todo.page.get_by_role("region", name="Devices").locator(".own-devices").get_by_role("listitem")


def test_who_logs_in_at_the_start_page_comes_to_the_lists_until_the_account_is_disabled(visitor):
    visitor.page.context.add_cookies([{"name": "session", "value": "of-another-app", "url": visitor.url}])
    visitor.open("/")
    visitor.log_in(visitor.account.name, PASSWORD)
    expect(visitor.page).to_have_url(re.compile("/lists$"))
    expect_logged_in(visitor)
    visitor.add_task("Milk")
    visitor.expect_saved()

    cdp = visitor.page.context.new_cdp_session(visitor.page)
    manifest = cdp.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert json.loads(manifest["data"])["start_url"] == "../lists"
    errors = {error["errorId"] for error in cdp.send("Page.getInstallabilityErrors")["installabilityErrors"]}
    assert errors <= {"in-incognito"}  # as every profile of a test is

    accounts.disable(visitor.account.id, "root", "2026-01-01T00:00:00+00:00")
    visitor.add_task("Bread")
    expect(visitor.page.get_by_role("link", name="Log in again")).to_be_visible()
    expect_logged_out(visitor)
    visitor.page.goto(visitor.url)
    expect(visitor.page.get_by_role("banner").get_by_role("link", name="Log in")).to_be_visible()


def test_a_wrong_password_is_said_under_the_boxes_and_enter_leads_to_where_one_was_going(visitor):
    visitor.open("/log-in?next=%2Ftrash")
    box = visitor.page.get_by_label("Password", exact=True)
    expect(box).to_have_attribute("autocomplete", "current-password")
    visitor.button("Show password").click()
    expect(box).to_have_attribute("type", "text")
    visitor.log_in(visitor.account.name, "wrong")
    expect(visitor.page.get_by_role("alert").filter(has_text="The name or the password is wrong.")).to_be_visible()
    expect(visitor.page.get_by_label("Name", exact=True)).to_have_value(visitor.account.name)
    expect(visitor.page.get_by_label("Password", exact=True)).to_be_focused()
    visitor.page.keyboard.type(PASSWORD)
    visitor.page.keyboard.press("Enter")

    expect(visitor.page).to_have_url(re.compile("/trash$"))
    expect_logged_in(visitor)


def test_who_guesses_is_told_how_long_to_wait(visitor):
    visitor.open("/log-in")
    said = visitor.page.get_by_role("alert")
    for _ in range(5):
        with visitor.page.expect_response(lambda answer: '"wrong"' in (answer.request.post_data or "")):
            visitor.log_in(visitor.account.name, "wrong")
    visitor.log_in(visitor.account.name, PASSWORD)
    expect(said.filter(has_text=re.compile(r"Try again in \d+ second"))).to_be_visible()
    expect(said.filter(has_text="Try again now.")).to_be_visible()
    visitor.log_in(visitor.account.name, PASSWORD)
    expect_logged_in(visitor)


def test_it_works_without_javascript(open_browser, ada):
    todo = open_browser(java_script_enabled=False)
    todo.page.goto(f"{todo.url}/log-in?next=/account")
    todo.page.get_by_label("Name").fill(ada.name)
    todo.page.get_by_label("Password").fill("wrong")
    todo.page.get_by_role("button", name="Log in").click()
    expect(todo.page.get_by_role("alert")).to_have_text("The name or the password is wrong. Try again.")
    expect(todo.page.get_by_label("Name")).to_have_value(ada.name)
    todo.page.get_by_label("Password").fill(PASSWORD)
    todo.page.get_by_role("button", name="Log in").click()
    expect(todo.page).to_have_url(f"{todo.url}/account")
    todo.console.clear()  # Chromium notes the 401


def test_the_browsers_prompt_can_be_cancelled_for_the_form(prompted):
    prompted.page.context.clear_cookies()
    prompted.page.goto(f"{prompted.url}/signed-out")
    expect(prompted.page.get_by_role("heading", name="You are signed out")).to_be_visible()
    prompted.page.goto(f"{prompted.url}/trash")
    expect(prompted.page.get_by_role("heading", name="Log in to see your lists")).to_be_visible()
    prompted.page.get_by_label("Name").fill(prompted.account.name)
    prompted.page.get_by_label("Password").fill(PASSWORD)
    prompted.page.get_by_role("button", name="Log in").click()
    expect(prompted.page).to_have_url(f"{prompted.url}/trash")
    expect_logged_in(prompted)
    prompted.console.clear()  # the browser notes what it clears, and each refusal


def test_a_link_logs_in_once(server, visitor):
    engine.connect(server.database_url)
    token = add_login_link(visitor.account.id, "2099-01-01T00:00:00+00:00")
    asked = []
    visitor.page.on("request", lambda request: asked.append(request.url))
    visitor.page.goto(f"{visitor.url}/log-in#{token}")
    expect_logged_in(visitor)
    assert not [url for url in asked if token in url]
    visitor.page.context.clear_cookies()
    visitor.page.goto("about:blank")
    visitor.page.goto(f"{visitor.url}/log-in#{token}")
    expect(visitor.page.get_by_role("alert").filter(has_text="This link has been used")).to_be_visible()


def test_signing_out_ends_it_in_all_tabs_and_the_next_person_sees_nothing(visitor):
    visitor.open("/log-in")
    visitor.page.evaluate(REFUSES_CACHES)
    visitor.log_in(visitor.account.name, PASSWORD, stays=True)
    expect_logged_in(visitor)
    second = visitor.page.context.new_page()
    second.goto(f"{visitor.url}/lists")
    expect(second.get_by_role("banner")).to_contain_text(visitor.account.name)
    visitor.button("Sign out").click()
    visitor.page.get_by_role("button", name="keep the copy").click()
    for page in (visitor.page, second):
        expect(page.get_by_role("heading", name="You are signed out")).to_be_visible()
    expect_logged_out(visitor)


def stays_logged_in(todo) -> bool:
    """Return whether the browser keeps, when it is closed, the cookie that logs in."""
    return any("session" in one["name"] and one["expires"] > 0 for one in todo.page.context.cookies())


def test_devices_get_a_name_stay_logged_in_where_one_wants_it_and_are_signed_out_from_elsewhere(
    visitor, open_browser, ada
):
    laptop, phone = visitor, open_browser(viewport={"width": 360, "height": 740})
    phone.account = ada
    for device, stays in ((laptop, False), (phone, True)):
        device.open("/log-in?next=%2Faccount")
        device.log_in(ada.name, PASSWORD, stays=stays)
        expect_logged_in(device)
        assert stays_logged_in(device) is stays
    expect(devices(phone)).to_have_count(2)
    name = devices(phone).filter(has_text="This device").get_by_role("textbox")
    saved = HeldAnswer(phone.page, "devices")
    name.fill("My phone")
    name.press("Enter")
    other = devices(phone).filter(has_not_text="This device").get_by_role("textbox")
    agent = other.input_value()
    other.press("End")
    other.press_sequentially(" of Ana")
    other.press("ArrowLeft")
    saved.wait()
    saved.let_go()  # all boxes are drawn again
    expect(phone.page.get_by_role("textbox", name="Name of My phone")).to_have_value("My phone")
    phone.page.keyboard.type("n")  # goes on
    expect(other).to_have_value(f"{agent} of Anna")
    phone.page.keyboard.press("Enter")
    expect(phone.page.get_by_role("textbox", name=f"Name of {agent} of Anna")).to_be_visible()
    begin_session(ada.id, "Firefox", "127.0.0.1", False, "2026-01-01T00:00:00+00:00", "2099-01-01T00:00:00+00:00")
    laptop.page.reload()
    expect(devices(laptop)).to_have_count(3)
    expect(laptop.page.get_by_role("textbox", name="Name of My phone")).to_have_value("My phone")

    # The phone is lost.
    devices(laptop).filter(has=laptop.page.get_by_role("textbox", name="Name of My phone")).get_by_role(
        "button", name="Sign out"
    ).click()
    expect(devices(laptop)).to_have_count(2)
    expect_logged_out(phone)
    laptop.button("Sign out everywhere else").click()
    expect(devices(laptop)).to_have_count(1)
    expect(devices(laptop)).to_contain_text("This device")

    # It is found, and somebody knew the password.
    phone.open("/log-in")
    phone.log_in(ada.name, PASSWORD)
    expect_logged_in(phone)
    laptop.page.get_by_label("Current password", exact=True).fill(PASSWORD)
    laptop.page.get_by_label("New password", exact=True).fill("sunflower tractor moon")
    laptop.button("Change password").click()
    expect(laptop.page.get_by_text("Your password is changed.")).to_be_visible()
    laptop.open()
    expect_logged_in(laptop)
    expect_logged_out(phone)
