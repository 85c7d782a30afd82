"""The audit log: what was done to accounts, when and by whom. Its lines stay when an account is deleted."""

from sqlalchemy import Connection, insert, select

from domain.people import Entry
from storage.database.engine import reading
from storage.database.tables import audit


def note(connection: Connection, actor: str, action: str, account: str, now: str, detail: str = "") -> None:
    """Write a line in the same transaction as the change that it tells of. No secret belongs in it."""
    connection.execute(
        insert(audit).values(at=now, actor=actor[:64], action=action, account=account[:64], detail=detail)
    )


def entries(before: int | None = None, size: int = 50) -> list[Entry]:
    """Return up to `size` lines, the newest first; with `before`, those older than the line with that id."""
    query = select(*(audit.c[name] for name in Entry.__dataclass_fields__)).order_by(audit.c.id.desc()).limit(size)
    if before is not None:
        query = query.where(audit.c.id < before)
    with reading() as connection:
        return [Entry(*row) for row in connection.execute(query)]
