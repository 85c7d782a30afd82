"""What all answers over HTTP have in common."""

import logging
import re
from collections.abc import Callable
from typing import Any

import dash_iconify
from dash import Dash, _dash_renderer, ctx, dash_table, dcc, get_relative_path, page_registry
from dash._pages import _path_to_page
from dash.exceptions import DependencyException
from flask import Response, current_app, request
from flask_compress import Compress
from werkzeug.exceptions import HTTPException, NotFound
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.middleware.proxy_fix import ProxyFix

from auth import open_page
from auth.login import current_account
from auth.plain_page import plain_page
from auth.ways_in import LOG_IN, plain_form
from config import Settings
from storage.database.engine import NotNow
from web import scripts
from web.compressed import Compressed, takes_brotli
from web.known_files import FOLDERS, FOR_GOOD, SUITES, YEAR_SECONDS, KnownFiles
from web.uploads import REQUEST_MAX
from web.version import VERSION

LOCAL = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:\d+)?", re.ASCII)
"""The host named by requests from this machine itself, such as a health check."""

COMPRESSED = ("text/javascript", "text/css", "application/json")
"""The kinds of files that get smaller by it."""

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
{%metas%}
<title>{%title%}</title>
<link rel="icon" href="{base}/assets/favicon.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="{base}/assets/icon-192.png">
<link rel="manifest" href="{base}/assets/manifest.json" crossorigin="use-credentials">
<link rel="preload" href="{base}/assets/fonts/inter-latin-wght-normal.woff2" as="font" type="font/woff2" crossorigin>
{%css%}
{modules}
</head>
<body>
{%app_entry%}
<noscript><style>#ahead { display: none; }</style>{without_script}</noscript>
<footer>
{%config%}
{%scripts%}
{%renderer%}
</footer>
</body>
</html>"""

NO_SCRIPT = "Dash To-Do needs JavaScript. Please switch it on for this page."

METAS = [
    {"name": "version", "content": VERSION},
    {"name": "viewport", "content": "width=device-width, initial-scale=1"},
    {"name": "description", "content": "Task lists on a server of your own."},
    {"name": "color-scheme", "content": "light dark"},
    {"name": "theme-color", "content": "#ffffff", "media": "(prefers-color-scheme: light)"},
    {"name": "theme-color", "content": "#1b1e27", "media": "(prefers-color-scheme: dark)"},
]

log = logging.getLogger(__name__)


def prepare(app: Dash, settings: Settings) -> None:
    """Give `app` its index page, its limits and headers, and its answers to errors."""
    server = app.server
    app.index_string = (
        PAGE.replace("{base}", settings.base_path)
        .replace("{modules}", scripts.tags(VERSION, settings.debug))
        .replace("{without_script}", NO_SCRIPT)
    )
    scripts.add_scripts(app)
    server.config["MAX_CONTENT_LENGTH"] = REQUEST_MAX
    # For callbacks, Brotli's answers are a tenth smaller than zstd's, and take 1 ms for 10 kB. Most answers are small.
    server.config.update(COMPRESS_ALGORITHM=["br", "zstd", "gzip"], COMPRESS_BR_LEVEL=5, COMPRESS_MIN_SIZE=200)
    Compress(server)
    server.ensure_sync = _as_it_is
    server.register_error_handler(NotNow, _not_now)
    server.register_error_handler(Exception, _failed)
    server.register_error_handler(DependencyException, _no_such_file)
    server.wsgi_app = KnownFiles(server.wsgi_app)
    if settings.base_path:  # everything below that path: the app sees its own paths without it
        elsewhere = NotFound(f"Dash To-Do is at {settings.base_path}/ on this host.")
        server.wsgi_app = DispatcherMiddleware(elsewhere, {settings.base_path: server.wsgi_app})
    if settings.proxy_hops:
        hops = settings.proxy_hops
        server.wsgi_app = ProxyFix(server.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)
    if settings.address:
        server.before_request(_only_at(settings.address))
    server.after_request(_set_version)
    server.after_request(_set_caching)
    server.after_request(_take_form)
    server.after_request(_compress_with(Compressed(settings.data_dir / "compressed")))
    _choose_scripts()
    _take_only_text(app)
    server.after_request(_set_status)
    if not settings.debug:  # Dash's dev tools need scripts that this forbids
        server.after_request(_set_security(app))


def _as_it_is(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that Flask is about to call. None is a coroutine, and to look takes 2 % of a request's time."""
    return function


def _only_at(address: str):
    def refuse_another_host() -> Response | None:
        """Refuse a request that names another host than the setting ADDRESS, unless it comes from this machine."""
        host = request.host.lower()
        if host == address.partition("://")[2] or LOCAL.fullmatch(host):
            return None
        return plain_page(
            "Dash To-Do is at another address",
            "Open it there.",
            {"Open Dash To-Do": address + get_relative_path("/lists")},
            status=400,
        )

    return refuse_another_host


def _take_only_text(app: Dash) -> None:
    """Pass pages what their path says, and those parts of the query that are given once: in Dash the query would win.

    `on_screen` comes from the page that the person was on (`app.py`), never from a query.
    """

    def taking_text(layout: Callable[..., Any]) -> Callable[..., Any]:
        def laid_out(on_screen: Any = None, **given: Any) -> Any:
            _, in_path = _path_to_page(app.strip_relative_path(ctx.inputs["_pages_location.pathname"]))
            texts = {name: value for name, value in given.items() if isinstance(value, str)}
            return layout(**{**texts, **(in_path or {}), "on_screen": on_screen if isinstance(on_screen, list) else []})

        return laid_out

    for page in page_registry.values():
        page["layout"] = taking_text(page["layout"])


