"""How a task repeats, in its panel: typed as a sentence, repeated in words, with the days that follow."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

import ids
from components.attributes import aria, data
from components.words import words
from domain.days import Calendar, day_in_words
from domain.repeat import coming, say
from domain.repeat.days import SHOWN
from domain.typed import repeat_in
from domain.words.calendar import Moment
from domain.words.when import begun_at

Said = str | list[str | Component]
"""The part that says what a repeat means: words with a list of days among them."""

PRESETS = "every day, every workday, every week, every month, every year"


def repeat_fact(control: Mapping[str, Any]) -> Component:
    """Return the box for the sentence, and what is below it. `control` has the properties of a box for a field."""
    box = dmc.TextInput(
        **control,
        label="Repeat",
        className="panel-fact",
        debounce=True,
        placeholder="every 2nd Tuesday",
        attributes={"input": {"autoComplete": "off", "dir": "auto", "aria-describedby": ids.REPEAT_SAID}},
    )
    return html.Div(
        [
            box,
            # The browser draws these if the task does not repeat.
            html.Div(id=ids.REPEAT_PRESETS, role="group", **aria(label="Repeats offered"), **data(words=PRESETS)),
            html.P(id=ids.REPEAT_SAID, **aria(live="polite")),
            html.Button("Skip this day", id=ids.REPEAT_SKIP, type="button", hidden=True),
        ],
        className="panel-repeat",
    )


def comes(repeat: str | None, day: str | None, today: str) -> Said:
    """Say how a task repeats, and its next days, beginning with its own day unless that is past."""
    if not (repeat and say(repeat)):
        return ""
    return _said(say(repeat), _days(repeat, day, today), today)


def would_come(text: str, task: Mapping[str, str], now: Moment, calendar: Calendar) -> Said:
    """Say what a sentence that is being typed means, and the days of a task with this date and time, if it has any.

    Raises `Invalid` if the sentence is refused.
    """
    if not text.strip():
        return ""
    found, today = repeat_in(text.strip(), now, calendar), now.today.isoformat()
    first, repeat = begun_at(found, task.get("date"), task.get("time"), now)
    timed = f", {calendar.time_in_words(found.time)}" if found.time else ""
    return _said(say(repeat, found.language) + timed, _days(repeat, first, today), today)


def _days(repeat: str, day: str | None, today: str) -> list[str]:
    """Return the days of a task that is done on each of them: its own, unless that is past, and those after it."""
    own = [day] if day and day >= today else []
    return [*own, *coming(repeat, day, max(own, default=today)).days][:SHOWN]


def _said(sentence: str, days: list[str], today: str) -> Said:
    begins = f"{sentence[:1].upper()}{sentence[1:]}."
    return [words(f"{begins} Next: "), _listed(days, today)] if days else f"{begins} It does not come again."


def _listed(days: list[str], today: str) -> Component:
    """Return a list of days in words. A year is added where it differs from the one before."""
    said, year = [], today[:4]
    for day in days:
        words = day_in_words(day)
        said.append(words if day[:4] != year else f"{date.fromisoformat(day):%a %-d %b}")
        year = day[:4]
    items = [html.Span(f"{one}, " if one is not said[-1] else one, role="listitem") for one in said]
    return html.Span(items, role="list", **aria(label="Next days"))
