"""More of a list: on scrolling, and after something that changed more than the rows on screen."""

from typing import Any

from dash import Input, Output, callback, no_update

import ids
from auth.login import require_account
from domain.queries import clean_show
from domain.windows import view_of
from domain.wire import View
from storage.lists import window


@callback(Output(ids.WINDOW, "data"), Input(ids.WANTED, "data"), prevent_initial_call=True)
def show_window(wanted: Any) -> Any:
    """Answer a wish for a window, ``{"list": id, "show": view, "start": place}``, with its view.

    For a list that is not there, or not the account's, the answer is ``{"gone": id}``.
    """
    account = require_account()
    if not isinstance(wanted, dict) or not isinstance(wanted.get("start"), int):
        return no_update
    return view_wanted(account.id, wanted) or {"gone": str(wanted.get("list"))}


def view_wanted(account_id: int, wanted: Any) -> View | None:
    """Return the view that a browser wishes for; None if it wishes for none, or there is no such list."""
    if not isinstance(wanted, dict) or not isinstance(wanted.get("start"), int):
        return None
    # JSON knows integers that SQL does not; no list has a million tasks.
    start = max(0, min(wanted["start"], 1_000_000))
    found = window(account_id, str(wanted.get("list")), clean_show(wanted.get("show")), start, ids.WINDOW_ROWS)
    return view_of(found) if found else None
