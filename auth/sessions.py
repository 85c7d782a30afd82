"""The cookie of a session: it tells who has logged in by the form, so that the browser does not ask again.

What a session is, and how it ends at once, is in `storage.accounts.sessions`. Here is its cookie, and how long it
lasts.
"""

import logging
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from flask import Response, after_this_request, g, request

from auth.agents import agent_name
from auth.here import is_left
from auth.throttle import address_of
from storage.accounts.accounts import Account
from storage.accounts.sessions import Session, begin_session, end_session, note_use, session_of
from storage.database.engine import NotNow

COOKIE = "todo-session"
"""Its name over http. Over https, browsers only accept it from this very host (RFC 6265bis, 4.1.3.2)."""
SECURE_COOKIE = f"__Host-{COOKIE}"
SECURE_COOKIE_BELOW = f"__Secure-{COOKIE}"
"""Its name with a `BASE_PATH`, which `__Host-` does not allow. It is for that path alone, so other apps do not get
it."""

STAYS = timedelta(days=90)
"""How long after its last use a session ends, if the person wants to stay logged in."""
LASTS = timedelta(hours=12)
"""How long any other session lasts, unless the browser is closed before."""
NOTED_EVERY = timedelta(hours=1)
"""A use is noted once in this time, so that most requests write nothing."""

TOKEN_MAX = 100

log = logging.getLogger(__name__)


def cookie_name() -> str:
    """Return the name of the cookie on the connection of this request."""
    if not request.is_secure:
        return COOKIE
    return SECURE_COOKIE_BELOW if request.root_path else SECURE_COOKIE


def session_account() -> Account | None:
    """Return the account that this request's cookie logs in, or None. Afterwards `current_session` has the session."""
    token = request.cookies.get(cookie_name(), "")
    if not token or len(token) > TOKEN_MAX:
        return None
    now = datetime.now(UTC)
    found = session_of(token, now.isoformat())
    if found is None:
        return None
    account, g.session = found
    if now - datetime.fromisoformat(g.session.used_at) > NOTED_EVERY:
        _note_use(g.session, token, now)
    return account


def current_session() -> Session | None:
    """Return the session of this request, or None."""
    return g.get("session")


def lasts() -> timedelta | None:
    """Return how long what logs this request in lasts, None if until the browser is closed."""
    session = current_session()
    return STAYS if session and session.stays else None


def log_in(account: Account, stays: bool) -> None:
    """Begin a session of an account in this browser, replacing any that it has. Raises `NotNow`."""
    before, now = current_session(), datetime.now(UTC)
    agent, address = agent_name(request.headers.get("User-Agent", "")), address_of(request.remote_addr)
    length = STAYS if stays else LASTS
    token = begin_session(account.id, agent, address, stays, now.isoformat(), (now + length).isoformat())
    if before:
        end_session(g.account.id, before.id)
    _set_cookie(token, length if stays else None)


def log_out() -> None:
    """End the session of this request, if it has one. Raises `NotNow`."""
    is_left()
    session = current_session()
    if session:
        end_session(g.account.id, session.id)
    if cookie_name() in request.cookies:
        _set_cookie("", timedelta(0))


def _note_use(session: Session, token: str, now: datetime) -> None:
    lasts_until = (now + STAYS).isoformat() if session.stays else session.expires_at
    with suppress(NotNow):  # logging in does not depend on it
        note_use(session.id, now.isoformat(), lasts_until)
        if session.stays:
            _set_cookie(token, STAYS)


def _set_cookie(token: str, lasts: timedelta | None) -> None:
    """Make the browser keep a token; without `lasts`, until it is closed."""

    def with_cookie(response: Response) -> Response:
        response.set_cookie(
            cookie_name(),
            token,
            max_age=lasts,
            path=request.root_path or "/",
            secure=request.is_secure,
            httponly=True,
            samesite="Lax",
        )
        return response

    after_this_request(with_cookie)
