"""The app's own JavaScript, modules of ``assets/app`` that a page loads before Dash begins, and its styles in one file.

Both are addressed below a folder that is named by the version, so that an ``import`` in a module leads to the same
version, and browsers keep them for good. Why modules are not Dash's own assets is in docs/decisions/0015-modules.md.
"""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from dash import Dash, get_relative_path
from flask import Response, send_from_directory

FOLDER = Path(__file__).resolve().parent.parent / "assets" / "app"
FIRST = (FOLDER.parent / "first.js").read_text(encoding="utf-8")
"""What a page does before all else, written into it: so it comes with the page, whatever becomes of other scripts."""

FIRST_HASH = f"'sha256-{b64encode(sha256(FIRST.encode()).digest()).decode()}'"
"""By which the Content-Security-Policy allows it."""

STYLES = "\n".join(
    file.read_text(encoding="utf-8")
    for file in sorted(FOLDER.parent.glob("*.css"))
    if file.name not in ("05-plain-page.css", "06-print-page.css")  # of pages without Dash
).replace("url(fonts/", "url(../fonts/")
"""All styles, in the order of their files: one request, and not one a file."""

OF_PAGES = "pages/"
"""The folder of the modules that one page alone needs: they come with it."""

NOT_OF_DASH = ["^app$"]
"""The folder below ``assets``, as ``assets_path_ignore`` has it."""


def prefix(version: str) -> str:
    """Return the address of the folder of modules."""
    return f"/assets/app-{version}/"


def tags(version: str) -> str:
    """Return what runs first, and what loads the modules, all of them at once and not one after the other."""
    every = sorted(file.relative_to(FOLDER).as_posix() for file in FOLDER.rglob("*.js"))
    names = [name for name in every if not name.startswith(OF_PAGES)]
    at = get_relative_path(prefix(version))
    links = "\n".join(f'<link rel="modulepreload" href="{at}{name}">' for name in names)
    styles = f'<link rel="stylesheet" href="{at}styles.css">'
    return f'<script>{FIRST}</script>\n{styles}\n{links}\n<script type="module" src="{at}main.js"></script>'


def add_scripts(app: Dash) -> None:
    """Serve the modules, and let Dash wait for them: they run when the page has been read, just before this event.

    Whatever version a page asks for, it gets what there is: then it finds out that it is outdated, and says so.
    """
    app.renderer = f"addEventListener('DOMContentLoaded', () => {{ {app.renderer} }})"
    app.server.add_url_rule("/assets/app-<_version>/<path:name>", "scripts", _send)
    app.server.add_url_rule("/assets/app-<_version>/styles.css", "styles", lambda _version: _styles())


def _send(_version: str, name: str) -> Response:
    return send_from_directory(FOLDER, name, mimetype="text/javascript")


def _styles() -> Response:
    return Response(STYLES, mimetype="text/css")
