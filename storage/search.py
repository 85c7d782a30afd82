"""Finds the tasks that a query asks for (`domain.query`): in the account's lists in use, or in archived ones, or both.

One look at the rows of `findable` of these lists finds the tasks, in order. The tasks themselves are read only for the
rows that a window shows.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, case, not_, or_, select

from domain.days import Calendar
from domain.fold import fold
from domain.groups import Group, groups_by
from domain.lists import inbox_of
from domain.query import DAY_FIELDS, Token, day_of, known, looks_in, parse
from domain.smart_lists import SmartList
from domain.views import View
from storage.access import seen_by
from storage.accounts.calendars import calendar_in
from storage.database.engine import reading
from storage.database.tables import findable, lists, repeats_done, task_tags, tasks
from storage.lists import SEARCHED, list_titles
from storage.parts import LIST_TITLE, ROW, Found, Part
from storage.smart_lists import smart_list_in
from storage.sorting import or_last
from storage.subtasks import OF_SUBTASKS, TITLE_ABOVE
from storage.tags import tag_titles

MOST = 1_000
"""The most tasks that a search finds. A person who gets that many adds a word."""
OPEN, DONE = "open", "done"

SORTED_BY: dict[str | None, tuple[ColumnElement, ...]] = {
    None: (findable.c.created_at.desc(),),
    "date": (or_last(findable.c.date), or_last(findable.c.time)),
    "deadline": (or_last(findable.c.deadline),),
    "priority": (or_last(findable.c.priority),),
    "title": (findable.c.text,),
    "age": (findable.c.created_at,),
}


@dataclass(frozen=True)
class Result:
    """A part of the result: its key, its title, whether its tasks are completed, and their ids in order."""

    key: str
    title: str
    done: bool
    ids: tuple[str, ...]


def tokens_of(connection: Connection, account_id: int, text: str) -> tuple[Token, ...]:
    """Return the tokens of a query, with the ids of the lists and tags that they name."""
    tokens = parse(text)
    names_list = any(one.kind == "list" for one in tokens)
    titles = list_titles(connection, account_id, looks_in(tokens)) if names_list else {}
    tags = tag_titles(connection, account_id) if any(one.kind == "tag" for one in tokens) else {}
    return known(tokens, titles, tags)


def understood(account_id: int, text: str) -> tuple[tuple[Token, ...], str]:
    """Return the tokens of an account's query, and which day it is for the account."""
    with reading() as connection:
        return tokens_of(connection, account_id, text), calendar_in(connection, account_id).today(datetime.now(UTC))


def search(
    connection: Connection, account_id: int, text: str, today: str, sort: str | None = None, grouping: str | None = None
) -> list[Result]:
    """Return what a query finds, at most `MOST` tasks, in parts: open ones, in groups if asked for, and completed ones.

    Empty parts are there too, for tasks that come later. A query that asks for nothing has no parts.
    """
    tokens = tokens_of(connection, account_id, text)
    if not tokens:
        return []
    tags = tag_titles(connection, account_id) if any(one.is_text or one.value == "tags" for one in tokens) else {}
    groups = groups_by(grouping, today) if grouping else (Group(OPEN, None),)
    part = _part(grouping, groups)
    asked = _Asked(account_id, today, calendar_in(connection, account_id), tags)
    found = (
        select(findable.c.task, part.label("part"))
        .join(lists, lists.c.id == findable.c.list)
        .where(seen_by(account_id), *SEARCHED[looks_in(tokens)], *_conditions(tokens, asked))
        .order_by(part, findable.c.done_at.desc(), *SORTED_BY[sort], findable.c.task)
        .limit(MOST)
    )
    ids: list[list[str]] = [[] for _ in range(len(groups) + 1)]
    for row in connection.execute(found):
        ids[row.part].append(row.task)
    heads = [(title, title if grouping else "", False) for title, _ in groups] + [(DONE, "Completed", True)]
    return [Result(*head, tuple(some)) for head, some in zip(heads, ids, strict=True)]


def _part(grouping: str | None, groups: Sequence[Group]) -> ColumnElement[int]:
    """Return the index of the part that a task is in: first the groups, then the completed tasks."""
    is_done = findable.c.done_at.is_not(None)
    if grouping is None:
        return case((is_done, 1), else_=0)
    value = findable.c[grouping]
    return case(
        (is_done, len(groups)),
        *((value.is_(None) if before is None else value < before, at) for at, (_, before) in enumerate(groups)),
    )


class _Asked(NamedTuple):
    """The person who searches: their calendar, the day there, and the titles of their tags."""

    account: int
    today: str
    calendar: Calendar
    tags: Mapping[str, str]


