"""Text beside other things, and text that people wrote: what browsers that translate a page have to find.

Such a browser wraps each text in another element. React, which drew the page, then cannot find a text again that stands
beside other things: the old text stays, or a part of the page breaks. It does not look for a text that is alone in its
element. So each text gets an element of its own.
"""

import re
from collections.abc import Mapping

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

AS_WRITTEN = {"translate": "no"}
"""The attribute of an element whose text is never translated."""


def words(text: str) -> Component:
    """Return a text of the app that stands beside other things."""
    return html.Span(text)


def written(text: str, class_name: str | None = None, **attributes: str) -> Component:
    """Return a text that a person wrote, so that no browser translates it."""
    return dmc.Text(  # Dash's own span does not take this attribute
        text, span=True, unstyled=True, className=class_name, attributes={"root": {**AS_WRITTEN, **attributes}}
    )


def sentence(text: str, names: Mapping[str, str]) -> list[Component]:
    """Return a text of the app with `names`, which people wrote, in the places of their marks."""
    parts = re.split("|".join(f"({re.escape(mark)})" for mark in names), text)
    return [written(names[part]) if part in names else words(part) for part in parts if part]
