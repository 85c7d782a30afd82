"""A list on screen, and beside it the panel of one of its tasks."""

import dash
from dash import html

import ids
from auth.login import current_account, require_account
from components.empty import no_such_page
from components.tasks.task_list import view_store
from components.tasks.task_panel import task_panel
from domain.views import View, clean_show
from storage.accounts.calendars import calendar_of
from storage.tasks import find_task
from storage.windows import window


def title(task_id=None, **_):
    """Return the title of the browser's tab."""
    account = current_account()
    found = find_task(account.id, task_id) if account else None
    return f"{found.fields['title']} - Dash To-Do" if found else "No such page - Dash To-Do"


# Before the page of a list, whose template would fit this address too.
dash.register_page(__name__, path_template="/lists/<list_id>/<task_id>", title=title, order=0)


def layout(task_id=None, show="all", **_):
    """Return the panel of a task, and the first window of its list, whichever list that is by now."""
    account = require_account()
    found = find_task(account.id, task_id)
    shown = found and window(account.id, View("list", str(found.fields["list"]), clean_show(show)), 0, ids.WINDOW_ROWS)
    if not found or not shown:
        return no_such_page()
    return html.Div([view_store(shown), task_panel(found, shown["view"], calendar_of(account.id))])
