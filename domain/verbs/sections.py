"""The verbs about the sections of a list."""

from typing import Any

from domain.clean import NOT_UNDERSTOOD, Invalid, clean_id
from domain.edits import Edit, assign, make
from domain.roles import Role
from domain.schema import blank, clean_fields
from domain.verbs.facts import Collapse, check_new_list, clean_place, keeping, verb
from domain.verbs.intent import Here, Intent


def _new_section(value: object) -> tuple[str, dict[str, str | None]]:
    """Return the id and the fields of a new section, from ``[id, fields]``."""
    if not isinstance(value, list) or len(value) != 2:
        raise Invalid(NOT_UNDERSTOOD)
    return clean_id(value[0]), clean_fields("sections", value[1])


def _what_becomes_of_tasks(value: object) -> str:
    if value not in ("up", "trash"):
        raise Invalid("Say what happens to its tasks: they move up, or go to the trash. Reload the page and try again.")
    return str(value)


def _closed(value: object) -> dict[str, Any]:
    if not isinstance(value, dict) or not isinstance(value.get("closed"), bool):
        raise Invalid(NOT_UNDERSTOOD)
    return {"id": clean_id(value.get("id")), "closed": value["closed"]}


@verb(_new_section, list=True)
def add_section(it: Intent, here: Here, now: str) -> Edit:
    """Make a section, at the end of a list."""
    section_id, fields = it.value
    if here.is_taken("sections", [section_id]):
        raise Invalid("This section could not be made: its id is taken. Try again.")
    place = {"list": it.list, "order": here.place_of_section(it.list)}
    return make("sections", section_id, {**blank("sections", now), **fields, **place})


@verb(lambda value: clean_fields("sections", value), section=True)
def set_section(it: Intent, _here: Here, _now: str) -> Edit:
    """Set fields of a section."""
    return assign("sections", [it.section], it.value)


@verb(clean_place, section=True)
def place_section(it: Intent, here: Here, _now: str) -> Edit:
    """Put a section, with its tasks, right after another one, or before all others."""
    return assign("sections", [it.section], {"order": here.place_of_section(here.section["list"], it.value["after"])})


@verb(_what_becomes_of_tasks, section=True)
def delete_section(it: Intent, here: Here, now: str) -> Edit:
    """Put a section into the trash. Its tasks go with it, or stay in the list outside any section (`storage.fit`)."""
    tasks = here.section_tasks(it.section) if it.value == "trash" else ()
    return assign("sections", [it.section], {"deleted_at": now}) + assign("tasks", tasks, {"deleted_at": now})


@verb(list=True, section=True, makes_list=True, role=Role.OWNER)
def make_list_of_section(it: Intent, here: Here, now: str) -> Edit:
    """Move the tasks of a section into a new list with its title. The section goes to the trash."""
    check_new_list(it, here)
    fields = {**blank("lists", now), "title": here.section["title"], "order": here.place_of_list()}
    tasks = list(here.section_tasks(it.section))
    return [
        *make("lists", it.list, fields),
        *assign("tasks", tasks, {"section": None, "list": it.list}),
        *assign("sections", [it.section], {"deleted_at": now}),
    ]


@keeping(_closed)
def collapse(it: Intent) -> Collapse:
    """Close or open a section, or the subtasks of a task, on one person's screens."""
    return Collapse(**it.value)
