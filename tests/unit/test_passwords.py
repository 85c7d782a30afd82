"""A password is checked once, remembered for a while, and never by more than its hash."""

from collections import OrderedDict

import pytest
from werkzeug.security import generate_password_hash

from auth import passwords
from auth.passwords import hash_password, is_right

CHEAP_HASH = generate_password_hash("lovelace", "pbkdf2:sha256:1")
OTHER_HASH = generate_password_hash("byron", "pbkdf2:sha256:1")


@pytest.fixture(autouse=True)
def checks(monkeypatch):
    """Forget every credential, and give the list of hashes that have been checked since."""
    checked = []
    real = passwords.check_password_hash

    def check(stored_hash, password):
        checked.append(stored_hash)
        return real(stored_hash, password)

    monkeypatch.setattr(passwords, "_verified", OrderedDict())
    monkeypatch.setattr(passwords, "check_password_hash", check)
    return checked


def test_the_right_password_is_right():
    assert is_right("ada", "lovelace", hash_password("lovelace"))


def test_a_wrong_password_is_wrong():
    assert not is_right("ada", "byron", hash_password("lovelace"))


@pytest.mark.parametrize("password", ["", "Lovelace", "lovelace ", "\uff4covelace"])
def test_an_almost_right_password_is_wrong(password):
    assert not is_right("ada", password, CHEAP_HASH)


def test_an_unknown_name_is_wrong():
    assert not is_right("nobody", "lovelace", None)


def test_an_unknown_name_is_wrong_even_with_the_password_that_it_is_checked_against(monkeypatch):
    monkeypatch.setattr(passwords, "_nobodys_hash", lambda: CHEAP_HASH)
    assert not is_right("nobody", "lovelace", None)


def test_the_same_password_is_stored_differently_each_time():
    assert hash_password("lovelace") != hash_password("lovelace")


def test_a_stored_password_is_hard_to_guess():
    assert hash_password("lovelace").startswith("scrypt:")


UNREADABLE = [
    "",
    "lovelace",
    "$$",
    "plain$$lovelace",
    "md99$salt$0123",
    "scrypt:a:b:c$salt$0123",
    "scrypt:0:0:0$salt$0123",
    "scrypt:-2:8:1$salt$0123",
    "scrypt:32768:8:1$salt$é",
    "pbkdf2:sha999$salt$0123",
    "pbkdf2:sha256:99999999999999$salt$0123",
]


@pytest.mark.parametrize("stored_hash", UNREADABLE)
def test_an_unreadable_hash_is_wrong_and_no_error(stored_hash):
    assert not is_right("ada", "lovelace", stored_hash)


def test_a_credential_is_checked_once_and_then_remembered(checks):
    assert [is_right("ada", "lovelace", CHEAP_HASH) for _ in range(3)] == [True] * 3
    assert checks == [CHEAP_HASH]


def test_a_remembered_credential_is_worth_nothing_with_another_hash():
    is_right("ada", "lovelace", CHEAP_HASH)
    assert not is_right("ada", "lovelace", OTHER_HASH)


def test_a_remembered_credential_is_worth_nothing_without_the_account():
    is_right("ada", "lovelace", CHEAP_HASH)
    assert not is_right("ada", "lovelace", None)


def test_a_remembered_credential_is_worth_nothing_with_another_password():
    is_right("ada", "lovelace", CHEAP_HASH)
    assert not is_right("ada", "byron", CHEAP_HASH)


def test_a_credential_is_remembered_for_one_name_only(checks):
    is_right("ada", "lovelace", CHEAP_HASH)
    is_right("bob", "lovelace", CHEAP_HASH)
    assert checks == [CHEAP_HASH, CHEAP_HASH]


def test_a_credential_is_forgotten_after_a_while(checks, monkeypatch):
    monkeypatch.setattr(passwords, "REMEMBERED_SECONDS", -1)
    is_right("ada", "lovelace", CHEAP_HASH)
    is_right("ada", "lovelace", CHEAP_HASH)
    assert len(checks) == 2


def test_only_so_many_credentials_are_remembered_the_latest_ones(checks, monkeypatch):
    monkeypatch.setattr(passwords, "REMEMBERED_MOST", 2)
    for name in ("ada", "bob", "cyd"):
        is_right(name, "lovelace", CHEAP_HASH)
    checks.clear()
    for name in ("cyd", "bob", "ada"):
        is_right(name, "lovelace", CHEAP_HASH)
        checks.append(name)
    assert checks == ["cyd", "bob", CHEAP_HASH, "ada"]


def test_what_is_remembered_holds_neither_name_nor_password():
    is_right("ada", "lovelace", CHEAP_HASH)
    assert not any(b"ada" in seen or b"lovelace" in seen for seen in passwords._verified)


@pytest.mark.parametrize(
    ("password", "stored_hash"),
    [("byron", CHEAP_HASH), ("lovelace", None), ("lovelace", ""), ("lovelace", "md99$salt$0123")],
    ids=["wrong password", "unknown name", "empty hash", "unreadable hash"],
)
def test_every_refusal_checks_one_hash(checks, password, stored_hash):
    is_right("ada", password, stored_hash)
    assert len(checks) == 1


def test_a_refusal_is_never_remembered(checks):
    for _ in range(2):
        is_right("ada", "byron", CHEAP_HASH)
    assert len(checks) == 2


def test_an_unknown_name_is_checked_against_a_hash_that_costs_as_much(checks):
    is_right("nobody", "lovelace", None)
    assert checks[0].split("$")[0] == hash_password("lovelace").split("$")[0]
