"""Failed log-ins, counted under the keys of `auth.throttle`, so that all processes count together.

Counts are in the database, or in Redis if the setting ``THROTTLE_URL`` names one. What an account is told of them is
always in the database.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import cycle
from typing import TYPE_CHECKING

from sqlalchemy import Connection, bindparam, delete, select, update

from storage.database.engine import insert_or_else, reading, writing
from storage.database.tables import accounts, login_tries

if TYPE_CHECKING:
    from storage.accounts.login_tries_redis import RedisTries

FORGOTTEN_AFTER = timedelta(hours=1)
"""After this long without a failure, a count starts again."""

_NAMES = ("first", "second", "third")
# Each key has a parameter of its own: SQLAlchemy would write a list of them into the text, with every request.
_TRIES = select(login_tries).where(
    login_tries.c.key.in_([bindparam(name) for name in _NAMES]), login_tries.c.failures > 0
)

_redis: "RedisTries | None" = None


@dataclass(frozen=True)
class Tries:
    """Failed log-ins under one key, each soon after the one before."""

    failures: int
    last_at: datetime
    wait_until: datetime


def count_in(redis_url: str) -> None:
    """Count in the Redis at `url` from now on, or in the database if it is empty. Raises `UnusableDatabase`."""
    global _redis
    _redis = None
    if redis_url:
        from storage.accounts.login_tries_redis import RedisTries  # here, as few need the client of Redis

        _redis = RedisTries(redis_url, FORGOTTEN_AFTER)


def tries_of(keys: Collection[str]) -> dict[str, Tries]:
    """Return the counts for those of `keys`, at most three, that have one. Raises `NotNow`, like all functions here."""
    if _redis:
        return _redis.of(keys)
    with reading() as connection:
        return _tries(connection, keys)


def count_failure(
    keys: Collection[str], account_id: int | None, now: datetime, count: Callable[[str, Tries | None], Tries]
) -> None:
    """Replace the count of each key by what `count` makes of it, and note it for the account that was tried, if any.

    The same is written without such an account, so the time that it takes does not tell whether one exists.
    """
    if _redis:
        _redis.count(keys, count)
    with writing() as connection:
        if not _redis:
            _count(connection, keys, count)
        connection.execute(
            update(accounts)
            .where(accounts.c.id == (account_id or 0))
            .values(failed_logins=accounts.c.failed_logins + 1, last_failed_at=now.isoformat())
        )


def forget_tries(key: str) -> None:
    """Forget the count for `key`."""
    if _redis:
        _redis.forget(key)
        return
    with writing() as connection:
        connection.execute(delete(login_tries).where(login_tries.c.key == key))


def forget_tries_before(instant: datetime) -> None:
    """Forget the counts that were last changed before `instant`. Redis does so by itself."""
    if _redis:
        return
    with writing() as connection:
        connection.execute(delete(login_tries).where(login_tries.c.last_at < instant.isoformat()))


def _count(connection: Connection, keys: Collection[str], count: Callable[[str, Tries | None], Tries]) -> None:
    for key in sorted(keys):  # in the same order everywhere, so that two processes never wait for each other
        start = {"key": key, "failures": 0, "last_at": "", "wait_until": ""}
        connection.execute(insert_or_else(connection, login_tries).values(start).on_conflict_do_nothing())
        new = count(key, _tries(connection, [key], lock=True).get(key))
        connection.execute(
            update(login_tries)
            .where(login_tries.c.key == key)
            .values(failures=new.failures, last_at=new.last_at.isoformat(), wait_until=new.wait_until.isoformat())
        )


def _tries(connection: Connection, keys: Collection[str], lock: bool = False) -> dict[str, Tries]:
    found = connection.execute(
        _TRIES.with_for_update() if lock else _TRIES, dict(zip(_NAMES, cycle(keys), strict=False))
    )
    return {
        row.key: Tries(row.failures, datetime.fromisoformat(row.last_at), datetime.fromisoformat(row.wait_until))
        for row in found
    }
