"""Two processes of the app that count failed log-ins in one Redis."""

from datetime import UTC, datetime, timedelta

import pytest

from auth.throttle import FREE_OF_PAIR, keys_of
from storage.accounts import accounts, login_tries
from storage.accounts.devices import take_failed_logins
from storage.accounts.login_tries import Tries, count_failure, tries_of
from storage.database import engine
from tests.conftest import PASSWORD, Server
from tests.factories import NOW
from tests.web.client import Client, basic


@pytest.fixture
def app(redis, tmp_path):
    """Give two processes of the app, and count in this process where they do."""
    with Server(tmp_path, processes=2, THROTTLE_URL=redis.url) as running:
        engine.connect(running.database_url)
        login_tries.count_in(redis.url)
        yield running
        login_tries.count_in("")


def test_two_processes_count_in_one_redis_and_let_nobody_guess_while_it_is_away(app, redis, password_hash):
    ada = accounts.add_account("ada", password_hash, NOW)

    def ask(port: int, password: str) -> tuple[int, dict, str]:
        return Client(port).send("GET", "/lists", Authorization=basic("ada", password))

    wrong = [ask(app.port, f"wrong{number}")[0] for number in range(FREE_OF_PAIR)]
    assert wrong == [401] * FREE_OF_PAIR
    assert min(app.proxy.answered.values()) > 0
    pair = keys_of("ada", "127.0.0.1", (app.folder / "secret_key").read_text()).pair
    assert tries_of([pair])[pair].failures == FREE_OF_PAIR
    now = datetime.now(UTC)  # how fast the machine is must not matter: the wait that has begun lasts for a minute
    count_failure([pair], None, now, lambda *_: Tries(FREE_OF_PAIR, now, now + timedelta(seconds=60)))
    assert [ask(port, PASSWORD)[0] for port in app.ports] == [429, 429]

    redis.stop()
    for port in app.ports:
        status, headers, text = ask(port, PASSWORD)
        assert (status, "Not possible just now" in text, "retry-after" in headers) == (503, True, True)
        assert Client(port).send("GET", "/")[0] == 200
    redis.start()  # with nothing of what was counted
    assert [ask(port, PASSWORD)[0] for port in app.ports] == [200, 200]

    told = take_failed_logins(ada)
    assert told
    assert told.count == FREE_OF_PAIR
    login_tries.count_in("")
    assert tries_of([pair]) == {}


def test_a_redis_that_is_not_there_stops_the_start(redis):
    with pytest.raises(engine.UnusableDatabase, match=r"^The Redis of THROTTLE_URL cannot be used: "):
        login_tries.count_in(redis.url.replace("127.0.0.1", "127.0.0.2"))
