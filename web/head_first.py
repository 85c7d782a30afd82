"""A page in parts: its head, the same for every page, goes out before it is known what the page shows.

So the browser fetches styles and modules while the database is read and the page is drawn. What is seen goes out before
what is there for Dash.
"""

from collections.abc import Callable, Iterable, Iterator

import brotli
from flask import Response, current_app, request, stream_with_context

from auth.login import current_account
from web.compressed import takes_brotli

QUALITY = 6
"""The quality of Brotli. A higher one takes more than a millisecond more for a page."""


def head_first(head: str, rest: Callable[[], Iterable[str]]) -> Response:
    """Return `head` and the parts that `rest` gives as one page. What belongs to its headers has to be known by now.

    That includes the status, by which a service worker knows whether the server is of use: the database has just said
    who asks. Visitors get all at once: the page where they log in changes once more (`web.answers`).
    """
    is_shown = request.method == "GET" and request.headers.get("Sec-Fetch-Dest") == "document"
    if not is_shown or not current_account() or not takes_brotli():
        return Response(head + "".join(rest()), mimetype="text/html")
    answer = Response(stream_with_context(_compressed(head, rest())), mimetype="text/html")
    answer.headers["Content-Encoding"] = "br"
    answer.vary.add("Accept-Encoding")
    return answer


def _compressed(first: str, parts: Iterable[str]) -> Iterator[bytes]:
    compressor = brotli.Compressor(quality=QUALITY)
    yield compressor.process(first.encode()) + compressor.flush()
    for part in _or_why_not(parts):
        yield compressor.process(part.encode()) + compressor.flush()
    yield compressor.finish()


def _or_why_not(parts: Iterable[str]) -> Iterator[str]:
    try:
        yield from parts
    except Exception as error:  # the status has been sent, so people get the page about it in this one
        yield current_app.make_response(current_app.handle_user_exception(error)).get_data(as_text=True)
