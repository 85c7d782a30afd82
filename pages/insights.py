"""Insights of all lists: what was done, and what stays open."""

import dash

from auth.login import require_account
from components.empty import no_such_page
from components.insights.page import insights_page
from storage.insights import insights_of

dash.register_page(__name__, path="/insights", title="Insights - Dash To-Do")


def layout(**_):
    """Return what there is to see of all lists of the account."""
    shown = insights_of(require_account().id)
    return insights_page(shown) if shown else no_such_page()
