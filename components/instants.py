"""Instants, in words."""

from datetime import datetime

from dash import html
from dash.development.base_component import Component


def instant(at: str) -> Component:
    """Return an instant (ISO 8601 in UTC) in the form that people read."""
    when = datetime.fromisoformat(at)
    return html.Time(f"{when.day} {when:%B %Y, %H:%M} UTC", dateTime=at)
