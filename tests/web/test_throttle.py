"""Somebody who guesses at passwords has to wait, the owner does not, and the account is informed."""

import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.security import generate_password_hash

from auth.throttle import FREE_OF_NAME, FREE_OF_PAIR, Keys, keys_of
from storage.accounts import accounts, devices
from storage.accounts.login_tries import Tries, count_failure, tries_of
from storage.commit import commit
from storage.database import engine
from tests.conftest import PASSWORD, Server
from tests.factories import NOW, an_intent, new_id, steady
from tests.forked import QUICK_HASH
from tests.web.client import Client, basic, routed

START = datetime(2026, 1, 1, tzinfo=UTC)
HOME, AWAY = "192.0.2.1", "198.51.100.7"


@pytest.fixture(scope="module", params=["by Basic", "by the form"])
def behind_proxy(request, tmp_path_factory):
    """Give a server that believes the one proxy in front of it where requests come from, asked by one way to log in."""
    with Server(tmp_path_factory.mktemp("behind-proxy"), PROXY_HOPS="1") as running:
        Guesser.by_form = request.param == "by the form"
        yield running
        Guesser.by_form = False


@pytest.fixture
def make(behind_proxy, password_hash):
    """Give a function that makes an account behind the proxy."""

    def make_(name: str, stored: str = password_hash, **fields) -> accounts.Account:
        engine.connect(behind_proxy.database_url)
        accounts.add_account(name, stored, "2026-01-01T00:00:00+00:00", **fields)
        found = accounts.find_account(name)
        assert found
        return found

    return make_


class Guesser:
    """Somebody at an address who tries names and passwords."""

    by_form = False

    def __init__(self, server: Server, address: str):
        self.client, self.address = Client(server.port), address

    def ask(
        self, name: str, password: str, path: str = "/lists", method: str = "GET", **headers: str
    ) -> tuple[int, dict, str]:
        # The client can invent everything to the left of the address that the proxy adds.
        forwarded = f"203.0.113.99, {self.address}"
        if self.by_form and (path, method) == ("/lists", "GET"):
            return self.fill_in(name, password, forwarded)
        headers |= {"Authorization": basic(name, password), "X_Forwarded_For": forwarded, "User_Agent": "curl/8"}
        return self.client.send(method, path, None, **headers)

    def fill_in(self, name: str, password: str, forwarded: str) -> tuple[int, dict, str]:
        form = urlencode({"name": name, "password": password}).encode()
        kind = "application/x-www-form-urlencoded"
        headers = {"Content_Type": kind, "X_Forwarded_For": forwarded, "User_Agent": "curl/8"}
        status, found, text = self.client.send("POST", "/log-in", form, **headers)
        return (200 if status == 303 else status), found, text

    def statuses(self, name: str, times: int) -> list[int]:
        return [self.ask(name, f"wrong{number}")[0] for number in range(times)]


def hold(server: Server, key: str) -> None:
    """Let a wait that has begun last for a minute: how fast the machine is must not matter to a test."""
    engine.connect(server.database_url)
    assert tries_of([key])[key].wait_until > START
    now = datetime.now(UTC)
    count_failure([key], None, now, lambda *_: Tries(99, now, now + timedelta(seconds=60)))


def keys(server: Server, name: str, address: str) -> Keys:
    return keys_of(name, address, (server.folder / "secret_key").read_text())


def test_after_some_wrong_passwords_every_way_in_has_to_wait_the_right_one_too(behind_proxy, make):
    make("ada")
    guesser = Guesser(behind_proxy, AWAY)

    assert guesser.statuses("ada", FREE_OF_PAIR) == [401] * FREE_OF_PAIR
    hold(behind_proxy, keys(behind_proxy, "ada", AWAY).pair)
    for path, method in (("/lists", "GET"), ("/no/such", "PUT"), ("/_dash-update-component", "POST")):
        status, headers, text = guesser.ask("ada", PASSWORD, path, method)
        assert (status, 0 < int(headers["retry-after"]) <= 60) == (429, True)
        assert "www-authenticate" not in headers
    assert f"Try again in {headers['retry-after']} seconds" in text or "Try again in a second" in text
    assert guesser.ask("ADA", PASSWORD)[0] == 429
    assert Guesser(behind_proxy, HOME).ask("ada", PASSWORD)[0] == 200


