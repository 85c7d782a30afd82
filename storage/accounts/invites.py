"""Invitations: links that make one account each, and end after some days. A link holds a token."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, insert, select, update

from domain.clean import Invalid, is_id
from domain.people import Invite
from storage.accounts.accounts import insert_account, take_turn
from storage.accounts.audit import note
from storage.accounts.tokens import hashed, new_token
from storage.database.engine import reading, writing
from storage.database.tables import accounts, invites

DAYS = 7
SHOWN = 50
NOT_VALID = f"This invitation is not valid: it was used, taken back, or is older than {DAYS} days. Ask for a new one."


def add_invite(made_by: int | None, for_whom: str, actor: str, now: str) -> str:
    """Make an invitation and return its token, which cannot be looked up again.

    `made_by` is the id of an admin or None; the invitation ends when that admin may not invite any more. `for_whom` is
    a note for admins.
    """
    token = new_token()
    expires_at = (datetime.fromisoformat(now) + timedelta(days=DAYS)).isoformat()
    with writing() as connection:
        take_turn(connection)
        connection.execute(delete(invites).where(invites.c.expires_at <= now))
        connection.execute(
            insert(invites).values(
                token_hash=hashed(token), made_by=made_by, made_at=now, expires_at=expires_at, for_whom=for_whom
            )
        )
        note(connection, actor, "invite", for_whom, now)
    return token


def open_invites(now: str) -> list[Invite]:
    """Return the invitations that can be used, the newest first, at most `SHOWN`."""
    query = (
        select(invites.c.token_hash, invites.c.for_whom, accounts.c.name, invites.c.expires_at)
        .outerjoin(accounts, accounts.c.id == invites.c.made_by)
        .where(*_waits(now))
        .order_by(invites.c.made_at.desc(), invites.c.token_hash)
        .limit(SHOWN)
    )
    with reading() as connection:
        return [Invite(*row) for row in connection.execute(query)]


def is_open(token: str, now: str) -> bool:
    """Return whether an account can be made with `token`."""
    query = select(invites.c.token_hash).where(invites.c.token_hash == hashed(token), *_waits(now))
    with reading() as connection:
        return connection.scalar(query) is not None


def redeem(token: str, name: str, password_hash: str, now: str) -> int:
    """Make an account by the invitation with this token, and return its id. `name` is clean (`domain.names`).

    Raises `Invalid`, with nothing done, if the invitation is no longer valid or the name is taken. If two people use it
    at once, one gets the account.
    """
    used = update(invites).where(invites.c.token_hash == hashed(token), *_waits(now)).values(used_at=now)
    with writing() as connection:
        take_turn(connection)
        if connection.execute(used).rowcount != 1:
            raise Invalid(NOT_VALID)
        return insert_account(connection, name, password_hash, now, "member", must_change=False, actor=name)


def revoke(invite_id: str, actor: str, now: str) -> None:
    """Take an invitation back. Raises `Invalid` if it was used or is gone."""
    waits = (invites.c.token_hash == invite_id, invites.c.used_at.is_(None))
    with writing() as connection:
        take_turn(connection)
        for_whom = connection.scalar(select(invites.c.for_whom).where(*waits)) if is_id(invite_id) else None
        if for_whom is None:
            raise Invalid("This invitation is not open any more. Reload the page.")
        connection.execute(delete(invites).where(*waits))
        note(connection, actor, "revoke invitation", for_whom, now)


def _waits(now: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Return the conditions for invitations that can be used."""
    return invites.c.used_at.is_(None), invites.c.expires_at > now
