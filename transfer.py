"""Files that leave and enter: download everything, import. Routes beside Dash, for a file is no component."""

import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import ijson
from dash import Dash
from dash._utils import to_json
from flask import Response, jsonify, request, send_file
from werkzeug.exceptions import RequestEntityTooLarge

from auth.login import require_account
from components.account_data import server_facts
from components.import_plan import import_done, import_preview, import_refused
from domain.import_file import Found, read
from domain.schema import Invalid, clean_id, is_id
from storage.export import export_csv, export_json, totals
from storage.imports import import_found, look
from storage.rotation import last_backup
from storage.whole_copy import copy_of_list, whole_copy

IMPORT_MAX = 50_000_000
"""Bytes of the largest file that can be imported. It is read as it comes, and never in memory as a whole."""

TOO_LARGE = f"This file is larger than {IMPORT_MAX // 1_000_000} MB, more than can be imported. Nothing was changed."
BROKEN = "This file cannot be read: it is no JSON, or a part of it is missing. Nothing was changed."


def add_routes(app: Dash, backup_dir: Path) -> None:
    """Add the routes, all private: each asks for the account itself. Backups are in `backup_dir`."""
    app.server.config["BACKUP_DIR"] = backup_dir
    app.server.add_url_rule("/account/export.json", "export_json", download_json)
    app.server.add_url_rule("/account/export.csv", "export_csv", download_csv)
    app.server.add_url_rule("/account/import", "import", import_file, methods=["POST"])
    app.server.add_url_rule("/account/copy", "whole_copy", send_whole_copy)
    app.server.add_url_rule("/account/copy/<list_id>", "copy_of_list", send_copy_of_list)


def download_json() -> Response:
    """Answer with all that the account has (docs/export-format.md)."""
    account, now = require_account(), datetime.now(UTC)
    return _download(export_json(account.id, now.isoformat()), f"dash-to-do-{now:%Y-%m-%d}.json", "application/json")


def download_csv() -> Response:
    """Answer with the account's tasks as a table."""
    account, now = require_account(), datetime.now(UTC)
    return _download(export_csv(account.id), f"dash-to-do-{now:%Y-%m-%d}.csv", "text/csv")


def send_whole_copy() -> Response:
    """Answer with what a browser's copy lacks (`storage.whole_copy.whole_copy`), and whose it is; 204 if nothing."""
    account, known = require_account(), request.args
    server = known.get("server", "") if known.get("name") == account.name else ""
    lacks = whole_copy(account.id, server, known.get("seq", -1, int), known.get("mark", ""), known.get("from", ""))
    return jsonify({"name": account.name, **lacks}) if lacks else Response(status=204)


def send_copy_of_list(list_id: str) -> Response:
    """Answer with what is new in a list since its seq was ``?after``; a list of somebody else is not there."""
    account = require_account()
    after = request.args.get("after", 0, int)
    start = request.args.get("from", "")
    part = copy_of_list(account.id, list_id, max(0, min(after, 2**31 - 1)), start if is_id(start) else "")
    return jsonify(part) if part else Response(status=404)


def _download(pieces: Iterator[str], name: str, mimetype: str) -> Response:
    # By way of a file: memory stays small, and a slow download does not hold a transaction open.
    file = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the response
    for piece in pieces:
        file.write(piece.encode("utf-8", "replace"))
    file.seek(0)
    return send_file(file, mimetype, as_attachment=True, download_name=name)


def import_file() -> Response:
    """Take a file as the body of the request; with ``?intent=id`` import it, without only look at it.

    Answers ``{"show": what to show of it, "does": whether it would do anything, "facts": the server's facts anew, if
    something was imported}``; all but `does` are components.
    """
    account, now = require_account(), datetime.now(UTC).isoformat()
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
    facts = server_facts(*totals(account.id), last_backup().done_at)
    return _answer(show=import_done(made), facts=facts)


def _read_body(now: str) -> Found:
    request.max_content_length = IMPORT_MAX
    try:
        return read(ijson.basic_parse(request.stream, use_float=True), now)
    except RequestEntityTooLarge:
        raise Invalid(TOO_LARGE) from None
    except (ijson.JSONError, SystemError, ValueError, OverflowError) as error:  # the parser's, for what is no JSON
        if isinstance(error, Invalid):
            raise
        raise Invalid(BROKEN) from None


def _answer(status: int = 200, **components: object) -> Response:
    return Response(to_json(components), status, mimetype="application/json")
