"""Shared by all pages that show a view."""

from collections.abc import Callable

from dash import html
from dash.development.base_component import Component

import ids
from components.empty import no_such_page
from components.tasks.task_list import same_view, view_store
from components.tasks.task_panel import brought
from domain.views import View
from storage.accounts.calendars import calendar_of
from storage.tasks import find_task
from storage.windows import window


def shown(account_id: int, view: View, on_screen: list[dict] | None) -> Component | None:
    """Return what a page's layout has to show `view`, or None if the account has no such view.

    `on_screen` has the ids of the views on the page that the person comes from (`ids.on_screen`). What is there
    already, as the list beside a panel, is not sent again.
    """
    is_there = on_screen == [ids.on_screen(view.address)]
    found = window(account_id, view, 0, 0 if is_there else ids.WINDOW_ROWS)
    if not found:
        return None
    return same_view(view) if is_there else view_store(found)


def with_panel(
    account_id: int,
    view: View,
    task_id: str | None,
    on_screen: list[dict] | None,
    missing: Callable[[], Component] = no_such_page,
) -> Component:
    """Return the layout of a page with a view, and the panel of a task beside it if its address names one."""
    beside = shown(account_id, view, on_screen)
    if beside is None:
        return missing()
    found = find_task(account_id, task_id) if task_id else None
    if found:
        return html.Div([beside, brought(found, view.address, calendar_of(account_id))])
    return no_such_page() if task_id else beside
