"""Logging in by the form, and what a session lets in, request by request."""

import json
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from auth.sessions import COOKIE, SECURE_COOKIE
from storage.accounts import accounts
from storage.accounts.sessions import begin_session, sessions_of
from storage.database import engine
from tests.conftest import PASSWORD, Server
from tests.web.client import Client, basic, committing, entry, page_of

OUTPUT = "..log-in-refused.children...logged-in.data.."


def post(client: Client, fields: dict, query: str = "", **headers: str) -> tuple[int, dict, str]:
    body = urlencode(fields).encode()
    return client.send("POST", f"/log-in{query}", body, Content_Type="application/x-www-form-urlencoded", **headers)


def form(account, password: str = PASSWORD, **more: str) -> dict:
    return {"name": account.name, "password": password, **more}


def cookie_of(headers: dict) -> str:
    return headers["set-cookie"].partition(";")[0]


def logged_in(client: Client, account, **more: str) -> str:
    """Log in by the form, and return the cookie."""
    status, headers, _ = post(client, form(account, **more))
    assert status == 303
    return cookie_of(headers)


def call(client: Client, given: object, wanted: object = "/lists") -> tuple[int, dict]:
    """Ask for the callback of the form."""
    status, text = client.call(
        {
            "output": OUTPUT,
            "outputs": [entry("log-in-refused", "children"), entry("logged-in", "data")],
            "inputs": [entry("log-in-given", "data", given)],
            "state": [entry("log-in-next", "data", wanted)],
            "changedPropIds": ["log-in-given.data"],
        }
    )
    return status, json.loads(text)["response"] if status == 200 else {}


class TestTheForm:
    def test_a_right_password_begins_a_session_and_goes_on(self, visitor, ada):
        status, headers, _ = post(visitor, form(ada), "?next=/account")
        assert (status, headers["location"]) == (303, "/account")
        assert visitor.send("GET", "/account", Cookie=cookie_of(headers))[0] == 200

    def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites_and_gone_with_the_browser(self, visitor, ada):
        _, headers, _ = post(visitor, form(ada))
        assert headers["set-cookie"].startswith(f"{COOKIE}=")
        assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(headers["set-cookie"].split("; "))
        assert "Max-Age" not in headers["set-cookie"]

    def test_who_stays_logged_in_is_so_for_90_days(self, visitor, ada):
        _, headers, _ = post(visitor, form(ada, stays="on"))
        assert f"Max-Age={90 * 24 * 60 * 60}" in headers["set-cookie"]
        [session] = sessions_of(ada.id, datetime.now(UTC).isoformat())
        assert session.stays

    @pytest.mark.parametrize(
        "fields", [{}, {"name": "ada"}, {"password": "x"}, {"name": "\0", "password": "\0"}, {"name": "x" * 9_000}]
    )
    def test_anything_else_is_refused_in_words(self, visitor, fields):
        status, headers, text = post(visitor, fields)
        assert status == 401
        assert "The name or the password is wrong" in text
        assert "set-cookie" not in headers
        assert "www-authenticate" not in headers

    def test_a_wrong_password_keeps_the_name_and_where_one_was_going(self, visitor, ada):
        status, _, text = post(visitor, form(ada, "wrong"), "?next=/trash")
        assert status == 401
        assert f'value="{ada.name}"' in text
        assert "next=%2Ftrash" in text

    def test_a_name_is_never_html(self, visitor):
        text = post(visitor, {"name": '"><script>alert(1)</script>', "password": "x"})[2]
        assert "<script>alert" not in text

    @pytest.mark.parametrize(
        "wanted", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "http:evil", ""]
    )
    def test_it_leads_nowhere_else(self, visitor, ada, wanted):
        assert post(visitor, form(ada), f"?next={quote(wanted)}")[1]["location"] == "/lists"
        assert call(visitor, form(ada) | {"stays": False}, wanted)[1]["logged-in"]["data"] == {
            "go": "/lists",
            "account": ada.id,
        }

    @pytest.mark.parametrize("site", ["cross-site", "same-site"])
    def test_another_site_logs_nobody_in(self, visitor, ada, site):
        status, headers, _ = post(visitor, form(ada), Sec_Fetch_Site=site)
        assert status == 403
        assert "set-cookie" not in headers

    def test_a_disabled_account_is_refused(self, visitor, ada):
        accounts.disable(ada.id, "root", "2026-01-01T00:00:00+00:00")
        assert post(visitor, form(ada))[0] == 401

    def test_a_script_is_told_what_is_wrong_beside_the_boxes(self, visitor, ada):
        status, answer = call(visitor, form(ada, "wrong"))
        assert status == 200
        assert "is wrong" in answer["log-in-refused"]["children"]
        assert answer["logged-in"]["data"] == {"wait": 0}

    @pytest.mark.parametrize(
        "given", [{}, {"name": {}, "password": []}, {"link": 5}, {"link": "\ud800"}, {"stays": "x"}]
    )
    def test_odd_values_log_nobody_in(self, visitor, given):
        status, answer = call(visitor, given)
        assert status == 200
        assert "go" not in answer["logged-in"]["data"]

    @pytest.mark.parametrize("given", [None, [], "x", 5])
    def test_what_is_no_form_is_not_answered(self, visitor, given):
        assert call(visitor, given)[0] == 204

    def test_without_a_script_the_page_has_the_form_too(self, visitor):
        text = visitor.send("GET", "/log-in?next=/account")[2]
        assert '<form method="post" action="/log-in?next=/account"' in text

    def test_who_is_logged_in_goes_on(self, visitor, ada):
        status, headers, _ = visitor.send("GET", "/log-in?next=/trash", Cookie=logged_in(visitor, ada))
        assert (status, headers["location"]) == (302, "/trash")


