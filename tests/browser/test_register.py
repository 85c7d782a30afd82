"""Making an account for oneself."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from storage.accounts.accounts import find_account
from storage.accounts.invites import add_invite
from storage.database import engine
from tests.browser.login_prompts import LoginPrompts
from tests.conftest import Server


@pytest.fixture
def inviting(tmp_path):
    """Give a running server where people with an invitation may register."""
    with Server(tmp_path, REGISTRATION="invite") as running:
        engine.connect(running.database_url)
        yield running


def test_who_is_invited_registers_and_is_logged_in_and_nobody_uses_the_invitation_again(open_browser, inviting):
    token = add_invite(None, "Grace", "admin", datetime.now(UTC).isoformat())
    todo = open_browser(at=inviting)
    todo.prompts = LoginPrompts(todo.page)
    todo.page.goto(f"{todo.url}/register")
    expect(todo.page.get_by_text("You need an invitation.")).to_be_visible()
    expect(todo.button("Register")).to_be_hidden()

    todo.page.goto("about:blank")
    asked = []
    todo.page.on("request", lambda request: asked.append(request.url))
    todo.page.goto(f"{todo.url}/register#{token}")
    name = todo.page.get_by_label("Name", exact=True)
    password = todo.page.get_by_label("Password", exact=True)
    name.fill("admin")
    password.fill("password1234")
    expect(todo.page.get_by_text("Weak", exact=True)).to_be_visible()
    password.press("Enter")
    expect(todo.page.get_by_text("This password is easy to guess.")).to_be_visible()
    password.fill("sunflower tractor moon")
    expect(todo.page.get_by_text("Strong", exact=True)).to_be_visible()
    todo.button("Register").click()
    expect(todo.page.get_by_text("There is already an account called admin.")).to_be_visible()
    expect(password).to_have_value("sunflower tractor moon")
    name.fill("Grace")
    todo.button("Register").click()

    expect(todo.page.get_by_role("banner").get_by_role("link", name="Grace")).to_be_visible()
    todo.account = find_account("Grace")
    todo.new_list("Compilers")
    assert todo.lists_in_database() == ["Compilers"]
    assert todo.prompts.count == 0
    assert not [url for url in asked if token in url]

    other = open_browser(at=inviting)
    other.page.goto(f"{todo.url}/register#{token}")
    other.page.get_by_label("Name", exact=True).fill("Mallory")
    other.page.get_by_label("Password", exact=True).fill("sunflower tractor moon")
    other.button("Register").click()
    expect(other.page.get_by_role("alert")).to_contain_text("This invitation is not valid")
    assert find_account("Mallory") is None


def test_where_registration_is_closed_the_page_says_whom_to_ask(open_browser):
    visitor = open_browser()
    visitor.open("/")
    expect(visitor.page.get_by_role("link", name="Register")).to_have_count(0)
    visitor.page.goto(f"{visitor.url}/register")

    expect(visitor.page.get_by_text("Ask the person who runs this server")).to_be_visible()
    expect(visitor.button("Register")).to_have_count(0)
