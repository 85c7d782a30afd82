"""More of a view: on scrolling, and after something that changed more than the rows on screen."""

from typing import Any

from dash import Input, Output, callback, no_update

import ids
from auth.login import require_account
from domain.views import view_at
from domain.wire import Window
from storage.windows import window


@callback(Output(ids.WINDOW, "data"), Input(ids.WANTED, "data"), prevent_initial_call=True)
def show_window(wanted: Any) -> Any:
    """Answer a wish for a window, `domain.wire.WindowWanted`, with that, or with `Gone`.

    That is the answer for a view that is not there, or of what is not the account's, too.
    """
    account = require_account()
    if not isinstance(wanted, dict) or not isinstance(wanted.get("start"), int):
        return no_update
    return window_wanted(account.id, wanted) or {"gone": str(wanted.get("view"))}


def window_wanted(account_id: int, wanted: Any) -> Window | None:
    """Return the window that a browser wishes for; None if it wishes for none, or there is no such view."""
    if not isinstance(wanted, dict) or not isinstance(wanted.get("start"), int):
        return None
    view = view_at(wanted.get("view"))
    # JSON knows integers that SQL does not; no view has a million tasks.
    start = max(0, min(wanted["start"], 1_000_000))
    return window(account_id, view, start, ids.WINDOW_ROWS) if view else None
