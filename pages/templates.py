"""The templates: lists to make lists from."""

from datetime import UTC, datetime

import dash

from auth.login import require_account
from components.put_away import ROWS, TEMPLATES, put_away_page
from domain.trash import clean_mark
from storage.put_away import templates

dash.register_page(__name__, path=TEMPLATES.path, title=f"{TEMPLATES.title} - Dash To-Do")


def layout(before=None, **_):
    """Return the templates, from the place `before` on."""
    account, now = require_account(), datetime.now(UTC).isoformat()
    place = clean_mark(before)
    return put_away_page(TEMPLATES, templates(account.id, place, ROWS + 1), now, before if place else None)
