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


def sign_out_dialog() -> Component:
    """Return the question at signing out, closed: does the browser's copy of the lists stay?"""
    return html.Dialog(
        [
            html.H2("Sign out?", id=ids.SIGN_OUT_QUESTION),
            html.P("This browser has a copy of your lists, so that they show at once."),
            html.P(id=ids.SIGN_OUT_WAITING, hidden=True, className="warning"),
            html.Div(
                [
                    _choice(ids.SIGN_OUT_KEEP, "Sign out, keep the copy", "On a computer that is only yours."),
                    _choice(ids.SIGN_OUT_REMOVE, "Sign out, remove the copy", "On a computer that others use too."),
                    dmc.Button("Cancel", id=ids.SIGN_OUT_CANCEL, variant="default"),
                ],
                className="choices",
            ),
        ],
        id=ids.SIGN_OUT_DIALOG,
        className="dialog",
        **aria(labelledby=ids.SIGN_OUT_QUESTION),
    )


def _choice(button_id: str, name: str, when: str) -> Component:
    return html.Button([html.B(name), html.Span(when)], id=button_id, type="button", className="choice")
