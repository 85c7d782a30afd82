"""Tells requests of this app's own pages from those of other sites.

Another site can make a browser send requests here, with the password that the browser knows. JSON from another origin
needs a preflight, which nothing here answers. This is the second line of defence (OWASP Cross-Site Request Forgery
Prevention).
"""

import logging
import time

from flask import Request, Response

SAME_SITE = ("same-origin", "none", None)
"""The values of `Sec-Fetch-Site` for our own pages, and for typed addresses; over plain http, browsers send nothing."""

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


LOG_EVERY = 60
"""The seconds between two lines in the log about requests from other sites."""

FROM_ELSEWHERE = "This request comes from another site. Open Dash To-Do itself, and try again there."
ANOTHER_HOST = (
    "Refused: the proxy in front passes on another host than this browser uses. docs/deployment.md tells "
    "the person who runs this server what to set."
)

log = logging.getLogger(__name__)
_next_line = 0.0


def refuse_from_elsewhere(request: Request) -> Response | None:
    """Refuse a request that may change something, if the browser says that it comes from a page of another origin.

    Other programs send neither of these headers, and know only the password that they were given.
    """
    if request.method in SAFE_METHODS:
        return None
    site = request.headers.get("Sec-Fetch-Site")  # https://www.w3.org/TR/fetch-metadata/
    if site is not None:
        return None if site in SAME_SITE else Response(FROM_ELSEWHERE, 403, mimetype="text/plain")
    origin = request.headers.get("Origin")  # "https://todo.example", or "null" from a sandboxed frame
    if origin is None or origin.rpartition("://")[2].lower() == request.host.lower():
        return None
    _note(origin, request.host)
    return Response(ANOTHER_HOST, 403, mimetype="text/plain")


def _note(origin: str, host: str) -> None:
    global _next_line
    if time.monotonic() >= _next_line:
        _next_line = time.monotonic() + LOG_EVERY
        log.warning(
            "A change was refused: its page is at %.100r, and the server was asked as %.100r. If these are one, have "
            "the proxy in front pass on the host and its port as the browser sends them (docs/deployment.md).",
            origin,
            host,
        )


def is_asked_by_another(request: Request) -> bool:
    """Return whether a page of another origin, or another port of this host, makes the browser ask this, by any method.

    Asked for addresses that tell something once, or end something: an image on another site must not do that.
    """
    return request.headers.get("Sec-Fetch-Site") not in SAME_SITE
