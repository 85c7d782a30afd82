"""Decides whether words that sound like a date are meant as one. Better miss a date than lose a word of a title."""

import re
from collections.abc import Sequence

from domain.languages import in_any
from domain.languages.language import Language
from domain.words.days import Phrase
from domain.words.tokens import Word

NUMBERED = in_any(lambda language: language.numbered)
"""Words for things that are numbered, from all languages."""
_REFERS = in_any(lambda language: language.refers | language.excepting)
_EVERY = in_any(lambda language: language.repeats.every)
_BEGINS_REPEAT = _EVERY | in_any(lambda language: language.repeats.adverbs)
_TWO_DIGITS = 5
"""The characters of a time, or of a day and a month, with two digits each. Shorter ones are often something else."""


def is_subject(phrase: Phrase, words: Sequence[Word], language: Language) -> bool:
    """Return whether the word before a phrase makes it what the task is about, or what it leaves out."""
    return _Surroundings(phrase, words, language).after_word in _REFERS


def is_object(phrase: Phrase, words: Sequence[Word], language: Language) -> bool:
    """Return whether the word before a phrase makes it a thing: “plan Friday”, “the Monday”."""
    return _Surroundings(phrase, words, language).is_object


def is_meant(phrase: Phrase, words: Sequence[Word], language: Language) -> bool:
    """Return whether a phrase says when the task is to be done, judging by its place in the title.

    It is no subject (`is_subject`), nor part of one.
    """
    there = _Surroundings(phrase, words, language)
    if there.is_object or there.is_of_more:
        return False
    if phrase.how == "vague" and language.markers.get(there.after_word) == "for":  # “Budget for next month”
        return False
    if phrase.marker and phrase.how != "time":
        return there.is_marked
    return getattr(there, f"is_{phrase.how}")


def is_meant_repeat(first: int, last: int, words: Sequence[Word], language: Language, *, timed: bool) -> bool:
    """Return whether words that sound like a repeat say how often the task is to be done.

    `timed` means that a day or a time follows them.
    """
    there = _Surroundings(Phrase(first, last, "repeat"), words, language)
    names = {**language.named_weekdays, **language.months}
    capitals = [word for word in words[first + 1 : last] if word.text[:1].isupper() and not word.text.isupper()]
    is_name = any(word.key not in names for word in capitals)
    # “Plan daily” is a thing, and so is “cancel the every day”, but not “plan every Sunday”.
    is_object = there.is_object and (
        there.follows_article or _EVERY.isdisjoint(word.key.rstrip("!") for word in words[first:last])
    )
    if is_object or (is_name and not language.nouns_are_capitals):  # “Every Day by David Levithan”
        return False
    ends_in = words[last - 1]
    if ends_in.key in language.repeats.ordinals and not ends_in.text[:1].isupper():  # “Every second counts”
        return False
    if ends_in.key in language.repeats.adverbs:  # “Weekly on Instagram”
        return bool(timed or there.is_over)
    if ends_in.key in language.repeats.ordinals or re.fullmatch(language.ordinal, ends_in.key):
        return bool(timed or there.is_last or ends_in.ends)  # but not “Every 5th avenue”
    return bool(timed or there.is_over or there.is_first or language.verb_last)


