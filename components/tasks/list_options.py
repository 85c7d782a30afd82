"""The menu of a list: what is done to it as a whole. ``assets/app/does/lists.js`` does it."""

import dash_mantine_components as dmc
from dash.development.base_component import Component

import ids
from components.attributes import aria
from components.frame.dialogs import opens
from components.icons import icon

OPTIONS = {
    "rename": "Rename",
    "colour": "Colour",
    "icon": "Icon",
    "sort": "Sort by …",
    "up": "Move up",
    "down": "Move down",
    "duplicate": "Duplicate",
    "untick": "Untick all",
    "template": "Save as template",
    "archive": "Archive",
}


def list_options() -> Component:
    """Return the menu, closed: only its button is on the page then."""
    options = [dmc.MenuItem(words, id=ids.list_option(option)) for option, words in OPTIONS.items()]
    delete = dmc.MenuItem("Delete list", id=ids.list_option("delete"), **opens(ids.DELETE_DIALOG))
    return dmc.Menu(
        [
            dmc.MenuTarget(
                dmc.ActionIcon(icon("dots"), size=44, className="list-options", **aria(label="List options"))
            ),
            dmc.MenuDropdown([*options, dmc.MenuDivider(), delete]),
        ],
        position="bottom-end",
    )
