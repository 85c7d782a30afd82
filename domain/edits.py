"""What a person can change, one function a verb.

Every change is an assignment: "set this field of this entity". So an edit is a list of assignments, two edits of
different fields never get in each other's way, and `apply` runs unchanged on a dict and on a `dash.Patch`.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from domain.schema import Task, TaskList


class Assignment(NamedTuple):
    """Set what is at `path`: ``("tasks", id)`` for a whole entity, ``("tasks", id, field)`` for one field."""

    path: tuple[str, ...]
    value: Any


Edit = list[Assignment]


def apply(edit: Edit, target: Any) -> None:
    """Write `edit` into `target`, which is `schema.Lists` or a `dash.Patch` of it.

    A Patch can only be written to, and its truth is always True, so there is no condition in here.
    """
    for path, value in edit:
        place = target
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value


def add_list(list_id: str, title: str, order: str, now: str) -> Edit:
    """Make a list, at its place in the `order`."""
    new: TaskList = {"title": title, "order": order, "created_at": now, "deleted_at": None}
    return [Assignment(("lists", list_id), new)]


def rename_list(list_id: str, title: str) -> Edit:
    """Give a list another title."""
    return [Assignment(("lists", list_id, "title"), title)]


def delete_list(list_id: str, now: str) -> Edit:
    """Delete a list; its tasks stay with it, to come back with it."""
    return [Assignment(("lists", list_id, "deleted_at"), now)]


def restore_list(list_id: str) -> Edit:
    """Take back the deletion of a list."""
    return [Assignment(("lists", list_id, "deleted_at"), None)]


def add_task(task_id: str, list_id: str, title: str, order: str, now: str) -> Edit:
    """Add a task to a list, at its place in the `order`."""
    new: Task = {
        "list": list_id,
        "title": title,
        "order": order,
        "done_at": None,
        "created_at": now,
        "deleted_at": None,
    }
    return [Assignment(("tasks", task_id), new)]


def rename_task(task_id: str, title: str) -> Edit:
    """Give a task another title."""
    return [Assignment(("tasks", task_id, "title"), title)]


def tick_task(task_id: str, done_at: str | None) -> Edit:
    """Tick a task off at an instant, or with None make it open again."""
    return [Assignment(("tasks", task_id, "done_at"), done_at)]


def delete_tasks(task_ids: Iterable[str], now: str) -> Edit:
    """Delete tasks."""
    return [Assignment(("tasks", task_id, "deleted_at"), now) for task_id in task_ids]


def restore_task(task_id: str) -> Edit:
    """Take back the deletion of a task."""
    return [Assignment(("tasks", task_id, "deleted_at"), None)]
