"""Smart lists: saved searches, with how their results are sorted and grouped."""

from dataclasses import dataclass

from domain.clean import Invalid, clean_title
from domain.query import QUERY_MAX
from domain.wire import Facts


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
        """Return how it is sorted and grouped, in the form in which the screen has it for a list."""
        return {name: value for name, value in (("sort", self.sort), ("grouping", self.grouping)) if value}


def clean_search(value: object) -> str:
    """Return the search of a smart list, or raise `Invalid` if it is empty."""
    query = clean_title(value, QUERY_MAX)
    if not query:
        raise Invalid("A smart list looks for something. Write words, or #list, @tag, p1 and the like.")
    return query
