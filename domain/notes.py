"""Notes of a task: Markdown, with boxes that can be ticked."""

import re

_BOX = re.compile(r"^(?:[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[([ xX])\](?=[ \t]+\S)", re.MULTILINE)


def boxes(notes: str) -> str:
    """Return how many boxes of the notes are ticked, as "2/5"; nothing if they have none."""
    found = _BOX.findall(notes)
    return f"{sum(mark != ' ' for mark in found)}/{len(found)}" if found else ""
