"""Smart lists: searches that were saved, with how what they find is sorted and grouped."""

from dataclasses import dataclass

from domain.clean import Invalid, clean_title
from domain.query import QUERY_MAX
from domain.wire import Facts

OWN_MAX = 50
"""Most smart lists of an account: the sidebar has all."""


@dataclass(frozen=True)
class SmartList:
    """A smart list."""

    id: str
    title: str
    query: str
    sort: str | None = None
    grouping: str | None = None
    order: str = ""

    @property
    def facts(self) -> Facts:
        """Return how it is sorted and grouped, as the screen knows it of a list."""
        return {name: value for name, value in (("sort", self.sort), ("grouping", self.grouping)) if value}


def clean_search(value: object) -> str:
    """Return what a smart list looks for, or raise `Invalid`: something it has to be."""
    query = clean_title(value, QUERY_MAX)
    if not query:
        raise Invalid("A smart list looks for something. Write words, or #list, @tag, p1 and the like.")
    return query
