"""How accounts count days and hours: their time zones, and when their days and weeks begin."""

from sqlalchemy import Connection, bindparam, select, update

from domain.days import Calendar, clean_setting
from storage.database.engine import once_a_moment, reading, writing
from storage.database.tables import accounts

# Asked with every window, so it is built once.
_CALENDAR = select(*(accounts.c[name] for name in Calendar.__dataclass_fields__)).where(
    accounts.c.id == bindparam("account")
)


def calendar_of(account_id: int) -> Calendar:
    """Return how the account counts days."""
    with reading() as connection:
        return calendar_in(connection, account_id)


@once_a_moment
def calendar_in(connection: Connection, account_id: int) -> Calendar:
    """Return what `calendar_of` does, within a transaction."""
    row = connection.execute(_CALENDAR, {"account": account_id}).one_or_none()
    return Calendar(*row) if row else Calendar()


def set_calendar(account_id: int, name: object, value: object) -> None:
    """Set one field of the account's calendar, or raise `Invalid`. It counts as a change that other devices hear of."""
    field, cleaned = str(name), clean_setting(name, value)
    with writing() as connection:
        changed = update(accounts).where(accounts.c.id == account_id, accounts.c[field] != cleaned)
        connection.execute(changed.values({field: cleaned, "seq": accounts.c.seq + 1}))


def take_time_zone(account_id: int, time_zone: object) -> None:
    """Set the time zone of the account's first browser, unless the account has one already. Raises `Invalid`."""
    cleaned = clean_setting("time_zone", time_zone)
    with writing() as connection:
        own = update(accounts).where(accounts.c.id == account_id, accounts.c.time_zone == "")
        connection.execute(own.values(time_zone=cleaned))
