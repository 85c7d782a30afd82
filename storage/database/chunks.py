"""Queries by ids: databases limit the number of parameters."""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, CursorResult, Select, bindparam

_MOST = 500


def some_of(ids: Collection[str]) -> Iterator[list[str]]:
    """Yield `ids` in parts that are small enough."""
    ordered = sorted(ids)
    for at in range(0, len(ordered), _MOST):
        yield ordered[at : at + _MOST]


class ByIds:
    """A query by ids. `make` gets a function that returns the condition that a column has one of them.

    It is made twice, since most clicks concern one task: SQLAlchemy writes a list of ids into the text each time.
    """

    def __init__(self, make: Callable[[Callable[[Column], ColumnElement[bool]]], Select]):
        self._of_one = make(lambda column: column == bindparam("ids"))
        self._of_some = make(lambda column: column.in_(bindparam("ids")))

    def on(self, connection: Connection, ids: Sequence[str], **others: Any) -> CursorResult:
        """Return the rows for these ids, which `some_of` has made few enough, and for other parameters."""
        if len(ids) == 1:
            return connection.execute(self._of_one, {"ids": ids[0], **others})
        return connection.execute(self._of_some, {"ids": ids, **others})
