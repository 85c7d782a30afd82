"""Files that leave and enter: exports and imports. They are routes outside Dash, since a file is no component."""

import codecs
import gzip
import os
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import nullcontext, suppress
from datetime import UTC, datetime
from io import BufferedReader
from itertools import chain
from pathlib import Path
from threading import BoundedSemaphore, Lock
from typing import IO, Any, cast
from weakref import WeakKeyDictionary

import ijson
from dash import Dash
from dash._utils import to_json
from dash.development.base_component import Component
from flask import Response, jsonify, request, send_file
from werkzeug.exceptions import ClientDisconnected, RequestEntityTooLarge
from werkzeug.wsgi import LimitedStream

from auth.login import require_account
from auth.open_page import refuse_another_account
from auth.plain_page import plain_page
from components.account.data import server_facts
from components.account.import_plan import import_done, import_preview, import_refused
from domain.clean import Invalid, clean_id, is_id
from domain.import_file import Found, read
from storage.accounts.calendars import calendar_of
from storage.backup.rotation import last_backup
from storage.besides import besides
from storage.database.engine import NotNow
from storage.export import export_csv, export_json, totals
from storage.imports import import_found, look
from storage.whole_copy import copy_of_list, whole_copy
from web.uploads import IMPORT, IMPORT_MAX

OWN_AT_ONCE = 2
"""How many downloads of one account may be under way in one process. The next one is asked to wait."""

MADE_AT_ONCE = 4
"""How many downloads may be written at once in one process: each takes a thread for seconds, and others wait for
answers."""

GZIP_LEVEL = 3
"""It takes little more than half the time of the usual 6, for a twentieth more bytes."""

TOO_LARGE = f"This file is larger than {IMPORT_MAX // 1_000_000} MB, more than can be imported. Nothing was changed."
BROKEN = "This file cannot be read: it is no JSON, or a part of it is missing. Nothing was changed."

PIECE = 65_536
"""The bytes of a file that are read at a time."""

UNREADABLE = (ijson.JSONError, SystemError, ValueError, OverflowError, EOFError, zlib.error)
"""What the parser raises if something is not JSON, and gzip if it is cut off or damaged."""

_under_way: WeakKeyDictionary[IO[bytes], int] = WeakKeyDictionary()
_lock = Lock()
_making = BoundedSemaphore(MADE_AT_ONCE)


def add_routes(app: Dash, backup_dir: Path) -> None:
    """Add the routes. All are private, and each asks for the account itself. Backups are in `backup_dir`."""
    app.server.config["BACKUP_DIR"] = backup_dir
    app.server.add_url_rule("/account/export.json", "export_json", download_json)
    app.server.add_url_rule("/account/export.csv", "export_csv", download_csv)
    app.server.add_url_rule(IMPORT, "import", import_file, methods=["POST"])
    app.server.add_url_rule("/account/copy", "whole_copy", send_whole_copy)
    app.server.add_url_rule("/account/copy/<list_id>", "copy_of_list", send_copy_of_list)


def download_json() -> Response:
    """Answer with everything that the account has (docs/export-format.md)."""
    return _download("json", "application/json", export_json)


def download_csv() -> Response:
    """Answer with the account's tasks as a table; ``?for=excel`` marks it as UTF-8, which Excel would not notice."""
    mark = ["\ufeff"] if request.args.get("for") == "excel" else []
    return _download("csv", "text/csv", lambda account_id, _now: chain(mark, export_csv(account_id)))


def send_whole_copy() -> Response:
    """Answer with what a browser's copy lacks (`storage.whole_copy.whole_copy`), and whose it is; 204 if nothing."""
    account, known = require_account(), request.args
    server = known.get("server", "") if known.get("name") == account.name else ""
    lacks = whole_copy(account.id, server, known.get("seq", -1, int), known.get("mark", ""), known.get("from", ""))
    return jsonify({"name": account.name, **lacks}) if lacks else Response(status=204)


def send_copy_of_list(list_id: str) -> Response:
    """Answer with what is new in a list since its seq was ``?after``; 404 for a list of somebody else."""
    account = require_account()
    after = request.args.get("after", 0, int)
    start = request.args.get("from", "")
    part = copy_of_list(account.id, list_id, max(0, min(after, 2**31 - 1)), start if is_id(start) else "")
    return jsonify(part) if part else Response(status=404)


