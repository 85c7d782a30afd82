"""The line at the bottom that says what happened, and offers to undo it. It is the live region of every page."""

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

import ids
from components.attributes import aria
from components.icons import icon


def notice() -> Component:
    """Return the line, empty; it is seen while it says something."""
    return html.Div(
        [
            html.Div(id=ids.STATUS, role="status"),
            html.Div(
                [
                    dmc.Button("Undo", id=ids.UNDO, size="compact-sm", variant="white"),
                    dmc.ActionIcon(icon("x"), id=ids.DISMISS, **aria(label="Dismiss")),
                ],
                className="notice-buttons",
            ),
        ],
        className="notice",
    )
