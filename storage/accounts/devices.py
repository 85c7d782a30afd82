"""Where accounts log in from, the browsers in which they change something, and failed attempts to log in as them."""

from dataclasses import dataclass

from sqlalchemy import bindparam, delete, exists, select, update

from storage.database.engine import NotNow, insert_or_else, reading, writing
from storage.database.tables import accounts, browsers, devices


@dataclass(frozen=True)
class Device:
    """A browser at an address from which an account logged in, with the first and the last time."""

    agent: str
    address: str
    first_at: str
    last_at: str


@dataclass(frozen=True)
class FailedLogins:
    """How often somebody failed to log in as an account, and when they last tried."""

    count: int
    last_at: str


def record_login(account_id: int, agent: str, address: str, now: str, forget_before: str) -> None:
    """Note that an account has logged in. Forget its devices that have not done so since `forget_before`."""
    with writing() as connection:
        connection.execute(update(accounts).where(accounts.c.id == account_id).values(last_login_at=now))
        connection.execute(
            insert_or_else(connection, devices)
            .values(account_id=account_id, agent=agent, address=address, first_at=now, last_at=now)
            .on_conflict_do_update(index_elements=["account_id", "agent", "address"], set_={"last_at": now})
        )
        connection.execute(delete(devices).where(devices.c.account_id == account_id, devices.c.last_at < forget_before))


@dataclass(frozen=True)
class Browser:
    """A browser in which an account changed something. `id` is random, and kept by the browser."""

    id: str
    agent: str
    first_at: str
    last_at: str


def note_browser(account_id: int, browser_id: str, agent: str, now: str) -> None:
    """Note that an account has changed something in a browser. Written once a day, so most changes cost no more."""
    noted = (account_id, browser_id, now[:10])
    if noted in _noted:
        return
    with writing() as connection:
        connection.execute(
            insert_or_else(connection, browsers)
            .values(account_id=account_id, id=browser_id, agent=agent, first_at=now, last_at=now)
            .on_conflict_do_update(index_elements=["account_id", "id"], set_={"agent": agent, "last_at": now})
        )
    while len(_noted) >= NOTED_MAX:
        _noted.popitem()
    _noted[noted] = None


NOTED_MAX = 10_000
_noted: dict[tuple[int, str, str], None] = {}
"""Browsers that this process has noted today."""


def browsers_of(account_id: int) -> list[Browser]:
    """Return the browsers in which an account changed something, the latest first, at most 100."""
    query = select(*(browsers.c[name] for name in Browser.__dataclass_fields__))
    latest = query.where(browsers.c.account_id == account_id).order_by(browsers.c.last_at.desc(), browsers.c.id)
    with reading() as connection:
        return [Browser(*row) for row in connection.execute(latest.limit(100))]


def logged_in_from(account_id: int | None, address: str) -> bool:
    """Return whether an account has logged in from `address` before; False for nobody (None)."""
    query = select(exists().where(devices.c.account_id == (account_id or 0), devices.c.address == address))
    with reading() as connection:
        return bool(connection.scalar(query))


def devices_of(account_id: int) -> list[Device]:
    """Return where an account logged in from, the latest first."""
    query = (
        select(*(devices.c[name] for name in Device.__dataclass_fields__))
        .where(devices.c.account_id == account_id)
        .order_by(devices.c.last_at.desc(), devices.c.agent, devices.c.address)
    )
    with reading() as connection:
        return [Device(*row) for row in connection.execute(query)]


# Asked with each page, so it is built once.
_FAILED = select(accounts.c.failed_logins, accounts.c.last_failed_at).where(
    accounts.c.id == bindparam("account"), accounts.c.failed_logins > 0
)


def take_failed_logins(account_id: int) -> FailedLogins | None:
    """Return the failed log-ins that an account has not been told of, and forget them; None if there are none.

    If they cannot be forgotten now, they are not told yet.
    """
    with reading() as connection:  # usually there are none, and reading is cheap
        if not connection.execute(_FAILED, {"account": account_id}).one_or_none():
            return None
    try:
        with writing() as connection:
            row = connection.execute(_FAILED.with_for_update(), {"account": account_id}).one_or_none()
            connection.execute(update(accounts).where(accounts.c.id == account_id).values(failed_logins=0))
    except NotNow:
        return None
    return FailedLogins(row.failed_logins, row.last_failed_at) if row else None
