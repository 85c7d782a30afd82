"""Pages with nothing to show: a sentence, and a way on."""

import dash_mantine_components as dmc
from dash import get_relative_path, html
from dash.development.base_component import Component

from components.icons import icon


def said(icon_name: str, title: str, text: str, action: Component) -> Component:
    """Return a page with only an icon, a title, a sentence, and a way on."""
    return html.Div(
        [html.Div(icon(icon_name, 40), className="empty-icon"), dmc.Title(title, order=1), dmc.Text(text), action],
        className="empty",
    )


def no_such_list() -> Component:
    """Return the page for a list that does not exist or belongs to somebody else. It does not say which."""
    action = dmc.Anchor("To your lists", href=get_relative_path("/lists"))
    return said("compass-off", "This list is not here", "It may have been deleted, or the address is mistyped.", action)


def no_such_tag() -> Component:
    """Return the page for a tag that does not exist or belongs to somebody else. It does not say which."""
    action = dmc.Anchor("To your tags", href=get_relative_path("/tags"))
    return said("compass-off", "This tag is not here", "It may have been deleted, or merged into another one.", action)


def no_such_smart_list() -> Component:
    """Return the page for a smart list that does not exist or belongs to somebody else. It does not say which."""
    action = dmc.Anchor("Search", href=get_relative_path("/search"))
    return said("compass-off", "This smart list is not here", "It may have been deleted: look in the trash.", action)


def no_such_page() -> Component:
    """Return the page for an address that leads nowhere."""
    action = html.A("To the start page", href=get_relative_path("/"), className="plain-link")
    return said("compass-off", "There is no such page", "The address may be mistyped.", action)
