"""When titles were typed: browsers send it with them, so that “tomorrow” is read as of that moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.clean import NOT_UNDERSTOOD, Invalid, clean_id, clean_instant
from domain.days import Calendar, time_zones
from domain.languages import LANGUAGES
from domain.names import name_key
from domain.quick_add import Habits
from domain.repeat import Read
from domain.schema import TASK, clean_fields
from domain.tags import TAGS_MAX
from domain.words.calendar import Moment
from domain.words.when import repeat_alone

WORDS_MAX = 50
"""The most pieces that can be rejected or decided at a time."""
_FIRST = "2000"
"""A clock that says an earlier year is wrong."""


@dataclass(frozen=True)
class Typed:
    """When and where titles were typed, and what the person decided about their words."""

    at: str
    """The instant, by the browser's clock."""
    zone: str = ""
    """The time zone by which the page counted days; empty for that of the account."""
    rejected: tuple[str, ...] = ()
    """Words to keep as text, whatever they sound like."""
    chosen: Mapping[str, str] = field(default_factory=dict)
    """The person's choice for words that can mean two things."""
    tags: Mapping[str, str] = field(default_factory=dict)
    """The ids for new tags, by the keys of their titles (`domain.names.name_key`)."""
    gives: Mapping[str, str | None] = field(default_factory=dict)
    """The fields of a task that follow from where it was typed, unless its words say otherwise."""

    def moment(self, calendar: Calendar, now: datetime) -> Moment:
        """Return the moment of typing as the person counts days. A clock that is ahead counts as `now`."""
        at = min(datetime.fromisoformat(self.at), now)
        zone = self.zone if self.zone in time_zones() else calendar.time_zone
        return moment(Calendar(zone, calendar.week_begins, day_begins=calendar.day_begins), at)


def moment(calendar: Calendar, at: datetime) -> Moment:
    """Return an instant as a person counts days and hours."""
    zone = calendar.time_zone if calendar.time_zone in time_zones() else "UTC"
    wall = at.astimezone(ZoneInfo(zone))
    today = date.fromisoformat(calendar.today(at))
    return Moment(today, f"{wall:%H:%M}", calendar.first_weekday, int(calendar.day_begins))


def habits(calendar: Calendar) -> Habits:
    """Return how a person writes."""
    order = "" if calendar.date_order == "ask" else calendar.date_order
    return Habits(tuple(one for one in calendar.words.split() if one in LANGUAGES), calendar.symbols, order)


def repeat_in(text: str, now: Moment, calendar: Calendar) -> Read:
    """Return the repeat that a whole text says, or raise `Invalid` with a hint what to write instead."""
    return repeat_alone(text, now, habits(calendar))


def clean_typed(raw: object) -> Typed | None:
    """Return how titles were typed, or None if nothing is said of it; raise `Invalid` for anything else."""
    if raw is None:
        return None
    if not isinstance(raw, dict):
        raise Invalid(NOT_UNDERSTOOD)
    at, zone = clean_instant(raw.get("at")), raw.get("zone", "")
    if at < _FIRST:
        raise Invalid(NOT_UNDERSTOOD)
    return Typed(
        at,
        zone if isinstance(zone, str) else "",
        tuple(_texts(raw.get("rejected", []))),
        dict(zip(map(str.casefold, _texts(_keys(raw, "chosen"))), _texts(_values(raw, "chosen")), strict=True)),
        {
            name_key(title): clean_id(tag)
            for title, tag in zip(_texts(_keys(raw, "tags")), _values(raw, "tags"), strict=True)
        },
        _gives(raw.get("gives")),
    )


def _gives(raw: object) -> Mapping[str, str | None]:
    """Return the fields that a view gives, cleaned. A person sets these on a task, except for the tag of its view."""
    if not raw:
        return {}
    if not isinstance(raw, dict):
        raise Invalid(NOT_UNDERSTOOD)
    others = {name: value for name, value in raw.items() if name != "tags"}
    fields = clean_fields("tasks", others) if others else {}
    return {**fields, "tags": TASK["tags"].clean(raw["tags"])} if "tags" in raw else fields


def _keys(raw: dict, name: str) -> list[object]:
    given = raw.get(name, {})
    if not isinstance(given, dict) or len(given) > max(WORDS_MAX, TAGS_MAX):
        raise Invalid(NOT_UNDERSTOOD)
    return list(given)


def _values(raw: dict, name: str) -> list[object]:
    return list(raw.get(name, {}).values())


def _texts(given: object) -> list[str]:
    if not isinstance(given, list) or len(given) > WORDS_MAX:
        raise Invalid(NOT_UNDERSTOOD)
    texts = [one for one in given if isinstance(one, str) and len(one) <= 1_000]
    if len(texts) < len(given):
        raise Invalid(NOT_UNDERSTOOD)
    return texts
