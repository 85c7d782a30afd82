"""Text beside other things, and text that people wrote: what a browser that translates a page has to find.

Such a browser puts each text into another element. React, which has drawn the page, then no longer finds a text that
stands beside something else: an old one goes on being shown, or a part of the page breaks. It keeps no hold of a text
that is all that its element has, so each text has an element of its own.
"""

import re
from collections.abc import Mapping

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

AS_WRITTEN = {"translate": "no"}
"""The attribute of an element whose text is never translated."""


def words(text: str) -> Component:
    """Return text of the app that stands beside other things."""
    return html.Span(text)


def written(text: str, class_name: str | None = None, **attributes: str) -> Component:
    """Return what a person wrote, which no browser translates."""
    return dmc.Text(  # a span of Dash's own takes no such attribute
        text, span=True, unstyled=True, className=class_name, attributes={"root": {**AS_WRITTEN, **attributes}}
    )


def sentence(text: str, names: Mapping[str, str]) -> list[Component]:
    """Return text of the app in which `names`, that people wrote, stand in the places of their marks."""
    parts = re.split("|".join(f"({re.escape(mark)})" for mark in names), text)
    return [written(names[part]) if part in names else words(part) for part in parts if part]
