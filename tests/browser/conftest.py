"""A real Chromium against a real server."""

import re

import pytest
from playwright.sync_api import expect, sync_playwright

from scripts.browser import find_browser
from tests.browser.login_prompts import LoginPrompts
from tests.browser.reused_tab import VIEWPORT, ReusedTab
from tests.browser.todo_page import TodoPage
from tests.conftest import PASSWORD, has_failed, picture_of
from tests.web.client import basic

# Chromium's sandbox does not work in every container, and its own traffic to the network is none of the app's.
expect.set_options(timeout=15_000)  # for machines that are slow, or busy
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


# The browser and Dash log a request without an answer. That is no fault of the app.
NOBODY_ANSWERED = re.compile("net::ERR_|the server did not respond|AbortError")


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def reused_tab(browser):
    """Give a tab that is for each `todo`."""
    tab = ReusedTab(browser)
    yield tab
    tab.close()


@pytest.fixture
def open_browser(browser, server, reused_tab, request):
    """Give a function that opens a browser profile of its own for an account (or a visitor) and returns its tab.

    With a folder as `profile`, it is a browser of its own, which leaves there what a browser leaves when it is closed;
    `flags` are for that one. With `reuse`, it is the tab that a test before had, emptied. A browser sends its account's
    password with each request; with `http_credentials` it waits until it is asked, and, as Playwright does it, has no
    cache.
    """
    opened: list[TodoPage] = []

    def open_(account=None, at=server, profile=None, flags=(), reuse=False, **options) -> TodoPage:
        options = {"viewport": VIEWPORT, **options}
        headers = {"Authorization": basic(account.name, PASSWORD)} if account else {}
        if account and "http_credentials" not in options:  # with which it is to wait until it is asked for them
            options["extra_http_headers"] = headers
        if reuse:
            page = reused_tab.open(headers)
        elif profile:
            launch = browser.browser_type.launch_persistent_context
            page = launch(profile, executable_path=find_browser(), args=[*FLAGS, *flags], **options).new_page()
        else:
            page = browser.new_context(**options).new_page()
        todo = TodoPage(page, at.url, account)
        opened.append(todo)
        return todo

    yield open_
    failed = has_failed(request)
    for number, todo in enumerate(opened):
        if failed and not todo.page.is_closed():
            todo.page.screenshot(path=picture_of(request, number))
        if todo.page != reused_tab.page:
            todo.page.context.close()
        elif failed or todo.is_used_up or todo.page.is_closed():
            reused_tab.close()
        else:
            todo.stop_listening()
            reused_tab.empty(todo.url)
    if not failed:
        assert [line for todo in opened for line in todo.console if not NOBODY_ANSWERED.search(line)] == []


@pytest.fixture
def ada(make_account):
    return make_account("ada")


@pytest.fixture
def todo(open_browser, ada):
    """Give Ada's browser with one list, "Groceries", on screen. (For scripts of yours in each page, open another.)"""
    page = open_browser(ada, reuse=True)
    page.has_list("Groceries")
    page.open()
    expect(page.list_title).to_have_value("Groceries")
    return page


@pytest.fixture
def prompted(open_browser, ada):
    """Give Ada's browser after she typed her password into its prompt; any prompt after that one, she cancels."""
    page = open_browser()
    page.account = ada
    page.prompts = LoginPrompts(page.page, ada.name, PASSWORD)
    page.open()
    assert page.prompts.count == 1
    page.prompts.name = None
    return page
