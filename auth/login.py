"""The login: dash-auth's HTTP Basic with public routes, deny by default.

How it differs from `dash_auth.BasicAuth`, and why, is in docs/decisions/0003-login.md.
"""

from collections.abc import Collection, Sequence
from urllib.parse import urlencode

from dash import Dash
from dash._callback import GLOBAL_CALLBACK_MAP
from dash._pages import _path_to_page
from dash_auth import BasicAuth
from dash_auth.public_routes import get_public_routes
from flask import Response, abort, g, has_request_context, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from auth.agents import agent_name
from auth.callback_requests import has_its_shape, read_body
from auth.next_page import next_page
from auth.open_page import PAGE_ACCOUNT, is_for_nobody, refuse_another_account, refuse_another_version
from auth.origins import comes_from_elsewhere
from auth.password_login import PasswordLogin, TooManyTries
from auth.plain_page import plain_page
from auth.sessions import set_up_sessions
from auth.sign_out import SIGN_OUT, SIGNED_OUT, add_sign_out, is_nobody
from auth.single_sign_on import BEGIN, ROUTES, SingleSignOn
from auth.throttle import address_of
from storage.accounts.accounts import Account

REALM = 'Basic realm="Dash To-Do", charset="UTF-8"'
ROUTER = ".._pages_content.children..._pages_store.data.."
STATIC = ("/assets/", "/_dash-component-suites/")
HEADER_MAX = 2048
# A browser that logs in at /lists/1 sends its credentials to /lists/... only, and Dash's own routes would not know it
# (RFC 7617, section 2.2). So a page further down sends it here, beside the root, to log in for everything.
LOG_IN = "/log-in"
ACCOUNT = "/account"

NOT_UNDERSTOOD = "This request is not understood. Reload the page."
FROM_ELSEWHERE = "This request comes from another site. Open Dash To-Do itself, and try again there."
LOG_IN_AGAIN = "You are not logged in, or not any more. Reload the page."
CHANGE_FIRST = "Your password is temporary. Open /account and choose another one first."


def log_in_page() -> Response:
    """Ask the browser for a name and a password (RFC 7617), and say so to whoever does not give them."""
    return plain_page(
        "Log in to see your lists",
        "They are kept behind your name and password.",
        {"Log in": "/lists", "Home": "/"},
        status=401,
        headers={"WWW-Authenticate": REALM},
    )


def too_many_tries_page(seconds: int) -> Response:
    """Say when the next try to log in may be made (RFC 6585, section 4)."""
    when = f"in {seconds} seconds" if seconds > 1 else "in a second"
    return plain_page(
        "Too many attempts to log in",
        f"A name or a password was wrong several times. Try again {when}.",
        {"Try again": "/lists", "Home": "/"},
        status=429,
        headers={"Retry-After": str(seconds)},
    )


def _log_in_and_go_on(wanted: str) -> str:
    return f"{LOG_IN}?{urlencode({'next': wanted})}"


def current_account() -> Account | None:
    """Return who is logged in on this request, or None for a visitor or outside a request."""
    return g.get("account") if has_request_context() else None


def require_account() -> Account:
    """Return who is logged in; ends the request with 401 for a visitor. For private pages and callbacks."""
    account = current_account()
    if account is None:
        abort(log_in_page())
    return account


def require_admin() -> Account:
    """Return the admin who is logged in; ends the request with 401 for a visitor, with 404 for another account."""
    account = require_account()
    if not account.is_admin:
        abort(404)
    return account


def _has_a_path(body: dict) -> bool:
    """Return whether a request to Dash's router brings a path and a query, which are text. Other requests need none."""
    if body["output"] != ROUTER:
        return True
    path, query = (sent.get("value") for sent in body["inputs"])
    return isinstance(path, str) and isinstance(query, str) and path.startswith("/")


