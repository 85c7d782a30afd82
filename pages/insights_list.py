"""Insights of one list, with a forecast."""

import dash

from auth.login import current_account, require_account
from components.empty import no_such_list
from components.insights.page import insights_page
from storage.insights import insights_of
from storage.lists import find_list


def title(list_id=None, **_):
    """Return the title of the browser's tab."""
    account = current_account()
    found = find_list(account.id, list_id) if account else None
    return f"Insights: {found.title} - Dash To-Do" if found else "No such page - Dash To-Do"


dash.register_page(__name__, path_template="/insights/<list_id>", title=title)


def layout(list_id=None, **_):
    """Return the Insights of a list. A list of somebody else looks like one that does not exist."""
    shown = insights_of(require_account().id, list_id)
    return insights_page(shown) if shown else no_such_list()
