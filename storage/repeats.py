"""What a window shows of repeats."""

from contextlib import suppress
from typing import Any

from domain.clean import Invalid
from domain.repeat import coming, parse


def add_next_days(rows: list[dict[str, Any]], today: str) -> None:
    """Say on rows that repeat when they come next, and what was missed: a tick shows so before the server has heard."""
    for row in rows:
        repeat = row.get("repeat")
        if not repeat or "done_at" in row:
            continue
        with suppress(Invalid):  # from a newer version
            found = coming(repeat, row.get("date"), today)
            row["next"] = " ".join(["done"] * parse(repeat).from_completion + list(found.days))
            if found.missed:
                row["missed"] = str(found.missed)
