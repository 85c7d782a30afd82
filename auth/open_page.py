"""The account, and the version of the app, for which the page that sends a request was opened.

All tabs of a browser share one log-in, and a tab can stay open while another account logs in, or while the app is
upgraded. What such a page shows and sends belongs to the account and version for which it was opened. So a page names
both with each request, and a request that does not match does nothing.
"""

from flask import Request, Response

from storage.accounts.accounts import Account

PAGE_ACCOUNT = "Todo-Account"
"""The header with the id of the account that a page was opened for, or `NOBODY`."""

VERSION = "Todo-Version"
"""The header with the version of the app, of the page in a request and of the server in its answer."""

NOBODY = "0"

UPDATED = "Dash To-Do was updated."
ANOTHER_ACCOUNT = "This browser is logged in as {} now."


def is_for_nobody(request: Request) -> bool:
    """Return whether the page was opened without a log-in."""
    return request.headers.get(PAGE_ACCOUNT) == NOBODY


def refuse_another_account(opened_for: str | None, account: Account | None) -> Response | None:
    """Refuse the request of a page that was `opened_for` another account than is logged in now."""
    if account is None or opened_for in (None, str(account.id)):
        return None
    return Response(ANOTHER_ACCOUNT.format(account.name), 409, mimetype="text/plain")


def refuse_another_version(request: Request, version: str) -> Response | None:
    """Refuse a callback of a page of another `version` than the server's.

    A page that names none is of version 0.1. After a 403 it keeps what it has to send, and leads to a new page.
    """
    sent = request.headers.get(VERSION)
    if sent == version:
        return None
    return Response(UPDATED, 409 if sent else 403, mimetype="text/plain")
