"""The pieces that are understood of a title, and the habits of the person who writes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from domain.languages import LANGUAGES

Names = Callable[[], Mapping[str, str]]
"""Returns the titles of lists, or tags, by their ids. It is called only if a sign names one."""


@dataclass(frozen=True)
class Habits:
    """How a person writes, as chosen on the account page."""

    languages: tuple[str, ...] = tuple(LANGUAGES)
    """The languages in which dates are read; empty if nothing is read."""
    symbols: str = "todoist"
    date_order: str = ""
    """Whether 10/01 means 1 October (``mdy``) or 10 January (``dmy``); empty to ask."""


@dataclass(frozen=True)
class Piece:
    """Something that was understood, and where it stands in the text."""

    kind: str
    """``date``, ``time``, ``deadline``, ``hidden_until``, ``priority``, ``list``, ``tag`` or ``repeat``."""
    start: int
    end: int
    words: str
    fields: Mapping[str, str | None] = field(default_factory=dict)
    """The fields of the task that it sets."""
    name: str = ""
    """The title of a list or tag, whose id is in `id` if it exists; or a repeat in words, in its language."""
    id: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    """The choices of the person: days, or ids of lists, each with its name."""
    stays: bool = False
    """Whether its words stay in the title, as those of a question do until it is answered."""
