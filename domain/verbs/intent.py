"""An intent, and what the function of its verb may ask about what it concerns."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from domain.copies import Contents
from domain.days import Calendar
from domain.typed import Typed


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
    """A random id of the browser that it came from; empty if that gave none."""
    typed: Typed | None = None
    """How its titles were typed, if they are to be read (`domain.quick_add`)."""
    others: frozenset[str] = frozenset()
    """The lists that it concerns besides the one that it names."""
    new_tags: Mapping[str, str] = field(default_factory=dict)
    """The titles of new tags, by their ids."""
    suggested: str = ""
    """The one who suggested it, such as ``chat``; empty for the person's own idea."""
    expects: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)
    """Inside another one: what tasks were when it was suggested. If they have changed since, it is left out."""
    parts: tuple["Intent", ...] = ()
    """The intents inside this one, which are done as one."""
    was: Mapping[str, str | None] = field(default_factory=dict)
    """The values of its fields when the person changed them, as others may have changed them meanwhile."""


class Assigned(NamedTuple):
    """A change of a field by an earlier intent, from the history of a list."""

    list: str
    entity: str
    id: str
    field: str
    old: str | None
    new: str | None


class Here(Protocol):
    """What a verb may ask about the things that its intent concerns. Storage looks only when it is asked."""

    @property
    def tasks(self) -> tuple[str, ...]:
        """Return those of the intent's tasks that exist."""

    def list_of(self, task_id: str) -> str:
        """Return the list that one of these tasks is in."""

    @property
    def calendar(self) -> Calendar:
        """Return how the person counts days."""

    @property
    def lists(self) -> Mapping[str, bool]:
        """Return the ids of the lists concerned that exist, and for each whether it is in the trash."""

    def is_taken(self, entity: str, ids: Collection[str]) -> bool:
        """Return whether any of these ids is in use, by anybody."""

    def place_of_section(self, list_id: str, after: str | None = None) -> str:
        """Return the `order` of a section right after another one, first if `after` is "", or last without `after`."""

    def section_tasks(self, section_id: str) -> Iterable[str]:
        """Return the ids of the tasks of a section, in their order, open ones first."""

    @property
    def section(self) -> Mapping[str, Any]:
        """Return the fields of the section that the intent names."""

    def place_of_list(self, after: str | None = None) -> str:
        """Return the `order` of a list right after another one, or last without `after`.

        With `after` as "" it comes first, right after the Inbox. Raises `Invalid` if the other list does not exist.
        """

    def contents(self, list_id: str) -> Contents:
        """Return what is in a list that the account may see. Raises `Invalid` if there is none, or too much in it."""

    def places(self, list_id: str, count: int) -> Sequence[str]:
        """Return the `order` of `count` tasks to be added at the end of a list."""

    def places_after(self, list_id: str, after: str, task_ids: Sequence[str]) -> Mapping[str, str]:
        """Return the `order` of tasks that are put right after another one, or first if `after` is "".

        They come at the end if the other task has left the list. If a task there has the same `order` as that other
        one, it gets a new one, so that it comes after them, and is returned too.
        """

    def places_after_each(self, task_ids: Collection[str]) -> Mapping[str, str]:
        """Return an `order` right after each of these tasks."""

    def with_subtasks(self, task_ids: Collection[str]) -> Mapping[str, Mapping[str, Any]]:
        """Return the fields of tasks and of all below them that are not in the trash, parents before subtasks."""

    def fields(self, task_ids: Collection[str]) -> Mapping[str, Mapping[str, Any]]:
        """Return the fields of tasks, as they are now."""

    def undone(self, task_ids: Collection[str]) -> set[str]:
        """Return which of these tasks an undo has put into the trash, as when adding them is undone."""

    def completed(self, list_id: str, inside: bool = False) -> Iterable[str]:
        """Return the ids of the completed tasks of a list; with `inside`, also those under an open task."""

    def left_over(self, before: str) -> Collection[str]:
        """Return the ids of all open tasks, in lists in use, that were planned for days before one and not hidden."""

    @property
    def tags(self) -> tuple[str, ...]:
        """Return those of the intent's tags that exist and are not deleted."""

    @property
    def own_tags(self) -> Mapping[str, str]:
        """Return the titles of all tags of the account that are not deleted, by id, in order."""

    @property
    def deleted_tags(self) -> Mapping[str, str]:
        """Return the titles of those of the intent's tags that are in the trash, by id."""

    def places_of_tags(self, count: int) -> Sequence[str]:
        """Return the `order` of `count` tags to be added at the end."""

    def place_of_smart_list(self, after: str | None = None) -> str:
        """Return the `order` of a smart list, as `place_of_section` does."""

    @property
    def room(self) -> Mapping[str, int]:
        """Return how many more of each kind the account may have (`domain.most`); below zero if there are too many."""

    def tasks_with(self, tag: str) -> Mapping[str, str | None]:
        """Return all the `tags` of each task that has a tag, tasks in the trash included."""

    @property
    def parts(self) -> Sequence[tuple[Intent, "Here"]]:
        """Return the intents inside this one that can still be done, each with its own `Here`.

        They are all done to what there is now. Those left out are noted (`leave`). Raises `Invalid` if none is left.
        """

    @property
    def assigned(self) -> Sequence[Assigned]:
        """Return what the earlier intent assigned, each field once."""

    @property
    def there(self) -> Mapping[tuple[str, str], Mapping[str, Any]]:
        """Return the present fields of what the earlier intent changed, by ``("tasks", id)`` or ``("lists", id)``."""

    def leave(self, count: int) -> None:
        """Note that `count` fields were left alone, because somebody has changed them since."""

    def lose(self, count: int) -> None:
        """Note that `count` tasks were deleted since, so that nobody sees what was done to them."""
