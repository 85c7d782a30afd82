"""The app's own JavaScript modules from ``assets/app``, and its styles, as one file each, loaded before Dash.

They are in a folder named by the version. So an ``import`` in a module leads to the same version, and browsers keep
them for good. docs/decisions/0015-modules.md says why modules are not Dash's own assets.
"""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from dash import Dash, get_relative_path
from flask import Response, send_from_directory

import ids
from web.bundle import BESIDE, Bundle, read

FOLDER = Path(__file__).resolve().parent.parent / "assets" / "app"
FIRST = read(FOLDER.parent / "first.js")
"""What a page does first. It is written into the page, so it runs whatever becomes of other scripts."""

FIRST_HASH = f"'sha256-{b64encode(sha256(FIRST.encode()).digest()).decode()}'"
"""The hash by which the Content-Security-Policy allows it."""

COMMENT = re.compile(r"/\*.*?\*/\s*|^\s+", re.DOTALL | re.MULTILINE)
STYLES = "\n".join(
    COMMENT.sub("", file.read_text(encoding="utf-8"))
    for file in sorted(FOLDER.parent.glob("*.css"))
    if file.name not in ("02-drawn.css", "05-plain-page.css", "06-print-page.css")  # of pages without Dash
).replace("url(fonts/", "url(../fonts/")
"""All styles in one file, in the order of their files, without comments and indentation."""

DRAWN = (FOLDER.parent / "02-drawn.css").read_text(encoding="utf-8")
"""The styles that Dash's components bring themselves, as far as a page needs them before (`scripts.draw_ahead`)."""

MODULES = re.compile(r'<script type="module" blocking="render" src="([^"]+)"></script>')
"""The tag that loads the modules."""

BUNDLE = "todo.js"
"""All modules in one file."""

WORKER = "/worker.js"
"""The service worker (`web.worker`). It is at the root, since it only works for addresses below its own."""

NOT_OF_DASH = ["^app$"]
"""The folder below ``assets``, as a pattern for ``assets_path_ignore``."""


def prefix(version: str) -> str:
    """Return the address of the folder of modules."""
    return f"/assets/app-{version}/"


def tags(version: str, debug: bool) -> str:
    """Return the tags that load styles and modules before anything else. In `debug`, each module is its own file."""
    at = get_relative_path(prefix(version))
    name = "main.js" if debug else BUNDLE
    drawn = f'<link rel="stylesheet" class="drawn" href="{at}drawn.css">'
    styles = f'<link rel="stylesheet" href="{at}styles.css">'
    # Nothing is painted before it has run: it puts the rows where they belong.
    modules = f'<script type="module" blocking="render" src="{at}{name}"></script>'
    return f"<script>{FIRST}</script>\n{drawn}\n{styles}\n{modules}"


def after_paint(head: str, compiled: bool) -> str:
    """Return the head of a page that shows its list without modules: they run when all of that has been seen.

    Where the browser may have them `compiled`, they are only fetched before; else it compiles them meanwhile.
    """
    address = MODULES.search(head)
    if not address:
        return head
    how = 'rel="preload" as="script" crossorigin' if compiled else 'rel="modulepreload"'
    fetched = f'<link {how} href="{address[1]}">'
    whole = f'<link rel="expect" blocking="render" href="#{ids.AHEAD}">'
    return head.replace(address[0], fetched + whole).replace("<script>", f'<script data-modules="{address[1]}">', 1)


def callbacks(version: str) -> str:
    """Return the address of the list of callbacks, which is the same for everybody."""
    return prefix(version) + "callbacks.json"


def loaded_later(version: str) -> list[str]:
    """Return the addresses of the files that pages come to ask for, and do not name."""
    return [callbacks(version), *(prefix(version) + BESIDE + path for path in _bundled().beside)]


def add_scripts(app: Dash) -> None:
    """Serve the modules, and let Dash wait for them: they load it when the page has been painted (`web.ahead`).

    Whatever version a page asks for, it gets what there is: then it finds out that it is outdated, and says so.
    """
    app.renderer = f"addEventListener('dash-is-loaded', () => {{ {app.renderer} }})"
    app.server.add_url_rule("/assets/app-<_version>/<path:name>", "scripts", _send)
    app.server.add_url_rule("/assets/app-<_version>/styles.css", "styles", lambda _version: _styles(STYLES))
    app.server.add_url_rule("/assets/app-<_version>/drawn.css", "drawn", lambda _version: _styles(DRAWN))
    app.server.add_url_rule(callbacks("<_version>"), "callbacks", lambda _version: _callbacks(app))


@cache
def _bundled() -> Bundle:
    return Bundle(FOLDER, "main.js", BUNDLE)


def _send(_version: str, name: str) -> Response:
    if name == BUNDLE:
        return Response(_bundled().text, mimetype="text/javascript")
    if name.startswith(BESIDE) and name.removeprefix(BESIDE) in _bundled().beside:
        return Response(_bundled().beside[name.removeprefix(BESIDE)], mimetype="text/javascript")
    return send_from_directory(FOLDER, name, mimetype="text/javascript")


def _callbacks(app: Dash) -> Response:
    return Response(app.server.view_functions["/_dash-dependencies"]().get_data(), mimetype="application/json")


def _styles(styles: str) -> Response:
    return Response(styles, mimetype="text/css")
