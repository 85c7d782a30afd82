"""The page's own menus: ``assets/app/screen/menu.js`` opens them, and ``data-does`` names what an entry does."""

from dash import html
from dash.development.base_component import Component

from components.attributes import aria, data


def menu(menu_id: str, name: str, *entries: Component) -> Component:
    """Return a menu, closed."""
    return html.Div(list(entries), id=menu_id, role="menu", hidden=True, className="menu", **aria(label=name))


def entry(words: str, does: str) -> Component:
    """Return an entry. The browser adds the keys that do the same, by the command of that name."""
    return html.Button(
        [html.Span(words), html.Span(className="menu-keys", **aria(hidden="true"))],
        type="button",
        role="menuitem",
        tabIndex=-1,
        **data(does=does),
    )
