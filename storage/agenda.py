"""Today and Upcoming: tasks of all lists of an account by day. They come from indexes, whatever their number."""

from collections import Counter
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    exists,
    func,
    literal,
    or_,
    select,
    union_all,
)

from domain.agenda import (
    AGAIN_MAX,
    BY_DAY,
    BY_DEADLINE,
    BY_DONE,
    FOLDED_ABOVE,
    LEFTOVER,
    SOON,
    TODAY,
    Stretch,
    again_shared_out,
    named_before,
    stretches,
)
from domain.days import later
from domain.lists import inbox_of
from domain.views import View
from domain.wire import Agenda
from storage.access import seen_by, tasks_seen_by
from storage.accounts.calendars import calendar_in
from storage.collapsed import closed_of
from storage.database.engine import reading
from storage.database.tables import lists, tasks
from storage.lists import IN_USE
from storage.parts import LIST_TITLE, ROW, Found, Part
from storage.repeats import days_again
from storage.subtasks import OF_SUBTASKS, TITLE_ABOVE

COUNTED = 1_000
"""The number up to which the sidebar counts tasks."""
LOOKED_AT = 5_000
"""The most tasks that it looks at for that. Those of archived lists are among them."""

_ACCOUNT: BindParameter[int] = bindparam("account")
_TODAY: BindParameter[str] = bindparam("today")
_SOON: BindParameter[str] = bindparam("soon")
"""The first day on which a deadline is not shown by Today yet."""
_ALIVE = tasks.c.deleted_at.is_(None)
_SHOWN = or_(tasks.c.waits_until.is_(None), tasks.c.waits_until <= _TODAY)
_OPEN = (tasks_seen_by(_ACCOUNT), _ALIVE, tasks.c.done_at.is_(None))
_TODO = (*_OPEN, _SHOWN)
_IN_USE = exists(select(lists.c.id).where(lists.c.id == tasks.c.list, seen_by(_ACCOUNT), *IN_USE))
_LIST = tasks.c.list.concat("").label("list")
"""The list of a task, written so that SQLite does not read all tasks list by list to count some of them."""
_PLACE = (tasks.c.day_place, tasks.c.id)


def _dated(first: str, before: str) -> tuple[Any, ...]:
    """Return the condition that a task is planned for a day from `first` on and before `before`."""
    return *_TODO, tasks.c.date >= first, tasks.c.date < before


def _not_by_today(date: ColumnElement[Any]) -> ColumnElement[bool]:
    return or_(date.is_(None), date > _TODAY)


def _given(account_id: int, today: str) -> dict[str, Any]:
    return {"account": account_id, "today": today, "soon": later(today, SOON + 1), "inbox": inbox_of(account_id)}


def _rows() -> Select:
    return select(*ROW, *OF_SUBTASKS, tasks.c.list, TITLE_ABOVE, LIST_TITLE).where(_IN_USE)


_AGAIN = (
    select(*tasks.c["id", "list", "title", "date", "time", "repeat", "completed_at"], TITLE_ABOVE, LIST_TITLE)
    .where(*_OPEN, tasks.c.repeat.is_not(None), _IN_USE)
    .limit(AGAIN_MAX)
)
"""Tasks that come again, with what a view of days shows of those that it names but does not hold."""
_AGAIN_TODAY = _AGAIN.where(tasks.c.completed_at >= bindparam("begins"))
_AGAIN_TODAY = _AGAIN_TODAY.order_by(tasks.c.completed_at.desc(), tasks.c.id)
_AGAIN_LATER = _AGAIN.where(tasks.c.date < bindparam("before"), _SHOWN).order_by(tasks.c.date, *_PLACE)


def _again_later(
    connection: Connection, given: dict[str, Any], headings: list[Stretch]
) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """Return the tasks that come again, as headings name them, and how many others each heading has, in words."""
    before = named_before(headings)
    found = [dict(row) for row in connection.execute(_AGAIN_LATER, {**given, "before": before}).mappings()]
    named, more = again_shared_out(headings, [(row, days_again(row, given["today"], before)) for row in found])
    cut = "+" if len(found) == AGAIN_MAX else ""
    rows = [{**row, "comes": " ".join(days)} for row, days in named]
    return rows, {key: f"{count}{cut}" for key, count in more.items()}


def _count(key: str, *which: Any) -> Select:
    """Return the query that counts some tasks: first in each list, then in all lists in use."""
    each = select(_LIST, func.count().label("some")).where(*which).group_by(_LIST).subquery()
    total = select(literal(key), func.coalesce(func.sum(each.c.some), 0)).join(lists, lists.c.id == each.c.list)
    return total.where(seen_by(_ACCOUNT), *IN_USE)


