"""What is read to show lists. Every query names the account: another account's list is not there."""

from sqlalchemy import Connection, Select, select, tuple_

from domain.schema import is_id
from domain.windows import ROW_FIELDS, SomeLists, Summary, Window
from domain.wire import Row
from storage.access import SUMMARY, seen_by
from storage.database.engine import reading
from storage.database.tables import lists, tasks


def first_lists(account_id: int, size: int) -> SomeLists:
    """Return the first `size` of the account's lists."""
    with reading() as connection:
        return _lists_from(connection, account_id, None, size)


def lists_after(account_id: int, list_id: str, size: int) -> SomeLists:
    """Return the `size` lists after one, or the last ones where there are fewer."""
    with reading() as connection:
        return _lists_from(connection, account_id, _place_of(connection, account_id, list_id), size, after=True)


def lists_before(account_id: int, list_id: str, size: int) -> SomeLists:
    """Return the `size` lists before one, or the first ones where there are fewer."""
    with reading() as connection:
        start = _some_before(connection, account_id, _place_of(connection, account_id, list_id), size)
        return _lists_from(connection, account_id, start, size)


def lists_with(account_id: int, list_id: str, start: str, size: int) -> SomeLists:
    """Return `size` lists from the place of `start` on, or around `list_id` where that is not among them.

    The place of a list that is deleted is where it was; of one that is not there, the beginning.
    """
    with reading() as connection:
        found = _lists_from(connection, account_id, _place_of(connection, account_id, start), size)
        if list_id in {one.id for one in found.lists} or _find_list(connection, account_id, list_id) is None:
            return found
        around = _some_before(connection, account_id, _place_of(connection, account_id, list_id), size // 2)
        return _lists_from(connection, account_id, around, size)


def find_list(account_id: int, list_id: str) -> Summary | None:
    """Return the list if it is there and the account's, else None."""
    with reading() as connection:
        return _find_list(connection, account_id, list_id)


def list_beside(account_id: int, gone: str) -> str | None:
    """Return the id of the list to show after `gone` is deleted: the one that takes its place, or the last, or none."""
    with reading() as connection:
        beside = _lists_from(connection, account_id, _place_of(connection, account_id, gone), 1).lists
    return beside[0].id if beside else None


def window(account_id: int, list_id: str, show: str, start: int, size: int) -> Window | None:
    """Return up to `size` tasks of the list from the `start`-th on; None if the list is not the account's.

    `show` is one of `domain.queries.SHOWS`. A `start` beyond the end gives the last window.
    """
    with reading() as connection:
        found = _find_list(connection, account_id, list_id)
        if found is None:
            return None
        open_count = found.open_count if show != "completed" else 0
        done_count = found.done_count if show != "active" else 0
        start = max(0, min(start, open_count + done_count - size))
        rows = _open_rows(connection, list_id, start, min(size, open_count - start))
        above = max(0, start - open_count)
        rows += _done_rows(connection, list_id, above, min(size - len(rows), done_count - above))
        return Window(found, show, start, tuple(rows))


Place = tuple[str, str]
"""Of a list among the others: its order and its id."""

_place = tuple_(lists.c.order, lists.c.id)
_IN_ORDER = (lists.c.order, lists.c.id)
_BACKWARDS = (lists.c.order.desc(), lists.c.id.desc())


def _lists_from(
    connection: Connection, account_id: int, start: Place | None, size: int, after: bool = False
) -> SomeLists:
    """Return the `size` lists from a place on, or `after` it; filled up with those before it, where there are fewer."""
    query, place = _lists(account_id), tuple_(*(start or ("", "")))
    ahead = query.where(_place > place if after else _place >= place).order_by(*_IN_ORDER)
    found = [Summary(*row) for row in connection.execute(ahead.limit(size + 1))]
    more, room = len(found) > size, max(0, size - len(found))
    behind = query.where(_place <= place if after else _place < place).order_by(*_BACKWARDS)
    before = [Summary(*row) for row in connection.execute(behind.limit(room + 1))] if start else []
    return SomeLists((*reversed(before[:room]), *found[:size]), len(before) > room, more)


def _some_before(connection: Connection, account_id: int, place: Place | None, count: int) -> Place | None:
    """Return the place of the list so many before a place; None where there are not so many."""
    before = _lists(account_id).with_only_columns(*_IN_ORDER).where(_place < tuple_(*(place or ("", ""))))
    row = connection.execute(before.order_by(*_BACKWARDS).offset(count - 1).limit(1)).one_or_none()
    return (row.order, row.id) if row else None


def _place_of(connection: Connection, account_id: int, list_id: str) -> Place | None:
    if not is_id(list_id):
        return None
    own = select(*_IN_ORDER).where(lists.c.id == list_id, seen_by(account_id))
    row = connection.execute(own).one_or_none()
    return (row.order, row.id) if row else None


def _lists(account_id: int) -> Select:
    return select(*SUMMARY).where(seen_by(account_id), lists.c.deleted_at.is_(None))


def _find_list(connection: Connection, account_id: int, list_id: str) -> Summary | None:
    if not is_id(list_id):  # some text cannot even be asked for: a lone surrogate, in PostgreSQL a NUL
        return None
    row = connection.execute(_lists(account_id).where(lists.c.id == list_id)).one_or_none()
    return Summary(*row) if row else None


def _open_rows(connection: Connection, list_id: str, start: int, size: int) -> list[Row]:
    query = _alive(list_id).where(tasks.c.done_at.is_(None)).order_by(tasks.c.order, tasks.c.id)
    return _rows(connection, query, start, size)


def _done_rows(connection: Connection, list_id: str, start: int, size: int) -> list[Row]:
    query = _alive(list_id).where(tasks.c.done_at.is_not(None)).order_by(tasks.c.done_at.desc(), tasks.c.id.desc())
    return _rows(connection, query, start, size)


def _alive(list_id: str) -> Select:
    return select(tasks.c.id, *(tasks.c[name] for name in ROW_FIELDS)).where(
        tasks.c.list == list_id, tasks.c.deleted_at.is_(None)
    )


def _rows(connection: Connection, query: Select, start: int, size: int) -> list[Row]:
    return [dict(row) for row in connection.execute(query.offset(start).limit(size)).mappings()] if size > 0 else []
