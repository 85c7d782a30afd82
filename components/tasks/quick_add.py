"""What is understood of a title as it is typed: a chip for each thing, below the box.

``assets/app/does/quick-add.js`` places it at the box in which somebody types, and does what its buttons say.
"""

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

import ids
from components.attributes import aria
from components.icons import icon
from components.words import words, written
from domain.days import Calendar, near_day
from domain.quick_add import Piece, Reading


def understood() -> list[Component]:
    """Return the place of the chips, the marks behind what is typed, and the stores through which they come."""
    return [
        html.Div(id=ids.MARKS, className="read-marks", **aria(hidden="true")),
        html.Div(id=ids.UNDERSTOOD, role="group", className="read-words", **aria(label="Understood", live="polite")),
        dcc.Store(id=ids.WORDS),
        dcc.Store(id=ids.READING),
    ]


def chips(reading: Reading, today: str, calendar: Calendar) -> list[Component]:
    """Return a chip for each piece, in the order in which they stand."""
    return [
        _question(piece, today) if piece.stays and not piece.fields else _chip(piece, _meaning(piece, today, calendar))
        for piece in reading.pieces
    ]


def _meaning(piece: Piece, today: str, calendar: Calendar) -> str:
    if piece.kind in ("list", "tag"):
        is_new = piece.kind == "tag" and not piece.id
        return f"{'#' if piece.kind == 'list' else '@'}{piece.name}{' (new)' if is_new else ''}"
    said = piece.fields
    if piece.kind == "priority":
        return f"p{said['priority']}" if said["priority"] else "No priority"
    day = next((near_day(str(said[name]), today) for name in ("date", "deadline", "hidden_until") if name in said), "")
    time = calendar.time_in_words(str(said["time"])) if "time" in said else ""
    what = {"deadline": "Deadline", "hidden_until": "Hidden until"}.get(piece.kind, "")
    return " ".join(filter(None, [what, day, time]))


def _chip(piece: Piece, meaning: str) -> Component:
    return dmc.Button(
        written(meaning),
        id=ids.piece(piece.start, "reject"),
        rightSection=icon("x", 14),
        variant="default",
        size="compact-sm",
        className="understood-chip",
        **aria(label=f"{piece.words}: {meaning}, remove"),
    )


def _question(piece: Piece, today: str) -> Component:
    """Return what the person is asked, and the answers that they can give."""
    if piece.kind == "list":
        asks, make = f"No list “{piece.name}”", [_answer(piece, "make", piece.name, f"Make “{piece.name}”")]
        answers = [_answer(piece, "choose", one, f"#{title}") for one, title in piece.choices]
    else:
        asks, make = f"{piece.words} is", []
        answers = [_answer(piece, "choose", day, near_day(day, today)) for day, _ in piece.choices]
    reject = dmc.ActionIcon(
        icon("x", 14),
        id=ids.piece(piece.start, "reject"),
        variant="subtle",
        color="gray",
        size=24,
        **aria(label=f"{piece.words} remove"),
    )
    return html.Div(
        [words(asks), *answers, *make, reject], className="understood-question", role="group", **aria(label=asks)
    )


def _answer(piece: Piece, does: str, value: str, name: str) -> Component:
    return dmc.Button(
        written(name),
        id=ids.piece(piece.start, does, value),
        variant="default",
        size="compact-sm",
        className="understood-chip",
    )
