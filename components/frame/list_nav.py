"""The lists in the sidebar, a card each, some at a time."""

from collections.abc import Iterable

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

import ids
from components.attributes import aria, data
from components.icons import icon
from domain.queries import progress
from domain.windows import SomeLists, Summary

CARDS = 50
"""Shown at a time, however many lists there are: each card is four components, which Dash asks at every change."""


def sidebar(some: SomeLists) -> list[Component]:
    """Return what is in the sidebar: some lists, the ways to those before and after them, and the way to the trash."""
    lists = html.Nav(
        [
            _leaf("Show earlier lists", ids.EARLIER_LISTS, some.earlier),
            html.Ul(list_places(some.lists), id=ids.LISTS, role="list", className="list-cards"),
            _leaf("Show more lists", ids.MORE_LISTS, some.more),
            dmc.Button("New list", id=ids.NEW_LIST, leftSection=icon("plus"), variant="light", fullWidth=True, mt="md"),
        ],
        **aria(label="Lists"),
    )
    return [lists, dmc.Anchor([icon("trash"), "Trash"], href="/trash", underline="never", className="trash-link")]


def _leaf(words: str, button_id: str, is_there: bool) -> Component:
    return dmc.Button(words, id=button_id, variant="subtle", color="gray", fullWidth=True, display=shown_if(is_there))


def shown_if(condition: bool) -> str | None:
    """Return the `display` of what is shown if a condition holds."""
    return None if condition else "none"


def list_places(lists: Iterable[Summary]) -> list[Component]:
    """Return the places of lists, with their cards."""
    return [list_place(one.id, list_card(one)) for one in lists]


def list_place(list_id: str, content: Component | None) -> Component:
    """Return the place of a list's card; without the card it is not seen."""
    return html.Li(content, id=ids.list_card(list_id))


def list_card(of: Summary) -> Component:
    """Return a list's title and progress as a link to it."""
    return dmc.Anchor(
        [
            html.Span(of.title, id=ids.list_name(of.id), className="list-name", dir="auto"),
            dmc.Progress(
                id=ids.list_progress(of.id),
                size="sm",
                attributes={"section": {"aria-label": "Progress"}},
                **progress_bar(of.open_count, of.done_count),
            ),
        ],
        href=f"/lists/{of.id}",
        underline="never",
        className="list-card",
        **data(list=of.id),
    )


def progress_bar(open_count: int, done_count: int) -> dict:
    """Return what a progress bar shows: the accent, and green when all is done."""
    value = progress(open_count, done_count)
    return {"value": value, "color": "teal" if value == 100 else "indigo"}
