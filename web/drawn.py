"""Draws components as HTML as Dash would, so that a page can be seen before Dash has started.

Components of ``dash.html`` are simple. How others are drawn was recorded once from Dash in a browser, and is in
``drawn.json``: `python -m scripts.draw_ahead` writes that file, and the styles that belong to it.
"""

import json
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from typing import Any

from dash.development.base_component import Component

from components import once

FILE = Path(__file__).resolve().parent / "drawn.json"
TEXTS = {"id", "className", "href", "placeholder", "title", "name", "label", "alt", "src", "action"}
"""Properties that appear in the page as they are. A drawing does not depend on their values."""

TEXT_BOXES = {"TextInput", "Textarea", "PasswordInput"}
"""Components for which the same is true of their value."""

MARK = re.compile(r"⟦(\d+)⟧")
"""Stands for a text in a recorded drawing."""

PLACE = re.compile(r'<i class="⟦(\d+)⟧"></i>')
"""Stands for components in a recorded drawing."""

HTML_NAMES = {"className": "class", "htmlFor": "for", "acceptCharset": "accept-charset", "httpEquiv": "http-equiv"}
NOT_DRAWN = {"children", "n_clicks", "n_clicks_timestamp", "disable_n_clicks", "key", "loading_state"}
CAPITAL = re.compile("(?=[A-Z])")
HTML = "dash_html_components"
WITHOUT_VALUE = {"autoFocus", "disabled", "hidden", "multiple", "open", "readOnly", "required"}
VOID = {"br", "hr", "img", "input", "wbr"}
NOTHING = {"Store", "Location", "Interval"}
"""Components of ``dcc`` that cannot be seen."""


class Unknown(Exception):
    """A component that was never recorded."""

    def __init__(self, component: dict):
        super().__init__(f"It is not known what {component['type']} looks like: run python -m scripts.draw_ahead")
        self.component = component


def draw(part: Any) -> str:
    """Return the HTML of components, texts, or lists of them. Raises `Unknown`."""
    if part is None or isinstance(part, bool):
        return ""
    if isinstance(part, (str, int, float)):
        return escape(str(part))
    if id(part) in once.MADE:
        return _drawn_once(id(part))
    if isinstance(part, (list, tuple)):
        return "".join(map(draw, part))
    component = as_dict(part)
    if component["namespace"] == HTML:
        return _element(component)
    if component["namespace"] == "dash_core_components" and component["type"] in NOTHING:
        return ""
    key, filled = skeleton(component)
    return "".join(piece if is_html else draw(filled[int(piece)]) for is_html, piece in _pieces(key, component))


def plain(part: Any) -> Any:
    """Return components, with all that are in them, as `as_dict` does: to do so takes longer than to draw them."""
    if id(part) in once.MADE:
        return part
    if isinstance(part, (list, tuple)):
        return [plain(one) for one in part]
    if not is_component(part):
        return part
    made = as_dict(part)
    made["props"] = {
        name: plain(value) if name == "children" or is_component(value) else value
        for name, value in made["props"].items()
    }
    return made


def as_json(part: Any) -> str:
    """Return components, texts, or lists of them as the JSON that Dash gets."""
    if id(part) in once.MADE:
        return _written_once(id(part))
    if isinstance(part, (list, tuple)):
        return f"[{','.join(map(as_json, part))}]"
    if not is_component(part):
        return _written(part)
    component = as_dict(part)
    if "children" not in component["props"]:
        return _written(component)
    props = ",".join(
        f"{_written(name)}:{as_json(value) if name == 'children' else _written(value)}"
        for name, value in component["props"].items()
    )
    return f'{{"type":"{component["type"]}","namespace":"{component["namespace"]}","props":{{{props}}}}}'


def as_dict(component: Component | dict) -> dict:
    """Return a component in the form that the browser gets."""
    return component if isinstance(component, dict) else component.to_plotly_json()


_written = json.JSONEncoder(
    default=lambda component: component.to_plotly_json(), separators=(",", ":"), check_circular=False
).encode


@cache
def _written_once(made: int) -> str:
    return _written(once.MADE[made])


@cache
def _drawn_once(made: int) -> str:
    part = once.MADE[made]
    return "".join(map(draw, part)) if isinstance(part, list) else draw(dict(part))


def _element(component: dict) -> str:
    props, tag = component["props"], component["type"].lower()
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in _attributes(props))
    return f"<{tag}{attributes}>" + ("" if tag in VOID else f"{draw(props.get('children'))}</{tag}>")


def _attributes(props: dict) -> Iterator[tuple[str, str]]:
    for name, value in props.items():
        if name in NOT_DRAWN or value is None or value is False:
            continue
        if name == "style":
            yield name, "".join(f"{CAPITAL.sub('-', key).lower()}: {said};" for key, said in value.items())
        else:
            yield HTML_NAMES.get(name, name.lower()), "" if value is True or name in WITHOUT_VALUE else written(value)


def written(value: Any) -> str:
    """Return a property as the text of an attribute. The id of a pattern is written as Dash does it."""
    if isinstance(value, dict):
        return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return str(value)


def is_component(value: Any) -> bool:
    """Return whether a property holds a component, and not data, whose keys may be ids that browsers choose."""
    return {"type", "namespace", "props"} == value.keys() if isinstance(value, dict) else isinstance(value, Component)


def is_text(name: str, kind: str) -> bool:
    """Return whether a property, by its name and the kind of component, appears in the page as it is."""
    return name in TEXTS or name.startswith(("aria-", "data-")) or (name == "value" and kind in TEXT_BOXES)


def skeleton(component: dict) -> tuple[str, list[Any]]:
    """Return a component without its texts and children, as JSON, and those texts and children in order.

    Parts that belong to a component, as the header to an AppShell, stay in it. Their names begin with its name.
    """
    filled: list[Any] = []

    def marked(part: Any) -> Any:
        filled.append(part)
        return {"mark": len(filled) - 1}

    def inside(part: Any, whole: str) -> Any:
        if isinstance(part, (list, tuple)) and any(_belongs(one, whole) for one in part):
            return [inside(one, whole) for one in part if one is not None]
        return bare(as_dict(part), whole) if _belongs(part, whole) else marked(part)

    def bare(one: dict, whole: str) -> dict:
        props = {}
        for name, value in sorted(one["props"].items()):
            if name == "children":
                props[name] = value and inside(value, whole)
            elif is_component(value):
                props[name] = marked(value)
            elif is_text(name, one["type"]) and value is not None and not isinstance(value, bool):
                props[name] = {"text": marked(written(value))["mark"]}
            else:
                props[name] = value
        return {"type": one["type"], "namespace": one["namespace"], "props": props}

    key = json.dumps(bare(component, component["type"]), sort_keys=True, separators=(",", ":"))
    return key, filled


def _belongs(part: Any, whole: str) -> bool:
    if not is_component(part):
        return False
    # Only these two: turning a component into a dict would do so for everything in it.
    kind, namespace = (part["type"], part["namespace"]) if isinstance(part, dict) else (part._type, part._namespace)
    return kind.startswith(whole) and namespace != HTML


@lru_cache
def _looked_up() -> dict[str, str]:
    return json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}


def _pieces(key: str, component: dict) -> list[tuple[bool, str]]:
    try:
        return _cut(key)
    except KeyError:
        raise Unknown(component) from None


@lru_cache(maxsize=1024)
def _cut(key: str) -> list[tuple[bool, str]]:
    cut = MARK.split(PLACE.sub(r"⟦\1⟧", _looked_up()[key]))
    return [(place % 2 == 0, piece) for place, piece in enumerate(cut)]
