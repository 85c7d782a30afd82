"""Finds when a task is to be done, and how often, in the words of its title."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache

from domain.clean import Invalid
from domain.days import day_in_words
from domain.languages import LANGUAGES
from domain.languages.language import Language
from domain.repeat import Read, begun_as_said, rule_for, say, understood
from domain.repeat.rule import NOT_UNDERSTOOD, parse
from domain.words.calendar import Moment
from domain.words.days import Phrase
from domain.words.often import repeat_in
from domain.words.phrases import phrases_in
from domain.words.pieces import Habits, Piece
from domain.words.sense import is_meant, is_subject
from domain.words.several import deadlines_with_times, halves_of
from domain.words.times import time_in
from domain.words.tokens import Word, without, words_in
from domain.words.whole import is_certain, is_cut


def when(text: str, words: Sequence[Word], now: Moment, habits: Habits) -> list[Piece]:
    """Return how often the task is to be done, the day, the time and the deadline, as far as the title says them.

    Results are kept for a while: pasted lines are read before the transaction begins, and once more inside it.
    """
    return [*_when(text, bytes(word.is_free | word.is_taken << 1 for word in words), now, habits)]


_EVERY = sorted(frozenset[str]().union(*(language.repeats.every for language in LANGUAGES.values())))
_REMEMBERED = 5_000
"""The number of titles that are remembered: as many as a request may bring."""


@lru_cache(_REMEMBERED)
def _when(text: str, flags: bytes, now: Moment, habits: Habits) -> Sequence[Piece]:
    words = [
        replace(word, is_free=bool(flag & 1), is_taken=bool(flag & 2)) if flag != 1 else word
        for word, flag in zip(words_in(text), flags, strict=True)
    ]
    try:
        found = _repeated(text, words, now, habits)
        pieces = _begun(*found, now) if found else _dates(text, words, now, habits)
    except Invalid:  # it is not understood as a whole, or ends before its first day
        return []
    if not pieces:
        return []
    spans = [(piece.start, piece.end) for piece in pieces]
    left = without(words, spans, taken=True)
    return [] if is_cut(spans, left, phrases_in(left, now, habits), repeated=bool(found)) else pieces


def _begun(repeat: Read, piece: Piece, pieces: Sequence[Piece], now: Moment) -> list[Piece]:
    """Return the pieces of a repeat and its days, with the day on which it begins.

    Raises `Invalid` if it ends before.
    """
    if repeat.time and any("time" in one.fields for one in pieces):  # “every morning: run at 6”
        pieces = [_in_part(repeat.time, one) for one in pieces]
        repeat = repeat._replace(time=None)
    given = next((one.fields["date"] for one in pieces if "date" in one.fields), None)
    time = next((one.fields["time"] for one in pieces if "time" in one.fields), None)
    first, rule = begun_at(repeat, given, time, now)
    begins = [replace(one, fields={**one.fields, "date": first}) if "date" in one.fields else one for one in pieces]
    timed = {"time": repeat.time} if repeat.time else {}
    fields = {"repeat": rule, **timed} if given else {"repeat": rule, "date": first, **timed}
    return [replace(piece, name=say(rule, repeat.language), fields=fields), *begins]


def begun_at(repeat: Read, day: str | None, time: str | None, now: Moment) -> tuple[str, str]:
    """Return the first day of a task that gets a repeat as a person says it, and the repeat as it is kept.

    The task has a day and a time, unless the repeat says others. It begins today only if its time is still to come, or
    if its day is today: “every day at 7”, said at 8, begins tomorrow. Raises `Invalid` if it has no day before its end.
    """
    day, time, today = repeat.starts or day, repeat.time or time, now.today.isoformat()
    first, rule = begun_as_said(rule_for(repeat.rule, now.week_begins), day, today)
    if not time or not now.is_over(time) or not first == today != day:
        return first, rule
    return begun_as_said(parse(rule), day, (now.today + timedelta(days=1)).isoformat())


def _in_part(part: str, piece: Piece) -> Piece:
    """Return a piece with its time in that part of the day. Raises `Invalid` if it is in none of it."""
    at = piece.fields.get("time")
    there = at and time_in(part, at, piece.words.split()[-1])
    if at and not there:
        raise Invalid(NOT_UNDERSTOOD)
    return replace(piece, fields={**piece.fields, "time": there}) if there else piece


def repeat_alone(text: str, now: Moment, habits: Habits) -> Read:
    """Return the repeat that a whole text says, with a time and a first day if they are said: “every Friday at 9”.

    It is read in all languages, whichever the person writes titles in, and “Mondays at 9” says enough here. Raises
    `Invalid` with a hint what to write instead.
    """
    try:
        return _alone(text, now, habits)
    except Invalid:
        for word in _EVERY:
            with suppress(Invalid):
                return _alone(f"{word} {text}", now, habits)
        raise


def _alone(text: str, now: Moment, habits: Habits) -> Read:
    try:
        return understood(text, now.today.isoformat())
    except Invalid:
        said = text.lower()  # no word of it is a name
        found = _repeated(said, words_in(said), now, replace(habits, languages=tuple(LANGUAGES)))
        if not found:
            raise
        repeat, own, others = found
        fields = {name: value for piece in others for name, value in piece.fields.items()}
        spans = [(piece.start, piece.end) for piece in (own, *others)]
        rest = "".join(one for at, one in enumerate(said) if not any(start <= at < end for start, end in spans))
        if rest.strip(" ,.\t") or any(one.stays for one in others) or not fields.keys() <= {"date", "time"}:
            raise
        starts, time = repeat.starts or fields.get("date"), repeat.time or fields.get("time")
        return repeat._replace(end=len(text), starts=starts, time=time)


def _repeated(text: str, words: Sequence[Word], now: Moment, habits: Habits) -> tuple[Read, Piece, list[Piece]] | None:
    """Return the repeat that a text says, the piece for it, and those for its days and time.

    Raises `Invalid` if not all of it is understood.
    """
    found = repeat_in(text, words, now, habits)
    if not found:
        return None
    left = without(words, [(found[1].start, found[1].end)], taken=True)
    if halves_of(phrases_in(left, now, habits), left):  # “at 8, 12 and 20 every day”
        raise Invalid(NOT_UNDERSTOOD)
    return *found, _dates(text, left, now, habits, repeated=True)


def _dates(text: str, words: Sequence[Word], now: Moment, habits: Habits, *, repeated: bool = False) -> list[Piece]:
    """Return the day, the time and the deadline. A time alone has no day if the task is `repeated`."""
    every = phrases_in(words, now, habits)
    meant = _meant(words, every, repeated=repeated)
    by = [one for one in meant if one.marker == "by" and one.how != "time"][:1]
    spans = [one for one in meant if one.is_span]
    beside = [*by, *spans]
    if beside:  # “Pay Monday by Friday”, “Standup Mon 2-3pm”
        timed = {span.first for span in spans}
        every = [(replace(one, clock=True) if one.last in timed and not one.time else one, of) for one, of in every]
        left = without(words, [(words[one.first].start, words[one.last - 1].end) for one in beside], taken=True)
        meant = [*(one for one in _meant(left, every, repeated=repeated) if one.how != "time"), *meant]
    days = [
        one for one in meant if (one.marker != "by" or one.how == "time") and all(one.is_apart(other) for other in by)
    ]
    chosen = _best(words, days, every, by, repeated=repeated)
    if any(one.how != "time" and one.day == now.today for one in chosen):
        chosen = [_still_today(one, now) for one in chosen]
    return [piece_of(text, words, one) for one in [*by, *chosen]]


def _best(
    words: Sequence[Word],
    meant: Sequence[Phrase],
    every: Sequence[tuple[Phrase, Language]],
    by: Sequence[Phrase],
    *,
    repeated: bool,
) -> list[Phrase]:
    """Return the best of the phrases that are `meant`, with a time or a day that stands apart from it."""
    if not meant:
        return []
    best = meant[0]
    if best.how != "time":
        times = [replace(one, day=None) for one in meant if one.how == "time" and one.is_apart(best)]
        return _timed(best, times[0], words) if times else [best]
    first = None if repeated else _first_day(words, every, by)
    if not first:
        return [best]
    if any(one.is_apart(best) for one in meant):
        raise Invalid(NOT_UNDERSTOOD)
    return _timed(first, replace(best, day=None), words)


def _still_today(phrase: Phrase, now: Moment) -> Phrase:
    """Return a phrase with its time as one of today: “today at 8”, said at noon, is in the evening.

    What is over in the evening, too, stays as it is said.
    """
    if not (phrase.time and phrase.evening) or not now.is_over(phrase.time) or now.is_over(phrase.evening):
        return phrase
    return replace(phrase, time=phrase.evening)


def _meant(words: Sequence[Word], every: Sequence[tuple[Phrase, Language]], *, repeated: bool) -> list[Phrase]:
    """Return those of the phrases that are meant, the best first."""
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
    return [one for one in found if not any(_is_within(one, other) for other in found)]


def _timed(day: Phrase, time: Phrase, words: Sequence[Word]) -> list[Phrase]:
    """Return a day and a time that stand apart: “Tomorrow evening call Ana at 8”.

    Raises `Invalid` if the time is not in the part of the day that the day names.
    """
    if not day.time:
        return [day, time]
    if day.clock or day.how == "length":
        return [day]
    at = time_in(day.time, time.time or "", words[time.last - 1].key)
    if not at or (time.first == day.last and not time.is_span):  # “tomorrow evening at 8am”
        raise Invalid(NOT_UNDERSTOOD)
    return [replace(day, time=None), replace(time, time=at)]


def _first_day(
    words: Sequence[Word], phrases: Sequence[tuple[Phrase, Language]], by: Sequence[Phrase]
) -> Phrase | None:
    """Return the day with which a title begins that says a time later on: “Friday call Ana at 5pm”.

    Raises `Invalid` if it is a deadline, looks like a name, “Friday Night Fever at 8”, or is not the only day
    beside the deadline in `by`.
    """
    left = [place for place, word in enumerate(words) if not word.is_taken]
    days = [one for one, language in phrases if one.how != "time" and is_certain(one, words, language)]
    first = max((one for one in days if one.first == left[0]), key=lambda one: one.last, default=None)
    if not first:
        return None
    after = next((words[place].text for place in left if place >= first.last), "")
    is_name = words[first.first].text[:1].isupper() and after[:1].isupper()
    if first.marker == "by" or is_name or any(all(one.is_apart(other) for other in (first, *by)) for one in days):
        raise Invalid(NOT_UNDERSTOOD)
    return first


def _is_within(one: Phrase, other: Phrase) -> bool:
    return other.first <= one.first and one.last <= other.last and one.last - one.first < other.last - other.first


def piece_of(text: str, words: Sequence[Word], phrase: Phrase, sign: int = 0) -> Piece:
    """Return a phrase as a piece. It begins `sign` characters before the words, where its sign stands."""
    start, end = words[phrase.first].start - sign, words[phrase.last - 1].end
    is_time = phrase.how == "time" and not phrase.day
    kind = "time" if is_time else "deadline" if phrase.marker == "by" and phrase.how != "time" else "date"
    day = {kind: phrase.day.isoformat()} if phrase.day else {}
    time = {"time": phrase.time} if phrase.time else {}
    choices = tuple((one.isoformat(), day_in_words(one.isoformat())) for one in phrase.choices)
    stays = phrase.marker == "for" or phrase.is_span or bool(choices)
    return Piece(kind, start, end, text[start:end], {**day, **time}, choices=choices, stays=stays)
