"""A person's own account."""

from playwright.sync_api import expect
from sqlalchemy import select

from storage.accounts.accounts import find_account
from storage.database.tables import browsers
from tests.browser.login_prompts import LoginPrompts
from tests.conftest import PASSWORD
from tests.storage.people import rows


def test_a_changed_password_is_the_one_to_go_on_with(prompted, open_browser):
    todo = prompted
    before = find_account(todo.account.name)
    todo.page.get_by_role("link", name=todo.account.name).click()
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
    new.fill("sunflower tractor moon")
    new.press("Enter")

    expect(todo.page.get_by_text("Your password is changed.")).to_be_visible()
    todo.new_list("Holiday")  # goes on, without a question of the browser
    assert todo.lists_in_database() == ["Holiday"]
    assert todo.prompts.count == 1
    todo.console.clear()  # a question for news may have been under way with the old password
    elsewhere = open_browser(new=True)
    prompts = LoginPrompts(elsewhere.page, todo.account.name, "sunflower tractor moon")
    elsewhere.open()
    expect(elsewhere.card("Holiday")).to_be_visible()
    assert prompts.count == 1


def test_a_closed_account_is_gone_from_the_server_and_from_this_browser(prompted):
    todo = prompted
    todo.new_list("Secret plans")
    todo.expect_saved()
    todo.page.get_by_role("link", name=todo.account.name).click()
    todo.button("Close my account").click()
    dialog = todo.page.get_by_role("dialog")
    dialog.get_by_label("Your password", exact=True).fill("not this one")
    dialog.get_by_role("button", name="Delete everything").click()
    expect(dialog.get_by_text("This is not your current password.")).to_be_visible()
    assert find_account(todo.account.name)
    dialog.get_by_label("Your password", exact=True).fill(PASSWORD)
    dialog.get_by_role("button", name="Delete everything").click()

    expect(todo.page.get_by_role("heading", name="Your account is closed")).to_be_visible()
    assert find_account(todo.account.name) is None
    assert "Secret plans" not in todo.page.evaluate("JSON.stringify(localStorage)")
    todo.prompts.count = 0
    todo.page.goto(f"{todo.url}/lists")
    expect(todo.page.get_by_role("heading", name="Log in to see your lists")).to_be_visible()
    assert todo.prompts.count == 1
    todo.console.clear()  # the browser notes what it clears, and the refusal


def test_the_account_page_names_this_browser_and_marks_no_list_as_shown(todo):
    expect(todo.current_card).to_have_text("Groceries")
    todo.add_task("Milk")
    todo.expect_saved()
    [device] = rows(select(browsers.c.id).where(browsers.c.account_id == todo.account.id))
    todo.page.get_by_role("link", name=todo.account.name).click()
    expect(todo.page.get_by_role("heading", name="Account", exact=True)).to_be_visible()
    expect(todo.current_card).to_have_count(0)
    expect(todo.page.get_by_role("region", name="Devices")).to_contain_text(device["id"][:6])
    todo.card("Groceries").click()
    expect(todo.current_card).to_have_text("Groceries")
