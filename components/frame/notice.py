"""The line at the bottom that says what happened, and offers something to do about it, such as Undo.

It is the live region of every page.
"""

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

import ids
from components.attributes import aria
from components.icons import icon
from domain.days import Calendar


def failed_logins(count: int, last_at: str, calendar: Calendar) -> str:
    """Return what to tell somebody about `count` failed log-ins in their name, which may have been their own."""
    attempts = "1 failed attempt" if count == 1 else f"{count} failed attempts"
    when = calendar.in_words(last_at)
    last = when if count == 1 else f"the last on {when}"
    return f"{attempts} to log in with your name, {last}."


def notice() -> Component:
    """Return the line, empty. It appears when it has something to say."""
    return html.Div(
        [
            html.Div(id=ids.STATUS, role="status"),
            html.Div(
                [
                    dmc.Button("Undo", id=ids.UNDO, size="compact-sm", variant="white"),
                    dmc.Button("", id=ids.OR_ELSE, size="compact-sm", variant="white"),
                    dmc.ActionIcon(icon("x"), id=ids.DISMISS, **aria(label="Dismiss")),
                ],
                className="notice-buttons",
            ),
        ],
        className="notice",
    )
