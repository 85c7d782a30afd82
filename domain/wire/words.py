"""Titles as they are typed, and what is understood of them."""

from typing import Any, NotRequired, TypedDict


class Typed(TypedDict):
    """How titles were typed (`domain.typed`)."""

    at: str
    zone: str
    rejected: list[str]
    """Words to keep as text, whatever they sound like."""
    chosen: dict[str, str]
    """The person's choice for words that can mean two things."""
    tags: NotRequired[dict[str, str]]
    """The ids for new tags, by their titles."""
    gives: NotRequired[dict[str, Any]]
    """The fields of a task that follow from where it was typed, unless its words say otherwise."""


class Asked(Typed):
    """A text to read, while somebody types it or after they changed a title to it."""

    text: str
    box: NotRequired[str]
    """The box beside which its chips are shown. Left out for a title that is changed: it gets none."""
    is_subtask: bool
    """Whether it is for a subtask, which is in its parent's list."""
    set: NotRequired[dict[str, str]]
    """The fields that were chosen by a button, which go before the words: `date`."""


class Span(TypedDict):
    """Words that are understood, with their start and end in the text."""

    start: int
    end: int
    words: str
    kind: str


class Reading(TypedDict):
    """What is understood of a text."""

    text: str
    title: str
    fields: dict[str, Any]
    shown: dict[str, Any]
    """The fields in the form that a row has."""
    goes_to: NotRequired[str]
    """The id of the list that is named."""
    list_title: NotRequired[str]
    tags: dict[str, str]
    """The titles of the tags, each with its id, or an empty text if the tag is new."""
    spans: list[Span]
