"""Failed log-ins, counted in Redis, for several machines with too many log-ins for the database.

Each count is a text under its key. Redis forgets it by itself (https://redis.io/docs/latest/commands/set/).
"""

import json
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import astuple
from datetime import datetime, timedelta

from redis import Redis, RedisError
from redis.backoff import NoBackoff
from redis.client import Pipeline
from redis.retry import Retry

from storage.accounts.login_tries import Tries
from storage.database.engine import NotNow, UnusableDatabase

PREFIX = "dash-to-do:tries:"
PATIENCE = 2
"""The seconds to wait for Redis, both for a connection and for an answer."""


class RedisTries:
    """The counts in the Redis at `url`. Each is kept for `kept` after the last failure.

    While Redis is away, every method raises `NotNow`. Counting in the database meanwhile would be kinder, but each
    switch would give a guesser all free tries again.
    """

    def __init__(self, url: str, kept: timedelta):
        self._kept = kept
        self._redis = Redis.from_url(
            url,
            socket_connect_timeout=PATIENCE,
            socket_timeout=PATIENCE,
            retry=Retry(NoBackoff(), 1),  # a Redis that was restarted has closed the connections
        )
        try:
            self._redis.ping()
        except RedisError as problem:
            raise UnusableDatabase(f"The Redis of THROTTLE_URL cannot be used: {problem}") from problem

    def of(self, keys: Collection[str]) -> dict[str, Tries]:
        """Return the counts for those of `keys` that have one."""
        with _or_not_now():
            found = self._redis.mget([PREFIX + key for key in keys])
        return {key: _read(text) for key, text in zip(keys, found, strict=True) if text}

    def count(self, keys: Collection[str], count: Callable[[str, Tries | None], Tries]) -> None:
        """Replace the counts of all keys by what `count` makes of them. Start again if somebody else was faster."""
        names = [PREFIX + key for key in keys]

        def put(pipe: Pipeline) -> None:
            found = pipe.mget(names)
            pipe.multi()
            for key, name, text in zip(keys, names, found, strict=True):
                pipe.set(name, _written(count(key, _read(text) if text else None)), ex=self._kept)

        with _or_not_now():
            self._redis.transaction(put, *names)

    def forget(self, key: str) -> None:
        """Forget the count for `key`."""
        with _or_not_now():
            self._redis.delete(PREFIX + key)


@contextmanager
def _or_not_now() -> Iterator[None]:
    try:
        yield
    except RedisError as problem:
        raise NotNow(f"Redis: {problem}") from problem


def _written(tries: Tries) -> str:
    return json.dumps(astuple(tries), default=datetime.isoformat)


def _read(text: str | bytes) -> Tries:
    failures, last_at, wait_until = json.loads(text)
    return Tries(failures, datetime.fromisoformat(last_at), datetime.fromisoformat(wait_until))
