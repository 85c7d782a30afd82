"""The page of one's own account, with a section for each subject."""

from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from components.attributes import aria


def account_page(*sections: Component) -> Component:
    """Return the page around `sections`."""
    return html.Div([dmc.Title("Account", order=1), *sections], className="sections")


def section(title: str, *children: Any) -> Component:
    """Return a part of a page under a heading."""
    return html.Section([dmc.Title(title, order=2), *children], className="section", **aria(label=title))


def said(*children: Any) -> Component:
    """Return a paragraph that explains."""
    return html.P(list(children), className="said")
