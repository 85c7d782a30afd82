"""From where an account logged in lately."""

from collections.abc import Iterable, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.account.page import said, section
from components.instants import instant


def devices_section(devices: Iterable[Any], browsers: Sequence[Any], has_password: bool) -> Component:
    """Return the section with `devices`, each with an agent, an address, and when it was seen first and last.

    `browsers` are those that changed something, each with an id, of which people see the beginning.
    """
    advice = "change your password at once" if has_password else "tell those who run your single sign-on"
    return section(
        "Devices",
        said(f"Browsers that logged in during the last 90 days. If one is not yours, {advice}."),
        _seen((device.agent, device.address, device) for device in devices),
        *(
            [
                said("Browsers that changed something. Each has a name of its own, as two can be of one kind."),
                _seen((browser.agent, browser.id[:6], browser) for browser in browsers),
            ]
            if browsers
            else []
        ),
    )


def _seen(rows: Iterable[tuple[str, str, Any]]) -> Component:
    return html.Ul(
        [
            html.Li(
                [
                    html.B(agent),
                    html.Span(which),
                    html.Span(["Last ", instant(seen.last_at)]),
                    html.Span(["First ", instant(seen.first_at)]),
                ]
            )
            for agent, which, seen in rows
        ],
        role="list",
        className="devices",
    )
