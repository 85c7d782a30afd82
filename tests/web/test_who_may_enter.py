"""No request without a login reads or changes anything private, whatever its shape, and none is an error 500."""

import json

import pytest

from auth.here import HERE
from auth.login import REALM
from auth.open_page import VERSION
from callbacks.demo import COMMIT_DEMO
from domain.views import View
from tests.conftest import PASSWORD
from tests.web.client import Client, basic, committing, entry, routed
from tests.web.conftest import SECRET
from web import answers


def test_honest_requests_are_answered(client, ada, secret_list, visitor):
    assert SECRET in client.call(routed(f"/lists/{secret_list}"))[1]
    status, text = client.call(
        committing(ada, [{"id": "a-new-id-1", "verb": "rename_list", "list": secret_list, "value": "B"}])
    )
    assert (status, json.loads(text)["response"]["answer"]["data"]["refused"]) == (200, [])
    assert visitor.call(routed("/"))[0] == 200


PATHS = [
    "/lists",
    "/lists/x",
    "/account",
    "/users",
    "/no/such/page",
    "/_mcp",
    "/_dash-ws-callback",
    "/lists/",
    "//lists",
]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "PATCH"])
def test_what_is_not_declared_public_is_private(visitor, method, path):
    status, headers, _ = visitor.send(method, path)

    assert (status, headers["www-authenticate"]) == (401, REALM.format(""))


@pytest.mark.parametrize("path", ["/", "/_dash-layout", "/_dash-dependencies", "/signed-out"])
def test_what_a_visitor_may_read_says_nothing_private(visitor, secret_list, path):
    status, _, text = visitor.send("GET", path)

    assert status == 200
    assert SECRET not in text
    assert secret_list not in text


def spellings(list_id: str) -> list[dict]:
    """Return requests that look public in one place and ask for something private in another."""
    path, private = f"/lists/{list_id}", routed(f"/lists/{list_id}")
    pathname, search = private["inputs"]
    return [
        private,
        # dash-auth reads the input that is named pathname, Dash the first one
        {**private, "inputs": [{**pathname, "property": "search"}, {**search, "property": "pathname", "value": "/"}]},
        {**private, "inputs": [entry("x", "pathname", "/"), pathname, search]},
        {**private, "inputs": [pathname, search, entry("x", "pathname", "/")]},
        {**private, "inputs": [pathname], "state": [entry("_pages_location", "pathname", "/")]},
        {**private, "inputs": [[pathname], search]},
        {**private, "inputs": {"0": pathname, "1": search}},
        *(routed(f"{spelling}") for spelling in (path + "/", "/" + path, path + "?x", path.upper(), f"/x/..{path}")),
        {**private, "output": COMMIT_DEMO},
        {**private, "output": "_pages_content.children"},
    ]


def test_no_spelling_of_a_request_reads_a_private_page(visitor, mallory, secret_list):
    for body in spellings(secret_list):
        for client in (visitor, mallory):
            status, text = client.call(body)
            assert SECRET not in text, body
            assert status < 500, body


def test_a_visitor_cannot_call_a_private_callback(visitor, ada, secret_list):
    intent = {"id": "intent-of-mallory", "verb": "rename_list", "list": secret_list, "value": "Mine"}
    honest = committing(ada, [intent])
    for body in (
        honest,
        {**honest, "inputs": [entry("outbox", "pathname", "/")]},
        {**honest, "inputs": [*honest["inputs"], entry("_pages_location", "pathname", "/")]},
        {**honest, "inputs": [], "state": honest["inputs"]},
        {**honest, "output": "window.data", "outputs": entry("window", "data")},
    ):
        assert visitor.call(body)[0] == 401, body


VERBS = [
    {"verb": "add_tasks", "list": "LIST", "value": [["mallorys-task", "Mine"]]},
    {"verb": "rename_list", "list": "LIST", "value": "Mine"},
    {"verb": "delete_list", "list": "LIST"},
    {"verb": "clear_completed", "list": "LIST"},
    {"verb": "rename_task", "task": "task-LIST", "value": "Mine"},
    {"verb": "tick_task", "task": "task-LIST", "value": True},
    {"verb": "delete_task", "task": "task-LIST"},
    {"verb": "restore_task", "task": "task-LIST"},
    {"verb": "undo", "value": "fill-LIST"},
    {"verb": "add_list", "list": "LIST", "value": "Mine"},
]


@pytest.mark.parametrize("intent", VERBS, ids=lambda intent: intent["verb"])
def test_another_account_cannot_change_a_list(server, make_account, client, secret_list, intent):
    mallory = make_account("mallory")
    text = json.dumps({**intent, "id": "intent-of-mallory"}).replace("LIST", secret_list)
    status, answer = Client(server.port, mallory).call(committing(mallory, [json.loads(text)]))

    assert status == 200
    assert len(json.loads(answer)["response"]["answer"]["data"]["refused"]) == 1
    assert SECRET not in answer
    page = client.call(routed(f"/lists/{secret_list}"))[1]
    assert page.count(SECRET) >= 2
    assert "Mine" not in page


def test_a_window_of_another_accounts_list_is_not_there(mallory, secret_list):
    view = View("list", secret_list).address
    wanted = {"view": view, "start": 0}
    status, text = mallory.call(
        {
            "output": "window.data",
            "outputs": entry("window", "data"),
            "inputs": [entry("wanted", "data", wanted)],
            "changedPropIds": ["wanted.data"],
        }
    )

    assert status == 200
    assert json.loads(text)["response"] == {"window": {"data": {"gone": view}}}


