"""The verbs about smart lists."""

from domain.clean import NOT_UNDERSTOOD, Invalid
from domain.edits import Edit, assign, make
from domain.most import check_room
from domain.roles import Role
from domain.schema import blank, clean_fields
from domain.verbs.facts import Purge, clean_place, purging, verb
from domain.verbs.intent import Here, Intent


def _new_smart_list(value: object) -> dict[str, str | None]:
    fields = clean_fields("smart_lists", value)
    if not {"title", "query"} <= fields.keys():
        raise Invalid(NOT_UNDERSTOOD)
    return fields


@verb(_new_smart_list, smart_list=True, makes_smart_list=True, role=Role.OWNER)
def add_smart_list(it: Intent, here: Here, now: str) -> Edit:
    """Make a smart list, at the end."""
    if here.is_taken("smart_lists", [it.smart_list]):
        raise Invalid("This smart list could not be made: its id is taken. Try again.")
    check_room("smart_lists", here.room["smart_lists"])
    order = here.place_of_smart_list()
    return make("smart_lists", it.smart_list, {**blank("smart_lists", now), **it.value, "order": order})


@verb(lambda value: clean_fields("smart_lists", value), smart_list=True, role=Role.OWNER)
def set_smart_list(it: Intent, _here: Here, _now: str) -> Edit:
    """Set fields of a smart list."""
    return assign("smart_lists", [it.smart_list], it.value)


@verb(clean_place, smart_list=True, role=Role.OWNER)
def place_smart_list(it: Intent, here: Here, _now: str) -> Edit:
    """Put a smart list right after another one, or before all others."""
    if it.value["after"] == it.smart_list:
        return []
    return assign("smart_lists", [it.smart_list], {"order": here.place_of_smart_list(it.value["after"])})


@verb(smart_list=True, role=Role.OWNER)
def delete_smart_list(it: Intent, _here: Here, now: str) -> Edit:
    """Put a smart list into the trash. The tasks that it finds stay."""
    return assign("smart_lists", [it.smart_list], {"deleted_at": now})


@verb(smart_list=True, trash=True, role=Role.OWNER)
def restore_smart_list(it: Intent, here: Here, _now: str) -> Edit:
    """Take a smart list out of the trash, back to its place."""
    check_room("smart_lists", here.room["smart_lists"])
    return assign("smart_lists", [it.smart_list], {"deleted_at": None})


@purging(smart_list=True)
def purge_smart_list(it: Intent) -> Purge:
    """Delete a smart list for good."""
    return Purge({"smart_lists": (it.smart_list,)})
