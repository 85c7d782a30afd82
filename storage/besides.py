"""Reads more for an answer after something was saved: a fault there must not look as if nothing was saved."""

import logging
from collections.abc import Callable
from typing import ParamSpec, TypeVar

log = logging.getLogger(__name__)

Given = ParamSpec("Given")
Read = TypeVar("Read")


def besides(read: Callable[Given, Read], *args: Given.args, **named: Given.kwargs) -> Read | None:
    """Return what `read` returns, or None if it fails, which is logged."""
    try:
        return read(*args, **named)
    except Exception:
        log.exception("All was saved, but what is shown besides could not be read.")
        return None