def _choose_scripts() -> None:
    """Have a page load at once everything that all pages use, and nothing that none uses.

    No page has Dash's table, or a component that needs the polyfill (a dropdown or a graph would, for its
    `regeneratorRuntime`). What such components share comes with the first of them. Icons are on every page.
    """
    vars(dash_table)["_js_dist"].clear()
    needed = _dash_renderer._js_dist_dependencies[0]["relative_package_path"]["prod"]
    needed[:] = [script for script in needed if "polyfill" not in script]
    for script in vars(dcc)["_js_dist"]:
        if script.get("relative_package_path") == "dcc/dash_core_components-shared.js":
            script["async"] = True
    for script in vars(dash_iconify)["_js_dist"]:
        script.pop("async", None)


def _failed(error: Exception) -> Response | HTTPException | tuple[str, int]:
    if isinstance(error, HTTPException):
        return error
    if isinstance(error, FileNotFoundError) and request.path.startswith(SUITES):  # a source map that Dash refers to
        return _no_such_file(error)
    log.exception("A request failed: %s %s", request.method, request.path)
    return Response("Something went wrong here, and it has been noted. Please try again.", 500)


def _not_now(problem: NotNow) -> Response:
    """Ask the browser to try again, as it does with what waits in its outbox."""
    log.error("Not possible now: %s %s: %s", request.method, request.path, problem)
    return plain_page(
        "Not possible just now",
        "The server cannot read or store anything now. What you did is kept in your browser and will be sent again.",
        {"Try again": "/lists"},
        status=503,
        headers={"Retry-After": "5"},
    )


def _no_such_file(_error: Exception) -> tuple[str, int]:
    """Answer 404 for a file that no package of components has; Dash itself would fail."""
    return "There is no such file.", 404


def _set_version(response: Response) -> Response:
    """Mark an answer as this app's, so that a page can tell it from, say, a proxy's."""
    response.headers[open_page.VERSION] = VERSION
    return response


ASKED_AGAIN = ("Etag", "Last-Modified", "Accept-Ranges", "Content-Disposition")
"""Headers for those who ask for a file again, or for a part of it, or want to keep it under its name."""


def _set_caching(response: Response) -> Response:
    """Let browsers keep files with a version in their address for good, and nothing private at all."""
    versioned = request.path.startswith(("/assets/fonts/", scripts.prefix(VERSION))) or "m" in request.args
    if request.path == scripts.WORKER:
        response.headers["Cache-Control"] = "no-cache"
    elif request.path.startswith("/assets/"):
        for_good = versioned and response.status_code == 200 and not current_app.debug
        response.headers["Cache-Control"] = FOR_GOOD if for_good else "no-cache"
        for name in ASKED_AGAIN if for_good else ():
            response.headers.pop(name, None)
    elif not request.path.startswith(SUITES) or response.status_code >= 400:
        response.headers["Cache-Control"] = "no-store"
    elif response.cache_control.max_age and response.status_code == 200:
        response.headers["Cache-Control"] = FOR_GOOD
    return response


def _take_form(response: Response) -> Response:
    """Let somebody log in without scripts, though the lists need them."""
    if request.path == LOG_IN and response.mimetype == "text/html" and response.status_code == 200:
        form = plain_form(f"{LOG_IN}?{request.query_string.decode('ascii', 'replace')}")
        response.set_data(response.get_data(as_text=True).replace(NO_SCRIPT, f"<p>{NO_SCRIPT}</p>{form}"))
    return response


def _compress_with(compressed: Compressed):
    def compress(response: Response) -> Response:
        """Compress once what is the same for all browsers. Flask-Compress does everything else as it is sent."""
        is_file = request.path.startswith(FOLDERS) and response.mimetype in COMPRESSED
        if is_file and response.status_code == 200 and takes_brotli():
            response.direct_passthrough = False
            response.set_data(compressed.of(response.get_data()))
            response.headers["Content-Encoding"] = "br"
            response.vary.add("Accept-Encoding")
        return response

    return compress


def _set_status(response: Response) -> Response:
    """Answer 404 instead of 200 if there is no such page."""
    if (
        request.endpoint == "/<path:path>"
        and response.status_code == 200
        and not _is_there(_path_to_page(request.path.strip("/"))[0])
    ):
        response.status_code = 404
    return response


def _is_there(page: dict) -> bool:
    """Return whether `page` exists for whoever asks. Only admins are told of admins' pages."""
    account = current_account()
    return bool(page) and (not page.get("for_admins") or account is None or account.is_admin)


NO_PAGES = ("text/javascript", "text/css", "font/woff2")
"""Types of answers that are nothing but read by a page: it is the page that says what they may do."""


def _set_security(app: Dash):
    def set_security(response: Response) -> Response:
        """Say what a page may do, and that browsers must not guess the type of an answer."""
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "same-origin"
        if request.is_secure:  # RFC 6797 forbids it over http
            response.headers["Strict-Transport-Security"] = f"max-age={YEAR_SECONDS}"
        if response.mimetype in NO_PAGES or request.path.startswith(scripts.prefix(VERSION)):
            return response
        is_page = response.mimetype == "text/html"
        response.headers["Content-Security-Policy"] = policy(app) if is_page else _policy("")
        return response

    return set_security


def policy(app: Dash) -> str:
    """Return what a page may do: run its own scripts, and nothing else (https://www.w3.org/TR/CSP3/)."""
    # Built for each page, since Dash adds inline scripts as late as its first request.
    return _policy(" ".join([scripts.FIRST_HASH, *app.csp_hashes()]))


def _policy(hashes: str) -> str:
    return (
        f"default-src 'self'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
    )
