"""The log-in: dash-auth's HTTP Basic, where everything is private except for public routes.

How it differs from `dash_auth.BasicAuth`, and why, is in docs/decisions/0003-login.md.
"""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from dash import Dash
from dash._callback import GLOBAL_CALLBACK_MAP
from dash._pages import _path_to_page
from dash_auth import BasicAuth
from dash_auth.public_routes import get_public_routes
from flask import Response, abort, g, has_request_context, request
from werkzeug.wrappers import Response as BaseResponse

from auth.agents import agent_name
from auth.callback_requests import has_its_shape, read_body
from auth.here import take_back
from auth.next_page import lead_to, next_page
from auth.open_page import PAGE_ACCOUNT, is_for_nobody, refuse_another_account, refuse_another_version
from auth.origins import refuse_from_elsewhere
from auth.password_login import PasswordLogin, TooManyTries
from auth.plain_page import plain_page
from auth.sessions import session_account
from auth.sign_out import SIGN_OUT, SIGNED_OUT, add_sign_out, is_nobody
from auth.signed_cookie import set_up_signed_cookie
from auth.throttle import address_of
from auth.ways_in import BEGIN, LOG_IN, OIDC_ROUTES, PASSWORDS, SINGLE_SIGN_ON, Wait, log_in_by_password, plain_form
from domain.clean import Invalid
from domain.names import NAME_MAX
from storage.accounts.accounts import Account

if TYPE_CHECKING:
    from auth.single_sign_on import SingleSignOn

REALM = 'Basic realm="Dash To-Do{}", charset="UTF-8"'
"""It has the path of the app, since browsers send what they know for a realm to everything on a host that asks in its
name."""
ROUTER = ".._pages_content.children..._pages_store.data.."
STATIC = ("/assets/", "/_dash-component-suites/")
HEADER_MAX = 2048
# A browser that logs in at /lists/1 sends its credentials to /lists/... only, and Dash's own routes would not know it
# (RFC 7617, section 2.2). So a page further down sends it here, beside the root, to log in for everything.
PROMPT = "/prompt"
ACCOUNT = "/account"

NOT_UNDERSTOOD = "This request is not understood. Reload the page."
LOG_IN_AGAIN = "You are not logged in, or not any more. Reload the page."
CHANGE_FIRST = "Your password is a one-time password. Open /account and choose another one first."


def log_in_page(refusal: str = "", name: str = "", status: int = 401) -> Response:
    """Answer with a page that asks for a name and a password without a script, and then leads to what was asked for."""
    wanted = request.args.get("next", "") if request.path in (LOG_IN, PROMPT) else request.full_path
    form = plain_form(_then(LOG_IN, next_page(wanted)), name, refusal)
    return plain_page("Log in to see your lists", form, {"Home": "/"}, status)


def challenge() -> Response:
    """Make the browser ask for a name and a password (RFC 7617). If the person gives none, the form is seen.

    Not for a script of a page, which says whose page it is: browsers would ask again and again.
    """
    answer = log_in_page()
    if PAGE_ACCOUNT not in request.headers:
        answer.headers["WWW-Authenticate"] = REALM.format(request.root_path)
    return answer


def too_many_tries_page(seconds: int) -> Response:
    """Say when the next try to log in is allowed (RFC 6585, section 4)."""
    when = f"in {seconds} seconds" if seconds > 1 else "in a second"
    return plain_page(
        "Too many attempts to log in",
        f"A name or a password was wrong several times. Try again {when}.",
        {"Try again": "/lists", "Home": "/"},
        status=429,
        headers={"Retry-After": str(seconds)},
    )


def _then(address: str, wanted: str) -> str:
    return f"{address}?{urlencode({'next': wanted})}"


def current_account() -> Account | None:
    """Return who is logged in on this request; None for a visitor, or outside a request."""
    return g.get("account") if has_request_context() else None


def require_account() -> Account:
    """Return who is logged in. Ends the request with 401 for a visitor. For private pages and callbacks."""
    account = current_account()
    if account is None:
        abort(challenge())
    return account


def require_admin() -> Account:
    """Return the admin who is logged in. Ends the request with 401 for a visitor, and with 404 for others."""
    account = require_account()
    if not account.is_admin:
        abort(404)
    return account


def is_public_page(app: Dash, path: str) -> bool:
    """Return whether a visitor may see the page at a path of the app, or hear that there is none."""
    page, _ = _path_to_page(path.strip("/"))
    return get_public_routes(app).test((page and page["path"]) or "/")


def _has_a_path(body: dict) -> bool:
    """Return whether a request to Dash's router has a path and a query, both text. Other requests need none."""
    if body["output"] != ROUTER:
        return True
    path, query = (sent.get("value") for sent in body["inputs"])
    return isinstance(path, str) and isinstance(query, str) and path.startswith(f"{request.root_path}/")


def opens_page() -> bool:
    """Return whether a person opens a page, as opposed to a script or a program. Over http, browsers tell less."""
    if request.method != "GET":
        return False
    is_navigation = request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
    return is_navigation and "text/html" in request.headers.get("Accept", "")


