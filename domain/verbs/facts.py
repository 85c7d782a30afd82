"""What a verb is: its facts, what it may ask, and how a function is declared as one."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from domain.clean import Invalid, clean_id
from domain.copies import Contents
from domain.days import Calendar
from domain.edits import Edit, assign
from domain.lists import is_inbox
from domain.names import name_key
from domain.roles import Role
from domain.typed import Typed

GONE = "This list is not there any more. Go back to your lists."
INBOX_STAYS = "The Inbox stays: what is added without a list goes there. Delete its tasks instead."
NOT_UNDERSTOOD = "This request is not understood. Reload the page and try again."
SECTION_GONE = "This section is not there any more. What it had may be in the list itself, or in the trash."
SMART_LIST_GONE = "This smart list is not there any more. It may be in the trash."
TAG_GONE = "This tag is not there any more. Look at your tags."
TASK_GONE = "This task is not there any more. If it was deleted lately, it is in the trash."


@dataclass(frozen=True)
class Intent:
    """One thing that a person did. `id` is made in the browser and is unique, so sending it twice does it once."""

    id: str
    verb: str
    list: str = ""
    section: str = ""
    smart_list: str = ""
    tasks: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    value: Any = None
    device: str = ""
    """The browser that it came from: a random id; empty if it gave none."""
    typed: Typed | None = None
    """How its titles were typed, where they are to be read (`domain.quick_add`)."""
    others: frozenset[str] = frozenset()
    """The lists that it concerns beside the one that it names."""
    new_tags: Mapping[str, str] = field(default_factory=dict)
    """The titles of the tags that it makes, by their ids."""
    suggested: str = ""
    """Who suggested it, as ``chat``; empty for what the person thought of."""
    expects: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)
    """What tasks were when it was suggested: if they are not so any more, nothing is done."""
    parts: tuple["Intent", ...] = ()
    """The intents that it holds, which are done as one."""
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
    def calendar(self) -> Calendar:
        """Return how the person counts days."""

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

    def with_subtasks(self, task_ids: Collection[str]) -> Mapping[str, Mapping[str, Any]]:
        """Return the fields of tasks and of all below them that are not in the trash; a task before its subtasks."""

    def fields(self, task_ids: Collection[str]) -> Mapping[str, Mapping[str, Any]]:
        """Return the fields of tasks, as they are now."""

    def completed(self, list_id: str, inside: bool = False) -> Iterable[str]:
        """Return the ids of the completed tasks of a list; with those subtasks `inside` tasks that are open, too."""

    def left_over(self, before: str) -> Collection[str]:
        """Return the ids of the open tasks of all lists in use that were meant for days before one, and not hidden."""

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

    def place_of_smart_list(self, after: str | None = None) -> tuple[int, str]:
        """Return how many smart lists there are, and the `order` of one after another one, first for "", or last."""

    def tasks_with(self, tag: str) -> Mapping[str, str | None]:
        """Return the tasks that have a tag, in the trash too, and all the `tags` of each."""

    @property
    def parts(self) -> Sequence[tuple[Intent, "Here"]]:
        """Return those of the intents that this one holds that can still be done, each with what it may ask.

        All are done to what is there now; raise `Invalid` if there are none. Those left out are noted (`leave`).
        """

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
    reads: bool = False
    """Whether the titles in its value are read, where they were typed so (`Intent.typed`)."""
    smart_list: bool = False
    """Whether an intent names a smart list. It locks the Inbox, where their history is."""
    makes_smart_list: bool = False
    """Whether the smart list is made by it."""
    makes_list: bool = False
    """Whether the list is made by it."""
    undoes: bool = False
    """Whether it is about what an earlier intent did, whose id is the value."""
    holds: bool = False
    """Whether an intent holds others, of verbs that are offered, 1 to `domain.suggestions.SUGGESTED_MAX`."""
    moves_on: bool = False
    """Whether tasks that repeat go on to another day by it, which is none that the person chose."""
    trash: bool = False
    """Whether it also works on what is in the trash, or in a list that is."""
    alive: bool = False
    """Whether tasks that are in the trash are left out."""
    offered: str = ""
    """What a model is told of it that may suggest it; empty for what is not suggested."""
    role: Role = Role.EDITOR
    """The role that a person must have in the lists."""

    def edit(self, it: Intent, here: Here, now: str) -> Edit:
        """Return what an intent assigns; raise `Invalid` where it cannot be done, or the verb is none that assigns."""
        if self.does is None:
            raise Invalid(NOT_UNDERSTOOD)
        return self.does(it, here, now)


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


def clean_place(value: object) -> dict[str, str]:
    """Return where tasks, or a list, are put: right after what ``after`` names, or first where that is empty.

    And in which ``section``, and under which task, as its ``parent``, if tasks come into or under another one; empty
    for none.
    """
    if not isinstance(value, dict) or not {"after"} <= value.keys() <= {"after", "section", "parent"}:
        raise Invalid(NOT_UNDERSTOOD)
    return {name: "" if given == "" else clean_id(given) for name, given in value.items()}


def check_new_list(it: Intent, here: Here) -> None:
    """Raise `Invalid` if a list cannot be made with the id that an intent gives."""
    if is_inbox(it.list) or here.is_taken("lists", [it.list]):
        raise Invalid("This list could not be made: its id is taken. Try again.")


def same_tag(here: Here, title: str, but: str = "") -> str | None:
    """Return the tag that has a title already, but for its case."""
    key = name_key(title)
    return next((tag for tag, other in here.own_tags.items() if tag != but and name_key(other) == key), None)


def lists_back(here: Here, list_ids: Iterable[str]) -> Edit:
    """Return the edit that takes those of these lists out of the trash that are in it."""
    return assign("lists", [one for one in dict.fromkeys(list_ids) if here.lists.get(one)], {"deleted_at": None})