class TestGuessing:
    def test_the_form_and_basic_count_together_and_the_wait_is_said(self, visitor, ada):
        for _ in range(3):
            assert post(visitor, form(ada, "wrong"))[0] == 401
        for _ in range(2):
            assert visitor.send("GET", "/lists", Authorization=basic(ada.name, "wrong"))[0] == 401
        status, headers, text = post(visitor, form(ada))
        assert status == 429
        assert int(headers["retry-after"]) > 0
        assert "Try again in" in text
        answer = call(visitor, form(ada))[1]
        assert answer["logged-in"]["data"]["wait"] > 0
        assert visitor.send("GET", "/lists", Authorization=basic(ada.name, PASSWORD))[0] == 429

    def test_who_is_logged_in_is_not_kept_out_by_guessers(self, visitor, ada):
        cookie = logged_in(visitor, ada)
        for _ in range(6):
            post(visitor, form(ada, "wrong"))
        assert visitor.send("GET", "/lists", Cookie=cookie)[0] == 200


class TestASession:
    def test_it_does_what_its_account_may_and_nothing_else(self, visitor, ada, make_account):
        cookie, bob = logged_in(visitor, ada), make_account("bob")
        adding = [{"id": "by-session-1", "verb": "add_list", "list": f"list-by-{ada.name}"}]
        status, _ = visitor.call_with(json.dumps(committing(ada, adding)).encode(), Cookie=cookie, **page_of(ada))
        assert status == 200
        other = json.dumps(committing(bob, adding)).encode()
        assert visitor.call_with(other, Cookie=cookie, **page_of(bob))[0] == 409

    def test_it_comes_before_what_the_browser_remembers_of_basic(self, server, visitor, ada, make_account):
        cookie, bob = logged_in(visitor, ada), make_account("bob")
        text = Client(server.port, bob).send("GET", "/_dash-layout", Cookie=cookie)[2]
        assert ada.name in text
        assert bob.name not in text

    @pytest.mark.parametrize("token", ["", "x", "x" * 43, "x" * 5_000, "\xff", '"', "../x"])
    def test_a_token_that_is_guessed_opens_nothing(self, visitor, token):
        assert visitor.send("GET", "/lists", Cookie=f"{COOKIE}={token}")[0] == 401

    def test_a_cookie_that_somebody_planted_is_not_the_one_that_logs_in(self, visitor, ada):
        planted = f"{COOKIE}={'p' * 43}"
        _, headers, _ = post(visitor, form(ada), Cookie=planted)
        assert cookie_of(headers) != planted
        assert visitor.send("GET", "/lists", Cookie=planted)[0] == 401

    def test_logging_in_again_ends_the_one_before(self, visitor, ada):
        first = logged_in(visitor, ada)
        _, headers, _ = post(visitor, form(ada), Cookie=first)
        assert visitor.send("GET", "/lists", Cookie=first)[0] == 401
        assert visitor.send("GET", "/lists", Cookie=cookie_of(headers))[0] == 200

    def test_a_stolen_cookie_is_worth_nothing_after_the_password_changed(self, visitor, ada, password_hash):
        cookie = logged_in(visitor, ada)
        accounts.set_password(ada.id, password_hash, must_change=False, actor=ada.name, now="2026-01-01T00:00:00+00:00")
        assert visitor.send("GET", "/lists", Cookie=cookie)[0] == 401

    def test_signing_out_ends_it(self, visitor, ada):
        cookie = logged_in(visitor, ada)
        visitor.send("GET", "/signed-out", Cookie=cookie, Sec_Fetch_Site="cross-site")
        assert visitor.send("GET", "/lists", Cookie=cookie)[0] == 200
        _, headers, _ = visitor.send("GET", "/signed-out", Cookie=cookie)
        assert f"{COOKIE}=;" in headers["set-cookie"]
        assert visitor.send("GET", "/lists", Cookie=cookie)[0] == 401

    def test_the_page_that_signed_out_ends_no_later_one_when_it_is_loaded_again(self, visitor, ada):
        assert "You are signed out" in visitor.send("GET", "/signed-out?done")[2]
        cookie = logged_in(visitor, ada)
        status, headers, page = visitor.send("GET", "/signed-out?done", Cookie=cookie)
        assert (status, f"You are logged in as {ada.name}" in page) == (200, True)
        assert "clear-site-data" not in headers
        assert visitor.send("GET", "/lists", Cookie=cookie)[0] == 200

    def test_it_lasts_longer_with_each_use_where_it_stays(self, server, visitor, ada):
        engine.connect(server.database_url)
        long_ago = "2020-01-01T00:00:00+00:00"
        token = begin_session(ada.id, "Firefox", "127.0.0.1", True, long_ago, "2099-01-01T00:00:00+00:00")
        _, headers, _ = visitor.send("GET", "/account", Cookie=f"{COOKIE}={token}")
        assert "Max-Age" in headers["set-cookie"]
        assert f"{COOKIE}=" not in visitor.send("GET", "/account", Cookie=f"{COOKIE}={token}")[1]["set-cookie"]
        [session] = sessions_of(ada.id, datetime.now(UTC).isoformat())
        assert session.expires_at < "2099"

    def test_with_a_one_time_password_it_opens_the_page_that_changes_it(self, server, visitor, password_hash):
        engine.connect(server.database_url)
        accounts.add_account("new-here", password_hash, "2026-01-01T00:00:00+00:00", must_change=True)
        account = accounts.find_account("new-here")
        assert call(visitor, form(account))[1]["logged-in"]["data"]["go"] == "/account"
        status, headers, _ = visitor.send("GET", "/lists", Cookie=logged_in(visitor, account))
        assert (status, headers["location"]) == (302, "/account")

    def test_it_ends_at_once_in_every_process(self, tmp_path, password_hash):
        with Server(tmp_path, processes=2) as running:
            engine.connect(running.database_url)
            account_id = accounts.add_account("eve", password_hash, "2026-01-01T00:00:00+00:00")
            account = accounts.find_account("eve")
            clients = [Client(port) for port in running.ports]
            cookie = logged_in(clients[0], account)
            assert [one.send("GET", "/lists", Cookie=cookie)[0] for one in clients] == [200, 200]
            accounts.disable(account_id, "root", "2026-01-01T00:00:00+00:00")
            assert [one.send("GET", "/lists", Cookie=cookie)[0] for one in clients] == [401, 401]


