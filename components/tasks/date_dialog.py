"""The dialog that chooses the date of a task, or how it repeats: near its row, by one click or a few keys."""

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

import ids
from components.attributes import data
from components.frame.dialogs import CLOSES, dialog
from domain.repeat import FIRST_WORDS


def date_dialog() -> Component:
    """Return it, closed. ``assets/app/does/dates.js`` fills it in, and does what is chosen."""
    return dialog(
        ids.DATE_DIALOG,
        "Date",
        "",
        html.Div(id=ids.DATE_PRESETS, className="date-presets"),
        dmc.TextInput(
            id=ids.DATE_TYPED,
            label="Or type a date",
            placeholder="13 Jan, Friday, every 2nd Tuesday",
            debounce=True,
            attributes={"input": {"autoComplete": "off", "enterKeyHint": "done"}},
        ),
        dmc.TextInput(id=ids.DATE_PICKED, label="Or pick one", debounce=True, attributes={"input": {"type": "date"}}),
        html.P(
            id=ids.DATE_SAID,
            role="status",
            className="date-said",
            **data(repeats=" ".join(FIRST_WORDS)),
        ),
        dcc.Store(id=ids.REPEAT_TYPED),
        html.Div(
            [dmc.Button("Cancel", variant="default", **CLOSES), dmc.Button("Set date", id=ids.DATE_SET)],
            className="dialog-buttons",
        ),
    )
