"""A person's own account."""

from playwright.sync_api import expect
from sqlalchemy import select

from storage.accounts.accounts import find_account
from storage.database.tables import browsers
from tests.browser.kept import IS_KEPT, KEPT, WORKERS, wait_until
from tests.browser.login_prompts import LoginPrompts
from tests.conftest import PASSWORD
from tests.storage.people import rows

ANOTHER = "sunflower tractor moon"


def test_a_changed_password_is_the_one_to_go_on_with_until_the_account_is_closed(prompted, open_browser):
    todo = prompted
    before = find_account(todo.account.name)
    expect(todo.current_card).to_have_text("Inbox")
    todo.page.get_by_role("link", name=todo.account.name).click()
    expect(todo.page.get_by_role("heading", name="Account", exact=True)).to_be_visible()
    expect(todo.current_card).to_have_count(0)  # no list is marked as shown
    current = todo.page.get_by_label("Current password", exact=True)
    new = todo.page.get_by_label("New password", exact=True)
    current.fill("not this one")
    new.fill("password1234")
    new.press("Enter")
    expect(todo.page.get_by_text("This is not your current password.")).to_be_visible()
    expect(todo.page.get_by_text("Weak", exact=True)).to_be_visible()
    current.fill(PASSWORD)
    todo.button("Change password").click()
    expect(todo.page.get_by_text("This password is easy to guess.")).to_be_visible()
    assert find_account(todo.account.name) == before
    expect(new).to_have_value("password1234")
    new.fill(ANOTHER)
    new.press("Enter")
    expect(todo.page.get_by_text("Your password is changed.")).to_be_visible()
    todo.new_list("Secret plans")  # goes on, without a question of the browser
    assert todo.lists_in_database() == ["Secret plans"]
    [device] = rows(select(browsers.c.id).where(browsers.c.account_id == todo.account.id))
    todo.page.get_by_role("link", name=todo.account.name).click()
    expect(todo.page.get_by_role("region", name="Devices")).to_contain_text(device["id"][:6])
    assert todo.prompts.count == 1
    todo.console.clear()  # a question for news may have been under way with the old password

    elsewhere = open_browser(new=True, service_workers="allow")
    elsewhere.account = todo.account
    elsewhere.prompts = LoginPrompts(elsewhere.page, todo.account.name, ANOTHER)
    elsewhere.open("/lists")
    elsewhere.card("Secret plans").click()
    elsewhere.wait_until("JSON.stringify(localStorage).includes('Secret plans')")
    wait_until(elsewhere, IS_KEPT)
    assert elsewhere.prompts.count == 1
    elsewhere.prompts.name = None  # any question from now on is cancelled
    elsewhere.page.get_by_role("link", name=todo.account.name).click()
    elsewhere.button("Close my account").click()
    dialog = elsewhere.page.get_by_role("dialog")
    dialog.get_by_label("Your password", exact=True).fill("not this one")
    dialog.get_by_role("button", name="Delete everything").click()
    expect(dialog.get_by_text("This is not your current password.")).to_be_visible()
    assert find_account(todo.account.name)
    dialog.get_by_label("Your password", exact=True).fill(ANOTHER)
    dialog.get_by_role("button", name="Delete everything").click()
    expect(elsewhere.page.get_by_role("heading", name="Your account is closed")).to_be_visible()
    assert find_account(todo.account.name) is None
    assert (elsewhere.page.evaluate(KEPT), elsewhere.page.evaluate(WORKERS)) == ([], 0)
    assert "Secret plans" not in elsewhere.page.evaluate("JSON.stringify(localStorage)")
    elsewhere.prompts.count = 0
    elsewhere.page.goto(f"{elsewhere.url}/lists")
    expect(elsewhere.page.get_by_role("heading", name="Log in to see your lists")).to_be_visible()
    assert elsewhere.prompts.count == 1
    for tab in (todo, elsewhere):
        tab.console.clear()  # the browser notes what it clears, and the refusals
