"""The menu of a list: what is done to it as a whole. ``assets/app/does/lists.js`` does it."""

from typing import Any

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
    "grouping": "Group by …",
    "up": "Move up",
    "down": "Move down",
    "duplicate": "Duplicate",
    "untick": "Untick all",
    "insights": "Insights",
    "print": "Print",
    "template": "Save as template",
    "archive": "Archive",
}


BUTTON: Any = {
    "component": "button",
    "type": "button",
    "className": "icon-button list-options",
    **aria(label="List options"),
}


def list_options() -> Component:
    """Return the menu, closed: only its button is on the page then."""
    options = [dmc.MenuItem(words, id=ids.list_option(option)) for option, words in OPTIONS.items()]
    delete = dmc.MenuItem("Delete list", id=ids.list_option("delete"), **opens(ids.DELETE_DIALOG))
    return dmc.Menu(
        [
            # What Mantine wraps around a target has the attributes of a menu's button, so it is the button.
            dmc.MenuTarget(icon("dots"), boxWrapperProps=BUTTON),
            dmc.MenuDropdown([*options, dmc.MenuDivider(), delete]),
        ],
        position="bottom-end",
        withinPortal=False,
    )
