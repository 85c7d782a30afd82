"""Failed log-ins are counted for all processes, shown to the account once, and forgotten."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from storage.accounts import login_tries
from storage.accounts.devices import FailedLogins, take_failed_logins
from storage.accounts.login_tries import (
    FORGOTTEN_AFTER,
    Tries,
    count_failure,
    forget_tries,
    forget_tries_before,
    tries_of,
)

START = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(params=["database", "redis"], autouse=True)
def place(request):
    """Count in the database, or in Redis; give the name of the place."""
    if request.param == "redis":
        redis = request.getfixturevalue("redis")
        redis.client.flushall()
        login_tries.count_in(redis.url)
    yield request.param
    login_tries.count_in("")


def one_more(_key: str, tries: Tries | None) -> Tries:
    return Tries((tries.failures if tries else 0) + 1, START, START + timedelta(seconds=1))


def test_what_was_never_tried_is_not_counted():
    assert tries_of(["a", "b"]) == {}


def test_a_failure_is_counted_under_each_of_its_keys():
    count_failure(["a", "b"], None, START, one_more)
    count_failure(["b", "c"], None, START, one_more)
    assert {key: tries.failures for key, tries in tries_of(["a", "b", "c", "d"]).items()} == {"a": 1, "b": 2, "c": 1}
    assert tries_of(["a"])["a"] == Tries(1, START, START + timedelta(seconds=1))


def test_failures_at_the_same_moment_are_all_counted():
    def fail(_number):
        count_failure(["a", "b", "c"], None, START, one_more)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(fail, range(40)))
    assert {tries.failures for tries in tries_of(["a", "b", "c"]).values()} == {40}


def test_one_key_is_forgotten_without_the_others():
    count_failure(["a", "b"], None, START, one_more)
    forget_tries("a")
    assert tries_of(["a", "b"]).keys() == {"b"}


@pytest.mark.parametrize("place", ["database"], indirect=True)
def test_old_counts_are_swept():
    count_failure(["a"], None, START, one_more)
    count_failure(["b"], None, START, lambda *_: Tries(1, START + timedelta(hours=2), START))
    forget_tries_before(START + timedelta(hours=1))
    assert tries_of(["a", "b"]).keys() == {"b"}


@pytest.mark.parametrize("place", ["redis"], indirect=True)
def test_redis_sweeps_by_itself(redis):
    count_failure(["a"], None, START, one_more)
    (name,) = redis.client.keys()
    assert 0 < redis.client.ttl(name) <= FORGOTTEN_AFTER.total_seconds()


@pytest.mark.parametrize("place", ["redis"], indirect=True)
def test_what_is_counted_in_redis_is_not_in_the_database():
    count_failure(["a"], None, START, one_more)
    login_tries.count_in("")
    assert tries_of(["a"]) == {}


def test_an_account_is_told_once_how_often_somebody_failed_and_when_last(ada, bob):
    for minute in range(3):
        count_failure(["a"], ada.id, START + timedelta(minutes=minute), one_more)
    assert take_failed_logins(bob.id) is None
    assert take_failed_logins(ada.id) == FailedLogins(3, (START + timedelta(minutes=2)).isoformat())
    assert take_failed_logins(ada.id) is None


def test_who_failed_as_nobody_is_told_to_nobody(ada):
    count_failure(["a"], None, START, one_more)
    assert take_failed_logins(ada.id) is None
