"""The languages in which people say days, times and repeats, one file each.

To add a language, add a file that is named by its two letters and has a `LANGUAGE` in it. Nothing else is needed.
"""

from collections.abc import Callable, Iterable
from importlib import import_module
from pkgutil import iter_modules

from domain.languages.language import Language

FIRST = "en"
"""The language of the app itself."""


def _found() -> dict[str, Language]:
    there = (one.name for one in iter_modules(__path__) if len(one.name) == 2)
    names = sorted(there, key=lambda one: (one != FIRST, one))
    return {name: import_module(f"{__name__}.{name}").LANGUAGE for name in names}


LANGUAGES = _found()
"""All languages, by their names in two letters: that of the app first."""


def in_any(words: Callable[[Language], Iterable[str]]) -> frozenset[str]:
    """Return what `words` gives of each language, in one set."""
    return frozenset[str]().union(*map(words, LANGUAGES.values()))
