"""The lists in the sidebar, some at a time. The browser draws each card as a copy of the one that is drawn here."""

import dash_mantine_components as dmc
from dash import dcc, get_relative_path, html
from dash.development.base_component import Component

import ids
from components.attributes import NO_CLICKS, aria, data
from components.icons import icon
from components.once import once
from components.words import words, written
from domain.lists import SomeLists, Summary
from domain.wire import Agenda, Card, Cards

CARDS = 50
"""The most lists that are shown at a time."""
ID, TITLE = "{{id}}", "{{title}}"
"""Stand for the id and title of a list in the card that is copied; ``assets/app/screen/cards.js`` replaces them."""


def sidebar(some: SomeLists, agenda: Agenda | None = None, has_chat: bool = False) -> list[Component]:
    """Return the sidebar: links to views of all lists, some lists, and links to others, tags, archive and templates."""
    counts = agenda or {"today": "", "upcoming": ""}
    days = html.Nav(
        [
            _view_link("calendar-check", "Today", ids.TODAY_COUNT, counts["today"], later="0"),
            _view_link("calendar-month", "Upcoming", ids.UPCOMING_COUNT, counts["upcoming"], later="1"),
            *_other_views(has_chat),
        ],
        className="view-links",
        **aria(label="Views"),
    )
    return [days, *_below_views(), dcc.Store(id=ids.CARDS, data=dict(cards_of(some)))]


@once
def _other_views(has_chat: bool) -> list[Component | None]:
    return [
        _side_link("search", "Search"),
        _side_link("chart-bar", "Insights"),
        _side_link("message-circle", "Chat") if has_chat else None,
        html.Ul(id=ids.SMART_LINKS, role="list", className="smart-links", **NO_CLICKS, **aria(label="Smart lists")),
    ]


@once
def _below_views() -> list[Component]:
    lists = html.Nav(
        [
            _leaf("Show earlier lists", ids.EARLIER_LISTS),
            html.Ul(id=ids.LISTS, role="list", className="list-cards", **NO_CLICKS),
            _leaf("Show more lists", ids.MORE_LISTS),
            dmc.Button("New list", id=ids.NEW_LIST, leftSection=icon("plus"), variant="light", fullWidth=True, mt="md"),
        ],
        **aria(label="Lists"),
    )
    return [
        lists,
        _side_link("tag", "Tags"),
        html.Div(
            [_side_link("template", "Templates"), _side_link("archive", "Archive"), _side_link("trash", "Trash")],
            className="put-away-links",
        ),
    ]


def _side_link(icon_name: str, name: str) -> Component:
    link, looks = get_relative_path(f"/{name.lower()}"), f"side-link {icon_name}-link"
    return dmc.Anchor([icon(icon_name), words(name)], href=link, underline="never", className=looks)


def _view_link(icon_name: str, name: str, count_id: str, count: str, later: str) -> Component:
    """Return the link to a view of all lists, with its number of tasks, or none for 0.

    A task that is dropped on it, or added there, is planned for the day `later` days from today.
    """
    number = html.Span(count, id=count_id, className="view-count")
    return html.A(
        [*_named(icon_name, name), number],
        href=get_relative_path(f"/{name.lower()}"),
        className="side-link view-link",
        **data(later=later),
    )


@once
def _named(icon_name: str, name: str) -> list[Component]:
    return [icon(icon_name), words(name)]


def card_templates() -> list[Component]:
    """Return what the browser copies for each list and each smart list."""
    return [
        html.Ul(html.Li(template_card()), id=ids.CARD_TEMPLATE, hidden=True),
        html.Ul(html.Li(template_smart_link()), id=ids.SMART_TEMPLATE, hidden=True),
    ]


def template_smart_link() -> Component:
    """Return the link that the browser copies for each smart list."""
    link, keys = [icon("filter"), written("", "side-name", dir="auto")], aria(keyshortcuts="Alt+ArrowUp Alt+ArrowDown")
    return html.A(link, href=get_relative_path("/smart"), className="side-link view-link", **keys)


def _leaf(words: str, button_id: str) -> Component:
    return dmc.Button(words, id=button_id, variant="subtle", color="gray", fullWidth=True, display="none")


def template_card() -> Component:
    """Return the card that the browser copies for each list: a link with the title and the progress."""
    named = aria(label="Progress", valuemin="0", valuemax="100", valuenow="0")
    bar = html.Div(html.Div(className="list-done", role="progressbar", **named), className="list-progress")
    return html.A(
        [written(TITLE, "list-name", dir="auto"), bar],
        href=get_relative_path(f"/lists/{ID}"),
        className="list-card view-link",
        **aria(keyshortcuts="Alt+ArrowUp Alt+ArrowDown"),
    )


def cards_of(some: SomeLists) -> Cards:
    """Return what the browser needs to draw some lists, and whether there are more before and after them."""
    return {"lists": [card_of(one) for one in some.lists], "earlier": some.earlier, "more": some.more}


def card_of(one: Summary) -> Card:
    """Return what the browser needs to draw the card of a list."""
    return {"id": one.id, "title": one.title, "progress": one.progress, "facts": one.facts}
