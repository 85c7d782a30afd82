"""The trash: deleted lists and tasks that can come back."""

from datetime import UTC, datetime

import dash

from auth.login import require_account
from components.trash import ROWS, trash_page
from domain.trash import clean_mark, oldest_kept
from storage.trash import trash_of

dash.register_page(__name__, path="/trash", title="Trash - Dash To-Do")


def layout(before=None, **_):
    """Return the trash, from the place `before` on."""
    account, now = require_account(), datetime.now(UTC).isoformat()
    place = clean_mark(before)
    return trash_page(trash_of(account.id, oldest_kept(now), place, ROWS + 1), now, before if place else None)
