"""How many things of a kind an account may have, where one page or the sidebar shows all of them."""

from domain.clean import Invalid

OWN_MOST = {"tags": 300, "smart_lists": 50}
"""The most of each kind outside the trash."""
_HOW = {"tags": "Merge or delete some first.", "smart_lists": "Delete one first."}


def full(entity: str) -> str:
    """Say that an account has as many of a kind as it may have."""
    return f"You have {OWN_MOST[entity]} {entity.replace('_', ' ')}, the most that there can be."


def check_room(entity: str, room: int, more: int = 1) -> None:
    """Raise `Invalid` unless there is room for so many more of a kind."""
    if more > room:
        raise Invalid(f"{full(entity)} {_HOW[entity]}")
