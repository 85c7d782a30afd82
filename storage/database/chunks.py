"""Queries with many ids: databases limit the number of parameters."""

from collections.abc import Collection, Iterator


def some_of(ids: Collection[str], size: int = 500) -> Iterator[list[str]]:
    """Yield `ids` in parts that are small enough."""
    ordered = sorted(ids)
    for at in range(0, len(ordered), size):
        yield ordered[at : at + size]
