"""Answers from memory what browsers keep for good: scripts, styles and fonts, with a version in their address.

They are the same for everybody, and a first visit asks for a dozen. So what Flask has answered once is the answer for
whoever asks the same after that, without its routes, sessions and hooks, and without reading and hashing a file.
"""

import time
from typing import TYPE_CHECKING, NamedTuple

from werkzeug.test import run_wsgi_app

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

YEAR_SECONDS = 365 * 24 * 60 * 60
FOR_GOOD = f"public, max-age={YEAR_SECONDS}, immutable"
"""Says of an answer that it stays what it is (`web.answers`)."""

SUITES = "/_dash-component-suites/"
FOLDERS = (SUITES, "/assets/")

SECONDS = 1
"""How long an answer is known: a file is compressed better soon after it was first requested (`web.compressed`)."""

MOST_BYTES = 8_000_000
"""The size of all answers that are known, with what was asked, at most: anybody may ask for one file in many ways."""

MOST_ANSWERS = 1_000
"""How many answers are known, at most: the smallest ones take more memory than their size."""

PARTS_OF = ("HTTP_RANGE", "HTTP_IF_RANGE", "HTTP_IF_MATCH", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")
"""The headers of requests for a part of a file, or for another one than is there already: for Flask to answer."""

TOLD_BY = ("PATH_INFO", "QUERY_STRING", "HTTP_HOST", "wsgi.url_scheme", "HTTP_ACCEPT_ENCODING")
"""What an answer depends on. The host, since the app may be at one address alone (`web.answers`)."""


class _Known(NamedTuple):
    status: str
    headers: list[tuple[str, str]]
    body: bytes
    until: float
    size: int


class KnownFiles:
    """A WSGI app that answers for another one, in front of which it stands, if that has answered the same before."""

    def __init__(self, app: "WSGIApplication"):
        self._app = app
        self._known: dict[tuple[str, ...], _Known] = {}

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> "Iterable[bytes]":
        """Answer a request."""
        if (
            environ["REQUEST_METHOD"] != "GET"
            or not environ["PATH_INFO"].startswith(FOLDERS)
            or not environ.keys().isdisjoint(PARTS_OF)
        ):
            return self._app(environ, start_response)
        asked = tuple([environ.get(name, "") for name in TOLD_BY])
        known = self._known.get(asked)
        if known is None or known.until < time.monotonic():
            known = self._ask(asked, environ)
        start_response(known.status, known.headers.copy())
        return [known.body]

    def _ask(self, asked: tuple[str, ...], environ: "WSGIEnvironment") -> _Known:
        parts, status, headers = run_wsgi_app(self._app, environ, buffered=True)
        body, told = b"".join(parts), headers.to_wsgi_list()
        size = len(body) + sum(map(len, asked)) + sum(len(name) + len(value) for name, value in told)
        known = _Known(status, told, body, time.monotonic() + SECONDS, size)
        if status == "200 OK" and headers.get("Cache-Control") == FOR_GOOD and "Set-Cookie" not in headers:
            sizes = [one.size for one in list(self._known.values())]
            if sum(sizes) + size > MOST_BYTES or len(sizes) >= MOST_ANSWERS:
                self._known.clear()
            if size <= MOST_BYTES:
                self._known[asked] = known
        return known
