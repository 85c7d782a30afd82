"""Finds days and times in words. Whether they are meant as such, `domain.words.sense` decides."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, TypeVar

from domain.languages.language import LENGTHS, Language
from domain.words.calendar import Moment, clock_time, coming, full, last_of, months_later, soon, span, weekday
from domain.words.tokens import Word

_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")
_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?")
_DOTS = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})?")
_HOUR = re.compile(r"(\d{1,2})(?::(\d\d))?")
_YEAR = re.compile(r"20\d\d")
_NOON = "12:00"
T = TypeVar("T")


@dataclass(frozen=True)
class Phrase:
    """Words that may be a day, a time or both: from `first` up to, but without, `last`."""

    first: int
    last: int
    how: str
    """How certain a day is by its words alone: ``sure``, ``day``, ``name``, ``doubtful``, ``number``, ``year`` or
    ``vague``; ``time`` if there is only a time."""
    marker: str = ""
    day: date | None = None
    time: str | None = None
    clock: bool = False
    """Whether the time has a sign, as “pm”, that it is one."""
    choices: tuple[date, ...] = field(default=())
    """The possible days, if there are two."""


@lru_cache(maxsize=64)
def _longest(language: Language, name: str) -> Mapping[str, int]:
    """Return how many words the longest key that begins with a word has, so that few words need a closer look."""
    keys = sorted((key.split() for key in getattr(language, name)), key=len)
    return {key[0]: len(key) for key in keys}


class Finder:
    """Finds the phrases of one language in the words of a title."""

    def __init__(self, words: Sequence[Word], language: Language, now: Moment, order: str = ""):
        self._words, self.language, self._now, self._order = words, language, now, order

    def at(self, place: int) -> Iterator[Phrase]:
        """Yield the phrases that begin at a place, the longest first."""
        if not self._is_free(place) or not self._may_begin(self._words[place].key):
            return
        marked = self._match("markers", place)
        if marked:
            marker, after = marked
            yield from self._phrases(place, after, marker)
        yield from self._phrases(place, place, "")

    def _may_begin(self, word: str) -> bool:
        return word in self.language.beginnings or not word.isalpha()

    def _phrases(self, first: int, place: int, marker: str) -> Iterator[Phrase]:
        found = self._day(place, marker)
        if found:
            day = replace(found, first=first, marker=marker)
            late = bool(day.time and day.time >= _NOON)
            timed = self._time_after(day.last, late=late) if marker != "by" else None
            if timed and (timed[2] or not day.time):
                at, last, clock = timed
                yield replace(day, last=last, time=at, clock=clock)
            yield day
            return
        timed = self._time(place, marked=marker in ("at", "by") and first < place)
        if timed:
            at, last, clock = timed
            after = self._match("markers", last)
            then = (
                self._day(after[1], after[0]) if after and after[0] in ("on", "next", "this") else self._day(last, "")
            )
            if then and clock | (":" in self._words[place].key):
                yield replace(then, first=first, marker=marker or "at", time=at, clock=True)
            yield self._now_at(Phrase(first, last, "time", marker, time=at, clock=clock))

    def _now_at(self, phrase: Phrase) -> Phrase:
        """Return a time without a day as one of today or, if that is over, of tomorrow."""
        is_over = self._now.since_began(phrase.time or "00:00") <= self._now.since_began(self._now.time)
        return replace(phrase, day=self._now.today + timedelta(days=is_over))

    # Looking at words

    def _is_free(self, place: int) -> bool:
        return place < len(self._words) and self._words[place].is_free

    def _match(self, name: str, place: int) -> tuple[Any, int] | None:
        first = self._words[place].key if place < len(self._words) else ""
        longest = _longest(self.language, name).get(first)
        return self._in(getattr(self.language, name), place, longest) if longest else None

    def _in(self, words: Mapping[str, T], place: int, longest: int) -> tuple[T, int] | None:
        """Return the meaning of the longest of these words found at a place, and the place after them."""
        for last in range(min(place + longest, len(self._words)), place, -1):
            some = self._words[place:last]
            if all(word.is_free for word in some) and not any(word.ends for word in some[:-1]):
                meant = words.get(" ".join(word.key for word in some))
                if meant is not None:
                    return meant, last
        return None

    def _whole(self, pattern: re.Pattern | str, place: int) -> re.Match | None:
        return re.fullmatch(pattern, self._words[place].key) if self._is_free(place) else None

    def _in_figures(self, word: Word) -> str:
        return str(self.language.numbers.get(word.key, word.key))

    # Days

    def _day(self, place: int, marker: str) -> Phrase | None:
        return (
            self._named(place, marker)
            or self._in_part(place)
            or self._dated(place)
            or self._numeric(place)
            or self._ordinal(place, marker)
            or self._within(place)
        )

    def _named(self, place: int, marker: str) -> Phrase | None:
        today, language = self._now.today, self.language
        if moment := self._match("moments", place):
            (days, at), last = moment
            return Phrase(place, last, "sure", day=today + timedelta(days=days), time=at)
        if found := self._match("spans", place):
            return Phrase(place, found[1], "vague", day=span(self._now, found[0]))
        if day := self._match("days", place):
            return Phrase(place, day[1], "sure", day=today + timedelta(days=day[0]))
        if timed := self._match("timed_weekdays", place):
            (which, at), last = timed
            return Phrase(place, last, "day", day=weekday(self._now, which, marker), time=at)
        for names, how in ((language.weekdays, "day"), (language.short_weekdays, "name")):
            if named := self._in(names, place, 1):
                which, last = named
                if dated := self._dated(last) or self._numeric(last):  # Friday, 15 January
                    return replace(dated, first=place)
                word = self._words[place].key
                how = "doubtful" if word in language.doubtful else how
                return Phrase(place, last, how, day=weekday(self._now, which, marker))
        return None

    def _in_part(self, place: int) -> Phrase | None:
        """Return the day that a part of a month stands for: “mid January”, “the end of March”."""
        part = self._match("month_parts", place)
        month = self._in(self.language.months, part[1], 1) if part else None
        if not part or not month:
            return None
        if part[0] > 0:
            return self._in_year(place, month[1], part[0], month[0], "vague")
        is_said = self._whole(_YEAR, month[1])
        day = last_of(self._now, month[0], int(is_said[0]) if is_said else 0)
        return Phrase(place, month[1] + bool(is_said), "vague", day=day) if day else None

    def _dated(self, place: int) -> Phrase | None:
        """Return a day that names its month: “3 March”, “the 3rd of March 2027”, “March 3”."""
        at, number, month = place, 0, 0
        if self._is_free(at) and self._words[at].key in self.language.joins & self.language.articles:
            at += 1
        if not self._is_free(at):
            return None
        if found := self._whole(rf"{self.language.ordinal}|(\d{{1,2}})\.?", at):
            number, at = int(found[1] or found[2]), at + 1
            if self._is_free(at) and self._words[at].key in self.language.joins:
                at += 1
        named = self._in(self.language.months, at, 1)
        if not named or (number and self._words[at - 1].ends):
            return None
        month, at = named
        is_doubtful = self._words[at - 1].key in self.language.doubtful
        if not number:
            found = self._whole(rf"{self.language.ordinal}|(\d{{1,2}})", at)
            if not found:
                return None
            number, at = int(found[1] or found[2]), at + 1
        return self._in_year(place, at, number, month, "doubtful" if is_doubtful else "day")

    def _in_year(self, place: int, last: int, number: int, month: int, how: str) -> Phrase | None:
        if self._is_free(last) and not self._words[last - 1].text.endswith(":") and self._whole(_YEAR, last):
            day = full(self._now, int(self._words[last].key), month, number)
            return Phrase(place, last + 1, "sure", day=day) if day else None
        day = coming(self._now, month, number)
        return Phrase(place, last, how, day=day) if day else None

    def _numeric(self, place: int) -> Phrase | None:
        if found := self._whole(_ISO, place):
            day = full(self._now, *map(int, found.groups()))
            return Phrase(place, place + 1, "sure", day=day) if day else None
        if found := self._whole(_DOTS, place):
            number, month, year = found.groups()
            return self._number(place, int(number), int(month), year)
        if found := self._whole(_SLASHES, place):
            one, other, year = int(found[1]), int(found[2]), found[3]
            ways = [(one, other), (other, one)]
            if self._order:
                ways = [ways[self._order == "mdy"]]
            days = [phrase for way in ways if (phrase := self._number(place, *way, year))]
            if len(days) > 1 and days[0].day != days[1].day:
                both = tuple(sorted(one.day for one in days if one.day))
                return replace(days[0], day=None, choices=both)
            return days[0] if days else None
        return None

    def _number(self, place: int, number: int, month: int, year: str | None) -> Phrase | None:
        if year:
            is_full = len(year) == 4
            near = int(year) if is_full else self._now.today.year // 100 * 100 + int(year)
            day = (
                full(self._now, near, month, number) if near <= self._now.today.year + (20 if is_full else 2) else None
            )
            return Phrase(place, place + 1, "sure" if is_full else "year", day=day) if day else None
        day = coming(self._now, month, number)
        return Phrase(place, place + 1, "number", day=day) if day else None

    def _ordinal(self, place: int, marker: str) -> Phrase | None:
        """Return the day of “the 17th”, in this month or the next that has one. It needs a marker."""
        found = self._whole(self.language.ordinal, place) if marker in ("on", "by", "for") else None
        number = int(found[1]) if found else 0
        if not 1 <= number <= 31:
            return None
        day = self._now.today
        while day.day != number:
            day += timedelta(days=1)
        return Phrase(place, place + 1, "ordinal", day=day)

    def _within(self, place: int) -> Phrase | None:
        """Return the day of “in 3 days”."""
        if not (self._is_free(place) and self._words[place].key in self.language.within and self._is_free(place + 1)):
            return None
        if stretch := self._match("stretches", place + 1):
            day, at = soon(self._now, stretch[0])
            return Phrase(place, stretch[1], "length", day=day, time=at)
        said = self._words[place + 1].key
        number = int(said) if re.fullmatch(r"\d{1,3}", said) else self.language.numbers.get(said, 0)
        unit = self._match("units", place + 2)
        if not number or not unit or any(re.search(r"\d", word.key) for word in self._words[:place]):
            return None
        what = self._words[place + 2].text
        if what[:1].isupper() and not self.language.nouns_are_capitals:  # Around the World in 80 Days
            return None
        (name, many), last = unit
        number, today = number * many, self._now.today
        if name in ("minutes", "hours"):
            day, at = soon(self._now, number * (60 if name == "hours" else 1))
            return Phrase(place, last, "length", day=day, time=at)
        what, each = LENGTHS[name]
        far = number * each
        day = today + timedelta(days=far) if what == "days" else months_later(today, far)
        return Phrase(place, last, "length", day=day)

    # Times

    def _time_after(self, place: int, *, late: bool = False) -> tuple[str, int, bool] | None:
        """Return the time that follows a day, the place after it, and whether it must be a time."""
        if not self._is_free(place):
            return None
        if part := self._match("parts", place):
            return part[0], part[1], False
        marked = self._match("markers", place)
        is_at = bool(marked and marked[0] == "at")
        timed = self._time(marked[1] if marked and is_at else place, marked=is_at, late=late)
        return (*timed[:2], True) if timed else None  # right after a day, it must be a time

    def _time(self, place: int, *, marked: bool, late: bool = False) -> tuple[str, int, bool] | None:
        """Return a time, the place after it, and whether a sign says that it is one. `late` means in the evening."""
        if not self._is_free(place):
            return None
        if marked and (part := self._match("parts", place)):
            return part[0], part[1], True
        for count in (2, 1):
            some = self._words[place : place + count]
            if len(some) < count or not all(word.is_free for word in some) or any(word.ends for word in some[:-1]):
                continue
            if found := re.fullmatch(self.language.clock, " ".join(map(self._in_figures, some))):
                half = found["half"] if found["half"] in ("a", "p") else ""
                at = clock_time(_evening(int(found["hour"]), late=late and not half), int(found["minute"] or 0), half)
                return (at, place + count, True) if at else None
        found = _HOUR.fullmatch(self._in_figures(self._words[place]))
        if found and (found[2] or marked):
            hour = int(found[1])
            late |= marked and not found[2] and 1 <= hour <= 6 and not self.language.verb_last
            at = clock_time(_evening(hour, late=late), int(found[2] or 0), "")
            return (at, place + 1, marked) if at else None
        return None


def _evening(hour: int, *, late: bool) -> int:
    return hour + 12 if late and 0 < hour < 12 else hour
