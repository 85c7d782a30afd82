"""Tasks with their subtasks: reads them together, and works out the place of each.

A task keeps in its own columns what follows from it and those above it. So a window is read from an index, however deep
its tasks are:

- ``path``: its `order` and id after the path of its parent, joined by signs that sort before all others. So a task
  comes right before its subtasks, and these in their order.
- ``root``: the topmost task above it, or itself, and ``root_done_at``: when that was completed. This decides whether
  the task is shown among the open or the completed ones.
- ``waits_until``: the latest of the days until which it or a task above it is hidden.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import CTE, Column, ColumnElement, Connection, FromClause, Select, and_, or_, select

from domain.schema import TASK
from storage.database.chunks import ByIds, some_of
from storage.database.tables import tasks

Fields = dict[str, Any]
DEEPEST = 5
"""The most levels of tasks, the topmost included."""


class Place(NamedTuple):
    """The columns of a task that follow from it and those above it."""

    path: str
    root: str
    root_done_at: str | None
    waits_until: str | None

    def changed_from(self, before: "Place | None") -> dict[str, str | None]:
        """Return the columns that differ from those before; all of a new task."""
        return {name: new for name, new in self._asdict().items() if before is None or new != getattr(before, name)}

    def on_screen(self, before: "Place | None") -> dict[str, str | None]:
        """Return the part of it that has changed and goes to the screen, beside or instead of the task's own fields."""
        shown: dict[str, str | None] = {}
        if before is None or before.path != self.path:
            shown["order"] = self.path
        if "!" in self.path:
            shown["root_done_at"] = self.root_done_at
        return shown


FOLLOWS_FROM = ("list", "parent", "order", "done_at", "hidden_until")
"""The fields of a task on which its `Place` depends, and those of the tasks below it."""
_COLUMNS = (tasks.c.id, *(tasks.c[name] for name in Place._fields), *(tasks.c[name] for name in TASK))
_BY_ID = ByIds(lambda one_of: select(*_COLUMNS).where(one_of(tasks.c.id)))


def _with_below(one_of: Callable[[Column], ColumnElement[bool]]) -> Select:
    tops = select(tasks.c.id).where(or_(one_of(tasks.c.id), one_of(tasks.c.parent))).cte("with_below", recursive=True)
    found = tops.union(select(tasks.c.id).where(tasks.c.parent == tops.c.id))
    return select(*_COLUMNS).where(tasks.c.id.in_(select(found.c.id)))


_BY_ID_WITH_BELOW = ByIds(_with_below)


def deleted_with(ids: Select | Collection[str]) -> CTE:
    """Return the deleted tasks with these ids, and those below that were deleted with them: ``(top, id)``.

    They went at the same instant, from the same list.
    """
    above, below = tasks.alias("above"), tasks.alias("below")
    tops = select(above.c.id.label("top"), above.c.id, above.c.deleted_at, above.c.list).where(above.c.id.in_(ids))
    gone = tops.where(above.c.deleted_at.is_not(None)).cte("deleted_with", recursive=True)
    is_with = went_with(gone, below)
    return gone.union_all(select(gone.c.top, below.c.id, below.c.deleted_at, below.c.list).join(below, is_with))


def went_with(above: FromClause, below: FromClause) -> ColumnElement[bool]:
    """Return the condition that a task was deleted with the one above it."""
    same = (below.c[name] == above.c[name] for name in ("deleted_at", "list"))
    return and_(below.c.parent == above.c.id, *same)


class Tree:
    """The tasks that a change concerns, with those above and below them, as they were before. Each is read once."""

    def __init__(self, connection: Connection):
        self._connection = connection
        self._fields: dict[str, Fields | None] = {}
        self._places: dict[str, Place] = {}
        self._subtasks: dict[str, list[str]] = {}

    def of(self, ids: Iterable[str]) -> dict[str, Fields]:
        """Return the fields of those of these tasks that exist."""
        wanted = list(dict.fromkeys(ids))
        for some in some_of([one for one in wanted if one not in self._fields]):
            self._read(_BY_ID, some)
        return {one: fields for one in wanted if (fields := self._fields[one]) is not None}

    def below(self, ids: Iterable[str]) -> dict[str, Fields]:
        """Return all tasks below these, in the trash too, one level after the other. Reads these too, in one go."""
        level, found = set(ids), dict[str, Fields]()
        for some in some_of(level - self._subtasks.keys()):
            read = self._read(_BY_ID_WITH_BELOW, some)
            new: dict[str, list[str]] = {one: [] for one in (*some, *read) if one not in self._subtasks}
            for one in read:
                if (above := self._fields[one]["parent"]) in new:  # type: ignore[index]
                    new[above].append(one)
            self._subtasks |= new
        while level:
            level = {one for parent in level for one in self._subtasks[parent]} - found.keys()
            found |= self.of(level)
        return found

    def above(self, ids: Iterable[str]) -> dict[str, Fields]:
        """Return those of these tasks that exist, and all above them."""
        found: dict[str, Fields] = {}
        level = set(ids)
        while level:
            found |= self.of(level)
            level = {found[one]["parent"] for one in level if one in found and found[one]["parent"]} - found.keys()
        return found

    def place(self, task_id: str) -> Place | None:
        """Return the place of a task that was looked up, as it was before; None if the task does not exist."""
        return self._places.get(task_id)

    def _read(self, query: ByIds, ids: list[str]) -> list[str]:
        """Read these tasks, and what else the query gives, and return the ids of all that exist."""
        rows = query.on(self._connection, ids).all()
        for row_id, *values in rows:
            if self._fields.get(row_id) is None:
                at = len(Place._fields)
                self._places[row_id] = Place(*values[:at])
                self._fields[row_id] = dict(zip(TASK, values[at:], strict=True))
        for one in ids:
            self._fields.setdefault(one, None)
        return [row[0] for row in rows]


def places(tree: Tree, after: Mapping[str, Fields]) -> dict[str, Place]:
    """Return the new places of all tasks whose place changes when tasks become as in `after`."""
    before = tree.of(after)
    moved = {one for one, is_now in after.items() if _moves(before.get(one), is_now)}
    below = tree.below(one for one in moved if one in before)
    now = {**below, **after}
    concerned = moved | below.keys()
    tree.of(parent for one in concerned if (parent := now[one]["parent"]) and parent not in now)
    known: dict[str, Place] = {}

    def place(one: str, seen: Collection[str] = ()) -> Place:
        if one not in known:
            own, parent = now[one], now[one]["parent"]
            above = None
            if parent in concerned and parent not in seen and now[parent]["list"] == own["list"]:
                above = place(parent, {*seen, one})
            elif parent and parent not in concerned and tree.of([parent]).get(parent, own)["list"] == own["list"]:
                above = tree.place(parent)
            known[one] = _under(above, one, own)
        return known[one]

    return {one: is_now for one in concerned if (is_now := place(one)) != tree.place(one)}


def _moves(before: Fields | None, after: Fields) -> bool:
    return before is None or any(before[name] != after[name] for name in FOLLOWS_FROM)


def _under(above: Place | None, task_id: str, own: Fields) -> Place:
    """Return the place of a task under another one, or under none."""
    path, until = f"{own['order']} {task_id}", own["hidden_until"]
    if above is None:
        return Place(path, task_id, own["done_at"], until)
    days = [day for day in (above.waits_until, until) if day]
    return Place(f"{above.path}!{path}", above.root, above.root_done_at, max(days, default=None))
