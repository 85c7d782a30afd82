"""Questions that are asked before something goes."""

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

import ids
from components.attributes import aria


def delete_list_dialog() -> Component:
    """Return the question before a list is deleted, closed: the browser's own dialog, which knows its keys."""
    return html.Dialog(
        [
            html.H2("Delete list?", id=ids.DELETE_QUESTION),
            html.P("Its tasks go with it. You can undo this right afterwards."),
            html.Div(
                [
                    dmc.Button("Cancel", id=ids.DELETE_CANCEL, variant="default"),
                    dmc.Button("Delete", id=ids.DELETE_CONFIRM, color="red.9"),
                ],
                className="dialog-buttons",
            ),
        ],
        id=ids.DELETE_DIALOG,
        className="dialog",
        **aria(labelledby=ids.DELETE_QUESTION),
    )
