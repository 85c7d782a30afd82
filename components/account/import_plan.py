"""The preview of an import, and its result."""

from collections.abc import Sequence

import dash_mantine_components as dmc
from dash import get_relative_path, html
from dash.development.base_component import Component

import ids
from components.words import written
from domain.import_plan import Plan
from domain.schema import called

SHOWN_MOST = 20
"""The most lines of each kind on the screen; the others are counted."""


def import_preview(plan: Plan, source: str) -> Component:
    """Return what an import would do, with the button that does it. `source` is ``file`` or ``browser``."""
    what = "this browser's copy" if source == "browser" else "this file"
    if not plan.edits:
        heading = f"All that is in {what} is here already. There is nothing to import."
        buttons = [dmc.Button("Close", id=ids.IMPORT_CANCEL, variant="default")]
    else:
        heading = f"This is what importing {what} does. Nothing is written yet."
        buttons = [
            dmc.Button("Import", id=ids.IMPORT_CONFIRM),
            dmc.Button("Cancel", id=ids.IMPORT_CANCEL, variant="default"),
        ]
    return html.Div(
        [
            html.P(heading, className="said"),
            html.Dl(
                [
                    *_count("New", _new(plan)),
                    *_count("Changed", _fields_changed(plan)),
                    *_count("The same", plan.same),
                    *_count("Skipped", len(plan.skipped)),
                ],
                className="facts",
            ),
            lines(
                "What is new",
                [
                    *(called("lists", title) for title in plan.new_lists),
                    *plan.new_others,
                    *(f"{title} ({of})" for of, title in plan.new_tasks),
                ],
            ),
            lines("What changes", [f"{one.what}: {one.words}" for one in plan.changed]),
            lines("What is skipped, and why", [f"{one.what}: {one.reason}" for one in plan.skipped]),
            lines("What has a time in the future, which becomes now", plan.set_to_now),
            html.Div(buttons, className="buttons"),
        ]
    )


def import_done(plan: Plan) -> Component:
    """Return what an import did, with the button that undoes it."""
    return html.Div(
        [
            html.P(f"Imported. New: {_new(plan)}. Changed: {_fields_changed(plan)}.", className="done"),
            html.Div(
                [
                    dmc.Button("Undo import", id=ids.IMPORT_UNDO, variant="default"),
                    html.A("To your lists", href=get_relative_path("/lists"), className="plain-link"),
                ],
                className="buttons",
            ),
        ]
    )


def import_refused(reason: str) -> Component:
    """Return why there is no import."""
    return html.Div(
        [
            html.P(reason, className="refused", role="alert"),
            html.Div([dmc.Button("Close", id=ids.IMPORT_CANCEL, variant="default")], className="buttons"),
        ]
    )


def _new(plan: Plan) -> str:
    new, others = f"{_number(len(plan.new_lists), 'list')}", len(plan.new_others)
    tasks = _number(len(plan.new_tasks), "task")
    away = " and ".join(_number(plan.put_away[f"{one}s"], one) for one in ("list", "task") if plan.put_away[f"{one}s"])
    said = f", of these {away} in the trash, the archive or templates" if away else ""
    return (f"{new}, {tasks} and {_number(others, 'other thing')}" if others else f"{new} and {tasks}") + said


def _fields_changed(plan: Plan) -> str:
    return str(len({one.id for one in plan.changed}))


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def _count(name: str, value: object) -> list[Component]:
    return [html.Dt(name), html.Dd(str(value))]


def lines(title: str, texts: Sequence[str]) -> Component | None:
    """Return `texts` under a title that opens and closes, at most `SHOWN_MOST` of them; None if there are none."""
    if not texts:
        return None
    more = [html.Li(f"and {len(texts) - SHOWN_MOST:,} more")] if len(texts) > SHOWN_MOST else []
    shown = [html.Li(written(text), dir="auto") for text in texts[:SHOWN_MOST]]
    return html.Details([html.Summary(f"{title} ({len(texts):,})"), html.Ul([*shown, *more])], open=len(texts) <= 5)
