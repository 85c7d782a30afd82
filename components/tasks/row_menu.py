"""What can be done with a task beyond what its row shows: one menu for rows and the panel, and the lists to move to.

What opens it, and what each entry does, is in ``assets/app/does/row-menu.js``.
"""

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

import ids
from components.attributes import aria
from components.frame.dialogs import CLOSES, dialog
from components.tasks.menu import entry, menu


def row_menu() -> list[Component]:
    """Return the menu and the dialog, closed."""
    return [
        menu(
            ids.ROW_MENU,
            "Task",
            entry("Date …", "date"),
            entry("Move up", "move-up"),
            entry("Move down", "move-down"),
            entry("Indent", "indent"),
            entry("Outdent", "outdent"),
            entry("Add a subtask …", "add-subtask"),
            entry("Move to …", "move-to"),
            entry("Duplicate", "duplicate"),
            entry("History", "history"),
        ),
        dialog(
            ids.MOVE_DIALOG,
            "Move to",
            "The task goes to the end of the list that you choose.",
            dmc.TextInput(
                id=ids.MOVE_FILTER,
                placeholder="Find a list",
                attributes={"input": {"autoComplete": "off", "dir": "auto"}},
                **aria(label="Find a list"),
            ),
            html.Ul(id=ids.MOVE_LISTS, role="list", className="move-lists", **aria(label="Lists to move to")),
            html.P("No list has these words.", id=ids.MOVE_NONE, hidden=True, className="move-none"),
            html.Div(dmc.Button("Cancel", variant="default", **CLOSES), className="dialog-buttons"),
        ),
    ]
