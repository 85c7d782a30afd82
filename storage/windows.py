"""Windows: as many tasks of a view as a screen needs. Each kind of view is a function that returns its sections."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Select, bindparam, case, func, or_, select

from domain.clean import is_id
from domain.groups import groups_by
from domain.lists import INBOX, Summary, inbox_of
from domain.schema import TASK
from domain.views import View
from domain.wire import Row, Window
from storage.access import seen_by, tags_of
from storage.accounts.calendars import calendar_in
from storage.agenda import of_today, of_upcoming
from storage.collapsed import closed_of
from storage.database.engine import reading
from storage.database.tables import lists, sections, tags, task_tags, tasks
from storage.lists import IN_USE, list_in
from storage.news import seq_in
from storage.parts import LIST_TITLE, ROW, Found, Part
from storage.repeats import add_next_days
from storage.search import of_search, of_smart_list
from storage.sorting import group_key, sort_key, with_roots
from storage.subtasks import OF_SUBTASKS, TITLE_ABOVE, Apart, add_subtasks, rows_apart

SECTIONS_OF_LIST = (
    select(sections.c.id, sections.c.title, sections.c.order, sections.c.open_count)
    .where(sections.c.list == bindparam("list"), sections.c.deleted_at.is_(None))
    .order_by(sections.c.order, sections.c.id)
)
# Asked with most windows, so they are built once, and given the list.
_HERE = select(*ROW, *OF_SUBTASKS).where(tasks.c.list == bindparam("list"), tasks.c.deleted_at.is_(None))
_TODO = _HERE.where(tasks.c.root_done_at.is_(None))
_DONE = _HERE.where(tasks.c.root_done_at.is_not(None)).order_by(tasks.c.root_done_at.desc(), tasks.c.path)


def window(account_id: int, view: View, start: int, size: int, *, unfolded: bool = False) -> Window | None:
    """Return up to `size` tasks of the view, beginning with number `start`; None if the account has no such view.

    A `start` beyond the end gives the last window. With `unfolded`, a section that is closed by itself is open.
    """
    with reading() as connection:
        seq = seq_in(connection, account_id)
        found = KINDS[view.kind](connection, account_id, view)
        if found is None:
            return None
        if unfolded:
            opened = (replace(one, closed=one.closed and not one.leftover) for one in found.parts)
            found = replace(found, parts=tuple(opened))
        start = max(0, min(start, sum(part.shown for part in found.parts) - size))
        shown: Window = {
            "view": view.address,
            "title": found.title,
            "show": view.show,
            "start": start,
            "open": found.open,
            "done": found.done,
            "sections": [part.on_screen for part in found.parts],
            "seq": seq,
            "rows": _rows(connection, account_id, found, start, size),
        }
        if found.hidden is not None:
            shown["hidden"] = found.hidden
        if found.adds:
            shown["adds"] = found.adds
        if found.sets:
            shown["sets"] = dict(found.sets)
        if found.again:
            shown["again"] = [_on_screen(row) for row in found.again]
        if found.nothing:
            shown["nothing"] = found.nothing
        if found.facts or found.list:
            shown["facts"] = found.facts
        return {**shown, "list": found.list} if found.list else shown


def _of_a_list(connection: Connection, account_id: int, view: View) -> Found | None:
    """Find the tasks of a list: open ones in their sections or groups, then completed ones, the latest first.

    An open task that is hidden until a day takes its place on that day. Until then it is shown apart.
    """
    one = list_in(connection, account_id, view.key)
    if one is None:
        return None
    today = calendar_in(connection, account_id).today(datetime.now(UTC))
    apart = rows_apart(connection, account_id, one.id, today)
    todo = _TODO.where(*apart.seen)
    if one.sort or one.grouping:
        todo = with_roots(todo)
    if one.sort:
        todo = todo.with_only_columns(
            *(one for one in todo.selected_columns if one.name != "order"), sort_key(one.sort).label("order")
        )
    todo = todo.order_by(sort_key(one.sort))
    if apart.hides:
        todo = todo.where(or_(tasks.c.waits_until.is_(None), tasks.c.waits_until <= today))
    if view.show == "active":
        todo = todo.where(tasks.c.done_at.is_(None))
    if one.grouping:
        opened = _in_groups(connection, one.id, one.grouping, todo, today)
    else:
        opened = _in_sections(connection, account_id, one, todo, apart, view.show == "active")
    completed = one.done_count - sum(apart.done_inside.values())
    last = Part(
        "done",
        completed - apart.closed_done,
        _DONE.where(*apart.seen),
        done=True,
        title="Completed" if len(opened) > 1 else "",
    )
    shown = (*opened, last)
    if view.show == "hidden":
        waiting = _TODO.where(*apart.seen, tasks.c.waits_until > today)
        shown = (Part("hidden", apart.hidden, waiting.order_by(tasks.c.waits_until, tasks.c.path)),)
    elif view.show in ("active", "completed"):
        shown = opened if view.show == "active" else (last,)
    return Found(one.title, one.open_count - apart.hidden_open, completed, shown, one.id, apart.hidden_open, one.facts)


def _in_sections(
    connection: Connection, account_id: int, one: Summary, todo: Select, apart: Apart, only_open: bool
) -> tuple[Part, ...]:
    """Divide the tasks of a list that are not completed: first those outside sections, then those of each section."""
    under = connection.execute(SECTIONS_OF_LIST, {"list": one.id}).all()
    closed = closed_of(connection, account_id, [row.id for row in under])
    rest = [
        Part(
            row.id,
            row.open_count + apart.gained(row.id, only_open),
            todo.where(tasks.c.section == row.id),
            title=row.title,
            order=row.order,
            closed=row.id in closed,
        )
        for row in under
    ]
    left = one.open_count - sum(row.open_count for row in under) + apart.gained(None, only_open)
    return (Part("open", left, todo.where(tasks.c.section.is_(None))), *rest)


def _in_groups(connection: Connection, list_id: str, by: str, todo: Select, today: str) -> tuple[Part, ...]:
    """Divide the open tasks of a list by a field. Empty groups are there too, for tasks to come, but are not shown."""
    groups = groups_by(by, today)
    key = group_key(by, groups)
    each = todo.with_only_columns(key.label("title")).order_by(None).subquery()
    counts = select(each.c.title, func.count().label("tasks")).group_by(each.c.title)
    tasks_of = {row.title: row.tasks for row in connection.execute(counts, {"list": list_id})}
    return tuple(Part(title, tasks_of.get(title, 0), todo.where(key == title), title=title) for title, _ in groups)


def _of_a_tag(connection: Connection, account_id: int, view: View) -> Found | None:
    """Find the tasks that have a tag: open ones by list, in the order of each, then completed ones.

    The Inbox is there even if it has none, as a task that is added goes there.
    """
    which = select(tags.c.id, tags.c.title).where(tags.c.id == view.key, tags_of(account_id))
    one = connection.execute(which).one_or_none() if is_id(view.key) else None
    if one is None:
        return None
    inbox = inbox_of(account_id)
    tagged = task_tags.c.tag == one.id, task_tags.c.deleted_at.is_(None)
    shown = *tagged, seen_by(account_id), *IN_USE
    is_open = task_tags.c.done_at.is_(None)
    counted = select(lists.c.id, lists.c.title, is_open, func.count()).join(lists, lists.c.id == task_tags.c.list)
    counts = counted.where(*shown).group_by(lists.c.id, lists.c.title, lists.c.order, is_open)
    found = connection.execute(counts.order_by(lists.c.order, lists.c.id)).all()
    here = select(*ROW, *OF_SUBTASKS, tasks.c.list, TITLE_ABOVE).join(task_tags, task_tags.c.task == tasks.c.id)
    here = here.join(lists, lists.c.id == task_tags.c.list).where(*shown)
    todo = here.where(is_open).order_by(task_tags.c.path)
    done = here.where(~is_open).order_by(task_tags.c.done_at.desc(), task_tags.c.task.desc())
    done = done.add_columns(LIST_TITLE).params(inbox=inbox)  # no heading says it
    opened_in = {inbox: (INBOX, 0)} | {list_id: (title, count) for list_id, title, opened, count in found if opened}
    open_parts = tuple(
        Part(list_id, count, todo.where(task_tags.c.list == list_id), title=title)
        for list_id, (title, count) in opened_in.items()
    )
    done_count = sum(count for *_, opened, count in found if not opened)
    done_part = Part("done", done_count, done, done=True, title="Completed")
    parts = {"active": open_parts, "completed": (done_part,), "all": (*open_parts, done_part)}
    left, adds = sum(part.count for part in open_parts), (inbox, "", f"tagged {one.title}")
    return Found(one.title, left, done_count, parts.get(view.show, ()), adds=adds, sets={"tags": one.id})


KINDS: dict[str, Callable[[Connection, int, View], Found | None]] = {
    "list": _of_a_list,
    "tag": _of_a_tag,
    "search": of_search,
    "smart": of_smart_list,
    "today": of_today,
    "upcoming": of_upcoming,
}
"""The function for each kind of view. It returns None if the account has no such view."""


def _some_of(part: Part, start: int, size: int) -> Select:
    """Return the query for some tasks of a part, in order."""
    if part.ids is None:
        return part.tasks.offset(start).limit(size)
    some = part.ids[start : start + size]
    in_order = case({task_id: place for place, task_id in enumerate(some)}, value=tasks.c.id)
    return part.tasks.where(tasks.c.id.in_(some)).order_by(in_order)


def _shown(name: str, value: str) -> str:
    return TASK[name].on_screen(value) if name in TASK else value  # or the id


def _rows(connection: Connection, account_id: int, of: Found, start: int, size: int) -> list[Row]:
    rows: list[dict[str, Any]] = []
    for _, same in groupby(of.parts, key=lambda part: (id(part.tasks), id(part.ids))):
        [first, *others] = same
        shown = sum(part.shown for part in (first, *others))
        some = min(size - len(rows), shown - start)
        if some > 0:
            found = connection.execute(_some_of(first, start, some), {"list": of.list}).mappings()
            rows += ({name: value for name, value in row.items() if value is not None} for row in found)
        start = max(0, start - shown)
    add_subtasks(connection, account_id, rows)
    if any("repeat" in row for row in rows):
        add_next_days(rows, calendar_in(connection, account_id).today(datetime.now(UTC)))
    return [_on_screen(row) for row in rows]


def _on_screen(row: Mapping[str, Any]) -> Row:
    return {name: _shown(name, value) for name, value in row.items() if value is not None}
