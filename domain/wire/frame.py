"""The sidebar, and the commands."""

from typing import Literal, NotRequired, TypedDict

from domain.wire.intents import Ids
from domain.wire.windows import Facts


class Card(TypedDict):
    """A list in the sidebar. `progress` is how much of it is done, in percent."""

    id: str
    title: str
    progress: int
    facts: Facts


class Cards(TypedDict):
    """The lists that the sidebar shows, and whether there are more before and after them."""

    lists: list[Card]
    earlier: bool
    more: bool
    answers: NotRequired[int]
    """How many answers the tab had got when it asked for them; not there if it did not ask."""


class CardsChanged(TypedDict):
    """Changes of the sidebar after an edit: lists that it shows, new ones at its end, and those that are gone."""

    lists: list[Card]
    added: list[Card]
    gone: Ids


class Command(TypedDict):
    """A command of `domain.keys` with its keys. The first of them is the one that a person may change."""

    name: str
    words: str
    where: Literal["page", "list", "task", "tasks"]
    key: str
    keys: list[str]
    held: bool
    typing: bool
