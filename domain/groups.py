"""The groups in which a list shows its open tasks, by a field of theirs.

``assets/app/state/groups.js`` knows them too.
"""

from datetime import date, timedelta
from typing import NamedTuple


class Group(NamedTuple):
    """A group, whose key is its title."""

    title: str
    before: str | None
    """Its tasks have a value less than this, and stand in no group before it; None for those that have no value."""


def groups_by(field: str, today: str) -> tuple[Group, ...]:
    """Return the groups by one of `domain.clean.GROUPINGS`, in their order."""
    if field == "priority":
        return Group("p1", "2"), Group("p2", "3"), Group("p3", "4"), Group("No priority", None)
    tomorrow, next_day, far = ((date.fromisoformat(today) + timedelta(days)).isoformat() for days in (1, 2, 8))
    return (
        Group("Overdue" if field == "deadline" else "Earlier", today),
        Group("Today", tomorrow),
        Group("Tomorrow", next_day),
        Group("Next 7 days", far),
        Group("Later", "9999-99-99"),
        Group(f"No {field}", None),
    )
