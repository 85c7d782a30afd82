"""The page where somebody makes an account."""

import dash_mantine_components as dmc
from dash import dcc, get_relative_path, html
from dash.development.base_component import Component

import ids
from components.account.page import said
from components.account.password import name_box, new_password
from components.words import words


def register_page(registration: str, account_name: str | None) -> Component:
    """Return the page: `registration` is ``closed``, ``invite`` or ``open``; `account_name` says who is logged in."""
    title = dmc.Title("Register", order=1)
    if account_name is not None:
        return _page(title, said(f"You are logged in as {account_name}. Sign out to make another account."))
    if registration == "closed":
        return _page(
            title, said("Nobody can register here. Ask the person who runs this server for an account."), _home()
        )
    needs_invite = registration == "invite"
    return _page(
        title,
        html.Div(
            [said("You need an invitation. Ask the person who runs this server to send you a link."), _home()],
            id=ids.NEEDS_INVITE,
            hidden=True,
        ),
        html.Form(
            [
                name_box(ids.REGISTER_NAME, description="You log in with it. It cannot be changed later."),
                *new_password(ids.REGISTER_PASSWORD, ids.REGISTER_STRENGTH, "Password"),
                html.Div(id=ids.REGISTER_REFUSED, role="alert", className="refused"),
                dmc.Button("Register", id=ids.REGISTER),
                html.P(
                    [
                        words("You have an account? "),
                        html.A("Log in", href=get_relative_path("/lists"), className="plain-link"),
                    ]
                ),
            ],
            id=ids.REGISTER_FORM,
            className="form",
            hidden=needs_invite,  # until the browser has found an invitation in the address
        ),
        # It is behind the # of the address, which browsers do not send, so that no server's log has it.
        dcc.Store(id=ids.INVITE, data=None if needs_invite else ""),
        dcc.Store(id=ids.REGISTERED),
    )


def _page(*children: Component) -> Component:
    return html.Div(list(children), className="sections narrow")


def _home() -> Component:
    return html.P(html.A("To the start page", href=get_relative_path("/"), className="plain-link"))
