"""The days of repeating tasks, for a window."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from domain.clean import Invalid
from domain.repeat import coming, coming_before, parse


def add_next_days(rows: list[dict[str, Any]], today: str) -> None:
    """Add to rows that repeat when they come next, and what they missed, so that a tick shows it at once."""
    for row in rows:
        repeat = row.get("repeat")
        if not repeat or "done_at" in row:
            continue
        with suppress(Invalid):  # from a newer version
            found = coming(repeat, row.get("date"), today)
            of_today = ["done", today] if parse(repeat).from_completion else []
            row["next"] = " ".join([*of_today, *found.days])
            if found.missed:
                row["missed"] = str(found.missed)


def days_again(row: Mapping[str, Any], today: str, before: str) -> tuple[str, ...]:
    """Return the days before `before` on which a row comes again after its date; there may be none."""
    with suppress(Invalid):  # from a newer version
        return coming_before(row["repeat"], row["date"], today, before)
    return ()
