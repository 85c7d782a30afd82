"""The tasks that have a tag, of whatever list."""

import dash

import ids
from auth.login import current_account, require_account
from components.empty import no_such_tag
from components.tasks.task_list import view_store
from domain.views import View, clean_show
from storage.tags import known_tags
from storage.windows import window


def title(tag_id=None):
    """Return the title of the browser's tab."""
    account = current_account()
    found = known_tags(account.id).get(tag_id) if account and tag_id else None
    return f"{found['title'] if found else 'Tags'} - Dash To-Do"


dash.register_page(__name__, path_template="/tags/<tag_id>", title=title)


def layout(tag_id=None, show="all", **_):
    """Return the first window of the tasks that have a tag."""
    account = require_account()
    shown = window(account.id, View("tag", tag_id or "", clean_show(show)), start=0, size=ids.WINDOW_ROWS)
    return view_store(shown) if shown else no_such_tag()
