"""The history of a task, in words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.schema import TASK


@dataclass(frozen=True)
class Change:
    """A change of one field of a task. `who` is a name, or None for an account that was deleted."""

    intent: str
    at: str
    seq: int
    own: bool
    who: str | None
    field: str
    old: str | None
    new: str | None
    outdated: bool
    """Whether the field is now different from before this change, so that the old value can be put back."""
    suggested: str | None = None
    """The one who suggested it, such as “chat”, if it was not the person's own idea."""

    @property
    def place(self) -> tuple[str, str]:
        """Return its place in a history, as text for an address (`domain.trash.mark`).

        What one intent changed in a task that it moved can have one `seq` in two lists.
        """
        return self.at, f"{self.seq:08}-{self.field}"


@dataclass(frozen=True)
class History:
    """A task as it is now, and its changes, the latest first."""

    task: str
    title: str
    deleted: bool
    list: str
    list_title: str
    list_deleted: bool
    changes: tuple[Change, ...]


def in_words(change: Change) -> str:
    """Say what a change did."""
    return TASK[change.field].told(change.old, change.new)


def name_of(change: Change) -> str:
    """Say who did it."""
    you = "you" if change.suggested else "You"
    return you if change.own else change.who or "Somebody whose account is gone"


def suggested_by(change: Change) -> str:
    """Return who suggested the change, to stand before the name of the person who accepted it; empty if nobody did."""
    return f"Suggested by {change.suggested}, accepted by " if change.suggested else ""


def ago(at: str, now: str) -> str:
    """Return how long ago an instant was, as the reader may be in any time zone."""
    past = datetime.fromisoformat(now) - datetime.fromisoformat(at)
    for unit, size in (("day", timedelta(days=1)), ("hour", timedelta(hours=1)), ("minute", timedelta(minutes=1))):
        if count := past // size if past >= size else 0:
            return f"{count} {unit if count == 1 else unit + 's'} ago"
    return "just now"
