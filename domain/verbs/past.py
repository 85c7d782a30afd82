"""The verbs about what was done before: undo it, put a value back, delete for good."""

from collections.abc import Collection, Sequence

from domain.clean import Invalid, clean_id, clean_instant
from domain.edits import Edit, assign
from domain.most import OWN_MOST
from domain.schema import FIELDS
from domain.verbs.facts import Purge, lists_back, purging, same_tag, verb
from domain.verbs.intent import Assigned, Here, Intent


@verb(clean_id, tasks=True, undoes=True, trash=True)
def put_back(_it: Intent, here: Here, _now: str) -> Edit:
    """Set fields of tasks back to the values from before an earlier intent."""
    of_these = [one for one in here.assigned if one.entity == "tasks" and one.id in here.tasks]
    if not of_these or any(one.field == "created_at" for one in of_these):
        raise Invalid("There is nothing from before that change. Reload the page to see the history as it is.")
    if any(one.field == "list" and one.old not in here.lists for one in of_these):
        raise Invalid("The list from before that change is gone for good.")
    edit = [step for one in of_these for step in assign("tasks", [one.id], {one.field: _taken_back(one, here)})]
    return edit + lists_back(here, _seen_again(of_these, here))


@verb(clean_id, undoes=True, trash=True)
def undo(_it: Intent, here: Here, now: str) -> Edit:
    """Undo an earlier intent. A field that somebody has changed since is left alone, and counted.

    So are tasks that were deleted since: they are in the trash as they were before, and stay there.
    """
    made = {one.id for one in here.assigned if one.field == "created_at"}
    seen_again = {one.id for one in here.assigned if _brings_list_back(one, here)}
    stays = {one.id for one in here.assigned if one.field == "list" and not _can_go_back(one, here, seen_again)}
    edit: Edit = []
    for one in here.assigned:
        is_made = one.id in made
        if is_made and (one.field != "deleted_at" or (one.entity != "lists" and one.list in made)):
            continue  # what was new can only be deleted; the tasks of a new list go with it
        if one.id in stays and one.field == "order":
            continue  # it was the place in another list
        if one.entity == "tags" and is_made and _is_used(one.id, here):
            continue
        if FIELDS[one.entity][one.field].kind == "set" and (one.entity, one.id) in here.there:
            back, there = _taken_back(one, here), here.there[one.entity, one.id][one.field]
            edit += assign(one.entity, [one.id], {one.field: back}) if back != there else []
        elif (
            _is_as_left(one, here) and not (one.id in stays and one.field == "list") and _may_come_back(one, here, edit)
        ):
            edit += assign(one.entity, [one.id], {one.field: now if is_made else one.old})
        else:
            here.leave(1)
    here.lose(len(_deleted_since(edit, here)))
    return edit


def _deleted_since(edit: Edit, here: Here) -> set[str]:
    """Return the tasks of the earlier intent that are in the trash since, alone or with their list, and stay there."""
    after = dict(edit)
    by_itself = {one.id for one in here.assigned if one.field == "deleted_at" and one.new and _is_as_left(one, here)}

    def stays_deleted(task_id: str) -> bool:
        is_now = here.there["tasks", task_id]
        if here.lists.get(is_now["list"], False) and ("lists", is_now["list"], "deleted_at") not in after:
            return True
        back = after.get(("tasks", task_id, "deleted_at"), "")
        return None not in (is_now["deleted_at"], back) and task_id not in by_itself

    tasks = {one.id for one in here.assigned if ("tasks", one.id) in here.there}
    return {key for key in tasks if ("tasks", key, "list") not in after and stays_deleted(key)}


def _is_used(tag: str, here: Here) -> bool:
    """Return whether a task has a tag, besides those that got it with its first one, and those whose adding is undone.

    One in the trash may come back with it.
    """
    others = here.tasks_with(tag).keys() - {one.id for one in here.assigned}
    return bool(others - here.undone(others))


def _taken_back(one: Assigned, here: Here) -> str | None:
    """Return the value of a field after a change is undone. In a set, what others added or removed stays."""
    field_of = FIELDS[one.entity][one.field]
    return field_of.taken_back(here.there[one.entity, one.id][one.field], one.old, one.new)


def _may_come_back(one: Assigned, here: Here, edit: Edit) -> bool:
    """Return whether what comes out of the trash has room, beside what `edit` brings back, and its name is free."""
    if one.entity in OWN_MOST and one.field == "deleted_at" and one.new and not one.old:
        back = sum(path[0] == one.entity and path[2] == "deleted_at" for path, _ in edit)
        if here.room[one.entity] <= back:
            return False
    return _stays_single(one, here)


def _stays_single(one: Assigned, here: Here) -> bool:
    """Return whether no two tags have the same title once this change is undone."""
    if one.entity != "tags" or one.field not in ("title", "deleted_at") or one.new is None:
        return True
    title = one.old if one.field == "title" else here.there["tags", one.id]["title"]
    return same_tag(here, title or "", but=one.id) is None


def _is_as_left(one: Assigned, here: Here) -> bool:
    """Return whether a field still has the value that it was given. A thing that was deleted for good has no fields."""
    return here.there.get((one.entity, one.id), {}).get(one.field, ...) == one.new


def _brings_list_back(one: Assigned, here: Here) -> bool:
    """Return whether undoing this takes a list out of the trash."""
    return (one.entity, one.field, one.old) == ("lists", "deleted_at", None) and _is_as_left(one, here)


def _can_go_back(one: Assigned, here: Here, back: Collection[str]) -> bool:
    """Return whether a task can be moved back: it has not been moved again, and will be seen in its old list.

    That is a list which is not in the trash, or one of those that come `back` from it.
    """
    return _is_as_left(one, here) and (one.old in back or here.lists.get(one.old or "", True) is False)


def _seen_again(put_back: Sequence[Assigned], here: Here) -> list[str]:
    """Return the lists that tasks go back to or, if they come out of the trash, that they are in."""
    moved_to = [one.old for one in put_back if one.field == "list" and one.old is not None]
    if moved_to or not any(one.field == "deleted_at" and one.old is None for one in put_back):
        return moved_to
    return [here.there["tasks", one.id]["list"] for one in put_back]


@purging(list=True)
def purge_list(it: Intent) -> Purge:
    """Delete a list for good, with its tasks."""
    return Purge({"lists": (it.list,)})


@purging(tasks=True)
def purge_task(it: Intent) -> Purge:
    """Delete tasks for good."""
    return Purge({"tasks": it.tasks})


@purging(clean_instant)
def empty_trash(it: Intent) -> Purge:
    """Delete for good what was deleted up to an instant. What came into the trash after the person was asked stays."""
    return Purge(until=it.value)
