"""The page as it is before Dash is there: its frame and its list, drawn by the server, and what Dash would ask for.

The HTML is that of the same layout functions that Dash gets (`web.drawn`). In the page is what this very request may
see; it is answered with ``no-store``, as all that is private. How the browser goes on from there is in
``assets/app/does/opening.js``, and why it is so in docs/decisions/0036-opens-at-once.md.
"""

import json
import logging
import re
from collections.abc import Iterator
from contextlib import nullcontext
from functools import cache, partial
from html import escape
from io import BytesIO
from typing import Any
from urllib.parse import quote

from dash import Dash, get_relative_path
from dash.development.base_component import ComponentRegistry
from flask import Response, g, request
from werkzeug.exceptions import HTTPException

import ids
from auth.here import HERE, note_here
from auth.login import ROUTER, current_account, is_public_page, require_account
from auth.open_page import NOBODY, PAGE_ACCOUNT
from auth.sessions import lasts
from components.away import without_server
from components.frame.unmounted import unmounted
from components.tasks.task_panel import task_panel
from storage.accounts.calendars import calendar_of
from storage.database.engine import reading_together
from web.drawn import Unknown, as_json, draw, plain
from web.filled import filled, fills
from web.head_first import head_first
from web.scripts import after_paint, loaded_later
from web.version import VERSION

ENTRY = f'<div id="{ids.ENTRY}">'
"""Where Dash draws the page, in the index that it makes."""

HOLDER = f'<div id="{ids.PAGE}"></div>'
"""Where a page's layout stands in the frame, in what is drawn."""

SHOWS_TASKS = '"className":"shows-tasks"'
"""Stands in what the router answers for a page with a list. Of other pages only the frame is drawn ahead."""

PRELOADED = "Service-Worker-Navigation-Preload"
"""A header of requests that a browser makes for a service worker. Such a browser mostly has the modules compiled."""

FRAME = "/frame"
"""Where the frame is without any page in it: what a browser keeps, and opens while the server is away."""

SCRIPT = re.compile(r'<script src="([^"]*)"></script>')
ROUTED = [{"id": ids.PAGE, "property": "children"}, {"id": "_pages_store", "property": "data"}]

log = logging.getLogger(__name__)


def add_frame(app: Dash) -> None:
    """Add the route of the frame, a private one; what answers it comes with `add_pages`."""
    app.server.add_url_rule(FRAME, FRAME, require_account)


def add_pages(app: Dash, debug: bool, keeps: bool) -> None:
    """Have the server answer the addresses of pages with what is to be seen there; after Dash has been set up.

    In `debug`, the scripts of a page may change while the server runs. A browser `keeps` what it needs to open without
    the server, or lets go of all that it kept (`web.worker`).
    """
    _tell_less()
    views = app.server.view_functions
    index = _Index(views["/"], debug)
    for endpoint in ("/", "/<path:path>"):
        views[endpoint] = partial(_page, app, index, keeps)
    views[FRAME] = partial(_frame, app, index, keeps)


def _tell_less() -> None:
    """Tell pages only of those components that have others in further properties. Dash takes the rest for the rule."""
    for components in ComponentRegistry.children_props.values():
        for name in [name for name, further in components.items() if not further]:
            del components[name]


def files_of_pages(app: Dash) -> list[str]:
    """Return the addresses of the scripts, styles, fonts and icons that every page names, and of what these ask for."""
    named = dict.fromkeys(re.findall(r'(?:src|href)="([^"]+)"', app.index()))
    return [*named, *map(get_relative_path, loaded_later(VERSION))]


class _Index:
    """Dash's index, in the parts between which a page is put: made once, unless scripts may change under it."""

    def __init__(self, make: Any, changes: bool):
        self._make = make
        self._changes = changes
        self._parts: tuple[str, ...] = ()

    def parts(self) -> tuple[str, ...]:
        if not self._parts or self._changes:
            self._parts = _in_parts(self._make())
        return self._parts


def _in_parts(index: str) -> tuple[str, ...]:
    """Return a page in four parts: the head up to the title, the title, all from there to the entry, and the rest.

    Dash's scripts are fetched and run when the list is on the screen.
    """
    scripts = SCRIPT.findall(index)
    told = f'<script type="application/json" id="{ids.DASH_SCRIPTS}">{json.dumps(scripts)}</script>'
    metas, rest = SCRIPT.sub("", index).split("<title>", 1)
    title, rest = rest.split("</title>", 1)
    links, rest = rest.split("</head>", 1)
    before, after = rest.split(ENTRY, 1)
    return metas + links, title, f"</head>{before}", after.replace("</footer>", f"{told}</footer>")


def _page(app: Dash, index: _Index, keeps: bool, **_: Any) -> Response:
    def after_head() -> Iterator[str]:
        with reading_together() if is_filled else nullcontext():
            layout = plain(app.get_layout())
            page = _routed(app)
            content = json.loads(page)["response"] if page else {}
            drawn = _filled(layout, content.get(ids.PAGE, {}).get("children") if SHOWS_TASKS in page else None)
        title = content["_pages_store"]["data"]["title"] if "_pages_store" in content else None
        yield _seen(index, drawn, title)
        yield _unseen(index, {"layout": as_json(layout), "page": page or "null"}, keeps)

    head = index.parts()[0]
    is_filled = current_account() is not None and fills(request.path)
    return _of_account(head_first(after_paint(head, PRELOADED in request.headers) if is_filled else head, after_head))


