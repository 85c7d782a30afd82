"""The templates, menus and dialogs of every page that no callback knows: the browser's modules copy and fill them.

The server draws them into the page (``web/ahead.py``), and Dash does not mount them: each change of a property asks all
mounted components whether it concerns them.
"""

from functools import cache

from dash import html
from dash.development.base_component import Component

import ids
from components.attributes import aria
from components.frame.dialogs import chooser, help_dialog, look_dialog, signing_out
from components.frame.list_nav import card_templates
from components.tasks.quick_add import paste_dialog
from components.tasks.row_menu import row_menu
from components.tasks.section import section_parts
from components.tasks.task_panel import subtask_template
from components.tasks.task_row import row_template


@cache
def unmounted(logged_in: bool) -> list[Component]:
    """Return these parts for an account, or for a visitor."""
    return [
        row_template(),
        *section_parts(),
        row_menu(),
        html.Div(id=ids.PRIORITY_MENU, role="menu", hidden=True, className="menu", **aria(label="Priority")),
        look_dialog(),
        chooser(),
        paste_dialog(),
        help_dialog(logged_in),
        *([*card_templates(), subtask_template(), signing_out()] if logged_in else []),
    ]
