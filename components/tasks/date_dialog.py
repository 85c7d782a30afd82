"""The dialog that chooses the date of a task, or how it repeats: near its row, by one click or a few keys."""

import json
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

import ids
from components.attributes import data
from components.frame.dialogs import CLOSES, dialog
from domain.languages import LANGUAGES
from domain.languages.language import LENGTHS, Language
from domain.repeat import FIRST_WORDS


def words_for_days() -> str:
    """Return the words for days in all languages, as `Names` in ``assets/app/state/typed-days.js``."""
    every = LANGUAGES.values()
    tables = {"days": "days", "weekdays": "named_weekdays", "months": "months", "numbers": "numbers", "parts": "parts"}
    found: dict[str, Any] = {
        name: {k: v for one in every for k, v in getattr(one, table).items()} for name, table in tables.items()
    }
    found["markers"] = {k: v for one in every for k, v in one.markers.items() if v in ("on", "next", "this")}
    found["at"] = [words for one in every for words, marker in one.markers.items() if marker in ("at", "around")]
    found["clocks"] = [(_clock(one), not one.verb_last) for one in every]
    found["spans"] = {words: rule for one in every for words, rule in one.spans.items()}
    found["timed"] = [words for one in every for words in (*one.moments, *one.timed_weekdays)]
    finer = [word for one in every for word, (unit, _) in one.units.items() if unit in ("minutes", "hours")]
    found["finer"] = [*finer, *(words for one in every for words in one.stretches)]
    found["nextWeek"] = [words for one in every for words, weeks in one.weeks.items() if weeks == 1]
    found["within"] = [word for one in every for word in one.within]
    units = [(word, *length) for one in every for word, length in one.units.items()]
    found["units"] = {
        word: (LENGTHS[unit][0], many * LENGTHS[unit][1]) for word, unit, many in units if unit in LENGTHS
    }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _clock(language: Language) -> str:
    """Return the pattern of a time with its sign, as JavaScript writes it."""
    more = "(?: (?<more>[0-5]\\d))?" if language.minutes_follow else ""
    return f"^(?:{language.clock.replace('(?P<', '(?<')}{more})$"


def date_dialog() -> Component:
    """Return it, closed. ``assets/app/does/dates.js`` fills it in, and does what is chosen."""
    return dialog(
        ids.DATE_DIALOG,
        "Date",
        "",
        html.Div(id=ids.DATE_PRESETS, className="date-presets"),
        dmc.TextInput(
            id=ids.DATE_TYPED,
            label="Or type a date",
            placeholder="13 Jan, Friday, every 2nd Tuesday",
            debounce=True,
            attributes={"input": {"autoComplete": "off", "enterKeyHint": "done"}},
        ),
        dmc.TextInput(id=ids.DATE_PICKED, label="Or pick one", debounce=True, attributes={"input": {"type": "date"}}),
        html.P(
            id=ids.DATE_SAID,
            role="status",
            className="date-said",
            **data(repeats=" ".join(FIRST_WORDS), names=words_for_days()),
        ),
        dcc.Store(id=ids.REPEAT_TYPED),
        html.Div(
            [dmc.Button("Cancel", variant="default", **CLOSES), dmc.Button("Set date", id=ids.DATE_SET)],
            className="dialog-buttons",
        ),
    )
