"""A page without Dash, for messages to somebody who is not logged in, or not any more."""

from collections.abc import Mapping

from flask import Response
from markupsafe import Markup

PAGE = Markup(
    '<!doctype html><html lang="en"><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width"><title>{title} - Dash To-Do</title>'
    '<link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">'
    '<link rel="stylesheet" href="/assets/05-plain-page.css">'
    "<main><h1>{title}</h1>{text}<p>{links}</p></main>{script}</html>"
)
PARAGRAPH = Markup("<p>{}</p>")
SCRIPT = Markup('<script src="{address}"></script>')
LINK = Markup('<a href="{address}">{name}</a>')


def plain_page(
    title: str,
    text: str | Markup,
    links: Mapping[str, str],
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    script: str = "",
) -> Response:
    """Return a page that says `text` and leads on by `links` (name: address). They are text, unless marked as HTML.

    `script` is the address of a script that the page runs.
    """
    said = text if isinstance(text, Markup) else PARAGRAPH.format(text)
    anchors = Markup(" ").join(LINK.format(name=name, address=address) for name, address in links.items())
    return Response(
        PAGE.format(title=title, text=said, links=anchors, script=SCRIPT.format(address=script) if script else ""),
        status,
        dict(headers or {}),
    )
