"""The badge that appears while the server is away, and the notice with words that could not be saved."""

import dash_mantine_components as dmc
from dash import get_relative_path, html
from dash.development.base_component import Component

import ids
from components.attributes import NO_CLICKS, aria


def badge() -> Component:
    """Return the badge that says how many changes wait, and what to do. It appears while this page cannot save."""
    return html.Div(
        [
            # A full navigation, since the browser asks for name and password only if a page is refused.
            html.A(
                "Log in again", id=ids.LOG_IN_AGAIN, href=get_relative_path("/log-in"), target="_blank", hidden=True
            ),
            html.Span(id=ids.BADGE_TEXT),
            html.Button("Reload", id=ids.RELOAD, hidden=True),
        ],
        id=ids.BADGE,
        className="badge",
        hidden=True,
    )


def kept_words() -> Component:
    """Return the notice from which words can be copied that could not be saved. It appears when there are some."""
    return html.Section(
        [
            html.P([html.Span(id=ids.KEPT_REASON), " ", html.Span(id=ids.KEPT_MORE, className="kept-more")]),
            html.Textarea(id=ids.KEPT_WORDS, readOnly="readOnly", rows=3, **aria(label="Words that were not saved")),
            html.Div(
                [
                    dmc.Button("Copy", id=ids.KEPT_COPY, size="compact-sm"),
                    dmc.Button("Dismiss", id=ids.KEPT_DISMISS, size="compact-sm", variant="default"),
                ],
                className="dialog-buttons",
            ),
        ],
        id=ids.KEPT,
        **NO_CLICKS,
        className="kept",
        hidden=True,
        **aria(label="Not saved"),
    )
