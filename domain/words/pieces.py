"""What is understood of a title, piece by piece, and by which habits of the person."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from domain.languages import LANGUAGES

Names = Callable[[], Mapping[str, str]]
"""Gives the titles of lists, or tags, by their ids: called where a sign names one."""


@dataclass(frozen=True)
class Habits:
    """How a person writes, as they chose it on the account page."""

    languages: tuple[str, ...] = tuple(LANGUAGES)
    """The languages in which dates are read; none where nothing is read at all."""
    symbols: str = "todoist"
    date_order: str = ""
    """Whether 10/01 is the first of October, ``mdy``, or the tenth of January, ``dmy``; empty to ask."""


@dataclass(frozen=True)
class Piece:
    """Something that is understood, and where it stands in the text."""

    kind: str
    """``date``, ``time``, ``deadline``, ``hidden_until``, ``priority``, ``list``, ``tag`` or ``repeat``."""
    start: int
    end: int
    words: str
    fields: Mapping[str, str | None] = field(default_factory=dict)
    """The fields of the task that it gives a value."""
    name: str = ""
    """The title of a list or tag, whose id is in `id`, if there is one; or how a repeat is said, in its language."""
    id: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    """What the person is asked to choose from: days, or ids of lists, each with what it is called."""
    stays: bool = False
    """Whether its words stay in the title, as they do while it is a question."""
