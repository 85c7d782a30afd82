"""The pages of lists that are not in use: the archive, and the templates."""

from dataclasses import dataclass
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, get_relative_path, html
from dash.development.base_component import Component

import ids
from components.attributes import aria, data
from components.icons import icon
from components.more import more_link, newest_link
from components.words import written
from domain.history import ago
from domain.lists import PutAway

ROWS = 50
"""The most lists that are shown at a time."""


@dataclass(frozen=True)
class Kind:
    """The words on one of these pages."""

    name: str
    title: str
    about: str
    none: str
    icon: str
    since: str
    action: str
    action_id: Any

    @property
    def path(self) -> str:
        """Return its address."""
        return f"/{self.name}"


ARCHIVE = Kind(
    "archive",
    "Archive",
    "Lists that you have put away, with everything in them. You can open them as before.",
    "The archive is empty. “Archive” is in the options of a list.",
    "archive",
    "archived",
    "Bring back",
    ids.bring_back,
)
TEMPLATES = Kind(
    "templates",
    "Templates",
    "A list made from a template has all its tasks, open. Their dates are as far from today as they were from the day "
    "when the template was saved.",
    "There is no template yet. “Save as template” is in the options of a list.",
    "template",
    "saved",
    "Make a list",
    ids.use_template,
)
KINDS = {kind.name: kind for kind in (ARCHIVE, TEMPLATES)}


def put_away_page(kind: Kind, rows: list[PutAway], now: str, place: str | None) -> Component:
    """Return the page with `rows` from `place` on. One more than `ROWS` says that there are more."""
    return html.Div(
        [
            html.Div(dmc.Title(kind.title, order=1), className="page-heading"),
            html.P(kind.about, className="page-words"),
            html.Div(put_away(kind, rows, now, place), id=ids.PUT_AWAY_LISTS),
            dcc.Store(id=ids.PUT_AWAY_FROM, data={"kind": kind.name, "place": place}),
        ]
    )


def put_away(kind: Kind, rows: list[PutAway], now: str, place: str | None) -> list[Any]:
    """Return the part of the page that changes when a list goes or comes."""
    shown = [_row(kind, row, now) for row in rows[:ROWS]]
    return [
        newest_link(kind.path, place),
        html.Ul(shown, role="list", className="page-rows", **aria(label=kind.title)) if shown else _nothing(kind),
        more_link(kind.path, rows, ROWS),
    ]


def _nothing(kind: Kind) -> Component:
    return html.Div([icon(kind.icon, 40), html.P(kind.none)], className="none")


def _row(kind: Kind, row: PutAway, now: str) -> Component:
    about = f"{row.tasks:,} {'task' if row.tasks == 1 else 'tasks'} · {kind.since} {ago(row.at, now)}"
    return html.Li(
        [
            html.Div(
                [
                    html.A(
                        written(row.title),
                        href=get_relative_path(f"/lists/{row.id}"),
                        className="view-link list-name",
                        **data(colour=row.colour or "", icon=row.icon or ""),
                    ),
                    html.Span(about),
                ],
                className="page-row-words",
                dir="auto",
            ),
            html.Button(
                kind.action,
                id=kind.action_id(row.id),
                className="row-button",
                **aria(label=f"{kind.action}: {row.title}"),
            ),
            html.Button(
                id=ids.delete_put_away(row.id),
                className="icon-button row-purge",
                title="Delete",
                **aria(label=f"Delete {row.title}"),
            ),
        ],
        id=ids.trash_row(row.id),
        **data(title=row.title),
    )
