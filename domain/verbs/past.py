"""The verbs about what was done before: taken back, put back, and gone for good."""

from collections.abc import Collection, Sequence

from domain.clean import Invalid, clean_id, clean_instant
from domain.edits import Edit, assign
from domain.schema import FIELDS
from domain.verbs.facts import Assigned, Here, Intent, Purge, lists_back, purging, same_tag, verb


@verb(clean_id, tasks=True, undoes=True, trash=True)
def put_back(_it: Intent, here: Here, _now: str) -> Edit:
    """Give the fields of tasks that an earlier intent changed the values that they had before it."""
    of_these = [one for one in here.assigned if one.entity == "tasks" and one.id in here.tasks]
    if not of_these or any(one.field == "created_at" for one in of_these):
        raise Invalid("There is nothing from before that change. Reload the page to see the history as it is.")
    if any(one.field == "list" and one.old not in here.lists for one in of_these):
        raise Invalid("The list from before that change is gone for good.")
    edit = [step for one in of_these for step in assign("tasks", [one.id], {one.field: _taken_back(one, here)})]
    return edit + lists_back(here, _seen_again(of_these, here))


@verb(clean_id, undoes=True, trash=True)
def undo(_it: Intent, here: Here, now: str) -> Edit:
    """Put back what an earlier intent replaced, except where somebody has changed the field since: that is counted."""
    made = {one.id for one in here.assigned if one.field == "created_at"}
    seen_again = {one.id for one in here.assigned if _brings_list_back(one, here)}
    stays = {one.id for one in here.assigned if one.field == "list" and not _can_go_back(one, here, seen_again)}
    edit: Edit = []
    for one in here.assigned:
        is_made = one.id in made
        if is_made and (one.field != "deleted_at" or (one.entity != "lists" and one.list in made)):
            continue  # what was not there before can only be taken away again; the tasks of a list go with it
        if one.id in stays and one.field == "order":
            continue  # it was its place in another list
        if one.entity == "tags" and is_made and here.tasks_with(one.id).keys() - {other.id for other in here.assigned}:
            continue  # somebody uses it by now
        if FIELDS[one.entity][one.field].kind == "set" and (one.entity, one.id) in here.there:
            back, there = _taken_back(one, here), here.there[one.entity, one.id][one.field]
            edit += assign(one.entity, [one.id], {one.field: back}) if back != there else []
        elif _is_as_left(one, here) and not (one.id in stays and one.field == "list") and _stays_single(one, here):
            edit += assign(one.entity, [one.id], {one.field: now if is_made else one.old})
        else:
            here.leave(1)
    return edit


def _taken_back(one: Assigned, here: Here) -> str | None:
    """Return the value of a field after a change is taken back; what others did to a set since stays."""
    field_of = FIELDS[one.entity][one.field]
    return field_of.taken_back(here.there[one.entity, one.id][one.field], one.old, one.new)


def _stays_single(one: Assigned, here: Here) -> bool:
    """Return whether taking back a change of a tag leaves no two tags with one title."""
    if one.entity != "tags" or one.field not in ("title", "deleted_at") or one.new is None:
        return True
    title = one.old if one.field == "title" else here.there["tags", one.id]["title"]
    return same_tag(here, title or "", but=one.id) is None


def _is_as_left(one: Assigned, here: Here) -> bool:
    """Return whether a field has the value that it was given; what is gone for good has no fields."""
    return here.there.get((one.entity, one.id), {}).get(one.field, ...) == one.new


def _brings_list_back(one: Assigned, here: Here) -> bool:
    """Return whether to undo this takes a list out of the trash."""
    return (one.entity, one.field, one.old) == ("lists", "deleted_at", None) and _is_as_left(one, here)


def _can_go_back(one: Assigned, here: Here, back: Collection[str]) -> bool:
    """Return whether a task is where it was moved to, and the list from before is one in which it would be seen.

    Those that come `back` are seen again.
    """
    return _is_as_left(one, here) and (one.old in back or here.lists.get(one.old or "", True) is False)


def _seen_again(put_back: Sequence[Assigned], here: Here) -> list[str]:
    """Return the lists in which tasks are to be seen: those they go back to, or that they come out of the trash in."""
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
    """Delete for good what was deleted up to an instant: what came into the trash since the person was asked stays."""
    return Purge(until=it.value)
