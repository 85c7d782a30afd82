"""The trash page: shows it again after a change, and asks before it is emptied."""

from datetime import UTC, datetime
from typing import Any

from dash import Input, Output, State, callback, no_update

import ids
from auth.login import require_account
from components.trash import ROWS, empty_display, trash, what_goes
from domain.trash import clean_mark, oldest_kept
from storage.trash import count_trash, trash_of


# Only called if the trash is on the page.
@callback(
    Output(ids.TRASH, "children"),
    Output(ids.EMPTY_TRASH, "display"),
    Input(ids.ANSWER, "data"),
    Input(ids.NEWS, "data"),
    State(ids.TRASH_FROM, "data"),
    prevent_initial_call=True,
)
def show_trash(_answer: Any, _news: Any, place: Any) -> tuple[Any, str | None]:
    """Show the trash again after a change, from the same place on."""
    account, now = require_account(), datetime.now(UTC).isoformat()
    rows = trash_of(account.id, oldest_kept(now), clean_mark(place), ROWS + 1)
    return trash(rows, now, place), empty_display(rows, place)


@callback(Output(ids.EMPTY_ASKED, "data"), Input(ids.EMPTY_TRASH, "n_clicks"), prevent_initial_call=True)
def ask_to_empty(clicks: Any) -> Any:
    """Count what is in the trash. Whatever is deleted after this instant stays, whenever the person answers."""
    account, now = require_account(), datetime.now(UTC).isoformat()
    return {"words": what_goes(*count_trash(account.id, oldest_kept(now))), "until": now} if clicks else no_update
