"""Roles: how much an account may do in a list."""

from enum import IntEnum


class Role(IntEnum):
    """A role in a list. A greater one may do everything that a smaller one may."""

    VIEWER = 1
    """May see it."""
    EDITOR = 2
    """May change its tasks."""
    OWNER = 3
    """The one whose list it is; may also rename and delete it."""
