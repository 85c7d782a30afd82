"""The lists in the sidebar, a card each."""

from collections.abc import Iterable

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

import ids
from components.attributes import aria, data
from components.icons import icon
from domain.queries import progress


def sidebar(cards: Iterable[Component]) -> list[Component]:
    """Return what is in the sidebar: the lists, `cards`, and the way to the trash."""
    lists = html.Nav(
        [
            html.Ul(list(cards), id=ids.LISTS, role="list", className="list-cards"),
            dmc.Button("New list", id=ids.NEW_LIST, leftSection=icon("plus"), variant="light", fullWidth=True, mt="md"),
        ],
        **aria(label="Lists"),
    )
    return [lists, dmc.Anchor([icon("trash"), "Trash"], href="/trash", underline="never", className="trash-link")]


def list_place(list_id: str, card: Component | None) -> Component:
    """Return the place of a list's card; without the card it is not seen."""
    return html.Li(card, id=ids.list_card(list_id))


def list_card(list_id: str, title: str, open_count: int, done_count: int) -> Component:
    """Return a list's title and progress as a link to it."""
    return dmc.Anchor(
        [
            html.Span(title, id=ids.list_name(list_id), className="list-name", dir="auto"),
            dmc.Progress(
                id=ids.list_progress(list_id),
                size="sm",
                attributes={"section": {"aria-label": "Progress"}},
                **progress_bar(open_count, done_count),
            ),
        ],
        href=f"/lists/{list_id}",
        underline="never",
        className="list-card",
        **data(list=list_id),
    )


def progress_bar(open_count: int, done_count: int) -> dict:
    """Return what a progress bar shows: the accent, and green when all is done."""
    value = progress(open_count, done_count)
    return {"value": value, "color": "teal" if value == 100 else "indigo"}
