"""The requests and bytes of a visit: counted, never timed."""

import base64
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import expect

from storage.accounts.calendars import set_calendar
from tests.conftest import PASSWORD


class Visit:
    """One visit to an address: what it asked for, and how many bytes came, headers and all."""

    def __init__(self, todo, path: str):
        self.addresses: list[str] = []
        self.bytes = 0
        cdp = todo.page.context.new_cdp_session(todo.page)
        cdp.send("Network.enable")
        cdp.on("Network.requestWillBeSent", lambda event: self.addresses.append(event["request"]["url"]))
        cdp.on("Network.loadingFinished", self._note)
        todo.page.goto(f"{todo.url}{path}")
        expect(todo.page.locator("#workspace[data-list], main h1").locator("visible=true").first).to_be_visible()
        expect(todo.page.locator("#ahead")).to_have_count(0)  # Dash is there
        todo.page.wait_for_load_state("networkidle")

    def _note(self, event) -> None:
        self.bytes += event["encodedDataLength"]


@pytest.fixture
def visits(open_browser, ada):
    """Give a function that visits an address in a new tab of one browser, which knows Ada's password and has a cache.

    (A browser that Playwright answers the login for has none.)
    """
    login = base64.b64encode(f"{ada.name}:{PASSWORD}".encode()).decode()
    browser = open_browser(extra_http_headers={"Authorization": f"Basic {login}"})
    browser.account = ada
    browser.has_list("Groceries", "Milk")
    set_calendar(ada.id, "time_zone", "UTC")  # which the first visit of all would ask for

    def visit(path: str = "/lists") -> Visit:
        tab = type(browser)(browser.page.context.new_page(), browser.url, ada)
        return Visit(tab, path)

    return visit


UNUSED = (
    "dash_table", "polyfill", "-shared", "plotly", "graph", "highlight", "markdown", "datepicker", "upload",
    "chart",
)  # fmt: skip
"""Parts of the names of scripts that a first visit does not use."""


def test_a_visit_is_small_and_asks_no_other_host_and_for_nothing_that_it_does_not_use(visits, server):
    first = visits()
    assert first.bytes < 610_000
    asked = [urlsplit(address) for address in first.addresses]
    assert {address.netloc for address in asked if address.scheme != "data"} == {urlsplit(server.url).netloc}

    paths = [address.path for address in asked if address.scheme != "data"]
    data = [path for path in paths if not path.startswith(("/assets/", "/_dash-component-suites/"))]
    assert {*data} <= {"/lists", "/_dash-update-component"}  # the rows are in the page
    assert data.count("/_dash-update-component") <= 1

    # One that comes again brings little but the data.
    again = visits()
    assert again.bytes < 40_000
    assert first.bytes > 10 * again.bytes

    for visit, modules in ((first, []), (visits("/account"), ["data.js"]), (visits("/trash"), [])):
        assert [address for address in visit.addresses if any(name in address.lower() for name in UNUSED)] == []
        assert [address.split("/pages/")[1] for address in visit.addresses if "/pages/" in address] == modules


def test_an_address_with_name_and_password_opens_as_any(open_browser, ada):
    todo = open_browser(new=True)
    todo.account = ada
    todo.page.goto(f"{todo.url.replace('://', f'://{ada.name}:{quote(PASSWORD)}@')}/lists")
    todo.page.wait_for_url(f"{todo.url}/**")  # where it is opened again
    expect(todo.page.get_by_role("banner")).to_contain_text(ada.name)
    todo.add_task("Milk")
    todo.expect_titles("Milk")
    assert todo.in_database() == [("Milk", False)]


@pytest.mark.parametrize(
    ("script", "said"),
    [("a = = b", "This browser is too old for Dash To-Do"), (None, "The scripts of this page did not arrive")],
    ids=["cannot read them", "does not get them"],
)
def test_a_browser_that_cannot_run_the_scripts_says_so(open_browser, ada, script, said):
    def answers(route):
        route.fulfill(body=script, content_type="text/javascript") if script else route.abort()

    todo = open_browser(ada, new=True)
    todo.page.route("**/todo.js", answers)
    for path in ("/", "/today"):
        todo.page.goto(todo.url + path)
        expect(todo.page.get_by_role("alert").filter(has_text=said)).to_be_visible()
    todo.page.evaluate("() => { for (let lost = 0; lost < 3; lost += 1) dispatchEvent(new Event('dash-is-lost')); }")
    expect(todo.page.locator(".cannot-begin")).to_have_count(1)
    todo.page.goto("about:blank")
    todo.console.clear()  # the browser says why
