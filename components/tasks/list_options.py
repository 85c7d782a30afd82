"""The menu of a list, for what is done to the list as a whole. ``assets/app/does/lists.js`` does it."""

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


def list_options() -> Component:
    """Return the menu, closed: until it opens, only its button is on the page."""
    options = [dmc.MenuItem(words, id=ids.list_option(option)) for option, words in OPTIONS.items()]
    delete = dmc.MenuItem("Delete list", id=ids.list_option("delete"), **opens(ids.DELETE_DIALOG))
    return options_menu("List options", *options, dmc.MenuDivider(), delete)


def options_menu(name: str, *entries: Component) -> Component:
    """Return a menu behind three dots, closed."""
    button = {"component": "button", "type": "button", "className": "icon-button list-options", **aria(label=name)}
    return dmc.Menu(
        [
            # Mantine puts the attributes of a menu's button on an element around it, so that element is the button.
            dmc.MenuTarget(icon("dots"), boxWrapperProps=button),
            dmc.MenuDropdown([*entries]),
        ],
        position="bottom-end",
        withinPortal=False,
    )
