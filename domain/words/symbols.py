"""The signs before lists, tags, priorities and deadlines, as in Todoist, Vikunja or todo.txt."""

import re
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Symbols:
    """A sign at the beginning of a word, and what it means."""

    list: str
    tag: str
    deadline: str = ""
    priority: str = ""
    """The pattern of a word that means a priority."""
    priorities: dict[str, str] = field(default_factory=dict)
    """The priority that each match of the pattern means; empty for none."""
    keys: dict[str, str] = field(default_factory=dict)
    """Words that stand before a colon, with the field whose value follows it."""


SYMBOLS = {
    "todoist": Symbols("#", "@", "!", r"p([1-4])", {"1": "1", "2": "2", "3": "3", "4": ""}),
    "vikunja": Symbols("+", "*", "!", r"!([1-5])", {"5": "1", "4": "2", "3": "3", "2": "", "1": ""}),
    "todotxt": Symbols(
        "+",
        "@",
        priority=r"\(([A-C])\)",
        priorities={"A": "1", "B": "2", "C": "3"},
        keys={"due": "date", "deadline": "deadline", "t": "hidden_until"},
    ),
}


def name_at(text: str, start: int) -> tuple[str, int]:
    """Return the name at a place, which is a word or text in quotes, and where it ends."""
    if found := re.compile(r'["“]([^"“”]+)["”]').match(text, start):
        return found[1].strip(), found.end()
    found = re.compile(r"\S*").match(text, start)
    name = found[0].rstrip(",.;:!?)]}\"'") if found else ""
    return name, start + len(name)
