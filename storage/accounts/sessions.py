"""Sessions: lasting log-ins, one for each browser, which can be ended one by one; and links that begin one, once.

A session is looked up with each request. So when it is ended, or its account is disabled or deleted, it is over at once
in all processes.
"""

from dataclasses import dataclass

from sqlalchemy import bindparam, delete, insert, select, update

from domain.clean import Invalid
from storage.accounts.accounts import ACCOUNT, Account
from storage.accounts.tokens import hashed, new_token
from storage.database.engine import reading, writing
from storage.database.tables import accounts, login_links, sessions

SHOWN = 100
"""The most sessions of an account that are listed, the latest used first."""

NOT_VALID = "This link has been used, or is older than ten minutes. Log in with your name and password."


@dataclass(frozen=True)
class Session:
    """A log-in that lasts until `expires_at`. If it `stays`, each use makes it last longer."""

    id: str
    name: str
    agent: str
    address: str
    made_at: str
    used_at: str
    expires_at: str
    stays: bool
    browser: str | None


_SESSION = tuple(sessions.c[name] for name in Session.__dataclass_fields__)
# Asked with every request, so it is built once.
_BY_TOKEN = (
    select(*ACCOUNT, *_SESSION)
    .join(sessions, sessions.c.account_id == accounts.c.id)
    .where(sessions.c.token_hash == bindparam("hash"), sessions.c.expires_at > bindparam("now"))
)


def begin_session(account_id: int, agent: str, address: str, stays: bool, now: str, expires_at: str) -> str:
    """Begin a session of an account, forget those that are over, and return its token. Raises `NotNow`."""
    token = new_token()
    with writing() as connection:
        connection.execute(delete(sessions).where(sessions.c.expires_at <= now))
        connection.execute(
            insert(sessions).values(
                token_hash=hashed(token),
                id=new_token()[:16],
                account_id=account_id,
                agent=agent,
                address=address,
                made_at=now,
                used_at=now,
                expires_at=expires_at,
                stays=stays,
            )
        )
    return token


def session_of(token: str, now: str) -> tuple[Account, Session] | None:
    """Return the session with this token and its account, unless it is over or the account is disabled."""
    with reading() as connection:
        row = connection.execute(_BY_TOKEN, {"hash": hashed(token), "now": now}).one_or_none()
    if row is None:
        return None
    account, session = Account(*row[: len(ACCOUNT)]), Session(*row[len(ACCOUNT) :])
    return None if account.disabled_at else (account, session)


def note_use(session_id: str, now: str, expires_at: str) -> None:
    """Note that a session was used, and until when it now lasts. Raises `NotNow`."""
    with writing() as connection:
        used = update(sessions).where(sessions.c.id == session_id)
        connection.execute(used.values(used_at=now, expires_at=expires_at))


def note_browser_of(session_id: str, browser: str) -> None:
    """Note the random id of a session's browser. Raises `NotNow`."""
    with writing() as connection:
        connection.execute(update(sessions).where(sessions.c.id == session_id).values(browser=browser))


def sessions_of(account_id: int, now: str) -> list[Session]:
    """Return the sessions of an account that are not over, the latest used first, at most `SHOWN`."""
    query = select(*_SESSION).where(sessions.c.account_id == account_id, sessions.c.expires_at > now)
    with reading() as connection:
        latest = query.order_by(sessions.c.used_at.desc(), sessions.c.id).limit(SHOWN)
        return [Session(*row) for row in connection.execute(latest)]


def name_session(account_id: int, session_id: str, name: str) -> None:
    """Rename a session of an account. One of another account is left alone."""
    with writing() as connection:
        own = sessions.c.account_id == account_id, sessions.c.id == session_id
        connection.execute(update(sessions).where(*own).values(name=name))


def end_session(account_id: int, session_id: str) -> None:
    """End a session of an account. One of another account is left alone."""
    with writing() as connection:
        own = sessions.c.account_id == account_id, sessions.c.id == session_id
        connection.execute(delete(sessions).where(*own))


def add_login_link(account_id: int, expires_at: str) -> str:
    """Make a link that logs an account in once, and return its token, which cannot be looked up again."""
    token = new_token()
    with writing() as connection:
        made = {"token_hash": hashed(token), "account_id": account_id, "expires_at": expires_at}
        connection.execute(insert(login_links).values(**made))
    return token


def take_login_link(token: str, now: str) -> Account:
    """Use a link and return the account that it logs in. Raises `Invalid` if it was used or has ended."""
    taken = delete(login_links).where(login_links.c.token_hash == hashed(token)).returning(*login_links.c)
    with writing() as connection:
        link = connection.execute(taken).one_or_none()
        if link is not None and link.expires_at > now:
            row = connection.execute(select(*ACCOUNT).where(accounts.c.id == link.account_id)).one()
            account = Account(*row)
            if not account.disabled_at:
                return account
    raise Invalid(NOT_VALID)
