"""The service worker, by which a browser opens the app while the server is away (``assets/worker.js``).

It is one script, at the root of the app, and begins with what it has to know: the version, the files that it keeps with
the digest of each, and which addresses are pages. Why it is so is in docs/decisions/0038-without-a-server.md.
"""

import base64
import hashlib
import json
import re
from functools import cache
from pathlib import Path

import dash
from dash import Dash
from flask import Response, request
from werkzeug.test import Client

from auth.here import HERE
from auth.login import PROMPT
from auth.sign_out import SIGN_OUT, SIGNED_OUT
from auth.ways_in import LOG_IN, OIDC_ROUTES
from domain.views import KINDS
from web.ahead import FRAME, files_of_pages
from web.answers import policy
from web.scripts import WORKER
from web.version import VERSION

ASSETS = Path(__file__).resolve().parent.parent / "assets"
PUBLIC = ("/", LOG_IN, "/register")
"""Pages that are nobody's, so that nothing is kept for them."""

GOOD_ONCE = tuple({route.split("/<")[0] for route in OIDC_ROUTES})
"""Where a request must not be repeated."""

LOGS_IN_OR_OUT = (LOG_IN, PROMPT, SIGN_OUT, SIGNED_OUT, "/register", *GOOD_ONCE)
"""Where it may become another account that is here: what was kept of one goes before."""


def add_worker(app: Dash, keeps: bool) -> None:
    """Add the route, a public one: there is no word of anybody's in the script.

    Where it does not `keep` anything, it is the script by which browsers get rid of a worker that they have.
    """

    def worker() -> Response:
        text = _worker(app) if keeps else (ASSETS / "worker-off.js").read_text(encoding="utf-8")
        answer = Response(text, mimetype="text/javascript", headers={"Content-Security-Policy": "default-src 'self'"})
        answer.add_etag()  # each page has the browser ask whether there is another one
        answer.make_conditional(request)
        return answer

    app.server.add_url_rule(WORKER, "worker", worker)


@cache
def _worker(app: Dash) -> str:
    base = app.config.requests_pathname_prefix.rstrip("/")
    known = {
        "BASE": base,
        "VERSION": VERSION,
        "FILES": {address: _digest(app, address) for address in files_of_pages(app)},
        "FRAME": base + FRAME,
        "HERE": HERE,
        "PROMPT": base + PROMPT,
        "POLICY": policy(app),
        "PAGES": _pages(),
        "VIEWS": _views(),
        "GOOD_ONCE": [base + address for address in GOOD_ONCE],
        "LOGS_IN_OR_OUT": [base + address for address in LOGS_IN_OR_OUT],
    }
    told = "".join(f"const {name} = {json.dumps(value)};\n" for name, value in known.items())
    return told + (ASSETS / "worker.js").read_text(encoding="utf-8")


def _pages() -> str:
    """Return the regular expression of the addresses of pages, and of nothing else: a download is none."""
    addresses = {page[kind] for page in dash.page_registry.values() for kind in ("path", "path_template") if page[kind]}
    named = (re.sub("<.*?>", "[^/]+", address) for address in sorted(addresses - set(PUBLIC)))
    return f"^({'|'.join(named)})/?$"


def _views() -> str:
    """Return a regular expression for the addresses that a browser's copies can show at once: not those of searches."""
    addresses = (template.replace("{key}", ".") for template in KINDS.values() if "?" not in template)
    return f"^({'|'.join(['/lists', *addresses])})"


def _digest(app: Dash, address: str) -> str:
    """Return the SHA-256 of a file, as base64: what a browser gets, before it is compressed."""
    with Client(app.server).get(address) as answer:
        if answer.status_code != 200:
            raise ValueError(f"A page names a file that is not there: {address}")
        return base64.b64encode(hashlib.sha256(answer.get_data()).digest()).decode()
