"""The page for admins: all accounts, invitations, and the audit log."""

from collections.abc import Sequence

import dash_mantine_components as dmc
from dash import dcc, get_relative_path, html
from dash.development.base_component import Component

import ids
from components.attributes import aria
from components.icons import icon
from components.words import sentence, written
from domain.days import Calendar
from domain.people import Entry, Invite, Person, lists_in_words

PEOPLE_SIZE = 25
"""How many accounts are read and shown at a time."""
LOG_SIZE = 10
"""How many lines of the log are read and shown at a time."""


def users_page(
    people: Sequence[Person], invites: Sequence[Invite] | None, log: Sequence[Entry], calendar: Calendar
) -> Component:
    """Return the page. It has no `invites` if nobody may be invited."""
    return html.Div(
        [
            html.Header(
                [dmc.Title("Users", order=1), html.P("People who may log in here. Changes take effect at once.")],
                className="page-heading",
            ),
            _new_user(),
            _invitations(invites, calendar) if invites is not None else None,
            _everybody(people, calendar),
            _log(log, calendar),
        ],
        className="users",
    )


def _everybody(people: Sequence[Person], calendar: Calendar) -> Component:
    return html.Section(
        [
            dmc.Title("Everybody", order=2),
            dmc.TextInput(
                id=ids.FIND_PERSON,
                placeholder="Find by the beginning of a name",
                debounce=300,
                attributes={"input": {"autoComplete": "off", "type": "search"}},
                **aria(label="Find by the beginning of a name"),
            ),
            html.Ul(people_rows(people, calendar), id=ids.PEOPLE, role="list", className="rows", **aria(label="Users")),
            *_more(ids.MORE_PEOPLE, ids.LAST_PERSON, last_name(people), "Show more users"),
        ]
    )


def people_rows(people: Sequence[Person], calendar: Calendar) -> list[Component]:
    """Return a row for each account, which links to its page, or a note that there is none."""
    none: list[Component] = [html.Li("Nobody has such a name.", className="none")]
    return [html.Li(_person_row(person, calendar)) for person in people] or none


def _person_row(person: Person, calendar: Calendar) -> Component:
    return dmc.Anchor(
        [
            written(person.name, "person-name", dir="auto"),
            html.Span(tags(person), className="tags"),
            html.Span(facts(person, calendar), className="person-facts"),
        ],
        href=get_relative_path(f"/users/{person.id}"),
        underline="never",
        className="person-row",
    )


def facts(person: Person, calendar: Calendar) -> str:
    """Return in words what an account has, and when it was used."""
    last = person.last_login_at
    seen = f"last log-in on {calendar.in_words(last, exact=False)}" if last else "never logged in"
    return f"{lists_in_words(person.lists)}, {seen}"


def tags(person: Person) -> list[Component]:
    """Return the badges that tell an account from others."""
    return [
        html.Span(text, className=f"tag {kind}")
        for text, kind, holds in (
            ("Admin", "good", person.role == "admin"),
            ("Disabled", "bad", person.disabled_at),
            ("One-time password", "", person.must_change_password),
        )
        if holds
    ]


def last_name(people: Sequence[Person]) -> str | None:
    """Return the name after which more may follow, or None if there are no more."""
    return people[-1].name if len(people) == PEOPLE_SIZE else None


def _new_user() -> Component:
    return html.Section(
        [
            dmc.Title("Add somebody", order=2),
            html.P("You get a password to pass on. It must be changed at the first log-in."),
            html.Div(
                [
                    dmc.TextInput(
                        id=ids.NEW_USER_NAME,
                        label="Name",
                        debounce=True,
                        attributes={"input": {"autoComplete": "off", "dir": "auto"}},
                    ),
                    dmc.Button("Add", id=ids.ADD_USER, leftSection=icon("plus")),
                ],
                className="one-line-form",
            ),
            html.Div([], id=ids.NEW_USER, role="status"),
        ]
    )


