"""The verbs: everything that people can do to their lists and tasks, one function each.

A verb says what to assign. Its facts stand beside it: whether an intent names a list or tasks, what its value is, and
whether it also works on what is in the trash. `domain.intents.parse` checks an intent by them, and `storage.commit`
locks the lists before it calls the function.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from domain.clean import Invalid, clean_id, clean_instant
from domain.copies import Contents
from domain.edits import Edit, assign, make
from domain.lists import is_inbox
from domain.names import name_key
from domain.roles import Role
from domain.schema import ADD_MAX, FIELDS, TASK, blank, clean_fields

GONE = "This list is not there any more. Go back to your lists."
INBOX_STAYS = "The Inbox stays: what is added without a list goes there. Delete its tasks instead."
NOT_UNDERSTOOD = "This request is not understood. Reload the page and try again."
SECTION_GONE = "This section is not there any more. What it had may be in the list itself, or in the trash."
TAG_GONE = "This tag is not there any more. Look at your tags."
TASK_GONE = "This task is not there any more. If it was deleted lately, it is in the trash."


@dataclass(frozen=True)
class Intent:
    """One thing that a person did. `id` is made in the browser and is unique, so sending it twice does it once."""

    id: str
    verb: str
    list: str = ""
    section: str = ""
    tasks: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    value: Any = None
    device: str = ""
    """The browser that it came from: a random id; empty if it gave none."""
    was: Mapping[str, str | None] = field(default_factory=dict)
    """What the person saw in fields of its task before, where others may have written something else meanwhile."""


class Assigned(NamedTuple):
    """A field that an earlier intent gave another value, in the history of a list."""

    list: str
    entity: str
    id: str
    field: str
    old: str | None
    new: str | None


class Here(Protocol):
    """The questions that a verb may ask. Storage looks only when it is asked."""

    @property
    def tasks(self) -> tuple[str, ...]:
        """Return those of the intent's tasks that are there."""

    def list_of(self, task_id: str) -> str:
        """Return the list in which one of these tasks is."""

    @property
    def lists(self) -> Mapping[str, bool]:
        """Return the ids of the lists that are concerned and there, and whether each is in the trash."""

    def is_taken(self, entity: str, ids: Collection[str]) -> bool:
        """Return whether one of these ids is in use, whoever uses it."""

    def place_of_section(self, list_id: str, after: str | None = None) -> str:
        """Return the `order` of a section right after another one, or first for "", or at the end."""

    def section_tasks(self, section_id: str) -> Iterable[str]:
        """Return the ids of the tasks of a section, in their order, open ones first."""

    @property
    def section(self) -> Mapping[str, Any]:
        """Return the fields of the section that the intent names."""

    def place_of_list(self, after: str | None = None) -> str:
        """Return the `order` of a list right after another one, or at the end; raise `Invalid` if that is not there.

        What comes after the empty text comes first, after the Inbox.
        """

    def contents(self, list_id: str) -> Contents:
        """Return what is in a list that the account may see; raise `Invalid` if it is not there, or too much."""

    def places(self, list_id: str, count: int) -> Sequence[str]:
        """Return the `order` of so many tasks that are added at the end of a list."""

    def places_after(self, list_id: str, after: str, task_ids: Sequence[str]) -> Mapping[str, str]:
        """Return the `order` by which tasks come right after another one, in their order: first where that is "".

        If it is not in the list any more, they come at the end. What had the very `order` of it, and comes after them
        now, is among those returned.
        """

    def places_after_each(self, task_ids: Collection[str]) -> Mapping[str, str]:
        """Return for each of these tasks an `order` right after it."""

    def fields(self, task_ids: Collection[str]) -> Mapping[str, Mapping[str, Any]]:
        """Return the fields of tasks, as they are now."""

    def done_tasks(self, list_id: str) -> Iterable[str]:
        """Return the ids of the completed tasks of a list."""

    @property
    def tags(self) -> tuple[str, ...]:
        """Return those of the intent's tags that are there, and not deleted."""

    @property
    def own_tags(self) -> Mapping[str, str]:
        """Return the titles of all tags of the account that are not deleted, by their ids, in their order."""

    @property
    def deleted_tags(self) -> Mapping[str, str]:
        """Return the titles of those of the intent's tags that are in the trash, by their ids."""

    def places_of_tags(self, count: int) -> Sequence[str]:
        """Return the `order` of so many tags that are added at the end."""

    def tasks_with(self, tag: str) -> Mapping[str, str | None]:
        """Return the tasks that have a tag, in the trash too, and all the `tags` of each."""

    @property
    def assigned(self) -> Sequence[Assigned]:
        """Return what the earlier intent assigned, each field once."""

    @property
    def there(self) -> Mapping[tuple[str, str], Mapping[str, Any]]:
        """Return the fields of what it was about, by ``("tasks", id)`` or ``("lists", id)``, as they are now."""

    def leave(self, count: int) -> None:
        """Note that so many fields are left alone, because somebody has changed them since."""


