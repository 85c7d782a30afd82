"""The cookie of Flask's own session: what single sign-on remembers on its way to the provider and back.

It is signed by any of our keys, and out of reach for scripts and other sites.
"""

from collections.abc import Sequence

from flask import Flask, request
from flask.sessions import SecureCookieSessionInterface

COOKIE = "dash-to-do"
"""Its name: that of Flask would be every Flask app's on this host, and browsers send cookies to all its ports."""


class SignedCookie(SecureCookieSessionInterface):
    """Flask's own, which is for https alone where the request came by https, and for this app alone of its host."""

    def get_cookie_path(self, app: Flask) -> str:  # noqa: ARG002
        """Return the path below which browsers send it."""
        return request.root_path or "/"

    def get_cookie_secure(self, app: Flask) -> bool:  # noqa: ARG002
        """Return whether the cookie may go over https only."""
        return request.is_secure


def set_up_signed_cookie(server: Flask, keys: Sequence[str]) -> None:
    """Sign with the first of `keys` and accept what any of them has signed, so that a key can be replaced."""
    server.secret_key = keys[0]
    server.config["SECRET_KEY_FALLBACKS"] = list(keys[1:])
    server.config["SESSION_COOKIE_NAME"] = COOKIE
    server.config["SESSION_COOKIE_HTTPONLY"] = True
    server.config["SESSION_COOKIE_SAMESITE"] = "Lax"
    server.session_interface = SignedCookie()
