"""Where to go on after logging in: usually to the address that the person wanted before."""

from urllib.parse import urlsplit

from dash import get_relative_path
from flask import redirect
from werkzeug.wrappers import Response

ADDRESS_MAX = 2_000
"""The most characters of an address that is looked at. A longer one is not ours, and takes long to parse."""


def next_page(wanted: str) -> str:
    """Return the path and query of `wanted` if it is an address of this app, otherwise the address of the lists."""
    try:
        parts = urlsplit(wanted) if len(wanted) <= ADDRESS_MAX else None
    except ValueError:  # such as half an IPv6 address
        parts = None
    if not parts or parts.netloc or not parts.path.startswith("/") or parts.path.startswith(("//", "/\\")):
        return "/lists"
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def lead_to(address: str, status: int = 302) -> Response:
    """Return an answer that sends the browser on to an address of this app."""
    return redirect(get_relative_path(address), status)
