"""The icons that a list may have."""

from domain.clean import Invalid

ICONS = {
    "home": "home",
    "work": "briefcase",
    "shopping": "shopping-cart",
    "food": "tools-kitchen-2",
    "people": "users",
    "heart": "heart",
    "star": "star",
    "flag": "flag",
    "calendar": "calendar",
    "book": "book",
    "school": "school",
    "travel": "plane",
    "car": "car",
    "sport": "run",
    "music": "music",
    "film": "movie",
    "camera": "camera",
    "gift": "gift",
    "garden": "plant",
    "tools": "tools",
    "computer": "device-laptop",
    "money": "coin",
    "mail": "mail",
    "idea": "bulb",
}
"""The drawing of each icon (``scripts/vendor_assets.py``), by the name that is kept."""


def clean_icon(value: object) -> str:
    """Return the name of an icon, or raise `Invalid`."""
    if isinstance(value, str) and value in ICONS:
        return value
    raise Invalid(f"This is no icon of this app. Choose one of {', '.join(ICONS)}, or none.")
