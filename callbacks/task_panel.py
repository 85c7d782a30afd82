"""The panel of a task: shows what others change in it while it is open."""

from typing import Any

from dash import Input, Output, callback, no_update

import ids
from auth.login import require_account
from components.tasks.task_panel import as_data
from storage.accounts.calendars import calendar_of
from storage.tasks import find_task


# Only called if a panel is on the page.
@callback(
    Output(ids.PANEL_TASK, "data"),
    Input(ids.PANEL_WANTED, "data"),
    prevent_initial_call=True,
)
def show_task(wanted: Any) -> Any:
    """Return the task `{"task": id}` as it is now; nothing if it does not exist any more.

    The browser keeps what is being typed.
    """
    account = require_account()
    found = find_task(account.id, wanted.get("task") if isinstance(wanted, dict) else None)
    return as_data(found, calendar_of(account.id)) if found else no_update
