"""Copies of a list and everything in it: a duplicate, a template, and a list that is made from a template.

A template keeps its dates and the day on which it was saved. A list that is made from it moves the dates by as many
days as have passed since: what was due three days after the template was saved is due in three days.
"""

from base64 import urlsafe_b64encode
from collections.abc import Mapping
from datetime import date, timedelta
from hashlib import blake2b
from typing import Any, NamedTuple

from domain.clean import LIST_TITLE_MAX
from domain.edits import Edit, make
from domain.repeat import begun_later, say
from domain.schema import FIELDS

COPIED_MAX = 5_000
"""The most tasks in a list that is copied: it is one intent, and others wait until it is done."""

Fields = Mapping[str, Any]
Things = Mapping[str, Mapping[str, Fields]]
"""Everything in a list: by entity, as ``tasks``, and by id."""


class Contents(NamedTuple):
    """The fields of a list, and everything in it that is not in the trash."""

    fields: Fields
    things: Things


def copy_title(title: str) -> str:
    """Return the title of a copy of a list. A title that would become too long stays as it is."""
    named = f"{title} (copy)"
    return named if len(named) <= LIST_TITLE_MAX else title


def copy_id(intent_id: str, thing_id: str) -> str:
    """Return the id that an intent gives to the copy of something."""
    return urlsafe_b64encode(blake2b(f"{intent_id}/{thing_id}".encode(), digest_size=15).digest()).decode()


def copied(intent_id: str, list_id: str, fields: Fields, things: Things, now: str) -> Edit:
    """Return the edit that makes a list with these fields and copies each of these things into it.

    A reference from one of them to another is to that one's copy. A reference to something in the trash becomes empty,
    or what has it is left out.
    """
    ids = {key: copy_id(intent_id, key) for ones in things.values() for key in ones}
    edit = make("lists", list_id, {**fields, "created_at": now, "deleted_at": None})
    for entity, ones in things.items():
        inside = {name: field for name, field in FIELDS[entity].items() if field.refers in things}
        for key, thing in ones.items():
            new = {name: ids.get(thing[name]) for name in inside} | {"list": list_id}
            if "created_at" in thing:
                new["created_at"] = now
            if all(new[name] or field.nullable for name, field in inside.items()):
                edit += make(entity, ids[key], {**thing, **new})
    return edit


_COMPLETED = ("done_at", "completed_for", "completed_at")


def opened(things: Things) -> Things:
    """Return what is in a list as if none of its tasks had ever been done."""
    return _each(things, lambda _entity, thing: dict.fromkeys(_COMPLETED) if "done_at" in thing else {})


def moved(things: Things, since: str, to: str) -> Things:
    """Return what is in a list with its days moved by the time from `since` to `to`.

    A repeating task moves to its first day from then on, so what comes on Mondays stays on a Monday. Its other days
    keep their distance from that day.
    """
    by = date.fromisoformat(to) - date.fromisoformat(since)
    days = {entity: [name for name, one in FIELDS[entity].items() if one.kind == "day"] for entity in things}

    def change(entity: str, thing: Fields) -> Fields:
        repeat, day, its = thing.get("repeat"), thing.get("date"), by
        new: dict[str, Any] = {}
        if repeat and say(repeat):
            first, repeat = begun_later(repeat, day and day_moved(day, by), by, to)
            new = {"date": first, "repeat": repeat}
            its = date.fromisoformat(first) - date.fromisoformat(day) if day else by
        return {one: day_moved(thing[one], its) for one in days[entity] if thing[one]} | new

    return _each(things, change)


def day_moved(day: str, by: timedelta) -> str:
    """Return `day` moved by `by`; where that is beyond what a date can hold, the last or first day that it can."""
    try:
        return (date.fromisoformat(day) + by).isoformat()
    except OverflowError:
        return (date.max if by > timedelta(0) else date.min).isoformat()


def _each(things: Things, change: Any) -> Things:
    return {
        entity: {key: {**thing, **change(entity, thing)} for key, thing in ones.items()}
        for entity, ones in things.items()
    }
