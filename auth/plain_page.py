"""A page without Dash, for messages to somebody who is not logged in."""

from collections.abc import Mapping

from dash import get_relative_path
from flask import Response
from markupsafe import Markup

PAGE = Markup(
    '<!doctype html><html lang="en"><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width"><title>{title} - Dash To-Do</title>'
    '<link rel="icon" href="{icon}" type="image/svg+xml">'
    '<link rel="stylesheet" href="{styles}">'
    "<main><h1>{title}</h1>{text}<p>{links}</p></main>{script}</html>"
)
PARAGRAPH = Markup("<p>{}</p>")
SCRIPT = Markup('<script src="{address}"></script>')
LINK = Markup('<a href="{address}">{name}</a>')
ICON, STYLES = "/assets/favicon.svg", "/assets/05-plain-page.css"


def plain_page(
    title: str,
    text: str | Markup,
    links: Mapping[str, str],
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    script: str = "",
) -> Response:
    """Return a page that says `text` and has `links` (name: address). Both are escaped unless marked as HTML.

    An address is one of the app, or a complete one. `script` is the address of a script that the page runs.
    """
    said = text if isinstance(text, Markup) else PARAGRAPH.format(text)
    anchors = Markup(" ").join(LINK.format(name=name, address=_whole(address)) for name, address in links.items())
    return Response(
        PAGE.format(
            title=title,
            text=said,
            links=anchors,
            icon=_whole(ICON),
            styles=_whole(STYLES),
            script=SCRIPT.format(address=_whole(script)) if script else "",
        ),
        status,
        dict(headers or {}),
    )


def _whole(address: str) -> str:
    return get_relative_path(address) if address.startswith("/") else address
