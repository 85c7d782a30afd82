"""Signs out of a session, and of HTTP Basic, which has no way to do so (docs/decisions/0005-sign-out.md).

The script of the page /signed-out logs the browser in at /sign-out as `NOBODY`, so that it forgets who it was. Where
possible, the answer makes it forget `NOBODY` too. Then it puts `DONE` into the page's address: who reloads it,
or has it opened again with other tabs of before, is signed out of nothing that began since.
"""

from contextlib import suppress

from dash import Dash
from flask import Response, g, request, session
from werkzeug.datastructures import Authorization
from werkzeug.wrappers import Response as BaseResponse

from auth.next_page import lead_to
from auth.origins import is_asked_by_another
from auth.plain_page import plain_page
from auth.sessions import log_out
from domain.names import NOBODY
from storage.database.engine import NotNow

SIGN_OUT = "/sign-out"
SIGNED_OUT = "/signed-out"
DONE = "done"

# https://www.w3.org/TR/clear-site-data/: Chromium also forgets names and passwords, over TLS or on this machine.
FORGET = {"Clear-Site-Data": '"cookies"'}


def _forget() -> dict[str, str]:
    """Return `FORGET`, unless it would also delete the cookies of other apps on this host."""
    return {} if request.root_path else FORGET


def is_nobody(given: Authorization | None) -> bool:
    """Return whether the browser says that it is signed out."""
    return given is not None and given.username == NOBODY


def add_sign_out(app: Dash, realm: str) -> None:
    """Let `app` answer at `SIGN_OUT` and `SIGNED_OUT`, which are public. `realm` is that of the log-in's challenge."""

    def sign_out() -> Response:
        try:
            said = is_nobody(request.authorization)
        except ValueError:  # not ASCII, though it must be
            said = False
        return (
            Response(status=204, headers=_forget())
            if said
            else Response(status=401, headers={"WWW-Authenticate": realm.format(request.root_path)})
        )

    def signed_out() -> BaseResponse:
        if is_asked_by_another(request):  # a link on another site must not sign anybody out
            return lead_to("/")
        if DONE in request.args:
            return is_done()
        with suppress(NotNow):  # the cookie is deleted anyway
            log_out()
        session.clear()  # of single sign-on
        return plain_page(
            "Signing you out",
            "If this page stays, close all windows of this browser: it may still know your password.",
            {"Home": "/", "Log in again": "/lists"},
            headers=_forget(),
            script="/assets/signed-out.js",
        )

    def is_done() -> BaseResponse:
        if account := g.get("account"):
            return plain_page(
                f"You are logged in as {account.name}",
                "Somebody logged in here since this page signed out.",
                {"To your lists": "/lists"},
            )
        return plain_page(
            "You are signed out", "Nobody is logged in in this browser.", {"Home": "/", "Log in again": "/lists"}
        )

    app.server.add_url_rule(SIGN_OUT, "sign_out", sign_out)
    app.server.add_url_rule(SIGNED_OUT, "signed_out", signed_out)
