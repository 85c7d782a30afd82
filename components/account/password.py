"""Changes the password. Making an account asks for name and password by the same boxes."""

from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

import ids
from components.account.page import said, section
from components.attributes import aria
from components.words import words

RULES = "At least 12 characters. A few words without a connection are easy to remember and hard to guess."
COLORS = ("red.9", "red.9", "orange.8", "teal.7", "teal.7")


def password_section(account_name: str, for_once: bool = False, changed: bool = False) -> Component:
    """Return the form that changes the password of an account. If the present one is `for_once`, it says why."""
    return section(
        "Choose your password" if for_once else "Password",
        said("Somebody gave you your current password. Choose one that only you know, and go on.")
        if for_once
        else None,
        html.P("Your password is changed. Your other browsers will ask for the new one.", className="done")
        if changed
        else None,
        html.Form(
            [
                name_box(ids.ACCOUNT_NAME, account_name, readOnly=True, description="Your name cannot be changed."),
                password_box(ids.OLD_PASSWORD, "Current password", "current-password"),
                *new_password(ids.NEW_PASSWORD, ids.PASSWORD_STRENGTH, "New password"),
                dmc.Button("Change password", id=ids.CHANGE_PASSWORD),
            ],
            className="form",
        ),
        dcc.Store(id=ids.LOG_IN_AS),
    )


def name_box(box_id: str, value: str = "", **options: Any) -> Component:
    """Return the box with an account's name, which also tells password managers whose password this is."""
    return dmc.TextInput(id=box_id, label="Name", value=value, debounce=True, autoComplete="username", **options)


def new_password(box_id: str, strength_id: str, label: str) -> list[Component]:
    """Return the box for a new password, with the place that says how strong it is."""
    return [
        password_box(box_id, label, "new-password", description=RULES),
        html.Div(id=strength_id, role="status", className="strength"),
    ]


def password_box(box_id: str, label: str, auto_complete: str, **options: Any) -> Component:
    """Return a box for a password, with a button that shows it."""
    return dmc.PasswordInput(
        id=box_id,
        label=label,
        debounce=True,
        autoComplete=auto_complete,
        visibilityToggleButtonProps={"tabIndex": 0, "aria-hidden": "false", **aria(label=f"Show {label.lower()}")},
        **options,
    )


def strength_bar(score: int, word: str, advice: str) -> list[Component]:
    """Return how strong a password is: `score` from 0 to 4, the same in a word, and how to improve it."""
    return [
        dmc.Progress(value=(score + 1) * 20, color=COLORS[score], size="sm", **aria(hidden="true")),
        html.Span([html.B(word), words(f". {advice}" if score < 3 else ".")]),
    ]
