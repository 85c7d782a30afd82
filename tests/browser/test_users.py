"""Admins and the people whose accounts they manage."""

from playwright.sync_api import expect

from storage.accounts import accounts
from storage.accounts.accounts import find_account
from tests.factories import NOW

LINK = 'href="/users"'


def test_an_admin_adds_a_person_who_chooses_a_password_until_the_account_is_deleted(open_browser, make_account):
    boss = make_account("boss")
    accounts.make_admin(boss.id, "test:", NOW)
    admin = open_browser(boss)
    admin.open()
    admin.page.get_by_role("banner").get_by_role("link", name="Users").click()
    expect(admin.page.get_by_role("heading", name="Users")).to_be_visible()
    name = f"grace of {boss.name}"
    admin.page.get_by_role("textbox", name="Name", exact=True).fill(name)
    admin.button("Add").click()
    secret = admin.page.get_by_role("textbox", name="Password, shown once")
    expect(secret).to_be_visible()
    log = admin.page.get_by_role("list", name="What was done")
    expect(log.get_by_role("listitem").first).to_contain_text(f"{boss.name} added {name}")

    # The password stays when a next name is refused: it cannot be shown again.
    admin.page.get_by_role("textbox", name="Name", exact=True).fill("x" * 65)
    admin.button("Add").click()
    expect(admin.page.get_by_text("This is not a name. Allowed: 1 to 64")).to_be_visible()
    credentials = {"username": name, "password": secret.input_value()}
    grace = open_browser(http_credentials=credentials)
    grace.page.goto(grace.url + "/lists")
    expect(grace.page.get_by_role("heading", name="Choose your password")).to_be_visible()
    # Until then her page offers nothing else, and asks for nothing that would be refused: the console would say so.
    expect(grace.page.get_by_role("navigation")).to_have_count(0)
    grace.button("Change password").click()
    expect(grace.page.get_by_text("Type your current password.")).to_be_visible()
    expect(grace.page.locator("#badge")).to_be_hidden()
    grace.page.goto("about:blank")

    admin.page.get_by_role("searchbox", name="Find by the beginning of a name").fill(name.upper())
    people = admin.page.get_by_role("list", name="Users").get_by_role("listitem")
    expect(people).to_have_count(1)
    people.get_by_role("link", name=name).click()
    expect(admin.page.get_by_role("heading", name=name)).to_be_visible()
    admin.button("Disable").press("Enter")
    expect(admin.message.filter(has_text=f"{name} can no longer log in.")).to_be_visible()
    expect(admin.page.get_by_role("heading", name=name)).to_be_focused()  # the button is drawn no more
    assert grace.page.request.get(grace.url + "/account").status == 401
    admin.button("Enable").click()
    expect(admin.button("Disable")).to_be_visible()
    assert grace.page.request.get(grace.url + "/account").status == 200

    # An account is deleted only after a question.
    admin.button("Delete account").click()
    question = admin.page.get_by_role("dialog", name="Delete account?")
    expect(question).to_contain_text(f"{name} can no longer log in, and 1 list with")
    question.get_by_role("button", name="Cancel").click()
    expect(question).to_be_hidden()
    assert find_account(name)
    admin.button("Delete account").press("Enter")
    question.get_by_role("button", name="Delete", exact=True).click()
    expect(admin.page.get_by_role("heading", name="Users", exact=True)).to_be_visible()
    expect(admin.message.filter(has_text=f"{name} is deleted.")).to_be_visible()
    assert find_account(name) is None

    # Somebody who is no admin sees nothing of all that.
    member = open_browser(make_account("member")).page.request
    assert "There is no such page" in member.get(f"{admin.url}/users").text()
    assert [LINK in one.get(f"{admin.url}/lists").text() for one in (admin.page.request, member)] == [True, False]
