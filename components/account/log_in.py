"""The form for logging in."""

import dash_mantine_components as dmc
from dash import dcc, get_relative_path, html
from dash.development.base_component import Component

import ids
from components.account.password import name_box, password_box


def log_in_form(action: str, goes_to: str, provider: str | None, provider_address: str) -> Component:
    """Return the form. Without a script it is sent to `action`; after logging in it leads to `goes_to`.

    With a `provider`, a button for single sign-on is below it.
    """
    return html.Div(
        [
            html.Form(
                [
                    name_box(ids.LOG_IN_NAME, name="name"),
                    password_box(ids.LOG_IN_PASSWORD, "Password", "current-password", name="password"),
                    html.Div(id=ids.LOG_IN_REFUSED, role="alert", className="refused"),
                    dmc.Checkbox(
                        id=ids.LOG_IN_STAYS,
                        label="Stay logged in on this device",
                        attributes={"input": {"name": "stays"}},
                    ),
                    html.Button("Log in", type="submit", className="call-to-action"),
                ],
                id=ids.LOG_IN_FORM,
                action=get_relative_path(action),
                method="POST",
                className="form",
            ),
            html.A(f"Log in by {provider}", href=get_relative_path(provider_address), className="plain-button")
            if provider
            else None,
            dcc.Store(id=ids.LOG_IN_NEXT, data=goes_to),
            dcc.Store(id=ids.LOG_IN_GIVEN),
            dcc.Store(id=ids.LOGGED_IN),
        ],
        className="log-in-form",
    )
