"""The cards in the sidebar, as callbacks send them."""

from typing import Any

from dash import set_props

import ids
from components.list_nav import list_card, list_place
from domain.windows import Summary
from storage.lists import lists_of


def card(of: Summary) -> Any:
    """Return the card of a list."""
    return list_card(of.id, of.title, of.open_count, of.done_count)


def show_all_cards(account_id: int) -> None:
    """Draw the sidebar anew: for when it is not known which cards a browser has."""
    set_props(ids.LISTS, {"children": [list_place(one.id, card(one)) for one in lists_of(account_id)]})
