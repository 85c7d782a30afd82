"""A page without Dash, for messages to somebody who is not logged in, or not any more."""

from collections.abc import Mapping

from flask import Response
from markupsafe import Markup

PAGE = Markup(
    '<!doctype html><html lang="en"><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width"><title>{title} - Dash To-Do</title>'
    '<link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">'
    '<link rel="stylesheet" href="/assets/05-plain-page.css">'
    "<main><h1>{title}</h1><p>{text}</p><p>{links}</p></main>{script}</html>"
)
SCRIPT = Markup('<script src="{address}"></script>')
LINK = Markup('<a href="{address}">{name}</a>')


def plain_page(
    title: str,
    text: str,
    links: Mapping[str, str],
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    script: str = "",
) -> Response:
    """Return a page that says `text` and leads on by `links` (name: address). All of them are text, not HTML.

    `script` is the address of a script that the page runs.
    """
    anchors = Markup(" ").join(LINK.format(name=name, address=address) for name, address in links.items())
    return Response(
        PAGE.format(title=title, text=text, links=anchors, script=SCRIPT.format(address=script) if script else ""),
        status,
        dict(headers or {}),
    )
