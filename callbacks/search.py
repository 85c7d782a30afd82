"""A search while it is typed: what it finds, and a chip for each token, which removes it."""

from typing import Any

from dash import ALL, Input, Output, State, callback, ctx
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

import ids
from auth.login import require_account
from components.search import found_in
from domain.query import QUERY_MAX, clean_query, parse, without
from domain.views import View
from domain.wire import Window
from storage.search import MOST, understood
from storage.windows import window


@callback(
    Output(ids.SEARCH_FOUND, "children"),
    Output(ids.SEARCH_WINDOW, "data"),  # an output, so that Dash drops the answer to an older text
    Input(ids.SEARCH, "value"),
    prevent_initial_call=True,
)
def show_found(query: Any) -> tuple[Component, Window]:
    """Show what a search finds for the typed text."""
    account, text = require_account(), clean_query(query)
    if len(str(query or "").strip()) > QUERY_MAX:  # which is said below the box
        raise PreventUpdate
    shown = window(account.id, View("search", text), 0, ids.WINDOW_ROWS)
    if shown is None:
        raise PreventUpdate
    return found_in(*understood(account.id, text), shown, MOST), shown


@callback(
    Output(ids.SEARCH, "value"),
    Input(ids.search_token(ALL), "n_clicks"),
    Input(ids.search_also(ALL), "n_clicks"),
    State(ids.SEARCH, "value"),
    prevent_initial_call=True,
)
def change_tokens(off: list[int | None], also: list[int | None], query: Any) -> str:
    """Remove the token whose chip was clicked from the text, or add the one that was offered."""
    if not any((*off, *also)) or not ctx.triggered_id:
        raise PreventUpdate
    if ctx.triggered_id["part"] == ids.search_also(None)["part"]:
        return f"{ctx.triggered_id['token']} {str(query or '').strip()}"  # at the end a long text would cut it off
    for token in parse(str(query or "")):
        if token.written == ctx.triggered_id["token"]:
            return without(str(query), token)
    raise PreventUpdate
