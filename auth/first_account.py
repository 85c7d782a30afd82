"""Makes the first account, if there is none."""

import secrets
import sys
from datetime import UTC, datetime, timedelta

from auth.password_rules import check_password
from auth.passwords import PASSWORD_MAX, hash_password
from config import BadSetting, Settings
from domain.clean import Invalid
from domain.names import clean_name
from storage.accounts.accounts import add_account, any_account
from storage.accounts.sessions import add_login_link

LINK_LASTS = timedelta(minutes=10)
"""How long the link works that is printed at the first start."""


def make_first_account(settings: Settings) -> None:
    """Make an admin's account if there is none at all, and say in the terminal how to log in with it.

    Without ``ADMIN_USER`` it is called ``admin``. Without ``ADMIN_PASSWORD`` it gets a random password, which is shown
    only this once. Raises `BadSetting` for an impossible name or password.
    """
    if any_account():
        return
    try:
        name = clean_name(settings.admin_user or "admin")
    except Invalid as refusal:
        raise BadSetting(f"ADMIN_USER: {refusal}") from None
    now = datetime.now(UTC)
    password = settings.admin_password or secrets.token_urlsafe(12)
    if not password.isprintable() or len(password) > PASSWORD_MAX:
        raise BadSetting(f"ADMIN_PASSWORD is not a password. Allowed: at most {PASSWORD_MAX} characters.")
    try:
        made = add_account(name, hash_password(password), now.isoformat(), role="admin", actor="start:")
    except Invalid:  # another process on the same database was faster, and has said so
        return
    link = add_login_link(made, (now + LINK_LASTS).isoformat())
    shown = "the one in ADMIN_PASSWORD" if settings.admin_password else password
    advice = _advice(settings.admin_password, name) if settings.admin_password else ""
    sys.stdout.write(
        "\nThe first account is made. This link logs in once, within ten minutes:\n"
        f"  {settings.url}/log-in#{link}\n"
        f"Later, log in at {settings.url}/log-in\n  name:     {name}\n  password: {shown}\n{advice}\n"
    )
    sys.stdout.flush()


def _advice(password: str, name: str) -> str:
    """Return what to do about a password that people could not choose themselves; empty if they could."""
    try:
        check_password(password, name)
    except Invalid as refusal:
        return f"It works, but people could not choose it here. {refusal}\n"
    return ""
