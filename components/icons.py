"""Icons, by name. Their drawings come from ``assets/icons.js``, made by ``scripts/vendor_assets.py``."""

from dash_iconify import DashIconify

ICONS = (
    "archive",
    "arrow-left",
    "calendar-check",
    "calendar-month",
    "chart-bar",
    "checks",
    "compass-off",
    "dots",
    "filter",
    "login",
    "logout",
    "message-circle",
    "moon",
    "plus",
    "search",
    "sun",
    "tag",
    "template",
    "trash",
    "users",
    "x",
)


def icon(name: str, size: int = 20) -> DashIconify:
    """Return the icon `name` (one of `ICONS`), silent for a screen reader: `size` pixels wide beside text of 16 pixels,
    and larger beside larger text.
    """
    width = f"{size / 16}rem"
    return DashIconify(icon=f"tabler:{name}", width=width, height=width)
