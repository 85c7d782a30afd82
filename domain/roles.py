"""Roles: how much an account may do in a list."""

from enum import IntEnum


class Role(IntEnum):
    """A role in a list; a greater one may do all that a smaller one may."""

    VIEWER = 1
    """Sees it."""
    EDITOR = 2
    """Changes its tasks."""
    OWNER = 3
    """Whose list it is: may also rename and delete it."""
