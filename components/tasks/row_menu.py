"""What can be done with a task beyond what its row shows: one menu for all rows, and the lists to which one can move.

``assets/app/screen/row-menu.js`` opens it at a row; what each entry does is in ``assets/app/does/row-menu.js``.
"""

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

import ids
from components.attributes import aria, data
from components.frame.dialogs import CLOSES, dialog


def row_menu() -> list[Component]:
    """Return the menu and the dialog, closed."""
    return [
        html.Div(
            [
                _entry("Date …", "date", "t", "t"),
                _entry("Move up", "move-up", "Alt+↑", "Alt+ArrowUp"),
                _entry("Move down", "move-down", "Alt+↓", "Alt+ArrowDown"),
                _entry("Move to …", "move-to"),
                _entry("Duplicate", "duplicate"),
                _entry("History", "history", "h", "h"),
            ],
            id=ids.ROW_MENU,
            role="menu",
            hidden=True,
            className="row-menu",
            **aria(label="Task"),
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


def _entry(words: str, does: str, keys: str = "", shortcut: str = "") -> Component:
    shown = html.Span(keys, className="row-menu-keys", **aria(hidden="true")) if keys else None
    return html.Button(
        [html.Span(words), shown],
        type="button",
        role="menuitem",
        tabIndex=-1,
        **data(does=does),
        **(aria(keyshortcuts=shortcut) if shortcut else {}),
    )
