"""Attributes whose names are no Python keywords: ``**aria(label="Tasks")``, ``**data(list=list_id)``."""

from typing import Any


def aria(**values: str) -> Any:
    """Return `values` as ``aria-`` attributes of a component."""
    return {f"aria-{name}": value for name, value in values.items()}


def data(**values: str) -> Any:
    """Return `values` as ``data-`` attributes of a component; ``_`` in a name becomes ``-``."""
    return {f"data-{name.replace('_', '-')}": value for name, value in values.items()}
