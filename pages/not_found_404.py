"""The page for an address that leads nowhere."""

import dash

from components.empty import no_such_page

dash.register_page(__name__, title="No such page - Dash To-Do")


def layout(**_):
    """Return a way home."""
    return no_such_page()
