"""A view says which tasks a person wants to see. Pages, the browser and windows name it by its address."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote

from domain.query import QUERY_MAX

SHOWS = ("all", "active", "completed", "hidden")
"""The parts of a view that an address can ask for, as ``?show=active``. Hidden tasks wait for their day."""

KINDS = {
    "list": "/lists/{key}",
    "tag": "/tags/{key}",
    "search": "/search?q={key}",
    "smart": "/smart/{key}",
    "today": "/today",
    "upcoming": "/upcoming",
}
"""The address of each kind of view; ``{key}`` says which one of its kind. `storage.windows.KINDS` answers each kind."""

WITH_PANEL = {"list", "tag", "today", "upcoming"}
"""The kinds beside which the panel of a task has an address of its own."""

KEY_MAX = QUERY_MAX
_ADDRESS_MAX = 12 * KEY_MAX + 100
"""A character can take up to 12 in an address."""


@dataclass(frozen=True)
class View:
    """A view: its `kind`, its `key` if the kind has several, and the part to show, one of `SHOWS`."""

    kind: str
    key: str = ""
    show: str = "all"

    @property
    def address(self) -> str:
        """Return its address. Views that are the same have the same address."""
        path = KINDS[self.kind].format(key=quote(self.key, safe="", errors="replace"))
        return path if self.show == "all" else f"{path}{'&' if '?' in path else '?'}show={self.show}"

    def panel_of(self, list_id: str, task_id: str) -> str:
        """Return the address of the panel of a task that the view shows: beside it or, if it has none, its list."""
        beside = self if self.kind in WITH_PANEL else View("list", list_id, self.show)
        path, _, asked = beside.address.partition("?")
        return f"{path}/{task_id}{'?' if asked else ''}{asked}"


def view_at(address: object) -> View | None:
    """Return the view with this address, or None if there is none."""
    if not isinstance(address, str) or len(address) > _ADDRESS_MAX:
        return None
    path, _, asked = address.partition("?")
    given = dict(parse_qsl(asked))
    for kind, template in KINDS.items():
        key = _key(template, path, given)
        if key is not None and len(key) <= KEY_MAX:
            return View(kind, key, clean_show(given.get("show")))
    return None


def _key(template: str, path: str, given: Mapping[str, str]) -> str | None:
    """Return the key where an address has ``{key}``; None if the address is of another kind."""
    of_path, _, asks = template.partition("?")
    if asks:
        return given.get(asks.partition("=")[0], "") if path == of_path else None
    before, key, after = of_path.partition("{key}")
    match = re.fullmatch(re.escape(before) + ("([^/]+)" if key else "()") + re.escape(after), path)
    return unquote(match[1]) if match else None


def clean_show(value: object) -> str:
    """Return `value` if it is one of `SHOWS`, else the one for everything."""
    return value if isinstance(value, str) and value in SHOWS else "all"
