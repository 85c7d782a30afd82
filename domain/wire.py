"""What goes between browser and server as JSON.

The browser's own types, ``assets/app/wire.d.ts``, are made from these by ``python -m scripts.wire_types``.
"""

from typing import Any, Literal, NotRequired, TypedDict

Row = dict[str, str | None]
"""A task in a window: its id, and those of its fields that go to the screen; those that are None are left out."""
Rows = list[Row]
Ids = list[str]


class View(TypedDict):
    """A window of a list, `start` of its rows above, as far as it is shown."""

    list: str
    title: str | None
    show: str
    start: int
    open: int
    """How many tasks of the list are open."""
    done: int
    """How many are completed."""
    seq: int
    """Counts the changes of the list."""
    rows: Rows


class Gone(TypedDict):
    """The answer where there is no such list."""

    gone: str


class WindowWanted(TypedDict):
    """What a browser wishes to see: the window of a list that begins at `start`."""

    list: str
    show: str
    start: int


class RawIntent(TypedDict):
    """One thing that a person did, as it is sent."""

    id: str
    verb: str
    list: NotRequired[str]
    tasks: NotRequired[Ids]
    value: NotRequired[Any]


class Batch(TypedDict):
    """What waited in a browser, in its order."""

    intents: list[RawIntent]
    device: str
    """The random id of the browser."""
    list: NotRequired[str]
    """The list on screen."""
    seq: NotRequired[int | None]
    """What is known of it."""
    first: NotRequired[str]
    """The first list in the sidebar, unless that begins with the first of all."""
    window: NotRequired[WindowWanted]
    """What the screen lacks, if it does."""


class Answer(TypedDict):
    """What became of a batch. Pairs are of the id of an intent, and what there is to say of it."""

    ids: list[str | None]
    """What is done, or refused for good."""
    refused: list[tuple[str | None, str]]
    skipped: NotRequired[list[tuple[str, str]]]
    """What an intent left alone, as others have changed it."""
    go: NotRequired[list[tuple[str, str]]]
    """The addresses that show what was done."""
    list: NotRequired[str]
    seq: NotRequired[int]
    """The list on screen, and its seq now."""
    missed: NotRequired[bool]
    """The browser does not know all that led up to this seq."""
    account: NotRequired[tuple[int, int]]
    """The account's seq before and after, if nothing else came in between."""
    view: NotRequired[View]
    """The window that was wanted."""


class News(TypedDict):
    """What others have done: the lists that changed and those that are gone, or `all` where it is too much to name."""

    seq: int
    lists: NotRequired[list[str]]
    gone: NotRequired[list[str]]
    all: NotRequired[Literal[True]]


class Card(TypedDict):
    """A list in the sidebar. `progress` is how much of it is done, in percent."""

    id: str
    title: str
    progress: int


class Cards(TypedDict):
    """Lists in the sidebar, all that are shown, and whether there are others before and after them."""

    lists: list[Card]
    earlier: bool
    more: bool


class CardsChanged(TypedDict):
    """What an edit changes in the sidebar: lists that are shown, if they are, new ones at the end, those that go."""

    lists: list[Card]
    added: list[Card]
    gone: Ids
