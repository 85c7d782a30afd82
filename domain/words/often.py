"""Finds how often a task is to be done in the words of its title."""

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.clean import Invalid
from domain.languages import LANGUAGES
from domain.languages.language import Language
from domain.repeat import Read
from domain.repeat import read as read_repeat
from domain.repeat.rule import MONTH, NOT_UNDERSTOOD, YEAR
from domain.words.calendar import Moment
from domain.words.days import Phrase
from domain.words.phrases import finder_of, phrases_at
from domain.words.pieces import Habits, Piece
from domain.words.sense import is_meant_repeat
from domain.words.several import SHORT, is_hour, is_list, joint_after, weekday_in
from domain.words.tokens import Word

_HOURS = re.compile(r"\d{1,2}([/+&]\d{1,2})+")
_BEFORE_EVERY = 5
"""How many words of a repeat may come before its main word: “on the 2nd last day of every month”."""


def repeat_in(text: str, words: Sequence[Word], now: Moment, habits: Habits) -> tuple[Read, Piece] | None:
    """Return the first repeat that the title says, and the piece for it. Raises `Invalid` if it is not all of it."""
    for language in map(LANGUAGES.__getitem__, habits.languages):
        for place, word in enumerate(words):
            if not word.is_free or not _begins(word, language):
                continue
            for first in range(max(0, place - _BEFORE_EVERY), place + 1):
                found = read_repeat(text, now.today.isoformat(), words[first].start, [language])
                if not found or found.end <= word.start:
                    continue
                last = next((at for at, one in enumerate(words) if one.start >= found.end), len(words))
                if found.end < words[last - 1].end or not all(one.is_free for one in words[first:last]):
                    continue
                found, last = _with_day(words, first, last, found, now, habits)
                found, last = _with_part(words, last, found, now, habits)
                found, last = _with_day(words, last, last, found, now, habits)
                found, last = _with_time(text, words, first, last, found, now, habits)
                following = next((at for at in range(last, len(words)) if not words[at].is_taken), last)
                after = phrases_at(following, words, now, habits)
                ends = [following, *(one.last for one in after)]
                goes_on = any(_goes_on(at, words, language, now, habits) for at in ends)
                goes_on = goes_on or _has_others(found, after, words, now, habits)
                if is_meant_repeat(first, last, words, language, timed=bool(found.time or after or goes_on)):
                    if goes_on:
                        raise Invalid(NOT_UNDERSTOOD)
                    begin = words[first].start
                    return found, Piece("repeat", begin, found.end, text[begin : found.end])
                if goes_on:
                    return None
    return None


def _with_part(words: Sequence[Word], last: int, found: Read, now: Moment, habits: Habits) -> tuple[Read, int]:
    """Return a repeat with the time of a part of the day, “every Friday evening at 8”, and the place after it."""
    language = found.language
    is_day = last < len(words) and words[last].text in language.days  # “jede Woche morgen”
    if words[last - 1].ends or is_day:
        return found, last
    finder = finder_of(language, words, now, habits)
    timed = finder.time_after(last, found.time or "") if found.time or finder.is_part(last) else None
    return (found._replace(time=timed.at, end=words[timed.last - 1].end), timed.last) if timed else (found, last)


def _with_day(
    words: Sequence[Word], first: int, last: int, found: Read, now: Moment, habits: Habits
) -> tuple[Read, int]:
    """Return a repeat that begins or ends on a day as titles have it, “starting next week”, and the place after it."""
    says = found.language.repeats
    place = max((at for at in range(first, last + 1) if _key(at, words) in says.starting | says.until), default=last)
    for day in phrases_at(place + 1, words, now, habits):
        if place < last >= day.last or not day.day or day.time or day.marker not in ("", "on", "next", "this"):
            continue
        if _key(place, words) in says.starting:
            found = found._replace(starts=day.day.isoformat())
        elif _key(place, words) in says.until and not found.rule.count:
            found = found._replace(rule=replace(found.rule, until=day.day))
        else:
            break
        return found._replace(end=words[day.last - 1].end), day.last
    return found, last


def _key(place: int, words: Sequence[Word]) -> str:
    return words[place].key if place < len(words) and words[place].is_free else ""


