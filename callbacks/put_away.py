"""The archive and the templates, after a list went there or came back."""

from datetime import UTC, datetime
from typing import Any

from dash import Input, Output, callback, no_update

import ids
from auth.login import require_account
from components.put_away import ARCHIVE, KINDS, ROWS, put_away
from domain.trash import clean_mark
from storage.put_away import archived, templates


# Only called if such a page is shown.
@callback(
    Output(ids.PUT_AWAY_LISTS, "children"),
    Input(ids.ANSWER, "data"),
    Input(ids.NEWS, "data"),
    Input(ids.PUT_AWAY_FROM, "data"),
    prevent_initial_call=True,
)
def show_put_away(_answer: Any, _news: Any, shown: Any) -> Any:
    """Show the page again after a change, from the same place on."""
    account, now = require_account(), datetime.now(UTC).isoformat()
    name, place = (shown.get("kind"), shown.get("place")) if isinstance(shown, dict) else (None, None)
    kind = KINDS.get(str(name))
    if kind is None:
        return no_update
    read = archived if kind is ARCHIVE else templates
    return put_away(kind, read(account.id, clean_mark(place), ROWS + 1), now, place)
