"""Days, as 2027-01-13: they are no instants, so that no time zone moves them."""

from datetime import date


def day_in_words(day: str) -> str:
    """Return a day in words: "Wed 13 Jan 2027"."""
    return f"{date.fromisoformat(day):%a %-d %b %Y}"
