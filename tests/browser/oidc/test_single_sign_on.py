"""People log in by an OpenID provider, if they may, and only as themselves."""

import pytest
from playwright.sync_api import expect

from auth.sessions import COOKIE
from storage.accounts.accounts import disable, find_account
from storage.database import engine
from tests.browser.kept import IS_KEPT, IS_SERVED, wait_until
from tests.browser.todo_page import TodoPage
from tests.conftest import PASSWORD
from tests.web.client import Client, basic


def come_from_provider(todo: TodoPage, who: str, way: str = "/lists") -> None:
    """Open a page, choose the provider, and log in there."""
    todo.page.goto(todo.url + way)
    choice = todo.page.get_by_role("link", name="Log in by Example ID")
    expect(choice.or_(todo.page.locator("input[name=login]"))).to_be_visible()
    if choice.is_visible():
        choice.click()
    todo.page.locator("input[name=login]").fill(who)
    todo.page.locator("input[name=password]").fill("anything")
    todo.page.get_by_role("button", name="Sign-in").click()
    todo.page.get_by_role("button", name="Continue").click()
    todo.page.wait_for_url(f"{todo.url}/**")
    todo.console.clear()  # the pages of the provider ask for a font from elsewhere


def test_the_first_login_makes_the_account_and_a_later_one_leads_where_one_was_going(with_both, open_browser):
    todo = open_browser(at=with_both, service_workers="allow")
    choice = todo.page.get_by_role("link", name="Log in by Example ID")
    come_from_provider(todo, "ada@example.com", "/lists?show=active")
    expect(todo.page.get_by_role("banner")).to_contain_text("ada@example.com")
    expect(todo.page).to_have_url(f"{with_both.url}/lists?show=active")
    [cookie] = [one for one in todo.page.context.cookies() if one["name"] == COOKIE]
    assert cookie["httpOnly"]
    assert cookie["sameSite"] == "Lax"
    engine.connect(with_both.database_url)
    account = find_account("ada@example.com")
    assert account is not None
    assert account.password_hash == ""
    client = Client(with_both.port)
    for password in ("", "anything", "None"):
        login = basic("ada@example.com", password)
        assert client.send("GET", "/lists", Authorization=login, Sec_Fetch_Mode="cors")[0] == 401
    todo.add_task("Milk")
    todo.expect_saved()
    wait_until(todo, IS_KEPT)
    wait_until(todo, IS_SERVED)
    with with_both.frozen():  # the worker opens the app here, too
        todo.page.goto(f"{with_both.url}/lists", wait_until="commit")
        todo.expect_titles("Milk")

    # Signed out, they are outside at once; they come in again, but are never led to another site.
    todo.page.goto(f"{with_both.url}/signed-out")
    expect(todo.page.get_by_role("heading", name="You are signed out")).to_be_visible()
    assert not todo.page.evaluate(IS_KEPT)
    todo.page.goto(f"{with_both.url}/lists")
    expect(choice).to_be_visible()
    come_from_provider(todo, "ada@example.com", "/log-in?next=//elsewhere.test/x")
    expect(todo.page).to_have_url(f"{with_both.url}/lists")
    todo.expect_titles("Milk")
    wait_until(todo, IS_KEPT)

    # So is who is disabled.
    disable(account.id, "admin", "2026-01-01T00:00:00+00:00")
    todo.page.goto(f"{with_both.url}/lists")
    expect(choice).to_be_visible()
    assert not todo.page.evaluate(IS_KEPT)
    todo.console.clear()  # the browser notes that what the page asked meanwhile was refused


def test_who_is_not_among_those_that_may_stays_outside(with_both, open_browser):
    todo = open_browser(at=with_both)
    come_from_provider(todo, "mallory@elsewhere.test")
    expect(todo.page.get_by_role("heading", name="You cannot log in here")).to_be_visible()
    todo.page.goto(f"{with_both.url}/lists")
    expect(todo.page.get_by_role("link", name="Log in by Example ID")).to_be_visible()
    todo.console.clear()  # Chromium notes the 403

    # The password still opens its account.
    todo.log_in("admin", PASSWORD)
    expect(todo.page.get_by_role("banner")).to_contain_text("admin")


def test_who_is_in_a_group_that_may_comes_in_and_closes_the_account_by_its_name(with_both, open_browser):
    todo = open_browser(at=with_both)
    come_from_provider(todo, "eve@elsewhere.test", "/account")
    expect(todo.page.get_by_text("Chrome on Linux")).to_be_visible()
    expect(todo.page.get_by_label("New password")).to_have_count(0)
    todo.button("Close my account").click()
    dialog = todo.page.get_by_role("dialog", name="Close your account?")
    sure = dialog.get_by_label("Type eve@elsewhere.test if you are sure")
    sure.fill("eve")
    dialog.get_by_role("button", name="Delete everything").click()
    expect(dialog).to_contain_text("Type eve@elsewhere.test to close this account.")
    sure.fill("eve@elsewhere.test")
    dialog.get_by_role("button", name="Delete everything").click()
    expect(todo.page.get_by_role("heading", name="Your account is closed")).to_be_visible()
    engine.connect(with_both.database_url)
    assert find_account("eve@elsewhere.test") is None
    todo.console.clear()  # the browser notes what it clears


def test_where_the_provider_alone_decides_no_password_is_asked_for_or_taken(provider_only, open_browser):
    client = Client(provider_only.port)
    status, headers, _ = client.send("GET", "/lists", Authorization=basic("admin", PASSWORD))
    assert status in (302, 401)
    assert "www-authenticate" not in headers
    todo = open_browser(at=provider_only)
    come_from_provider(todo, "ada@example.com")

    expect(todo.page.get_by_role("banner")).to_contain_text("ada@example.com")


FORGED = [
    "/oidc/sso/callback",
    "/oidc/sso/callback?code=x&state=y",
    "/oidc/sso/callback?error=x&error_description=<b>bold</b>",
    "/oidc/other/callback?code=x",
]


@pytest.mark.parametrize("path", FORGED)
def test_a_forged_way_back_from_the_provider_opens_nothing(with_both, path):
    status, headers, text = Client(with_both.port).send("GET", path)

    assert status in (401, 403, 404, 503)
    assert "<b>" not in text
    assert "account" not in headers.get("set-cookie", "")


@pytest.mark.parametrize("cookie", ["x", "eyJhY2NvdW50IjoxfQ.aaaa.bbbb", ""])
def test_a_forged_cookie_is_no_login(with_both, cookie):
    assert Client(with_both.port).send("GET", "/account", Cookie=f"{COOKIE}={cookie}")[0] in (302, 401)
