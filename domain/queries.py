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


def next_list(list_ids: list[str], gone: str) -> str | None:
    """Return the list to show after `gone` is deleted: the one that takes its place, or the last, or none."""
    if gone not in list_ids:
        return list_ids[0] if list_ids else None
    place = list_ids.index(gone)
    rest = list_ids[:place] + list_ids[place + 1 :]
    return rest[min(place, len(rest) - 1)] if rest else None
