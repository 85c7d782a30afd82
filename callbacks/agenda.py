"""How much there is to do today and later: the numbers in the sidebar, and how they follow an edit."""

from typing import Any

from dash import Input, Output, callback

import ids
from auth.login import require_account
from domain.edits import Edit
from domain.wire import Agenda
from storage.agenda import agenda_of

_COUNTED_BY = {
    "tasks": {"date", "deadline", "done_at", "deleted_at", "hidden_until", "parent", "list"},
    "lists": {"deleted_at", "archived_at", "template_day"},
}
"""The fields on which the numbers depend."""


def agenda_after(account_id: int, edit: Edit | None, *, planned: bool = True) -> Agenda | None:
    """Return the numbers if an edit may change them, or if it is not known what was done; otherwise None.

    If none of its tasks is `planned`, with a date or a deadline before or after it, only what it does to lists counts.
    """
    counts = [path for path, _ in edit or () if planned or path[0] != "tasks"]
    if edit is None or any(len(path) == 2 or path[2] in _COUNTED_BY.get(path[0], ()) for path in counts):
        return agenda_of(account_id)
    return None


@callback(Output(ids.AGENDA, "data"), Input(ids.AGENDA_WANTED, "data"), prevent_initial_call=True)
def count_agenda(_wanted: Any) -> Agenda:
    """Return the numbers again, as when a new day begins."""
    return agenda_of(require_account().id)
