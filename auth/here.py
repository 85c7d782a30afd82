"""The sign that somebody's log-in lives in this browser: a cookie that scripts can read, and that opens nothing.

By it a service worker knows whose page it may show before the server has answered (``assets/worker.js``). It is there
as long as what logs in: until the browser is closed, unless the person stays logged in.
"""

from datetime import timedelta

from flask import Response, after_this_request, g, request

from auth.open_page import PAGE_ACCOUNT
from storage.accounts.accounts import Account

HERE = "todo-here"


def note_here(response: Response, account: Account, lasts: timedelta | None) -> None:
    """Say in a page of an account that it is here; without `lasts`, until the browser is closed."""
    response.set_cookie(HERE, str(account.id), max_age=lasts, path=_path(), secure=request.is_secure, samesite="Lax")


def take_back(response: Response) -> Response:
    """Take the sign back in an answer to a page that nobody is logged in for any more."""
    is_page = "account" in g and PAGE_ACCOUNT not in request.headers
    if is_page and g.account is None and HERE in request.cookies:
        response.delete_cookie(HERE, path=_path(), secure=request.is_secure, samesite="Lax")
    return response


def is_left() -> None:
    """Take the sign back in the answer to this request: somebody signs out."""

    def without(response: Response) -> Response:
        response.delete_cookie(HERE, path=_path(), secure=request.is_secure, samesite="Lax")
        return response

    after_this_request(without)


def _path() -> str:
    return request.root_path or "/"