HEADERS = [
    "Bearer x", "Basic", "Basic ", "Basic !!!", "Basic YWxpY2U", "Basic Og==", "Digest x", "Negotiate abc",
    "Basic Basic eDp5", "basic \t", "Basic eDp5, Basic eDp5", "Foo Basic eDp5", "Basic " + "A" * 5_000,
    "Basic \xff\xfe", "Basic /////w==",
    basic("a\0b", "x"), basic("x" * 65, "x"), basic("x", "y" * 300), ": ", ",", "Basic =", "Basic a=b",
]  # fmt: skip


@pytest.mark.parametrize("header", HEADERS)
def test_a_malformed_login_is_no_login(visitor, header):
    assert visitor.send("GET", "/lists", Authorization=header)[0] == 401


def test_the_scheme_may_be_in_any_case_and_the_password_in_any_alphabet(make_account, visitor):
    account = make_account("ada")

    for scheme in ("Basic", "basic", "BASIC"):
        header = basic(account.name, PASSWORD).replace("Basic", scheme)
        assert visitor.send("GET", "/lists", Authorization=header)[0] == 200
    assert visitor.send("GET", "/lists", Authorization=basic(account.name, "wröng 密码"))[0] == 401


BODIES = [
    b"", b"null", b"[]", b"3", b'"x"', b"{}", b"{", b'{"output": null}', b'{"output": "x", "inputs": null}',
    b'{"output": ["x"]}', b"[" * 20_000, "{}".encode("utf-16"), b"\xff\xfe\x00",
    json.dumps({**routed("/"), "inputs": None}).encode(), json.dumps({**routed("/"), "changedPropIds": 5}).encode(),
    json.dumps(routed(5)).encode(), json.dumps(routed(["/"])).encode(),
]  # fmt: skip


@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
def test_a_malformed_body_is_refused(visitor, mallory, body):
    for client, expected in ((visitor, {401}), (mallory, {400, 404, 200})):
        status, text = client.call_with(body)
        assert status in expected, (status, text)
        assert "Traceback" not in text


def test_a_body_that_is_too_large_is_refused(mallory):
    body = b'{"output": "' + b"x" * 1_100_000 + b'"}'

    assert mallory.call_with(body)[0] == 413


def test_odd_values_in_a_batch_are_refused_one_by_one(server, make_account):
    account = make_account("ada")
    odd: list[object] = [
        None, 5, "x", [], {}, {"id": "x"}, {"id": 5, "verb": "undo"}, {"id": "a-good-id", "verb": ["x"]},
        {"id": "a-good-id", "verb": "add_tasks", "list": {"a": 1}, "value": {}},
    ]  # fmt: skip
    status, text = Client(server.port, account).call(committing(account, odd))

    assert status == 200
    assert len(json.loads(text)["response"]["answer"]["data"]["refused"]) == len(odd)


def test_every_answer_has_its_headers(visitor, mallory):
    for client in (visitor, mallory):
        for path in ("/", "/lists", "/_dash-layout", "/assets/favicon.svg"):
            _, headers, _ = client.send("GET", path)
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["referrer-policy"] == "same-origin"
            policy = headers["content-security-policy"]
            assert "frame-ancestors 'none'" in policy
            assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]
            assert "server" not in headers
            assert headers.get("set-cookie", HERE).startswith(HERE)  # and no session
            if not path.startswith("/assets/"):
                assert headers["cache-control"] == "no-store"


def test_a_page_of_another_account_gets_nothing_done_or_told(server, ada, mallory, secret_list):
    """The page was opened for somebody else, so it gets nothing, whatever name and password the browser sends."""
    page, adding = Client(server.port, ada), {"id": "added-by-page", "verb": "add_list", "list": "list-of-page"}
    page.headers = mallory.headers
    for body in (routed(f"/lists/{secret_list}"), routed("/account"), committing(ada, [adding])):
        status, text = page.call(body)
        assert status == 409
        assert text.startswith("This browser is logged in as ")
        assert SECRET not in text
    for path in ("/account/copy", f"/account/copy/{secret_list}", "/account/export.json"):
        assert page.send("GET", path, None, **page.page)[0] == 409
    assert page.send("POST", "/account/import?intent=import-other", b"{}", **page.page)[0] == 409
    assert json.loads(mallory.send("GET", "/account/export.json")[2])["tasks"] == {}


def test_a_page_that_was_opened_for_nobody_is_nobodys_whoever_is_logged_in(server, client, secret_list):
    page = Client(server.port)
    page.headers = client.headers
    assert page.call(routed(f"/lists/{secret_list}"))[0] == 401
    assert page.call(routed("/"))[0] == 200


def test_a_page_of_another_version_gets_nothing_done(client, ada):
    adding = json.dumps(committing(ada, [{"id": "added-by-old", "verb": "add_list", "list": "list-by-old"}])).encode()
    assert client.call_with(adding, **{VERSION: "older"}) == (409, "Dash To-Do was updated.")
    del client.page[VERSION]
    assert client.call_with(adding) == (403, "Dash To-Do was updated.")
    assert "list-by-old" not in client.send("GET", "/account/export.json")[2]


def test_every_answer_says_that_it_is_the_apps(visitor, mallory):
    for path in ("/", "/lists", "/_dash-layout", "/account/copy", "/no/such", "/assets/favicon.svg"):
        assert {client.send("GET", path)[1][VERSION.lower()] for client in (visitor, mallory)} == {answers.VERSION}


def test_a_source_map_that_no_package_brings_is_not_there(visitor):
    path = "/_dash-component-suites/dash_mantine_components/dash_mantine_components.js.map"
    assert visitor.send("GET", path)[0] == 404
