"""Accounts, invitations and the audit log as admins see them. Instants are ISO 8601 in UTC."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """An account. `lists` is how many it has."""

    id: int
    name: str
    role: str
    disabled_at: str | None
    must_change_password: bool
    created_at: str
    last_login_at: str | None
    lists: int


@dataclass(frozen=True)
class Invite:
    """An invitation that nobody has used yet. `id` is no secret: the link cannot be made from it."""

    id: str
    for_whom: str
    made_by: str | None
    """The name of the admin; None for an invitation from the command line."""
    expires_at: str


@dataclass(frozen=True)
class Entry:
    """A line of the audit log. `actor` is the name of an account, or has a colon, as in ``command line:root``."""

    id: int
    at: str
    actor: str
    action: str
    account: str
    detail: str


def lists_in_words(count: int) -> str:
    """Return a number of lists in words."""
    return "1 list" if count == 1 else f"{count} lists"
