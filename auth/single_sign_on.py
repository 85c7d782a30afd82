"""Logs people in at an OpenID provider: dash-auth's OIDC, beside passwords or instead of them."""

import logging
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from authlib.common.errors import AuthlibBaseError
from dash import Dash
from dash_auth.oidc_auth import OIDCAuth
from flask import Response, request, session, url_for
from joserfc.errors import JoseError
from requests import RequestException
from werkzeug.wrappers import Response as BaseResponse

from auth.agents import agent_name
from auth.next_page import lead_to, next_page
from auth.password_login import note_login
from auth.plain_page import plain_page
from auth.sessions import log_in
from auth.throttle import address_of
from auth.ways_in import BEGIN, OIDC_ROUTES
from config import Settings
from domain.allowed import DISCOVERY
from domain.clean import Invalid
from domain.names import clean_name
from storage.accounts.accounts import Account, add_account, find_account_of
from storage.database.engine import NotNow

PROVIDER = "sso"

SUBJECT_MAX = 512
"""The characters that the database has room for. In OpenID Connect, a `sub` has at most 255 (Core 1.0, section 2)."""

log = logging.getLogger(__name__)


class SingleSignOn(OIDCAuth):
    """Sends people to the provider. When they come back, a session begins (`auth.sessions`).

    When the session is over, the provider is asked again. A person who is still logged in there does not notice.
    """

    def __init__(self, app: Dash, settings: Settings):
        self._settings = settings
        login_route, callback_route = OIDC_ROUTES
        super().__init__(app, secret_key=settings.secret_key[0], login_route=login_route, callback_route=callback_route)
        self.register_provider(
            PROVIDER,
            client_id=settings.oidc_client_id,
            client_secret=settings.oidc_client_secret,
            server_metadata_url=settings.oidc_issuer + DISCOVERY,
            client_kwargs={
                "scope": "openid email profile" + (" groups" if settings.oidc_groups else ""),
                "code_challenge_method": "S256",  # PKCE, RFC 7636
            },
        )

    def login_request(self, idp: str = PROVIDER) -> BaseResponse:
        """Send the browser to the provider."""
        session["next"] = next_page(request.args.get("next", ""))
        try:
            return super().login_request(idp)
        except (AuthlibBaseError, RequestException, ValueError):
            log.warning(
                "The OpenID provider cannot be reached, or does not answer as one: %s", self._settings.oidc_issuer
            )
            return self._did_not_work(503)

    def callback(self, idp: str) -> BaseResponse:
        """Log in a person who comes back from the provider (OpenID Connect Core 1.0, section 3.1.2.5)."""
        try:
            claims = self._claims(idp)
        except (AuthlibBaseError, JoseError, RequestException, ValueError, KeyError) as error:
            log.warning("A log-in by the OpenID provider did not work: %s", type(error).__name__)
            return self._did_not_work(401)
        try:
            account = self._account_of(claims)
        except Invalid as refusal:
            return plain_page("You cannot log in here", str(refusal), {"Home": "/"}, status=403)
        with suppress(NotNow):  # as with a password
            note_login(account, agent_name(request.headers.get("User-Agent", "")), address_of(request.remote_addr))
        wanted = session.get("next", "/lists")
        session.clear()
        log_in(account, stays=False)
        return lead_to(wanted)

    def logout(self) -> BaseResponse:
        """Sign out as after any other log-in."""
        return lead_to("/signed-out")

    @property
    def name(self) -> str:
        """Return the provider's name for people."""
        return self._settings.oidc_name

    def _protect(self) -> None:
        """Do nothing: `auth.login.Login` looks at every request already."""

    def _create_redirect_uri(self, idp: str) -> str:
        """Return where the provider sends people back to. dash-auth would trust any X-Forwarded-Host."""
        own = self._settings.address
        return own + url_for("oidc_callback", idp=idp, _external=not own)

    def _claims(self, idp: str) -> dict[str, Any]:
        """Return the provider's claims about the person who came back. Raises if they cannot be trusted."""
        client = self.get_oauth_client(idp)
        token = client.authorize_access_token()
        known, more = token["userinfo"], client.userinfo(token=token)
        if more["sub"] != known["sub"]:  # OpenID Connect Core 1.0, section 5.3.2
            raise ValueError("The answers are about two people.")
        return {**more, **known}

    def _account_of(self, claims: Mapping[str, Any]) -> Account:
        """Return the account with these claims, and make it the first time. Raises `Invalid` for people to keep out."""
        if not may_enter(claims, self._settings.oidc_domains, self._settings.oidc_groups):
            raise Invalid("The provider knows you, but you may not use this server. Ask its admin.")
        subject = f"{claims['iss']} {claims['sub']}"
        if not subject.isprintable() or len(subject) > SUBJECT_MAX:
            raise Invalid("The provider knows you, but its id for you cannot be stored here. Ask your admin.")
        account = find_account_of(subject)
        if account is None:
            add_account(_name(claims), "", datetime.now(UTC).isoformat(), subject=subject)
            account = find_account_of(subject)
        if account is None or account.disabled_at:
            raise Invalid("Your account is switched off. Ask the admin of this server.")
        return account

    def _did_not_work(self, status: int) -> Response:
        links = {"Try again": BEGIN, "Home": "/"}
        return plain_page("That did not work", f"You are not logged in by {self.name}.", links, status)


def may_enter(claims: Mapping[str, Any], domains: tuple[str, ...], groups: tuple[str, ...]) -> bool:
    """Return whether the person with these `claims` has a verified address in one of `domains`, or is in a group."""
    email, theirs = claims.get("email"), claims.get("groups")
    verified = isinstance(email, str) and claims.get("email_verified") is True
    in_domain = verified and str(email).rpartition("@")[2].lower() in domains
    return in_domain or (isinstance(theirs, list) and any(group in groups for group in theirs))


def _name(claims: Mapping[str, Any]) -> str:
    """Return a name for a new account: the address if it is verified, otherwise a name that the provider has."""
    address = claims.get("email") if claims.get("email_verified") is True else None
    for name in (address, claims.get("preferred_username"), claims.get("name"), claims["sub"]):
        with suppress(Invalid):
            return clean_name(name)
    raise Invalid("The provider knows you, but by no name that an account can have. Ask the admin of this server.")
