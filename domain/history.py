"""The history of a task, in words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.schema import TASK


@dataclass(frozen=True)
class Change:
    """One field of a task that was given another value. `who` is a name, or None for an account that is gone."""

    intent: str
    at: str
    seq: int
    own: bool
    who: str | None
    field: str
    old: str | None
    new: str | None
    outdated: bool
    """Whether the field has another value by now than it had before this change, so that this can be put back."""
    suggested: str | None = None
    """Who suggested it, as “chat”, if the person did not think of it."""

    @property
    def place(self) -> tuple[str, str]:
        """Return where this stands in a history, for an address (`domain.trash.mark`)."""
        return self.at, f"{self.seq:08}"


@dataclass(frozen=True)
class History:
    """A task as it is now, and what became of it, the latest first."""

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
    """Say who suggested it, before the name of who accepted that; empty for what a person thought of."""
    return f"Suggested by {change.suggested}, accepted by " if change.suggested else ""


def ago(at: str, now: str) -> str:
    """Say how long ago an instant was: whoever reads it may be in any time zone."""
    past = datetime.fromisoformat(now) - datetime.fromisoformat(at)
    for unit, size in (("day", timedelta(days=1)), ("hour", timedelta(hours=1)), ("minute", timedelta(minutes=1))):
        if count := past // size if past >= size else 0:
            return f"{count} {unit if count == 1 else unit + 's'} ago"
    return "just now"
