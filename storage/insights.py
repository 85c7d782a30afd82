"""Reads what a person looks back on: from sums (`storage.tallies`) and indexes, whatever the number of tasks."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, case, exists, func, or_, select

from domain.days import Calendar, later
from domain.forecast import fared, forecast
from domain.insights import (
    OFTEN,
    SHOWN_LISTS,
    WEEKS,
    WEEKS_OF_DAYS,
    Day,
    Insights,
    ListWeek,
    Series,
    Standing,
    done_by_day,
    done_by_list,
    first_of_week,
    flow,
    history_of,
    times_put_off,
    together,
)
from domain.tallies import KINDS, SLOTS_A_DAY, pieces, slot_of
from storage.access import seen_by, tasks_seen_by
from storage.accounts.calendars import calendar_in
from storage.database.engine import reading
from storage.database.tables import changes, intents, lists, tallies, tasks
from storage.lists import IN_USE, list_in

ROWS = 7
"""The most tasks that one part of the page lists."""
Standings = tuple[Standing, ...]
LOOKED_AT = 200
"""The most tasks whose history is read to see how often they were put off; as many that repeat."""
_ACCOUNT: Any = bindparam("account")
_SEEN = (seen_by(_ACCOUNT), lists.c.deleted_at.is_(None), lists.c.template_day.is_(None))
_IN_USE = (seen_by(_ACCOUNT), *IN_USE)


def insights_of(account_id: int, list_id: str | None = None) -> Insights | None:
    """Return the insights of all an account's lists, or of one; None if the account has no such list."""
    with reading() as connection:
        calendar = calendar_in(connection, account_id)
        one = list_in(connection, account_id, list_id) if list_id is not None else None
        if list_id is not None and (one is None or one.template_day):
            return None
        today = calendar.today(datetime.now(UTC))
        begins = later(first_of_week(today, calendar), -7 * (WEEKS_OF_DAYS - 1))
        days, weeks = _counted(connection, account_id, calendar, begins, list_id)
        first_days = tuple(later(begins, 7 * at) for at in range(WEEKS_OF_DAYS - WEEKS, WEEKS_OF_DAYS))
        if one:
            weeks = [week._replace(in_use=True) for week in weeks]
            left = one.open_count
            once = left - int(connection.scalar(_REPEATING, {"account": account_id, "list": one.id}) or 0)
        else:
            left, once = int(connection.scalar(_OPEN, {"account": account_id}) or 0), 0
        oldest, put_off = _standing(connection, account_id, calendar, list_id)
        history = history_of(days, today) if one else []
        return Insights(
            today=today,
            title=one.title if one else "",
            list=one.id if one else "",
            series=_series(connection, weeks),
            first_days=first_days,
            days=done_by_day(days),
            begins=begins,
            flow=flow(weeks, first_days, left),
            left=left,
            in_use=one is None or one.archived_at is None,
            once=once,
            oldest=oldest,
            put_off=put_off,
            forecast=forecast(history, once, today, list_id),
            fared=fared(history, today, list_id),
        )


def standing_of(account_id: int, list_id: str | None = None) -> tuple[Standings, Standings, str]:
    """Return the tasks that have been open for longest, those that were put off most often, and today's date."""
    with reading() as connection:
        calendar = calendar_in(connection, account_id)
        return (*_standing(connection, account_id, calendar, list_id), calendar.today(datetime.now(UTC)))


_OPEN = select(func.coalesce(func.sum(lists.c.open_count), 0)).where(*_IN_USE)
_REPEATING = select(func.count()).where(
    tasks_seen_by(_ACCOUNT),
    tasks.c.list == bindparam("list"),
    tasks.c.deleted_at.is_(None),
    tasks.c.done_at.is_(None),
    tasks.c.repeat.is_not(None),
    tasks.c.date.is_not(None),
)
_HERE = and_(lists.c.archived_at.is_(None), lists.c.template_day.is_(None))


def _counted(
    connection: Connection, account_id: int, calendar: Calendar, begins: str, list_id: str | None
) -> tuple[list[Day], list[ListWeek]]:
    """Return what was counted on each day since one, as the account counts days, and in each list in each week.

    The database adds up. It returns the days of a year, and for each list the weeks that are shown.
    """
    some, end = pieces(calendar, begins, 7 * WEEKS_OF_DAYS), calendar.begins(later(begins, 7 * WEEKS_OF_DAYS))
    ordinals: list[Any] = [
        one.day if one.is_odd else one.day + (tallies.c.slot - one.first) // SLOTS_A_DAY for one in some
    ]
    before = [(tallies.c.slot < then.first, ordinal) for then, ordinal in zip(some[1:], ordinals, strict=False)]
    day = case(*before, else_=ordinals[-1]) if before else ordinals[-1]
    week = (day - date.fromisoformat(begins).toordinal()) // 7 - (WEEKS_OF_DAYS - WEEKS)

    def sums(*which: ColumnElement, first: str) -> Sequence[Any]:
        counted = (
            select(*which, *(tallies.c[kind] for kind in KINDS))
            .join(lists, lists.c.id == tallies.c.list)
            .where(*_SEEN, tallies.c.slot >= slot_of(calendar.begins(first)), tallies.c.slot < slot_of(end))
        )
        one = (counted if list_id is None else counted.where(lists.c.id == list_id)).subquery()
        by = [one.c[column.name] for column in which]
        query = select(*by, *(func.sum(one.c[kind]) for kind in KINDS)).group_by(*by)
        return connection.execute(query, {"account": account_id}).all()

    first_week = later(begins, 7 * (WEEKS_OF_DAYS - WEEKS))
    return (
        [
            Day(date.fromordinal(at).isoformat(), *map(int, numbers))
            for at, *numbers in sums(day.label("day"), first=begins)
        ],
        [
            ListWeek(of, bool(in_use), at, *map(int, numbers))
            for of, in_use, at, *numbers in sums(
                tallies.c.list, _HERE.label("in_use"), week.label("week"), first=first_week
            )
        ],
    )


