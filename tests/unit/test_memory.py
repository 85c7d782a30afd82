"""A credential is remembered for a while, for one name, address and stored hash, and by no more than an HMAC."""

from collections import OrderedDict

import pytest

from auth import memory
from auth.memory import is_remembered, remember, remembrance

LOVELACE = ("ada", "lovelace", "192.0.2.1", "hash one")


@pytest.fixture(autouse=True)
def _forget(monkeypatch):
    monkeypatch.setattr(memory, "_right", OrderedDict())


def test_a_credential_is_remembered():
    remember(remembrance(*LOVELACE))
    assert is_remembered(remembrance(*LOVELACE))


def test_nothing_is_remembered_at_first():
    assert not is_remembered(remembrance(*LOVELACE))


@pytest.mark.parametrize(
    "other",
    [
        ("bob", "lovelace", "192.0.2.1", "hash one"),
        ("ada", "byron", "192.0.2.1", "hash one"),
        ("ada", "lovelace", "192.0.2.2", "hash one"),
        ("ada", "lovelace", "192.0.2.1", "hash two"),
        ("ada", "lovelace", "192.0.2.1", ""),
        ("ada", "lovelace", "192.0.2.1h", "ash one"),
    ],
    ids=["name", "password", "address", "hash", "no account", "parts that run on"],
)
def test_another_one_is_not(other):
    remember(remembrance(*LOVELACE))
    assert not is_remembered(remembrance(*other))


def test_it_is_forgotten_after_a_while(monkeypatch):
    monkeypatch.setattr(memory, "REMEMBERED_SECONDS", -1)
    remember(remembrance(*LOVELACE))
    assert not is_remembered(remembrance(*LOVELACE))


def test_only_so_many_are_remembered_the_latest_ones(monkeypatch):
    monkeypatch.setattr(memory, "REMEMBERED_MOST", 2)
    every = [remembrance(name, "lovelace", "", "") for name in ("ada", "bob", "cyd")]
    for one in every:
        remember(one)
    assert [is_remembered(one) for one in every] == [False, True, True]


def test_what_is_remembered_holds_neither_name_nor_password():
    remember(remembrance(*LOVELACE))
    assert not any(b"ada" in seen or b"lovelace" in seen for seen in memory._right)
