"""Reads an account's smart lists."""

from fractional_indexing import generate_key_between
from sqlalchemy import Connection, bindparam, func, select

from domain.clean import Invalid, is_id
from domain.smart_lists import SmartList
from domain.wire import SmartLists
from storage.access import smart_lists_made_by, smart_lists_of
from storage.database.engine import reading
from storage.database.tables import smart_lists

_OWN = smart_lists_made_by(bindparam("account"))
_ONE = select(smart_lists.c.deleted_at.is_not(None)).where(_OWN, smart_lists.c.id == bindparam("id"))
_LAST = select(func.max(smart_lists.c.order)).where(_OWN)
_PLACE = select(smart_lists.c.order).where(smart_lists_of(bindparam("account")), smart_lists.c.id == bindparam("id"))
_NEXT = select(func.min(smart_lists.c.order)).where(_OWN, smart_lists.c.order > bindparam("place"))
_FIELDS = tuple(smart_lists.c[name] for name in SmartList.__dataclass_fields__)
_KNOWN = select(*_FIELDS).where(smart_lists_of(bindparam("account"))).order_by(smart_lists.c.order, smart_lists.c.id)


def smart_list_in(connection: Connection, account_id: int, smart_list: str) -> SmartList | None:
    """Return a smart list that is not in the trash, or None."""
    query = select(*_FIELDS).where(smart_lists_of(account_id), smart_lists.c.id == smart_list)
    row = connection.execute(query).one_or_none() if is_id(smart_list) else None
    return SmartList(*row) if row else None


def find_smart_list(account_id: int, smart_list: object) -> SmartList | None:
    """Return what `smart_list_in` does, in a transaction of its own."""
    with reading() as connection:
        return smart_list_in(connection, account_id, str(smart_list))


def known_smart_lists(account_id: int) -> SmartLists:
    """Return the account's smart lists as a browser gets them, by id, in order."""
    with reading() as connection:
        found = [SmartList(*row) for row in connection.execute(_KNOWN, {"account": account_id})]
    return {
        one.id: {"title": one.title, "query": one.query, "order": one.order, **one.facts}  # type: ignore[typeddict-item]
        for one in found
    }


def is_deleted(connection: Connection, account_id: int, smart_list: str) -> bool | None:
    """Return whether a smart list is in the trash; None if the account has no such smart list."""
    return connection.scalar(_ONE, {"account": account_id, "id": smart_list})


def place_of_one(connection: Connection, account_id: int, after: str | None = None) -> str:
    """Return the `order` of a smart list right after another one.

    With "" it comes first, and without another one last. Raises `Invalid` if there is no such other one.
    """
    own = {"account": account_id}
    if after is None:
        return generate_key_between(connection.scalar(_LAST, own), None)
    place = connection.scalar(_PLACE, {**own, "id": after}) if after else None
    if after and place is None:
        raise Invalid("The smart list that you moved it next to is not there any more. Move it again.")
    return generate_key_between(place, connection.scalar(_NEXT, {**own, "place": place or ""}))