def _series(connection: Connection, weeks_of_lists: Sequence[ListWeek]) -> tuple[Series, ...]:
    weeks = done_by_list(weeks_of_lists)
    shown = list(weeks)[: SHOWN_LISTS if len(weeks) > SHOWN_LISTS + 1 else len(weeks)]
    about = select(lists.c.id, lists.c.title, lists.c.colour, _HERE.label("in_use")).where(lists.c.id.in_(shown))
    known = {row.id: row for row in connection.execute(about)}
    series = [Series(key, known[key].title, known[key].colour, weeks[key], bool(known[key].in_use)) for key in shown]
    rest = [weeks[key] for key in weeks if key not in shown]
    return (*series, *([Series("", "Other lists", None, together(rest))] if rest else []))


_STANDS = (tasks.c.deleted_at.is_(None), tasks.c.done_at.is_(None))
_STANDING = (
    tasks.c.id,
    tasks.c.title,
    tasks.c.list,
    lists.c.title.label("list_title"),
    tasks.c.created_at,
    tasks.c.date,
    tasks.c.deadline,
)
_OLDEST = (
    select(*_STANDING)
    .join(lists, lists.c.id == tasks.c.list)
    .where(
        tasks_seen_by(_ACCOUNT),
        *_IN_USE,
        *_STANDS,
        tasks.c.parent.is_(None),
        tasks.c.repeat.is_(None),
        or_(tasks.c.waits_until.is_(None), tasks.c.waits_until <= bindparam("today")),
    )
    .order_by(tasks.c.created_at, tasks.c.id)
    .limit(ROWS)
)
_LATER = (
    changes.c.entity == "tasks",
    changes.c.field == "date",
    changes.c.old.is_not(None),
    changes.c.new > changes.c.old,
)
_PUT_OFF = (
    select(changes.c.entity_id.label("task"), func.count().label("times"))
    .join(lists, lists.c.id == changes.c.list)
    .where(seen_by(_ACCOUNT), *_LATER)
    .group_by(changes.c.entity_id)
    .having(func.count() >= OFTEN)
    .subquery()
)
_OFTEN = (
    select(*_STANDING)
    .join(lists, lists.c.id == tasks.c.list)
    .join(_PUT_OFF, _PUT_OFF.c.task == tasks.c.id)
    .where(tasks_seen_by(_ACCOUNT), *_IN_USE, *_STANDS)
    .order_by(_PUT_OFF.c.times.desc(), tasks.c.id)
    .limit(LOOKED_AT)
)
_COMPLETED = changes.alias()
"""The same intent completed the task, so its date moved on by itself, whatever the verb."""
_DATES = (
    select(changes.c.entity_id, intents.c.verb, changes.c.old, changes.c.new)
    .join(intents, and_(intents.c.account_id == changes.c.account_id, intents.c.id == changes.c.intent))
    .where(
        changes.c.entity_id.in_(bindparam("ids", expanding=True)),
        changes.c.field == "date",
        changes.c.account_id == _ACCOUNT,
        ~exists().where(
            _COMPLETED.c.entity_id == changes.c.entity_id,
            _COMPLETED.c.intent == changes.c.intent,
            _COMPLETED.c.field == "completed_at",
        ),
    )
    .order_by(changes.c.at, changes.c.seq)
)


def _standing(
    connection: Connection, account_id: int, calendar: Calendar, list_id: str | None
) -> tuple[Standings, Standings]:
    given = {"account": account_id, "today": calendar.today(datetime.now(UTC))}

    def of_these(query: Select) -> list[Standing]:
        some = query if list_id is None else query.where(tasks.c.list == list_id)
        return [
            Standing(**row._mapping, since=calendar.today(datetime.fromisoformat(row.created_at)))
            for row in connection.execute(some, given)
        ]

    # Those that repeat are looked at apart: each tick moves them on, so they would take the places of all others.
    kinds = tasks.c.repeat.is_(None), tasks.c.repeat.is_not(None)
    often = {one.id: one for kind in kinds for one in of_these(_OFTEN.where(kind))}
    dates: dict[str, list[tuple[str, str | None, str | None]]] = {key: [] for key in often}
    if often:
        for row in connection.execute(_DATES, {"ids": list(often), "account": account_id}):
            dates[row.entity_id].append(tuple(row)[1:])
    counted = {key: times_put_off(of) for key, of in dates.items()}
    put_off = [
        Standing(**{**vars(often[key]), "times": times, "first_date": first})
        for key, (times, first) in counted.items()
        if times >= OFTEN
    ]
    put_off.sort(key=lambda one: (-one.times, one.created_at, one.id))
    return tuple(of_these(_OLDEST)), tuple(put_off[:ROWS])
