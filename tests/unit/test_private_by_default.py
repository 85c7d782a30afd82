"""Everything is private unless it is declared public: every route, page and callback, and any new one."""

from typing import Any

import dash
import pytest
from dash import Dash, Input, Output
from flask import Response, session

from auth.login import ROUTER, Login
from auth.open_page import VERSION
from auth.sessions import COOKIE
from auth.signed_cookie import set_up_signed_cookie
from callbacks.demo import COMMIT_DEMO
from callbacks.log_in import LOG_IN
from callbacks.register import JUDGE, REGISTER
from storage.accounts.accounts import find_account
from storage.accounts.sessions import begin_session
from storage.database import engine
from tests.factories import NOW
from tests.unit.test_callback_requests import honest
from web import answers

PUBLIC_ROUTES = {
    "/", "/log-in", "/prompt", "/signed-out", "/sign-out", "/worker.js",
    "/assets/<path:filename>", "/assets/app-<_version>/<path:name>", "/assets/app-<_version>/styles.css",
    "/assets/app-<_version>/drawn.css", "/assets/app-<_version>/callbacks.json",
    "/_dash-component-suites/<string:package_name>/"
    "<path:fingerprinted_path>", "/_dash-layout", "/_dash-dependencies", "/_reload-hash", "/_favicon.ico",
}  # fmt: skip
PAGE = {VERSION: answers.VERSION}
PUBLIC_PAGES = {"/", "/log-in", "/register"}
PUBLIC_CALLBACKS = {ROUTER, COMMIT_DEMO, LOG_IN, REGISTER, JUDGE}


def address(rule) -> str:
    """Return an address that a route answers."""
    return rule.build(dict.fromkeys(rule.arguments, "x"), append_unknown=False)[1]


def test_every_route_is_private_but_these(application, client):
    opened = set()
    for rule in application.server.url_map.iter_rules():
        for method in rule.methods:
            answer = client.open(address(rule), method=method, json={} if method == "POST" else None, headers=PAGE)
            if answer.status_code != 401:
                opened.add(rule.rule)
    assert opened == PUBLIC_ROUTES


def test_every_page_is_private_but_these(application, client):
    pages = [page for page in dash.page_registry.values() if page["module"] != "pages.not_found_404"]
    opened = set()
    for page in pages:
        body = honest(application.app, ROUTER)
        for sent, value in zip(body["inputs"], (page["relative_path"], ""), strict=True):
            sent["value"] = value
        routed = client.post("/_dash-update-component", json=body, headers=PAGE)
        if client.get(page["relative_path"]).status_code != 401 or routed.status_code != 401:
            opened.add(page["relative_path"])
    assert len(pages) > 1
    assert opened == PUBLIC_PAGES


def test_every_callback_is_private_but_these(application, client):
    callbacks = {output for output, one in application.app.callback_map.items() if "callback" in one}
    opened = {
        output
        for output in callbacks
        if client.post("/_dash-update-component", json=honest(application.app, output), headers=PAGE).status_code != 401
    }
    assert opened <= PUBLIC_CALLBACKS
    assert callbacks > PUBLIC_CALLBACKS


@pytest.mark.parametrize(
    "elsewhere",
    [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.example"}],
    ids=["another site", "another host of the site", "a browser that tells the origin alone"],
)
def test_another_site_changes_nothing_by_a_session_were_its_cookie_sent_along(application, client, elsewhere):
    """As a browser would that does not know SameSite."""
    ada = find_account("ada")
    assert ada
    client.set_cookie(COOKIE, begin_session(ada.id, "Firefox", "127.0.0.1", True, NOW, "2100-01-01T00:00:00+00:00"))
    for rule in application.server.url_map.iter_rules():
        for method in rule.methods - {"GET", "HEAD", "OPTIONS"}:
            answer = client.open(address(rule), method=method, json={}, headers={**PAGE, **elsewhere})
            assert answer.status_code == 403, (method, rule.rule)
        if "GET" in rule.methods and "Sec-Fetch-Site" in elsewhere:
            client.get(address(rule), headers=elsewhere, buffered=True).close()
    assert client.get("/account").status_code == 200


@pytest.fixture
def new_app(tmp_path):
    """Give an app to which somebody adds a route and a callback, without a thought of access."""
    engine.connect(f"sqlite:///{tmp_path / 'todo.db'}")
    made = Dash("new")
    made.layout = []
    made.server.add_url_rule("/new", "new", lambda: "private", methods=["GET", "POST"])
    ran: list = []
    made.callback(Output("said", "children"), Input("asked", "value"))(ran.append)
    made.callback(Output("open", "children"), Input("asked", "value"))(lambda _: "public")
    return made, ran


def login(made: Dash, **fields) -> Login:
    given: dict[str, Any] = {"public_routes": ["/"], "public_callbacks": [], "callbacks_before_change": []}
    given |= {"secret_key": ["x" * 32], "version": answers.VERSION}
    return Login(made, **{**given, **fields})


def test_a_new_route_is_private(new_app):
    made, _ = new_app
    login(made)
    assert [made.server.test_client().open("/new", method=method).status_code for method in ("GET", "POST")] == [
        401,
        401,
    ]


def test_a_new_callback_is_private_and_does_not_run(new_app):
    made, ran = new_app
    login(made, public_callbacks=["open.children"])
    client = made.server.test_client()
    client.get("/")
    answers = [
        client.post("/_dash-update-component", json=honest(made, output), headers=PAGE)
        for output in ("open.children", "said.children")
    ]
    assert [answer.status_code for answer in answers] == [200, 401]
    assert ran == []


@pytest.mark.parametrize("kind", ["public_callbacks", "callbacks_before_change"])
def test_the_start_fails_on_a_callback_that_is_not_there(new_app, kind):
    made, _ = new_app
    with pytest.raises(ValueError, match=r"no.such"):
        login(made, **{kind: ["no.such"]}).check_callbacks()


def test_a_cookie_is_out_of_reach_for_scripts_and_other_sites_and_for_https_alone_where_there_is_https(new_app):
    made, _ = new_app
    login(made)
    for url, secure in (("http://localhost/", False), ("https://localhost/", True)):
        with made.server.test_request_context("/", base_url=url):
            session["x"] = 1
            cookie = made.server.process_response(Response()).headers["Set-Cookie"]
        assert ("HttpOnly" in cookie, "SameSite=Lax" in cookie, "Secure" in cookie) == (True, True, secure)


def test_what_an_older_key_signed_is_accepted_until_that_key_is_gone(new_app):
    made, _ = new_app
    old, new = "o" * 32, "n" * 32

    def signed_by(*keys: str) -> str:
        set_up_signed_cookie(made.server, keys)
        with made.server.test_request_context("/"):
            session["x"] = 1
            return made.server.process_response(Response()).headers["Set-Cookie"].split(";")[0]

    def read(cookie: str, *keys: str) -> bool:
        set_up_signed_cookie(made.server, keys)
        with made.server.test_request_context("/", headers={"Cookie": cookie}):
            return "x" in session

    cookie = signed_by(old)
    assert [read(cookie, new, old), read(cookie, new), read(signed_by(new, old), new)] == [True, False, True]
