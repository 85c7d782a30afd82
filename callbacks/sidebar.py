"""The lists in the sidebar, some at a time: how they follow an edit, and how a person moves through them."""

from collections.abc import Iterable
from typing import Any

from dash import Input, Output, callback, set_props
from dash.exceptions import PreventUpdate

import ids
from auth.login import require_account
from components.frame.list_nav import CARDS, card_of, cards_of
from domain.edits import Edit
from domain.lists import SomeLists, Summary
from domain.wire import Cards, CardsChanged
from storage.lists import lists_after, lists_before, lists_with

_PLACING = ("order", "deleted_at", "archived_at", "template_day")
"""The fields that decide whether a list is in the sidebar, and where."""


@callback(
    Output(ids.CARDS, "data"),
    Input(ids.CARDS_WANTED, "data"),
    running=[(Output(ids.EARLIER_LISTS, "loading"), True, False), (Output(ids.MORE_LISTS, "loading"), True, False)],
    prevent_initial_call=True,
)
def show_some_lists(wanted: Any) -> Cards:
    """Show the lists before or after one, ``{"before": id}``, or those around one, ``{"with": id, "first": id}``.

    `first` is the first list in the sidebar, if it is not the first of all, so that the sidebar can stay where it is.
    The tab gets back how many ``answers`` it had when it asked.
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
    return {**cards_of(some), "answers": wanted.get("answers")}


def follow(account_id: int, edit: Edit, changed: Iterable[Summary], first: str) -> None:
    """Update the sidebar after an edit. `changed` has the lists that it changed, as they are now.

    `first` is the first list in the sidebar, if it is not the first of all. Cards on screen that have not changed stay.
    """
    places, latest = _places_changed(edit), {one.id: one for one in changed}
    there: list[str] = []
    if places:
        some = lists_with(account_id, places[-1], first, CARDS)
        shown = [one.id for one in some.lists]
        there = [key for key in places if key in shown]
        are_new = {path[1] for path, _ in edit if len(path) == 2}.issuperset(there)
        at_the_end = shown[len(shown) - len(there) :] == there
        if not (some.all and are_new and at_the_end) or (len(there) < len(places) and len(some.lists) == CARDS):
            show_cards(some)
            return
    told: CardsChanged = {
        "lists": [card_of(one) for one in latest.values() if one.id not in places],
        "added": [card_of(latest[key]) for key in there if key in latest],
        "gone": [key for key in places if key not in there],
    }
    if any(told.values()):
        set_props(ids.CARDS_CHANGED, {"data": told})


def changes_places(edit: Edit) -> bool:
    """Return whether an edit makes, moves, deletes, archives or brings back a list."""
    return bool(_places_changed(edit))


def _places_changed(edit: Edit) -> list[str]:
    """Return the lists that an edit makes, moves, deletes, archives or brings back, in its order."""
    of_lists = [path for path, _ in edit if path[0] == "lists" and (len(path) == 2 or path[2] in _PLACING)]
    return list(dict.fromkeys(path[1] for path in of_lists))


def show_cards(some: SomeLists) -> None:
    """Draw the sidebar again."""
    set_props(ids.CARDS, {"data": cards_of(some)})
