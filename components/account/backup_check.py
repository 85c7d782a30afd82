"""The result of checking the newest backup."""

from dash import html
from dash.development.base_component import Component

from components.account.import_plan import lines
from components.instants import instant
from components.words import words
from domain.comparison import Comparison
from domain.days import Calendar


def backup_compared(found: Comparison, calendar: Calendar) -> Component:
    """Return how a restored backup compares with the database."""
    same = f"{found.identical:,} of {found.total:,} lists, tasks, tags and other things identical"
    if found.changed_since:
        same += f", and {len(found.changed_since):,} changed since the backup"
    of: list = [
        words("The backup of "),
        instant(found.made_at, calendar),
        words(" was restored into a scratch database, and compared with what is here."),
    ]
    new = "There was no backup. One was made now, restored into a scratch database, and compared with what is here."
    return html.Div(
        [
            html.P(f"{same}.", className="said" if found.changed_since or found.differing else "done"),
            html.P(new if found.made_for_this else of, className="said"),
            lines("Changed since the backup", found.changed_since),
            html.P("Something is wrong: some of it differs, though nothing changed it.", className="refused")
            if found.differing
            else None,
            lines("Differs without a change", found.differing),
        ]
    )


def backup_failed(reason: str) -> Component:
    """Return why there is no result."""
    return html.P(reason, className="refused")
