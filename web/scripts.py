"""The app's own JavaScript, modules of ``assets/app``, and its styles, each in one file: a page loads them before Dash.

They are addressed below a folder that is named by the version, so that an ``import`` in a module leads to the same
version, and browsers keep them for good. Why modules are not Dash's own assets is in docs/decisions/0015-modules.md.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from dash import Dash, get_relative_path
from flask import Response, send_from_directory

from web.bundle import BESIDE, Bundle

FOLDER = Path(__file__).resolve().parent.parent / "assets" / "app"
FIRST = (FOLDER.parent / "first.js").read_text(encoding="utf-8")
"""What a page does before all else, written into it: so it comes with the page, whatever becomes of other scripts."""

FIRST_HASH = f"'sha256-{b64encode(sha256(FIRST.encode()).digest()).decode()}'"
"""By which the Content-Security-Policy allows it."""

STYLES = "\n".join(
    file.read_text(encoding="utf-8")
    for file in sorted(FOLDER.parent.glob("*.css"))
    if file.name not in ("02-drawn.css", "05-plain-page.css", "06-print-page.css")  # of pages without Dash
).replace("url(fonts/", "url(../fonts/")
"""All styles, in the order of their files: one request, and not one a file."""

DRAWN = (FOLDER.parent / "02-drawn.css").read_text(encoding="utf-8")
"""What Dash's components bring themselves, as far as a page needs it before they are there (`scripts.draw_ahead`)."""

BUNDLE = "todo.js"
"""All modules in one."""

WORKER = "/worker.js"
"""The service worker (`web.worker`), at the root, as it is for all that is below its address."""

NOT_OF_DASH = ["^app$"]
"""The folder below ``assets``, as ``assets_path_ignore`` has it."""


def prefix(version: str) -> str:
    """Return the address of the folder of modules."""
    return f"/assets/app-{version}/"


def tags(version: str, debug: bool) -> str:
    """Return what runs first, and what loads styles and modules: in `debug` the modules as they are, each by itself."""
    at = get_relative_path(prefix(version))
    name = "main.js" if debug else BUNDLE
    drawn = f'<link rel="stylesheet" class="drawn" href="{at}drawn.css">'
    styles = f'<link rel="stylesheet" href="{at}styles.css">'
    # Nothing is painted before it has run: it puts the rows where they belong.
    modules = f'<script type="module" blocking="render" src="{at}{name}"></script>'
    return f"<script>{FIRST}</script>\n{drawn}\n{styles}\n{modules}"


def add_scripts(app: Dash) -> None:
    """Serve the modules, and let Dash wait for them: they load it when the page has been painted (`web.ahead`).

    Whatever version a page asks for, it gets what there is: then it finds out that it is outdated, and says so.
    """
    app.renderer = f"addEventListener('dash-is-loaded', () => {{ {app.renderer} }})"
    app.server.add_url_rule("/assets/app-<_version>/<path:name>", "scripts", _send)
    app.server.add_url_rule("/assets/app-<_version>/styles.css", "styles", lambda _version: _styles(STYLES))
    app.server.add_url_rule("/assets/app-<_version>/drawn.css", "drawn", lambda _version: _styles(DRAWN))


@cache
def _bundled() -> Bundle:
    return Bundle(FOLDER, "main.js", BUNDLE)


def _send(_version: str, name: str) -> Response:
    if name == BUNDLE:
        return Response(_bundled().text, mimetype="text/javascript")
    if name.startswith(BESIDE) and name.removeprefix(BESIDE) in _bundled().beside:
        return Response(_bundled().beside[name.removeprefix(BESIDE)], mimetype="text/javascript")
    return send_from_directory(FOLDER, name, mimetype="text/javascript")


def _styles(styles: str) -> Response:
    return Response(styles, mimetype="text/css")
