"""What a kind of view tells `storage.windows`, so that it can read a window of it: its sections and their tasks."""

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
"""The columns that go to the screen. In views of several lists, `tasks.c.list` does too."""
LIST_TITLE = (
    select(lists.c.title)
    .where(lists.c.id == tasks.c.list, lists.c.id != bindparam("inbox"))
    .correlate(tasks)
    .scalar_subquery()
    .label("in_list")
)
"""The title of a row's list, unless that is the account's `inbox`."""


@dataclass(frozen=True)
class Part:
    """A section of a view: its tasks in their order, and how many they are.

    Parts that follow each other may share one query, which has all their tasks in order.
    """

    key: str
    count: int
    tasks: Select
    done: bool = False
    """Whether its tasks are completed."""
    title: str = ""
    order: str | None = None
    """For a section of a list, its place among the others."""
    closed: bool = False
    """Whether the person has closed it: its tasks are counted but not shown."""
    ids: Sequence[str] | None = None
    """The ids of its tasks in order, if they are known already."""
    holds: Mapping[str, tuple[str, str]] | None = None
    by: Sequence[str] = ()
    sets: Mapping[str, str] | None = None
    stays: bool = False
    leftover: bool = False
    more: str = ""
    """The browser gets these six as they are (`domain.wire.Section`)."""

    @property
    def shown(self) -> int:
        """Return how many of its tasks are shown."""
        return 0 if self.closed else self.count

    @property
    def on_screen(self) -> Section:
        """Return the section as the browser gets it."""
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
    """What was found for a view: its counts, and the sections that are shown."""

    title: str
    open: int
    done: int
    parts: tuple[Part, ...]
    list: str | None = None
    """The list that all these tasks are in, if it is one."""
    hidden: int | None = None
    """How many tasks are left out because they are hidden until a day; None if the view leaves none out."""
    facts: Facts = field(default_factory=dict)
    """The fields of that list, or how the view is sorted and grouped."""
    adds: tuple[str, str, str] | None = None
    """Where a new task goes in a view of several lists: the list, the key of the section, and words for it."""
    sets: Mapping[str, str] = field(default_factory=dict)
    """The fields that it gets there, in whatever section."""
    again: Sequence[Mapping[str, Any]] = ()
    """Tasks that come again, which the view names though they are elsewhere (`domain.wire.Window`)."""
    nothing: str = ""
    """What to say when nothing is left to do."""
