"""The blocks of docs/deployment.md for nginx and Caddy, as they stand there: TLS and HTTP/2, on a port of their own."""

import json
import re
import ssl
import threading
from contextlib import closing
from http.client import HTTPSConnection

import pytest
from playwright.sync_api import expect

from auth.open_page import VERSION
from storage.accounts.accounts import find_account
from storage.database import engine
from tests import proxies
from tests.browser.kept import wait_until
from tests.browser.todo_page import TodoPage
from tests.conftest import PASSWORD
from tests.models import ModelServer
from tests.serving import Server
from tests.web.client import basic

BLOCKS = [(program, host) for program in ("nginx", "caddy") for host in ("todo.example.org", "example.org")]
LARGE = 40_000_000


@pytest.fixture(scope="module")
def model():
    with ModelServer() as running:
        yield running


@pytest.fixture(params=BLOCKS, ids=["-".join(one) for one in BLOCKS])
def served(request, tmp_path, model):
    """Give where the app is behind a proxy, and the app, which knows its address there."""
    program, host = request.param
    base = "/todo" if host == "example.org" else ""
    app = Server(tmp_path, BASE_PATH=base, PROXY_HOPS="1", **model.settings)
    with proxies.running(program, host, {base: app.port}, tmp_path / "proxy") as url:
        app.settings["ADDRESS"] = url
        with app:
            engine.connect(app.database_url)
            yield url, app


def post(url: str, path: str, body: bytes, **headers: str) -> tuple[int, dict, str]:
    """Send a body as a program does, as the admin."""
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    headers = {"Authorization": basic("admin", PASSWORD), "Content-Type": "application/json", **headers}
    with closing(HTTPSConnection(url.removeprefix("https://"), timeout=120, context=trusting)) as connection:
        connection.request("POST", path, body, headers)
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read().decode()


def test_a_block_of_the_docs_works_as_it_stands(served, open_browser, model, tmp_path):
    url, app = served
    # Without the flag, Chromium takes no service worker from where nobody vouches for the certificate.
    todo = open_browser(profile=tmp_path / "profile", flags=["--ignore-certificate-errors"], service_workers="allow")
    todo.url, todo.account = url + app.base_path, find_account("admin")
    todo.open("/log-in")
    todo.log_in("admin", PASSWORD)
    expect(todo.page).to_have_url(re.compile(f"{re.escape(todo.url)}/lists"))
    (cookie,) = [one for one in todo.page.context.cookies() if one["httpOnly"]]
    prefix, path = ("__Secure-", app.base_path) if app.base_path else ("__Host-", "/")
    assert (cookie["name"], cookie["path"], cookie["secure"]) == (f"{prefix}todo-session", path, True)

    todo.add_task("Milk")
    todo.expect_saved()  # the origin has a port, and is accepted
    second = TodoPage(todo.page.context.new_page(), todo.url, todo.account)
    second.open("/lists")
    todo.add_task("Bread")
    expect(second.title_box("Bread")).to_be_visible()  # by asking again and again
    spoken = "[...new Set(performance.getEntriesByType('resource').map(one => one.nextHopProtocol))].filter(Boolean)"
    assert todo.page.evaluate(spoken) == ["h2"]

    goes_on = threading.Event()  # an answer of the chat is passed on while it is written
    model.will([{"content": "Two "}, goes_on, {"content": "ways."}, {"ended": "stop"}])
    second.page.get_by_role("link", name="Chat").click()
    second.page.get_by_role("textbox", name="Message").fill("How?")
    second.page.get_by_role("button", name="Send").click()
    expect(second.page.locator("#chat-live")).to_have_text("Two")
    goes_on.set()
    expect(second.page.get_by_role("log", name="Messages")).to_contain_text("Two ways.")

    # The worker opens the app when the proxy answers for a server that is away, and at no other app's address.
    scope = "() => navigator.serviceWorker.ready.then(({scope}) => scope)"
    assert todo.page.evaluate(scope) == f"{todo.url}/"
    wait_until(todo, f"() => caches.match('{app.base_path}/frame').then(Boolean)")
    app.stop()
    second.page.close()
    todo.page.goto(f"{todo.url}/lists")
    expect(todo.title_box("Bread")).to_be_visible()
    todo.add_task("Eggs")
    expect(todo.badge).to_have_text("Offline, 1 change waiting")
    app.start()
    engine.connect(app.database_url)
    todo.expect_saved()
    todo.console.clear()

    large = json.dumps({"format": "dash-to-do", "version": 1, "lists": {}, "tasks": {}}).encode() + b" " * LARGE
    status, headers, _ = post(url, f"{app.base_path}/account/import", large, Origin=url)
    assert (status, VERSION.lower() in headers) == (200, True)
    status, headers, text = post(url, f"{app.base_path}/_dash-update-component", b" " * 1_020_000)
    assert (status, "At most 1 MB are accepted here." in text) == (413, True)
    assert post(url, f"{app.base_path}/account/import", b"{}", Origin="https://localhost")[0] == 403  # without the port
