"""One task, as its panel shows it."""

from dataclasses import dataclass
from typing import NamedTuple

from domain.wire import Row

SUBTASKS_MAX = 200
"""Most subtasks that a panel shows. More of them are in the list."""


class Subtask(NamedTuple):
    """A task right under another one."""

    id: str
    title: str
    done: bool
    again: Row | None = None
    """If it comes again, its `date`, and what a row says of that (`domain.wire.Around`)."""


@dataclass(frozen=True)
class OneTask:
    """A task with all its fields, and where it stands."""

    id: str
    fields: dict[str, str | None]
    list_title: str
    seq: int
    """The account's seq, up to which this is what was done."""
    sections: tuple[tuple[str, str], ...] = ()
    """The sections of its list, in their order: the id and the title of each."""
    above: str | None = None
    """The title of the task that it is under; None if it stands by itself."""
    subtasks: tuple[Subtask, ...] = ()
    """The tasks right under it, in their order: `SUBTASKS_MAX`, and one more if there are more than that."""

    @property
    def title(self) -> str:
        """Return its title."""
        return self.fields["title"] or ""
