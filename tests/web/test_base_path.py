"""The setting BASE_PATH: what the app has a browser open, load or keep is below it, and nothing else is answered."""

import json
import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

import ids
from storage.accounts.accounts import Account, find_account
from storage.database import engine
from tests.conftest import PASSWORD, ROOT, Server
from tests.web.client import Client, committing, entry, routed
from tests.web.test_admins_only import clicking

BASE = "/todo"
PUBLIC = ("/", "/log-in", "/register", "/prompt", "/signed-out", "/no/such/page")
LOADED = {
    "react@18", "react-dom@18", "dash_renderer", "dash_core_components", "dash_html_components",
    "dash_mantine_components", "dash_iconify", "async-DashIconify", "icons", "styles", "drawn", "manifest",
}  # fmt: skip
PRIVATE = ("/lists", "/trash", "/archive", "/templates", "/account", "/users", "/history/no-such-task")


@pytest.fixture(scope="module")
def below(tmp_path_factory):
    with Server(tmp_path_factory.mktemp("below"), BASE_PATH=BASE, REGISTRATION="open") as running:
        yield running


@pytest.fixture(scope="module")
def admin(below) -> Account:
    engine.connect(below.database_url)
    found = find_account("admin")
    assert found
    return found


@pytest.fixture
def visitor(below):
    return Client(below.port, base_path=BASE)


@pytest.fixture
def client(below, admin):
    return Client(below.port, admin, BASE)


def addresses_in(text: str) -> set[str]:
    """Return what a page, or an answer in JSON, has a browser open or load on this host."""
    text = text.replace("\\u002f", "/")
    attributes = r'"?\b(?:href|src|action|pathname|path|go)"?\s*[=:]\s*"(/[^"]*)"'
    return set(re.findall(attributes, text)) | set(re.findall(r'"(/(?:_dash|assets)[^"]*)"', text))


def loaded_by(page: str) -> set[str]:
    """Return the addresses that a page itself names, and those that scripts take from what it tells them."""
    told = dict(re.findall(r'<script[^>]* id="([^"]*)"[^>]*>(.*?)</script>', page))
    prefix = json.loads(told["_dash-config"])["requests_pathname_prefix"]
    scripts = json.loads(told["dash-scripts"])
    return addresses_in(page) | {f"{prefix}_dash-layout", f"{prefix}_dash-dependencies", *scripts}


def expect_below(addresses: set[str]) -> None:
    assert {address for address in addresses if not address.startswith(f"{BASE}/")} == set()


@pytest.mark.parametrize("path", ["/", "/lists", "/log-in", "/assets/favicon.svg", "/todolist", "/todo-2/", "/TODO/"])
def test_outside_of_it_nothing_is_answered_but_where_it_is(below, path):
    status, _, text = Client(below.port).send("GET", path)

    assert (status, f"{BASE}/" in text) == (404, True)


def test_everything_that_the_start_page_loads_is_below_it_and_there(visitor, below):
    status, _, page = visitor.send("GET", "/")
    found = loaded_by(page)
    expect_below(found)

    assert status == 200
    anybody = Client(below.port)
    answers = {address: anybody.send("GET", address) for address in found}
    [modules] = [address for address in found if address.endswith("/todo.js")]
    pages = re.findall(r"\bimport\('\./(beside/[^']+)'\)", answers[modules][2])
    assert {Path(one).name for one in pages} == {one.name for one in (ROOT / "assets/app/pages").iterdir()}
    answers |= {(at := urljoin(modules, one)): anybody.send("GET", at) for one in pages}
    assert {address for address, (status, *_) in answers.items() if status != 200} == set()
    assert {Path(urlsplit(address).path).name.partition(".")[0] for address in found} >= LOADED


def test_who_leaves_the_slash_at_its_end_away_is_led_to_it(below):
    status, headers, _ = Client(below.port).send("GET", BASE)

    assert (status, urljoin(f"{below.url}", headers["location"])) == (308, f"{below.url}/")


def test_what_styles_and_manifest_name_is_below_it_and_there(visitor, below):
    _, _, page = visitor.send("GET", "/")
    styles, manifest = (re.search(rf'"([^"]*/{name})"', page) for name in ("styles.css", "manifest.json"))
    assert styles
    assert manifest
    anybody = Client(below.port)
    fonts = re.findall(r"url\(([^)'\"]*)\)", anybody.send("GET", styles[1])[2])
    found = json.loads(anybody.send("GET", manifest[1])[2])
    whole = {urljoin(styles[1], one) for one in fonts} | {urljoin(manifest[1], one["src"]) for one in found["icons"]}
    expect_below(whole)

    assert {address for address in whole if anybody.send("GET", address)[0] != 200} == set()
    assert (urljoin(manifest[1], found["start_url"]), urljoin(manifest[1], found["scope"])) == (
        f"{BASE}/lists",
        f"{BASE}/",
    )


