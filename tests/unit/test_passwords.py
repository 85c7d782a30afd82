"""A password is right or wrong, and a refusal takes as long for a name that there is as for one that there is not."""

import threading
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import pytest
from werkzeug.security import generate_password_hash

from auth import passwords
from auth.passwords import HASHES_AT_ONCE, METHOD, hash_password, is_outdated, is_right
from tests.forked import QUICK_HASH

CHEAP_HASH = generate_password_hash("lovelace", "pbkdf2:sha256:1")
OLD_HASH = (
    "scrypt:32768:8:1$T5JxThqZgOnhPss8$da6bdff776e1e9164308c3eaff1eb62b7c1f7a5d9cd48d170238e37f0200e5bb47e066d9dabd9b2f"
    "d6a8c47b97aba69da24516843dd1289d960232abb5c147b1"
)
HASHES = {"pbkdf2": CHEAP_HASH, "old": OLD_HASH, "unknown": None, "no password": ""}


@cache
def todays_hash() -> str:
    return hash_password("lovelace")


def hash_of(kind: str) -> str | None:
    return todays_hash() if kind == "now" else HASHES[kind]


@pytest.fixture
def checks(monkeypatch):
    """Give the list of hashes that have been checked since."""
    checked = []
    real = passwords.check_password_hash

    def check(stored_hash, password):
        checked.append(stored_hash)
        return real(stored_hash, password)

    monkeypatch.setattr(passwords, "check_password_hash", check)
    return checked


@pytest.mark.parametrize("kind", ["pbkdf2", "old", "now"])
def test_the_right_password_is_right_however_it_was_hashed(kind):
    assert is_right("lovelace", hash_of(kind))


@pytest.mark.parametrize("password", ["", "byron", "Lovelace", "lovelace ", "\uff4covelace"])
def test_any_other_password_is_wrong(password):
    assert not is_right(password, CHEAP_HASH)


def test_an_unknown_name_is_wrong():
    assert not is_right("lovelace", None)


def test_an_unknown_name_is_wrong_even_with_the_password_that_it_is_checked_against(monkeypatch):
    monkeypatch.setattr(passwords, "_nobodys_hash", lambda _: CHEAP_HASH)
    assert not is_right("lovelace", None)


def test_the_same_password_is_stored_differently_each_time():
    assert hash_password("lovelace") != todays_hash()


def test_a_stored_password_is_hard_to_guess():
    assert todays_hash().startswith("scrypt:32768:8:3$")


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
    assert not is_right("lovelace", stored_hash)


def cost(checked: list[str]) -> int:
    """Return how many times scrypt mixes its 32 MB in these checks: the sum of their p."""
    return sum(int(stored_hash.split("$")[0].split(":")[3]) for stored_hash in checked)


@pytest.mark.parametrize("kind", ["unknown", "no password", "old", "now"])
def test_every_refusal_costs_the_same(checks, kind):
    is_right("byron", hash_of(kind))
    assert cost(checks) == cost([METHOD])


@pytest.mark.parametrize("stored_hash", [CHEAP_HASH, OLD_HASH, *UNREADABLE], ids=["pbkdf2", "old", *UNREADABLE])
def test_a_hash_of_another_method_is_outdated(stored_hash):
    assert is_outdated(stored_hash)


def test_a_hash_made_now_is_not():
    assert not is_outdated(todays_hash())


def test_no_more_than_two_hashes_are_made_at_once_whatever_for(monkeypatch):
    under_way, most, now = set(), [], todays_hash()
    meeting = threading.Barrier(HASHES_AT_ONCE, timeout=60)

    def hash_(*_):
        under_way.add(threading.get_ident())
        meeting.wait()  # two are made at once indeed
        most.append(len(under_way))
        meeting.wait()
        under_way.discard(threading.get_ident())
        return CHEAP_HASH

    monkeypatch.setattr(passwords, "check_password_hash", hash_)
    monkeypatch.setattr(passwords, "generate_password_hash", hash_)
    kinds = [lambda: is_right("lovelace", now), lambda: hash_password("lovelace")]
    with ThreadPoolExecutor(8) as threads:
        results = list(threads.map(lambda number: kinds[number % 2](), range(8)))
    assert len(results) == 8
    assert max(most) == HASHES_AT_ONCE


@pytest.fixture
def quick(monkeypatch):
    """Make hashes that take no time."""
    monkeypatch.setattr(passwords, "METHOD", QUICK_HASH)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_password_is_the_same_however_a_keyboard_composes_it(form):
    typed = "Straße:Übung-äöü "
    stored = hash_password(unicodedata.normalize(form, typed))
    assert is_right(unicodedata.normalize("NFC", typed), stored)
    assert is_right(unicodedata.normalize("NFD", typed), stored)
    assert not is_right(typed.strip(), stored)


def test_a_hash_of_what_was_typed_before_passwords_were_composed_is_still_good():
    typed = unicodedata.normalize("NFD", "Straße:Übung-äöü")
    assert is_right(typed, generate_password_hash(typed, QUICK_HASH))
