"""The languages in which people say days, times and repeats, a file each: all of a language is there.

A file here whose name is that of a language in two letters, with a `LANGUAGE` in it, is all that it takes.
"""

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
