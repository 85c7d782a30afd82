"""The pages that a browser shows while the server is away: drawn here, and filled in there.

``assets/app/does/away.js`` fills in a view from this browser's copy of the lists, and says what was found.
"""

from typing import cast

import dash_mantine_components as dmc
from dash import get_relative_path, html
from dash.development.base_component import Component

import ids
from components.empty import said
from components.search import archive_button, chip, in_a_row, search_page
from components.smart_lists import filter_button
from components.tasks.task_list import view_store
from domain.wire import Window


def without_server() -> dict[str, Component]:
    """Return layouts by name: a view, a search with its view, what was found, its chip, and what needs the server."""
    view = view_store(cast(Window, {"view": ""}))
    also = [archive_button(), filter_button("Save as smart list", ids.SMART_NEW)]
    line = html.Div([html.P("", id=ids.AWAY_FOUND, className="search-count"), *also], className="search-line")
    found = html.Div([in_a_row([], id=ids.AWAY_UNDERSTOOD), line])
    return {
        "view": view,
        "search": html.Div([search_page("", found), view]),
        "found": found,
        "chip": chip("{{token}}", "{{says}}"),
        "lost": html.Div(
            said(
                "compass-off",
                "This page needs the server",
                "The server does not answer now. The page comes as soon as it does. Your lists, Today, Upcoming and "
                "Search are here without it.",
                dmc.Anchor("To your lists", href=get_relative_path("/lists")),
            ),
            id=ids.AWAY_LOST,
        ),
    }
