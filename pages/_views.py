"""What every page does that shows a view."""

from dash.development.base_component import Component

import ids
from components.tasks.task_list import same_view, view_store
from domain.views import View
from storage.windows import window


def shown(account_id: int, view: View, on_screen: list[dict] | None) -> Component | None:
    """Return what a page puts into its layout to show `view`, or None if the account has no such view.

    `on_screen` are the ids of the views on the page that the person comes from (`ids.on_screen`): what is there
    already, as the list beside a panel, is not sent again.
    """
    is_there = on_screen == [ids.on_screen(view.address)]
    found = window(account_id, view, 0, 0 if is_there else ids.WINDOW_ROWS)
    if not found:
        return None
    return same_view(view) if is_there else view_store(found)
