"""Sums of what was added, done and dropped in each list (`domain.tallies`), written together with what they count.

Also when repeating tasks were completed and for which days, since a task itself only knows the last time.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Insert, bindparam, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from domain.tallies import KINDS, Tally, differences, slot_of, tallies_of
from storage.database.chunks import some_of
from storage.database.engine import writing
from storage.database.rows import write_rows
from storage.database.tables import lists, purged, repeats_done, tallies, tasks
from storage.tree import Fields, Tree

COUNTED = ("list", "created_at", "done_at", "deleted_at")
"""The fields of a task on which the sums depend."""
AT_ONCE = 5_000
_COMPLETED = insert(repeats_done)
_NOTED = select(repeats_done).where(repeats_done.c.task.in_(bindparam("ids")))
_TAKE_BACK = delete(repeats_done).where(repeats_done.c.task == bindparam("of"), repeats_done.c.at == bindparam("then"))
_MOVE = update(repeats_done).where(repeats_done.c.task == bindparam("of")).values(list=bindparam("to"))


def _adding(add: sqlite.Insert | postgresql.Insert) -> Insert:
    more = {kind: tallies.c[kind] + add.excluded[kind] for kind in KINDS}
    return add.on_conflict_do_update(index_elements=["list", "slot"], set_=more)


_ADD = {"sqlite": _adding(sqlite.insert(tallies)), "postgresql": _adding(postgresql.insert(tallies))}


def keep_tallies(connection: Connection, tree: Tree, now: Mapping[str, Fields]) -> None:
    """Update the sums for tasks that have changed."""
    was = tree.of(now)
    changed = {
        key for key, one in now.items() if key not in was or any(was[key][name] != one[name] for name in COUNTED)
    }
    counted = differences({key: was[key] for key in changed if key in was}, {key: now[key] for key in changed})
    counted.update(_complete(connection, was, now))
    _add(connection, counted)


def _complete(connection: Connection, was: Mapping[str, Fields], now: Mapping[str, Fields]) -> Counter[Tally]:
    """Note when repeating tasks are completed, or no longer are. Return what to add to the sums.

    The notes move with their task to another list. Only an undo makes `completed_at` earlier: then that one completion
    is taken back.
    """
    last = {key: (one["completed_at"] or "", now[key]["completed_at"] or "") for key, one in was.items()}
    done = {key: then for key, (before, then) in last.items() if then > before}
    back = {key: before for key, (before, then) in last.items() if then != before and key not in done}
    moved = [key for key, one in was.items() if one["completed_for"] and one["list"] != now[key]["list"]]
    counted = _move(connection, {key: now[key]["list"] for key in moved})
    noted, since = dict[tuple[str, str], str](), min([*done.values(), *back.values()], default="")
    for some in some_of(done.keys() | back.keys()):
        for row in connection.execute(_NOTED.where(repeats_done.c.at >= since), {"ids": some}):
            noted[row.task, row.at] = row.list
    gone = [key for key in back.items() if key in noted]
    new = [
        {"task": key, "at": then, "day": now[key]["completed_for"], "list": now[key]["list"]}
        for key, then in done.items()
        if (key, then) not in noted
    ]
    counted.update(Tally(row["list"], slot_of(row["at"]), "again") for row in new)
    counted.subtract(Tally(noted[key], slot_of(key[1]), "again") for key in gone)
    if gone:
        connection.execute(_TAKE_BACK, [{"of": task, "then": then} for task, then in gone])
    if new:
        write_rows(connection, _COMPLETED, new)
    return counted


def _move(connection: Connection, to: Mapping[str, str]) -> Counter[Tally]:
    """Note that tasks moved to other lists. Return what to add to the sums."""
    counted: Counter[Tally] = Counter()
    for some in some_of(to):
        rows = connection.execute(_NOTED, {"ids": some}).all()
        for row in rows:
            counted[Tally(row.list, slot_of(row.at), "again")] -= 1
            counted[Tally(to[row.task], slot_of(row.at), "again")] += 1
        if rows:
            connection.execute(_MOVE, [{"of": task, "to": to[task]} for task in sorted({row.task for row in rows})])
    return counted


def _add(connection: Connection, counted: Mapping[Tally, int]) -> None:
    rows: dict[tuple[str, int], dict[str, Any]] = {}
    for (list_id, slot, kind), number in sorted(counted.items()):
        if number:
            blank = {"list": list_id, "slot": slot, **dict.fromkeys(KINDS, 0)}
            rows.setdefault((list_id, slot), blank)[kind] = number
    if rows:
        write_rows(connection, _ADD[connection.dialect.name], list(rows.values()))


def count_again() -> int:
    """Count all sums again, and return how many were wrong."""
    with writing() as connection:
        connection.execute(select(lists.c.id).order_by(lists.c.id).with_for_update()).all()  # nobody writes meanwhile
        kept = {(row.list, row.slot): tuple(row)[2:] for row in connection.execute(select(tallies))}
        counted = counted_now(connection)
        connection.execute(delete(tallies))
        _add(connection, counted)
        made = {(row.list, row.slot): tuple(row)[2:] for row in connection.execute(select(tallies))}
    return sum(kept.get(key, _NOTHING) != made.get(key, _NOTHING) for key in kept.keys() | made.keys())


_NOTHING = (0,) * len(KINDS)


def counted_now(connection: Connection) -> Counter[Tally]:
    """Return all sums, counted from what exists and from what is known of tasks that were deleted for good."""
    there = select(*(tasks.c[name] for name in COUNTED))
    went = select(*(purged.c[name] for name in COUNTED)).join(lists, lists.c.id == purged.c.list)
    again = select(repeats_done.c.list, repeats_done.c.at)
    counted: Counter[Tally] = Counter()
    for query in (there, went.where(purged.c.entity == "tasks", purged.c.created_at.is_not(None))):
        counted.update(one for row in _rows(connection, query) for one in tallies_of(row))
    counted.update(Tally(row["list"], slot_of(row["at"]), "again") for row in _rows(connection, again))
    return counted


def _rows(connection: Connection, query: Any) -> Iterable[Any]:
    return connection.execute(query, execution_options={"yield_per": AT_ONCE}).mappings()
