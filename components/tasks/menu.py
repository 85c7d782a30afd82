"""Menus of the page's own: ``assets/app/screen/menu.js`` opens one, and ``data-does`` names what an entry does."""

from dash import html
from dash.development.base_component import Component

from components.attributes import aria, data


def menu(menu_id: str, name: str, *entries: Component) -> Component:
    """Return a menu, closed."""
    return html.Div(list(entries), id=menu_id, role="menu", hidden=True, className="menu", **aria(label=name))


def entry(words: str, does: str, keys: str = "", shortcut: str = "") -> Component:
    """Return an entry, with the keys that do the same: as they are shown, and as `aria-keyshortcuts` has them."""
    shown = html.Span(keys, className="menu-keys", **aria(hidden="true")) if keys else None
    return html.Button(
        [html.Span(words), shown],
        type="button",
        role="menuitem",
        tabIndex=-1,
        **data(does=does),
        **(aria(keyshortcuts=shortcut) if shortcut else {}),
    )
