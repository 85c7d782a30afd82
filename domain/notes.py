"""Notes of a task: Markdown, with boxes that can be ticked."""

import re

_BOX = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[([ xX])\][ \t]+\S")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")


def boxes(notes: str) -> str:
    """Return how many boxes of the notes are ticked, as "2/5"; nothing if they have none."""
    found, is_code = [], False
    for line in notes.splitlines():
        if _FENCE.match(line):
            is_code = not is_code
        elif not is_code and (box := _BOX.match(line)):
            found.append(box[1] != " ")
    return f"{sum(found)}/{len(found)}" if found else ""
