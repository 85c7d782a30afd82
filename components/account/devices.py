"""From where an account logged in lately."""

from collections.abc import Iterable
from typing import Any

from dash import html
from dash.development.base_component import Component

from components.account.page import said, section
from components.instants import instant


def devices_section(devices: Iterable[Any], has_password: bool) -> Component:
    """Return the section with `devices`, each with an agent, an address, and when it was seen first and last."""
    advice = "change your password at once" if has_password else "tell those who run your single sign-on"
    return section(
        "Devices",
        said(f"Browsers that logged in during the last 90 days. If one is not yours, {advice}."),
        html.Ul(
            [
                html.Li(
                    [
                        html.B(device.agent),
                        html.Span(device.address),
                        html.Span(["Last ", instant(device.last_at)]),
                        html.Span(["First ", instant(device.first_at)]),
                    ]
                )
                for device in devices
            ],
            role="list",
            className="devices",
        ),
    )
