"""Accounts: who may log in, and how accounts are managed.

Every function that changes an account takes the name of who does it (`actor`) and the instant (`now`), and writes both
to the audit log in the same transaction. There is always at least one admin who can log in.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, exists, func, insert, select, update

from domain.clean import Invalid
from domain.lists import INBOX, INBOX_ORDER, inbox_of
from domain.names import name_key
from domain.people import Person
from storage.access import owned_by
from storage.accounts.audit import note
from storage.database.engine import reading, together, writing
from storage.database.tables import accounts, facts, invites, lists, sessions

GONE = "This account is not there any more. Reload the page."
LAST_ADMIN = "{} is the last admin who can log in. Make somebody else an admin first."
TAKEN = "There is already an account called {}. Choose another name."


@dataclass(frozen=True)
class Account:
    """Someone who can log in."""

    id: int
    name: str
    password_hash: str
    role: str = "member"
    disabled_at: str | None = None
    must_change_password: bool = False

    @property
    def is_admin(self) -> bool:
        """Return whether this account may manage other accounts."""
        return self.role == "admin"


ACCOUNT = tuple(accounts.c[name] for name in Account.__dataclass_fields__)
"""The columns of an `Account`."""
_PERSON = (
    *(accounts.c[name] for name in Person.__dataclass_fields__ if name != "lists"),
    select(func.count())
    .where(owned_by(accounts.c.id), lists.c.deleted_at.is_(None))
    .correlate(accounts)
    .scalar_subquery(),
)
# Asked with every request, so it is built once.
_BY_NAME = select(*ACCOUNT).where(accounts.c.name_key == bindparam("key"))


def find_account(name: str) -> Account | None:
    """Return the account called `name`, in any case of letters, or None."""
    with reading() as connection:
        row = connection.execute(_BY_NAME, {"key": name_key(name)}).one_or_none()
    return Account(*row) if row else None


def find_account_of(subject: str) -> Account | None:
    """Return the account that an OpenID provider knows as `subject` (issuer and subject, with a blank between)."""
    with reading() as connection:
        row = connection.execute(select(*ACCOUNT).where(accounts.c.subject == subject)).one_or_none()
    return Account(*row) if row else None


def find_person(account_id: int) -> Person | None:
    """Return the account as admins see it, or None."""
    with reading() as connection:
        row = connection.execute(select(*_PERSON).where(accounts.c.id == account_id)).one_or_none()
    return Person(*row) if row else None


def people(after: str = "", beginning: str = "", size: int = 25) -> list[Person]:
    """Return up to `size` accounts by name, after the name `after`, whose names begin with `beginning`."""
    key = name_key(beginning)
    query = select(*_PERSON).where(accounts.c.name_key > name_key(after)).order_by(accounts.c.name_key).limit(size)
    if key:
        query = query.where(accounts.c.name_key >= key, accounts.c.name_key < key + "\U0010ffff")
    with reading() as connection:
        return [Person(*row) for row in connection.execute(query)]


def any_account() -> bool:
    """Return whether any account exists."""
    with reading() as connection:
        return bool(connection.scalar(select(exists(select(accounts.c.id)))))


def add_account(
    name: str,
    password_hash: str,
    now: str,
    role: str = "member",
    *,
    must_change: bool = False,
    subject: str | None = None,
    actor: str | None = None,
) -> int:
    """Make an account and return its id. `name` is clean (`domain.names`), `role` is ``member`` or ``admin``.

    With an empty `password_hash`, no password opens it: only the OpenID provider that knows it as `subject` does.
    Without an `actor`, the account made itself. Raises `Invalid` if the name is taken.
    """
    with writing() as connection:
        account_id = insert_account(connection, name, password_hash, now, role, must_change, actor or name)
        if subject:
            connection.execute(update(accounts).where(accounts.c.id == account_id).values(subject=subject))
        return account_id


def insert_account(
    connection: Connection, name: str, password_hash: str, now: str, role: str, must_change: bool, actor: str
) -> int:
    """Do what `add_account` does within a transaction."""
    take_turn(connection)
    if connection.scalar(select(accounts.c.id).where(accounts.c.name_key == name_key(name))) is not None:
        raise Invalid(TAKEN.format(name))
    made = connection.execute(
        insert(accounts).values(
            name=name,
            name_key=name_key(name),
            password_hash=password_hash,
            created_at=now,
            role=role,
            must_change_password=must_change,
        )
    ).inserted_primary_key
    assert made is not None
    inbox = {"id": inbox_of(made[0]), "account_id": made[0], "title": INBOX, "order": INBOX_ORDER, "created_at": now}
    connection.execute(insert(lists).values(inbox))
    note(connection, actor, "add", name, now, detail=role)
    return made[0]


def take_turn(connection: Connection) -> None:
    """Let one change of accounts or invitations run at a time: of two admins who remove each other, one stays."""
    connection.execute(select(facts.c.value).where(facts.c.name == "id").with_for_update())


def set_password(
    account_id: int, password_hash: str, must_change: bool, actor: str, now: str, keep: str | None = None
) -> None:
    """Set the account's password; with `must_change`, a one-time one. Raises `Invalid` if the account is gone.

    All sessions of the account end, except the one to `keep`, from which the password was changed.
    """
    action = "reset password" if must_change else "set password"
    with together():
        _change(account_id, action, actor, now, password_hash=password_hash, must_change_password=must_change)
        end_other_sessions(account_id, keep)


def end_other_sessions(account_id: int, but: str | None) -> None:
    """End all sessions of an account, except `but` if that is given."""
    with writing() as connection:
        connection.execute(delete(sessions).where(sessions.c.account_id == account_id, sessions.c.id != (but or "")))


def renew_hash(account_id: int, old: str, new: str) -> bool:
    """Store a new hash of the same password. Returns False if the password has changed meanwhile."""
    with writing() as connection:
        return bool(
            connection.execute(
                update(accounts)
                .where(accounts.c.id == account_id, accounts.c.password_hash == old)
                .values(password_hash=new)
            ).rowcount
        )


def disable(account_id: int, actor: str, now: str) -> None:
    """Disable the account and end its sessions. Raises `Invalid` if it is gone, or the last admin."""
    with together():
        _change(account_id, "disable", actor, now, _leave_an_admin, disabled_at=now)
        end_other_sessions(account_id, None)


def enable(account_id: int, actor: str, now: str) -> None:
    """Enable the account: it can log in again. Raises `Invalid` if it is gone."""
    _change(account_id, "enable", actor, now, disabled_at=None)


def make_admin(account_id: int, actor: str, now: str) -> None:
    """Make the account an admin. Raises `Invalid` if it is gone."""
    _change(account_id, "make admin", actor, now, role="admin")


def make_member(account_id: int, actor: str, now: str) -> None:
    """Make the account a member again. Raises `Invalid` if it is gone, or the last admin."""
    _change(account_id, "make member", actor, now, _leave_an_admin, role="member")


def remove(account_id: int, actor: str, now: str) -> None:
    """Delete the account with everything that it has. Raises `Invalid` if it is gone, or the last admin."""
    with writing() as connection:
        take_turn(connection)
        account = _expect(connection, account_id)
        _leave_an_admin(connection, account)
        connection.execute(delete(accounts).where(accounts.c.id == account_id))
        note(connection, actor, "remove", account.name, now)


def _change(
    account_id: int,
    action: str,
    actor: str,
    now: str,
    check: Callable[[Connection, Account], None] | None = None,
    **values: Any,
) -> None:
    with writing() as connection:
        take_turn(connection)
        account = _expect(connection, account_id)
        if check:
            check(connection, account)
        connection.execute(update(accounts).where(accounts.c.id == account_id).values(**values))
        note(connection, actor, action, account.name, now)


def _expect(connection: Connection, account_id: int) -> Account:
    row = connection.execute(select(*ACCOUNT).where(accounts.c.id == account_id)).one_or_none()
    if row is None:
        raise Invalid(GONE)
    return Account(*row)


def _leave_an_admin(connection: Connection, account: Account) -> None:
    """Raise `Invalid` if no other admin can log in. End the invitations of an admin who may not invite any more."""
    other = select(accounts.c.id).where(
        accounts.c.role == "admin", accounts.c.disabled_at.is_(None), accounts.c.id != account.id
    )
    if account.is_admin and not account.disabled_at and connection.scalar(other.limit(1)) is None:
        raise Invalid(LAST_ADMIN.format(account.name))
    connection.execute(delete(invites).where(invites.c.made_by == account.id, invites.c.used_at.is_(None)))