def test_the_home_page_stays_open_for_whoever_has_to_wait(behind_proxy, make):
    make("beatrix")
    guesser = Guesser(behind_proxy, AWAY)
    guesser.statuses("beatrix", FREE_OF_PAIR)
    hold(behind_proxy, keys(behind_proxy, "beatrix", AWAY).pair)

    status, _, text = guesser.ask("beatrix", PASSWORD, "/")
    assert (status, "beatrix" in text) == (200, False)


def test_what_is_remembered_does_not_tell_a_guesser_at_the_same_address_the_right_password(behind_proxy, make):
    make("cyd")
    guesser = Guesser(behind_proxy, AWAY)
    assert guesser.ask("cyd", PASSWORD)[0] == 200
    guesser.statuses("cyd", FREE_OF_PAIR)
    hold(behind_proxy, keys(behind_proxy, "cyd", AWAY).pair)

    assert guesser.ask("cyd", PASSWORD)[0] == 429


def test_strangers_cannot_keep_the_owner_out_who_logged_in_from_there_before(behind_proxy, make):
    make("dan")
    owner = Guesser(behind_proxy, HOME)
    assert owner.ask("dan", PASSWORD)[0] == 200
    for number in range(FREE_OF_NAME):
        assert Guesser(behind_proxy, f"198.51.100.{10 + number}").ask("dan", "wrong")[0] == 401
    hold(behind_proxy, keys(behind_proxy, "dan", HOME).name)

    assert Guesser(behind_proxy, "203.0.113.5").ask("dan", PASSWORD)[0] == 429
    assert owner.ask("dan", PASSWORD)[0] == 200
    behind_proxy.stop()  # nothing is remembered now but the counts, and where Dan logged in
    behind_proxy.start()
    assert owner.ask("dan", PASSWORD)[0] == 200


def test_guesses_at_the_same_moment_are_counted_too(behind_proxy, make):
    make("eve")
    guesser = Guesser(behind_proxy, "198.51.100.200")
    with ThreadPoolExecutor(16) as threads:
        statuses = list(threads.map(lambda n: guesser.ask("eve", f"wrong{n}")[0], range(24)))

    assert {401, 429} <= set(statuses) <= {401, 429, 503}, "so many at once are also told that enough others wait"


def test_an_unknown_name_is_throttled_like_a_known_one(behind_proxy):
    guesser = Guesser(behind_proxy, "198.51.100.201")

    assert guesser.statuses("nobody at all", FREE_OF_PAIR) == [401] * FREE_OF_PAIR
    hold(behind_proxy, keys(behind_proxy, "nobody at all", guesser.address).pair)
    assert guesser.ask("nobody at all", "wrong")[0] == 429


def test_a_password_typed_into_the_field_of_the_name_is_not_kept(behind_proxy):
    Guesser(behind_proxy, "198.51.100.202").ask("my secret password", "x")

    files = [file for file in behind_proxy.folder.rglob("*") if file.is_file()]
    assert files
    assert [file.name for file in files if b"my secret password" in file.read_bytes()] == []


def test_without_a_proxy_of_ours_nobody_says_from_where_a_request_comes(server, make_account):
    account = make_account("fay")
    client = Client(server.port)
    for number in range(FREE_OF_PAIR):
        login = basic(account.name, f"wrong{number}")
        assert client.send("GET", "/lists", Authorization=login, X_Forwarded_For=f"192.0.2.{number}")[0] == 401
    hold(server, keys(server, account.name, "127.0.0.1").pair)
    login = basic(account.name, PASSWORD)
    status, headers, _ = client.send(
        "GET", "/lists", Authorization=login, X_Forwarded_For=HOME, X_Forwarded_Proto="https"
    )
    assert (status, "strict-transport-security" in headers) == (429, False)


def test_browsers_are_told_to_stay_with_https_where_there_is_https(behind_proxy):
    for proto, told in (("https", True), ("http", False)):
        headers = Client(behind_proxy.port).send("GET", "/", X_Forwarded_For=HOME, X_Forwarded_Proto=proto)[1]
        assert ("strict-transport-security" in headers) == told


def page_of(who: Guesser, name: str) -> str:
    return who.ask(name, PASSWORD, "/today", Accept="text/html")[2]


