"""An edit: what a change assigns.

Every change is an assignment: "set this field of this entity". So an edit is a list of assignments, two edits of
different fields never get in each other's way, and `apply` runs unchanged on a dict and on a `dash.Patch`.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from domain.schema import FIELDS, Field


class Assignment(NamedTuple):
    """Set what is at `path`: ``("tasks", id)`` for a whole entity, ``("tasks", id, field)`` for one field."""

    path: tuple[str, ...]
    value: Any


Edit = list[Assignment]


def assign(entity: str, ids: Iterable[str], fields: Mapping[str, str | None]) -> Edit:
    """Return the edit that sets these fields of each of these lists or tasks."""
    return [Assignment((entity, row_id, name), value) for row_id in ids for name, value in fields.items()]


def make(entity: str, row_id: str, fields: Mapping[str, str | None]) -> Edit:
    """Return the edit that makes a list or a task, with all its fields."""
    return [Assignment((entity, row_id), dict(fields))]


def net(edit: Edit) -> Edit:
    """Return an edit that assigns each field once, with the last value that was given to it."""
    return [Assignment(path, value) for path, value in dict(edit).items()]


def apply(edit: Edit, target: Any) -> None:
    """Write `edit` into `target`, which is `schema.Lists` or a `dash.Patch` of it.

    A Patch can only be written to, and is always true in a condition, so there is none in here.
    """
    for path, value in edit:
        place = target
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value


def on_screen(edit: Edit, tasks: Mapping[str, Mapping[str, str | None]]) -> Edit:
    """Return an edit with only the part of each value that the screen gets (`domain.schema.Field.on_screen`).

    The fields in `tasks`, by task id, replace those of the edit.
    """
    left, shown = {task_id: dict(fields) for task_id, fields in tasks.items()}, []
    for path, value in edit:
        new = _on_screen(FIELDS[path[0]], path, value)
        other = left.get(path[1], {}) if path[0] == "tasks" else {}
        if len(path) == 2:
            new |= left.pop(path[1], {}) if other else {}
        elif path[2] in other:
            new = other.pop(path[2])
        shown.append(Assignment(path, new))
    return shown + [step for task_id, fields in left.items() for step in assign("tasks", [task_id], fields)]


def _on_screen(fields: Mapping[str, Field], path: tuple[str, ...], value: Any) -> Any:
    if len(path) == 3:
        return fields[path[2]].shown(value)
    return {name: fields[name].shown(one) for name, one in value.items()}
