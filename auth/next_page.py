"""Where somebody goes on: mostly the address that they wanted before they had to log in."""

from urllib.parse import urlsplit

from dash import get_relative_path
from flask import redirect
from werkzeug.wrappers import Response

ADDRESS_MAX = 2_000
"""Characters of the longest address that is looked at. A longer one is none of ours, and slow to parse."""


def next_page(wanted: str) -> str:
    """Return the path and query of `wanted` if it leads within this app, otherwise the address of the lists."""
    try:
        parts = urlsplit(wanted) if len(wanted) <= ADDRESS_MAX else None
    except ValueError:  # half an IPv6 address
        parts = None
    if not parts or parts.netloc or not parts.path.startswith("/") or parts.path.startswith(("//", "/\\")):
        return "/lists"
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def lead_to(address: str, status: int = 302) -> Response:
    """Return the answer that sends a browser on to an address of this app."""
    return redirect(get_relative_path(address), status)
