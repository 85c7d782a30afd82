"""All that an account has as a file: how it is written. The format is described in docs/export-format.md."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

FORMAT, VERSION = "dash-to-do", 1

CHANGE_FIELDS = ("list", "seq", "at", "intent", "entity", "entity_id", "field", "old", "new")

TASK_COLUMNS = ("list", "title", "done", "done_at", "created_at", "deleted_at")
"""Of the CSV file of tasks."""

Entities = Iterable[tuple[str, Mapping[str, Any]]]


def json_lines(
    server: str, made_at: str, lists: Entities, tasks: Entities, changes: Iterable[tuple[Any, ...]]
) -> Iterator[str]:
    """Give the JSON file in pieces, a line an entity: `lists` and `tasks` as pairs of id and fields, rows of `changes`.

    `server` is the id of the database that it comes from.
    """
    head = {"format": FORMAT, "version": VERSION, "made_at": made_at, "server": server}
    yield _json(head)[:-1] + ',\n"lists": {'
    yield from _joined(f"{_json(key)}: {_json(fields)}" for key, fields in lists)
    yield '},\n"tasks": {'
    yield from _joined(f"{_json(key)}: {_json(fields)}" for key, fields in tasks)
    yield f'}},\n"change_fields": {_json(CHANGE_FIELDS)},\n"changes": ['
    yield from _joined(_json(list(row)) for row in changes)
    yield "]}\n"


def csv_lines(tasks: Iterable[tuple[Any, ...]]) -> Iterator[str]:
    """Give the CSV file of tasks in pieces: rows of list title, title, done_at, created_at, deleted_at."""
    yield _csv_line(TASK_COLUMNS)
    for list_title, title, done_at, created_at, deleted_at in tasks:
        yield _csv_line((list_title, title, "yes" if done_at else "no", done_at, created_at, deleted_at))


def defused(cell: str) -> str:
    """Return `cell` so that no spreadsheet runs it as a formula (OWASP ASVS 5.0, 1.2.10)."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def _csv_line(cells: Iterable[str | None]) -> str:
    line = io.StringIO()
    csv.writer(line, quoting=csv.QUOTE_ALL).writerow([defused(cell or "") for cell in cells])
    return line.getvalue()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _joined(parts: Iterable[str]) -> Iterator[str]:
    for place, part in enumerate(parts):
        yield f"{',' if place else ''}\n{part}"
