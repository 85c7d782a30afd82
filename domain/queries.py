"""What a person can see, worked out from the data."""

SHOWS = ("all", "active", "completed")
"""The views of a list, as in its address: ``?show=active``."""


def progress(open_count: int, done_count: int) -> int:
    """Return how much of a list is done, in whole percent: 100 only when nothing is open, 0 when it is empty."""
    total = open_count + done_count
    return done_count * 100 // total if total else 0


def clean_show(value: object) -> str:
    """Return `value` if it names a view, else the view of everything."""
    return value if isinstance(value, str) and value in SHOWS else "all"
