"""The trash: deleted lists and tasks, and how long they stay before they go for good."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.clean import Invalid, clean_id, clean_instant

DAYS_KEPT = 30
UTC = "+00:00"


@dataclass(frozen=True)
class Deleted:
    """What is in the trash, with a number of `tasks`: a task's are those deleted with it, from its list."""

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
        """Return where this stands in the trash, which is sorted by it, the greatest first."""
        return self.deleted_at, self.id


def oldest_kept(now: str) -> str:
    """Return the instant such that what was deleted before it is gone."""
    return (datetime.fromisoformat(now) - timedelta(days=DAYS_KEPT)).isoformat()


def days_left(deleted_at: str, now: str) -> int:
    """Return for how many more days, the last one begun, what was deleted at an instant is kept."""
    # Never negative, as a clock can be wrong; and no sum, which could be after the year 9999.
    gone_for = max(timedelta(0), datetime.fromisoformat(now) - datetime.fromisoformat(deleted_at))
    return max(0, math.ceil((timedelta(days=DAYS_KEPT) - gone_for) / timedelta(days=1)))


def mark(place: tuple[str, str]) -> str:
    """Return a place in what is sorted by instant and id, as text for an address; without the zone, for its +."""
    instant, row_id = place
    return f"{instant.removesuffix(UTC)}~{row_id}"


def clean_mark(value: object) -> tuple[str, str] | None:
    """Return the place that `mark` wrote, or None if `value` is no such text."""
    instant, _, row_id = value.partition("~") if isinstance(value, str) else ("", "", "")
    try:
        return clean_instant(instant + UTC), clean_id(row_id)
    except Invalid:
        return None
