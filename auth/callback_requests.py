"""Does a request to ``/_dash-update-component`` have the shape of the callback that it names?

Dash reads inputs by position and ignores their names, dash-auth reads them by name and ignores their position: a
request whose inputs are renamed or reordered is one thing to the one and another to the other. So a request passes only
when ids and properties are those of the callback, in their order.
"""

import json
from typing import Any

from dash import Dash


def has_its_shape(app: Dash, body: Any) -> bool:
    """Return whether `body` is a dict that names a server callback of `app` and brings what it takes, in order."""
    if not isinstance(body, dict) or not isinstance(body.get("output"), str):
        return False
    registered = app.callback_map.get(body["output"])
    if registered is None or "callback" not in registered:  # unknown, or a clientside callback
        return False
    return isinstance(body.get("changedPropIds", []), list) and all(
        _same(registered[part], body.get(part, [])) for part in ("inputs", "state")
    )


def _same(registered: list[dict], sent: Any) -> bool:
    return (
        isinstance(sent, list)
        and len(sent) == len(registered)
        and all(_fits(expected, got) for expected, got in zip(registered, sent, strict=True))
    )


def _fits(expected: dict, got: Any) -> bool:
    if not expected["id"].startswith("{"):
        return _is_entry(expected, got) and got["id"] == expected["id"]
    pattern = json.loads(expected["id"])
    return isinstance(got, list) and all(_is_entry(expected, one) and _matches(pattern, one["id"]) for one in got)


def _is_entry(expected: dict, got: Any) -> bool:
    return isinstance(got, dict) and "id" in got and got.get("property") == expected["property"]


def _matches(pattern: dict, sent_id: Any) -> bool:
    """Return whether `sent_id` has the keys of a pattern-matching id and equals it where that is not a wildcard."""
    return (
        isinstance(sent_id, dict)
        and sent_id.keys() == pattern.keys()
        and all(isinstance(value, list) or sent_id[key] == value for key, value in pattern.items())
    )
