"""Many ids in a query: databases bound the number of its parameters."""

from collections.abc import Collection, Iterator


def some_of(ids: Collection[str], size: int = 500) -> Iterator[list[str]]:
    """Give `ids` in parts."""
    ordered = sorted(ids)
    for at in range(0, len(ordered), size):
        yield ordered[at : at + size]
