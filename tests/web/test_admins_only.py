"""Only admins manage accounts: no page and no callback lets others, and nothing happens without a click."""

import json

import pytest

import ids
from storage.accounts import accounts
from storage.accounts.accounts import Account, find_account
from storage.accounts.audit import entries
from tests.web.client import Client, entry, routed

CLICKED = {
    ids.FIND_PERSON: ids.FIND_PERSON,
    ids.ADD_USER: ids.ADD_USER,
    ids.MAKE_INVITE: ids.MAKE_INVITE,
    ids.MORE_LOG: ids.MORE_LOG,
    ids.RESET_PASSWORD: ids.RESET_PASSWORD,
    ids.REMOVE_CONFIRM: ids.REMOVE_CONFIRM,
    "disable": ids.user_action("disable"),
    "make-admin": ids.user_action("make-admin"),
    "revoke": ids.revoke_invite("x" * 64),
}


@pytest.fixture
def member(make_account):
    return make_account("member")


@pytest.fixture
def target(make_account):
    return make_account("target")


@pytest.fixture
def admin(make_account):
    account = make_account("boss")
    accounts.make_admin(account.id, "test:", "2026-01-01T00:00:00+00:00")
    return account


def key(id_: object) -> str:
    return json.dumps(id_, sort_keys=True, separators=(",", ":")) if isinstance(id_, dict) else str(id_)


def is_pattern_of(pattern: str, id_: object) -> bool:
    if not pattern.startswith("{"):
        return pattern == id_
    return isinstance(id_, dict) and json.loads(pattern).keys() == id_.keys() and id_["part"] in pattern


def clicking(server, id_: object, target: Account, clicks: int | None = 1) -> dict:
    """Return the request by which a browser tells that `id_` was clicked on the page of `target`."""
    dependencies = json.loads(Client(server.port, base_path=server.base_path).send("GET", "/_dash-dependencies")[2])
    (found,) = [
        one
        for one in dependencies
        if not one["clientside_function"] and any(is_pattern_of(sent["id"], id_) for sent in one["inputs"])
    ]
    values = {ids.USER: target.id, ids.NEW_USER_NAME: f"friend of {target.name}", ids.FIND_PERSON: target.name[:3]}

    def filled(part: str) -> list:
        return [
            [entry(id_, one["property"], clicks)]
            if one["id"].startswith("{")
            else entry(one["id"], one["property"], clicks if one["property"][:2] == "n_" else values.get(one["id"]))
            for one in found[part]
        ]

    outputs = [entry(*one.rsplit(".", 1)) for one in found["output"].strip(".").split("...")]
    return {
        "output": found["output"],
        "outputs": outputs if found["output"].startswith("..") else outputs[0],
        "inputs": filled("inputs"),
        "state": filled("state"),
        "changedPropIds": [f"{key(id_)}.{found['inputs'][0]['property']}"],
    }


@pytest.mark.parametrize("id_", CLICKED.values(), ids=CLICKED)
def test_a_member_and_a_visitor_are_refused(server, member, target, id_):
    body, before = clicking(server, id_, target), entries(size=1)

    assert Client(server.port, member).call(body)[0] == 404
    assert Client(server.port).call(body)[0] == 401
    assert (entries(size=1), find_account(target.name)) == (before, target)


@pytest.mark.parametrize("id_", [id_ for id_ in CLICKED.values() if id_ != ids.FIND_PERSON], ids=str)
def test_a_button_that_arrives_with_a_page_is_no_click(server, admin, target, id_):
    before = entries(size=1)

    assert Client(server.port, admin).call(clicking(server, id_, target, clicks=None))[0] == 204
    assert (entries(size=1), find_account(target.name)) == (before, target)


@pytest.mark.parametrize("path", ["/users", "/users/1"])
def test_for_others_than_admins_there_is_no_such_page(server, member, admin, path):
    assert Client(server.port, member).send("GET", path)[0] == 404
    assert "There is no such page" in Client(server.port, member).call(routed(path))[1]
    assert Client(server.port, admin).send("GET", path)[0] == 200
    assert "There is no such page" not in Client(server.port, admin).call(routed(path))[1]


@pytest.mark.parametrize("user", ["0", "99999999", "9" * 30, "x", "-1", "1 or 1=1"])
def test_an_account_that_is_not_there_has_no_page(server, admin, user):
    status, text = Client(server.port, admin).call(routed(f"/users/{user}"))

    assert status == 200
    assert "There is no such page" in text


@pytest.mark.parametrize("user", [None, "x", -1, 2**40, [], {"id": 1}, 1.5], ids=repr)
def test_what_is_no_account_is_refused_without_a_trace(server, admin, target, user):
    for id_ in (ids.RESET_PASSWORD, ids.REMOVE_CONFIRM, ids.user_action("disable")):
        body = clicking(server, id_, target)
        body["state"] = [entry(ids.USER, "data", user)]
        status, text = Client(server.port, admin).call(body)
        assert status in (200, 204)
        assert "not there any more" in text or not text


def test_what_an_admin_does_holds_on_the_next_request(server, admin, target):
    boss, client = Client(server.port, admin), Client(server.port, target)
    assert client.send("GET", "/lists")[0] == 200

    assert boss.call(clicking(server, ids.user_action("disable"), target))[0] == 200
    assert client.send("GET", "/lists")[0] == 401
    assert boss.call(clicking(server, ids.user_action("enable"), target))[0] == 200
    assert client.send("GET", "/lists")[0] == 200
    assert boss.call(clicking(server, ids.user_action("make-admin"), target))[0] == 200
    assert client.send("GET", "/users")[0] == 200
    assert boss.call(clicking(server, ids.user_action("make-member"), target))[0] == 200
    assert client.send("GET", "/users")[0] == 404
    assert boss.call(clicking(server, ids.RESET_PASSWORD, target))[0] == 200
    assert client.send("GET", "/lists")[0] == 401
    assert boss.call(clicking(server, ids.REMOVE_CONFIRM, target))[0] == 200
    assert find_account(target.name) is None
