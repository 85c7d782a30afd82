"""Whether words that sound like a date are meant as one: a title that loses a word is worse than a date not found."""

import re
from collections.abc import Sequence

from domain.languages import LANGUAGES
from domain.languages.language import Language
from domain.words.days import Phrase
from domain.words.tokens import Word

NUMBERED = frozenset[str]().union(*(language.numbered for language in LANGUAGES.values()))
"""Figures are read alike in all languages."""
_TWO_DIGITS = 5
"""Characters of a time, or of a day and a month, with two digits each: what has fewer is often something else."""


def is_meant(phrase: Phrase, words: Sequence[Word], language: Language) -> bool:
    """Return whether this phrase says when the task is to be done, by how it stands in the title."""
    there = _Surroundings(phrase, words, language)
    if there.is_object or there.after_word in language.refers or there.is_of_more:
        return False
    if phrase.how == "vague" and language.markers.get(there.after_word) == "for":  # “Budget for next month”
        return False
    if phrase.marker and phrase.how != "time":
        return there.is_marked
    return getattr(there, f"is_{phrase.how}")


def is_meant_repeat(first: int, last: int, words: Sequence[Word], language: Language, *, timed: bool) -> bool:
    """Return whether these words, which sound like a repeat, say how often the task is to be done.

    If they are `timed`, a day or a time comes after them.
    """
    there = _Surroundings(Phrase(first, last, "repeat"), words, language)
    names = {**language.weekdays, **language.short_weekdays, **language.months}
    is_name = any(word.text[:1].isupper() and word.key not in names for word in words[first + 1 : last])
    if there.is_object or (is_name and not language.nouns_are_capitals):  # “Every Day by David Levithan”
        return False
    ends_in = words[last - 1]
    if ends_in.key in language.repeats.ordinals and not ends_in.text[:1].isupper():  # “Every second counts”
        return False
    if ends_in.key in language.repeats.ordinals or re.fullmatch(language.ordinal, ends_in.key):
        return bool(timed or there.is_last or ends_in.ends)  # and not “Every 5th avenue”
    return bool(timed or there.is_over or there.is_first or language.verb_last)


class _Surroundings:
    """What stands around a phrase; each `is_...` says whether a phrase of that kind is meant there."""

    def __init__(self, phrase: Phrase, words: Sequence[Word], language: Language):
        self._phrase, self._words, self._language = phrase, words, language
        self._its = words[phrase.first : phrase.last]
        before = [word for word in words[: phrase.first] if not word.is_taken]
        after = [word for word in words[phrase.last :] if not word.is_taken]
        self._before, self._next = before, after[0] if after else None
        self.after_word = before[-1].key if before else ""
        self.is_first, self.is_last = not before, not after
        # Something new begins after it, or it ends the title.
        self.is_over = self.is_last or self._its[-1].ends or (after and after[0].key in language.closes)
        self._follows_article = self.after_word in language.articles
        self.is_object = (self.after_word in language.objects or self._follows_article) and not phrase.marker

    @property
    def is_of_more(self) -> bool:
        """Whether it is a part of a repeat, or of a time from one day to another."""
        before, language = self._before, self._language
        if any(word.key in language.repeats.every and not word.ends for word in before[-3:]):
            return True
        is_day = len(before) > 1 and (before[-1].key in language.weekdays or before[-1].key[:1].isdigit())
        return is_day and before[-2].key in language.ranges and self._phrase.how != "sure"

    @property
    def _leads(self) -> bool:
        """Whether dates like this one stand at the beginning, in this language."""
        return self.is_first and self._language.verb_last

    @property
    def is_marked(self) -> bool:
        phrase, over = self._phrase, bool(self.is_over or self._phrase.clock)
        if phrase.how == "number":
            return (over or self._language.verb_last) and not self._is_numbered
        if phrase.marker == "for":
            return over and phrase.how in ("day", "name", "doubtful", "sure")
        if phrase.how in ("doubtful", "ordinal"):
            return over
        return over or self.is_first or self._language.verb_last or phrase.how == "sure"

    @property
    def is_sure(self) -> bool:
        text = self._its[0].text
        if self._language.nouns_are_capitals:
            return self._phrase.clock or not text[0].isupper() or text.isupper() or self.is_first
        is_capital = any(word.text[0].isupper() and not word.text.isupper() for word in self._its)
        if self._phrase.clock or self._has_number or not is_capital:
            return True
        if self.is_first:
            return bool(self.is_over) or not (self._looks_like_a_name or self._is_title)
        return bool(self.is_last and all(one.text[:1].isupper() for one in self._before)) or self._its[-1].ends

    @property
    def _looks_like_a_name(self) -> bool:
        """Whether all its words begin with a capital, and none of them could be what is to be done."""
        return all(one.text[:1].isupper() for one in self._words)

    @property
    def _is_title(self) -> bool:
        """Whether more of its words than the first begin with a capital: “The Day After Tomorrow”."""
        return any(word.text[0].isupper() for word in self._its[1:])

    @property
    def is_day(self) -> bool:
        is_dated = self._has_number and not any(word.key in self._language.joins for word in self._its)
        return bool(self.is_over or self._phrase.clock or self._leads or (self.is_first and is_dated))

    @property
    def _has_number(self) -> bool:
        return any(letter.isdigit() for word in self._its for letter in word.text)

    @property
    def is_name(self) -> bool:
        """Say it of a short name of a weekday."""
        return bool(self.is_last or self._its[-1].ends or self._phrase.clock)

    @property
    def is_doubtful(self) -> bool:
        if self._phrase.clock or (self._has_number and self.is_over):
            return True
        is_capital = self._its[0].text[:1].isupper() and len(self._its[0].text) > len("mo")
        return is_capital and self.is_last and self.after_word not in self._language.closes and not self.is_first

    @property
    def is_number(self) -> bool:
        """Say it of a day and a month in figures, without a year."""
        its = next(word for word in self._its if word.text[:1].isdigit())
        figures = re.findall(r"\d+", its.text)
        if self._is_numbered or figures[0] == figures[-1]:  # “rate it 5/5”
            return False
        is_whole = len(its.text.rstrip(".")) == _TWO_DIGITS or its is not self._its[0]
        return bool(self._phrase.clock or (self.is_last and not self.is_first) or (self.is_first and is_whole))

    @property
    def is_year(self) -> bool:
        """Say it of a day and a month in figures, with a year of two: a version has as many."""
        return bool(not self._is_numbered and (self.is_over or self._phrase.clock or self._leads))

    @property
    def _is_numbered(self) -> bool:
        return self.after_word.rstrip(".") in NUMBERED

    @property
    def is_length(self) -> bool:
        return bool(self.is_over or self.is_first or self._language.verb_last)

    @property
    def is_vague(self) -> bool:
        """Say it of a week, a weekend or a month."""
        return bool(self.is_over or self._phrase.clock or self._leads)

    @property
    def is_time(self) -> bool:
        """Say it of a time without a day."""
        if self._is_numbered:
            return False
        its, marked = self._its[0], self._phrase.marker in ("at", "by")
        follows = self._phrase.first > 0 and self._words[self._phrase.first - 1].is_taken  # a repeat
        if self._phrase.clock:
            is_bare = self._its[-1].text.isdigit()  # “um 20 Euro”
            begins = (marked and (self._language.verb_last or self.is_first)) or self._leads
            return bool(self.is_over or (not is_bare and begins) or (marked and follows))
        is_whole = len(its.text) == _TWO_DIGITS
        return (is_whole or follows) and (self.is_last or self.is_first)
