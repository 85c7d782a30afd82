"""The page of a smart list: updates the words of its head."""

from typing import Any

from dash import Input, Output, State, callback
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

import ids
from auth.login import require_account
from components.smart_lists import smart_list_words
from storage.search import understood
from storage.smart_lists import find_smart_list


# Only called if the page is shown.
@callback(
    Output(ids.SMART_NAME, "children"),
    Output(ids.SMART_ASKS, "children"),
    Input(ids.SMART_LISTS, "data"),
    State(ids.SMART_SHOWN, "data"),
    prevent_initial_call=True,
)
def show_head(_smart_lists: Any, shown: Any) -> tuple[Component, Component]:
    """Show the title and the search of the smart list again, after a change."""
    account = require_account()
    one = find_smart_list(account.id, shown)
    if one is None:
        raise PreventUpdate
    return smart_list_words(one, *understood(account.id, one.query))
