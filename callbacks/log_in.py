"""Logs in by the form or by a link. This callback is public, and counts guesses."""

from typing import Any

from dash import Input, Output, State, callback, get_relative_path
from dash.exceptions import PreventUpdate

import ids
from auth.next_page import next_page
from auth.ways_in import Wait, log_in_by_link, log_in_by_password
from domain.clean import Invalid

LOG_IN = f"..{ids.LOG_IN_REFUSED}.children...{ids.LOGGED_IN}.data.."
"""The name by which Dash knows this callback."""


@callback(
    Output(ids.LOG_IN_REFUSED, "children"),
    Output(ids.LOGGED_IN, "data"),
    Input(ids.LOG_IN_GIVEN, "data"),
    State(ids.LOG_IN_NEXT, "data"),
    prevent_initial_call=True,
)
def log_in(given: Any, wanted: Any) -> tuple[Any, Any]:
    """Begin a session with ``{"name", "password", "stays"}`` or ``{"link"}``.

    Returns what is wrong, and for the browser ``{"go": address, "account": id}``, or
    ``{"wait": seconds}`` until the next try.
    """
    if not isinstance(given, dict):
        raise PreventUpdate
    try:
        if isinstance(given.get("link"), str):
            account = log_in_by_link(given["link"])
        else:
            account = log_in_by_password(given.get("name"), given.get("password"), given.get("stays") is True)
    except Invalid as refusal:
        return str(refusal), {"wait": refusal.seconds if isinstance(refusal, Wait) else 0}
    goes_to = next_page(wanted if isinstance(wanted, str) else "")
    address = get_relative_path("/account" if account.must_change_password else goes_to)
    return None, {"go": address, "account": account.id}
