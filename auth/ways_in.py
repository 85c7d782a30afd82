"""The ways in besides HTTP Basic: a form for name and password, and a link that logs in once."""

from datetime import UTC, datetime
from urllib.parse import urlencode

from dash import get_relative_path
from flask import current_app, request
from markupsafe import Markup

from auth.agents import agent_name
from auth.next_page import next_page
from auth.password_login import TooManyTries
from auth.sessions import log_in
from auth.throttle import address_of
from domain.clean import Invalid
from storage.accounts.accounts import Account
from storage.accounts.sessions import take_login_link

LOG_IN = "/log-in"
"""The page with the form, and where the form is sent without a script."""

BEGIN = "/oidc/sso/login"
"""Where the way to the OpenID provider begins."""
OIDC_ROUTES = ["/oidc/<idp>/login", "/oidc/<idp>/callback"]
"""The public addresses where that way begins and ends, for dash-auth."""

PASSWORDS = "PASSWORD_LOGIN"
"""The key under which the app keeps its `auth.password_login.PasswordLogin`; None if no password logs in."""

SINGLE_SIGN_ON = "SINGLE_SIGN_ON"
"""The key under which the app keeps its OpenID provider's name for people; None if there is none."""

WRONG = "The name or the password is wrong. Try again."


class Wait(Invalid):
    """There were too many wrong tries. The next one is possible after `seconds`."""

    def __init__(self, seconds: int):
        unit = "second" if seconds == 1 else "seconds"
        super().__init__(f"Too many tries were wrong. Try again in {seconds} {unit}.")
        self.seconds = seconds


def log_in_by_password(name: object, password: object, stays: bool) -> Account:
    """Begin a session of the account with this name and password. Raises `Invalid` (`Wait` for guessers)."""
    passwords = current_app.config[PASSWORDS]
    if passwords is None:
        raise Invalid("Nobody logs in with a password here. Go back to the start page.")
    agent, address = agent_name(request.headers.get("User-Agent", "")), address_of(request.remote_addr)
    given = (name if isinstance(name, str) else "", password if isinstance(password, str) else "")
    try:
        account = passwords.account_of(*given, address, agent)
    except TooManyTries as refusal:
        raise Wait(refusal.seconds) from None
    if account is None:
        raise Invalid(WRONG)
    log_in(account, stays)
    return account


def log_in_by_link(token: str) -> Account:
    """Begin a session by a link that logs in once. Raises `Invalid` if it was used or has ended."""
    account = take_login_link(token, datetime.now(UTC).isoformat())
    log_in(account, stays=True)
    return account


def ways_to(wanted: str) -> tuple[str, str, str | None, str]:
    """Return the arguments of `components.account.log_in`: ways in that lead on to `wanted`, or else to the lists."""
    goes_to = next_page(wanted)
    query = urlencode({"next": goes_to})
    return f"{LOG_IN}?{query}", goes_to, current_app.config[SINGLE_SIGN_ON], f"{BEGIN}?{query}"


_FORM = Markup(
    '<form method="post" action="{action}">{refusal}'
    '<label>Name<input name="name" value="{name}" autocomplete="username" required{first}></label>'
    '<label>Password<input name="password" type="password" autocomplete="current-password" required{again}></label>'
    '<label class="beside"><input name="stays" type="checkbox"> Stay logged in on this device</label>'
    "<button>Log in</button></form>"
)
_REFUSAL = Markup('<p role="alert">{}</p>')
_FOCUS = Markup(" autofocus")


def plain_form(action: str, name: str = "", refusal: str = "") -> Markup:
    """Return the form as HTML without scripts, sent to `action`. After a `refusal` it has the name as typed."""
    said, first, again = (_REFUSAL.format(refusal), "", _FOCUS) if refusal else ("", _FOCUS, "")
    return _FORM.format(action=get_relative_path(action), refusal=said, name=name, first=first, again=again)