def _with_time(
    text: str, words: Sequence[Word], first: int, last: int, found: Read, now: Moment, habits: Habits
) -> tuple[Read, int]:
    """Return a repeat with a time in its midst, “every Friday at 10 until March”, and the place after its last word."""
    for one in phrases_at(last, words, now, habits):
        start, end = words[one.first].start, words[one.last - 1].end
        if one.how == "time" and not one.is_span and not found.time:
            begun, after = _with_day(words, one.last, one.last, found, now, habits)
            if after > one.last:  # “every Friday at 10 from next week”
                return begun._replace(time=one.time), after
            without_time = text[:start] + " " * (end - start) + text[end:]
            whole = read_repeat(without_time, now.today.isoformat(), words[first].start, [found.language])
            if whole and whole.end > end:
                after = next((at for at, word in enumerate(words) if word.start >= whole.end), len(words))
                return whole._replace(time=one.time), after
    return found, last


def _has_others(found: Read, after: Sequence[Phrase], words: Sequence[Word], now: Moment, habits: Habits) -> bool:
    """Return whether more days or times than one follow a repeat: “every Monday at 8 Tuesday”, “every day 8am 8pm”."""
    names_days = bool(found.rule.weekdays) or found.rule.unit in (MONTH, YEAR)
    if found.time and any(one.time for one in after):  # “every Friday at 9 and Saturday at 10”
        return True
    for one in after:
        if names_days and _is_weekday(one, words):
            return True
        next_one = joint_after(one.last, words)
        more = phrases_at(next_one, words, now, habits)
        if any((one.time and other.time) or (names_days and _is_weekday(other, words)) for other in more):
            return True
        if one.time and words[one.last - 1].key.isdigit() and is_list(next_one, words):  # “every day at 8 9 10”
            return True
    return False


def _is_weekday(phrase: Phrase, words: Sequence[Word]) -> bool:
    """Return whether a phrase names a weekday. A short one may be a word: “jeden Montag so lange”."""
    how = weekday_in(phrase, words)
    is_alone = phrase.last == len(words) or words[phrase.last - 1].ends or words[phrase.last].key in SHORT
    return bool(how and (how != "doubtful" or is_alone))


def _goes_on(place: int, words: Sequence[Word], language: Language, now: Moment, habits: Habits) -> bool:
    """Return whether words after a repeat change how often it comes, or when: then it is not understood as a whole."""
    some = [word.key for word in words[place : place + 3]]
    if not some or some[0] in language.excepting:
        return bool(some)
    if language.markers.get(some[0]) == "for":  # “every day for 2 weeks”
        return len(some) > 2 and some[2] in language.units and some[2] not in language.finer
    if language.markers.get(some[0]) == "this" and some[1:] and some[1] in language.units:  # “every day this week”
        return True
    if language.markers.get(some[0]) == "at" and some[1:] and _HOURS.fullmatch(some[1]):  # “every day at 8/12/20”
        return True
    if some[0] in language.repeats.until and not phrases_at(place, words, now, habits):  # “every day until done”
        return True
    if some[0] in language.repeats.starting and not phrases_at(place, words, now, habits):
        return any(one.how != "time" for one in phrases_at(place + 1, words, now, habits))
    if some[0] in language.repeats.of and some[1:] and some[1] in language.months:  # “every day in May”
        return True
    if _is_counted_weekday(place, words, language):  # “every 2 weeks on the first Monday”
        return True
    weeks = {phrase.split()[-1] for phrase in language.weeks}
    if any(one.how == "vague" and words[one.last - 1].key in weeks for one in phrases_at(place, words, now, habits)):
        return True  # “every day next week”
    after = joint_after(place, words)
    if not place < after < len(words):
        return False
    key = words[after].key
    more = key in language.parts or key in language.repeats.every or is_hour(after, words, language)
    return bool(more or phrases_at(after, words, now, habits))


def _is_counted_weekday(place: int, words: Sequence[Word], language: Language) -> bool:
    says = language.repeats
    end = place
    while end < len(words) and words[end].key in says.on | says.small:
        end += 1
    is_ordinal = end < len(words) and (words[end].key in says.ordinals or words[end].key[:1].isdigit())
    return is_ordinal and end + 1 < len(words) and words[end + 1].key in language.named_weekdays


def _begins(word: Word, language: Language) -> bool:
    says = language.repeats
    return word.key.rstrip("!") in says.every or word.key in says.adverbs or word.key in says.weekly
