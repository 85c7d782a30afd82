"""Finds times of day in words, and looks at words for those who find days."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from domain.languages.language import Language
from domain.words.calendar import Moment, clock_time
from domain.words.tokens import Word

_HOUR = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d)\.?)?(?P<half>)")
_LONGEST_SPAN = 5
"""How many words “2 pm to 3 pm” has."""
_DASHES = frozenset("-–—")
_NOON, _LATE = "12:00", "18:00"
T = TypeVar("T")


class Clock(NamedTuple):
    """A time of day that was found, and the place after it."""

    at: str
    last: int
    is_sure: bool
    """Whether a sign says that it is one, or its place."""
    evening: str = ""
    """The same hour in the evening, if the words leave open which one is meant: “at 8”, but not “at 08:00”."""


@lru_cache(maxsize=64)
def _longest(language: Language, name: str) -> Mapping[str, int]:
    """Return how many words the longest key that begins with a word has, so that few words need a closer look."""
    keys = sorted((key.split() for key in getattr(language, name)), key=len)
    return {key[0]: len(key) for key in keys}


class Times:
    """Finds the times of one language in the words of a title."""

    def __init__(self, words: Sequence[Word], language: Language, now: Moment, order: str = ""):
        self._words, self.language, self._now, self._order = words, language, now, order

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

    def time_after(self, place: int, part: str = "") -> Clock | None:
        """Return the time that follows a day. It is sure if it must be a time.

        `part` is when the part of the day begins that the day names, if it does: of “this evening”, “19:00”.
        """
        if not self._is_free(place):
            return None
        if not part and (named := self._match("parts", place)):
            return self.time_after(named[1], named[0]) or Clock(*named, False)
        how, begins = self._match("markers", place) or ("", place)
        if how not in ("at", "around", "by"):
            how, begins = "", place
        if self._span(begins):
            return None
        timed = self._time(begins, how, part)
        if not timed or (how == "by" and not self._is_over(timed.last)):
            return None
        return timed._replace(is_sure=True)  # right after a day, it must be a time

    def is_part(self, place: int) -> bool:
        """Return whether a part of the day is named at a place."""
        return self._match("parts", place) is not None

    def _is_over(self, last: int) -> bool:
        """Return whether a number before a place counts nothing that follows: “by 8”, but not “by 8 May”."""
        here, after = self._words[last - 1], self._words[last : last + 1]
        return not here.key.isdigit() or here.ends or not after or after[0].key in self.language.closes

    def _time(self, place: int, how: str, part: str = "") -> Clock | None:
        """Return the time at a place, in that part of the day.

        `how` is the marker before it, if any.
        """
        if not self._is_free(place):
            return None
        marked = how in ("at", "by") or bool(how and part)
        if marked and not part and (named := self._match("parts", place)):
            return Clock(*named, True)
        for count in (2, 1):
            some = self._words[place : place + count]
            if len(some) < count or not all(word.is_free for word in some) or any(word.ends for word in some[:-1]):
                continue
            if found := re.fullmatch(self.language.clock, " ".join(map(self._in_figures, some))):
                half = found["half"] if found["half"] in ("a", "p") else ""
                last = place + count
                more = "" if found["minute"] else self._minutes_after(last)
                minute = found["minute"] or more
                said = (found["hour"], int(minute or 0), half)
                return self._in_part(said, last + bool(more), part, sign=True, bare=marked and not (half or minute))
        found = _HOUR.fullmatch(self._in_figures(self._words[place]))
        is_other = "." in self._words[place].key and not (how == "at" or part)  # “Pay 14.30”, “bis 8.12”
        if found and (found[2] or marked) and not is_other:
            said = (found[1], int(found[2] or 0), "")
            return self._in_part(said, place + 1, part, sign=marked, bare=marked and not found[2])
        return None

    def _span(self, place: int) -> tuple[str, int] | None:
        """Return when “2pm-3pm”, “2 to 3pm” or “14:00 - 15:00” begins, and the place after it."""
        near = self._words[place : place + _LONGEST_SPAN - 1]
        if not (near and near[0].key[:1].isdigit() and any(self.language.joins_times(word.key) for word in near)):
            return None
        shifts = any(word.key in self.language.shifts for word in self._words[:place])
        if shifts and any(word.key in self.language.to for word in near):  # “Move standup 2pm to 3pm”
            return None
        for last in range(min(place + _LONGEST_SPAN, len(self._words)), place, -1):
            some = self._words[place:last]
            if not all(word.is_free and (not word.ends or word.key in _DASHES) for word in some[:-1]):
                continue
            said = self.language.joint.split(" ".join(word.key for word in some))
            first, end = (re.fullmatch(self.language.clock, one) or _HOUR.fullmatch(one) for one in (said[0], said[-1]))
            if len(said) != 2 or not (some[-1].is_free and first and end):
                continue
            if not end["half"] and not (":" in said[0] and ":" in said[1]):
                continue
            hour, minute, half = int(first["hour"]), int(first["minute"] or 0), str(first["half"] or end["half"])
            over = clock_time(int(end["hour"]), int(end["minute"] or 0), end["half"])
            at = clock_time(hour, minute, half)
            if at and over and at > over and not first["half"] and half == "p":  # “11-1pm”
                at = clock_time(hour, minute, "a")
            return (at, last) if at and over else None
        return None

    def _in_part(self, said: tuple[str, int, str], last: int, part: str, *, sign: bool, bare: bool) -> Clock | None:
        """Return an hour, a minute and a half of the day as a time in that part of the day, or in one that follows.

        Of “at 5” alone, it is the one in the afternoon. “At 8 in the morning tonight” is none.
        """
        named = None if part or self._words[last - 1].ends else self._match("parts_after", last)
        part, last = named or (part, last)
        hour, minute, half = int(said[0]), *said[1:]
        evening: str | None = ""
        if part:
            hours = (hour,) if half else (hour, hour + 12)
            at = next((at for one in hours if (at := clock_time(one, minute, half)) and _is_in(at, part)), None)
        else:
            is_late = bare and 1 <= hour <= 6 and not self.language.verb_last
            at = clock_time(hour + 12 if is_late else hour, minute, half)
            evening = clock_time(hour + 12, minute, "") if not (half or is_late or said[0].startswith("0")) else ""
        return Clock(at, last, sign or bool(named), evening or "") if at else None

    def _minutes_after(self, place: int) -> str:
        """Return the minutes of “8 Uhr 30”, unless the number counts what follows it: “um 8 Uhr 30 Stühle holen”."""
        sign, here, after = self._words[place - 1], self._words[place : place + 1], self._words[place + 1 : place + 2]
        if not (self.language.minutes_follow and here and here[0].is_free) or sign.ends:
            return ""
        minutes = self._in_figures(here[0])
        if not re.fullmatch(r"[0-5]\d", minutes):
            return ""
        begins_anew = not after or here[0].ends or minutes[0] == "0" or not after[0].is_free
        names_day = any(
            self._match(name, place + 1) for name in ("markers", "moments", "days", "weekdays", "timed_weekdays")
        )
        if begins_anew or names_day or after[0].key in self.language.closes:
            return minutes
        # A thing that is counted begins with a capital, if the person writes any; a verb at the end does not.
        is_verb = len(self._words) == place + 2 and after[0].text.islower() and not sign.text.islower()
        return minutes if is_verb and after[0].key not in self.language.units else ""


def time_in(part: str, at: str, last: str) -> str | None:
    """Return a time that stands elsewhere in the title as one in that part of the day, or None if it is in none of it.

    It ends with the word `last`: if that is figures, as in “at 8”, it may be in either half of the day.
    """
    hour, minute = map(int, at.split(":"))
    found = _HOUR.fullmatch(last)
    is_hour = found and int(found[1]) % 12 == hour % 12  # but not the 30 of “8 Uhr 30”
    hours = (int(found[1]), int(found[1]) + 12) if found and is_hour else (hour,)
    return next((there for one in hours if (there := clock_time(one, minute, "")) and _is_in(there, part)), None)


def _is_in(at: str, part: str) -> bool:
    """Return whether a time is in the part of the day that begins at another one. After midnight is in none."""
    if part < _NOON:
        return at < _NOON
    return "11:00" <= at < "19:00" if part < _LATE else at >= "16:00"
