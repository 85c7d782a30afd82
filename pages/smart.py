"""A smart list: what a saved search finds now."""

import dash
from dash import html

from auth.login import current_account, require_account
from components.empty import no_such_smart_list
from components.smart_lists import smart_list_page
from domain.views import View, clean_show
from pages._views import shown
from storage.search import understood
from storage.smart_lists import find_smart_list


def title(smart_list=None):
    """Return the title of the browser's tab."""
    account = current_account()
    found = find_smart_list(account.id, smart_list) if account else None
    return f"{found.title if found else 'Smart list'} - Dash To-Do"


dash.register_page(__name__, path_template="/smart/<smart_list>", title=title)


def layout(smart_list=None, show="all", on_screen=None, **_):
    """Return the view of a smart list below its head."""
    account = require_account()
    found = find_smart_list(account.id, smart_list)
    view = shown(account.id, View("smart", str(smart_list), clean_show(show)), on_screen)
    if found is None or view is None:
        return no_such_smart_list()
    return html.Div([smart_list_page(found, *understood(account.id, found.query)), view])
