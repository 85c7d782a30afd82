"""All that an account has as a file: how it is written. The format is described in docs/export-format.md."""

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

# Of these signs four are full-width ones, which a spreadsheet may take for the others.
_SIGN = r"""["']*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]"""
_FORMULA = re.compile(rf"""^(?={_SIGN})|(?<=[;\t\r\n])(?={_SIGN})(?!["']*[-=]([)\]}}>*/|\\]|[A-Za-z]\Z))""")
"""Where a spreadsheet may begin to read a formula: one that splits lines at semicolons or tabs, also after these.

Smileys as ``;-)``, or ``;-P`` at the end, stay as they are: no formula goes on like that.
"""

Entities = Iterable[tuple[str, Mapping[str, Any]]]


def json_lines(
    server: str, made_at: str, entities: Mapping[str, Entities], changes: Iterable[tuple[Any, ...]]
) -> Iterator[str]:
    """Give the JSON file in pieces, a line an entity: `entities` by their kind, as pairs of id and fields, and rows of
    `changes`.

    `server` is the id of the database that it comes from.
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
    tasks: Iterable[tuple[str, Mapping[str, str | None]]], tag_titles: Mapping[str, str] | None = None
) -> Iterator[str]:
    """Give the CSV file in pieces, of pairs of the title of a list and the fields of a task in it.

    `tag_titles` has the titles of tags, which stand in the place of their ids.
    """
    after_done = [name for name in TABLE if name != "title"]
    yield _csv_line(("list", TASK["title"].label, "done", *(TASK[name].label for name in after_done)))
    for list_title, fields in tasks:
        done = "yes" if fields["done_at"] else "no"
        yield _csv_line(
            (list_title, fields["title"], done, *(_cell(name, fields[name], tag_titles) for name in after_done))
        )


def _cell(name: str, value: str | None, tag_titles: Mapping[str, str] | None) -> str | None:
    return ", ".join(titles_in(value, tag_titles or {})) if TASK[name].refers == "tags" else value


def defused(cell: str) -> str:
    """Return `cell` so that no spreadsheet runs any of it as a formula (OWASP ASVS 5.0, 1.2.10).

    An apostrophe stands before each part that could be one, also if one stands there already, so all can be taken off.
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
