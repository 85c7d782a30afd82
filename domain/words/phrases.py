"""Finds phrases in any of the languages that a person writes."""

from collections.abc import Sequence

from domain.languages import LANGUAGES
from domain.languages.language import Language
from domain.words.calendar import Moment
from domain.words.days import Finder, Phrase
from domain.words.pieces import Habits
from domain.words.tokens import Word


def finder_of(language: Language, words: Sequence[Word], now: Moment, habits: Habits) -> Finder:
    """Return what finds the phrases of one language in the words."""
    return Finder(words, language, now, habits.date_order)


def phrases_at(place: int, words: Sequence[Word], now: Moment, habits: Habits) -> list[Phrase]:
    """Return the phrases that begin at a place, in any of the languages."""
    return [phrase for finder in _finders(words, now, habits) for phrase in finder.at(place)]


def phrases_in(words: Sequence[Word], now: Moment, habits: Habits) -> list[tuple[Phrase, Language]]:
    """Return all phrases in the words, each with its language; of “2pm to 3pm”, no part."""
    finders = _finders(words, now, habits)
    found = [(one, finder.language) for finder in finders for place in range(len(words)) for one in finder.at(place)]
    spans = [one for one, _ in found if one.is_span]
    return [(one, language) for one, language in found if one.is_span or all(map(one.is_apart, spans))]


def _finders(words: Sequence[Word], now: Moment, habits: Habits) -> list[Finder]:
    return [finder_of(LANGUAGES[language], words, now, habits) for language in habits.languages]
