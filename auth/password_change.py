"""Changes one's own password."""

from typing import Any

from auth.password_rules import check_password
from auth.passwords import PASSWORD_MAX, costly_turn, hash_password, is_right
from auth.sessions import current_session
from auth.turns import check_turn, count_turn, forget_turns
from domain.clean import Invalid
from storage.accounts.accounts import Account, set_password


class WrongPassword(Invalid):
    """The account's present password was asked for, and another one was typed."""


def check_own_password(account: Account, password: Any) -> None:
    """Raise `WrongPassword` unless `password` is the account's. A guesser has to wait."""
    if not isinstance(password, str) or not password:
        raise WrongPassword("Type your current password.")
    if len(password) > PASSWORD_MAX:
        raise WrongPassword("No password here is that long. Type your current password.")
    asked = f"password of {account.id}"
    with costly_turn():
        try:
            check_turn(asked)
        except Invalid as refusal:
            raise WrongPassword(str(refusal)) from None
        if not is_right(password, account.password_hash):
            count_turn(asked)
            raise WrongPassword("This is not your current password. Type it again.")
    forget_turns(asked)


def confirm_closing(account: Account, typed: Any) -> None:
    """Raise `Invalid` unless `typed` is the account's password, or its name if it has no password."""
    if account.password_hash:
        check_own_password(account, typed)
    elif typed != account.name:
        raise Invalid(f"Type {account.name} to close this account.")


def change_own_password(account: Account, old: Any, new: Any, now: str) -> None:
    """Set the account's password to `new`, and end all its sessions but this one.

    Raises `WrongPassword` because of `old`, and `Invalid` because of `new`.
    """
    check_own_password(account, old)
    checked = check_password(new, account.name)
    if checked == old:
        raise Invalid("This is your current password. Choose another one.")
    session = current_session()
    keep = session.id if session else None
    set_password(account.id, hash_password(checked), must_change=False, actor=account.name, now=now, keep=keep)
