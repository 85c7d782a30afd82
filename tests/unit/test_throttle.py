"""A guesser waits ever longer, strangers cannot keep an owner out, and after a while all of it is forgotten."""

from datetime import UTC, datetime, timedelta

import pytest

from auth.throttle import (
    FREE_OF_ADDRESS,
    FREE_OF_NAME,
    FREE_OF_PAIR,
    LONGEST_WAIT,
    address_of,
    counted,
    keys_of,
    seconds_to_wait,
)
from storage.accounts.login_tries import FORGOTTEN_AFTER, Tries

START = datetime(2026, 1, 1, tzinfo=UTC)


class Door:
    """A login with a clock of its own, where every try fails."""

    def __init__(self):
        self.now = START
        self.tries: dict[str, Tries] = {}

    def wait(self, name="ada", address="192.0.2.1", known=False) -> int:
        return seconds_to_wait(keys_of(name, address, "secret"), self.tries, known, self.now)

    def fail(self, name="ada", address="192.0.2.1", known=False) -> bool:
        """Try once and return whether that was allowed."""
        if self.wait(name, address, known):
            return False
        keys = keys_of(name, address, "secret")
        for key in keys:
            self.tries[key] = counted(self.tries.get(key), keys.free(key), self.now)
        return True

    def later(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def door():
    return Door()


def test_some_tries_are_free(door):
    assert [door.fail() for _ in range(FREE_OF_PAIR + 1)] == [True] * FREE_OF_PAIR + [False]


def test_then_every_failure_doubles_the_wait_up_to_a_minute(door):
    for _ in range(FREE_OF_PAIR):
        door.fail()
    waits = []
    for _ in range(9):
        waits.append(door.wait())
        door.later(waits[-1])
        assert door.fail()
    assert waits == [1, 2, 4, 8, 16, 32, LONGEST_WAIT, LONGEST_WAIT, LONGEST_WAIT]


def test_a_wait_is_told_in_whole_seconds_and_is_enough(door):
    while door.fail():
        door.later(0.3)
    door.later(0.4)
    door.later(door.wait())
    assert door.fail()


def test_another_name_or_another_address_does_not_wait(door):
    while door.fail():
        pass
    assert (door.wait(name="bob"), door.wait(address="192.0.2.2")) == (0, 0)


def test_a_name_in_another_case_is_the_same_name(door):
    while door.fail():
        pass
    assert door.wait(name="ADA") > 0


def test_who_tries_many_names_waits_for_all_of_them(door):
    allowed = sum(door.fail(name=f"name{number}") for number in range(500))
    assert allowed == FREE_OF_ADDRESS
    assert door.wait(name="another") > 0


def test_who_logged_in_from_there_before_does_not_wait_for_what_others_there_do(door):
    for number in range(500):
        door.fail(name=f"name{number}")
    assert door.wait(name="ada", known=True) == 0


def test_a_name_tried_from_many_addresses_waits_for_all_new_ones_but_not_where_it_logged_in_before(door):
    allowed = sum(door.fail(address=f"198.51.100.{number}") for number in range(200))
    assert allowed == FREE_OF_NAME
    assert door.wait(address="203.0.113.1") > 0
    assert door.wait(address="192.0.2.1", known=True) == 0


@pytest.mark.parametrize("hour", [0, 1, 2])
def test_an_account_takes_at_most_100_guesses_in_any_hour_from_all_addresses_together(door, hour):
    allowed = []
    for second in range((hour + 1) * 3600):
        if door.fail(address=f"198.51.100.{second % 250}"):
            allowed.append(second)
        door.later(1)
    assert 0 < len([second for second in allowed if second >= hour * 3600]) <= 100


def test_one_address_takes_at_most_100_guesses_of_one_name_in_an_hour_even_where_it_logged_in_before(door):
    allowed = 0
    for _ in range(3600):
        allowed += door.fail(known=True)
        door.later(1)
    assert 0 < allowed <= 100


def test_failures_are_forgotten_after_an_hour_without_one(door):
    while door.fail():
        pass
    door.later(FORGOTTEN_AFTER.total_seconds())
    assert [door.fail() for _ in range(FREE_OF_PAIR)] == [True] * FREE_OF_PAIR


def test_a_clock_that_was_set_back_keeps_nobody_out_for_long(door):
    while door.fail():
        pass
    door.later(-86_400)
    assert door.wait() == 0
    door.fail()
    assert 0 < door.wait() <= LONGEST_WAIT, "a guesser still waits"


def test_a_million_failures_are_counted_like_any():
    tries = Tries(1_000_000, START, START)
    assert counted(tries, 5, START) == Tries(1_000_001, START, START + timedelta(seconds=LONGEST_WAIT))


def test_keys_do_not_show_what_was_typed_and_are_another_servers_not():
    keys = keys_of("my password", "192.0.2.1", "secret")
    assert len({*keys, *keys_of("my password", "192.0.2.1", "another secret")}) == 6
    assert not any("password" in key or len(key) != 64 for key in keys)


def test_a_name_and_an_address_do_not_run_into_each_other():
    assert keys_of("1ada", "192.0.2.", "secret").pair != keys_of("ada", "192.0.2.1", "secret").pair


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        (None, "unknown"),
        ("", "unknown"),
        ("<script>", "unknown"),
        ("1" * 500, "unknown"),
    ],
)
def test_an_address_is_that_of_one_customer(remote, address):
    assert address_of(remote) == address
