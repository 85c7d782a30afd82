"""One task, as its panel shows it."""

from dataclasses import dataclass
from typing import NamedTuple

from domain.wire import Row

SUBTASKS_MAX = 200
"""The most subtasks that a panel shows. The list has the others."""


class Subtask(NamedTuple):
    """A direct subtask of another task."""

    id: str
    title: str
    done: bool
    again: Row | None = None
    """If it repeats, its `date` and what a row says about that (`domain.wire.Around`)."""


@dataclass(frozen=True)
class Gone:
    """What can still be said about a task that is not there any more."""

    seq: int
    """The account's seq at which this was so."""
    in_trash: bool
    """Whether it can be restored from the trash, alone or with its list."""


@dataclass(frozen=True)
class OneTask:
    """A task with all its fields, and where it stands."""

    id: str
    fields: dict[str, str | None]
    list_title: str
    seq: int
    """The account's seq: everything done up to it is in here."""
    sections: tuple[tuple[str, str], ...] = ()
    """The sections of its list in order, each with its id and title."""
    above: str | None = None
    """The title of its parent task; None if it is no subtask."""
    subtasks: tuple[Subtask, ...] = ()
    """Its direct subtasks in order, at most one more than `SUBTASKS_MAX`, which says that there are others."""

    @property
    def title(self) -> str:
        """Return its title."""
        return self.fields["title"] or ""
