"""What a verb is: its facts, and how a function is declared as one."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from domain.clean import NOT_UNDERSTOOD, Invalid, clean_id
from domain.edits import Edit, assign
from domain.lists import is_inbox
from domain.names import name_key
from domain.roles import Role
from domain.verbs.intent import Here, Intent

GONE = "This list is not there any more. Go back to your lists."
INBOX_STAYS = "The Inbox stays: tasks without a list go there. Delete its tasks instead."
SECTION_GONE = "This section is not there any more. Its tasks may be in the list itself, or in the trash."
SMART_LIST_GONE = "This smart list is not there any more. It may be in the trash."
SUGGESTION_OLD = "Not done: a task was changed after this was suggested. Ask for it again."
TAG_GONE = "This tag is not there any more. Look at your tags."
TASK_GONE = "This task is not there any more. If it was deleted lately, it is in the trash."


def why_gone(deleted: Sequence[tuple[str, str | None]] = ()) -> str:
    """Say why none of some tasks is there. Of others it is not told whether they do not exist or are somebody else's.

    `deleted` has the title of each that is in the trash, and the title of its list if it was deleted with it.
    """
    if not deleted:
        return TASK_GONE
    if len(deleted) > 1:
        return f"{len(deleted):,} tasks were deleted. They are in the trash, alone or with their lists."
    [(title, of)] = deleted
    with_list = f" with its list, {of}, which is in the trash."
    return f"{title} was deleted{with_list if of else ', and is in the trash.'}"


@dataclass(frozen=True)
class Purge:
    """The things to delete for good from the trash: the `ids` of each kind, and everything deleted up to `until`."""

    ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    until: str | None = None


Does = Callable[[Intent, Here, str], Edit]
Goes = Callable[[Intent], Purge]


@dataclass(frozen=True)
class Collapse:
    """What a person closes or opens on their own screens. Nobody else sees it."""

    id: str
    closed: bool


Keeps = Callable[[Intent], Collapse]


@dataclass(frozen=True)
class Verb:
    """The facts of a verb.

    One of three functions says what it does: `does` returns what an intent assigns, `goes` what it deletes for good,
    and `keeps` what it changes for the person alone.
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
    """Whether an intent names tags, as many at most. It locks the Inbox, where their history is."""
    makes_tags: bool = False
    """Whether it makes these tags."""
    reads: bool = False
    """Whether titles in its value are read as quick add, if they were typed that way (`Intent.typed`)."""
    smart_list: bool = False
    """Whether an intent names a smart list. It locks the Inbox, where their history is."""
    makes_smart_list: bool = False
    """Whether it makes this smart list."""
    makes_list: bool = False
    """Whether it makes this list."""
    undoes: bool = False
    """Whether it concerns an earlier intent, whose id is its value."""
    holds: bool = False
    """Whether an intent holds others, of verbs that are `offered`, 1 to `domain.suggestions.SUGGESTED_MAX`."""
    moves_on: bool = False
    """Whether it moves repeating tasks on to a day that the person did not choose."""
    trash: bool = False
    """Whether it also works on what is in the trash, or in a list that is."""
    takes_along: bool = False
    """Whether what is below its tasks goes where they go, so that all of it is read at once."""
    alive: bool = False
    """Whether it leaves out tasks that are in the trash."""
    offered: str = ""
    """The description for a model that may suggest it; empty if it cannot be suggested."""
    role: Role = Role.EDITOR
    """The role that a person needs in the lists."""

    def edit(self, it: Intent, here: Here, now: str) -> Edit:
        """Return what an intent assigns. Raises `Invalid` if it cannot be done, or the verb assigns nothing."""
        if self.does is None:
            raise Invalid(NOT_UNDERSTOOD)
        return self.does(it, here, now)


VERBS: dict[str, Verb] = {}


def _nothing(_value: object) -> None:
    """Check the value of a verb that takes none."""


def verb(value: Callable[[object], Any] = _nothing, **facts: Any) -> Callable[[Does], Does]:
    """Declare a function as the verb of its name, with these facts."""

    def declare(does: Does) -> Does:
        name = does.__name__
        VERBS[name] = Verb(name, value, does=does, **facts)
        return does

    return declare


def purging(value: Callable[[object], Any] = _nothing, **facts: Any) -> Callable[[Goes], Goes]:
    """Declare a function as the verb of its name. It deletes for good from the trash, and cannot be undone."""

    def declare(goes: Goes) -> Goes:
        name = goes.__name__
        VERBS[name] = Verb(name, value, goes=goes, trash=True, role=Role.OWNER, **facts)
        return goes

    return declare


def keeping(value: Callable[[object], Any] = _nothing, **facts: Any) -> Callable[[Keeps], Keeps]:
    """Declare a function as the verb of its name. It changes what one person sees, and no list."""

    def declare(keeps: Keeps) -> Keeps:
        name = keeps.__name__
        VERBS[name] = Verb(name, value, keeps=keeps, role=Role.VIEWER, **facts)
        return keeps

    return declare


def true_or_false(value: object) -> bool:
    """Return `value` if it is one of these, or raise `Invalid`."""
    if isinstance(value, bool):
        return value
    raise Invalid("A task is done or it is not, and a list in the archive or not. Reload the page and try again.")


def clean_place(value: object) -> dict[str, str]:
    """Return where to put tasks, a section or a list: right after what ``after`` names, or first if that is empty.

    Tasks may also name the ``section`` that they come into, and as ``parent`` the task that they come under; empty for
    none.
    """
    if not isinstance(value, dict) or not {"after"} <= value.keys() <= {"after", "section", "parent"}:
        raise Invalid(NOT_UNDERSTOOD)
    return {name: "" if given == "" else clean_id(given) for name, given in value.items()}


def check_new_list(it: Intent, here: Here) -> None:
    """Raise `Invalid` if a list cannot be made with the id that an intent gives it."""
    if is_inbox(it.list) or here.is_taken("lists", [it.list]):
        raise Invalid("This list could not be made: its id is taken. Try again.")


def same_tag(here: Here, title: str, but: str = "") -> str | None:
    """Return the id of the tag that has this title in any case, or None."""
    key = name_key(title)
    return next((tag for tag, other in here.own_tags.items() if tag != but and name_key(other) == key), None)


def lists_back(here: Here, list_ids: Iterable[str]) -> Edit:
    """Return the edit that takes those of these lists that are in the trash out of it."""
    return assign("lists", [one for one in dict.fromkeys(list_ids) if here.lists.get(one)], {"deleted_at": None})
