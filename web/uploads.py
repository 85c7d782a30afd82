"""Limits what a request may bring, where the bytes arrive: waitress reads a whole body before the app sees any."""

import time
from contextlib import suppress
from socket import SHUT_WR
from threading import BoundedSemaphore

from dash import get_relative_path
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.utilities import BadRequest, Error, RequestEntityTooLarge

from auth import open_page
from web.version import VERSION

REQUEST_MAX = 1_000_000
"""The most bytes of a request body. A batch of intents is far smaller."""

IMPORT = "/account/import"
IMPORT_MAX = 50_000_000
"""The most bytes of a file that can be imported. The app reads it in pieces."""

LARGE_AT_ONCE = 4
"""How many bodies over `REQUEST_MAX` may be under way in one process. The next one is asked to wait."""

LINE_MAX = 10_000
"""The most bytes of the line before a chunk, or of all lines after the last one. Waitress reads such a line again with
each packet until it ends."""

LINGER_SECONDS = 30
"""How long a client may go on sending after it was refused."""

_places = BoundedSemaphore(LARGE_AT_ONCE)


class _TooLarge(RequestEntityTooLarge):
    """Says that the limit is the app's, and not a proxy's."""

    def to_response(self, ident=None):
        status, headers, body = super().to_response(ident)
        return status, [*headers, (open_page.VERSION, VERSION)], body


class Busy(Error):
    """Says that the app has too much to do just now."""

    code, reason = 503, "Service Unavailable"

    def to_response(self, ident=None):
        """Return what is answered (`waitress.utilities.Error`)."""
        status, headers, body = super().to_response(ident)
        return status, [*headers, (open_page.VERSION, VERSION), ("Retry-After", "10")], body


class Parser(HTTPRequestParser):
    """A request as it arrives. It is refused as soon as its header, or what has arrived of it, is too large."""

    error: Error | None = None
    has_place = False

    def received(self, data: bytes) -> int:
        """Take in a part of the request, and return how many bytes of `data` belong to it."""
        consumed = super().received(data)
        size = max(self.content_length, self.body_bytes_received)  # the length of a chunked body is not known before
        if size > REQUEST_MAX:
            self.error = self._refusal(size) or self.error
        if self.chunked and len(self.body_rcv.control_line + self.body_rcv.trailer) > LINE_MAX:
            self.error = BadRequest("A line between the chunks is too long.")
        if self.error:
            self.completed, self.expect_continue = True, False
        return consumed

    def _refusal(self, size: int) -> Error | None:
        is_import = self.command == "POST" and self.path == get_relative_path(IMPORT)
        limit = IMPORT_MAX if is_import and self.headers.keys() & {"AUTHORIZATION", "COOKIE"} else REQUEST_MAX
        if size > limit:
            return _TooLarge(f"At most {limit // 1_000_000} MB are accepted here.")
        self.has_place = self.has_place or _places.acquire(blocking=False)
        return None if self.has_place else Busy("Several large files are on their way already. Try again in a moment.")

    def close(self) -> None:
        """Throw the body away. Called after the request is answered, or its connection lost."""
        super().close()
        if self.has_place:
            self.has_place = False
            _places.release()


class Channel(HTTPChannel):
    """A connection, which carries one request after the other. If several come at once, all but the first are refused.

    The client may send those again (RFC 9112, 9.3.2). After a refusal the rest is read and ignored, or the client might
    never read the answer (RFC 9112, 9.6).
    """

    parser_class = Parser
    refused = False
    lingers_until = 0.0

    def service(self) -> None:
        """Answer a request, in a thread. It never waits for the client, as waitress does between several requests."""
        with self.requests_lock:  # wait until everything that has arrived is in `requests`
            request, *others = self.requests
        if others:
            request.headers["CONNECTION"] = "close"
        self.refused = bool(others) or request.error is not None
        super().service()

    def readable(self) -> bool:
        """Return whether the main loop should read. It throws away what comes after a refusal."""
        return bool(self.lingers_until) or super().readable()

    def writable(self) -> bool:
        """Return whether the main loop should write, or close."""
        return time.monotonic() > self.lingers_until if self.lingers_until else super().writable()

    def handle_close(self) -> None:
        """Close the connection. After a refusal, first close only our half of it."""
        if self.request:  # which has come only in part
            self.request.close()
        if self.refused and self.connected and not self.total_outbufs_len and not self.lingers_until:
            self.lingers_until = time.monotonic() + LINGER_SECONDS
            with suppress(OSError):  # the client is gone: the next read will say so
                self.socket.shutdown(SHUT_WR)
            return
        super().handle_close()