@dataclass(frozen=True)
class Purge:
    """What goes for good of what is deleted: the `ids` of each entity, and all that was deleted up to `until`."""

    ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    until: str | None = None


Does = Callable[[Intent, Here, str], Edit]
Goes = Callable[[Intent], Purge]


@dataclass(frozen=True)
class Collapse:
    """What a person opens or closes on their own screens, where nobody else sees it."""

    id: str
    closed: bool


Keeps = Callable[[Intent], Collapse]


@dataclass(frozen=True)
class Verb:
    """The facts of a verb. `does` says what an intent assigns, at an instant; `goes`, what it purges;
    `keeps`, what it changes for the person alone.
    """

    name: str
    value: Callable[[object], Any]
    """Cleans the value, or raises `Invalid`."""
    does: Does | None = None
    goes: Goes | None = None
    keeps: Keeps | None = None
    list: bool = False
    """Whether an intent names a list."""
    section: bool = False
    """Whether an intent names a section."""
    tasks: bool = False
    """Whether an intent names tasks, 1 to `domain.intents.TASKS_MAX`."""
    tags: bool = False
    """Whether an intent names tags, as many at most. What changes tags locks the Inbox, where their history is."""
    makes_tags: bool = False
    """Whether tags are made by it."""
    makes_list: bool = False
    """Whether the list is made by it."""
    undoes: bool = False
    """Whether it is about what an earlier intent did, whose id is the value."""
    trash: bool = False
    """Whether it also works on what is in the trash, or in a list that is."""
    alive: bool = False
    """Whether tasks that are in the trash are left out."""
    role: Role = Role.EDITOR
    """The role that a person must have in the lists."""


VERBS: dict[str, Verb] = {}


def _nothing(_value: object) -> None:
    """Clean the value of a verb that has none."""


def verb(value: Callable[[object], Any] = _nothing, **facts: Any) -> Callable[[Does], Does]:
    """Make the function that follows a verb with these facts, under its name."""

    def declare(does: Does) -> Does:
        name = does.__name__
        VERBS[name] = Verb(name, value, does=does, **facts)
        return does

    return declare


def purging(value: Callable[[object], Any] = _nothing, **facts: Any) -> Callable[[Goes], Goes]:
    """Make the function that follows a verb that cannot be undone: it takes out what is in the trash."""

    def declare(goes: Goes) -> Goes:
        name = goes.__name__
        VERBS[name] = Verb(name, value, goes=goes, trash=True, role=Role.OWNER, **facts)
        return goes

    return declare


def keeping(value: Callable[[object], Any] = _nothing, **facts: Any) -> Callable[[Keeps], Keeps]:
    """Make the function that follows a verb that changes what one person sees, and no list."""

    def declare(keeps: Keeps) -> Keeps:
        name = keeps.__name__
        VERBS[name] = Verb(name, value, keeps=keeps, role=Role.VIEWER, **facts)
        return keeps

    return declare


def true_or_false(value: object) -> bool:
    """Return a value that is one of these, or raise `Invalid`."""
    if isinstance(value, bool):
        return value
    raise Invalid("A task is done or it is not, and a list in the archive or not. Reload the page and try again.")


def _new_list(value: object) -> dict[str, str | None]:
    """Return the fields of a new list; its title alone may stand for them."""
    return clean_fields("lists", value if isinstance(value, dict) else {"title": value})