def _download(suffix: str, mimetype: str, pieces_of: Callable[[int, str], Iterator[str]]) -> Response:
    """Answer with a file of the account's. Raises `NotNow` if there is no room to write it.

    The file is written before it is sent, gzipped if the client takes that. So it needs little memory, and a client
    that reads slowly holds neither a transaction nor a thread: the server's main loop sends it (wsgi.file_wrapper).
    """
    account, now = require_account(), datetime.now(UTC)
    refusal = refuse_another_account(request.args.get("account"), account)
    if refusal:
        return refusal
    zipped = request.accept_encodings.quality("gzip") > 0
    if not _making.acquire(blocking=False):
        return _wait("Several downloads are being made", "Try again in a moment.", 503)
    try:
        file = _begin_download(account.id)
        if file is None:
            ended = "Wait until one of them has ended, or cancel it in your browser. Then try again."
            return _wait("Two of your downloads are under way", ended, 429)
        _write(file, pieces_of(account.id, now.isoformat()), zipped)
    except OSError as error:
        raise NotNow(f"A download cannot be written: {error}") from error
    finally:
        _making.release()
    name = f"dash-to-do-{now:%Y-%m-%d}.{suffix}"
    answer = send_file(file, mimetype, as_attachment=True, download_name=name, conditional=False)
    answer.content_length = os.fstat(file.fileno()).st_size
    answer.vary.add("Accept-Encoding")
    if zipped:
        answer.content_encoding = "gzip"
    request.environ.pop("HTTP_ACCEPT_ENCODING", None)  # or Flask-Compress would read the file again, in this thread
    return answer


def _begin_download(account_id: int) -> IO[bytes] | None:
    """Return an empty file, which counts as under way until it is closed; None if the account has as many as it may."""
    with _lock:
        if sum(owner == account_id and not file.closed for file, owner in _under_way.items()) >= OWN_AT_ONCE:
            return None
        file = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the response
        _under_way[file] = account_id
        return file


def _write(file: IO[bytes], pieces: Iterator[str], zipped: bool) -> None:
    """Write `pieces`, and go back to the start. If it fails, `file` is closed."""
    try:
        with gzip.GzipFile(fileobj=file, mode="wb", compresslevel=GZIP_LEVEL) if zipped else nullcontext(file) as out:
            for piece in pieces:
                out.write(piece.encode("utf-8", "replace"))
        file.seek(0)
    except BaseException:
        with suppress(OSError):
            file.close()
        raise


def _wait(title: str, what_to_do: str, status: int) -> Response:
    links = {"Try again": request.full_path.rstrip("?"), "Account": "/account"}
    return plain_page(title, what_to_do, links, status, {"Retry-After": "10"})


def import_file() -> Response:
    """Read a file from the body of the request, and import it if there is ``?intent=id``; otherwise only preview it.

    Answers ``{"show": what to show of it, "does": whether it would do anything, "facts": the server's facts again, if
    something was imported}``. All but `does` are components.
    """
    account, now = require_account(), datetime.now(UTC).isoformat()
    if request.mimetype != "application/json":  # a page of another site cannot send this without being asked
        return Response("An import is sent as application/json.", 415)
    source = "browser" if request.args.get("source") == "browser" else "file"
    try:
        found = _read_body(now)
        if "intent" not in request.args:
            plan = look(account.id, found, now)
            return _answer(show=import_preview(plan, source), does=bool(plan.edits))
        intent_id = clean_id(request.args["intent"])
        made = import_found(account.id, intent_id, found, now)
    except Invalid as refusal:
        return _answer(422, does=False, show=import_refused(str(refusal)))
    return _answer(show=import_done(made), facts=besides(_facts, account.id))


def _facts(account_id: int) -> list[Component]:
    return server_facts(*totals(account_id), last_backup().done_at, calendar_of(account_id))


def _read_body(now: str) -> Found:
    request.max_content_length = IMPORT_MAX
    try:
        return read(ijson.basic_parse(ijson.from_iter(_as_utf_8(request.stream)), use_float=True), now)
    except RequestEntityTooLarge:
        raise Invalid(TOO_LARGE) from None
    except (*UNREADABLE, ClientDisconnected) as error:
        if isinstance(error, Invalid):
            raise
        raise Invalid(BROKEN) from None


def _as_utf_8(body: Any) -> Iterator[bytes]:
    """Yield the text of a file in pieces. It may be gzipped, and in any encoding of Unicode."""
    file = BufferedReader(body)
    if file.peek(2).startswith(b"\x1f\x8b"):
        unpacked = cast(IO[bytes], gzip.GzipFile(fileobj=file))
        file = BufferedReader(LimitedStream(unpacked, IMPORT_MAX, is_max=True))
    is_utf_16 = file.peek(2).startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    pieces = codecs.iterdecode(iter(lambda: file.read(PIECE), b""), "utf-16" if is_utf_16 else "utf-8-sig")
    return (piece.encode() for piece in pieces)


def _answer(status: int = 200, **components: object) -> Response:
    return Response(to_json(components), status, mimetype="application/json")
