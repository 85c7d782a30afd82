"""The keys. They are shown and changed in the help."""

import dash_mantine_components as dmc
from dash.development.base_component import Component

import ids
from components.account.page import said, section


def keys_section() -> Component:
    """Return the section that leads to the help, where keys can be changed (``assets/app/pages/help.js``)."""
    return section(
        "Keyboard",
        said("Most things have a key. You can change each key, and switch off those that are a single letter."),
        dmc.Button("Change keys", id=ids.CHANGE_KEYS, variant="default"),
    )