def _new_tasks(value: object) -> list[tuple[str, dict[str, str | None]]]:
    """Return pairs of id and fields from ``[[id, fields], ...]``; a title alone may stand for the fields.

    What has a blank title is left out.
    """
    if not isinstance(value, list) or not 0 < len(value) <= ADD_MAX:
        raise Invalid(f"Add between 1 and {ADD_MAX} tasks at a time.")
    pairs = []
    for pair in value:
        if not isinstance(pair, list) or len(pair) != 2:
            raise Invalid(NOT_UNDERSTOOD)
        fields = pair[1] if isinstance(pair[1], dict) else {"title": pair[1]}
        if not isinstance(fields.get("title"), str) or fields["title"].strip():
            pairs.append((clean_id(pair[0]), clean_fields("tasks", fields)))
    if len({task_id for task_id, _ in pairs}) < len(pairs):
        raise Invalid("Two of these tasks have one id. Add them again.")
    return pairs


def clean_place(value: object) -> dict[str, str]:
    """Return where tasks, or a list, are put: right after what ``after`` names, or first where that is empty.

    And in which ``section``, if tasks come into another one; empty for none.
    """
    if not isinstance(value, dict) or not {"after"} <= value.keys() <= {"after", "section"}:
        raise Invalid(NOT_UNDERSTOOD)
    return {name: "" if given == "" else clean_id(given) for name, given in value.items()}


def _copies(value: object) -> dict[str, str]:
    """Return for each task that is copied the id of its copy, no two the same."""
    if not isinstance(value, dict) or len(set(map(clean_id, value.values()))) < len(value):
        raise Invalid(NOT_UNDERSTOOD)
    return {clean_id(task_id): made for task_id, made in value.items()}


# Lists


@verb(_new_list, list=True, makes_list=True, role=Role.OWNER)
def add_list(it: Intent, here: Here, now: str) -> Edit:
    """Make a list, after all others."""
    check_new_list(it, here)
    return make("lists", it.list, {**blank("lists", now), **it.value, "order": here.place_of_list()})


def check_new_list(it: Intent, here: Here) -> None:
    """Raise `Invalid` if a list cannot be made with the id that an intent gives."""
    if is_inbox(it.list) or here.is_taken("lists", [it.list]):
        raise Invalid("This list could not be made: its id is taken. Try again.")


@verb(lambda value: clean_fields("lists", value), list=True, role=Role.OWNER)
def set_list(it: Intent, _here: Here, _now: str) -> Edit:
    """Give fields of a list other values."""
    return assign("lists", [it.list], it.value)


@verb(list=True, role=Role.OWNER)
def delete_list(it: Intent, _here: Here, now: str) -> Edit:
    """Put a list into the trash; its tasks stay with it, to come back with it."""
    if is_inbox(it.list):
        raise Invalid(INBOX_STAYS)
    return assign("lists", [it.list], {"deleted_at": now})


@verb(list=True, trash=True, role=Role.OWNER)
def restore_list(it: Intent, _here: Here, _now: str) -> Edit:
    """Take a list out of the trash."""
    return assign("lists", [it.list], {"deleted_at": None})


@verb(list=True)
def clear_completed(it: Intent, here: Here, now: str) -> Edit:
    """Put the completed tasks of a list into the trash."""
    return assign("tasks", here.done_tasks(it.list), {"deleted_at": now})


# Tasks


@verb(_new_tasks, list=True)
def add_tasks(it: Intent, here: Here, now: str) -> Edit:
    """Add tasks at the end of a list."""
    if here.is_taken("tasks", [task_id for task_id, _ in it.value]):
        raise Invalid("This task could not be added: its id is taken. Add it again.")
    common = {**blank("tasks", now), "list": it.list}
    places = here.places(it.list, len(it.value))
    return [
        step
        for (task_id, fields), order in zip(it.value, places, strict=True)
        for step in make("tasks", task_id, {**common, **fields, "order": order})
    ]


