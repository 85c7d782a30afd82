"""The fields of lists, sections, tags, smart lists and tasks. Each is declared here, and nowhere else: tables, history,
import, export and windows derive from `FIELDS`.

All are dicts keyed by id, never by position::

    {"seq": 17,
     "lists": {list_id: TaskList},
     "sections": {section_id: Section},
     "tags": {tag_id: Tag},
     "smart_lists": {smart_list_id: SmartList},
     "tasks": {task_id: Task}}
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from types import NoneType
from typing import Annotated, Any, Literal, TypedDict, cast, get_args, get_type_hints

from domain.clean import (
    NOT_UNDERSTOOD,
    Invalid,
    clean_colour,
    clean_day,
    clean_day_order,
    clean_grouping,
    clean_id,
    clean_instant,
    clean_list_title,
    clean_notes,
    clean_order,
    clean_priority,
    clean_sort,
    clean_tag_title,
    clean_tags,
    clean_task_title,
    clean_time,
)
from domain.days import day_in_words
from domain.looks import clean_icon
from domain.notes import boxes
from domain.repeat.rule import clean_repeat
from domain.repeat.said import say
from domain.smart_lists import clean_search
from domain.tags import tagged, tags_taken_back
from domain.told import Told, always, completed, either, moved_list, renamed, set_to

ADD_MAX = 100
"""The most tasks that one intent may add; a longer paste is sent as several intents."""


@dataclass(frozen=True)
class Field:
    """The facts of a field. Its value is text, or None if its type allows that: the history compares text."""

    clean: Callable[[object], str]
    """Returns a value as it is kept, or raises `Invalid`."""
    told: Told
    kind: Literal["text", "key", "set", "order", "instant", "day", "rule"] = "text"
    """The kind of column: ``key`` for the id of an entity, ``set`` for several (`domain.tags`), ``order`` for a
    fractional index, ``day`` as 2027-01-13, ``rule`` for a repeat (`domain.repeat`)."""
    refers: str = ""
    """The entity that its id or ids refer to; empty if it refers to none."""
    label: str = ""
    """Its heading in a table of tasks; empty if it is left out of tables."""
    settable: bool = False
    """Whether a person may set it to any value, by the verbs `set_task` and `set_list`."""
    in_row: bool = True
    """Whether windows bring it to the screen."""
    on_screen: Callable[[str], str] = str
    """Returns the part of a value that the screen gets, where the whole would be too much."""
    told_by: str = ""
    """The field that changes with it and is told in the history instead of it."""
    nullable: bool = False
    """Whether it may be None: taken from its type."""

    def cleaned(self, value: object) -> str | None:
        """Return `value` as it is kept, or raise `Invalid`. An empty value becomes None, if the field may be None."""
        return None if self.nullable and value in (None, "") else self.clean(value)

    def taken_back(self, now: str | None, old: str | None, new: str | None) -> str | None:
        """Return the value after a change from `old` to `new` is taken back, if the field is `now` by this time.

        In a set, what others added or removed stays.
        """
        return tags_taken_back(now, old, new) if self.kind == "set" else old

    def shown(self, value: str | None) -> str | None:
        """Return the part of a value that goes to the screen."""
        return None if value is None else self.on_screen(value)


class TaskList(TypedDict):
    """A list. It is in the trash when ``deleted_at`` is set, and in the archive when ``archived_at`` is."""

    title: Annotated[str, Field(clean_list_title, renamed, settable=True)]
    order: Annotated[str, Field(clean_order, always("Moved"), kind="order", in_row=False)]
    colour: Annotated[str | None, Field(clean_colour, set_to("Colour"), settable=True)]
    icon: Annotated[str | None, Field(clean_icon, set_to("Icon"), settable=True)]
    archived_at: Annotated[
        str | None, Field(clean_instant, either("Archived", "Brought back from the archive"), kind="instant")
    ]
    template_day: Annotated[
        str | None, Field(clean_day, either("Saved as a template", "Is no template any more"), kind="day")
    ]
    """The day on which it was saved as a template, from which its dates count; None if it is no template."""
    sort: Annotated[str | None, Field(clean_sort, set_to("Sorted by"), settable=True)]
    """What its tasks are sorted by; None for the order that people gave them."""
    grouping: Annotated[str | None, Field(clean_grouping, set_to("Grouped by"), settable=True)]
    """The field by which its open tasks are grouped; None for its sections."""
    created_at: Annotated[str, Field(clean_instant, always("Added"), kind="instant", in_row=False)]
    deleted_at: Annotated[
        str | None, Field(clean_instant, either("Deleted", "Brought back"), kind="instant", in_row=False)
    ]


class Section(TypedDict):
    """A heading in a list, with the tasks that stand under it. It is in the trash when ``deleted_at`` is set."""

    list: Annotated[str, Field(clean_id, moved_list, kind="key", refers="lists", in_row=False)]
    title: Annotated[str, Field(clean_list_title, renamed, settable=True)]
    order: Annotated[str, Field(clean_order, always("Moved"), kind="order")]
    created_at: Annotated[str, Field(clean_instant, always("Added"), kind="instant")]
    deleted_at: Annotated[str | None, Field(clean_instant, either("Deleted", "Brought back"), kind="instant")]


class Tag(TypedDict):
    """A tag of one account. No two existing ones have the same title, whatever its case (`domain.names.name_key`)."""

    title: Annotated[str, Field(clean_tag_title, renamed, settable=True)]
    colour: Annotated[str | None, Field(clean_colour, set_to("Colour"), settable=True)]
    order: Annotated[str, Field(clean_order, always("Moved"), kind="order")]
    created_at: Annotated[str, Field(clean_instant, always("Added"), kind="instant")]
    deleted_at: Annotated[str | None, Field(clean_instant, either("Deleted", "Brought back"), kind="instant")]


class SmartList(TypedDict):
    """A smart list of one account: a saved search. It is in the trash when ``deleted_at`` is set."""

    title: Annotated[str, Field(clean_list_title, renamed, settable=True)]
    query: Annotated[str, Field(clean_search, set_to("Looks for"), settable=True)]
    sort: Annotated[str | None, Field(clean_sort, set_to("Sorted by"), settable=True)]
    grouping: Annotated[str | None, Field(clean_grouping, set_to("Grouped by"), settable=True)]
    order: Annotated[str, Field(clean_order, always("Moved"), kind="order")]
    created_at: Annotated[str, Field(clean_instant, always("Added"), kind="instant")]
    deleted_at: Annotated[str | None, Field(clean_instant, either("Deleted", "Brought back"), kind="instant")]


class Task(TypedDict):
    """A task. It is done when ``done_at`` is set, and in the trash when ``deleted_at`` is."""

    list: Annotated[str, Field(clean_id, moved_list, kind="key", refers="lists", in_row=False)]
    section: Annotated[
        str | None,
        Field(
            clean_id,
            either("Moved to a section", "Moved out of its section"),
            kind="key",
            refers="sections",
            settable=True,
        ),
    ]
    """The section of its list that it is in; None if it is before all sections."""
    parent: Annotated[
        str | None,
        Field(
            clean_id,
            either("Made a subtask", "Made a task of its own"),
            kind="key",
            refers="tasks",
            settable=True,
        ),
    ]
    """The task whose subtask it is; None if it is no subtask."""
    title: Annotated[str, Field(clean_task_title, renamed, label="title", settable=True)]
    order: Annotated[str, Field(clean_order, always("Moved"), kind="order")]
    notes: Annotated[
        str | None,
        Field(clean_notes, either("Notes changed", "Notes emptied"), label="notes", settable=True, on_screen=boxes),
    ]
    date: Annotated[str | None, Field(clean_day, set_to("Date", day_in_words), kind="day", label="date", settable=True)]
    """The day on which the person plans to do it."""
    time: Annotated[str | None, Field(clean_time, set_to("Time"), label="time", settable=True)]
    """The time of that day, by the local clock wherever the person is."""
    repeat: Annotated[
        str | None,
        Field(clean_repeat, set_to("Repeats", say), kind="rule", label="repeat", settable=True, on_screen=say),
    ]
    """On which days it comes again. When it is ticked, its date moves to the next of these."""
    completed_for: Annotated[str | None, Field(clean_day, completed, kind="day", in_row=False)]
    """For a repeating task, the day that was ticked last."""
    completed_at: Annotated[
        str | None,
        Field(clean_instant, either("Completed", "Not completed"), kind="instant", told_by="completed_for"),
    ]
    """When that day was ticked."""
    day_order: Annotated[
        str | None, Field(clean_day_order, always("Moved within its day"), kind="order", settable=True)
    ]
    """Its place among the tasks of its day, from any list. Without one it stands there by its `order`."""
    deadline: Annotated[
        str | None, Field(clean_day, set_to("Deadline", day_in_words), kind="day", label="deadline", settable=True)
    ]
    """The day after which it is too late."""
    hidden_until: Annotated[
        str | None,
        Field(clean_day, set_to("Hidden until", day_in_words), kind="day", label="hidden_until", settable=True),
    ]
    """The day before which it is not shown."""
    priority: Annotated[
        str | None, Field(clean_priority, set_to("Priority", "p{}".format), label="priority", settable=True)
    ]
    tags: Annotated[str | None, Field(clean_tags, tagged, kind="set", refers="tags", label="tags")]
    """The ids of its tags, deleted ones included, which are not shown. The history has their titles instead."""
    done_at: Annotated[
        str | None, Field(clean_instant, either("Ticked off", "Opened again"), kind="instant", label="done_at")
    ]
    created_at: Annotated[str, Field(clean_instant, always("Added"), kind="instant", label="created_at", in_row=False)]
    deleted_at: Annotated[
        str | None,
        Field(clean_instant, either("Deleted", "Brought back"), kind="instant", label="deleted_at", in_row=False),
    ]


def fields_of(shape: Any) -> dict[str, Field]:
    """Return the fields that a TypedDict declares, by name, in their order."""
    found = {}
    for name, hint in get_type_hints(shape, include_extras=True).items():
        kept_as, field = get_args(hint)
        found[name] = replace(field, nullable=NoneType in get_args(kept_as))
    return found


LIST, SECTION, TAG, TASK = fields_of(TaskList), fields_of(Section), fields_of(Tag), fields_of(Task)
SMART_LIST = fields_of(SmartList)
FIELDS: dict[str, dict[str, Field]] = {
    "lists": LIST,
    "sections": SECTION,
    "tags": TAG,
    "smart_lists": SMART_LIST,
    "tasks": TASK,
}
"""The fields of each entity, by name. Entities come after those that they refer to.

