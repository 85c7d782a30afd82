"""What a kind of view says of itself, so that `storage.windows` reads a window of it: its sections and their tasks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, bindparam, select

from domain.schema import TASK
from domain.wire import Facts, Section
from storage.database.tables import lists, tasks

ROW = (
    tasks.c.id,
    *(tasks.c[name] for name, field in TASK.items() if field.in_row and name != "order"),
    tasks.c.path.label("order"),
)
"""The columns that go to the screen. Rows of several lists have theirs too, `tasks.c.list`."""
LIST_TITLE = (
    select(lists.c.title)
    .where(lists.c.id == tasks.c.list, lists.c.id != bindparam("inbox"))
    .scalar_subquery()
    .label("in_list")
)
"""The title of the list of a row, unless that is the account's `inbox`."""


@dataclass(frozen=True)
class Part:
    """A section of a view: its tasks in their order, and how many they are.

    Parts that stand one after the other may share one query, which has the tasks of all of them in their order.
    """

    key: str
    count: int
    tasks: Select
    done: bool = False
    """Whether its tasks are completed."""
    title: str = ""
    order: str | None = None
    """Of a section of a list, its place among the others."""
    closed: bool = False
    """Whether the person has closed it: its tasks are counted, and not shown."""
    ids: Sequence[str] | None = None
    """The ids of its tasks in their order, where these are known."""
    holds: Mapping[str, tuple[str, str]] | None = None
    by: Sequence[str] = ()
    sets: Mapping[str, str] | None = None
    stays: bool = False
    leftover: bool = False
    more: str = ""
    """These six are told the browser as they are (`domain.wire.Section`)."""

    @property
    def shown(self) -> int:
        """Return how many of its tasks are shown."""
        return 0 if self.closed else self.count

    @property
    def on_screen(self) -> Section:
        """Return what the browser knows of it."""
        told: Section = {"key": self.key, "title": self.title, "count": self.shown, "done": self.done}
        if self.order is not None:
            told["order"] = self.order
        if self.closed:
            told["closed"] = self.count
        if self.holds is not None:
            told["holds"] = dict(self.holds)
            told["by"] = list(self.by)
        if self.sets is not None:
            told["sets"] = dict(self.sets)
        if self.stays:
            told["stays"] = True
        if self.leftover:
            told["leftover"] = True
        if self.more:
            told["more"] = self.more
        return told


@dataclass(frozen=True)
class Found:
    """The counts of a view, and the sections of it that are shown."""

    title: str
    open: int
    done: int
    parts: tuple[Part, ...]
    list: str | None = None
    """The list whose tasks all of these are, if they are."""
    hidden: int | None = None
    """How many tasks are left out, as they are hidden until a day; None if the view leaves none out."""
    facts: Facts = field(default_factory=dict)
    """The fields of that list, or how the view is sorted and grouped."""
    adds: tuple[str, str, str] | None = None
    """Where what is added goes, if the view is of several lists: the list, the key of the section, and words for it."""
    again: Sequence[Mapping[str, Any]] = ()
    """What is named there though it stands elsewhere, as it comes again (`domain.wire.Window`)."""
    nothing: str = ""
    """What is said when nothing is left to do."""
