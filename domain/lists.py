"""Lists without their tasks, as the sidebar shows them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from domain.schema import LIST

INBOX = "Inbox"
"""The title of the list that each account has from the start, for tasks that are added without naming a list."""
INBOX_ORDER = "Zz"
"""Its place: before the first list that a person makes, whose order is "a0"."""
_INBOX = re.compile("inbox-of-[0-9]+")


def inbox_of(account_id: int) -> str:
    """Return the id of an account's Inbox. Nobody can delete or create it."""
    return f"inbox-of-{account_id}"


def is_inbox(list_id: str) -> bool:
    """Return whether this is the id of somebody's Inbox."""
    return bool(_INBOX.fullmatch(list_id))


def is_in_use(fields: Mapping[str, str | None]) -> bool:
    """Return whether a list with these fields is in use: neither archived nor a template."""
    return fields["archived_at"] is None and fields["template_day"] is None


@dataclass(frozen=True)
class Summary:
    """A list without its tasks. `seq` counts its changes."""

    id: str
    title: str
    open_count: int
    done_count: int
    seq: int
    colour: str | None = None
    icon: str | None = None
    archived_at: str | None = None
    template_day: str | None = None
    sort: str | None = None
    grouping: str | None = None

    @property
    def facts(self) -> dict[str, str]:
        """Return the fields, besides the title, that go to the screen. Those that are None are left out."""
        return {
            name: value for name, value in vars(self).items() if name in LIST and name != "title" and value is not None
        }

    @property
    def in_use(self) -> bool:
        """Return whether it is neither archived nor a template."""
        return is_in_use(vars(self))

    @property
    def progress(self) -> int:
        """Return how much of it is done, in whole percent: 100 only when nothing is open, 0 when it is empty."""
        total = self.open_count + self.done_count
        return self.done_count * 100 // total if total else 0


@dataclass(frozen=True)
class PutAway:
    """A list in the archive, or a template, with its number of tasks and the time since when it is there."""

    id: str
    title: str
    tasks: int
    at: str
    colour: str | None
    icon: str | None

    @property
    def place(self) -> tuple[str, str]:
        """Return where it stands on its page, which is sorted by this, greatest first."""
        return self.at, self.id


@dataclass(frozen=True)
class SomeLists:
    """Consecutive lists of an account, in order: at most as many as a sidebar shows."""

    lists: tuple[Summary, ...]
    earlier: bool = False
    """Whether there are lists before these."""
    more: bool = False
    """Whether there are lists after these."""

    @property
    def all(self) -> bool:
        """Return whether these are all the lists of the account."""
        return not self.earlier and not self.more
