"""Keeps tasks where they are seen: each stands in a section of its own list that is not in the trash, or in none.

Whatever verb an edit comes from, and whatever others did in the meantime: `fit` returns it with what that takes.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, select

from domain.edits import Assignment, Edit, assign
from storage.database.tables import tasks
from storage.write import Key, read_entities

_ALIVE_IN = select(tasks.c.id).where(tasks.c.section.in_(bindparam("sections")), tasks.c.deleted_at.is_(None))


def fit(connection: Connection, edit: Edit, known: Mapping[Key, Mapping[str, Any]]) -> tuple[Edit, int]:
    """Return an edit that leaves no task where nobody sees it, and how many tasks it does not put into their section.

    The tasks of a section that is deleted stand in the list itself from then on, and so do those that would come into
    a section that is gone or of another list. A task that was deleted with its section brings that back.
    `known` has the fields of what was looked up already.
    """
    gone = [path[1] for path, value in edit if path[0] == "sections" and path[2:] == ("deleted_at",) and value]
    moved = {path[1] for path, value in edit if path[0] == "tasks" and _may_move(path, value)}
    moved |= set(connection.scalars(_ALIVE_IN, {"sections": gone})) if gone else set()
    if not moved:
        return edit, 0
    of_these = {("tasks", task_id) for task_id in moved}
    before = {**known, **read_entities(connection, of_these - known.keys())}
    after = {key: one for key, one in _after(edit, before).items() if key[1] in moved and not one["deleted_at"]}
    named = {("sections", one["section"]) for one in after.values() if one["section"]}
    there = _after(edit, read_entities(connection, named)) if named else {}
    out, back = set(), set()
    for key, one in after.items():
        section = there.get(("sections", one["section"])) if one["section"] else None
        if section and section["list"] == one["list"]:
            if section["deleted_at"] is None:
                continue
            if section["deleted_at"] == before.get(key, {}).get("deleted_at"):
                back.add(one["section"])
                continue
        if one["section"]:
            out.add(key[1])
    fitted = [step for step in edit if not (step.path[0] == "tasks" and step.path[1] in out and _into(step))]
    fitted = [_without_section(step) if step.path[0] == "tasks" and step.path[1] in out else step for step in fitted]
    left = [task_id for task_id in out if before.get(("tasks", task_id), {}).get("section")]
    fitted += assign("tasks", left, {"section": None}) + assign("sections", sorted(back), {"deleted_at": None})
    return fitted, len(edit) - len(fitted) + len(left) + len(back)


def _may_move(path: tuple[str, ...], value: Any) -> bool:
    """Return whether an assignment can bring a task into another section, or out of the trash."""
    if len(path) == 2:
        return bool(value["section"])
    return path[2] == "list" or (path[2] == "section" and value) or (path[2] == "deleted_at" and value is None)


def _into(step: Assignment) -> bool:
    return step.path[2:] == ("section",)


def _without_section(step: Assignment) -> Assignment:
    return Assignment(step.path, {**step.value, "section": None}) if len(step.path) == 2 else step


def _after(edit: Edit, before: Mapping[Key, Mapping[str, Any]]) -> dict[Key, dict[str, Any]]:
    """Return the fields of entities as an edit makes them."""
    found = {key: dict(fields) for key, fields in before.items()}
    for (entity, entity_id, *field), value in edit:
        there = found.setdefault((entity, entity_id), {})
        there |= {field[0]: value} if field else value
    return found
