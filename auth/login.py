"""The login: dash-auth's HTTP Basic with public routes, deny by default.

What differs from `dash_auth.BasicAuth`, and why, is in docs/decisions/0003-login.md.
"""

from collections.abc import Collection
from urllib.parse import urlencode, urlsplit

from dash import Dash
from dash._callback import GLOBAL_CALLBACK_MAP
from dash._pages import _path_to_page
from dash_auth import BasicAuth
from dash_auth.public_routes import get_public_routes
from flask import Response, abort, g, has_request_context, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from auth.callback_requests import has_its_shape
from auth.passwords import PASSWORD_MAX, is_right
from auth.sign_out import SIGN_OUT, SIGNED_OUT, add_sign_out, is_nobody
from domain.names import NAME_MAX
from plain_page import plain_page
from storage.accounts import Account, find_account

REALM = 'Basic realm="Dash To-Do", charset="UTF-8"'
ROUTER = ".._pages_content.children..._pages_store.data.."
STATIC = ("/assets/", "/_dash-component-suites/")
HEADER_MAX = 2048
# A browser that logs in at /lists/1 sends its credentials to /lists/... only, and Dash's own routes would not know it
# (RFC 7617, section 2.2). So a page further down sends it here, beside the root, to log in for everything.
LOG_IN = "/log-in"

NOT_UNDERSTOOD = "This request is not understood. Reload the page."


def log_in_page() -> Response:
    """Ask the browser for a name and a password (RFC 7617), and say so to whoever does not give them."""
    return plain_page(
        "Log in to see your lists",
        "They are kept behind your name and password.",
        {"Log in": "/lists", "Home": "/"},
        status=401,
        headers={"WWW-Authenticate": REALM},
    )


def current_account() -> Account | None:
    """Return who is logged in on this request, or None for a visitor or outside a request."""
    return g.get("account") if has_request_context() else None


def require_account() -> Account:
    """Return who is logged in; ends the request with 401 for a visitor. For private pages and callbacks."""
    account = current_account()
    if account is None:
        abort(log_in_page())
    return account


def _has_a_path(body: dict) -> bool:
    """Return whether a request to Dash's router brings a path and a query, which are text; others need none."""
    return body["output"] != ROUTER or all(isinstance(sent.get("value"), str) for sent in body["inputs"])


class Login(BasicAuth):
    """Protects everything but public routes, pages at public routes, and the callbacks in `public_callbacks`."""

    def __init__(self, app: Dash, public_routes: list[str], public_callbacks: Collection[str], secret_key: str):
        self._public_callbacks = frozenset(public_callbacks)
        super().__init__(
            app, auth_func=self._knows, public_routes=[*public_routes, SIGN_OUT, SIGNED_OUT], secret_key=secret_key
        )

    def check_public_callbacks(self) -> None:
        """Raise `ValueError` when a callback that was declared public does not exist: call it before serving."""
        # Dash keeps what `dash.callback` registers aside until the first request.
        unknown = self._public_callbacks - self.app.callback_map.keys() - GLOBAL_CALLBACK_MAP.keys()
        if unknown:
            raise ValueError(f"Declared public, but there is no such callback: {sorted(unknown)}")

    def _protect(self) -> None:
        self.app.server.before_request(self._check)
        self.app.server.add_url_rule(LOG_IN, "log_in", self._go_on)
        add_sign_out(self.app, REALM)

    def _check(self) -> BaseResponse | None:
        if request.path.startswith(STATIC):
            return None
        g.account = self._account()
        if request.path == "/_dash-update-component":
            return self._check_callback()
        if g.account or get_public_routes(self.app).test(request.path):
            return None
        opens_page = request.headers.get("Sec-Fetch-Mode") == "navigate" and "Authorization" not in request.headers
        if opens_page and request.path.count("/") > 1:
            return redirect(f"{LOG_IN}?{urlencode({'next': request.full_path.rstrip('?')})}")
        return self.login_request()

    def _go_on(self) -> BaseResponse:
        """Send someone who has just logged in to where they were going, within this app."""
        wanted = urlsplit(request.args.get("next", ""))
        path = wanted.path if wanted.path.startswith("/") and not wanted.path.startswith(("//", "/\\")) else "/lists"
        return redirect(f"{path}?{wanted.query}" if wanted.query else path)

    def _check_callback(self) -> Response | None:
        try:
            body = request.get_json(silent=True)
        except RecursionError:
            body = None
        if body is None or not has_its_shape(self.app, body) or not _has_a_path(body):
            return Response(NOT_UNDERSTOOD, 400) if g.account else self.login_request()
        if g.account or body["output"] in self._public_callbacks or self._routes_to_public_page(body):
            return None
        return self.login_request()

    def _routes_to_public_page(self, body: dict) -> bool:
        """Return whether this asks Dash's router for a page at a public route, or for one that does not exist."""
        if body["output"] != ROUTER:
            return False
        page, _ = _path_to_page(self.app.strip_relative_path(body["inputs"][0]["value"]))
        return not page or get_public_routes(self.app).test(page["relative_path"] or "/")

    def _account(self) -> Account | None:
        """Return the account whose name and password this request brings, or None. Never raises."""
        if len(request.headers.get("Authorization", "")) > HEADER_MAX:
            return None
        try:
            given = request.authorization
        except ValueError:  # not ASCII where it must be
            return None
        if given is None or given.type != "basic" or given.username is None or given.password is None:
            return None
        if is_nobody(given):
            return None
        return self._knows(given.username, given.password)

    def _knows(self, name: str, password: str) -> Account | None:
        if len(name) > NAME_MAX or len(password) > PASSWORD_MAX or "\0" in name + password:
            return None
        account = find_account(name)
        return account if is_right(name, password, account.password_hash if account else None) else None

    def is_authorized(self) -> bool:
        """Return whether this request brings valid credentials; no session remembers them."""
        return self._account() is not None

    def login_request(self) -> Response:
        """Ask for a name and a password."""
        return log_in_page()
