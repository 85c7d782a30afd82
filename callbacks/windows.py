"""More of a view: on scrolling, and after changes to more than the rows on screen."""

from typing import Any

from dash import Input, Output, callback, no_update

import ids
from auth.login import require_account
from domain.intents import TASKS_MAX
from domain.views import view_at
from domain.wire import Window
from storage.windows import window


@callback(Output(ids.WINDOW, "data"), Input(ids.WANTED, "data"), prevent_initial_call=True)
def show_window(wanted: Any) -> Any:
    """Return the window that is wanted (`domain.wire.WindowWanted`), or `Gone`.

    `Gone` is also the answer for a view of another account.
    """
    account = require_account()
    if not isinstance(wanted, dict) or not isinstance(wanted.get("start"), int):
        return no_update
    return window_wanted(account.id, wanted) or {"gone": str(wanted.get("view"))}


@callback(Output(ids.ROWS, "data"), Input(ids.ROWS_WANTED, "data"), prevent_initial_call=True)
def name_rows(wanted: Any) -> Any:
    """Return the rows of a view from a place on, for somebody who selects them: a window that is large enough."""
    account = require_account()
    count = wanted.get("count") if isinstance(wanted, dict) else None
    return window_wanted(account.id, wanted, min(count, TASKS_MAX)) if isinstance(count, int) and count > 0 else None


def window_wanted(account_id: int, wanted: Any, size: int = ids.WINDOW_ROWS) -> Window | None:
    """Return the window that a browser wants; None if it wants none, or there is no such view."""
    if not isinstance(wanted, dict) or not isinstance(wanted.get("start"), int):
        return None
    view = view_at(wanted.get("view"))
    # JSON has integers that SQL does not; no view has a million tasks.
    start = max(0, min(wanted["start"], 1_000_000))
    return window(account_id, view, start, size) if view else None