def test_an_account_is_told_once_of_failed_log_ins_and_sees_where_it_logged_in(behind_proxy, make):
    gil = make("gil")
    Guesser(behind_proxy, "198.51.100.203").statuses("gil", 3)
    owner = Guesser(behind_proxy, HOME)

    first, second = page_of(owner, "gil"), page_of(owner, "gil")
    assert "3 failed attempts to log in with your name, the last on " in first
    assert "failed attempt" not in second
    engine.connect(behind_proxy.database_url)
    assert [(one.agent, one.address) for one in devices.devices_of(gil.id)] == [("curl", HOME)]


def test_a_disabled_account_is_as_unknown_at_once_and_so_is_one_that_is_gone(behind_proxy, make):
    make("hal-admin", role="admin")
    hal = make("hal")
    owner = Guesser(behind_proxy, HOME)
    assert owner.ask("hal", PASSWORD)[0] == 200

    accounts.disable(hal.id, "test", "2026-01-01T00:00:00+00:00")
    assert owner.ask("hal", PASSWORD)[:1] == Guesser(behind_proxy, HOME).ask("not hal", PASSWORD)[:1] == (401,)
    accounts.enable(hal.id, "test", "2026-01-01T00:00:00+00:00")
    assert owner.ask("hal", PASSWORD)[0] == 200
    accounts.remove(hal.id, "test", "2026-01-01T00:00:00+00:00")
    assert owner.ask("hal", PASSWORD)[0] == 401


def test_an_old_hash_is_made_anew_and_nobody_is_logged_out(behind_proxy, make):
    make("ida", generate_password_hash(PASSWORD, "scrypt:32768:8:1"))
    first, second = Guesser(behind_proxy, HOME), Guesser(behind_proxy, AWAY.replace("7", "77"))

    assert [one.ask("ida", PASSWORD)[0] for one in (first, second, first, second)] == [200] * 4
    with closing(sqlite3.connect(behind_proxy.folder / "todo.db")) as database:
        (stored,) = database.execute("SELECT password_hash FROM accounts WHERE name = 'ida'").fetchone()
    assert stored.startswith(f"{QUICK_HASH}$")


def test_a_password_for_once_opens_nothing_but_the_page_that_changes_it(behind_proxy, make):
    account = make("joy", must_change=True)
    owner = Guesser(behind_proxy, HOME)
    owner.by_form = False

    for path in ("/", "/lists", "/lists/x", "/no/such", "/users"):
        status, headers, _ = owner.ask("joy", PASSWORD, path)
        assert (path, status, headers.get("location")) == (path, 302, "/account")
    for path in ("/signed-out", "/_dash-layout", "/_dash-dependencies", "/assets/favicon.svg"):
        assert (path, owner.ask("joy", PASSWORD, path)[0]) == (path, 200)
    assert owner.ask("joy", PASSWORD, "/account")[0] != 302
    for verb, which in (("add_list", {"list": new_id("list")}), ("add_tag", {"tags": [new_id("tag")]})):
        commit(account.id, an_intent(verb, value={"title": "Only for Joy"}, **which), NOW)
    assert "Only for Joy" not in owner.ask("joy", PASSWORD, "/_dash-layout")[2]

    client = Client(behind_proxy.port, account)
    assert client.call(routed("/lists"))[0] == 403
    assert client.call(routed("/account"))[0] != 403
    wanted = {"id": "wanted", "property": "data", "value": {"list": "x", "show": "all", "start": 0}}
    body = {"output": "window.data", "outputs": {"id": "window", "property": "data"}, "inputs": [wanted]}
    assert client.call(body)[0] == 403
    accounts.set_password(account.id, account.password_hash, False, "test", "2026-01-01T00:00:00+00:00")
    assert client.call(body)[0] == 200
    assert json.loads(client.call(routed("/lists"))[1])
    assert owner.ask("joy", PASSWORD, "/_dash-layout")[2].count("Only for Joy") == 2


HEADER = st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f"), max_size=60)


@settings(steady, max_examples=60)
@given(scheme=st.sampled_from(["", "Basic ", "basic ", "Bearer "]), header=HEADER, from_=st.ip_addresses())
def test_no_random_header_is_a_login_or_breaks_the_server(behind_proxy, scheme, header, from_):
    login, header = (scheme + header).strip(), header.strip()
    client = Client(behind_proxy.port)
    for path in ("/lists", "/_dash-layout"):
        status, _, text = client.send(
            "GET", path, Authorization=login, Cookie=header, User_Agent=header, X_Forwarded_For=str(from_)
        )
        assert status in ({401} if path == "/lists" else {200}), text
