"""The tests themselves: what one of them leaves in its browser, the next one does not find."""

import pytest
from playwright.sync_api import expect

from tests.browser.reused_tab import VIEWPORT, ReusedTabs
from tests.browser.todo_page import CALLBACKS, TodoPage

LEAVE = """async () => {
    localStorage.setItem('left', 'x');
    sessionStorage.setItem('left', 'x');
    window.name = 'x';
    document.cookie = 'left=x';
    await caches.open('left');
    await new Promise(done => { indexedDB.open('left').onsuccess = done; });
}"""
FIND = """async () => [
    ...Object.keys(localStorage), ...Object.keys(sessionStorage), window.name, document.cookie,
    ...(await caches.keys()), ...(await indexedDB.databases()).map(one => one.name),
].filter(one => one)"""
A_FILE = "/assets/favicon.svg"


@pytest.fixture
def tabs(browser):
    tabs = ReusedTabs(browser)
    yield tabs
    tabs.close_all()


def test_an_emptied_tab_is_as_new(tabs, server):
    page = tabs.open({}, viewport=VIEWPORT, color_scheme="dark")
    page.goto(server.url + A_FILE)
    page.evaluate(LEAVE)
    assert len(page.evaluate(FIND)) == 6
    page.context.new_page().goto(server.url)
    page.context.route(CALLBACKS, lambda route: route.abort())
    page.route(f"**{A_FILE}", lambda route: route.abort())
    page.set_viewport_size({"width": 360, "height": 640})
    page.emulate_media(color_scheme="light", media="print")
    page.context.set_offline(True)
    tabs.empty(page, server.url)

    assert tabs.open({}, viewport=VIEWPORT) != page
    assert tabs.open({}, viewport=VIEWPORT, color_scheme="dark") == page
    assert page.context.pages == [page]
    assert page.viewport_size == VIEWPORT
    assert page.evaluate("history.length") == 1
    page.goto(server.url + A_FILE)
    assert page.evaluate("[matchMedia('screen').matches, matchMedia('(prefers-color-scheme: dark)').matches]") == [
        True,
        True,
    ]
    assert page.evaluate(FIND) == []
    visitor = TodoPage(page, server.url)
    visitor.open("/")
    expect(visitor.page.get_by_role("banner").get_by_role("link", name="Log in")).to_be_visible()