An entity with a field `list` belongs to that list. One without it is an account's own, and its history is filed under
the account's Inbox."""


def called(entity: str, title: str) -> str:
    """Return what to call an entity in a message: a task by its title alone, a list as “List Groceries”."""
    return title if entity == "tasks" else f"{entity[:-1].replace('_', ' ').capitalize()} {title}"


def clean_fields(entity: str, value: object) -> dict[str, str | None]:
    """Return the fields that a person sets, cleaned. Raises `Invalid` if there are none, or one cannot be set."""
    fields = FIELDS[entity]
    if not isinstance(value, dict) or not value:
        raise Invalid(NOT_UNDERSTOOD)
    if unknown := [name for name in value if name not in fields or not fields[name].settable]:
        raise Invalid(f"“{str(unknown[0])[:80]}” cannot be set. Reload the page and try again.")
    return {name: fields[name].cleaned(given) for name, given in value.items()}


def blank(entity: str, now: str) -> dict[str, str | None]:
    """Return the fields of a new entity, with their default values."""
    nothing: dict[str, str | None] = {name: None for name, field in FIELDS[entity].items() if field.nullable}
    return {**nothing, "created_at": now}


class Lists(TypedDict):
    """All lists and tasks that a browser or a test holds, as of change number ``seq``."""

    seq: int
    lists: dict[str, TaskList]
    sections: dict[str, Section]
    tags: dict[str, Tag]
    smart_lists: dict[str, SmartList]
    tasks: dict[str, Task]


def empty() -> Lists:
    """Return data without any list."""
    return cast(Lists, {"seq": 0, **{entity: {} for entity in FIELDS}})
