"""Finds days and times in words. Whether they are meant as such, `domain.words.sense` decides."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from domain.languages.language import LENGTHS
from domain.words.calendar import coming, full, last_of, months_later, soon, span, weekday, weekday_in
from domain.words.times import Clock, Times

_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")
_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?")
_DASHES = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")
_DOTS = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})?")
_YEAR = re.compile(r"20\d\d")


@dataclass(frozen=True)
class Phrase:
    """Words that may be a day, a time or both: from `first` up to, but without, `last`."""

    first: int
    last: int
    how: str
    """How certain a day is by its words alone: ``sure``, ``day``, ``week``, ``name``, ``doubtful``, ``number``,
    ``year``, ``ordinal``, ``length`` or ``vague``; ``time`` if there is only a time."""
    marker: str = ""
    day: date | None = None
    time: str | None = None
    clock: bool = False
    """Whether the time has a sign, as “pm”, that it is one."""
    evening: str = ""
    """The same hour in the evening, if the words leave it open: see `Clock`."""
    is_span: bool = False
    """Whether it says when the task ends, too. That stays in the title: a task has no end."""
    choices: tuple[date, ...] = field(default=())
    """The possible days, if there are two."""

    def is_apart(self, other: "Phrase") -> bool:
        """Return whether it has no words in common with another phrase."""
        return self.last <= other.first or other.last <= self.first

    @property
    def is_there(self) -> bool:
        """Whether it says a day: “Monday this week”, on a Friday, does not."""
        return bool(self.day or self.choices)


def _with_time(phrase: Phrase, timed: Clock) -> Phrase:
    return replace(phrase, last=timed.last, time=timed.at, clock=timed.is_sure, evening=timed.evening)


class Finder(Times):
    """Finds the phrases of one language in the words of a title."""

    def at(self, place: int) -> Iterator[Phrase]:
        """Yield the phrases that begin at a place, the longest first."""
        if not self._is_free(place) or not self._may_begin(self._words[place].key):
            return
        marked = self._match("markers", place)
        if marked:
            marker, after = marked
            yield from self._phrases(place, after, marker)
            first = self._words[place]
            if first.key in self.language.short_weekdays and first.text.islower():  # “so gegen 19 Uhr” is on no Sunday
                return
        yield from self._phrases(place, place, "")
        begins = self._words[place].key in self.language.ranges and self._names_day(place - 1)
        if begins and (span_ := self._span(place + 1)):
            yield self._spanning(place, span_, "at")

    def _names_day(self, place: int) -> bool:
        """Return whether a word ends a day: “Friday from 2 to 3pm” is a time, but not “move it from 2pm to 3pm”."""
        word, language = self._words[place].key if place >= 0 else "", self.language
        return word in language.named_weekdays or word in language.days or word in language.months or word[:1].isdigit()

    def _spanning(self, first: int, found: tuple[str, int], marker: str) -> Phrase:
        return self._now_at(Phrase(first, found[1], "time", marker, time=found[0], clock=True, is_span=True))

    def _may_begin(self, word: str) -> bool:
        return word in self.language.beginnings or not word.isalpha()

    def _phrases(self, first: int, place: int, marker: str) -> Iterator[Phrase]:
        found = self._day(place, marker)
        if found:
            day = replace(found, first=first, marker=marker)
            timed = self.time_after(day.last, day.time or "") if marker != "by" else None
            if timed:
                yield _with_time(day, timed)
            yield day
            return
        named = None if marker else self._match("parts_after", place)
        if named and (timed := self.time_after(named[1], named[0])):  # “in the evening at 8”
            yield self._now_at(_with_time(Phrase(first, first, "time", "at"), timed))
            return
        if marker in ("", "at") and (span_ := self._span(place)):
            yield self._spanning(first, span_, marker)
            return
        timed = self._time(place, marker)
        if timed:
            after = self._match("markers", timed.last)
            is_marked = after and after[0] in ("on", "next", "this")
            then = (self._day(after[1], after[0]) if after and is_marked else None) or self._day(timed.last, "")
            if then and timed.is_sure | (":" in self._words[place].key):
                yield from self._on_day(then, first, place, marker)
            yield self._now_at(_with_time(Phrase(first, first, "time", marker), timed))

    def _on_day(self, day: Phrase, first: int, place: int, marker: str) -> Iterator[Phrase]:
        """Yield a time and the day that follows it, in the part of the day that it names: “at 8 tomorrow evening”."""
        part, last = (day.time, day.last) if day.time else self._match("parts", day.last) or ("", day.last)
        timed = self._time(place, marker, part)
        if timed:
            its = replace(day, first=first, marker=marker or "at")
            yield replace(_with_time(its, timed), last=last, clock=True)

    def _now_at(self, phrase: Phrase) -> Phrase:
        """Return a time without a day as one of today or, if that is over, of tomorrow."""
        is_over = self._now.since_began(phrase.time or "00:00") <= self._now.since_began(self._now.time)
        return replace(phrase, day=self._now.today + timedelta(days=is_over))

    # Days

    def _day(self, place: int, marker: str) -> Phrase | None:
        return (
            self._in_week(place)
            or self._named(place, marker)
            or self._in_month(place)
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

    def _in_week(self, place: int) -> Phrase | None:
        """Return the weekday of a week that is named next to it, “Friday next week”; without a day if it is past."""
        named, week = self._weekday(place), self._week(place)
        if named and (week := self._week(named[1])):
            which, weeks, last = named[0], *week
        elif week:
            marked = self._match("markers", week[1])
            named = self._weekday(marked[1] if marked and marked[0] == "on" else week[1])
            if not named:
                return None
            weeks, which, last = week[0], *named
        else:
            return None
        return Phrase(place, last, "week", day=weekday_in(self._now, which, weeks))

    def _weekday(self, place: int) -> tuple[int, int] | None:
        """Return the number of the weekday at a place, and the place after it."""
        return self._in(self.language.named_weekdays, place, 1) if self._is_free(place) else None

    def _week(self, place: int) -> tuple[int, int] | None:
        """Return how many weeks away the week is that a place names, and the place after it."""
        if named := self._match("weeks", place):
            return named
        if not (self._is_free(place) and self._words[place].key in self.language.within and self._is_free(place + 1)):
            return None
        number, unit = self._in_figures(self._words[place + 1]), self._match("units", place + 2)
        is_weeks = re.fullmatch(r"\d{1,2}", number) and unit and unit[0][0] == "weeks"
        return (int(number) * unit[0][1], unit[1]) if unit and is_weeks else None

    def _in_month(self, place: int) -> Phrase | None:
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
            if not found or (place and re.fullmatch(r"[0-3]?\d\.?", self._words[place - 1].text)):  # 15 Jan 28
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
        if found := self._whole(_SLASHES, place) or self._whole(_DASHES, place):
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
        """Return the day of “the 17th”, in this month or the next that has one. It needs a marker or a time."""
        first, joins = place, self.language.joins & self.language.articles
        place += self._is_free(place) and self._words[place].key in joins
        found = self._whole(self.language.ordinal, place)
        if found and marker not in ("on", "by", "for"):
            before = self._words[first - 1].key if first else ""
            is_thing = before.endswith("'s") or (place == first and found[0].endswith("."))  # “Mahlers 5. um 20 Uhr”
            if is_thing or not self.time_after(place + 1):
                return None
        number = int(found[1]) if found else 0
        if not 1 <= number <= 31:
            return None
        day = self._now.today
        while day.day != number:
            day += timedelta(days=1)
        return Phrase(first, place + 1, "ordinal", day=day)

    def _within(self, place: int) -> Phrase | None:
        """Return the day of “in 3 days”."""
        if not (self._is_free(place) and self._words[place].key in self.language.within and self._is_free(place + 1)):
            return None
        if stretch := self._match("stretches", place + 1):
            day, at = soon(self._now, stretch[0])
            return Phrase(place, stretch[1], "length", day=day, time=at)
        said, unit = self._words[place + 1].key, self._match("units", place + 2)
        short = self._whole(r"(\d{1,3})(\D+)", place + 1)
        if short and short[2] in self.language.units:  # in 30min
            said, unit = short[1], (self.language.units[short[2]], place + 2)
        number = int(said) if re.fullmatch(r"\d{1,3}", said) else self.language.numbers.get(said, 0)
        if not number or not unit or any(re.search(r"\d", word.key) for word in self._words[:place]):
            return None
        (name, many), last = unit
        if self._words[last - 1].text[:1].isupper() and not self.language.nouns_are_capitals:  # the World in 80 Days
            return None
        number, today = number * many, self._now.today
        if name in ("minutes", "hours"):
            day, at = soon(self._now, number * (60 if name == "hours" else 1))
            return Phrase(place, last, "length", day=day, time=at)
        what, each = LENGTHS[name]
        far = number * each
        day = today + timedelta(days=far) if what == "days" else months_later(today, far)
        return Phrase(place, last, "length", day=day)