class Login(BasicAuth):
    """Protects everything but public routes, pages at public routes, and the callbacks in `public_callbacks`.

    An account with a one-time password may only call `callbacks_before_change`, and open the page that changes it.
    """

    def __init__(
        self,
        app: Dash,
        public_routes: list[str],
        public_callbacks: Collection[str],
        callbacks_before_change: Collection[str],
        secret_key: Sequence[str],
        version: str,
        single_sign_on: "SingleSignOn | None" = None,
        with_passwords: bool = True,
        prompt: str = "browser",
    ):
        self._public_callbacks = frozenset(public_callbacks)
        self._callbacks_before_change = frozenset(callbacks_before_change)
        self._passwords = PasswordLogin(secret_key[0])
        self._version = version
        self._with_passwords = with_passwords
        self._asks_in_page = prompt == "page" or single_sign_on is not None
        app.server.config[PASSWORDS] = self._passwords if with_passwords else None
        app.server.config[SINGLE_SIGN_ON] = single_sign_on.name if single_sign_on else None
        ways_in = [LOG_IN, PROMPT, *(OIDC_ROUTES if single_sign_on else [])]
        super().__init__(
            app, auth_func=self._passwords.account_of, public_routes=[*public_routes, *ways_in, SIGN_OUT, SIGNED_OUT]
        )
        set_up_signed_cookie(app.server, secret_key)

    def check_callbacks(self) -> None:
        """Raise `ValueError` if a callback that was named does not exist. Call it before serving."""
        # Dash keeps what `dash.callback` registers elsewhere until the first request.
        named = self._public_callbacks | self._callbacks_before_change
        unknown = named - self.app.callback_map.keys() - GLOBAL_CALLBACK_MAP.keys()
        if unknown:
            raise ValueError(f"Named for the login, but there is no such callback: {sorted(unknown)}")

    def is_authorized(self) -> bool:
        """Return whether this request brings valid credentials, or the cookie of a session."""
        return g.get("account") is not None

    def login_request(self) -> BaseResponse:
        """Ask for a name and a password, or say how long to wait. People get a page that asks, if there is one."""
        if g.get("login_wait"):
            return too_many_tries_page(g.login_wait)
        if self._asks_in_page and opens_page():
            return lead_to(_then(LOG_IN, request.full_path.rstrip("?")))
        return challenge() if self._with_passwords else Response(LOG_IN_AGAIN, 401)

    def _protect(self) -> None:
        self.app.server.before_request(self._check)
        self.app.server.after_request(take_back)
        self.app.server.add_url_rule(PROMPT, "prompt", self._prompt)
        self.app.server.add_url_rule(LOG_IN, "log_in", self._log_in, methods=["POST"])
        add_sign_out(self.app, REALM)

    def _check(self) -> BaseResponse | None:
        refusal = refuse_from_elsewhere(request)
        if refusal:
            return refusal
        if request.path.startswith(STATIC):
            return None
        g.account = None if is_for_nobody(request) else self._account()
        refusal = refuse_another_account(request.headers.get(PAGE_ACCOUNT), g.account)
        if refusal:
            return refusal
        if request.path == "/_dash-update-component":
            return self._check_callback()
        if request.path == LOG_IN and request.method == "GET" and (way_on := self._way_on()):
            return lead_to(way_on)
        is_public = get_public_routes(self.app).test(request.path)
        if g.account and g.account.must_change_password:
            is_page = bool(_path_to_page(request.path.strip("/"))[0])
            opens = request.path == ACCOUNT or (is_public and not is_page)
            return None if opens else lead_to(ACCOUNT)
        if g.account or is_public:
            return None
        if request.path.count("/") > 1 and opens_page() and "Authorization" not in request.headers:
            return lead_to(_then(LOG_IN if self._asks_in_page else PROMPT, request.full_path.rstrip("?")))
        return self.login_request()

    def _way_on(self) -> str | None:
        """Return where to go on if the page that asks for a name and a password has nothing to ask; otherwise None."""
        wanted = next_page(request.args.get("next", ""))
        if g.account:
            return wanted
        return None if self._with_passwords else _then(BEGIN, wanted)

    def _prompt(self) -> BaseResponse:
        """Make the browser ask, and go on once it knows the password."""
        return lead_to(next_page(request.args.get("next", ""))) if g.account else challenge()

    def _log_in(self) -> BaseResponse:
        """Log in by the form of a page without scripts."""
        name = request.form.get("name", "")[:NAME_MAX]
        try:
            log_in_by_password(name, request.form.get("password"), "stays" in request.form)
        except Wait as refusal:
            answer = log_in_page(str(refusal), name, 429)
            answer.headers["Retry-After"] = str(refusal.seconds)
            return answer
        except Invalid as refusal:
            return log_in_page(str(refusal), name)
        return lead_to(next_page(request.args.get("next", "")), 303)

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
        """Return the path of the page that Dash's router is asked for, "/" if it has none; None for other callbacks."""
        if body["output"] != ROUTER:
            return None
        page, _ = _path_to_page(self.app.strip_relative_path(body["inputs"][0]["value"]))
        return (page and page["path"]) or "/"

    def _account(self) -> Account | None:
        """Return the account of this request's session, or of its name and password; or None."""
        account = session_account()
        if account:
            return account
        if len(request.headers.get("Authorization", "")) > HEADER_MAX:
            return None
        try:
            given = request.authorization
        except ValueError:  # not ASCII, though it must be
            return None
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
