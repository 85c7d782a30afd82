"""Admins and the people whose accounts they manage."""

import pytest
from playwright.sync_api import expect

from storage.accounts import accounts
from storage.accounts.accounts import find_account
from tests.factories import NOW


@pytest.fixture
def admin(open_browser, make_account):
    """Give an admin's browser, at the users."""
    account = make_account("boss")
    accounts.make_admin(account.id, "test:", NOW)
    todo = open_browser(account)
    todo.open()
    todo.page.get_by_role("banner").get_by_role("link", name="Users").click()
    expect(todo.page.get_by_role("heading", name="Users")).to_be_visible()
    return todo


def test_an_admin_adds_a_person_who_chooses_a_password_until_the_account_is_disabled(admin, open_browser):
    name = f"grace of {admin.account.name}"
    admin.page.get_by_role("textbox", name="Name", exact=True).fill(name)
    admin.button("Add").click()
    secret = admin.page.get_by_role("textbox", name="Password, shown once")
    expect(secret).to_be_visible()
    log = admin.page.get_by_role("list", name="What was done")
    expect(log.get_by_role("listitem").first).to_contain_text(f"{admin.account.name} added {name}")

    credentials = {"username": name, "password": secret.input_value()}
    grace = open_browser(http_credentials=credentials)
    grace.page.goto(grace.url + "/lists")
    expect(grace.page.get_by_role("heading", name="Choose your password")).to_be_visible()
    grace.page.goto("about:blank")
    grace.console.clear()  # until the password is changed, all other requests of the page are refused, such as for news

    admin.page.get_by_role("searchbox", name="Find by the beginning of a name").fill(name.upper())
    people = admin.page.get_by_role("list", name="Users").get_by_role("listitem")
    expect(people).to_have_count(1)
    people.get_by_role("link", name=name).click()
    expect(admin.page.get_by_role("heading", name=name)).to_be_visible()
    admin.button("Disable").click()
    expect(admin.message.filter(has_text=f"{name} can no longer log in.")).to_be_visible()
    assert grace.page.request.get(grace.url + "/account").status == 401
    admin.button("Enable").click()
    expect(admin.button("Disable")).to_be_visible()
    assert grace.page.request.get(grace.url + "/account").status == 200


def test_an_account_is_deleted_only_after_a_question(admin, make_account):
    gone = make_account("gone")
    admin.page.goto(f"{admin.url}/users/{gone.id}")
    admin.button("Delete account").click()
    question = admin.page.get_by_role("dialog", name="Delete account?")
    expect(question).to_contain_text(f"{gone.name} can no longer log in, and 1 list with")
    question.get_by_role("button", name="Cancel").click()
    expect(question).to_be_hidden()
    assert find_account(gone.name) == gone

    admin.button("Delete account").press("Enter")
    question.get_by_role("button", name="Delete", exact=True).click()
    expect(admin.page.get_by_role("heading", name="Users", exact=True)).to_be_visible()
    expect(admin.message.filter(has_text=f"{gone.name} is deleted.")).to_be_visible()
    assert find_account(gone.name) is None


def test_somebody_who_is_no_admin_sees_nothing_of_it(open_browser, make_account):
    todo = open_browser(make_account("member"))
    todo.open("/users")
    todo.console.clear()  # the browser itself notes every 404

    expect(todo.page.get_by_role("heading", name="There is no such page")).to_be_visible()
    expect(todo.page.get_by_role("link", name="Users")).to_have_count(0)
