"""The lists in the sidebar, some at a time: how they follow an edit, and how a person leafs through them."""

from collections.abc import Iterable
from typing import Any

from dash import Input, Output, Patch, callback, set_props
from dash.exceptions import PreventUpdate

import ids
from auth.login import require_account
from components.frame.list_nav import CARDS, list_places, progress_bar, shown_if
from domain.edits import Edit
from domain.windows import SomeLists, Summary
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


def follow(account_id: int, edit: Edit, changed: Iterable[Summary], first: str, sure: bool = True) -> None:
    """Bring the sidebar up to date after an edit. `changed` has the lists that it is about, as they are now.

    `first` is the first list that is shown, unless it is the first of all. Not `sure` says that some of this may be on
    screen already.
    """
    places = _places_changed(edit)
    made, gone = [key for key, there in places.items() if there], {key for key, there in places.items() if not there}
    if places:
        some = lists_with(account_id, made[-1] if made else "", first, CARDS)
        new = {path[1] for path, _ in edit if len(path) == 2}
        if not sure or not some.all or not new.issuperset(made) or (gone and len(some.lists) == CARDS):
            show_cards(some)
            return
        if made:
            cards = Patch()
            cards.extend(list_places(one for one in some.lists if one.id in made))
            set_props(ids.LISTS, {"children": cards})
    for list_id in gone:
        set_props(ids.list_card(list_id), {"children": None})
    for one in {one.id: one for one in changed}.values():
        if one.id not in places:
            set_props(ids.list_name(one.id), {"children": one.title})
            set_props(ids.list_progress(one.id), progress_bar(one.open_count, one.done_count))


def changes_places(edit: Edit) -> bool:
    """Return whether an edit makes, moves, deletes or brings back a list."""
    return bool(_places_changed(edit))


def _places_changed(edit: Edit) -> dict[str, bool]:
    """Return which lists an edit makes, moves, deletes or brings back, in its order, and whether each is there then."""
    found: dict[str, bool] = {}
    for (entity, list_id, *field), value in edit:
        if entity == "lists" and not field:
            found[list_id] = value["deleted_at"] is None
        elif entity == "lists" and field == ["deleted_at"]:
            found.pop(list_id, None)
            found[list_id] = value is None
        elif entity == "lists" and field == ["order"]:
            found.setdefault(list_id, True)
    return found


def show_cards(some: SomeLists) -> None:
    """Draw the sidebar again."""
    set_props(ids.LISTS, {"children": list_places(some.lists)})
    set_props(ids.EARLIER_LISTS, {"display": shown_if(some.earlier)})
    set_props(ids.MORE_LISTS, {"display": shown_if(some.more)})