class Login(BasicAuth):
    """Protects everything but public routes, pages at public routes, and the callbacks in `public_callbacks`.

    An account whose password is temporary may call `callbacks_before_change`, and open the page that changes it.
    """

    def __init__(
        self,
        app: Dash,
        public_routes: list[str],
        public_callbacks: Collection[str],
        callbacks_before_change: Collection[str],
        secret_key: Sequence[str],
        version: str,
        single_sign_on: SingleSignOn | None = None,
        with_passwords: bool = True,
    ):
        self._public_callbacks = frozenset(public_callbacks)
        self._callbacks_before_change = frozenset(callbacks_before_change)
        self._passwords = PasswordLogin(secret_key[0])
        self._version = version
        self._single_sign_on = single_sign_on
        self._with_passwords = with_passwords
        ways_in = [LOG_IN, *ROUTES] if single_sign_on else []
        super().__init__(
            app, auth_func=self._passwords.account_of, public_routes=[*public_routes, *ways_in, SIGN_OUT, SIGNED_OUT]
        )
        set_up_sessions(app.server, secret_key)

    def check_callbacks(self) -> None:
        """Raise `ValueError` when a callback that was named does not exist: call it before serving."""
        # Dash keeps what `dash.callback` registers aside until the first request.
        named = self._public_callbacks | self._callbacks_before_change
        unknown = named - self.app.callback_map.keys() - GLOBAL_CALLBACK_MAP.keys()
        if unknown:
            raise ValueError(f"Named for the login, but there is no such callback: {sorted(unknown)}")

    def is_authorized(self) -> bool:
        """Return whether this request brings valid credentials; no session remembers them."""
        return g.get("account") is not None

    def login_request(self) -> BaseResponse:
        """Ask for a name and a password, or to wait; with single sign-on, lead to the choice."""
        if g.get("login_wait"):
            return too_many_tries_page(g.login_wait)
        if not self._single_sign_on:
            return log_in_page()
        if request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate" and request.method == "GET":
            return redirect(_log_in_and_go_on(request.full_path.rstrip("?")))
        return Response(LOG_IN_AGAIN, 401)

    def _protect(self) -> None:
        self.app.server.before_request(self._check)
        self.app.server.add_url_rule(LOG_IN, "log_in", self._go_on)
        add_sign_out(self.app, REALM)

    def _check(self) -> BaseResponse | None:
        if comes_from_elsewhere(request):
            return Response(FROM_ELSEWHERE, 403)
        if request.path.startswith(STATIC):
            return None
        g.account = None if is_for_nobody(request) else self._account()
        refusal = refuse_another_account(request.headers.get(PAGE_ACCOUNT), g.account)
        if refusal:
            return refusal
        if request.path == "/_dash-update-component":
            return self._check_callback()
        is_public = get_public_routes(self.app).test(request.path)
        if g.account and g.account.must_change_password:
            is_page = bool(_path_to_page(self.app.strip_relative_path(request.path))[0])
            opens = request.path == ACCOUNT or (is_public and not is_page)
            return None if opens else redirect(ACCOUNT)
        if g.account or is_public:
            return None
        opens_page = request.headers.get("Sec-Fetch-Mode") == "navigate" and "Authorization" not in request.headers
        if opens_page and request.path.count("/") > 1:
            return redirect(_log_in_and_go_on(request.full_path.rstrip("?")))
        return self.login_request()

    def _go_on(self) -> BaseResponse:
        """Let somebody log in, in the way of their choice, and send them to where they were going."""
        wanted = next_page(request.args.get("next", ""))
        if g.account:
            return redirect(wanted)
        if not self._single_sign_on or (self._with_passwords and request.args.get("with") == "password"):
            return log_in_page()
        by_provider = f"{BEGIN}?{urlencode({'next': wanted})}"
        if not self._with_passwords:
            return redirect(by_provider)
        ways = {f"Log in by {self._single_sign_on.name}": by_provider}
        ways["Log in with a password"] = f"{_log_in_and_go_on(wanted)}&with=password"
        return plain_page("Log in to see your lists", "There are two ways in.", {**ways, "Home": "/"})

    def _check_callback(self) -> BaseResponse | None:
        has_to_wait = "login_wait" in g
        refusal = (not has_to_wait and refuse_another_version(request, self._version)) or self._refusal_of_callback()
        # Browsers answer a challenge to a script by asking for a password, again and again. Here the page asks instead.
        if refusal:
            refusal.headers.pop("WWW-Authenticate", None)
        return refusal

    def _refusal_of_callback(self) -> BaseResponse | None:
        body = read_body(request)
        if not has_its_shape(self.app, body, g.account.id if g.account else None) or not _has_a_path(body):
            return Response(NOT_UNDERSTOOD, 400) if g.account else self.login_request()
        page = self._page_of(body)
        if g.account and g.account.must_change_password:
            opens = body["output"] in self._callbacks_before_change or page == ACCOUNT
            return None if opens else Response(CHANGE_FIRST, 403)
        is_public = body["output"] in self._public_callbacks or (page and get_public_routes(self.app).test(page))
        return None if g.account or is_public else self.login_request()

    def _page_of(self, body: dict) -> str | None:
        """Return the address of the page that Dash's router is asked for, "/" if there is none; otherwise None."""
        if body["output"] != ROUTER:
            return None
        page, _ = _path_to_page(self.app.strip_relative_path(body["inputs"][0]["value"]))
        return (page and page["relative_path"]) or "/"

    def _account(self) -> Account | None:
        """Return the account whose name and password, or whose cookie, this request brings; or None."""
        if len(request.headers.get("Authorization", "")) > HEADER_MAX:
            return None
        try:
            given = request.authorization
        except ValueError:  # not ASCII where it must be
            return None
        if self._single_sign_on and (given is None or is_nobody(given)):
            return self._single_sign_on.account()
        if given is None or given.type != "basic" or given.username is None or given.password is None:
            return None
        if is_nobody(given) or not self._with_passwords:
            return None
        agent = agent_name(request.headers.get("User-Agent", ""))
        try:
            return self._passwords.account_of(given.username, given.password, address_of(request.remote_addr), agent)
        except TooManyTries as refusal:
            g.login_wait = refusal.seconds
            return None
