"""The devices on which an account is logged in, and others that have logged in as it."""

from collections.abc import Iterable, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

import ids
from components.account.page import said, section
from components.attributes import aria, at_most
from components.instants import instant
from components.words import words
from domain.days import Calendar

NAME_MAX = 64


def devices_section(
    sessions: Sequence[Any],
    own: str | None,
    prompted: Iterable[Any],
    browsers: Sequence[Any],
    has_password: bool,
    calendar: Calendar,
) -> Component:
    """Return the section with the `sessions` of an account. `own` is the one of this browser.

    `prompted` are those that logged in by the browser's prompt or a program, each with an agent, an address, and its
    first and last time. `browsers` are those in which something was changed, each with an id.
    """
    advice = "change your password at once" if has_password else "tell those who run your single sign-on"
    known = {session.browser for session in sessions}
    others = [browser for browser in browsers if browser.id not in known]
    return section(
        "Devices",
        html.Div(device_list(sessions, own, calendar), id=ids.DEVICES),
        dmc.Title("Log-ins", order=3, className="subtitle"),
        said(f"Devices that logged in as you during the last 90 days. If one is not yours, {advice}."),
        _seen(((one.agent, one.address, one) for one in prompted), calendar),
        *(
            [
                said("Browsers that changed something. Each has its own name, as two can be of one kind."),
                _seen(((browser.agent, browser.id[:6], browser) for browser in others), calendar),
            ]
            if others
            else []
        ),
    )


def device_list(sessions: Sequence[Any], own: str | None, calendar: Calendar) -> list[Component | None]:
    """Return the `sessions`, each with a box for its name and a button to end it, except for `own`, this browser's."""
    if not sessions:
        return [said("You are logged in by your browser's prompt. With the form, a device can stay logged in.")]
    others = [session for session in sessions if session.id != own]
    everywhere = dmc.Button("Sign out everywhere else", id=ids.END_OTHERS, variant="default", mt=16)
    return [
        said("You are logged in on these devices. If you lose one, sign it out from another."),
        html.Ul(
            [_device(session, session.id == own, calendar) for session in sessions],
            role="list",
            className="own-devices",
        ),
        everywhere if others else None,
    ]


def _device(session: Any, is_own: bool, calendar: Calendar) -> Component:
    name = session.name or session.agent
    facts = f"{session.agent}, {session.address}" if session.name else session.address
    return html.Li(
        [
            dmc.TextInput(
                id=ids.device_name(session.id),
                value=name,
                debounce=True,
                variant="unstyled",
                className="device-name",
                attributes={"input": at_most(NAME_MAX)},
                **aria(label=f"Name of {name}"),
            ),
            html.Span("This device", className="device-own")
            if is_own
            else dmc.Button(
                "Sign out",
                id=ids.end_device(session.id),
                variant="subtle",
                color="gray",
                size="compact-sm",
                **aria(label=f"Sign out {name}"),
            ),
            html.Div(
                [words(f"{facts}, last used "), instant(session.used_at, calendar)],
                className="device-facts",
            ),
        ],
        className="device",
    )


def _seen(rows: Iterable[tuple[str, str, Any]], calendar: Calendar) -> Component:
    return html.Ul(
        [
            html.Li(
                [
                    html.B(agent),
                    html.Span(which),
                    html.Span([words("Last "), instant(seen.last_at, calendar)]),
                    html.Span([words("First "), instant(seen.first_at, calendar)]),
                ]
            )
            for agent, which, seen in rows
        ],
        role="list",
        className="devices",
    )
