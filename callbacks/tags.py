"""The page of all tags."""

from typing import Any

from dash import Input, Output, callback

import ids
from auth.login import require_account
from components.tags import tag_rows
from storage.tags import all_tags


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