def of_today(connection: Connection, account_id: int, _view: View) -> Found:
    """Find the tasks left over from earlier days, those planned for today, those due soon, and those done today."""
    calendar = calendar_in(connection, account_id)
    today = calendar.today(datetime.now(UTC))
    given, tomorrow = _given(account_id, today), later(today, 1)
    begins = calendar.begins(today)
    which: dict[str, tuple[Any, ...]] = {
        LEFTOVER: _dated("", today),
        TODAY: _dated(today, tomorrow),
        "deadlines": (*_TODO, tasks.c.deadline < _SOON, _not_by_today(tasks.c.date)),
        "done-today": (tasks_seen_by(_ACCOUNT), _ALIVE, tasks.c.done_at >= begins),
    }
    counts = connection.execute(union_all(*(_count(key, *one) for key, one in which.items())), given)
    count: dict[str, int] = {key: int(number) for key, number in counts}
    rows = {key: _rows().where(*one).params(given) for key, one in which.items()}
    by_day = (tasks.c.date, *_PLACE)
    folds = count[LEFTOVER] > FOLDED_ABOVE and not closed_of(connection, account_id, [LEFTOVER])
    parts = (
        Part(
            LEFTOVER,
            count[LEFTOVER],
            rows[LEFTOVER].order_by(*by_day),
            title="From before",
            closed=folds,
            holds={"date": ("", today)},
            by=BY_DAY,
            leftover=True,
        ),
        Part(
            TODAY,
            count[TODAY],
            rows[TODAY].order_by(*by_day),
            title="Today",
            holds={"date": (today, tomorrow)},
            by=BY_DAY,
            sets={"date": today},
        ),
        Part(
            "deadlines",
            count["deadlines"],
            rows["deadlines"].order_by(tasks.c.deadline, tasks.c.id),
            title="Deadline soon",
            holds={"deadline": ("", later(today, SOON + 1))},
            by=BY_DEADLINE,
        ),
        Part(
            "done-today",
            count["done-today"],
            rows["done-today"].order_by(tasks.c.done_at.desc(), tasks.c.id.desc()),
            done=True,
            title="Done today",
            holds={"done_at": (begins, "")},
            by=BY_DONE,
        ),
    )
    left = sum(part.count for part in parts if not part.done)
    nothing = "Nothing is left for today."
    adds = (inbox_of(account_id), TODAY, "for today")
    again = [dict(row) for row in connection.execute(_AGAIN_TODAY, {**given, "begins": begins}).mappings()]
    return Found("Today", left, count["done-today"], parts, adds=adds, again=again, nothing=nothing)


def left_over(connection: Connection, account_id: int, before: str) -> dict[str, str]:
    """Return the tasks planned for days before `before`, as Today shows them then: the list of each, by task id."""
    which = select(tasks.c.id, tasks.c.list).where(*_dated("", before), _IN_USE)
    return {row.id: row.list for row in connection.execute(which, {"account": account_id, "today": before})}


_BY_DATE = (
    select(_LIST, tasks.c.date, func.count().label("some"))
    .where(*_TODO, tasks.c.date > _TODAY)
    .group_by(_LIST, tasks.c.date)
    .subquery()
)
_DAYS = (
    select(_BY_DATE.c.date, func.sum(_BY_DATE.c.some))
    .join(lists, lists.c.id == _BY_DATE.c.list)
    .where(seen_by(_ACCOUNT), *IN_USE)
    .group_by(_BY_DATE.c.date)
)


def of_upcoming(connection: Connection, account_id: int, _view: View) -> Found:
    """Find the tasks planned for later days, under headings that say when."""
    calendar = calendar_in(connection, account_id)
    today = calendar.today(datetime.now(UTC))
    given = _given(account_id, today)
    days = Counter({day: int(number) for day, number in connection.execute(_DAYS, given)})
    rows = _rows().where(*_TODO, tasks.c.date > _TODAY).order_by(tasks.c.date, *_PLACE).params(given)
    headings = stretches(today, calendar.first_weekday)
    again, more = _again_later(connection, given, headings)
    parts = tuple(
        Part(
            one.key,
            sum(number for day, number in days.items() if one.first <= day < one.before),
            rows,
            title=one.title,
            holds={"date": (one.first, one.before)},
            by=BY_DAY,
            sets={"date": one.first},
            stays=one.is_day,
            more=more.get(one.key, ""),
        )
        for one in headings
    )
    adds = (inbox_of(account_id), parts[0].key, "for tomorrow")
    nothing = "Nothing is planned for the days to come."
    return Found("Upcoming", days.total(), 0, parts, adds=adds, again=again, nothing=nothing)


def _counted(when: Any, order: Any, *, planned: bool = True) -> tuple[Any, Any]:
    """Return how many tasks there are, counted from the day nearest to today on, and how many were looked at.

    With `planned=False`, those that are planned for today or earlier are looked at, and not counted.
    """
    near = select(_LIST, tasks.c.date).where(*_TODO, when).order_by(order).limit(LOOKED_AT).subquery()
    here = exists(select(lists.c.id).where(lists.c.id == near.c.list, seen_by(_ACCOUNT), *IN_USE))
    some = select(near.c.list).where(here if planned else and_(here, _not_by_today(near.c.date))).limit(COUNTED)
    return tuple(select(func.count()).select_from(one).scalar_subquery() for one in (some.subquery(), near))  # type: ignore[return-value]


_AGENDA = select(
    *_counted(tasks.c.date <= _TODAY, tasks.c.date.desc()),
    *_counted(tasks.c.deadline < _SOON, tasks.c.deadline.desc(), planned=False),
    *_counted(tasks.c.date > _TODAY, tasks.c.date),
)


def agenda_of(account_id: int) -> Agenda:
    """Return how many open tasks Today and Upcoming have; a plus means that not all were counted."""
    with reading() as connection:
        today = calendar_in(connection, account_id).today(datetime.now(UTC))
        now, of_now, due, of_due, then, of_then = connection.execute(_AGENDA, _given(account_id, today)).one()
    return {"today": _in_words(now + due, max(of_now, of_due)), "upcoming": _in_words(then, of_then)}


def _in_words(count: int, looked_at: int) -> str:
    more = "+" if count >= COUNTED or looked_at >= LOOKED_AT else ""
    return f"{min(count, COUNTED - 1)}{more}" if count else ""
