"""The verbs about tags."""

from collections.abc import Mapping
from typing import Any

from domain.clean import NOT_UNDERSTOOD, Invalid, clean_id
from domain.edits import Edit, assign, make
from domain.most import check_room
from domain.names import name_key
from domain.roles import Role
from domain.schema import TAG, blank, clean_fields
from domain.tags import TAGS_MAX, changed_tags, in_tags, replaced_tag
from domain.verbs.facts import TAG_GONE, Purge, purging, same_tag, verb
from domain.verbs.intent import Here, Intent


def _tags_of_task(value: object) -> dict[str, Any]:
    """Return ``{"add": ids, "remove": ids, "make": {id: title}}``, cleaned. Parts that are empty may be missing."""
    if not isinstance(value, dict) or not value.keys() <= {"add", "remove", "make"}:
        raise Invalid(NOT_UNDERSTOOD)
    add, remove, new = value.get("add", []), value.get("remove", []), value.get("make", {})
    if not isinstance(add, list) or not isinstance(remove, list) or not isinstance(new, dict):
        raise Invalid(NOT_UNDERSTOOD)
    if not 0 < len(add) + len(remove) + len(new) <= 2 * TAGS_MAX:
        raise Invalid(f"Change between 1 and {TAGS_MAX} tags at a time.")
    make_these = {clean_id(key): TAG["title"].clean(title) for key, title in new.items()}
    return {"add": list(map(clean_id, add)), "remove": list(map(clean_id, remove)), "make": make_these}


def make_tags(here: Here, new: Mapping[str, dict[str, str | None]], now: str) -> Edit:
    """Return the edit that makes tags, at the end. The caller has made sure that their titles are new."""
    if not new:
        return []
    check_room("tags", here.room["tags"], len(new))
    if here.is_taken("tags", new.keys()):
        raise Invalid("This tag could not be made: its id is taken. Try again.")
    places = here.places_of_tags(len(new))
    return [
        step
        for (tag, fields), order in zip(new.items(), places, strict=True)
        for step in make("tags", tag, {**blank("tags", now), **fields, "order": order})
    ]


def _check_tag_title(here: Here, title: str, but: str = "") -> None:
    if same := same_tag(here, title, but):
        raise Invalid(f"You have a tag “{here.own_tags[same]}” already. Choose another name, or merge the two.")


@verb(lambda value: clean_fields("tags", value), tags=True, makes_tags=True, role=Role.OWNER)
def add_tag(it: Intent, here: Here, now: str) -> Edit:
    """Make a tag, at the end."""
    [tag, *others] = it.tags
    if others:
        raise Invalid("Make one tag at a time.")
    _check_tag_title(here, it.value["title"])
    return make_tags(here, {tag: it.value}, now)


@verb(lambda value: clean_fields("tags", value), tags=True, role=Role.OWNER)
def set_tag(it: Intent, here: Here, _now: str) -> Edit:
    """Set fields of tags. A title is set on one tag only, and only if no other tag has it."""
    if "title" in it.value:
        if len(it.tags) > 1:
            raise Invalid("Rename one tag at a time.")
        _check_tag_title(here, it.value["title"], but=here.tags[0])
    return assign("tags", here.tags, it.value)


@verb(tags=True, role=Role.OWNER)
def delete_tag(_it: Intent, here: Here, now: str) -> Edit:
    """Delete tags. Tasks keep them but do not show them."""
    return assign("tags", here.tags, {"deleted_at": now})


@verb(tags=True, trash=True, role=Role.OWNER)
def restore_tag(_it: Intent, here: Here, _now: str) -> Edit:
    """Take tags out of the trash. Tasks that had them show them again."""
    check_room("tags", here.room["tags"], len(here.deleted_tags))
    for title in here.deleted_tags.values():
        _check_tag_title(here, title)
    if len(set(map(name_key, here.deleted_tags.values()))) < len(here.deleted_tags):
        raise Invalid("Two of these tags have one name. Bring them back one at a time.")
    return assign("tags", here.deleted_tags, {"deleted_at": None})


@verb(clean_id, tags=True, role=Role.OWNER)
def merge_tags(it: Intent, here: Here, now: str) -> Edit:
    """Replace these tags by another one on all tasks, and delete them."""
    if it.value in it.tags or it.value not in here.own_tags:
        raise Invalid(TAG_GONE)
    edit = assign("tags", here.tags, {"deleted_at": now})
    merged: dict[str, str | None] = {}
    for tag in here.tags:
        for task_id, tags in here.tasks_with(tag).items():
            merged[task_id] = replaced_tag(merged.get(task_id, tags), tag, it.value)
    return edit + [step for task_id, tags in merged.items() for step in assign("tasks", [task_id], {"tags": tags})]


@verb(_tags_of_task, tasks=True, makes_tags=True, alive=True)
def tag_task(it: Intent, here: Here, now: str) -> Edit:
    """Add tags to tasks and remove others; all else that the tasks have stays. Tags to `make` are made if missing."""
    same = {tag: same_tag(here, title) for tag, title in it.value["make"].items()}
    new = {tag: {"title": title} for tag, title in it.value["make"].items() if not same[tag]}
    add = [tag for tag in it.value["add"] if tag in here.own_tags] + [same[tag] or tag for tag in same]
    if not add and not it.value["remove"]:
        raise Invalid(TAG_GONE)
    edit = make_tags(here, new, now)
    for task_id, fields in here.fields(here.tasks).items():
        tags = fields["tags"]
        changed = changed_tags(tags, add, it.value["remove"])
        if len(in_tags(changed)) > max(TAGS_MAX, len(in_tags(tags))):
            raise Invalid(f"A task has at most {TAGS_MAX} tags. Take one off first.")
        edit += assign("tasks", [task_id], {"tags": changed}) if changed != tags else []
    return edit


@purging(tags=True)
def purge_tag(it: Intent) -> Purge:
    """Delete tags for good."""
    return Purge({"tags": it.tags})
