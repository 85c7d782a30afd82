"""Shows what is understood of a title while it is typed: a chip for each thing, below the box.

``assets/app/does/quick-add.js`` puts them at the box in which somebody types, and does what their buttons say.
"""

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

import ids
from components.attributes import NO_CLICKS, aria, data
from components.frame.dialogs import CLOSES, STAYS, choice, choices, dialog
from components.icons import icon
from components.words import words, written
from domain.days import Calendar, near_day
from domain.quick_add import Piece, Reading


def understood() -> list[Component]:
    """Return the place of the chips, the marks behind the typed text, and the stores that bring them."""
    return [*place_of_chips(ids.ADD_TASK), dcc.Store(id=ids.WORDS), dcc.Store(id=ids.READING)]


def place_of_chips(box: str) -> list[Component]:
    """Return where marks and chips are shown: right after their box, so that the Tab key reaches them next."""
    return [
        html.Div(className="read-marks", **aria(hidden="true")),
        html.Div(
            id=ids.understood(box), role="group", className="read-words", **aria(label="Understood", live="polite")
        ),
    ]


def date_button(of: str = "the new task") -> Component:
    """Return the button that chooses a date for what is added. What it shares with its box has the class ``dated``."""
    name = aria(label=f"Date of {of}", haspopup="dialog")
    return html.Button(type="button", className="add-date", title="Date", **name)


def quick_add_dialog() -> Component:
    """Return the dialog that adds a task to the Inbox from anywhere, closed."""
    return html.Dialog(
        [
            html.H2("Add to the Inbox", id=ids.dialog_title(ids.QUICK_DIALOG)),
            html.Div(
                [
                    dmc.TextInput(
                        id=ids.QUICK_ADD,
                        placeholder="Pay rent tomorrow p1 #Home @bills",
                        leftSection=icon("plus"),
                        size="md",
                        attributes={"input": {"dir": "auto", "enterKeyHint": "done", "autoComplete": "off"}},
                        **aria(label="Quick add"),
                    ),
                    date_button(),
                ],
                className="dated",
            ),
            html.Div(className="quick-room"),
            *place_of_chips(ids.QUICK_ADD),
            html.Div(dmc.Button("Cancel", variant="default", **CLOSES), className="dialog-buttons"),
        ],
        id=ids.QUICK_DIALOG,
        **NO_CLICKS,
        **STAYS,
        className="dialog quick-add",
        **aria(labelledby=ids.dialog_title(ids.QUICK_DIALOG)),
    )


def paste_dialog() -> Component:
    """Return the question how to add pasted lines. ``assets/app/does/adding.js`` says how many there are."""
    return dialog(
        ids.PASTE_DIALOG,
        "Add these lines?",
        "",
        choices(
            choice(
                "As tasks",
                "Marks like - [x] are removed, and indented lines become subtasks.",
                **data(way="tasks"),
            ),
            choice("As they are", "A task for each line, just as it is.", **data(way="plain")),
            choice("As one task", "All lines become one title, in the box.", **data(way="one")),
        ),
    )


def chips(reading: Reading, today: str, calendar: Calendar) -> list[Component]:
    """Return a chip for each piece, in their order."""
    return [
        _question(piece, today)
        if piece.choices or (piece.stays and not piece.fields)
        else _chip(piece, _meaning(piece, today, calendar))
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
    if piece.kind == "repeat":
        return (
            f"{piece.name[:1].upper()}{piece.name[1:]}{f' at {time}' if time else ''}{f', next {day}' if day else ''}"
        )
    what = {"deadline": "Deadline", "hidden_until": "Hidden until"}.get(piece.kind, "")
    return " ".join(filter(None, [what, day, time]))


def _chip(piece: Piece, meaning: str) -> Component:
    return dmc.Button(
        written(meaning),
        id=ids.piece(piece.start, "reject", ""),
        rightSection=icon("x", 14),
        variant="default",
        size="compact-sm",
        className="understood-chip",
        **aria(label=f"{piece.words}: {meaning}, remove"),
    )


def _question(piece: Piece, today: str) -> Component:
    """Return a question to the person, with its answers."""
    if piece.kind == "list":
        asks, make = f"No list “{piece.name}”", [_answer(piece, "make", piece.name, f"Make “{piece.name}”")]
        answers = [_answer(piece, "choose", one, f"#{title}") for one, title in piece.choices]
    else:
        asks, make = f"{piece.words} is", []
        answers = [_answer(piece, "choose", day, near_day(day, today)) for day, _ in piece.choices]
    reject = dmc.ActionIcon(
        icon("x", 14),
        id=ids.piece(piece.start, "reject", ""),
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
