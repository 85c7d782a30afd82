"""What a window shows of subtasks, and which rows it leaves out: hidden ones, and those under a closed task."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import CTE, ColumnElement, Connection, bindparam, case, func, literal, select, union_all

from storage.collapsed import closed_of
from storage.database.tables import collapsed, tasks

_ABOVE, _BELOW = tasks.alias("above"), tasks.alias("below")
OF_SUBTASKS = (
    case((tasks.c.parent.is_not(None), tasks.c.root_done_at)).label("root_done_at"),
    case((tasks.c.waits_until.is_distinct_from(tasks.c.hidden_until), tasks.c.waits_until)).label("waits_until"),
)
"""What the screen gets for a task under others: whether the topmost is completed, and until when it is hidden."""
TITLE_ABOVE = select(_ABOVE.c.title).where(_ABOVE.c.id == tasks.c.parent).scalar_subquery().label("under")
"""The title of the parent task, where that is not on screen itself."""


@dataclass(frozen=True)
class Apart:
    """Counts of rows that are not where open and completed tasks are usually counted, by section."""

    seen: tuple[ColumnElement[bool], ...] = ()
    """The conditions of the rows that are shown."""
    done_inside: Mapping[str | None, int] = field(default_factory=dict)
    """How many completed tasks are under open ones."""
    waiting: Mapping[str | None, tuple[int, int]] = field(default_factory=dict)
    """How many tasks are hidden until a day, and how many of these are open."""
    closed: Mapping[tuple[str | None, bool], tuple[int, int]] = field(default_factory=dict)
    """How many rows are under a closed task, and how many of these are open, by section and whether they are hidden."""
    closed_done: int = 0
    """How many rows under a closed task are among the completed ones."""

    @property
    def hides(self) -> bool:
        """Return whether anything is hidden until a day."""
        return bool(self.waiting)

    @property
    def hidden(self) -> int:
        """Return how many rows are hidden until a day, and shown in a part of their own."""
        under_closed = sum(count for (_, waits), (count, _) in self.closed.items() if waits)
        return sum(count for count, _ in self.waiting.values()) - under_closed

    @property
    def hidden_open(self) -> int:
        """Return how many open tasks are hidden until a day."""
        return sum(opened for _, opened in self.waiting.values())

    def gained(self, section: str | None, only_open: bool) -> int:
        """Return how many more rows than open tasks a section shows, or fewer if negative; `only_open` omits others."""
        of = 1 if only_open else 0
        left_out = self.waiting.get(section, (0, 0))[of] + self.closed.get((section, False), (0, 0))[of]
        return (0 if only_open else self.done_inside.get(section, 0)) - left_out


# Built once, as in `storage.write`. Each reads only an index of what it counts.
_ALIVE = (tasks.c.list == bindparam("list"), tasks.c.deleted_at.is_(None))
_OPENED = func.sum(case((tasks.c.done_at.is_(None), 1), else_=0))
_BY_SECTION = select(tasks.c.section, func.count(), _OPENED).where(*_ALIVE, tasks.c.root_done_at.is_(None))
_APART = union_all(
    _BY_SECTION.add_columns(literal(False)).where(tasks.c.done_at.is_not(None)).group_by(tasks.c.section),
    _BY_SECTION.add_columns(literal(True)).where(tasks.c.waits_until > bindparam("today")).group_by(tasks.c.section),
)
_CLOSED = (
    select(tasks.c.id)
    .join(collapsed, collapsed.c.id == tasks.c.id)
    .where(*_ALIVE, collapsed.c.account_id == bindparam("account"))
)


def _under(closed: Collection[str]) -> CTE:
    """Return all tasks below these, each with the one of these that it is under."""
    alive = tasks.c.deleted_at.is_(None)
    first = select(tasks.c.parent.label("closed"), tasks.c.id).where(tasks.c.parent.in_(closed), alive)
    under = first.cte("under_closed", recursive=True)
    deeper = select(under.c.closed, _BELOW.c.id).join(_BELOW, _BELOW.c.parent == under.c.id)
    return under.union_all(deeper.where(_BELOW.c.deleted_at.is_(None)))


def rows_apart(connection: Connection, account_id: int, list_id: str, today: str) -> Apart:
    """Return which rows of a list to leave out, and how many they are."""
    which: dict[str, Any] = {"list": list_id}
    inside, waiting = {}, {}
    for section, count, opened, waits in connection.execute(_APART, which | {"today": today}):
        if waits:
            waiting[section] = (count, int(opened))
        else:
            inside[section] = count
    closed = list(connection.scalars(_CLOSED, which | {"account": account_id}))
    if not closed:
        return Apart((), inside, waiting)
    under = select(_under(closed).c.id)
    is_over = tasks.c.root_done_at.is_not(None)
    waits = case((tasks.c.waits_until > today, 1), else_=0)
    counts = select(tasks.c.section, is_over, waits, func.count(), _OPENED).where(tasks.c.id.in_(under))
    found = connection.execute(counts.group_by(tasks.c.section, is_over, waits)).all()
    return Apart(
        (tasks.c.id.not_in(under),),
        inside,
        waiting,
        {(section, bool(waits)): (count, opened) for section, over, waits, count, opened in found if not over},
        sum(count for _, over, _, count, _ in found if over),
    )


def add_subtasks(connection: Connection, account_id: int, rows: list[dict[str, Any]]) -> None:
    """Add to rows how many of their subtasks are completed, as “2/5”, and how many are not shown, if closed."""
    ids = [row["id"] for row in rows]
    done = func.count(tasks.c.done_at)
    counts = select(tasks.c.parent, done, func.count()).where(tasks.c.parent.in_(ids), tasks.c.deleted_at.is_(None))
    of = {parent: f"{some}/{all_}" for parent, some, all_ in connection.execute(counts.group_by(tasks.c.parent))}
    if not of:
        return
    closed = closed_of(connection, account_id, of)
    under = _under(closed)
    counted = select(under.c.closed, func.count()).group_by(under.c.closed)
    below: dict[str, int] = {row[0]: row[1] for row in connection.execute(counted)} if closed else {}
    for row in rows:
        if row["id"] in of:
            row["subtasks"] = of[row["id"]]
        if row["id"] in below:
            row["closed"] = str(below[row["id"]])
