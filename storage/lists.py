"""Reads lists for the screen. Every query names the account: lists of others do not exist for it."""

from sqlalchemy import Connection, Integer, bindparam, select, tuple_

from domain.clean import is_id
from domain.lists import SomeLists, Summary
from storage.access import SUMMARY, seen_by
from storage.database.engine import once_a_moment, reading
from storage.database.tables import lists


def first_lists(account_id: int, size: int) -> SomeLists:
    """Return the first `size` of the account's lists."""
    with reading() as connection:
        return _lists_from(connection, account_id, None, size)


def lists_after(account_id: int, list_id: str, size: int) -> SomeLists:
    """Return the `size` lists after one, or the last `size` if there are fewer."""
    with reading() as connection:
        return _lists_from(connection, account_id, _place_of(connection, account_id, list_id), size, after=True)


def lists_before(account_id: int, list_id: str, size: int) -> SomeLists:
    """Return the `size` lists before one, or the first `size` if there are fewer."""
    with reading() as connection:
        start = _some_before(connection, account_id, _place_of(connection, account_id, list_id), size)
        return _lists_from(connection, account_id, start, size)


def lists_with(account_id: int, list_id: str, start: str, size: int) -> SomeLists:
    """Return `size` lists beginning at the place of `start`, or around `list_id` if it is not among these.

    A deleted list keeps its place for this. For one that does not exist, the place is the beginning.
    """
    with reading() as connection:
        found = _lists_from(connection, account_id, _place_of(connection, account_id, start), size)
        if list_id in {one.id for one in found.lists}:
            return found
        one = list_in(connection, account_id, list_id)
        if one is None or not one.in_use:
            return found
        around = _some_before(connection, account_id, _place_of(connection, account_id, list_id), size // 2)
        return _lists_from(connection, account_id, around, size)


_KEPT = (lists.c.deleted_at.is_(None), lists.c.template_day.is_(None))
IN_USE = (*_KEPT, lists.c.archived_at.is_(None))
"""The conditions that a list is in use: not in the trash, not archived, and no template."""
SEARCHED = {"use": IN_USE, "archive": (*_KEPT, lists.c.archived_at.is_not(None)), "all": _KEPT}
"""The conditions that a search looks into a list (`domain.query.looks_in`)."""
_TITLES = select(lists.c.id, lists.c.title).where(seen_by(bindparam("account"))).order_by(lists.c.order, lists.c.id)
_TITLES_IN = {which: _TITLES.where(*those) for which, those in SEARCHED.items()}


# Asked with each page and window, so they are built once.
_SEEN = select(*SUMMARY).where(seen_by(bindparam("account")))
_ONE = _SEEN.where(lists.c.deleted_at.is_(None), lists.c.id == bindparam("list"))


def find_list(account_id: int, list_id: str) -> Summary | None:
    """Return a list of the account, archived ones and templates included, or None."""
    with reading() as connection:
        return list_in(connection, account_id, list_id)


@once_a_moment
def list_in(connection: Connection, account_id: int, list_id: str) -> Summary | None:
    """Return what `find_list` does, within a transaction."""
    if not is_id(list_id):  # the database cannot be asked for some texts: a lone surrogate or, in PostgreSQL, a NUL
        return None
    row = connection.execute(_ONE, {"account": account_id, "list": list_id}).one_or_none()
    return Summary(*row) if row else None


def list_beside(account_id: int, gone: str) -> str | None:
    """Return the id of the list to show after `gone` is deleted: the one that follows, else the last, or none."""
    with reading() as connection:
        beside = _lists_from(connection, account_id, _place_of(connection, account_id, gone), 1).lists
    return beside[0].id if beside else None


def list_titles(connection: Connection, account_id: int, which: str = "use") -> dict[str, str]:
    """Return the titles of an account's lists by id, in order: of those in use, or others (`SEARCHED`)."""
    return {row.id: row.title for row in connection.execute(_TITLES_IN[which], {"account": account_id})}


Place = tuple[str, str]
"""The place of a list among the others: its order and its id."""

_place = tuple_(lists.c.order, lists.c.id)
_IN_ORDER = (lists.c.order, lists.c.id)
_BACKWARDS = (lists.c.order.desc(), lists.c.id.desc())
_HERE = tuple_(bindparam("order"), bindparam("id"))
_SOME = _SEEN.where(*IN_USE).limit(bindparam("size", type_=Integer))
_AHEAD = {
    after: _SOME.where(_place > _HERE if after else _place >= _HERE).order_by(*_IN_ORDER) for after in (True, False)
}
_BEHIND = {
    after: _SOME.where(_place <= _HERE if after else _place < _HERE).order_by(*_BACKWARDS) for after in (True, False)
}


def _lists_from(
    connection: Connection, account_id: int, start: Place | None, size: int, after: bool = False
) -> SomeLists:
    """Return the `size` lists from a place on, or `after` it, and if there are fewer, also some before it."""
    order, list_id = start or ("", "")
    place = {"account": account_id, "order": order, "id": list_id}
    found = [Summary(*row) for row in connection.execute(_AHEAD[after], {**place, "size": size + 1})]
    more, room = len(found) > size, max(0, size - len(found))
    behind = connection.execute(_BEHIND[after], {**place, "size": room + 1}) if start else ()
    before = [Summary(*row) for row in behind]
    return SomeLists((*reversed(before[:room]), *found[:size]), len(before) > room, more)


def _some_before(connection: Connection, account_id: int, place: Place | None, count: int) -> Place | None:
    """Return the place of the list that many before a place, or None if there are not so many."""
    order, list_id = place or ("", "")
    last = _BEHIND[False].with_only_columns(*_IN_ORDER).offset(count - 1)
    asked = {"account": account_id, "order": order, "id": list_id, "size": 1}
    row = connection.execute(last, asked).one_or_none()
    return (row.order, row.id) if row else None


def _place_of(connection: Connection, account_id: int, list_id: str) -> Place | None:
    if not is_id(list_id):
        return None
    own = select(*_IN_ORDER).where(lists.c.id == list_id, seen_by(account_id))
    row = connection.execute(own).one_or_none()
    return (row.order, row.id) if row else None
