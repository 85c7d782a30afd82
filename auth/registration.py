"""Lets people make their own accounts, as far as the setting ``REGISTRATION`` allows."""

from flask import current_app, request

from auth.password_rules import check_password
from auth.passwords import hash_password
from auth.throttle import address_of
from auth.turns import check_turn, count_turn
from domain.clean import Invalid
from domain.names import clean_name
from storage.accounts.accounts import Account, add_account
from storage.accounts.invites import NOT_VALID, is_open, redeem


def registration() -> str:
    """Return who may make an account: nobody (``closed``), those with an invitation (``invite``), or all (``open``)."""
    return current_app.config["REGISTRATION"]


def check_may_register(token: object, now: str) -> None:
    """Raise `Invalid` unless somebody with the invitation `token` may make an account."""
    if registration() == "closed":
        raise Invalid("Nobody can register here. Ask the person who runs this server for an account.")
    if registration() == "invite" and not (isinstance(token, str) and is_open(token, now)):
        raise Invalid(NOT_VALID)


def clean_new_account(name: object, password: object) -> tuple[Invalid | None, Invalid | None]:
    """Return what is wrong with the name and with the password, if anything."""
    wrong_name = wrong_password = None
    cleaned = ""
    try:
        cleaned = clean_name(name)
    except Invalid as refusal:
        wrong_name = refusal
    try:
        check_password(password, cleaned)
    except Invalid as refusal:
        wrong_password = refusal
    return wrong_name, wrong_password


def register(name: str, password: str, token: object, now: str) -> Account:
    """Make an account and return it.

    Raises `Invalid` if the name is taken, the invitation was used, or too many tries come from this address.
    """
    tries = f"register from {address_of(request.remote_addr)}"
    check_turn(tries)
    count_turn(tries)
    name = clean_name(name)
    password_hash = hash_password(check_password(password, name))
    if registration() == "open":
        account_id = add_account(name, password_hash, now)
    else:
        account_id = redeem(str(token), name, password_hash, now)
    return Account(account_id, name, password_hash)
