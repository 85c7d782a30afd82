"""The setting decides who may make an account, whatever a browser sends."""

import pytest

import ids
from auth.open_page import VERSION
from auth.turns import FREE, count_turn, forget_turns
from callbacks.register import REGISTER
from storage.accounts.accounts import find_account
from storage.accounts.invites import add_invite
from tests.factories import new_id
from web import answers

HERE = "register from 127.0.0.1"
PASSWORD = "sunflower tractor moon"


@pytest.fixture
def register(application, client, monkeypatch):
    """Give a function that asks for an account as a visitor, and returns the answer's parts by id."""

    def register(registration, name, password=PASSWORD, invite=""):
        monkeypatch.setitem(application.server.config, "REGISTRATION", registration)
        outputs = [
            (ids.REGISTER_NAME, "error"),
            (ids.REGISTER_PASSWORD, "error"),
            (ids.REGISTER_REFUSED, "children"),
            (ids.REGISTERED, "data"),
        ]
        inputs = [
            (ids.REGISTER, "n_clicks", 1),
            (ids.REGISTER_NAME, "n_submit", 0),
            (ids.REGISTER_PASSWORD, "n_submit", 0),
        ]
        state = [
            (ids.REGISTER_NAME, "value", name),
            (ids.REGISTER_PASSWORD, "value", password),
            (ids.INVITE, "data", invite),
        ]
        body = {
            "output": REGISTER,
            "outputs": [{"id": one, "property": prop} for one, prop in outputs],
            "inputs": [{"id": one, "property": prop, "value": value} for one, prop, value in inputs],
            "state": [{"id": one, "property": prop, "value": value} for one, prop, value in state],
            "changedPropIds": [f"{ids.REGISTER}.n_clicks"],
        }
        answer = client.post("/_dash-update-component", json=body, headers={VERSION: answers.VERSION})
        assert answer.status_code == 200
        return {one: prop for one, props in answer.json["response"].items() for prop in props.values()}

    forget_turns(HERE)
    return register


def test_where_registration_is_closed_nobody_makes_an_account(register):
    name = new_id("person")
    assert "Nobody can register here" in register("closed", name)[ids.REGISTER_REFUSED]
    assert find_account(name) is None


@pytest.mark.parametrize("invite", ["", None, 5, "x" * 43, ["x"], {"token": "x"}], ids=repr)
def test_by_invitation_only_nobody_makes_an_account_without_one(register, invite):
    name = new_id("person")
    assert "This invitation is not valid" in register("invite", name, invite=invite)[ids.REGISTER_REFUSED]
    assert find_account(name) is None


def test_an_invitation_that_was_refused_for_a_weak_password_can_still_be_used(register):
    name, token = new_id("person"), add_invite(None, "", "admin", "2099-01-01T00:00:00+00:00")
    assert "easy to guess" in register("invite", name, "password1234", token)[ids.REGISTER_PASSWORD]
    assert register("invite", name, PASSWORD, token)[ids.REGISTERED] == {"go": "/lists"}


def test_where_registration_is_open_everybody_makes_an_account_that_is_no_admin(register):
    name = new_id("person")
    assert register("open", f" {name} ")[ids.REGISTERED] == {"go": "/lists"}
    account = find_account(name)
    assert account is not None
    assert not account.is_admin


@pytest.mark.parametrize("name", ["", "a:b", "x" * 65, None, 5, {"a": 1}, "signed-out", "Signed-Out"], ids=repr)
def test_what_cannot_be_a_name_is_refused_under_its_box(register, name):
    assert register("open", name)[ids.REGISTER_NAME]


def test_a_name_that_is_taken_is_refused_in_whatever_case(register):
    name = new_id("person")
    register("open", name)
    assert "already an account" in register("open", name.upper())[ids.REGISTER_NAME]


def test_name_and_password_that_are_both_wrong_are_both_said(register):
    answer = register("open", "a:b", "short")
    assert answer[ids.REGISTER_NAME]
    assert answer[ids.REGISTER_PASSWORD]


def test_who_makes_one_account_after_the_other_has_to_wait(register):
    name = new_id("person")
    for _ in range(FREE):
        count_turn(HERE)

    assert "Wait" in register("open", name)[ids.REGISTER_NAME]
    assert find_account(name) is None
