"""How much there is to do today and on the days to come: the numbers in the sidebar, and how they follow an edit."""

from typing import Any

from dash import Input, Output, callback, set_props

import ids
from auth.login import require_account
from domain.edits import Edit
from storage.agenda import agenda_of

_COUNTED_BY = {
    "tasks": {"date", "done_at", "deleted_at", "hidden_until", "parent", "list"},
    "lists": {"deleted_at", "archived_at", "template_day"},
}
"""The fields on which the numbers depend."""


def follow_agenda(account_id: int, edit: Edit | None) -> None:
    """Send the numbers after an edit that may change them, or where it is not known what was done."""
    if edit is None or any(len(path) == 2 or path[2] in _COUNTED_BY.get(path[0], ()) for path, _ in edit):
        for count_id, number in zip((ids.TODAY_COUNT, ids.UPCOMING_COUNT), _numbers(account_id), strict=True):
            set_props(count_id, {"children": number})


@callback(
    Output(ids.TODAY_COUNT, "children"),
    Output(ids.UPCOMING_COUNT, "children"),
    Input(ids.AGENDA_WANTED, "data"),
    prevent_initial_call=True,
)
def count_agenda(_wanted: Any) -> tuple[str, str]:
    """Say the numbers again, as on a new day."""
    return _numbers(require_account().id)


def _numbers(account_id: int) -> tuple[str, str]:
    agenda = agenda_of(account_id)
    return agenda["today"], agenda["upcoming"]
