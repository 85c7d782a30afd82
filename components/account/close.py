"""Closing one's own account."""

import dash_mantine_components as dmc
from dash import dcc, get_relative_path, html
from dash.development.base_component import Component

import ids
from components.account.page import said, section
from components.account.password import name_box, password_box
from components.frame.dialogs import answers, dialog, opens


def close_section(account_id: int, account_name: str, has_password: bool) -> Component:
    """Return the section that closes the account. It asks for the password first, or for the name if there is none."""
    return section(
        "Close my account",
        said("This deletes your account and everything in it, at once. It cannot be undone."),
        html.P(
            html.A(
                "Download everything first",
                href=get_relative_path(f"/account/export.json?account={account_id}"),
                className="plain-link",
            )
        ),
        dmc.Button("Close my account", variant="outline", **opens(ids.CLOSE_DIALOG)),
        dialog(
            ids.CLOSE_DIALOG,
            "Close your account?",
            "All your lists and tasks are deleted, on the server and in this browser. Nobody can undo it.",
            html.Form(
                [
                    *(_password_boxes(account_name) if has_password else [_name_again(account_name)]),
                    # The dialog stays open until the password is right.
                    answers(dmc.Button("Delete everything", id=ids.CLOSE_CONFIRM, color="red.9")),
                ],
                className="form",
            ),
        ),
        dcc.Store(id=ids.CLOSED),
    )


def _password_boxes(account_name: str) -> list[Component]:
    return [
        name_box(ids.CLOSE_NAME, account_name, readOnly=True, display="none"),  # only password managers see it
        password_box(ids.CLOSE_PASSWORD, "Your password", "current-password"),
    ]


def _name_again(account_name: str) -> Component:
    label = f"Type {account_name} if you are sure"
    return dmc.TextInput(id=ids.CLOSE_PASSWORD, label=label, debounce=True, autoComplete="off")
