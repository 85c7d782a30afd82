"""A name and a password are checked once for all requests that come together, and not while somebody has to wait."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from sqlalchemy import event
from werkzeug.security import generate_password_hash

from auth import memory, password_login, passwords
from auth.password_login import PasswordLogin, TooManyTries
from auth.passwords import HASHES_AT_ONCE
from auth.throttle import FREE_OF_PAIR
from storage.accounts.accounts import add_account
from storage.accounts.devices import take_failed_logins
from storage.database import engine
from storage.database.engine import NotNow
from tests.factories import NOW
from tests.forked import QUICK_HASH

HASH = generate_password_hash("lovelace", QUICK_HASH)


class Checks:
    """Stands before the real check, and counts how many are under way."""

    def __init__(self, real):
        self.real, self.lock = real, threading.Lock()
        self.every = self.now = self.most = 0

    def __call__(self, password, stored_hash):
        with self.lock:
            self.every += 1
            self.now += 1
            self.most = max(self.most, self.now)
        time.sleep(0.02)  # so that the others have time to arrive
        try:
            return self.real(password, stored_hash)
        finally:
            with self.lock:
                self.now -= 1


@pytest.fixture
def checks(monkeypatch):
    made = Checks(password_login.is_right)
    monkeypatch.setattr(password_login, "is_right", made)
    monkeypatch.setattr(passwords, "METHOD", QUICK_HASH)
    monkeypatch.setattr(memory, "_right", type(memory._right)())
    return made


@pytest.fixture
def login(tmp_path, checks):  # noqa: ARG001
    engine.connect(f"sqlite:///{tmp_path / 'todo.db'}")
    add_account("ada", HASH, NOW)

    def log_in(name="ada", password="lovelace", address="192.0.2.1"):  # noqa: S107
        return made.account_of(name, password, address, "a test")

    made = PasswordLogin("secret")
    return log_in


def at_once(times: int, function) -> list:
    with ThreadPoolExecutor(times) as threads:
        return list(threads.map(function, range(times)))


def test_a_page_that_sends_many_requests_at_once_costs_one_check(login, checks):
    assert {account.name for account in at_once(8, lambda _: login())} == {"ada"}
    assert checks.every == 1


def test_who_is_remembered_is_looked_up_by_two_reads_in_one_transaction(login):
    login()
    read: list[str] = []
    event.listen(engine._engine, "before_cursor_execute", lambda _c, _cursor, statement, *_: read.append(statement))

    login()

    assert [statement.split()[0] for statement in read] == ["BEGIN", "SELECT", "SELECT"]


def test_no_more_than_two_are_checked_at_once(login, checks):
    at_once(8, lambda number: login(name=f"nobody{number}"))
    assert (checks.every, checks.most) == (8, HASHES_AT_ONCE)


def test_a_log_in_elsewhere_is_a_check_of_its_own(login, checks):
    assert [login(address=f"192.0.2.{number}").name for number in (1, 2, 1, 2)] == ["ada"] * 4
    assert checks.every == 2


def test_who_has_to_wait_is_told_so_before_anything_is_checked(login, checks):
    for number in range(FREE_OF_PAIR):
        login(password=f"wrong{number}")
    checks.every = 0
    with pytest.raises(TooManyTries):
        login()
    assert checks.every == 0


def test_a_success_forgets_the_failures_of_the_pair(login):
    for number in range(FREE_OF_PAIR - 1):
        login(password=f"wrong{number}")
    assert login().name == "ada"
    memory._right.clear()
    for number in range(FREE_OF_PAIR - 1):
        assert login(password=f"wrong{number}") is None


@pytest.fixture
def full(login):
    """Let the database take no note of a log-in, as a full disk would."""
    assert login
    with engine.writing() as connection:
        for number, place in enumerate(["UPDATE ON accounts", "INSERT ON devices", "DELETE ON login_tries"]):
            fails = "SELECT json_extract('not json', '$')"
            connection.exec_driver_sql(f"CREATE TRIGGER full{number} BEFORE {place} BEGIN {fails}; END")


def test_a_right_password_lets_in_also_while_nothing_can_be_noted(login, full, checks):  # noqa: ARG001
    assert [login().name, login().name] == ["ada", "ada"]
    assert checks.every == 1


def test_a_wrong_one_does_not_and_is_no_answer_while_it_cannot_be_counted(login, full):  # noqa: ARG001
    with pytest.raises(engine.NotNow):
        login(password="wrong")


def test_what_cannot_be_forgotten_of_failed_log_ins_is_told_another_time(login):
    login(password="wrong")
    account = login()
    with engine.writing() as connection:
        fails = "SELECT json_extract('not json', '$')"
        connection.exec_driver_sql(f"CREATE TRIGGER full BEFORE UPDATE ON accounts BEGIN {fails}; END")
    assert take_failed_logins(account.id) is None
    with engine.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER full")
    told = take_failed_logins(account.id)
    assert told is not None
    assert told.count == 1


@pytest.mark.parametrize(("name", "password"), [("", "x"), ("x", ""), ("x" * 65, "x"), ("x", "x" * 257), ("a\0b", "x")])
def test_what_cannot_be_a_name_or_a_password_is_neither_checked_nor_counted(login, checks, name, password):
    for _ in range(2 * FREE_OF_PAIR):
        assert login(name, password) is None
    assert checks.every == 0


def test_of_many_guesses_at_once_hardly_more_are_checked_than_of_guesses_one_by_one(login, checks):
    def guess(number):
        with suppress(TooManyTries, NotNow):
            login(password=f"wrong{number}")

    at_once(16, guess)
    # A wait of a second or two may be over before the last ones have their turn, on a slow machine.
    assert checks.every <= FREE_OF_PAIR + HASHES_AT_ONCE + 2
