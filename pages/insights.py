"""Insights of all lists: what was done, and what is still open."""

import dash

from auth.login import require_account
from components.empty import no_such_page
from components.insights.page import insights_page
from storage.insights import insights_of

dash.register_page(__name__, path="/insights", title="Insights - Dash To-Do")


def layout(**_):
    """Return the Insights of all the account's lists."""
    shown = insights_of(require_account().id)
    return insights_page(shown) if shown else no_such_page()
