"""Questions that are asked before something goes."""

import dash_mantine_components as dmc
from dash.development.base_component import Component

import ids


def delete_list_dialog() -> Component:
    """Return the question before a list is deleted, closed."""
    return dmc.Modal(
        [
            dmc.Text("Its tasks go with it. You can undo this right afterwards."),
            dmc.Group(
                [
                    dmc.Button("Cancel", id=ids.DELETE_CANCEL, variant="default"),
                    dmc.Button("Delete", id=ids.DELETE_CONFIRM, color="red"),
                ],
                justify="flex-end",
                mt="lg",
            ),
        ],
        id=ids.DELETE_DIALOG,
        title="Delete list?",
        centered=True,
        closeButtonProps={"aria-label": "Close"},
    )
