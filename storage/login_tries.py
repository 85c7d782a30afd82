"""Failed log-ins, counted under the keys of `auth.throttle`; in the database, so that all processes count together."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from storage.engine import insert_or_else, reading, writing
from storage.tables import accounts, login_tries


@dataclass(frozen=True)
class Tries:
    """Failed log-ins under one key, none of them long after the one before."""

    failures: int
    last_at: datetime
    wait_until: datetime


def tries_of(keys: Collection[str]) -> dict[str, Tries]:
    """Return what is counted under those of `keys` that are known."""
    with reading() as connection:
        return _tries(connection, keys)


def count_failure(
    keys: Collection[str], account_id: int | None, now: datetime, count: Callable[[str, Tries | None], Tries]
) -> None:
    """Put what `count` makes of each key in its place, and tell the account that was tried, if there is one.

    What is written, and so the time that it takes, is the same without an account.
    """
    with writing() as connection:
        for key in sorted(keys):  # in one order everywhere, so that two processes never wait for each other
            start = {"key": key, "failures": 0, "last_at": "", "wait_until": ""}
            connection.execute(insert_or_else(connection, login_tries).values(start).on_conflict_do_nothing())
            new = count(key, _tries(connection, [key], lock=True).get(key))
            connection.execute(
                update(login_tries)
                .where(login_tries.c.key == key)
                .values(failures=new.failures, last_at=new.last_at.isoformat(), wait_until=new.wait_until.isoformat())
            )
        connection.execute(
            update(accounts)
            .where(accounts.c.id == (account_id or 0))
            .values(failed_logins=accounts.c.failed_logins + 1, last_failed_at=now.isoformat())
        )


def forget_tries(key: str) -> None:
    """Forget what is counted under `key`."""
    with writing() as connection:
        connection.execute(delete(login_tries).where(login_tries.c.key == key))


def forget_tries_before(instant: datetime) -> None:
    """Forget what was last counted before `instant`."""
    with writing() as connection:
        connection.execute(delete(login_tries).where(login_tries.c.last_at < instant.isoformat()))


def _tries(connection: Connection, keys: Collection[str], lock: bool = False) -> dict[str, Tries]:
    query = select(login_tries).where(login_tries.c.key.in_(keys), login_tries.c.failures > 0)
    return {
        row.key: Tries(row.failures, datetime.fromisoformat(row.last_at), datetime.fromisoformat(row.wait_until))
        for row in connection.execute(query.with_for_update() if lock else query)
    }