@pytest.fixture(scope="module")
def with_page(tmp_path_factory):
    """Give a server that leads people to the page with the form, behind one proxy."""
    with Server(tmp_path_factory.mktemp("with-page"), LOGIN_PROMPT="page", PROXY_HOPS="1") as running:
        yield running


PERSON: dict[str, Any] = {"Accept": "text/html,application/xhtml+xml", "Sec_Fetch_Mode": "navigate"}


class TestAsking:
    @pytest.mark.parametrize("headers", [PERSON, {"Accept": "text/html"}], ids=["https", "http"])
    def test_people_are_led_to_the_page_where_that_is_set(self, with_page, headers):
        status, answer, _ = Client(with_page.port).send("GET", "/lists/some-list?show=active", **headers)
        assert (status, answer["location"]) == (302, "/log-in?next=%2Flists%2Fsome-list%3Fshow%3Dactive")

    @pytest.mark.parametrize("headers", [{}, {"Accept": "*/*"}, {"Accept": "application/json"}])
    def test_programs_are_challenged_there_too(self, with_page, headers):
        status, answer, _ = Client(with_page.port).send("GET", "/lists", **headers)
        assert status == 401
        assert answer["www-authenticate"].startswith("Basic")

    def test_else_the_browser_asks_and_who_cancels_sees_the_form(self, visitor):
        status, answer, text = visitor.send("GET", "/trash", **PERSON)
        assert status == 401
        assert answer["www-authenticate"].startswith("Basic")
        assert '<form method="post" action="/log-in?next=%2Ftrash"' in text

    def test_over_https_the_cookie_is_for_this_very_host(self, with_page, password_hash):
        engine.connect(with_page.database_url)
        accounts.add_account("tess", password_hash, "2026-01-01T00:00:00+00:00")
        client, secure = Client(with_page.port), dict[str, Any](X_Forwarded_Proto="https")
        _, headers, _ = post(client, form(accounts.find_account("tess")), **secure)
        assert headers["set-cookie"].startswith(f"{SECURE_COOKIE}=")
        assert {"Secure", "HttpOnly", "Path=/"} <= set(headers["set-cookie"].split("; "))
        cookie = cookie_of(headers)
        assert client.send("GET", "/lists", Cookie=cookie, **secure)[0] == 200
        over_http = cookie.replace(SECURE_COOKIE, COOKIE)
        assert client.send("GET", "/lists", Cookie=over_http, **secure)[0] == 401