def secret_shown(text: str, secret: str, label: str) -> Component:
    """Return a secret to hand over, which cannot be shown again."""
    return html.Div(
        [
            html.P(text),
            html.Div(
                [
                    dmc.TextInput(
                        value=secret, readOnly=True, className="secret-value", **aria(label=f"{label}, shown once")
                    ),
                    dmc.CopyButton("Copy", value=secret, copiedChildren="Copied", buttonProps={"variant": "default"}),
                ],
                className="one-line-form",
            ),
        ],
        className="secret",
    )


def _invitations(invites: Sequence[Invite], calendar: Calendar) -> Component:
    return html.Section(
        [
            dmc.Title("Invite somebody", order=2),
            html.P("You get a link to send. Whoever opens it makes an account, once, within 7 days."),
            html.Div(
                [
                    dmc.TextInput(
                        id=ids.FOR_WHOM,
                        debounce=True,
                        label="For whom (only admins see it)",
                        attributes={"input": {"autoComplete": "off", "dir": "auto"}},
                    ),
                    dmc.Button("Make a link", id=ids.MAKE_INVITE, leftSection=icon("plus")),
                ],
                className="one-line-form",
            ),
            html.Div([], id=ids.NEW_INVITE, role="status"),
            html.Ul(
                invite_rows(invites, calendar),
                id=ids.INVITES,
                role="list",
                className="rows",
                **aria(label="Open invitations"),
            ),
        ]
    )


def invite_rows(invites: Sequence[Invite], calendar: Calendar) -> list[Component]:
    """Return a row for each invitation that can be used, with a button to take it back."""
    return [
        html.Li(
            [
                html.Span(
                    [
                        written(invite.for_whom, "person-name", dir="auto")
                        if invite.for_whom
                        else html.Span("Somebody", className="person-name"),
                        html.Span(
                            f"by {invite.made_by or 'the command line'}, until {calendar.in_words(invite.expires_at)}",
                            className="person-facts",
                        ),
                    ]
                ),
                dmc.Button(
                    "Revoke",
                    id=ids.revoke_invite(invite.id),
                    variant="default",
                    size="xs",
                    **aria(label=f"Revoke the invitation of {invite.for_whom or 'somebody'}"),
                ),
            ],
            className="invite-row",
        )
        for invite in invites
    ]


def _log(log: Sequence[Entry], calendar: Calendar) -> Component:
    return html.Section(
        [
            dmc.Title("What was done", order=2),
            html.Ul(log_rows(log, calendar), id=ids.LOG, role="list", className="rows", **aria(label="What was done")),
            *_more(ids.MORE_LOG, ids.LAST_ENTRY, last_entry(log), "Show more of the log"),
        ]
    )


WORDS = {
    "add": "{actor} added {account}",
    "invite": "{actor} invited {account}",
    "revoke invitation": "{actor} took the invitation of {account} back",
    "disable": "{actor} disabled {account}",
    "enable": "{actor} enabled {account}",
    "make admin": "{actor} made {account} an admin",
    "make member": "{actor} took admin rights from {account}",
    "set password": "{actor} set the password of {account}",
    "reset password": "{actor} gave {account} a one-time password",
    "remove": "{actor} deleted {account}",
}


def log_rows(log: Sequence[Entry], calendar: Calendar) -> list[Component]:
    """Return a row for each line of the log."""
    return [
        html.Li(
            [html.Span(_told(entry), dir="auto"), html.Span(calendar.in_words(entry.at), className="person-facts")],
            className="log-row",
        )
        for entry in log
    ]


def _told(entry: Entry) -> list[Component]:
    own = entry.action == "add" and entry.actor == entry.account
    said = "{account} made an account" if own else WORDS.get(entry.action, "{actor}: " + entry.action + " {account}")
    actor = entry.actor.strip(":").replace(":", ", ")
    return sentence(said, {"{actor}": actor, "{account}": entry.account or "somebody"})


def last_entry(log: Sequence[Entry]) -> int | None:
    """Return the id of the line after which older ones may follow, or None if there are none."""
    return log[-1].id if len(log) == LOG_SIZE else None


def _more(button_id: str, last_id: str, last: str | int | None, words: str) -> list[Component]:
    return [
        dmc.Button(words, id=button_id, variant="default", display=None if last else "none"),
        dcc.Store(id=last_id, data=last),
    ]
