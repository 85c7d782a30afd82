"""The trash: deleted lists and tasks, and how long they stay before they go for good."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.clean import Invalid, clean_id, clean_instant

DAYS_KEPT = 30
UTC = "+00:00"


@dataclass(frozen=True)
class Deleted:
    """Something in the trash. A task's `tasks` are those that were deleted with it, from its list."""

    entity: str
    """``lists``, ``tags``, ``smart_lists`` or ``tasks``."""
    id: str
    title: str
    deleted_at: str
    tasks: int = 0
    list_title: str = ""
    list_deleted: bool = False

    @property
    def place(self) -> tuple[str, str]:
        """Return where it stands in the trash, as text for an address (`mark`)."""
        return self.deleted_at, self.id


def oldest_kept(now: str) -> str:
    """Return the instant before which everything deleted is gone for good."""
    return (datetime.fromisoformat(now) - timedelta(days=DAYS_KEPT)).isoformat()


def days_left(deleted_at: str, now: str) -> int:
    """Return how many more days something deleted at an instant is kept, counting the day that has begun."""
    # A clock can be wrong, so it is never negative. Nothing is added up, as that could reach the year 10000.
    gone_for = max(timedelta(0), datetime.fromisoformat(now) - datetime.fromisoformat(deleted_at))
    return max(0, math.ceil((timedelta(days=DAYS_KEPT) - gone_for) / timedelta(days=1)))


def mark(place: tuple[str, str]) -> str:
    """Return a place in what is sorted by instant and id, as text for an address. The zone is left out: it has a +."""
    instant, row_id = place
    return f"{instant.removesuffix(UTC)}~{row_id}"


def clean_mark(value: object) -> tuple[str, str] | None:
    """Return the place that `mark` wrote as text, or None if `value` is something else."""
    instant, _, row_id = value.partition("~") if isinstance(value, str) else ("", "", "")
    try:
        return clean_instant(instant + UTC), clean_id(row_id)
    except Invalid:
        return None
