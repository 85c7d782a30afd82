"""The tasks that have a tag, in all lists."""

import dash

from auth.login import current_account, require_account
from components.empty import no_such_tag
from domain.views import View, clean_show
from pages._views import shown
from storage.tags import known_tags


def title(tag_id=None):
    """Return the title of the browser's tab."""
    account = current_account()
    found = known_tags(account.id).get(tag_id) if account and tag_id else None
    return f"{found['title'] if found else 'Tags'} - Dash To-Do"


dash.register_page(__name__, path_template="/tags/<tag_id>", title=title)


def layout(tag_id=None, show="all", on_screen=None, **_):
    """Return the view of the tasks that have a tag."""
    account = require_account()
    view = shown(account.id, View("tag", tag_id or "", clean_show(show)), on_screen)
    return no_such_tag() if view is None else view
