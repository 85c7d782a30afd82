"""All tags, including those that no task has."""

import dash

from auth.login import require_account
from components.tags import tags_page
from storage.tags import all_tags

dash.register_page(__name__, path="/tags", title="Tags - Dash To-Do")


def layout(**_):
    """Return the account's tags, with how many tasks have each."""
    return tags_page(all_tags(require_account().id))
