"""Keeps tasks where they can be seen, whatever verb an edit comes from, and whatever others did meanwhile.

- A task is in a section of its own list that is not in the trash, or in none. It is under a task of its own list and
  section that is not in the trash, or under none, at most `DEEPEST` levels deep. Its subtasks go where it goes.
- Deleting a task deletes its subtasks, and restoring it restores those that it took along. The same holds for
  completing: no open task is under a completed one. An open task that comes under a completed one opens that again.

`fit` adds to an edit what that takes. The instant tells which subtasks went by the same intent.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, select

from domain.clean import Invalid
from domain.edits import Assignment, Edit, assign
from storage.database.tables import tasks
from storage.tree import DEEPEST, Fields, Tree
from storage.write import read_entities

CIRCLE = "A task cannot become a subtask of its own subtasks. Move those out of it first."
TOO_DEEP = f"Subtasks go {DEEPEST} levels deep, and these would go deeper. Put them under a task further up."

_ALIVE_IN = select(tasks.c.id).where(tasks.c.section.in_(bindparam("sections")), tasks.c.deleted_at.is_(None))
_FITTED = ("list", "section", "parent", "done_at", "deleted_at")


def fit(connection: Connection, edit: Edit, tree: Tree, strict: bool = True) -> tuple[Edit, int]:
    """Return the edit such that all tasks can be seen, and how many of its fields get another value than it assigned.

    If `strict`, raises `Invalid` where a task would become its own subtask, or be too deep, so that the person hears of
    it. Otherwise the task stays under the one that it was under.
    """
    gone = [path[1] for path, value in edit if path[0] == "sections" and path[2:] == ("deleted_at",) and value]
    concerned = dict.fromkeys(path[1] for path, value in edit if path[0] == "tasks" and _matters(path, value))
    concerned |= dict.fromkeys(connection.scalars(_ALIVE_IN, {"sections": gone}) if gone else ())
    if not concerned or _stand_alone(edit, tree, concerned):
        return edit, 0
    return _Fitting(connection, edit, tree, strict).fit(concerned)


def _matters(path: tuple[str, ...], value: Any) -> bool:
    """Return whether an assignment can change where a task is, or whether it is seen there."""
    return bool(value["section"] or value["parent"]) if len(path) == 2 else path[2] in _FITTED


def _stand_alone(edit: Edit, tree: Tree, concerned: Iterable[str]) -> bool:
    """Return whether the edit only completes and opens tasks that have none below or above them, as most have none."""
    only_done = all(path[2:] == ("done_at",) for path, _ in edit)
    return only_done and not tree.below(concerned) and not any(one["parent"] for one in tree.of(concerned).values())


class _Fitting:
    """An edit that is being fitted: the tasks that it concerns, as they were and as they will be."""

    def __init__(self, connection: Connection, edit: Edit, tree: Tree, strict: bool):
        self._connection, self._edit, self._tree, self._strict = connection, edit, tree, strict
        self._assigned = {(path[1], path[2]): value for path, value in edit if path[0] == "tasks" and len(path) == 3}
        self._made = {path[1]: value for path, value in edit if path[0] == "tasks" and len(path) == 2}
        self._back: set[str] = set()

    def fit(self, concerned: Iterable[str]) -> tuple[Edit, int]:
        """Return the fitted edit, and how many of its fields get another value than it assigned."""
        self._look_up(concerned)
        meant = {key: dict(one) for key, one in self._is.items()}
        those = [one for one in dict.fromkeys((*concerned, *self._tree.below(concerned))) if one in self._is]
        for task_id in those:
            self._untangle(task_id)
        those.sort(key=lambda one: len(self._line(one)))
        moves = any(path[2:] != ("done_at",) for path, _ in self._edit)
        self._sections = self._look_up_sections() if moves else {}
        for task_id in those:
            if moves:
                self._stand(task_id)
            if not self._is[task_id]["deleted_at"]:
                self._take_along(task_id, "deleted_at")
        for task_id in those:  # by now it is known what leaves a task, and does not go with it
            self._take_along(task_id, "deleted_at")
            self._take_along(task_id, "done_at")
        for task_id in those:
            self._stay_seen(task_id)
            self._open_those_above(task_id)
        return self._fitted(meant)

    def _look_up(self, concerned: Iterable[str]) -> None:
        """Look up the tasks with those above and below them, and apply the edit to them."""
        were = self._tree.of(concerned)
        named = {value for (_, name), value in self._assigned.items() if name == "parent" and value}
        named |= {one["parent"] for one in (*self._made.values(), *were.values()) if one["parent"]}
        self._was = {**self._tree.above(named), **were, **self._tree.below(were)}
        made = {key: self._made[key] for key in (*concerned, *named) if key in self._made}
        self._is = {key: dict(one) for key, one in (self._was | made).items()}
        for (task_id, name), value in self._assigned.items():
            if task_id in self._is:
                self._is[task_id][name] = value

    def _look_up_sections(self) -> dict[str, Fields]:
        """Return the sections concerned, as they will be."""
        keys = {("sections", one["section"]) for one in self._is.values() if one["section"]}
        found = {key: dict(one) for (_, key), one in read_entities(self._connection, keys).items()} if keys else {}
        for (entity, key, *field), value in self._edit:
            if entity == "sections":
                found.setdefault(key, {}).update({field[0]: value} if field else value)
        return found

    def _line(self, task_id: str) -> list[str]:
        """Return a task and those above it, from the bottom up. In a circle it ends with one that it already has."""
        line = [task_id]
        while (above := self._is[line[-1]]["parent"]) in self._is:
            line.append(above)
            if above in line[:-1]:
                break
        return line

    def _is_circle(self, task_id: str) -> bool:
        line = self._line(task_id)
        return len(set(line)) < len(line)

    def _untangle(self, task_id: str) -> None:
        """Keep a task from being under its own subtasks, and from being too deep."""
        line = self._line(task_id)
        if self._is_circle(task_id):
            self._refuse(line, CIRCLE)
            for one in line:
                self._is[one]["parent"] = self._was.get(one, {}).get("parent")
            if self._is_circle(task_id):
                self._is[task_id]["parent"] = None
        elif len(line) > DEEPEST and not self._is[task_id]["deleted_at"]:
            self._refuse(line, TOO_DEEP)
            self._is[task_id]["parent"] = line[1 - DEEPEST]

    def _refuse(self, line: list[str], words: str) -> None:
        if self._strict and any(self._comes(one) for one in line):
            raise Invalid(words)

    def _comes(self, task_id: str) -> bool:
        """Return whether the edit puts a task under another one."""
        return (task_id, "parent") in self._assigned or task_id in self._made

    def _stand(self, task_id: str) -> None:
        """Put a task where it is seen, unless it was in the trash and stays there."""
        one, was = self._is[task_id], self._was.get(task_id, {})
        if self._stays_deleted(task_id):
            return
        above = self._is.get(one["parent"])
        if above and above["deleted_at"] and not one["deleted_at"] and self._went_with(task_id, one["parent"]):
            above["deleted_at"] = None
            self._stand(one["parent"])
        if not above or self._stays_deleted(one["parent"]) or self._leaves(task_id, one, above):
            one["parent"] = None
            self._stand_in_section(one, was)
        else:
            one["list"], one["section"] = above["list"], above["section"]

    def _stays_deleted(self, task_id: str) -> bool:
        return bool(self._is[task_id]["deleted_at"] and self._was.get(task_id, self._is[task_id])["deleted_at"])

    def _went_with(self, task_id: str, above: str) -> bool:
        """Return whether a task was deleted with one above it, as `storage.tree.deleted_with` tells it."""
        was, its = self._was.get(task_id, {}), self._was.get(above, {})
        return bool(was.get("deleted_at")) and all(was[name] == its.get(name) for name in ("deleted_at", "list"))

    def _stay_seen(self, task_id: str) -> None:
        """Take a task that is not in the trash out from under one that is."""
        one = self._is[task_id]
        above = self._is.get(one["parent"])
        if above and above["deleted_at"] and not one["deleted_at"]:
            one["parent"] = None
            self._stand_in_section(one, self._was.get(task_id, {}))

    def _leaves(self, task_id: str, one: Fields, above: Fields) -> bool:
        """Return whether a task is elsewhere than the one above it and does not follow it."""
        if self._comes(task_id):
            return one["list"] != above["list"]
        names = [name for name in ("list", "section") if one[name] != above[name]]
        stayed = self._was.get(one["parent"], above)["list"] == above["list"]
        return any((task_id, name) in self._assigned for name in names) or ("list" in names and stayed)

    def _stand_in_section(self, one: Fields, was: Mapping[str, Any]) -> None:
        section = self._sections.get(one["section"])
        if section and section["list"] == one["list"]:
            if section["deleted_at"] and section["deleted_at"] == was.get("deleted_at"):  # deleted with it
                self._back.add(one["section"])
                section["deleted_at"] = None
            if section["deleted_at"] is None or one["deleted_at"]:
                return
        one["section"] = None

    def _take_along(self, task_id: str, name: str) -> None:
        """Delete or complete the tasks below a task with it, and bring back those that went with it."""
        was, is_now = self._was.get(task_id, self._is[task_id])[name], self._is[task_id][name]
        if was == is_now:
            return
        for below in self._tree.below([task_id]):
            one = self._is[below]
            stays = (below, name) in self._assigned or (name == "done_at" and one["deleted_at"])
            stays = stays or (name == "deleted_at" and was and not self._went_with(below, task_id))
            if one[name] == was and not stays and task_id in self._line(below):
                one[name] = is_now

    def _open_those_above(self, task_id: str) -> None:
        if self._is[task_id]["deleted_at"] or self._is[task_id]["done_at"]:
            return
        for above in self._line(task_id)[1:]:
            self._is[above]["done_at"] = None

    def _fitted(self, meant: Mapping[str, Fields]) -> tuple[Edit, int]:
        """Return the edit that makes the tasks what they will be, and in how many fields it differs from the first."""
        other = {
            task_id: found
            for task_id, one in self._is.items()
            if (found := {name: one[name] for name in _FITTED if one[name] != meant[task_id][name]})
        }
        fitted: Edit = []
        for path, value in self._edit:
            new = other.get(path[1], {}) if path[0] == "tasks" else {}
            if len(path) == 2:
                fitted.append(Assignment(path, {**value, **new}))
            elif path[2] not in new:
                fitted.append(Assignment(path, value))
        for task_id, fields in other.items():
            if task_id not in self._made:
                was = self._was[task_id]
                fitted += assign("tasks", [task_id], {one: new for one, new in fields.items() if new != was[one]})
        fitted += assign("sections", sorted(self._back), {"deleted_at": None})
        return fitted, sum((task_id, name) in self._assigned for task_id, fields in other.items() for name in fields)