@pytest.mark.parametrize("path", PUBLIC)
def test_what_a_visitor_is_shown_leads_below_it(visitor, path):
    _, _, page = visitor.send("GET", path)
    _, _, layout = visitor.send("GET", "/_dash-layout", **visitor.page)
    found = addresses_in(page) | addresses_in(layout)
    assert len(found) > 3
    expect_below(found)
    if path in ("/", "/log-in", "/register"):
        status, text = visitor.call(routed(BASE + path))
        assert status == 200
        expect_below(addresses_in(text))


@pytest.mark.parametrize("path", PRIVATE)
def test_what_an_account_is_shown_leads_below_it(client, path):
    status, text = client.call(routed(BASE + path))
    found = addresses_in(text) | addresses_in(client.send("GET", "/_dash-layout", **client.page)[2])

    assert status == 200
    assert len(found) > 5
    expect_below(found)


@pytest.mark.parametrize("path", ["/", "/lists", "/todolist", "", "//todo/lists", "todo/lists"])
def test_no_page_is_outside_of_it(client, visitor, path):
    assert client.call(routed(path))[0] == 400
    assert visitor.call(routed(path))[0] == 401


@pytest.mark.parametrize("path", [*PRIVATE, "/lists/some-list", "/account/export.json", "/account/copy"])
def test_what_is_private_is_private(visitor, path):
    status, headers, text = visitor.send("GET", path, Accept="text/html")

    assert (status, "_dash-config" in text) in {(401, False), (302, False)}
    expect_below({headers["location"]} if status == 302 else addresses_in(text))
    if path.count(".") + path.count("copy") == 0:  # a page
        assert visitor.call(routed(BASE + path))[0] == 401


def test_the_prompt_of_the_browser_is_for_this_app_alone(visitor):
    assert visitor.send("GET", "/prompt")[1]["www-authenticate"] == 'Basic realm="Dash To-Do/todo", charset="UTF-8"'


def test_who_logs_in_is_led_on_and_known_below_it_alone(visitor):
    form = f"name=admin&password={PASSWORD.replace(' ', '+')}".encode()
    sent = {"Content-Type": "application/x-www-form-urlencoded"}
    status, headers, _ = visitor.send("POST", "/log-in?next=/trash?before=1", form, **sent)

    assert (status, headers["location"]) == (303, f"{BASE}/trash?before=1")
    assert set(re.findall(r"Path=([^;,]*)", headers["set-cookie"])) == {BASE}
    cookie = headers["set-cookie"].partition(";")[0]
    assert visitor.send("GET", "/log-in?next=//evil.example", Cookie=cookie)[1]["location"] == f"{BASE}/lists"


def test_nobody_is_led_elsewhere(client):
    for wanted in ("//evil.example", "/\\evil.example", "https://evil.example/", "%2F%2Fevil.example"):
        assert client.send("GET", f"/log-in?next={wanted}")[1]["location"] == f"{BASE}/lists"


def test_signing_out_takes_nothing_from_other_apps_on_the_host(client):
    status, headers, page = client.send("GET", "/signed-out")

    assert (status, "clear-site-data" in headers) == (200, False)
    assert f'src="{BASE}/assets/signed-out.js"' in page


def test_where_callbacks_lead_is_below_it(client, visitor, admin):
    made = {"id": "make-a-list", "verb": "add_list", "list": "a-new-list", "value": "Groceries"}
    answer = json.loads(client.call(committing(admin, [made]))[1])["response"]["answer"]["data"]
    assert answer["go"] == [["make-a-list", f"{BASE}/lists/a-new-list"]]

    logging_in = {
        "output": f"..{ids.LOG_IN_REFUSED}.children...{ids.LOGGED_IN}.data..",
        "outputs": [entry(ids.LOG_IN_REFUSED, "children"), entry(ids.LOGGED_IN, "data")],
        "inputs": [entry(ids.LOG_IN_GIVEN, "data", {"name": "admin", "password": PASSWORD})],
        "state": [entry(ids.LOG_IN_NEXT, "data", "/trash")],
        "changedPropIds": [f"{ids.LOG_IN_GIVEN}.data"],
    }
    assert addresses_in(visitor.call(logging_in)[1]) == {f"{BASE}/trash"}


def test_an_invitation_and_the_first_link_lead_below_it(client, admin, below):
    status, text = client.call(clicking(below, ids.MAKE_INVITE, admin))

    assert (status, f"http://127.0.0.1:{below.port}{BASE}/register#" in text.replace("\\u002f", "/")) == (200, True)
    assert f"{below.url}/log-in#" in below.log.read_text()


def test_a_large_import_is_taken_in_below_it_and_nowhere_else(client):
    large = b'{"format": "dash-to-do", "version": 1, "lists": {}, "tasks": {}}' + b" " * 2_000_000
    sent = {"Content-Type": "application/json"}

    assert client.send("POST", "/account/import", large, **sent)[0] == 200
    assert client.send("POST", "/_dash-update-component", large, **sent)[0] == 413


def test_the_host_is_told_where_the_app_is(tmp_path):
    with Server(tmp_path, BASE_PATH=BASE, ADDRESS="https://example.org") as server:
        _, _, page = Client(server.port, base_path=BASE).send("GET", "/lists", Host="evil.example")

    assert 'href="https://example.org/todo/lists"' in page
