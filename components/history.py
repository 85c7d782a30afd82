"""The history of a task: what changed, when and by whom, and buttons to put it back."""

from typing import Any

import dash_mantine_components as dmc
from dash import dcc, get_relative_path, html
from dash.development.base_component import Component

import ids
from components.attributes import aria, data
from components.more import more_link, newest_link
from components.words import sentence, words, written
from domain.days import Calendar
from domain.history import Change, History, ago, in_words, name_of, suggested_by
from domain.schema import TASK

ROWS = 50
"""The most changes that are shown at a time."""


def history_page(of: History, now: str, place: str | None, calendar: Calendar) -> Component:
    """Return the page with a history from `place` on. One change more than `ROWS` says that there are more."""
    return html.Div(
        [
            html.Div(history(of, now, place, calendar), id=ids.HISTORY),
            dcc.Store(id=ids.HISTORY_FROM, data={"task": of.task, "place": place}),
        ]
    )


def history(of: History, now: str, place: str | None, calendar: Calendar) -> list[Any]:
    """Return the part of the page that changes when something is put back."""
    shown = of.changes[:ROWS]
    first = {change.intent: change for change in reversed(shown)}
    here = f"/history/{of.task}"
    return [
        html.Div(dmc.Title([words("History of "), written(of.title, dir="auto")], order=1), className="page-heading"),
        html.P(_where(of), className="page-words"),
        newest_link(here, place),
        html.Ul(
            [_row(change, now, first[change.intent] is change, calendar) for change in shown],
            role="list",
            className="page-rows",
            **aria(label="Changes"),
            **data(task=of.task, title=of.title),
        ),
        more_link(here, of.changes, ROWS),
    ]


def _where(of: History) -> list[Any]:
    trash = dmc.Anchor("trash", href=get_relative_path("/trash"))
    if of.list_deleted:
        return [words("In "), written(of.list_title), words(", which is in the "), trash, words(".")]
    where = [words("In "), dmc.Anchor(written(of.list_title), href=get_relative_path(f"/lists/{of.list}")), words(".")]
    return [*where, words(" The task is in the "), trash, words(".")] if of.deleted else where


def _row(change: Change, now: str, is_first: bool, calendar: Calendar) -> Component:
    said = in_words(change)
    when = html.Time(ago(change.at, now), dateTime=change.at, title=calendar.in_words(change.at))
    # One intent may have changed several fields: a single button puts all of them back.
    can_be_put_back = change.outdated and is_first
    suggested = [words(suggested_by(change))] if change.suggested else []
    who = written(change.who) if change.who and not change.own else words(name_of(change))
    return html.Li(
        [
            html.Span(
                [_said(change, said), html.Span([*suggested, who, words(" · "), when])],
                className="page-row-words",
            ),
            _put_back(change.intent, said) if can_be_put_back else None,
        ]
    )


def _said(change: Change, said: str) -> Component:
    """Return what a change did. If that is too long for a line, the old text can be unfolded."""
    if not change.old or TASK[change.field].on_screen is str or TASK[change.field].kind != "text":
        return html.Span(_told(change, said), dir="auto")
    before = html.Details(
        [html.Summary("What was there before"), html.Pre(change.old, dir="auto")],
        id=ids.unfolds("".join(change.place)),
    )
    return html.Div([words(said), before], className="page-row-said")


def _told(change: Change, said: str) -> list[Component]:
    """Return the words for a change, with what a person wrote in elements of its own."""
    field, marks = TASK[change.field], {"\x01": change.old or "", "\x02": change.new or ""}  # which no title contains
    if field.kind not in ("text", "key"):
        return [words(said)]
    old, new = marks
    return sentence(field.told(change.old and old, change.new and new), marks)


def _put_back(intent: str, said: str) -> Component:
    return html.Button(
        "Put this back",
        id=ids.put_back(intent),
        className="row-button",
        title="As it was before this",
        **aria(label=f"Put this back: as it was before “{said}”"),
    )
