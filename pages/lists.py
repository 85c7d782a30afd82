"""An account's lists, one of them on screen."""

import dash
from flask import request

import ids
from auth.login import current_account, require_account
from components.empty import no_such_list
from components.tasks.task_list import view_store
from domain.lists import inbox_of
from domain.views import View, clean_show
from storage.lists import find_list
from storage.windows import window


def title(list_id=None):
    """Return the title of the browser's tab."""
    account = current_account()
    found = find_list(account.id, list_id) if account and list_id else None
    return f"{found.title} - Dash To-Do" if found else "Lists - Dash To-Do"


dash.register_page(__name__, path="/lists", path_template="/lists/<list_id>", title=title)


def layout(list_id=None, show="all", **_):
    """Return the first window of a list; without an id, of the one that this browser showed last, or of the Inbox."""
    account = require_account()
    if list_id is None:
        last = request.cookies.get(ids.LAST_LIST, "")
        found = find_list(account.id, last)
        list_id = last if found and found.in_use else inbox_of(account.id)
    shown = window(account.id, View("list", list_id, clean_show(show)), start=0, size=ids.WINDOW_ROWS)
    return view_store(shown) if shown else no_such_list()
