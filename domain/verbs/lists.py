"""The verbs about lists as a whole: made, changed, put in order, archived, copied and deleted."""

from domain.clean import NOT_UNDERSTOOD, Invalid, clean_day, clean_id
from domain.copies import copied, copy_title, moved, opened
from domain.edits import Edit, assign, make
from domain.lists import is_in_use, is_inbox
from domain.roles import Role
from domain.schema import blank, clean_fields
from domain.verbs.facts import INBOX_STAYS, check_new_list, clean_place, true_or_false, verb
from domain.verbs.intent import Here, Intent

INBOX_FIRST = "The Inbox stays the first of your lists. Move another one."
INBOX_STAYS_HERE = "The Inbox stays: tasks without a list go there. Archive another list."
NO_TEMPLATE = "This is no template. Choose one on the page of your templates."


def _new_list(value: object) -> dict[str, str | None]:
    """Return the fields of a new list. A title alone may stand for them."""
    return clean_fields("lists", value if isinstance(value, dict) else {"title": value})


@verb(_new_list, list=True, makes_list=True, role=Role.OWNER)
def add_list(it: Intent, here: Here, now: str) -> Edit:
    """Make a list, at the end."""
    check_new_list(it, here)
    return make("lists", it.list, {**blank("lists", now), **it.value, "order": here.place_of_list()})


@verb(lambda value: clean_fields("lists", value), list=True, role=Role.OWNER)
def set_list(it: Intent, _here: Here, _now: str) -> Edit:
    """Set fields of a list."""
    return assign("lists", [it.list], it.value)


@verb(list=True, role=Role.OWNER)
def delete_list(it: Intent, _here: Here, now: str) -> Edit:
    """Put a list into the trash. Its tasks stay in it, and come back with it."""
    if is_inbox(it.list):
        raise Invalid(INBOX_STAYS)
    return assign("lists", [it.list], {"deleted_at": now})


@verb(list=True, trash=True, role=Role.OWNER)
def restore_list(it: Intent, _here: Here, _now: str) -> Edit:
    """Take a list out of the trash."""
    return assign("lists", [it.list], {"deleted_at": None})


@verb(list=True)
def clear_completed(it: Intent, here: Here, now: str) -> Edit:
    """Put the completed tasks of a list into the trash. Completed subtasks of an open task stay."""
    return assign("tasks", here.completed(it.list), {"deleted_at": now})


def _from_list(value: object) -> dict[str, str]:
    """Return the list to copy, and which day it is for the person who copies it."""
    if not isinstance(value, dict):
        raise Invalid(NOT_UNDERSTOOD)
    return {"from": clean_id(value.get("from")), "day": clean_day(value.get("day"))}


@verb(clean_place, list=True, role=Role.OWNER)
def place_list(it: Intent, here: Here, _now: str) -> Edit:
    """Put a list right after another one, or first, after the Inbox."""
    if is_inbox(it.list):
        raise Invalid(INBOX_FIRST)
    if it.value["after"] == it.list:
        return []
    return assign("lists", [it.list], {"order": here.place_of_list(it.value["after"])})


@verb(true_or_false, list=True, role=Role.OWNER)
def archive_list(it: Intent, _here: Here, now: str) -> Edit:
    """Archive a list with its tasks, or bring it back."""
    if it.value and is_inbox(it.list):
        raise Invalid(INBOX_STAYS_HERE)
    return assign("lists", [it.list], {"archived_at": now if it.value else None})


@verb(_from_list, list=True, makes_list=True, role=Role.OWNER)
def duplicate_list(it: Intent, here: Here, now: str) -> Edit:
    """Copy a list, with everything in it, to right after it. The copy of a template is a template."""
    fields, things = here.contents(it.value["from"])
    check_new_list(it, here)
    place = here.place_of_list(it.value["from"] if is_in_use(fields) else None)
    new = {"title": copy_title(fields["title"]), "order": place, "archived_at": None}
    return copied(it.id, it.list, {**fields, **new}, things, now)


@verb(_from_list, list=True, makes_list=True, role=Role.OWNER)
def save_template(it: Intent, here: Here, now: str) -> Edit:
    """Save a list as a template: a copy with nothing done, kept apart from the lists."""
    fields, things = here.contents(it.value["from"])
    check_new_list(it, here)
    new = {"order": here.place_of_list(), "archived_at": None, "template_day": it.value["day"]}
    return copied(it.id, it.list, {**fields, **new}, opened(things), now)


@verb(_from_list, list=True, makes_list=True, role=Role.OWNER)
def use_template(it: Intent, here: Here, now: str) -> Edit:
    """Make a list from a template. Its dates are as far from today as they were from the day when it was saved."""
    fields, things = here.contents(it.value["from"])
    check_new_list(it, here)
    if not fields["template_day"]:
        raise Invalid(NO_TEMPLATE)
    new = {"order": here.place_of_list(), "archived_at": None, "template_day": None}
    things = moved(opened(things), fields["template_day"], it.value["day"])
    return copied(it.id, it.list, {**fields, **new}, things, now)


@verb(list=True)
def untick_all(it: Intent, here: Here, _now: str) -> Edit:
    """Make the completed tasks of a list open again."""
    return assign("tasks", here.completed(it.list, inside=True), {"done_at": None})
