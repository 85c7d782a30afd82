"""The history of a task, after something was put back."""

from datetime import UTC, datetime
from typing import Any

from dash import Input, Output, State, callback, no_update

import ids
from auth.login import require_account
from components.history import ROWS, history
from domain.trash import clean_mark
from storage.accounts.calendars import calendar_of
from storage.history import history_of


# Only called if a history is on the page.
@callback(
    Output(ids.HISTORY, "children"),
    Input(ids.NEWS, "data"),  # in another order than for the trash, so that a request fits only one callback
    Input(ids.ANSWER, "data"),
    State(ids.HISTORY_FROM, "data"),
    prevent_initial_call=True,
)
def show_history(_news: Any, _answer: Any, shown: Any) -> Any:
    """Show the history again after a change, from the same place on."""
    account = require_account()
    task, place = (shown.get("task"), shown.get("place")) if isinstance(shown, dict) else (None, None)
    found = history_of(account.id, str(task), clean_mark(place), ROWS + 1)
    return history(found, datetime.now(UTC).isoformat(), place, calendar_of(account.id)) if found else no_update
