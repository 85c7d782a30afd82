"""What can be done to a task beyond what its row shows: one menu for rows and the panel.

How it opens, and what its entries do, is in ``assets/app/does/row-menu.js``.
"""

from dash.development.base_component import Component

import ids
from components.tasks.menu import entry, menu


def row_menu() -> Component:
    """Return the menu, closed."""
    return menu(
        ids.ROW_MENU,
        "Task",
        entry("Select", "select"),
        entry("Date …", "date"),
        entry("Skip this day", "skip"),
        entry("Tags …", "tags"),
        entry("Move up", "move-up"),
        entry("Move down", "move-down"),
        entry("Indent", "indent"),
        entry("Outdent", "outdent"),
        entry("Add a subtask …", "add-subtask"),
        entry("Move to …", "move-to"),
        entry("Duplicate", "duplicate"),
        entry("History", "history"),
    )
