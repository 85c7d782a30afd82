"""The history of a task, from which each earlier state can be put back."""

from datetime import UTC, datetime

import dash

from auth.login import current_account, require_account
from components.empty import no_such_page
from components.history import ROWS, history_page
from domain.trash import clean_mark
from storage.accounts.calendars import calendar_of
from storage.history import history_of


def title(task_id=None):
    """Return the title of the browser's tab."""
    account = current_account()
    found = history_of(account.id, task_id, None, 0) if account and task_id else None
    return f"History of {found.title} - Dash To-Do" if found else "No such page - Dash To-Do"


dash.register_page(__name__, path_template="/history/<task_id>", title=title)


def layout(task_id=None, before=None, **_):
    """Return the history of a task, from the place `before` on. Somebody else's task does not exist here."""
    account, place = require_account(), clean_mark(before)
    found = history_of(account.id, task_id, place, ROWS + 1)
    if found is None:
        return no_such_page()
    return history_page(found, datetime.now(UTC).isoformat(), before if place else None, calendar_of(account.id))
