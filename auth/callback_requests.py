"""Checks that a request to ``/_dash-update-component`` has the shape of the callback that it names.

Dash reads inputs by position and ignores their names; dash-auth reads them by name and ignores their position. So a
request whose inputs are renamed or reordered would mean one thing to Dash and another to dash-auth. Therefore a request
passes only if its ids and properties are those of the callback, in order, and what has changed is among its inputs.
"""

import json
from collections.abc import Iterable
from functools import cache
from typing import Any

from dash import Dash
from flask import Request

DEPTH_MAX = 20
"""The most levels of a request's JSON; a batch of intents has eight."""

MATCHES_MAX = 1_000
"""The most components that one pattern may stand for."""


def read_body(request: Request) -> Any:
    """Return the JSON of `request`; None if it has none, or it is nested deeper than `DEPTH_MAX`."""
    try:
        body = request.get_json(silent=True)
    except RecursionError:
        return None
    level = [body]
    for _ in range(DEPTH_MAX):
        level = [one for outer in level if isinstance(outer, (dict, list)) for one in _within(outer)]
        if not level:
            return body
    return None


def _within(outer: dict | list) -> Iterable[Any]:
    return outer.values() if isinstance(outer, dict) else outer


def has_its_shape(app: Dash, body: Any, account_id: int | None) -> bool:
    """Return whether `body` is a dict that names a server callback of `app` and has what that takes, in order.

    A component that stands for a pattern is named once, and an account in its id is `account_id`. So a request asks for
    no more than a page could show.
    """
    if not isinstance(body, dict) or not isinstance(body.get("output"), str):
        return False
    registered = app.callback_map.get(body["output"])
    if registered is None or "callback" not in registered:  # unknown, or a clientside callback
        return False
    return (
        all(_same(registered[part], body.get(part, []), account_id) for part in ("inputs", "state"))
        and _are_among(body.get("inputs", []), body.get("changedPropIds", []))
        and _same_outputs(_outputs(app, body["output"]), body.get("outputs"), account_id)
    )


def _are_among(inputs: list[Any], changed: Any) -> bool:
    """Return whether everything that is said to have `changed`, as by a click, is among the `inputs`."""
    if not isinstance(changed, list) or not all(isinstance(one, str) for one in changed):
        return False
    sent = [one for some in inputs for one in (some if isinstance(some, list) else [some])]
    return {*changed} <= {f"{_written(one['id'])}.{one['property']}" for one in sent}


def _written(sent_id: Any) -> str:
    """Return an id as browsers write it (`stringifyId` of Dash's renderer)."""
    if isinstance(sent_id, str):
        return sent_id
    return json.dumps(sent_id, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


@cache
def _outputs(app: Dash, name: str) -> list[dict] | dict | None:
    """Return the outputs of a callback: a list, a single one, or None if it has none."""
    registered = app.callback_map[name]
    if registered.get("no_output"):
        return None
    outputs = registered["output"]
    return [one.to_dict() for one in outputs] if isinstance(outputs, (list, tuple)) else outputs.to_dict()


def _same_outputs(expected: list[dict] | dict | None, sent: Any, account_id: int | None) -> bool:
    """Return whether `sent` has the outputs of a callback, in a list if that has a list of them."""
    if expected is None:
        return True
    outputs, given = (expected, sent) if isinstance(expected, list) else ([expected], [sent])
    return _same(outputs, _plain(given), account_id)


def _plain(sent: Any) -> Any:
    """Return outputs without the hash that Dash adds to a property which several callbacks write to."""
    if isinstance(sent, list):
        return [_plain(one) for one in sent]
    if isinstance(sent, dict) and isinstance(sent.get("property"), str):
        return {**sent, "property": sent["property"].partition("@")[0]}
    return sent


def _same(registered: list[dict], sent: Any, account_id: int | None) -> bool:
    return (
        isinstance(sent, list)
        and len(sent) == len(registered)
        and all(_fits(expected, got, account_id) for expected, got in zip(registered, sent, strict=True))
    )


def _fits(expected: dict, got: Any, account_id: int | None) -> bool:
    if not expected["id"].startswith("{"):
        return _is_entry(expected, got) and got["id"] == expected["id"]
    pattern = _pattern(expected["id"])
    if not any(value in (["ALL"], ["ALLSMALLER"]) for value in pattern.values()):
        return _is_entry(expected, got) and _matches(pattern, got["id"], account_id)
    return (
        isinstance(got, list)
        and len(got) <= MATCHES_MAX
        and all(_is_entry(expected, one) and _matches(pattern, one["id"], account_id) for one in got)
        and len({tuple(sorted(one["id"].items())) for one in got}) == len(got)
    )


@cache
def _pattern(registered_id: str) -> dict:
    return json.loads(registered_id)


def _is_entry(expected: dict, got: Any) -> bool:
    return isinstance(got, dict) and "id" in got and got.get("property") == expected["property"]


def _matches(pattern: dict, sent_id: Any, account_id: int | None) -> bool:
    """Return whether `sent_id` has the keys of a pattern-matching id, and its values except for wildcards."""
    return (
        isinstance(sent_id, dict)
        and sent_id.keys() == pattern.keys()
        and all(isinstance(value, list) or sent_id[key] == value for key, value in pattern.items())
        and all(isinstance(value, (str, int)) for value in sent_id.values())
        and sent_id.get("account", account_id) == account_id
    )
