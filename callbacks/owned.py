"""What belongs to an account and to no list, such as tags: updates the browser's knowledge of it."""

from dash import set_props

import ids
from domain.edits import Edit
from storage.smart_lists import known_smart_lists
from storage.tags import known_tags


def follow_owned(account_id: int, edit: Edit | None) -> None:
    """Send the browser the account's tags, or smart lists, after an edit of them, or if that is not known."""
    if edit is None or any(path[0] == "tags" for path, _ in edit):
        set_props(ids.TAGS, {"data": known_tags(account_id)})
    if edit is None or any(path[0] == "smart_lists" for path, _ in edit):
        set_props(ids.SMART_LISTS, {"data": known_smart_lists(account_id)})
