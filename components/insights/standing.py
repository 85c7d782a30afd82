"""The tasks that are still open, each with buttons to do something about it (``assets/app/pages/insights.js``)."""

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import get_relative_path, html
from dash.development.base_component import Component

import ids
from components.attributes import aria, data
from components.words import words, written
from domain.days import days_between, near_day, within_sentence
from domain.insights import OFTEN, Standing

ACTIONS = {"give-deadline": "Due in a week", "hide-month": "Hide for a month", "drop": "Delete"}


def standing(oldest: Sequence[Standing], put_off: Sequence[Standing], today: str) -> list[Component]:
    """Return the part of the page that changes when something was done about a task."""
    parts = [
        _part(
            "Open for longest",
            "A task that stays open may be too big, no longer important, or for another time."
            if oldest
            else "No task is waiting for you.",
            [_row(one, _age(one, today), today) for one in oldest],
        )
    ]
    if put_off:
        often = f"You gave each of these a later date {OFTEN} times or more. What is in the way?"
        rows = [_row(one, _moves(one, today), today) for one in put_off]
        parts.append(_part("Moved on again and again", often, rows))
    return parts


def _part(title: str, sentence: str, rows: list[Component]) -> Component:
    shown = [html.Ul(rows, role="list", className="page-rows standing", **aria(label=title))] if rows else []
    return html.Section([dmc.Title(title, order=2), html.P(sentence), *shown])


def _row(one: Standing, about: str, today: str) -> Component:
    address = get_relative_path(f"/lists/{one.list}/{one.id}")
    due = f" · due {near_day(one.deadline, today)}" if one.deadline else ""
    return html.Li(
        [
            html.Div(
                [
                    dmc.Anchor(written(one.title), href=address, underline="hover"),
                    html.Span([words(f"{about}{due} · "), written(one.list_title)]),
                ],
                className="page-row-words",
                dir="auto",
            ),
            dmc.Group(
                [
                    dmc.Anchor(
                        "Split",
                        href=address,
                        underline="never",
                        lh="34px",
                        className="row-button split",
                        **aria(label=f"Split: {one.title}"),
                    ),
                    *(_button(one, does) for does in ACTIONS if does != "give-deadline" or not one.deadline),
                ],
                gap=8,
            ),
        ],
        **data(title=one.title),
    )


def _button(one: Standing, does: str) -> Any:
    words = ACTIONS[does]
    return html.Button(
        words, id=ids.about_standing(does, one.id), className="row-button", **aria(label=f"{words}: {one.title}")
    )


def _age(one: Standing, today: str) -> str:
    days = days_between(one.since, today)
    if days < 1:
        return "Open since today"
    unit, size = next((unit, size) for unit, size in _UNITS if days >= 2 * size or size == 1)
    return f"Open for {days // size} {unit if days // size == 1 else unit + 's'}"


_UNITS = (("year", 365), ("month", 30), ("week", 7), ("day", 1))


def _moves(one: Standing, today: str) -> str:
    until = f", now for {within_sentence(near_day(one.date, today))}" if one.date else ""
    return f"Moved on {one.times} times since {within_sentence(near_day(one.first_date, today))}{until}"
