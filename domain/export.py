"""How the file with everything that an account has is written. docs/export-format.md describes the format."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from domain.schema import TASK
from domain.tags import titles_in

FORMAT, VERSION = "dash-to-do", 1

CHANGE_FIELDS = ("list", "seq", "at", "intent", "entity", "entity_id", "field", "old", "new")

TABLE = tuple(name for name, field in TASK.items() if field.label)
"""The fields of a task that are in the CSV file."""
PLACE = ("list", "section", "under", "list_is")
"""Where a task is: the titles of its list, its section and the task above it, and whether the list is put away."""

# The last four of these signs are full-width forms, which a spreadsheet may take for the others.
_SIGN = r"""["']*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]"""
_FORMULA = re.compile(rf"""^(?={_SIGN})|(?<=[;\t\r\n])(?={_SIGN})(?!["']*[-=]([)\]}}>*/|\\]|[A-Za-z]\Z))""")
"""Where a spreadsheet may begin to read a formula: at the start and, if it splits lines there, after semicolons and
tabs.

Smileys such as ``;-)``, or ``;-P`` at the end, are left alone: no formula goes on like that."""

Entities = Iterable[tuple[str, Mapping[str, Any]]]


def json_lines(
    server: str, made_at: str, entities: Mapping[str, Entities], changes: Iterable[tuple[Any, ...]]
) -> Iterator[str]:
    """Yield the JSON file in pieces, one line an entity.

    `entities` are pairs of id and fields, by kind; `changes` are the rows of the history; `server` is the id of the
    database that they come from.
    """
    head = {"format": FORMAT, "version": VERSION, "made_at": made_at, "server": server}
    yield _json(head)[:-1]
    for entity, rows in entities.items():
        yield f',\n"{entity}": {{'
        yield from _joined(f"{_json(key)}: {_json(fields)}" for key, fields in rows)
        yield "}"
    yield f',\n"change_fields": {_json(CHANGE_FIELDS)},\n"changes": ['
    yield from _joined(_json(list(row)) for row in changes)
    yield "]}\n"


def csv_lines(
    tasks: Iterable[tuple[Mapping[str, str | None], Mapping[str, str | None]]],
    tag_titles: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """Yield the CSV file in pieces. `tasks` are pairs of a task's place, as `PLACE` has it, and its fields.

    `tag_titles` has the titles of tags by their ids: the file has the titles.
    """
    after_done = [name for name in TABLE if name != "title"]
    yield _csv_line(("list", TASK["title"].label, "done", *(TASK[name].label for name in after_done), *PLACE[1:]))
    for place, fields in tasks:
        done = "yes" if fields["done_at"] else "no"
        cells = [_cell(name, fields[name], tag_titles) for name in after_done]
        yield _csv_line((place["list"], fields["title"], done, *cells, *(place.get(name) for name in PLACE[1:])))


def _cell(name: str, value: str | None, tag_titles: Mapping[str, str] | None) -> str | None:
    return ", ".join(titles_in(value, tag_titles or {})) if TASK[name].refers == "tags" else value


def defused(cell: str) -> str:
    """Return `cell` so that no spreadsheet runs any of it as a formula (OWASP ASVS 5.0, 1.2.10).

    An apostrophe goes before each part that could be a formula, even after another apostrophe, so that all of those
    that were added can be removed again.
    """
    return _FORMULA.sub("'", cell)


def _csv_line(cells: Iterable[str | None]) -> str:
    line = io.StringIO()
    csv.writer(line, quoting=csv.QUOTE_ALL).writerow([defused(cell or "") for cell in cells])
    return line.getvalue()


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _joined(parts: Iterable[str]) -> Iterator[str]:
    for place, part in enumerate(parts):
        yield f"{',' if place else ''}\n{part}"
