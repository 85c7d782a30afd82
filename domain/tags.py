"""The tags of a task: their ids in one text with blanks between, in the order in which they were added."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

TAGS_MAX = 20
"""The most tags on one task."""
GONE = "a tag that is gone"


@dataclass(frozen=True)
class Tag:
    """A tag, with the number of open tasks that have it, and of all tasks."""

    id: str
    title: str
    colour: str | None
    open_count: int
    task_count: int


def in_tags(value: str | None) -> list[str]:
    """Return the ids in a value, in their order."""
    return value.split() if value else []


def as_tags(ids: Iterable[str]) -> str | None:
    """Return ids as a value, each once, or None if there are none."""
    return " ".join(dict.fromkeys(ids)) or None


def changed_tags(value: str | None, add: Iterable[str], remove: Collection[str]) -> str | None:
    """Return the value with some ids added at the end, and others removed."""
    return as_tags([*(one for one in in_tags(value) if one not in remove), *add])


def tags_taken_back(value: str | None, old: str | None, new: str | None) -> str | None:
    """Return a value without the change from `old` to `new`. What others added or removed since stays so."""
    was, became = in_tags(old), in_tags(new)
    return changed_tags(value, [one for one in was if one not in became], [one for one in became if one not in was])


def replaced_tag(value: str | None, tag: str, into: str) -> str | None:
    """Return the value with one tag replaced by another."""
    return as_tags(into if one == tag else one for one in in_tags(value))


def titles_in(value: str | None, titles: Mapping[str, str]) -> list[str]:
    """Return the titles of the ids in a value. An id without a title is left out."""
    return [titles[one] for one in in_tags(value) if one in titles]


def in_titles(value: str | None, titles: Mapping[str, str]) -> str | None:
    """Return a value with titles instead of ids, for `tagged`."""
    return ", ".join(titles.get(one, GONE) for one in in_tags(value)) or None


def tagged(old: str | None, new: str | None) -> str:
    """Say in words how the tags of a task changed, given by their titles."""
    was, became = (value.split(", ") if value else [] for value in (old, new))
    added, gone = [one for one in became if one not in was], [one for one in was if one not in became]
    words = "; ".join(
        f"{what} {', '.join(some)}" for what, some in (("tagged", added), ("took off the tag", gone)) if some
    )
    return words[:1].upper() + words[1:] or "Tags in another order"
