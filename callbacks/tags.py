"""The account's tags: updates the browser's knowledge of them, and the page of all tags."""

from typing import Any

from dash import Input, Output, callback, set_props

import ids
from auth.login import require_account
from components.tags import tag_rows
from domain.edits import Edit
from storage.smart_lists import known_smart_lists
from storage.tags import all_tags, known_tags


def follow_owned(account_id: int, edit: Edit | None) -> None:
    """Send the browser the account's tags, or smart lists, after an edit of them, or if that is not known."""
    if edit is None or any(path[0] == "tags" for path, _ in edit):
        set_props(ids.TAGS, {"data": known_tags(account_id)})
    if edit is None or any(path[0] == "smart_lists" for path, _ in edit):
        set_props(ids.SMART_LISTS, {"data": known_smart_lists(account_id)})


# Only called if the page is shown.
@callback(
    Output(ids.TAG_ROWS, "children"),
    Input(ids.TAGS, "data"),
    Input(ids.NEWS, "data"),
    prevent_initial_call=True,
)
def show_tags(_tags: Any, _news: Any) -> Any:
    """Show the tags again, after a change."""
    return tag_rows(all_tags(require_account().id))