# A task in the trash keeps its words: those that would get there, where nobody looks for them, go back to the person.
@verb(lambda value: clean_fields("tasks", value), tasks=True, alive=True)
def set_task(it: Intent, here: Here, _now: str) -> Edit:
    """Give fields of tasks other values."""
    return assign("tasks", here.tasks, it.value)


@verb(true_or_false, tasks=True)
def tick_task(it: Intent, here: Here, now: str) -> Edit:
    """Tick tasks off, or make them open again."""
    return assign("tasks", here.tasks, {"done_at": now if it.value else None})


@verb(tasks=True, list=True, alive=True)
def move_task(it: Intent, here: Here, _now: str) -> Edit:
    """Move tasks to the end of another list, in the order in which they are named."""
    places = here.places(it.list, len(here.tasks))
    return [
        step
        for task_id, order in zip(here.tasks, places, strict=True)
        for step in assign("tasks", [task_id], {"list": it.list, "order": order})
    ]


@verb(clean_place, tasks=True, list=True, alive=True)
def place_task(it: Intent, here: Here, _now: str) -> Edit:
    """Put tasks where a person wants them, in the order in which they are named: into a list, right after another."""
    places = here.places_after(it.list, it.value["after"], here.tasks)
    comes = [task_id for task_id in here.tasks if here.list_of(task_id) != it.list]
    section = {"section": it.value["section"] or None} if "section" in it.value else {}
    return (
        assign("tasks", comes, {"list": it.list})
        + assign("tasks", here.tasks, section)
        + [step for task_id, order in places.items() for step in assign("tasks", [task_id], {"order": order})]
    )


@verb(_copies, tasks=True, alive=True)
def duplicate_task(it: Intent, here: Here, now: str) -> Edit:
    """Copy tasks, each right after itself: an open task with all that a person has set."""
    if any(task_id not in it.value for task_id in here.tasks):
        raise Invalid(NOT_UNDERSTOOD)
    if here.is_taken("tasks", it.value.values()):
        raise Invalid("This task could not be copied: its id is taken. Try again.")
    places, fields = here.places_after_each(here.tasks), here.fields(here.tasks)
    own = ("list", *(name for name, field in TASK.items() if field.settable or field.kind == "set"))
    return [
        step
        for task_id in here.tasks
        for step in make(
            "tasks",
            it.value[task_id],
            {**blank("tasks", now), **{name: fields[task_id][name] for name in own}, "order": places[task_id]},
        )
    ]


@verb(tasks=True)
def delete_task(_it: Intent, here: Here, now: str) -> Edit:
    """Put tasks into the trash."""
    return assign("tasks", here.tasks, {"deleted_at": now})


@verb(tasks=True, trash=True)
def restore_task(_it: Intent, here: Here, _now: str) -> Edit:
    """Take tasks out of the trash, and their lists with them: a task is seen in its list alone."""
    return assign("tasks", here.tasks, {"deleted_at": None}) + _lists_back(here, here.lists)


# The past


@verb(clean_id, tasks=True, undoes=True, trash=True)
def put_back(_it: Intent, here: Here, _now: str) -> Edit:
    """Give the fields of tasks that an earlier intent changed the values that they had before it."""
    of_these = [one for one in here.assigned if one.entity == "tasks" and one.id in here.tasks]
    if not of_these or any(one.field == "created_at" for one in of_these):
        raise Invalid("There is nothing from before that change. Reload the page to see the history as it is.")
    if any(one.field == "list" and one.old not in here.lists for one in of_these):
        raise Invalid("The list from before that change is gone for good.")
    edit = [step for one in of_these for step in assign("tasks", [one.id], {one.field: _taken_back(one, here)})]
    return edit + _lists_back(here, _seen_again(of_these, here))


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


def same_tag(here: Here, title: str, but: str = "") -> str | None:
    """Return the tag that has a title already, but for its case."""
    key = name_key(title)
    return next((tag for tag, other in here.own_tags.items() if tag != but and name_key(other) == key), None)


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


def _lists_back(here: Here, list_ids: Iterable[str]) -> Edit:
    """Return the edit that takes those of these lists out of the trash that are in it."""
    return assign("lists", [one for one in dict.fromkeys(list_ids) if here.lists.get(one)], {"deleted_at": None})


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
