"""Links from one window of a long page to the next, and back. They are addresses, so each can be shared."""

from collections.abc import Sequence
from typing import Protocol

import dash_mantine_components as dmc
from dash import get_relative_path
from dash.development.base_component import Component

from domain.trash import mark


class Placed(Protocol):
    """An entry of a page that is sorted by place."""

    @property
    def place(self) -> tuple[str, str]:
        """Return its place."""


def newest_link(path: str, before: str | None) -> Component | None:
    """Return the link back to the top, if a window begins further down."""
    return dmc.Anchor("Back to the newest", href=get_relative_path(path), className="page-link") if before else None


def more_link(path: str, rows: Sequence[Placed], size: int) -> Component | None:
    """Return the link to what follows the first `size` of `rows`, if there is more."""
    if len(rows) <= size:
        return None
    return dmc.Anchor(
        "Show more", href=get_relative_path(f"{path}?before={mark(rows[size - 1].place)}"), className="page-link"
    )