def _frame(app: Dash, index: _Index, keeps: bool) -> Response:
    """Return the frame, hidden until its scripts know whose log-in lives in the browser (assets/app/lib/late.js)."""
    account = require_account()
    layout = app.get_layout()
    told = {"layout": as_json(layout), "away": _away(), "here": json.dumps(f"{HERE}={account.id}")}
    head = index.parts()[0].replace("<html", "<html data-unsure", 1)
    text = head + _seen(index, _drawn(layout, None)) + _unseen(index, told, keeps)
    return _of_account(Response(text, mimetype="text/html"))


def _of_account(answer: Response) -> Response:
    account = current_account()
    answer.headers[PAGE_ACCOUNT] = str(account.id) if account else NOBODY
    if account:
        note_here(answer, account, lasts())
    return answer


def _seen(index: _Index, drawn: str, title: str | None = None) -> str:
    """Return what follows the head of a page: its title, and the page as it is `drawn`."""
    _, own_title, before, _ = index.parts()
    ahead = f'<div id="{ids.AHEAD}">{drawn}</div>' if drawn else ""
    return f"<title>{own_title if title is None else escape(title)}</title>{before}{ahead}"


def _unseen(index: _Index, told: dict[str, str], keeps: bool) -> str:
    """Return what follows that: what modules copy or open, and what Dash is told, JSON by its names."""
    account, after = current_account(), index.parts()[-1]
    told |= {
        "panel": _panel() if account else "null",
        "path": json.dumps(_pathname()),
        "search": json.dumps(_search()),
        "keeps": json.dumps(keeps),
    }
    given = _as_script("{" + ",".join(f'"{name}":{value}' for name, value in told.items()) + "}")
    beside = _unmounted(account is not None)
    return f'{beside}<script type="application/json" id="{ids.GIVEN}">{given}</script>{ENTRY}{after}'


@cache
def _away() -> str:
    """Return what a browser puts in the place of pages while the server is away."""
    return as_json(without_server())


@cache
def _panel() -> str:
    """Return the panel of no task, of which an answer says only the task (components/tasks/task_panel.py)."""
    return as_json(task_panel())


@cache
def _unmounted(logged_in: bool) -> str:
    try:
        return draw(unmounted(logged_in))
    except Unknown as unknown:  # so that what is new can be looked up
        log.warning("%s", unknown)
        return ""


def _as_script(text: str) -> str:
    """Return JSON as it may stand in a page: nothing in it can end the script, or begin a comment."""
    return text.replace("<", "\\u003c")


def _drawn(layout: Any, content: Any) -> str:
    try:
        frame = draw(layout)
    except Unknown as unknown:
        log.warning("%s", unknown)
        return ""
    try:
        inside = draw(content)
    except Unknown as unknown:  # its frame is seen
        log.warning("%s", unknown)
        inside = ""
    return frame.replace(HOLDER, HOLDER.replace("><", f">{inside}<"), 1)


def _filled(layout: Any, content: Any) -> str:
    drawn, account = _drawn(layout, content), current_account()
    if not drawn or account is None or not fills(request.path):
        return drawn
    try:
        return filled(drawn, layout, content, calendar_of(account.id), request.full_path)
    except Unknown as unknown:  # modules draw the rest
        log.warning("%s", unknown)
    except Exception:
        log.exception("The page %s could not be filled", request.path)
    return drawn


def _pathname() -> str:
    return quote(request.root_path + request.path, safe="/:@!$&'()*+,;=~")


def _search() -> str:
    query = request.query_string.decode("ascii", "replace")
    return f"?{query}" if query else ""


def _routed(app: Dash) -> str:
    """Return what Dash's router would answer for the page that is asked for, or "" where it has to be asked."""
    if current_account() is None and not is_public_page(app, request.path):
        return ""
    location = {"id": ids.PLACE}
    inputs = [
        {**location, "property": "pathname", "value": _pathname()},
        {**location, "property": "search", "value": _search()},
    ]
    changed = ["_pages_location.pathname", "_pages_location.search"]
    body = json.dumps(
        {"output": ROUTER, "outputs": ROUTED, "inputs": inputs, "state": [[]], "changedPropIds": changed}
    ).encode()
    asked = {
        **{name: value for name, value in request.environ.items() if not name.startswith(("werkzeug.", "flask."))},
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/_dash-update-component",
        "QUERY_STRING": "",
        "CONTENT_TYPE": "application/json",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": BytesIO(body),
    }
    account = g.get("account")
    with app.server.request_context(asked):
        g.account = account
        try:
            answer = app.server.view_functions["/_dash-update-component"]()
        except HTTPException:  # Dash asks for itself, and is told why not
            return ""
    return answer.get_data(as_text=True) if answer.status_code == 200 else ""
