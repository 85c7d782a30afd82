"""The panel of a task: shows what others change in it while it is open."""

from typing import Any

from dash import Input, Output, callback, no_update

import ids
from auth.login import require_account
from components.tasks.task_panel import as_data, gone_data
from domain.clean import is_id
from storage.accounts.calendars import calendar_of
from storage.tasks import find_gone, find_task


# Only called if a panel is on the page.
@callback(
    Output(ids.PANEL_TASK, "data"),
    Input(ids.PANEL_WANTED, "data"),
    prevent_initial_call=True,
)
def show_task(wanted: Any) -> Any:
    """Return the task `{"task": id}` as it is now, or that it is not there any more.

    The browser keeps what is being typed.
    """
    account, task_id = require_account(), wanted.get("task") if isinstance(wanted, dict) else None
    if found := find_task(account.id, task_id):
        return as_data(found, calendar_of(account.id))
    return gone_data(str(task_id), find_gone(account.id, str(task_id))) if is_id(task_id) else no_update
