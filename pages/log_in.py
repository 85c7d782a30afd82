"""The public page where somebody logs in."""

import dash
import dash_mantine_components as dmc
from dash import html

from auth.ways_in import ways_to
from components.account.log_in import log_in_form

dash.register_page(__name__, path="/log-in", title="Log in - Dash To-Do")


def layout(next="/lists", **_):  # noqa: A002 - as the address has it
    """Return the form."""
    return html.Div([dmc.Title("Log in", order=1), log_in_form(*ways_to(next))], className="sections narrow")
