"""The facts under the title of a task, in words.

The browser says the same about what it changes (``assets/app/state/chips.js``, ``days.js``); tests ask both.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NotRequired, TypedDict
from urllib.parse import urlsplit

from domain.days import Calendar, say_deadline, say_hidden, say_when
from domain.wire import Tags

LINK = re.compile(r"""https?://[^\s<>"]+""", re.IGNORECASE)
AFTER_LINK = ".,;:!?)]}'’”"
HOST = re.compile(r"([a-z0-9_-]+\.)*[a-z][a-z0-9-]*")
PORTS = {"http": 80, "https": 443}


class Chip(TypedDict):
    """One fact. `view` is the address of a view, and `at` the day or time that the words say."""

    kind: str
    words: str
    name: NotRequired[str]
    """What screen readers say, if that is more."""
    href: NotRequired[str]
    view: NotRequired[str]
    colour: NotRequired[str]
    at: NotRequired[str]
    late: NotRequired[bool]


@dataclass(frozen=True)
class Reader:
    """The person who reads the chips: their calendar, their tags, and which day it is for them."""

    calendar: Calendar
    today: str
    tags: Tags
    lent: Tags
    """The tags of what is shown that belong to no account. They have no pages."""


def chips_of(row: Mapping[str, Any], reader: Reader) -> Iterator[Chip]:
    """Yield the chips of a row, in order."""
    today, done = reader.today, bool(row.get("done_at"))
    if words := row.get("in_list"):
        yield {"kind": "list", "words": words, "view": f"/lists/{row['list']}"}
    if words := row.get("under"):
        yield {"kind": "under", "words": words, "name": f"Under {words}"}
    if words := row.get("subtasks"):
        completed, count = words.split("/")
        yield {"kind": "subtasks", "words": words, "name": f"{completed} of {_subtasks(int(count))} done"}
    day, time = row.get("date"), row.get("time")
    if day or time:
        words = say_when(day, time, today, reader.calendar, done=done)
        yield {"kind": "date", "words": words, "at": "T".join(filter(None, [day, time]))}
    if words := row.get("repeat"):
        yield {"kind": "repeat", "words": "", "name": f"Repeats {words}"}
    if day := row.get("deadline"):
        words = say_deadline(day, today, done=done)
        yield {"kind": "deadline", "words": words, "at": day, "late": not done and day < today}
    if (day := row.get("hidden_until")) and not done and day > today:
        yield {"kind": "hidden", "words": say_hidden(day, today), "at": day}
    for tag in (row.get("tags") or "").split():
        yield from _tag(tag, reader)
    if (words := row.get("notes")) is not None:
        yield {"kind": "notes", "words": words, "name": f"Notes {words}".strip()}
    for href, host in links_in(row.get("title") or ""):
        yield {"kind": "link", "words": host, "name": f"Open {href}", "href": href}


def links_in(title: str) -> Iterator[tuple[str, str]]:
    """Yield the addresses in a title, without punctuation at their ends, and the host of each, without a password.

    Hosts that browsers write in another way, as with letters that are not ASCII, are left to the browser.
    """
    for found in LINK.findall(title):
        href = found.rstrip(AFTER_LINK)
        with suppress(ValueError):  # no address after all
            yield href, _host(href)


def _host(href: str) -> str:
    parts = urlsplit(href.replace("\\", "/"))
    host = parts.hostname or ""
    if not HOST.fullmatch(host):
        raise ValueError(href)
    return host if parts.port in (None, PORTS[parts.scheme]) else f"{host}:{parts.port}"


def _subtasks(count: int) -> str:
    return f"{count:,} subtask{'' if count == 1 else 's'}"


def _tag(tag: str, reader: Reader) -> Iterator[Chip]:
    own = reader.tags.get(tag)
    if shown := own or reader.lent.get(tag):
        chip: Chip = {"kind": "tag", "words": shown["title"]}
        if own:
            chip["view"] = f"/tags/{tag}"
        if colour := shown.get("colour"):
            chip["colour"] = colour
        yield chip
