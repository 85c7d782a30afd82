"""What a person did, what became of it, and what others did."""

from typing import Any, Literal, NotRequired, TypedDict

from domain.wire.windows import Window, WindowWanted
from domain.wire.words import Asked, Reading, Typed

Ids = list[str]


class RawIntent(TypedDict):
    """One thing that a person did, as it is sent."""

    id: str
    verb: str
    list: NotRequired[str]
    section: NotRequired[str]
    tasks: NotRequired[Ids]
    tags: NotRequired[Ids]
    smart_list: NotRequired[str]
    value: NotRequired[Any]
    typed: NotRequired[Typed]
    """How its titles were typed, if they are to be read."""
    was: NotRequired[dict[str, Any]]
    """Fields as the person saw them before the change, as others may have changed them meanwhile."""
    suggested: NotRequired[str]
    """In an intent that holds others: who suggested them (`domain.suggestions.FROM`)."""
    expects: NotRequired[dict[str, dict[str, str | None]]]
    """In an intent inside another: fields of tasks as they were when it was suggested. If they have changed, it is not
    done."""


class Batch(TypedDict):
    """The intents that waited in a browser, in their order."""

    intents: list[RawIntent]
    device: str
    """The random id of the browser."""
    first: NotRequired[str]
    """The first list shown in the sidebar, unless it is the first of all."""
    window: NotRequired[WindowWanted]
    """The window that the screen needs, if any."""
    words: NotRequired[Asked]
    """A title that somebody has changed to: what do its new words say?"""


class Agenda(TypedDict):
    """How many open tasks Today and Upcoming have, as “12”; empty for none."""

    today: str
    upcoming: str


class Answer(TypedDict):
    """The result of a batch. Each pair has the id of an intent, and what to say about it."""

    ids: list[str | None]
    """Intents that are finished: done, or refused for good."""
    refused: list[tuple[str | None, str]]
    skipped: NotRequired[list[tuple[str, str]]]
    """Intents that left something alone because others had changed it."""
    idle: NotRequired[list[str]]
    """Those of them that have changed nothing, so that there is nothing to take back."""
    read: NotRequired[list[str]]
    """Intents whose typed titles became something else."""
    reading: NotRequired[Reading]
    """The meaning of the `words` of the batch."""
    go: NotRequired[list[tuple[str, str]]]
    """The addresses where the results can be seen."""
    seq: NotRequired[tuple[int, int]]
    """The account's seq before and after, if anything was done."""
    missed: NotRequired[bool]
    """Whether somebody else's change came in between, or before one of these was sent again."""
    old: NotRequired[list[str]]
    """Lists that changed by more than the answer says: the browser's copy of them is out of date."""
    window: NotRequired[Window]
    """The window that was asked for."""
    agenda: NotRequired[Agenda]
    """How much there is to do now, if that may have changed."""
    paths: NotRequired[list[tuple[str, str]]]
    """The paths of tasks that were moved. Left out with a window, which has them."""


class News(TypedDict):
    """News of others: the lists that changed, and those that are gone, or `all` if there are too many to name.

    Whoever changes how they count days (`calendar`) changes what all lists say.
    """

    seq: int
    lists: NotRequired[list[str]]
    gone: NotRequired[list[str]]
    all: NotRequired[Literal[True]]
    calendar: NotRequired[dict[str, str]]
    agenda: NotRequired[Agenda]
