"""An account's lists, one of them on screen."""

import dash
from flask import request

import ids
from auth.login import current_account, require_account
from components.empty import no_such_list
from domain.lists import inbox_of
from domain.views import View, clean_show
from pages._views import shown
from storage.lists import find_list


def title(list_id=None):
    """Return the title of the browser's tab."""
    account = current_account()
    found = find_list(account.id, list_id) if account and list_id else None
    return f"{found.title} - Dash To-Do" if found else "Lists - Dash To-Do"


dash.register_page(__name__, path="/lists", path_template="/lists/<list_id>", title=title)


def layout(list_id=None, show="all", on_screen=None, **_):
    """Return the view of a list; without an id, of the one that this browser last showed, or of the Inbox."""
    account = require_account()
    if list_id is None:
        last = request.cookies.get(ids.LAST_LIST, "")
        found = find_list(account.id, last)
        list_id = last if found and found.in_use else inbox_of(account.id)
    view = shown(account.id, View("list", list_id, clean_show(show)), on_screen)
    return no_such_list() if view is None else view
