"""Questions before something is deleted. They are the browser's own dialogs, which handle keys themselves.

``assets/app/screen/dialogs.js`` opens and closes them at the click.
"""

import json
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

import ids
from components.attributes import NO_CLICKS, aria, data
from domain.clean import COLOURS, GROUPINGS, SORTS
from domain.keys import HEADINGS, commands
from domain.looks import ICONS


def opens(dialog_id: str) -> Any:
    """Return the attributes of a button that opens a dialog."""
    return data(opens=dialog_id)


CLOSES: Any = data(closes="")
"""The attribute of a button that also closes the dialog that it is in."""
STAYS: Any = data(stays="")
"""The attribute of a dialog that is not about what is on screen: it stays when another view shows."""


def question(dialog_id: str, title: str, text: str, confirm_id: str, confirm: str) -> Component:
    """Return a question, closed. The answer is Cancel or `confirm`."""
    return dialog(dialog_id, title, text, answers(dmc.Button(confirm, id=confirm_id, color="red.9", **CLOSES)))


def dialog(dialog_id: str, title: str, text: str, *content: Component) -> Component:
    """Return a dialog, closed."""
    return html.Dialog(
        [html.H2(title, id=ids.dialog_title(dialog_id)), html.P(text, id=ids.dialog_text(dialog_id)), *content],
        id=dialog_id,
        className="dialog",
        **NO_CLICKS,
        **aria(labelledby=ids.dialog_title(dialog_id), describedby=ids.dialog_text(dialog_id)),
    )


def answers(confirm: Component) -> Component:
    """Return the buttons of a question: Cancel and `confirm`."""
    return html.Div([dmc.Button("Cancel", variant="default", **CLOSES), confirm], className="dialog-buttons")


def choices(*offered: Component) -> Component:
    """Return the choices of a dialog, each with its words (`choice`), and Cancel."""
    return html.Div([*offered, dmc.Button("Cancel", variant="default", **CLOSES)], className="choices")


def choice(name: str, what: str, **attributes: Any) -> Component:
    """Return a button that chooses something, and says what that is."""
    return html.Button([html.B(name), html.Span(what)], type="button", className="choice", **CLOSES, **attributes)


def delete_list_dialog() -> Component:
    """Return the question before a list is deleted."""
    text = "Its tasks go with it. You can undo this right afterwards."
    return question(ids.DELETE_DIALOG, "Delete list?", text, ids.DELETE_CONFIRM, "Delete")


def look_dialog() -> Component:
    """Return the dialog that chooses a look, an order or groups, empty: ``assets/app/screen/looks.js`` fills it in."""
    offered = {"colours": COLOURS, "icons": ICONS, "sorts": SORTS, "groupings": GROUPINGS}
    names = data(**{name: " ".join(some) for name, some in offered.items()})
    return html.Dialog(id=ids.LOOK_DIALOG, className="dialog looks", **names)


def help_dialog(logged_in: bool) -> Component:
    """Return the help on keys, empty: ``assets/app/pages/help.js`` fills it in with the commands that there are."""
    known = json.dumps(commands(logged_in=logged_in), ensure_ascii=False, separators=(",", ":"))
    told = data(commands=known, headings=json.dumps(HEADINGS))
    title = ids.dialog_title(ids.HELP_DIALOG)
    return html.Dialog(id=ids.HELP_DIALOG, className="dialog help", **told, **STAYS, **aria(labelledby=title))


def chooser() -> Component:
    """Return the dialog that finds and chooses something, empty: ``assets/app/screen/chooser.js`` fills it in."""
    return html.Dialog(id=ids.CHOOSER, className="dialog chooser")


def sign_out_dialog() -> Component:
    """Return the question at signing out, whether the browser should keep its copy of the lists."""
    return dialog(
        ids.SIGN_OUT_DIALOG,
        "Sign out?",
        "This browser has a copy of your lists, so that they show at once.",
        html.P(id=ids.SIGN_OUT_WAITING, hidden=True, className="warning"),
        choices(
            choice("Sign out, keep the copy", "On a computer that is only yours.", id=ids.SIGN_OUT_KEEP),
            choice("Sign out, remove the copy", "On a computer that others use too.", id=ids.SIGN_OUT_REMOVE),
        ),
    )


def signing_out() -> Component:
    """Return what stands in the place of everything when somebody signs out while the server is away."""
    text = (
        "The server is away. You are signed out as soon as it answers, and until then nothing of your lists shows here."
    )
    return html.Div(
        [html.H1("Signing you out"), html.P(text), html.P("You can close this tab.")],
        id=ids.SIGNING_OUT,
        className="empty",
        role="alert",
        tabIndex=-1,
        hidden=True,
    )
