"""The cookie of Flask's own session. Single sign-on keeps in it what it needs on the way to the provider and back.

It is signed by any of our keys. Neither scripts nor other sites can read it.
"""

from collections.abc import Sequence

from flask import Flask, Request, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface

COOKIE = "dash-to-do"
"""Its own name: every Flask app on this host has Flask's, and browsers send cookies to all ports of a host."""


class SignedCookie(SecureCookieSessionInterface):
    """Flask's own cookie, but only for https if the request came by https, and only for this app on its host."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Return what the cookie holds. For a request without one, as most are, no keys are made ready."""
        return super().open_session(app, request) if COOKIE in request.cookies else self.session_class()

    def get_cookie_path(self, app: Flask) -> str:  # noqa: ARG002
        """Return the path below which browsers send the cookie."""
        return request.root_path or "/"

    def get_cookie_secure(self, app: Flask) -> bool:  # noqa: ARG002
        """Return whether the cookie may be sent over https only."""
        return request.is_secure


def set_up_signed_cookie(server: Flask, keys: Sequence[str]) -> None:
    """Sign with the first of `keys`, and accept what any of them has signed, so that a key can be replaced."""
    server.secret_key = keys[0]
    server.config["SECRET_KEY_FALLBACKS"] = list(keys[1:])
    server.config["SESSION_COOKIE_NAME"] = COOKIE
    server.config["SESSION_COOKIE_HTTPONLY"] = True
    server.config["SESSION_COOKIE_SAMESITE"] = "Lax"
    server.session_interface = SignedCookie()
