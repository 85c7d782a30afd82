"""The groups in which a list shows its open tasks, by the value of a field.

``assets/app/state/groups.js`` has the same groups.
"""

from typing import NamedTuple

from domain.days import later


class Group(NamedTuple):
    """A group. Its title is also its key."""

    title: str
    before: str | None
    """Tasks in it have a value below this, and fit in no earlier group; None for the group of tasks without a value."""


def groups_by(field: str, today: str) -> tuple[Group, ...]:
    """Return the groups of one of `domain.clean.GROUPINGS`, in their order."""
    if field == "priority":
        return Group("p1", "2"), Group("p2", "3"), Group("p3", "4"), Group("No priority", None)
    tomorrow, next_day, far = (later(today, days) for days in (1, 2, 8))
    return (
        Group("Overdue" if field == "deadline" else "Earlier", today),
        Group("Today", tomorrow),
        Group("Tomorrow", next_day),
        Group("Next 7 days", far),
        Group("Later", "9999-99-99"),
        Group(f"No {field}", None),
    )
