"""Finds days and times that stand beside others: a list of them, of which no part is meant alone."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from domain.languages import in_any
from domain.languages.language import Language
from domain.words.days import Phrase
from domain.words.tokens import Word

HOUR = re.compile(r"\d{1,2}([:.]\d\d)?")
BETWEEN = in_any(lambda language: language.between | language.to) | {*"-–—/&+"}
THEN = in_any(lambda language: language.then)
_DAY = re.compile(r"[0-3]?\d\.?")
_WEEKDAYS = in_any(lambda language: language.weekdays)
SHORT = in_any(lambda language: language.short_weekdays)


def joint_after(place: int, words: Sequence[Word]) -> int:
    """Return the place after words that join what follows to what ends here: “and”, “and then”, “, then”."""
    if 0 < place < len(words) and words[place].key in BETWEEN and not words[place - 1].ends:
        place += 1
    return place + (place < len(words) and words[place].key in THEN)


def joint_before(place: int, words: Sequence[Word]) -> int:
    """Return where such words begin that end here."""
    place -= place > 0 and words[place - 1].key in THEN
    return place - (place > 1 and words[place - 1].key in BETWEEN and not words[place - 2].ends)


def halves_of(phrases: Sequence[tuple[Phrase, Language]], words: Sequence[Word]) -> list[Phrase]:
    """Return those that stand next to another one, with a word between them: “8am and 8pm”, “at 8, then at 12”.

    Between times, a comma is enough, “8, 12 and 20”, and between two of one sort nothing: “8am 8pm”, “Mon Wed”.
    """
    begin, end = defaultdict[int, set[str]](set), defaultdict[int, set[str]](set)
    for one, _ in phrases:
        begin[one.first] |= _says(one)
        end[one.last] |= _says(one)

    def is_half(one: Phrase, language: Language) -> bool:
        next_one = joint_after(one.last, words)
        after = begin[next_one] | _hour(next_one, words, language) if next_one > one.last else set()
        first = one.first + (words[one.first].key in BETWEEN)  # “bis” is one, and a marker
        last_one = joint_before(first, words)
        before = end[last_one] | _hour(last_one - 1, words, language) if last_one < first else set()
        return bool(_says(one) & (before | after)) or is_of_several(one, language) or is_listed(one)

    clocks = [one for one, _ in phrases if one.time and words[one.last - 1].key[:1].isdigit()]

    def is_of_several(one: Phrase, language: Language) -> bool:
        if one not in clocks:
            return False
        is_before = words[one.last - 1].ends and is_hour(one.last, words, language)
        return is_before or any(one.last == other.first or other.last == one.first for other in clocks)

    on_days = [(one, how) for one, _ in phrases if (how := weekday_in(one, words))]

    def is_listed(one: Phrase) -> bool:
        its = weekday_in(one, words)
        # Of “Monday by Friday”, each is meant.
        after = {how for other, how in on_days if one.last == other.first and other.marker != "by"}
        before = {how for other, how in on_days if other.last == one.first and one.marker != "by"}
        other_sort = {"full": "doubtful", "doubtful": "full"}.get(its)  # “am Freitag so lange”
        is_beside = bool(its and (before | after) - {other_sort})
        return is_beside or _follows_numbers(one, words) or _precedes_number(one, words)

    return [one for one, language in phrases if is_half(one, language)]


def weekday_in(phrase: Phrase, words: Sequence[Word]) -> str:
    """Return how a phrase names a weekday: in ``full``, by a ``name`` or by a ``doubtful`` one; otherwise ""."""
    keys = {word.key for word in words[phrase.first : phrase.last]}
    return "full" if keys & _WEEKDAYS else phrase.how if keys & SHORT and phrase.how in ("name", "doubtful") else ""


def _follows_numbers(phrase: Phrase, words: Sequence[Word]) -> bool:
    """Return whether numbers that count up to a date stand before it: “5 6 7 May”."""
    before = words[max(0, phrase.first - 2) : phrase.first + 1]
    some = [int(word.key.rstrip(".")) for word in before if _DAY.fullmatch(word.key)]
    return phrase.how != "time" and len(some) == 3 and some[0] < some[1] < some[2]


def _precedes_number(phrase: Phrase, words: Sequence[Word]) -> bool:
    """Return whether another number follows a date that ends in one: “Jan 5 and 7”."""
    is_dated = phrase.how in ("day", "doubtful") and bool(_DAY.fullmatch(words[phrase.last - 1].key))
    joined = phrase.last < len(words) and words[phrase.last].key in BETWEEN and not words[phrase.last - 1].ends
    number = words[phrase.last + 1 : phrase.last + 2]
    return is_dated and joined and bool(number and _DAY.fullmatch(number[0].key))


def deadlines_with_times(phrases: Sequence[tuple[Phrase, Language]]) -> list[Phrase]:
    """Return what says a deadline and a time, “by Friday 5pm”: a deadline has none, and a part would not be meant."""
    by = [one for one, _ in phrases if one.marker == "by" and one.how != "time"]
    times = [one for one, _ in phrases if one.how == "time"]
    followed = [replace(one, last=time.last) for one in by for time in times if time.first == one.last]
    return [*followed, *(one for one in by if one.time)]


def _says(phrase: Phrase) -> set[str]:
    return {*(["day"] if phrase.how != "time" else []), *(["time"] if phrase.time else [])}


def _hour(place: int, words: Sequence[Word], language: Language) -> set[str]:
    return {"time"} if is_hour(place, words, language) else set()


def is_hour(place: int, words: Sequence[Word], language: Language) -> bool:
    """Return whether a number may be a time: “at 8 and 9 with food”, but not “and 2 rolls”."""
    if place >= len(words) or not words[place].is_free or not HOUR.fullmatch(words[place].key):
        return False
    after = next((one for one in words[place + 1 :] if not one.is_taken), None)
    is_over = after is None or words[place].ends or after.key in language.closes | BETWEEN
    return is_over or (language.nouns_are_capitals and after is not None and after.text.islower())


def is_list(place: int, words: Sequence[Word]) -> bool:
    """Return whether nothing but numbers follow, to the end of the words or to a comma."""
    some = list(takewhile(lambda one: HOUR.fullmatch(one.key), words[place:]))
    return bool(some) and (place + len(some) == len(words) or some[-1].ends)
