"""The public page, which says what this is."""

import dash_mantine_components as dmc
from dash import get_relative_path, html
from dash.development.base_component import Component


def welcome(form: Component | None, may_register: bool) -> Component:
    """Return the page. For a visitor it has a `form` to log in, and a link to register if they `may_register`."""
    return html.Div(
        [
            dmc.Title("Dash To-Do", order=1),
            dmc.Text(
                "Many lists, a place for everything you have to do, on a server of your own. "
                "Fast with thousands of tasks, and your data stays with you.",
                className="lead",
            ),
            html.A("My lists", href=get_relative_path("/lists"), className="call-to-action") if form is None else form,
            html.A("Register", href=get_relative_path("/register"), className="beside")
            if may_register and form
            else None,
            dmc.Title("Try it here", order=2, mt=40),
            dmc.Text(
                "No login needed. Nothing in this list is kept: a reload brings it back as it was.", className="muted"
            ),
        ],
        className="welcome",
    )
