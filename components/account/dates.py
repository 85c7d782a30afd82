"""Dates and times: where a person is, and how they count days and hours."""

from collections.abc import Mapping

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

import ids
from components.account.page import section
from domain.days import CHOICES, SOME_LANGUAGES, Calendar, time_zones
from domain.languages import LANGUAGES


def _called(languages: str) -> str:
    *some, last = (LANGUAGES[one].name for one in languages.split())
    return f"{', '.join(some)} and {last}" if some else last


_WORDS = {
    "week_begins": ("Week begins on", {one: one.capitalize() for one in CHOICES["week_begins"]}, None),
    "clock": ("Clock", {"24": "24 hours, as 14:00", "12": "12 hours, as 2 pm"}, None),
    "day_begins": (
        "Day begins at",
        {"0": "Midnight", **{hour: f"{hour} in the morning" for hour in CHOICES["day_begins"][1:]}},
        "For people who work at night: until then, it is still the day before.",
    ),
    "words": (
        "Read dates in",
        {**{some: _called(some) for some in SOME_LANGUAGES}, "none": "No language: titles stay as typed"},
        "“Pay rent tomorrow p1 #Home @bills”, typed for a new task, sets its date, priority, list and tag.",
    ),
    "date_order": (
        "10/01 is",
        {"ask": "Asked for each time", "dmy": "10 January", "mdy": "October 1"},
        None,
    ),
    "symbols": (
        "Signs",
        {
            "todoist": "As in Todoist: #list @tag p1 !deadline",
            "vikunja": "As in Vikunja: +list *tag !5 for the highest",
            "todotxt": "As in todo.txt: (A) +list @tag due:2027-01-13",
        },
        None,
    ),
}


def dates_section(calendar: Calendar) -> Component:
    """Return the section in which people change their calendar. Each choice is saved at once."""
    return section(
        "Dates and times",
        html.Div(
            [
                _choice(
                    "time_zone",
                    calendar,
                    "Time zone",
                    {one: one.replace("_", " ") for one in sorted(_offered() | {calendar.time_zone} - {""})},
                    "It decides when today begins.",
                    searchable=True,
                    nothingFoundMessage="No such place. Try the largest city near you.",
                ),
                *(
                    _choice(name, calendar, label, choices, help_text)
                    for name, (label, choices, help_text) in _WORDS.items()
                ),
                html.P(id=ids.CALENDAR_SAID, role="status", className="said"),
            ],
            className="form",
        ),
    )


def _offered() -> set[str]:
    """Return the time zones that are named after a place, and UTC."""
    ours = {one for one in time_zones() if "/" in one and not one.startswith(("Etc/", "US/", "SystemV/"))}
    return ours | {"UTC"}


def _choice(
    name: str,
    calendar: Calendar,
    label: str,
    choices: Mapping[str, str],
    help_text: str | None,
    **options: object,
) -> Component:
    return dmc.Select(
        id=ids.calendar_setting(name),
        label=label,
        description=help_text,
        data=[{"value": value, "label": words} for value, words in choices.items()],
        value=getattr(calendar, name) or None,
        allowDeselect=False,
        checkIconPosition="right",
        **options,
    )