class _Surroundings:
    """The words around a phrase. Each `is_...` says whether a phrase of that kind is meant as a date there."""

    def __init__(self, phrase: Phrase, words: Sequence[Word], language: Language):
        self._phrase, self._words, self._language = phrase, words, language
        self._its = words[phrase.first : phrase.last]
        before = [word for word in words[: phrase.first] if not word.is_taken]
        after = [word for word in words[phrase.last :] if not word.is_taken]
        self._before, self._next = before, after[0] if after else None
        self.after_word = before[-1].key if before else ""
        self.is_first, self.is_last = not before, not after
        # The title ends after it, or something new begins.
        self.is_over = self.is_last or self._its[-1].ends or (after and after[0].key in language.closes)
        self.follows_article = self.after_word in language.articles
        self.is_object = (self.after_word in language.objects or self.follows_article) and not phrase.marker

    @property
    def is_of_more(self) -> bool:
        """Whether it is part of a repeat, or of a span from one day to another."""
        before, language = self._before, self._language
        if any(word.key in _EVERY and not word.ends for word in before[-3:]) or self._goes_on_with_a_repeat:
            return True
        is_day = len(before) > 1 and (before[-1].key in language.weekdays or before[-1].key[:1].isdigit())
        return is_day and before[-2].key in language.ranges and self._phrase.how != "sure"

    @property
    def _goes_on_with_a_repeat(self) -> bool:
        """Whether nothing but words of a repeat lead to it: “every other week on the first” Monday, “weekly” Friday."""
        inside, articles = self._language.within_repeats, self._language.articles - _EVERY
        for place, word in reversed([*enumerate(self._before)]):
            if word.ends or word.key in _BEGINS_REPEAT:
                is_noun = place > 0 and self._before[place - 1].key in articles  # “Read the daily on Friday”
                return not word.ends and not is_noun
            if word.key not in inside and not word.key[:1].isdigit():
                return False
        return False

    @property
    def _leads(self) -> bool:
        """Whether dates like this one come first in a title, in this language."""
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
        """Whether all words of the title begin with a capital, so that none of them looks like what is to be done."""
        return all(one.text[:1].isupper() for one in self._words)

    @property
    def _is_title(self) -> bool:
        """Whether any of its words but the first begins with a capital: “The Day After Tomorrow”."""
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
        """For the short name of a weekday."""
        return bool(self.is_last or self._its[-1].ends or self._phrase.clock)

    @property
    def is_doubtful(self) -> bool:
        is_timed = self._phrase.time and len(self._its) == len(("sat", "morning"))
        if self._phrase.clock or ((self._has_number or is_timed) and self.is_over):
            return True
        is_capital = self._its[0].text[:1].isupper() and len(self._its[0].text) > len("mo")
        return is_capital and self.is_last and self.after_word not in self._language.closes and not self.is_first

    @property
    def is_ordinal(self) -> bool:
        """For “the 15th at 2”: without a marker, it needs a time."""
        return self._phrase.clock and not self._is_numbered

    @property
    def is_number(self) -> bool:
        """For a day and a month in figures, without a year."""
        its = next(word for word in self._its if word.text[:1].isdigit())
        figures = re.findall(r"\d+", its.text)
        is_sure = self._phrase.clock and its.text.endswith(".")  # “5.5. um 8”
        if self._is_numbered or (figures[0] == figures[-1] and not is_sure):  # “rate it 5/5”
            return False
        is_whole = len(its.text.rstrip(".")) == _TWO_DIGITS or its is not self._its[0]
        return bool(self._phrase.clock or (self.is_last and not self.is_first) or (self.is_first and is_whole))

    @property
    def is_year(self) -> bool:
        """For a day and a month in figures, with a year of two digits: a version number looks the same."""
        return bool(not self._is_numbered and (self.is_over or self._phrase.clock or self._leads))

    @property
    def _is_numbered(self) -> bool:
        return self.after_word.rstrip(".") in NUMBERED

    @property
    def is_length(self) -> bool:
        return bool(self.is_over or self.is_first or self._language.verb_last)

    @property
    def is_week(self) -> bool:
        """For a weekday of a week that is named."""
        return bool(self.is_over or self.is_first or self._phrase.clock or self._language.verb_last)

    @property
    def is_vague(self) -> bool:
        """For a week, a weekend or a month."""
        return bool(self.is_over or self._phrase.clock or self._leads)

    @property
    def is_time(self) -> bool:
        """For a time without a day."""
        if self._is_numbered:
            return False
        if self._phrase.is_span and self._next and self._next.key in self._language.beginnings:  # “2-3pm on Monday”
            return True
        its, marked = self._its[0], self._phrase.marker in ("at", "by")
        follows = self._phrase.first > 0 and self._words[self._phrase.first - 1].is_taken  # a repeat
        if self._phrase.clock:
            is_bare = self._its[-1].text.isdigit()  # “um 20 Euro”
            begins = (marked and (self._language.verb_last or self.is_first)) or self._leads
            return bool(self.is_over or (not is_bare and begins) or (follows and (marked or not is_bare)))
        is_whole = len(its.text) == _TWO_DIGITS
        return (is_whole or follows) and (self.is_last or self.is_first)
