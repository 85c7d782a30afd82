"""A real Chromium against a real server."""

import re

import pytest
from playwright.sync_api import expect, sync_playwright

from scripts.browser import find_browser
from storage.accounts.accounts import Account, add_account
from storage.database import engine
from tests.browser.login_prompts import LoginPrompts
from tests.browser.reused_tab import VIEWPORT, ReusedTabs
from tests.browser.todo_page import TodoPage
from tests.browser.with_subtasks import PARTY
from tests.conftest import PASSWORD, has_failed, picture_of
from tests.factories import NOW
from tests.serving import Server
from tests.web.client import basic

expect.set_options(timeout=15_000)  # for machines that are slow, or busy
# Chromium's sandbox does not work in every container, and its own traffic to the network is none of the app's. Most
# scripts do not run for long enough to be worth optimizing: without that, a page takes an eighth less time.
SCRIPTS = "--js-flags=--no-opt --invocation-count-for-maglev=4000"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", SCRIPTS]


NEW_EACH_TIME = {"extra_http_headers", "http_credentials", "storage_state"}
"""Options of a browser profile that is not for another test."""

# The browser and Dash log a request without an answer. That is no fault of the app.
NOBODY_ANSWERED = re.compile("net::ERR_|the server did not respond|AbortError")


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def reused_tabs(browser):
    """Give the tabs that serve one test after the other."""
    tabs = ReusedTabs(browser)
    yield tabs
    tabs.close_all()


@pytest.fixture
def open_browser(browser, server, reused_tabs, request):
    """Give a function that opens a browser profile of its own for an account (or a visitor) and returns its tab.

    It is a tab that a test before had, emptied, unless it is to be `new`: for scripts of yours in each page, and where
    the browser itself is told a password, which it keeps. With a folder as `profile`, it is a browser of its own, which
    leaves there what a browser leaves when it is closed; `flags` are for that one. A browser sends its account's
    password with each request; with `http_credentials` it waits until it is asked, and, as Playwright does it, has no
    cache. None has a service worker, for which it would do twice the work, and which would ask in the place of pages
    what tests answer for the server: `service_workers="allow"` gives it one. Nothing glides or fades in it, as for
    people who ask for that, because that takes a fifth of a story's time; with `--database postgresql` it does.
    """
    motion = "no-preference" if request.config.getoption("--database") == "postgresql" else "reduce"
    opened: list[TodoPage] = []

    def open_(account=None, at=server, profile=None, flags=(), new=False, **options) -> TodoPage:
        options = {"viewport": VIEWPORT, "service_workers": "block", "reduced_motion": motion, **options}
        headers = {"Authorization": basic(account.name, PASSWORD)} if account else {}
        if at is server and not (new or profile or options.keys() & NEW_EACH_TIME):
            page = reused_tabs.open(headers, **options)
        else:
            if account and "http_credentials" not in options:
                options["extra_http_headers"] = headers
            if profile:
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
        if todo.page not in reused_tabs:
            todo.page.context.close()
        elif failed or todo.is_used_up or todo.page.is_closed():
            reused_tabs.close(todo.page)
        else:
            todo.stop_listening()
            reused_tabs.empty(todo.page, todo.url)
    if not failed:
        assert [line for todo in opened for line in todo.console if not NOBODY_ANSWERED.search(line)] == []


@pytest.fixture
def ada(make_account):
    return make_account("ada")


@pytest.fixture
def with_tasks(open_browser, ada):
    """Give a function that opens Ada's browser with one list, "Groceries", which has these tasks at their levels."""

    def open_(*lines: str) -> TodoPage:
        page = open_browser(ada)
        page.has_list("Groceries", *lines)
        page.open()
        page.expect_tree(*lines)
        return page

    return open_


@pytest.fixture
def todo(open_browser, ada, request):
    """Give Ada's browser with one list, "Groceries", on screen, which has the tasks that the mark `tasks` names.

    (For scripts of yours in each page, open a new one.)
    """
    page = open_browser(ada)
    mark = request.node.get_closest_marker("tasks")
    page.has_list("Groceries", *(mark.args if mark else ()))
    page.open()
    expect(page.list_title).to_have_value("Groceries")
    return page


@pytest.fixture
def prompted(open_browser, ada):
    """Give Ada's browser after she typed her password into its prompt; any prompt after that one, she cancels."""
    page = open_browser(new=True)
    page.account = ada
    page.prompts = LoginPrompts(page.page, ada.name, PASSWORD)
    page.open()
    assert page.prompts.count == 1
    page.prompts.name = None
    return page


@pytest.fixture
def own(tmp_path):
    """Give a server of this test's own, to stop and start, with a page to log in on."""
    with Server(tmp_path, LOGIN_PROMPT="page") as running:
        engine.connect(running.database_url)
        yield running


@pytest.fixture
def installed(open_browser, own, password_hash):
    """Give the browser of an account on this server, which has a service worker, before she logs in."""
    todo = open_browser(at=own, new=True, service_workers="allow")
    todo.account = Account(add_account("ada", password_hash, NOW), "ada", password_hash)
    return todo


@pytest.fixture
def party(with_tasks):
    """Give Ada's tab with a list of tasks that have subtasks."""
    return with_tasks(*PARTY)
