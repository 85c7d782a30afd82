"""The verbs about tasks."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from domain.clean import NOT_UNDERSTOOD, WRITTEN, Invalid, clean_id
from domain.copies import COPIED_MAX, copy_id
from domain.edits import Edit, assign, make
from domain.schema import ADD_MAX, TASK, blank, clean_fields
from domain.verbs.facts import clean_place, lists_back, true_or_false, verb
from domain.verbs.intent import Here, Intent
from domain.verbs.repeats import clean_done, completed_once, moved_on, today_of, with_first_day
from domain.verbs.tags import make_tags

DONE = "done"
"""A key among the fields of a new task: whether it is done already."""
AFTER = "after"
"""Another such key: the task right after which it goes, empty for first. Without it, it goes last."""


def _new_tasks(value: object) -> list[tuple[str, dict[str, str | None]]]:
    """Return pairs of id and fields from ``[[id, fields], ...]``. A title alone may stand for the fields.

    A task with a blank title is left out. Besides fields there may be `DONE`, which is true, and `AFTER`.
    """
    if not isinstance(value, list) or not 0 < len(value) <= ADD_MAX:
        raise Invalid(f"Add between 1 and {ADD_MAX} tasks at a time.")
    pairs = []
    for pair in value:
        if not isinstance(pair, list) or len(pair) != 2:
            raise Invalid(NOT_UNDERSTOOD)
        fields = dict(pair[1]) if isinstance(pair[1], dict) else {"title": pair[1]}
        more = {DONE: "yes"} if fields.pop(DONE, False) is True else {}
        if (after := fields.pop(AFTER, None)) is not None:
            more[AFTER] = clean_id(after) if after else ""
        if not isinstance(fields.get("title"), str) or fields["title"].strip():
            pairs.append((clean_id(pair[0]), {**clean_fields("tasks", fields), **more}))
    if len({task_id for task_id, _ in pairs}) < len(pairs):
        raise Invalid("Two of these tasks have one id. Add them again.")
    return pairs


LEAVE_OPEN = {"leave_open": True}
"""The value of `tick_task` that leaves subtasks open."""

NOTHING_ABOVE = "The task that it was put under is not there any more, so it stays where it was."


def _ticked(value: object) -> bool | dict[str, Any]:
    if value == LEAVE_OPEN:
        return LEAVE_OPEN
    return clean_done(value) if isinstance(value, dict) else true_or_false(value)


def _copies(value: object) -> dict[str, str]:
    """Return the id of the copy of each task that is copied. No two are the same."""
    if not isinstance(value, dict) or len(set(map(clean_id, value.values()))) < len(value):
        raise Invalid(NOT_UNDERSTOOD)
    return {clean_id(task_id): made for task_id, made in value.items()}


@verb(
    _new_tasks,
    list=True,
    reads=True,
    offered="adds tasks to a list; value is an array of objects with a title and any other fields of set_task.",
)
def add_tasks(it: Intent, here: Here, now: str) -> Edit:
    """Add tasks to a list, at the end or where `AFTER` says. Titles that are read may name other lists and new tags."""
    if here.is_taken("tasks", [task_id for task_id, _ in it.value]):
        raise Invalid("This task could not be added: its id is taken. Add it again.")
    edit = make_tags(here, {tag: {"title": title} for tag, title in it.new_tags.items()}, now)
    placed = _placed(it, here)
    of_lists = Counter(fields.get("list") or it.list for task_id, fields in it.value if task_id not in placed)
    places = {list_id: iter(here.places(list_id, count)) for list_id, count in of_lists.items()}
    for task_id, given in it.value:
        common = {**blank("tasks", now), "list": it.list}
        fields = with_first_day(given, common, today_of(here, now)) if given.get("repeat") else given
        new = {**common, **fields}
        new["done_at"] = now if new.pop(DONE, None) else None
        new.pop(AFTER, None)
        order = placed.pop(task_id, None) or next(places[str(new["list"])])
        edit += make("tasks", task_id, {**new, "order": order})
    return edit + _ordered(placed)


def _placed(it: Intent, here: Here) -> dict[str, str]:
    """Return the `order` of the new tasks that say where they go, and of older ones that make room for them."""
    behind: dict[str, list[str]] = {}
    for task_id, fields in it.value:
        if AFTER in fields:
            behind.setdefault(fields[AFTER], []).append(task_id)
    found: dict[str, str] = {}
    for after, task_ids in behind.items():
        found |= here.places_after(it.list, after, task_ids)
    return found


_WRITTEN = ", ".join(
    f"{name} ({how})" for name, field in TASK.items() if field.settable and (how := WRITTEN.get(field.clean))
)


# Tasks in the trash are left alone (`alive`): what a person wrote would be lost there, so it goes back to them. Nor is
# anybody told that something was done which nobody sees.
@verb(
    lambda value: clean_fields("tasks", value),
    tasks=True,
    alive=True,
    offered=f"gives tasks other values; value is an object with any of {_WRITTEN}; null takes a value off.",
)
def set_task(it: Intent, here: Here, now: str) -> Edit:
    """Set fields of tasks."""
    if not it.value.get("repeat"):
        return assign("tasks", here.tasks, it.value)
    fields, today = here.fields(here.tasks), today_of(here, now)
    return [
        step
        for task_id, there in fields.items()
        for step in assign("tasks", [task_id], with_first_day(it.value, there, today))
    ]


@verb(
    _ticked,
    tasks=True,
    alive=True,
    takes_along=True,
    moves_on=True,
    offered="completes tasks where value is true, and opens them again where it is false.",
)
def tick_task(it: Intent, here: Here, now: str) -> Edit:
    """Tick tasks off, with their subtasks (`storage.fit`), or make them open again.

    With `LEAVE_OPEN`, open subtasks stay open and move up, each to right after the task that it was under. A repeating
    task that comes again is not done: it moves on to its next day.
    """
    if not it.value:
        return assign("tasks", here.tasks, {"done_at": None})
    again, stays = completed_once(moved_on(it, here, now), it, here, now)
    closes = [task_id for task_id in here.tasks if task_id not in stays]
    edit = assign("tasks", closes, {"done_at": now}) + again
    return edit + _brought_up(here, closes) if it.value == LEAVE_OPEN else edit


def _brought_up(here: Here, closes: Sequence[str]) -> Edit:
    edit: Edit = []
    fields = here.with_subtasks(closes)
    for task_id in closes:
        task = fields[task_id]
        under = [key for key, one in fields.items() if one["parent"] == task_id and not one["done_at"]]
        under.sort(key=lambda key: (fields[key]["order"], key))
        edit += assign("tasks", under, {"parent": task["parent"]})
        edit += _ordered(here.places_after(task["list"], task_id, under) if under else {})
    return edit


def _ordered(places: Mapping[str, str]) -> Edit:
    return [step for task_id, order in places.items() for step in assign("tasks", [task_id], {"order": order})]


@verb(tasks=True, takes_along=True, list=True, alive=True, offered="moves tasks to another list.")
def move_task(it: Intent, here: Here, _now: str) -> Edit:
    """Move tasks to the end of another list, in the order in which the intent names them."""
    places = here.places(it.list, len(here.tasks))
    return [
        step
        for task_id, order in zip(here.tasks, places, strict=True)
        for step in assign("tasks", [task_id], {"list": it.list, "order": order})
    ]


@verb(clean_place, tasks=True, takes_along=True, list=True, alive=True)
def place_task(it: Intent, here: Here, _now: str) -> Edit:
    """Put tasks where a person wants them: into a list, right after another task, in the order of the intent.

    Raises `Invalid` if they were to come under a task that has gone meanwhile.
    """
    if top := it.value.get("parent"):
        there = here.fields([top]).get(top)
        if there is None or there["deleted_at"] or there["list"] != it.list:
            raise Invalid(NOTHING_ABOVE)
    places = here.places_after(it.list, it.value["after"], here.tasks)
    comes = [task_id for task_id in here.tasks if here.list_of(task_id) != it.list]
    named = {name: it.value[name] or None for name in ("section", "parent") if name in it.value}
    return assign("tasks", comes, {"list": it.list}) + assign("tasks", here.tasks, named) + _ordered(places)


@verb(_copies, tasks=True, alive=True)
def duplicate_task(it: Intent, here: Here, now: str) -> Edit:
    """Copy tasks with their subtasks, each to right after itself. Copies are open, with all that a person set."""
    if any(task_id not in it.value for task_id in here.tasks):
        raise Invalid(NOT_UNDERSTOOD)
    fields = here.with_subtasks(here.tasks)
    if len(fields) > COPIED_MAX:
        raise Invalid(f"At most {COPIED_MAX:,} tasks are copied at once. Copy some of its subtasks instead.")
    ids = {task_id: it.value.get(task_id) or copy_id(it.id, task_id) for task_id in fields}
    if here.is_taken("tasks", ids.values()):
        raise Invalid("This task could not be copied: its id is taken. Try again.")
    topmost = [task_id for task_id in here.tasks if fields[task_id]["parent"] not in fields]
    places = here.places_after_each(topmost)
    own = ("list", "order", *(name for name, field in TASK.items() if field.settable or field.kind == "set"))
    edit: Edit = []
    for task_id, task in fields.items():
        new = {**blank("tasks", now), **{name: task[name] for name in own}}
        new["parent"] = ids.get(task["parent"], task["parent"])
        edit += make("tasks", ids[task_id], {**new, "order": places.get(task_id, task["order"])})
    return edit


@verb(tasks=True, alive=True, takes_along=True, offered="puts tasks into the trash.")
def delete_task(_it: Intent, here: Here, now: str) -> Edit:
    """Put tasks into the trash."""
    return assign("tasks", here.tasks, {"deleted_at": now})


@verb(tasks=True, takes_along=True, trash=True)
def restore_task(_it: Intent, here: Here, _now: str) -> Edit:
    """Take tasks out of the trash, and their lists too: a task can only be seen in its list."""
    return assign("tasks", here.tasks, {"deleted_at": None}) + lists_back(here, here.lists)
