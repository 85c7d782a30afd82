"""Instants, in words."""

from dash import html
from dash.development.base_component import Component

from domain.days import Calendar


def instant(at: str, calendar: Calendar) -> Component:
    """Return an instant (ISO 8601 in UTC) in words, by the `calendar` and clock of the person who reads it."""
    return html.Time(calendar.in_words(at), dateTime=at)
