"""Where somebody wanted to go before they had to log in."""

from urllib.parse import urlsplit


def next_page(wanted: str) -> str:
    """Return the path and query of `wanted` if it leads within this app, else the way to the lists."""
    parts = urlsplit(wanted)
    within = parts.path.startswith("/") and not parts.path.startswith(("//", "/\\")) and not parts.netloc
    if not within:
        return "/lists"
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
