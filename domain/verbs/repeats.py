"""The verbs about repeats, and what ticking does to a repeating task: it moves on, past all days that it missed.

An intent says for which day each task was planned when the person ticked it. If another device has moved the task on
since, it is left as it is. So two people who tick the same day move it on once.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from domain.clean import NOT_UNDERSTOOD, Invalid, clean_day, clean_id, clean_instant
from domain.copies import day_moved
from domain.edits import Edit, assign
from domain.notes import unticked
from domain.repeat import begun, parse, say, step
from domain.repeat.rule import TEXT_MAX, TOO_PARTICULAR
from domain.typed import moment, repeat_in
from domain.verbs.facts import verb
from domain.verbs.intent import Here, Intent
from domain.words.when import begun_at

NOT_REPEATED = "There is no day to skip to. Complete the task, or give it a repeat that goes on."
Fields = Mapping[str, Any]


def clean_done(value: dict[Any, Any]) -> dict[str, Any]:
    """Return the ``day`` on which something was done, for the person, and the day ``of`` each task at that time."""
    of = value.get("of", {})
    if not value.keys() <= {"day", "of"} or not isinstance(of, dict):
        raise Invalid(NOT_UNDERSTOOD)
    return {
        "day": clean_day(value.get("day")),
        "of": {clean_id(key): one and clean_day(one) for key, one in of.items()},
    }


def _done(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Invalid(NOT_UNDERSTOOD)
    return clean_done(value)


def _sentence(value: object) -> dict[str, str]:
    """Return a repeat in words as it was typed, the ``day`` on which that was, and when, if that is known."""
    if not isinstance(value, dict) or not {"text", "day"} <= value.keys() <= {"text", "day", "at"}:
        raise Invalid(NOT_UNDERSTOOD)
    if not isinstance(value["text"], str):
        raise Invalid(NOT_UNDERSTOOD)
    if len(value["text"]) > TEXT_MAX:
        raise Invalid(TOO_PARTICULAR)
    at = {"at": clean_instant(value["at"])} if "at" in value else {}
    return {"text": value["text"].strip(), "day": clean_day(value["day"]), **at}


def today_of(here: Here, now: str) -> str:
    """Return which day it is for the person."""
    return here.calendar.today(datetime.fromisoformat(now))


def with_first_day(given: Fields, there: Fields, today: str) -> Fields:
    """Return fields that a person gives a task. If a repeat is among them, its first day is added."""
    if not given.get("repeat"):
        return given
    day, repeat = begun(parse(given["repeat"]), given["date"] if "date" in given else there["date"], today)
    return {**given, "date": day, "repeat": repeat}


def moved_on(it: Intent, here: Here, now: str) -> Mapping[str, Fields]:
    """Return the tasks of an intent that come again, with their new fields; none if a task has moved on already."""
    of = it.value.get("of", {}) if isinstance(it.value, dict) else {}
    moved: dict[str, Fields] = {}
    for task_id, one in here.fields(here.tasks).items():
        repeats = one["repeat"] and say(one["repeat"])  # one from a newer version cannot be said
        if not repeats or one["done_at"] or one["deleted_at"]:
            continue
        if task_id in of and of[task_id] != one["date"]:
            moved[task_id] = {}
        elif (new := _next(one, _day(it, here, now))) is not None:
            moved[task_id] = new
    return moved


def _day(it: Intent, here: Here, now: str) -> str:
    """Return the day on which the person did it, where they were."""
    return (isinstance(it.value, dict) and it.value.get("day")) or today_of(here, now)


def _next(one: Fields, today: str) -> Fields | None:
    """Return the fields of a task that moves on to its next day. Its other days keep their distance from that one."""
    day, repeat = step(one["repeat"], one["date"], today)
    if day is None:
        return None
    new = {"date": day} | ({"repeat": repeat} if repeat != one["repeat"] else {})
    if one["date"]:
        by = date.fromisoformat(day) - date.fromisoformat(one["date"])
        new |= {name: day_moved(one[name], by) for name in ("deadline", "hidden_until") if one[name]}
    return new


def completed_once(moved: Mapping[str, Fields], it: Intent, here: Here, now: str) -> tuple[Edit, Collection[str]]:
    """Return the edit that completes repeating tasks for their day, and the ids of everything that it makes open again.

    The tasks move on, and their subtasks and the boxes in their notes are open again.
    """
    fields = here.with_subtasks(list(moved)) if moved else {}
    edit: Edit = []
    for task_id, new in moved.items():
        if new:
            day, at = fields[task_id]["date"] or _day(it, here, now), _after(fields[task_id]["completed_at"], now)
            edit += assign("tasks", [task_id], {**new, "completed_for": day, "completed_at": at})
    again = {task_id for task_id, new in moved.items() if new}
    for task_id, one in fields.items():
        if one["parent"] in again and task_id not in again:
            again.add(task_id)
            edit += assign("tasks", [task_id] if one["done_at"] else [], {"done_at": None})
        notes = unticked(one["notes"] or "") if task_id in again else one["notes"]
        edit += assign("tasks", [task_id], {"notes": notes}) if notes and notes != one["notes"] else []
    return edit, {*moved, *again}


def _after(last: str | None, now: str) -> str:
    """Return the instant of a completion: now or, if a clock was set back, right after the last one.

    By that it can be told from an undo, which alone makes `completed_at` earlier (`storage.tallies`).
    """
    return now if not last or now > last else (datetime.fromisoformat(last) + timedelta(microseconds=1)).isoformat()


@verb(_done, tasks=True, alive=True, moves_on=True)
def skip_task(it: Intent, here: Here, now: str) -> Edit:
    """Move repeating tasks on to their next day without completing them."""
    moved = moved_on(it, here, now)
    if not moved:
        raise Invalid(NOT_REPEATED)
    return [one for task_id, new in moved.items() for one in assign("tasks", [task_id], new)]


@verb(_sentence, tasks=True, alive=True, moves_on=True)
def repeat_task(it: Intent, here: Here, now: str) -> Edit:
    """Set the repeat of tasks by a sentence, and the time in it, as of when it was typed.

    An empty one takes the repeat off.
    """
    if not it.value["text"]:
        return assign("tasks", here.tasks, {"repeat": None})
    at = datetime.fromisoformat(min(it.value.get("at", now), now))
    typed = replace(moment(here.calendar, at), today=date.fromisoformat(it.value["day"]))
    found = repeat_in(it.value["text"], typed, here.calendar)
    timed = {"time": found.time} if found.time else {}
    edit: Edit = []
    for task_id, one in here.fields(here.tasks).items():
        day, repeat = begun_at(found, one["date"], one["time"], typed)
        edit += assign("tasks", [task_id], {"repeat": repeat, "date": day, **timed})
    return edit
