"""What is read to show lists. Every query names the account: another account's list is not there."""

from sqlalchemy import Connection, Select, select

from domain.schema import is_id
from domain.windows import Row, Summary, Window
from storage.engine import reading
from storage.tables import lists, tasks

_SUMMARY = (lists.c.id, lists.c.title, lists.c.open_count, lists.c.done_count, lists.c.seq)


def lists_of(account_id: int) -> list[Summary]:
    """Return the account's lists in their order."""
    with reading() as connection:
        return [Summary(*row) for row in connection.execute(_lists(account_id).order_by(lists.c.order, lists.c.id))]


def find_list(account_id: int, list_id: str) -> Summary | None:
    """Return the list if it is there and the account's, else None."""
    with reading() as connection:
        return _find_list(connection, account_id, list_id)


def list_beside(account_id: int, gone: str) -> str | None:
    """Return the id of the list to show after `gone` is deleted: the one that takes its place, or the last, or none."""
    with reading() as connection:
        place = select(lists.c.order).where(lists.c.id == gone, lists.c.account_id == account_id).scalar_subquery()
        after = _lists(account_id).where(lists.c.order > place).order_by(lists.c.order, lists.c.id)
        before = _lists(account_id).where(lists.c.order <= place).order_by(lists.c.order.desc(), lists.c.id.desc())
        found = connection.execute(after.limit(1)).first() or connection.execute(before.limit(1)).first()
    return found.id if found else None


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


def _lists(account_id: int) -> Select:
    return select(*_SUMMARY).where(lists.c.account_id == account_id, lists.c.deleted_at.is_(None))


def _find_list(connection: Connection, account_id: int, list_id: str) -> Summary | None:
    if not is_id(list_id):  # some text cannot even be asked for: a lone surrogate, in PostgreSQL a NUL
        return None
    row = connection.execute(_lists(account_id).where(lists.c.id == list_id)).one_or_none()
    return Summary(*row) if row else None


def _open_rows(connection: Connection, list_id: str, start: int, size: int) -> list[Row]:
    if size <= 0:
        return []
    query = _alive(list_id).where(tasks.c.done_at.is_(None)).order_by(tasks.c.order, tasks.c.id)
    return [Row(*row) for row in connection.execute(query.offset(start).limit(size))]


def _done_rows(connection: Connection, list_id: str, start: int, size: int) -> list[Row]:
    if size <= 0:
        return []
    query = _alive(list_id).where(tasks.c.done_at.is_not(None)).order_by(tasks.c.done_at.desc(), tasks.c.id.desc())
    return [Row(*row) for row in connection.execute(query.offset(start).limit(size))]


def _alive(list_id: str) -> Select:
    return select(tasks.c.id, tasks.c.title, tasks.c.order, tasks.c.done_at).where(
        tasks.c.list == list_id, tasks.c.deleted_at.is_(None)
    )
