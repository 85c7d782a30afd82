"""Finds when a task is to be done, and how often, in the words of its title."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from domain.clean import Invalid
from domain.days import day_in_words
from domain.languages import LANGUAGES
from domain.languages.language import Language
from domain.repeat import Read, begun_as_said, rule_for, say, understood
from domain.repeat import read as read_repeat
from domain.repeat.rule import MONTH, YEAR
from domain.words.calendar import Moment
from domain.words.days import Finder, Phrase
from domain.words.pieces import Habits, Piece
from domain.words.sense import is_meant, is_meant_repeat, is_subject
from domain.words.several import SHORT, deadlines_with_times, halves_of, is_hour, is_list, joint_after, weekday_in
from domain.words.tokens import Word, without, words_in

_HOURS = re.compile(r"\d{1,2}([/+&]\d{1,2})+")
_BEFORE_EVERY = 5
"""How many words of a repeat may come before its main word: “on the 2nd last day of every month”."""


def phrases_at(place: int, words: Sequence[Word], now: Moment, habits: Habits) -> list[Phrase]:
    """Return the phrases that begin at a place, in any of the languages."""
    return [phrase for finder in _finders(words, now, habits) for phrase in finder.at(place)]


def _finders(words: Sequence[Word], now: Moment, habits: Habits) -> list[Finder]:
    return [Finder(words, LANGUAGES[language], now, habits.date_order) for language in habits.languages]


def when(text: str, words: Sequence[Word], now: Moment, habits: Habits) -> list[Piece]:
    """Return how often the task is to be done, the day, the time and the deadline, as far as the title says them.

    Results are kept for a while: pasted lines are read before the transaction begins, and once more inside it.
    """
    return [*_when(text, bytes(word.is_free | word.is_taken << 1 for word in words), now, habits)]


_REMEMBERED = 5_000
"""The number of titles that are remembered: as many as a request may bring."""


@lru_cache(_REMEMBERED)
def _when(text: str, flags: bytes, now: Moment, habits: Habits) -> Sequence[Piece]:
    words = [
        replace(word, is_free=bool(flag & 1), is_taken=bool(flag & 2)) if flag != 1 else word
        for word, flag in zip(words_in(text), flags, strict=True)
    ]
    found = _repeated(text, words, now, habits)
    if not found:
        return _dates(text, words, now, habits)
    repeat, piece, pieces = found
    given = next((one.fields["date"] for one in pieces if "date" in one.fields), None)
    meant = rule_for(repeat.rule, now.week_begins)
    try:
        first, rule = begun_as_said(meant, repeat.starts or given, now.today.isoformat())
    except Invalid:  # it ends before its first day
        return []
    begins = [replace(one, fields={**one.fields, "date": first}) if "date" in one.fields else one for one in pieces]
    timed = {} if repeat.time is None or any("time" in one.fields for one in pieces) else {"time": repeat.time}
    fields = {"repeat": rule, **timed} if given else {"repeat": rule, "date": first, **timed}
    return [replace(piece, name=say(rule, repeat.language), fields=fields), *begins]


def repeat_alone(text: str, now: Moment, habits: Habits) -> Read:
    """Return the repeat that a whole text says, with a time and a first day if they are said: “every Friday at 9”.

    It is read in all languages, whichever the person writes titles in. Raises `Invalid` with a hint what to write
    instead.
    """
    try:
        return understood(text, now.today.isoformat())
    except Invalid:
        found = _repeated(text, words_in(text), now, replace(habits, languages=tuple(LANGUAGES)))
        if not found:
            raise
        repeat, own, others = found
        said = {name: value for piece in others for name, value in piece.fields.items()}
        spans = [(piece.start, piece.end) for piece in (own, *others)]
        rest = "".join(one for at, one in enumerate(text) if not any(start <= at < end for start, end in spans))
        if rest.strip(" ,.\t") or any(one.stays for one in others) or not said.keys() <= {"date", "time"}:
            raise
        starts, time = repeat.starts or said.get("date"), repeat.time or said.get("time")
        return repeat._replace(end=len(text), starts=starts, time=time)


def _repeated(text: str, words: Sequence[Word], now: Moment, habits: Habits) -> tuple[Read, Piece, list[Piece]] | None:
    """Return the repeat that a text says, the piece for it, and those for its days and time."""
    found = _repeat(text, words, now, habits)
    if not found:
        return None
    left = without(words, [(found[1].start, found[1].end)], taken=True)
    if halves_of(_phrases(left, now, habits), left):  # “at 8, 12 and 20 every day”
        return None
    return *found, _dates(text, left, now, habits, repeated=True)


def _repeat(text: str, words: Sequence[Word], now: Moment, habits: Habits) -> tuple[Read, Piece] | None:
    """Return the first repeat that the title says, and the piece for it."""
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
                found, last = _with_time(text, words, first, last, found, now, habits)
                following = next((at for at in range(last, len(words)) if not words[at].is_taken), last)
                after = phrases_at(following, words, now, habits)
                ends = [following, *(one.last for one in after)]
                if any(_goes_on(at, words, language, now, habits) for at in ends):
                    return None
                if _has_others(found, after, words, now, habits):
                    return None
                timed = bool(found.time or after)
                if is_meant_repeat(first, last, words, language, timed=timed):
                    begin = words[first].start
                    return found, Piece("repeat", begin, found.end, text[begin : found.end])
    return None


def _with_time(
    text: str, words: Sequence[Word], first: int, last: int, found: Read, now: Moment, habits: Habits
) -> tuple[Read, int]:
    """Return a repeat with a time in its midst, “every Friday at 10 until March”, and the place after its last word."""
    for one in phrases_at(last, words, now, habits):
        start, end = words[one.first].start, words[one.last - 1].end
        if one.how == "time":
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
    if language.markers.get(some[0]) == "at" and some[1:] and _HOURS.fullmatch(some[1]):  # “every day at 8/12/20”
        return True
    if some[0] in language.repeats.until and not phrases_at(place, words, now, habits):  # “every day until done”
        return True
    if some[0] in language.repeats.of and some[1:] and some[1] in language.months:  # “every day in May”
        return True
    if _is_counted_weekday(place, words, language):  # “every 2 weeks on the first Monday”
        return True
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


def _dates(text: str, words: Sequence[Word], now: Moment, habits: Habits, *, repeated: bool = False) -> list[Piece]:
    """Return the day, the time and the deadline. A time alone has no day if the task is `repeated`."""
    every = _phrases(words, now, habits)
    weeks = [phrase for phrase, _ in every if phrase.how == "week"]
    halves = [*halves_of(every, words), *deadlines_with_times(every)]
    apart = [*halves, *(phrase for phrase, language in every if is_subject(phrase, words, language))]
    found = [
        replace(phrase, day=None) if repeated and phrase.how == "time" else phrase
        for phrase, language in every
        # Of “Friday 8pm or Saturday 8pm”, “not on Friday” and “Friday next week”, no part is meant alone.
        if not any(phrase == other or _is_within(phrase, other) for other in apart)
        and (phrase.how == "week" or not any(_is_within(phrase, week) for week in weeks))
        and not (halves and phrase.how == "time")  # it would belong to one of them
        and phrase.is_there
        and is_meant(phrase, words, language)
    ]
    end = max((place + 1 for place, word in enumerate(words) if not word.is_taken), default=0)
    # Certain ones come before doubtful ones, then those at the end of the title, then the longest, then the earliest.
    found.sort(key=lambda one: (one.how == "time", bool(one.choices), one.last < end, one.first - one.last, one.first))
    meant = [one for one in found if not any(_is_within(one, other) for other in found)]
    by = [one for one in meant if one.marker == "by" and one.how != "time"][:1]
    days = [
        one for one in meant if (one.marker != "by" or one.how == "time") and all(_apart(one, other) for other in by)
    ]
    chosen = days[:1]
    if chosen and chosen[0].how != "time" and not chosen[0].time:
        times = [replace(one, day=None) for one in days if one.how == "time" and _apart(one, chosen[0])]
        chosen += times[:1]
    return [piece_of(text, words, one) for one in [*by, *chosen]]


def _phrases(words: Sequence[Word], now: Moment, habits: Habits) -> list[tuple[Phrase, Language]]:
    finders = _finders(words, now, habits)
    return [(one, finder.language) for finder in finders for place in range(len(words)) for one in finder.at(place)]


def _is_within(one: Phrase, other: Phrase) -> bool:
    return other.first <= one.first and one.last <= other.last and one.last - one.first < other.last - other.first


def _apart(one: Phrase, other: Phrase) -> bool:
    return one.last <= other.first or other.last <= one.first


def piece_of(text: str, words: Sequence[Word], phrase: Phrase, sign: int = 0) -> Piece:
    """Return a phrase as a piece. It begins `sign` characters before the words, where its sign stands."""
    start, end = words[phrase.first].start - sign, words[phrase.last - 1].end
    is_time = phrase.how == "time" and not phrase.day
    kind = "time" if is_time else "deadline" if phrase.marker == "by" and phrase.how != "time" else "date"
    day = {kind: phrase.day.isoformat()} if phrase.day else {}
    time = {"time": phrase.time} if phrase.time else {}
    choices = tuple((one.isoformat(), day_in_words(one.isoformat())) for one in phrase.choices)
    stays = phrase.marker == "for" or bool(choices)
    return Piece(kind, start, end, text[start:end], {**day, **time}, choices=choices, stays=stays)
