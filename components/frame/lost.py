"""The notice that the server has less than this browser, since it lost its disk or an older backup was restored."""

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

import ids
from components.attributes import NO_CLICKS, aria
from components.frame.dialogs import opens, question


def lost_notice() -> Component:
    """Return the notice, hidden. ``assets/app/pages/data.js`` shows it if it is true."""
    return html.Section(
        [
            dmc.Title("This server has less than this browser", order=2),
            html.P("It was set up again, or an older backup was restored. Nothing in this browser was overwritten."),
            html.P(id=ids.LOST_TEXT),
            html.Div(
                [
                    dmc.Button("See what this browser can give back", id=ids.GIVE_BACK),
                    dmc.Button("Forget this browser's copy", variant="default", **opens(ids.FORGET_DIALOG)),
                ],
                className="buttons",
            ),
            html.Div(id=ids.LOST_RESULT, **aria(live="polite")),
        ],
        id=ids.LOST,
        **NO_CLICKS,
        hidden=True,
        className="lost",
        **aria(label="Copy in this browser"),
    )


def forget_dialog() -> Component:
    """Return the question before this browser's copy is deleted, closed."""
    text = "Anything that the server does not have is then gone for good. This cannot be undone."
    return question(ids.FORGET_DIALOG, "Forget this browser's copy?", text, ids.FORGET_CONFIRM, "Forget it")
