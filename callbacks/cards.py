"""The lists in the sidebar, some at a time: as callbacks send them, and as a person leafs through them."""

from typing import Any

from dash import Input, Output, callback, set_props
from dash.exceptions import PreventUpdate

import ids
from auth.login import require_account
from components.list_nav import CARDS, list_places, shown_if
from domain.windows import SomeLists
from storage.lists import lists_after, lists_before, lists_with


@callback(
    Output(ids.LISTS, "children"),
    Output(ids.EARLIER_LISTS, "display"),
    Output(ids.MORE_LISTS, "display"),
    Input(ids.CARDS_WANTED, "data"),
    running=[(Output(ids.EARLIER_LISTS, "loading"), True, False), (Output(ids.MORE_LISTS, "loading"), True, False)],
    prevent_initial_call=True,
)
def show_some_lists(wanted: Any) -> tuple[list[Any], str | None, str | None]:
    """Show the lists before or after one, ``{"before": id}``, or with one on screen, ``{"with": id, "first": id}``.

    `first` is the first list that is shown, unless it is the first of all: what is shown stays, where it can.
    """
    account = require_account()
    match wanted:
        case {"after": str(last)}:
            some = lists_after(account.id, last, CARDS)
        case {"before": str(first)}:
            some = lists_before(account.id, first, CARDS)
        case {"with": str(list_id)}:
            some = lists_with(account.id, list_id, str(wanted.get("first")), CARDS)
        case _:
            raise PreventUpdate
    return list_places(some.lists), shown_if(some.earlier), shown_if(some.more)


def show_cards(some: SomeLists) -> None:
    """Draw the sidebar anew."""
    set_props(ids.LISTS, {"children": list_places(some.lists)})
    set_props(ids.EARLIER_LISTS, {"display": shown_if(some.earlier)})
    set_props(ids.MORE_LISTS, {"display": shown_if(some.more)})
