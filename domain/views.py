"""A view: which tasks a person wants to see. Pages, the browser and windows name it by its address."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote

SHOWS = ("all", "active", "completed", "hidden")
"""The parts of a view that can be shown, as in its address: ``?show=active``. Hidden is what waits for its day."""

KINDS = {"list": "/lists/{key}", "tag": "/tags/{key}"}
"""The address of each kind of view, where ``{key}`` says which of its kind. `storage.windows.KINDS` answers each."""

_ADDRESS_MAX = 500


@dataclass(frozen=True)
class View:
    """One view: its `kind`, the `key` of this one if there are several, and the part to show, one of `SHOWS`."""

    kind: str
    key: str = ""
    show: str = "all"

    @property
    def address(self) -> str:
        """Return its address, by which it is compared: the same view has the same one."""
        path = KINDS[self.kind].format(key=quote(self.key, safe=""))
        return path if self.show == "all" else f"{path}?show={self.show}"


def view_at(address: object) -> View | None:
    """Return the view with this address, or None if there is none."""
    if not isinstance(address, str) or len(address) > _ADDRESS_MAX:
        return None
    path, _, query = address.partition("?")
    for kind, template in KINDS.items():
        before, key, after = template.partition("{key}")
        pattern = re.escape(before) + ("([^/]+)" if key else "()") + re.escape(after)
        if match := re.fullmatch(pattern, path):
            return View(kind, unquote(match[1]), clean_show(dict(parse_qsl(query)).get("show")))
    return None


def clean_show(value: object) -> str:
    """Return `value` if it is one of `SHOWS`, else the one that shows everything."""
    return value if isinstance(value, str) and value in SHOWS else "all"
