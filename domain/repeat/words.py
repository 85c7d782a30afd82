"""Reads along the words of a text, and goes back where they turn out to say something else."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple, TypeVar

from domain.languages import LANGUAGES
from domain.languages.language import Language

_ENDINGS = "|".join(one for language in LANGUAGES.values() for one in sorted(language.ordinal_endings) if one.isalpha())
_WORD = re.compile(
    rf"\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}})?|\d+(?:{_ENDINGS})\b|\d+\.(?!\d)|\d+|[^\W\d_]+|[!,&]|\S"
)
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})?")
T = TypeVar("T")


class Word(NamedTuple):
    """A word in lower case, and where it ends in the text."""

    text: str
    end: int


def words_from(text: str, at: int) -> list[Word]:
    """Return the words of a text, starting at a place."""
    return [Word(one[0].lower(), one.end()) for one in _WORD.finditer(text, at)]


class Words:
    """The words of a text, read in one language, with the position of the next."""

    def __init__(self, language: Language, all_words: list[Word], today: date):
        self._language, self._in = language, language.repeats
        self._words, self._today, self._at = all_words, today, 0

    @property
    def _next(self) -> str:
        return self._words[self._at].text if self._at < len(self._words) else ""

    def _take(self, among: Iterable[str]) -> bool:
        """Take the next word if it is one of these. An abbreviation may have a dot after it."""
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
        """Return what `reads` finds, or go back to the word before."""
        at = self._at
        found = reads()
        if found is None:
            self._at = at
        return found

    def _several(self, reads: Callable[[], T | None]) -> list[T]:
        """Return everything that `reads` finds, with "and" or commas between."""
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

    def _weekdays(self) -> list[int]:
        """Read weekdays: "Monday, Wednesday and Friday", and also "mon wed fri", which are all short or all in full."""
        found = self._several(self._weekday)
        while found and (more := self._try(self._weekday_beside)) is not None:
            found.append(more)
        last = self._try(self._to_weekday) if len(found) == 1 else None
        return found if last is None else [(found[0] + more) % 7 for more in range((last - found[0]) % 7 + 1)]

    def _to_weekday(self) -> int | None:
        """Read the end of “mon-fri” or “Monday to Friday”, but not “until Friday”."""
        return self._weekday() if self._take({"-", "–"} | self._language.to - self._in.until) else None

    def _weekday_beside(self) -> int | None:
        short = self._language.short_weekdays
        is_alike = (self._words[self._at - 1].text in short) == (self._next in short)
        also = self._takes_also()
        return self._weekday() if also or is_alike else None

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

    def _day(self, at_end: bool) -> date | None:
        """Read a day. For a month alone, that is its last day, or its first."""
        self._take(self._in.on)
        self._smalls()
        word = self._next
        try:
            later = self._value(self._language.days)
            if later is not None:
                return self._today + timedelta(later)
            weekday = self._weekday()
            if weekday is not None:
                return self._today + timedelta((weekday - self._today.weekday() - 1) % 7 + 1)
            if re.fullmatch(r"\d{4}-\d\d-\d\d", word):
                self._at += 1
                return date.fromisoformat(word)
            if dotted := _DOTTED.fullmatch(word):
                self._at += 1
                return self._on_day(int(dotted[1]), int(dotted[2]), int(dotted[3]) if dotted[3] else None)
            return self._day_and_month(at_end)
        except (ValueError, OverflowError):  # a 31st of June; the year 10000
            return None

    def _day_and_month(self, at_end: bool) -> date | None:
        day = self._ordinal() or self._number()
        self._take(self._in.of)
        month = self._month()
        if not month:
            return None
        day = day or self._try(lambda: self._ordinal() or (self._number() if not _is_year(self._next) else None))
        self._take([","])
        year = self._number() if _is_year(self._next) else None
        if not day:
            there = year or self._today.year + (month < self._today.month)
            day, year = monthrange(there, month)[1] if at_end else 1, there
        return self._on_day(day, month, year)

    def _on_day(self, day: int, month: int, year: int | None) -> date:
        if year:
            return date(year, month, day)
        soon = date(self._today.year, month, day)
        return soon if soon >= self._today else soon.replace(year=soon.year + 1)


def _is_year(word: str) -> bool:
    return word.isdecimal() and len(word) == 4
