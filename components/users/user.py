"""The page of one account, for admins."""

import dash_mantine_components as dmc
from dash import dcc, get_relative_path, html
from dash.development.base_component import Component

import ids
from components.frame.dialogs import opens, question
from components.icons import icon
from components.users.users import facts, tags
from components.words import words, written
from domain.days import Calendar
from domain.people import Person, lists_in_words


def user_page(person: Person, calendar: Calendar) -> Component:
    """Return the page of an account, with what an admin may do to it."""
    return html.Div(
        [
            dmc.Anchor(
                [icon("arrow-left"), words("All users")],
                href=get_relative_path("/users"),
                underline="never",
                className="way-back",
            ),
            html.Div(user_panel(person, calendar), id=ids.USER_PANEL),
            _password(),
            _removal(),
            _question(person),
            dcc.Store(id=ids.USER, data=person.id),
        ],
        className="users",
    )


def user_panel(person: Person, calendar: Calendar) -> list[Component]:
    """Return the part that changes when an admin does something."""
    return [
        html.Header(
            [
                dmc.Title(written(person.name, dir="auto"), order=1),
                html.Div(tags(person), className="tags"),
                html.P(
                    f"{facts(person, calendar)}, account made on {calendar.in_words(person.created_at, exact=False)}."
                ),
            ],
            className="page-heading",
        ),
        _choice("Log-in", "May not log in. Lists and tasks are kept.", "enable", "Enable")
        if person.disabled_at
        else _choice("Log-in", "May log in. Disabling signs them out, and keeps their lists.", "disable", "Disable"),
        _choice("Role", "An admin, who manages all accounts.", "make-member", "Take admin rights away")
        if person.role == "admin"
        else _choice("Role", "A member, who sees only their own lists.", "make-admin", "Make admin"),
    ]


def _choice(title: str, text: str, action: str, label: str) -> Component:
    return html.Section(
        [
            html.Div([dmc.Title(title, order=2), html.P(text)]),
            dmc.Button(label, id=ids.user_action(action), variant="default"),
        ],
        className="choice-row",
    )


def _password() -> Component:
    return html.Section(
        [
            html.Div(
                [
                    html.Div(
                        [
                            dmc.Title("Password", order=2),
                            html.P("Forgotten? Make a one-time password. The old one stops working at once."),
                        ]
                    ),
                    dmc.Button("Reset password", id=ids.RESET_PASSWORD, variant="default"),
                ],
                className="choice-row",
            ),
            html.Div(id=ids.NEW_PASSWORD_SHOWN, role="status"),
        ]
    )


def _removal() -> Component:
    return html.Section(
        [
            html.Div([dmc.Title("Delete", order=2), html.P("To keep what is in the account, disable it instead.")]),
            dmc.Button("Delete account", variant="default", className="danger", **opens(ids.REMOVE_DIALOG)),
        ],
        className="choice-row",
    )


def _question(person: Person) -> Component:
    text = (
        f"{person.name} can no longer log in, and {lists_in_words(person.lists)} with all tasks, trash and "
        "history are deleted. This cannot be undone."
    )
    return question(ids.REMOVE_DIALOG, "Delete account?", text, ids.REMOVE_CONFIRM, "Delete")
