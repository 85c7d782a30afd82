"""A search in all lists."""

import dash
from dash import html

import ids
from auth.login import require_account
from components.empty import no_such_page
from components.search import found_in, search_page
from components.tasks.task_list import view_store
from domain.query import clean_query
from domain.views import View, clean_show
from storage.search import MOST, understood
from storage.windows import window

dash.register_page(__name__, path="/search", title="Search - Dash To-Do")


def layout(q="", show="all", **_):
    """Return the page with what the text in its address finds."""
    account, query = require_account(), clean_query(q)
    shown = window(account.id, View("search", query, clean_show(show)), 0, ids.WINDOW_ROWS)
    if shown is None:
        return no_such_page()
    return html.Div([search_page(query, found_in(*understood(account.id, query), shown, MOST)), view_store(shown)])
