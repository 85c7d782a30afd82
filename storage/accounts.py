"""Accounts: who may log in."""

from dataclasses import dataclass

from sqlalchemy import exists, insert, select

from storage.engine import reading, writing
from storage.tables import accounts


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
        """Return whether this account may manage the others."""
        return self.role == "admin"


_ACCOUNT = (
    accounts.c.id,
    accounts.c.name,
    accounts.c.password_hash,
    accounts.c.role,
    accounts.c.disabled_at,
    accounts.c.must_change_password,
)


def find_account(name: str) -> Account | None:
    """Return the account called `name`, or None."""
    with reading() as connection:
        row = connection.execute(select(*_ACCOUNT).where(accounts.c.name == name)).one_or_none()
    return Account(*row) if row else None


def any_account() -> bool:
    """Return whether there is an account at all."""
    with reading() as connection:
        return bool(connection.scalar(select(exists(select(accounts.c.id)))))


def add_account(name: str, password_hash: str, now: str, role: str = "member") -> int:
    """Make an account and return its id. The name must be free; `role` is ``member`` or ``admin``."""
    with writing() as connection:
        made = connection.execute(
            insert(accounts).values(name=name, password_hash=password_hash, created_at=now, role=role)
        ).inserted_primary_key
    assert made is not None
    return made[0]
