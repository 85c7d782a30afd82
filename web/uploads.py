"""How much a request may bring, said where the bytes arrive: waitress keeps a whole body before the app sees any."""

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
"""Bytes of the largest request body; a batch of intents stays far below."""

IMPORT = "/account/import"
IMPORT_MAX = 50_000_000
"""Bytes of the largest file that can be imported. The app reads it piece by piece."""

LARGE_AT_ONCE = 4
"""So many bodies over `REQUEST_MAX` may be there, or on their way, in one process; the next is asked to wait."""

LINE_MAX = 10_000
"""Bytes of the longest line before a chunk, or of all lines after the last; waitress reads such a line again with each
packet until it ends."""

LINGER_SECONDS = 30
"""So long a client may go on sending after it was refused."""

_places = BoundedSemaphore(LARGE_AT_ONCE)


class _TooLarge(RequestEntityTooLarge):
    """Says that it is the app's limit, and not a proxy's."""

    def to_response(self, ident=None):
        status, headers, body = super().to_response(ident)
        return status, [*headers, (open_page.VERSION, VERSION)], body


class _Busy(Error):
    code, reason = 503, "Service Unavailable"

    def to_response(self, ident=None):
        status, headers, body = super().to_response(ident)
        return status, [*headers, ("Retry-After", "10")], body


class Parser(HTTPRequestParser):
    """A request as it arrives, refused as soon as its header, or what has come of it, is too large."""

    error: Error | None = None
    has_place = False

    def received(self, data: bytes) -> int:
        """Take in some of the request; return how many bytes of `data` belong to it."""
        consumed = super().received(data)
        size = max(self.content_length, self.body_bytes_received)  # of a chunked body, no length is known before
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
            return _TooLarge(f"At most {limit // 1_000_000} MB are taken in here.")
        self.has_place = self.has_place or _places.acquire(blocking=False)
        return None if self.has_place else _Busy("Several large files are on their way already. Try again in a moment.")

    def close(self) -> None:
        """Throw the body away; called when the request is answered, or its connection lost."""
        super().close()
        if self.has_place:
            self.has_place = False
            _places.release()


class Channel(HTTPChannel):
    """A connection, for one request after the other: of several at once the first is answered, the others are refused.

    The client may send those again (RFC 9112, 9.3.2). After a refusal the connection is read on, unheeded, or the
    client might never read the answer (RFC 9112, 9.6).
    """

    parser_class = Parser
    refused = False
    lingers_until = 0.0

    def service(self) -> None:
        """Answer a request, in a thread. It never waits for the client, as waitress does between several requests."""
        with self.requests_lock:  # until all that has come is in `requests`
            request, *others = self.requests
        if others:
            request.headers["CONNECTION"] = "close"
        self.refused = bool(others) or request.error is not None
        super().service()

    def readable(self) -> bool:
        """Return whether the main loop is to read; what comes after a refusal it throws away."""
        return bool(self.lingers_until) or super().readable()

    def writable(self) -> bool:
        """Return whether the main loop is to write, or to close."""
        return time.monotonic() > self.lingers_until if self.lingers_until else super().writable()

    def handle_close(self) -> None:
        """Close the connection; the first time after a refusal, only our half of it."""
        if self.request:  # which came in part only
            self.request.close()
        if self.refused and self.connected and not self.total_outbufs_len and not self.lingers_until:
            self.lingers_until = time.monotonic() + LINGER_SECONDS
            with suppress(OSError):  # the client is gone: the next read will say so
                self.socket.shutdown(SHUT_WR)
            return
        super().handle_close()
