"""How a backup compares with the database."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

Entities = Mapping[str, Mapping[str, Any]]


@dataclass
class Comparison:
    """Everything that an account has, in a backup or in the database. Each thing is named by its title."""

    made_at: str
    made_for_this: bool = False
    """There was no backup, so one was made."""
    identical: int = 0
    changed_since: list[str] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)
    """Things that differ although the history has no change of them, so that something must be wrong."""

    @property
    def total(self) -> int:
        """How many lists, tasks and other things were compared."""
        return self.identical + len(self.changed_since) + len(self.differing)


def compare(into: Comparison, there: Entities, here: Entities, changed: Collection[str]) -> None:
    """Compare the entities of a backup with those `here`; `changed` has the ids of those that changed since."""
    for key in sorted(there.keys() | here.keys()):
        old, new = there.get(key), here.get(key)
        if old == new:
            into.identical += 1
            continue
        emptied = new is None and old is not None and old["deleted_at"] is not None
        title = (new or old or {})["title"]
        (into.changed_since if key in changed or emptied else into.differing).append(title)
