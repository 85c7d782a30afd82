"""Notes of a task: Markdown, with boxes to tick."""

import re
from collections.abc import Iterator

_BOX = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[([ xX])\][ \t]+\S")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")


def boxes(notes: str) -> str:
    """Return how many boxes of the notes are ticked, as "2/5"; empty if they have none."""
    found = [box[1] != " " for _, box in _with_boxes(notes) if box]
    return f"{sum(found)}/{len(found)}" if found else ""


def unticked(notes: str) -> str:
    """Return the notes with none of their boxes ticked."""
    return "".join(f"{line[: box.start(1)]} {line[box.end(1) :]}" if box else line for line, box in _with_boxes(notes))


def on_paper(notes: str) -> str:
    """Return the notes with boxes to tick on paper."""
    return "".join(
        f"{line[: len(line) - len(line.lstrip())]}{'☐' if box[1] == ' ' else '☑'} {line[box.end(1) + 1 :].lstrip()}"
        if box
        else line
        for line, box in _with_boxes(notes)
    )


def _with_boxes(notes: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    """Yield the lines of notes, each with its box or None."""
    is_code = False
    for line in notes.splitlines(keepends=True):
        if _FENCE.match(line):
            is_code = not is_code
        yield line, None if is_code else _BOX.match(line)
