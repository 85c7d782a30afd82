"""A list on screen, and beside it the panel of one of its tasks."""

import dash
from dash import html

from auth.login import current_account, require_account
from components.empty import no_such_page
from components.tasks.task_panel import brought
from domain.views import View, clean_show
from pages._views import shown
from storage.accounts.calendars import calendar_of
from storage.tasks import find_task, title_of


def title(task_id=None, **_):
    """Return the title of the browser's tab."""
    account = current_account()
    found = title_of(account.id, task_id) if account else None
    return f"{found} - Dash To-Do" if found else "No such page - Dash To-Do"


# It comes before the page of a list, whose template would match this address too.
dash.register_page(__name__, path_template="/lists/<list_id>/<task_id>", title=title, order=0)


def layout(task_id=None, show="all", on_screen=None, **_):
    """Return the panel of a task, and the view of the list that it is in now."""
    account = require_account()
    found = find_task(account.id, task_id)
    if not found:
        return no_such_page()
    view = View("list", str(found.fields["list"]), clean_show(show))
    beside = shown(account.id, view, on_screen)
    if beside is None:
        return no_such_page()
    return html.Div([beside, brought(found, view.address, calendar_of(account.id))])