def _conditions(tokens: Collection[Token], asked: _Asked) -> list[ColumnElement[bool]]:
    """Return the conditions of a query. Every token must hold, but of several lists, or priorities, one is enough."""
    either: dict[str, list[ColumnElement[bool]]] = {"list": [], "priority": []}
    every = []
    done = [_stretch(one, asked) for one in tokens if one.kind == "done_on" and not one.negated]
    if done:  # a repeating task must have been completed once within all of these spans
        every.append(_done_within(max(first for first, _ in done), min(before for _, before in done), asked))
    for token in tokens:
        if token.kind == "in":
            continue  # which lists are searched says this already
        wanted = _condition(token, asked)
        if token.negated:
            every.append(case((wanted, 1), else_=0) == 0)  # so a task without a date counts as not on that day
        elif token.kind in either:
            either[token.kind].append(wanted)
        elif token.kind != "done_on":
            every.append(wanted)
    return every + [or_(*some) for some in either.values() if some]


_FAR = "~"
"""Sorts after all instants."""


def _stretch(token: Token, asked: _Asked) -> tuple[str, str]:
    """Return the instants between which a token asks that something happened: from the first, and before the second."""
    day = date.fromisoformat(day_of(token.value, asked.today) or asked.today).toordinal()
    here, then = (_begin(one, asked.calendar) for one in (day, day + 1))
    return {"": (here, then), "<": ("", here), "<=": ("", then), ">": (then, _FAR), ">=": (here, _FAR)}[token.relation]


def _begin(day: int, calendar: Calendar) -> str:
    """Return the instant at which a day, by its ordinal, begins; the ends of time have none."""
    try:
        return calendar.begins(date.fromordinal(day).isoformat())
    except (ValueError, OverflowError):
        return _FAR if day > 1 else ""


def _done_within(first: str, before: str, asked: _Asked) -> ColumnElement[bool]:
    """Return the condition that a task was completed between two instants; a repeating one, for any day."""
    own = select(lists.c.id).where(seen_by(asked.account))
    again = select(repeats_done.c.task).where(
        repeats_done.c.list.in_(own), repeats_done.c.at >= first, repeats_done.c.at < before
    )
    return ((findable.c.done_at >= first) & (findable.c.done_at < before)) | findable.c.task.in_(again)


def _condition(token: Token, asked: _Asked) -> ColumnElement[bool]:
    today, tags = asked.today, asked.tags
    if token.is_text:
        is_there = findable.c.text.contains(token.value, autoescape=True)
        named = [tag for tag, title in tags.items() if token.value in fold(title)]
        return is_there | _tagged(named) if named else is_there
    if token.kind in DAY_FIELDS:
        return _compared(findable.c[token.kind], token.relation, day_of(token.value, today) or "")
    if token.kind == "done_on":
        return _done_within(*_stretch(token, asked), asked)
    if token.kind == "added_on":
        first, before = _stretch(token, asked)
        return (findable.c.created_at >= first) & (findable.c.created_at < before)
    if token.kind == "no":
        return _without(token.value, tags)
    return {
        "list": lambda: findable.c.list.in_(token.ids),
        "tag": lambda: _tagged(token.ids),
        "priority": lambda: findable.c.priority == token.value,
        "done": lambda: findable.c.done_at.is_not(None) if token.value == "yes" else findable.c.done_at.is_(None),
        "overdue": lambda: (findable.c.deadline < today) & findable.c.done_at.is_(None),
        "child": lambda: findable.c.parent.is_not(None),
    }[token.kind]()


def _tagged(tags: Collection[str]) -> ColumnElement[bool]:
    tagged: Select = select(task_tags.c.task).where(task_tags.c.tag.in_(tags), task_tags.c.deleted_at.is_(None))
    return findable.c.task.in_(tagged)


def _without(name: str, tags: Mapping[str, str]) -> ColumnElement[bool]:
    if name == "tags":
        return not_(_tagged(tags.keys()))
    if name == "notes":
        return not_(findable.c.text.contains("\n"))
    return findable.c[name].is_(None)


def _compared(day: ColumnElement, relation: str, bound: str) -> ColumnElement[bool]:
    return {
        "": day == bound,
        "<": day < bound,
        "<=": day <= bound,
        ">": day > bound,
        ">=": day >= bound,
    }[relation]


def of_search(connection: Connection, account_id: int, view: View) -> Found:
    """Find the tasks that a query asks for, in all lists."""
    return _found(connection, account_id, view, SmartList("", "Search", view.key))


def of_smart_list(connection: Connection, account_id: int, view: View) -> Found | None:
    """Find the tasks that a smart list's query asks for, sorted and grouped as it says."""
    one = smart_list_in(connection, account_id, view.key)
    return _found(connection, account_id, view, one) if one else None


def _found(connection: Connection, account_id: int, view: View, one: SmartList) -> Found:
    today = calendar_in(connection, account_id).today(datetime.now(UTC))
    here = select(*ROW, *OF_SUBTASKS, tasks.c.list, TITLE_ABOVE, LIST_TITLE).params(inbox=inbox_of(account_id))
    results = search(connection, account_id, one.query, today, one.sort, one.grouping)
    parts = tuple(Part(some.key, len(some.ids), here, some.done, some.title, ids=some.ids) for some in results)
    left, done = (sum(part.count for part in parts if part.done is which) for which in (False, True))
    shown = {"all": (False, True), "active": (False,), "completed": (True,)}.get(view.show, ())
    return Found(one.title, left, done, tuple(part for part in parts if part.done in shown), facts=one.facts)
