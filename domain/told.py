"""How a change of a field is told in the history."""

from collections.abc import Callable

from domain.days import day_in_words

Told = Callable[[str | None, str | None], str]
"""Says in words how a field changed from one value to another."""


def renamed(old: str | None, new: str | None) -> str:
    """Say that a title was changed."""
    return f"Renamed from “{old}” to “{new}”"


def moved_list(old: str | None, new: str | None) -> str:
    """Say from which list something was moved to which. Either has no title here if the reader does not see it."""
    from_ = f" from “{old}”" if old else ""
    return f"Moved{from_} to “{new}”" if new else f"Moved{from_} to another list"


def always(words: str) -> Told:
    """Return a `Told` with the same words for each change."""
    return lambda _old, _new: words


def either(is_set: str, emptied: str) -> Told:
    """Return a `Told` with one text for any value, and one for none."""
    return lambda _old, new: is_set if new else emptied


def set_to(what: str, says: Callable[[str], str] = str) -> Told:
    """Return a `Told` that gives the new value of `what`, or says that it was taken off."""

    def told(old: str | None, new: str | None) -> str:
        if new:
            return f"{what}: {says(new)}"
        return f"{what} taken off, it was {says(old)}" if old else f"{what}: none"

    return told


def completed(old: str | None, new: str | None) -> str:
    """Say for which day a repeating task was completed, or that it was not."""
    if new and new >= (old or ""):
        return f"Completed for {day_in_words(new)}"
    return f"Not completed for {day_in_words(old)} after all" if old else "Not completed so far"
