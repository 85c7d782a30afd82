"""Sessions: who has logged in by the form is known by a cookie from then on, and is not asked again by the browser.

What a session is, and how it ends at once, is in `storage.accounts.sessions`; here is its cookie, and how long it
lasts.
"""

import logging
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from flask import Response, after_this_request, g, request

from auth.agents import agent_name
from auth.throttle import address_of
from storage.accounts.accounts import Account
from storage.accounts.sessions import Session, begin_session, end_session, note_use, session_of
from storage.database.engine import NotNow

COOKIE = "todo-session"
"""Its name over http. Over https the browser is asked to take it from this very host alone (RFC 6265bis, 4.1.3.2)."""
SECURE_COOKIE = f"__Host-{COOKIE}"
SECURE_COOKIE_BELOW = f"__Secure-{COOKIE}"
"""With a `BASE_PATH`, which `__Host-` does not allow: it is for that path alone, and other apps are not sent it."""

STAYS = timedelta(days=90)
"""So long a session lasts after its last use, where a person wants to stay logged in."""
LASTS = timedelta(hours=12)
"""So long any other one lasts, unless the browser is closed before."""
NOTED_EVERY = timedelta(hours=1)
"""A use is noted once in this time, so that most requests write nothing."""

TOKEN_MAX = 100

log = logging.getLogger(__name__)


def cookie_name() -> str:
    """Return how the cookie of this request's connection is called."""
    if not request.is_secure:
        return COOKIE
    return SECURE_COOKIE_BELOW if request.root_path else SECURE_COOKIE


def session_account() -> Account | None:
    """Return the account that this request's cookie logs in, or None. The session is `current_session` then."""
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
    """Return the session by which this request is logged in, or None."""
    return g.get("session")


def log_in(account: Account, stays: bool) -> None:
    """Begin a session of an account in this browser, in the place of the one that it has. Raises `NotNow`."""
    before, now = current_session(), datetime.now(UTC)
    agent, address = agent_name(request.headers.get("User-Agent", "")), address_of(request.remote_addr)
    lasts = STAYS if stays else LASTS
    token = begin_session(account.id, agent, address, stays, now.isoformat(), (now + lasts).isoformat())
    if before:
        end_session(g.account.id, before.id)
    _set_cookie(token, lasts if stays else None)


def log_out() -> None:
    """End the session of this request, if it has one. Raises `NotNow`."""
    session = current_session()
    if session:
        end_session(g.account.id, session.id)
    if cookie_name() in request.cookies:
        _set_cookie("", timedelta(0))


def _note_use(session: Session, token: str, now: datetime) -> None:
    lasts_until = (now + STAYS).isoformat() if session.stays else session.expires_at
    with suppress(NotNow):  # whether somebody may does not hang on it
        note_use(session.id, now.isoformat(), lasts_until)
        if session.stays:
            _set_cookie(token, STAYS)


def _set_cookie(token: str, lasts: timedelta | None) -> None:
    """Have the browser keep a token; without `lasts`, until it is closed."""

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
