"""The archive: lists that were archived, and can be brought back."""

from datetime import UTC, datetime

import dash

from auth.login import require_account
from components.put_away import ARCHIVE, ROWS, put_away_page
from domain.trash import clean_mark
from storage.put_away import archived

dash.register_page(__name__, path=ARCHIVE.path, title=f"{ARCHIVE.title} - Dash To-Do")


def layout(before=None, **_):
    """Return the archived lists, from the place `before` on."""
    account, now = require_account(), datetime.now(UTC).isoformat()
    place = clean_mark(before)
    return put_away_page(ARCHIVE, archived(account.id, place, ROWS + 1), now, before if place else None)
