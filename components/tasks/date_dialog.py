"""The dialog in which the date of a task is chosen: near its row, by one click or a few keys."""

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

import ids
from components.frame.dialogs import CLOSES, dialog


def date_dialog() -> Component:
    """Return it, closed; ``assets/app/does/dates.js`` fills it in, and does what is chosen."""
    return dialog(
        ids.DATE_DIALOG,
        "Date",
        "",
        html.Div(id=ids.DATE_PRESETS, className="date-presets"),
        dmc.TextInput(
            id=ids.DATE_TYPED,
            label="Or type a date",
            placeholder="13 Jan, Friday, 2027-01-13",
            debounce=True,
            attributes={"input": {"autoComplete": "off", "enterKeyHint": "done"}},
        ),
        dmc.TextInput(id=ids.DATE_PICKED, label="Or pick one", debounce=True, attributes={"input": {"type": "date"}}),
        html.P(id=ids.DATE_SAID, role="status", className="date-said"),
        html.Div(
            [dmc.Button("Cancel", variant="default", **CLOSES), dmc.Button("Set date", id=ids.DATE_SET)],
            className="dialog-buttons",
        ),
    )
