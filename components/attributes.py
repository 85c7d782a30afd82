"""Attributes whose names are no Python keywords: ``**aria(label="Tasks")``, ``**data(list=list_id)``."""

from typing import Any

NO_CLICKS: Any = {"disable_n_clicks": True}
"""Says that no callback counts the clicks on a part of ``dash.html`` that has an id, or on what is in it.

Without it, each click in there is a change of Dash's state before anything else can happen: one for the part itself,
and one for every part around it.
"""


def aria(**values: str) -> Any:
    """Return `values` as ``aria-`` attributes of a component."""
    return {f"aria-{name}": value for name, value in values.items()}


def data(**values: str) -> Any:
    """Return `values` as ``data-`` attributes of a component; ``_`` in a name becomes ``-``."""
    return {f"data-{name.replace('_', '-')}": value for name, value in values.items()}


def at_most(characters: int) -> dict[str, str]:
    """Return the attribute of a text box that takes no more than that.

    What is longer stays in it, with words below it (``assets/app/screen/refused.js``): ``maxLength`` would cut off the
    end of what is pasted, and say nothing.
    """
    return {"data-at-most": str(characters)}
