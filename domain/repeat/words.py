"""Words that are gone along, and back to where they do not say what they began to say."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple, TypeVar

from domain.languages import LANGUAGES
from domain.languages.language import Language

_ENDINGS = "|".join(one for language in LANGUAGES.values() for one in sorted(language.ordinal_endings) if one.isalpha())
_WORD = re.compile(
    rf"\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}})?|\d+(?:{_ENDINGS})\b|\d+\.(?!\d)|\d+|[^\W\d_]+|[!,&]|\S"
)
T = TypeVar("T")


class Word(NamedTuple):
    """A word in small letters, and where it ends in the text."""

    text: str
    end: int


def words_from(text: str, at: int) -> list[Word]:
    """Return the words of a text from a place on."""
    return [Word(one[0].lower(), one.end()) for one in _WORD.finditer(text, at)]


class Words:
    """The words that are read in one language, and the next of them."""

    def __init__(self, language: Language, all_words: list[Word], today: date):
        self._language, self._in = language, language.repeats
        self._words, self._today, self._at = all_words, today, 0

    @property
    def _next(self) -> str:
        return self._words[self._at].text if self._at < len(self._words) else ""

    def _take(self, among: Iterable[str]) -> bool:
        """Go on if the next word is one of these; after an abbreviation there may be a dot."""
        if self._next not in among:
            return False
        self._at += 1
        if self._next == "." and len(self._words[self._at - 1].text) < 5 and self._at + 1 < len(self._words):
            self._at += 1
        return True

    def _take_phrase(self, among: Iterable[tuple[str, ...]]) -> bool:
        for phrase in sorted(among, key=len, reverse=True):
            if tuple(word.text for word in self._words[self._at : self._at + len(phrase)]) == phrase:
                self._at += len(phrase)
                return True
        return False

    def _value(self, of: Mapping[str, T]) -> T | None:
        word = self._next
        return of[word] if self._take(of) else None

    def _try(self, reads: Callable[[], T | None]) -> T | None:
        """Return what is read, or go back to where this began."""
        at = self._at
        found = reads()
        if found is None:
            self._at = at
        return found

    def _several(self, reads: Callable[[], T | None]) -> list[T]:
        """Return what is read once, or more often with "and" or commas between."""
        found = []
        one = self._try(reads)
        while one is not None:
            found.append(one)
            one = self._try(lambda: reads() if self._takes_also() else None)
        return found

    def _takes_also(self) -> bool:
        return any([self._take(self._in.also), self._take(self._in.also)])

    def _number(self) -> int | None:
        if self._next.isdecimal() and len(self._next) < 5:
            self._at += 1
            return int(self._words[self._at - 1].text)
        return self._value(self._language.counts)

    def _ordinal(self) -> int | None:
        """Read "2nd", "last" or "2nd last"."""
        match = re.fullmatch(self._language.ordinal, self._next)
        if match:
            self._at += 1
        nth = int(match[1]) if match else self._value({word: nth for word, nth in self._in.ordinals.items() if nth})
        is_from_end = nth is not None and nth > 0 and self._in.ordinals.get(self._next) == -1
        return -nth if nth and is_from_end and self._take(self._in.ordinals) else nth

    def _weekday(self) -> int | None:
        return self._value(self._language.all_weekdays)

    def _month(self) -> int | None:
        return self._value(self._language.months)

    def _smalls(self) -> None:
        while self._take(self._in.small):
            pass

    def _peeks(self, reads: Callable[[], object]) -> bool:
        at = self._at
        found = reads()
        self._at = at
        return found is not None
