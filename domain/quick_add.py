"""Quick add: what is understood of a title as a person types it, such as “Pay rent tomorrow p1 #Home @bills”.

It finds whole words by the tables in `domain.words`, and reads nothing that could as well be a part of the title. What
it understands are pieces, each with its place in the text; the title is what is left. A piece that the person rejected
is text, for as long as its words stand.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from domain.clean import TAG_TITLE_MAX
from domain.names import name_key
from domain.tags import TAGS_MAX
from domain.words import LANGUAGES
from domain.words.calendar import Moment
from domain.words.days import Finder, Phrase
from domain.words.sense import is_meant
from domain.words.symbols import SYMBOLS, Symbols, name_at
from domain.words.tokens import Word, places_of, quoted, without, words_in

Names = Callable[[], Mapping[str, str]]
"""Gives the titles of lists, or tags, by their ids: called where a sign names one."""
READ_MAX = 1_000
"""Characters of a title that is read; a longer one is none."""
_SIGNS = ",;:–-"


@dataclass(frozen=True)
class Habits:
    """How a person writes, as they chose it on the account page."""

    languages: tuple[str, ...] = tuple(LANGUAGES)
    """The languages in which dates are read; none where nothing is read at all."""
    symbols: str = "todoist"
    date_order: str = ""
    """Whether 10/01 is the first of October, ``mdy``, or the tenth of January, ``dmy``; empty to ask."""


@dataclass(frozen=True)
class Piece:
    """Something that is understood, and where it stands in the text."""

    kind: str
    """``date``, ``time``, ``deadline``, ``hidden_until``, ``priority``, ``list``, ``tag`` or ``repeat``."""
    start: int
    end: int
    words: str
    fields: Mapping[str, str | None] = field(default_factory=dict)
    """The fields of the task that it gives a value."""
    name: str = ""
    """The title of a list or tag; the id is in `id`, if there is one with this title."""
    id: str = ""
    choices: tuple[str, ...] = ()
    """What the person is asked to choose from: days, or ids of lists."""
    stays: bool = False
    """Whether its words stay in the title, as they do while it is a question."""


@dataclass(frozen=True)
class Reading:
    """What is understood of a text, in the order in which it stands there, and the title that is left."""

    title: str
    pieces: tuple[Piece, ...] = ()

    @property
    def fields(self) -> dict[str, str | None]:
        """Return the fields that the pieces give a value."""
        return {name: value for piece in self.pieces if not piece.choices for name, value in piece.fields.items()}

    @property
    def list(self) -> str:
        """Return the id of the list that is named; empty if none is."""
        return next((piece.id for piece in self.pieces if piece.kind == "list" and piece.id), "")

    @property
    def tags(self) -> dict[str, str]:
        """Return the titles of the tags that are named, each with its id, which is empty for a new one."""
        return {piece.name: piece.id for piece in self.pieces if piece.kind == "tag"}


def _nothing() -> Mapping[str, str]:
    return {}


def read(
    text: str,
    now: Moment,
    habits: Habits | None = None,
    *,
    lists: Names = _nothing,
    tags: Names = _nothing,
    rejected: Collection[str] = (),
    chosen: Mapping[str, str] | None = None,
) -> Reading:
    """Return what is understood of a text that was typed at a moment.

    `rejected` are the words of pieces that the person wants as text, and `chosen` what they answered where words can
    mean two things.
    """
    habits = habits or Habits()
    if len(text) > READ_MAX or not habits.languages:
        return Reading(text.strip())
    named = [name for language in habits.languages for name in LANGUAGES[language].names]
    words = without(words_in(text), [*quoted(text), *places_of(named, text), *places_of(rejected, text)])
    marks = _Marks(text, words, now, habits, lists, tags)
    pieces = [_answered(piece, chosen or {}) for piece in [*marks.pieces, *_dates(text, marks.words, now, habits)]]
    kept = _once_each(pieces)
    title = _title(text, kept)
    return Reading(title, tuple(kept)) if title else Reading(text.strip())


def _once_each(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces in the order of the text, the first of each field: what is said twice stays in the title."""
    found: list[Piece] = []
    for piece in sorted(pieces, key=lambda one: one.start):
        same = [one for one in found if one.kind == piece.kind and (piece.kind != "tag" or one.name == piece.name)]
        if not same and not any(piece.fields.keys() & one.fields.keys() for one in found):
            found.append(piece)
    tags = [piece for piece in found if piece.kind == "tag"]
    return [piece for piece in found if piece not in tags[TAGS_MAX:]]


def _title(text: str, pieces: Sequence[Piece]) -> str:
    """Return a text without the words of these pieces, and without the signs that stood between them and the rest."""
    title, at = "", 0
    gone = [piece for piece in pieces if not piece.stays]
    if not gone:
        return text.strip()
    for piece in gone:
        title += text[at : piece.start]
        at = piece.end
        if not title.strip() or title.rstrip()[-1] in _SIGNS:
            at = len(text) - len(text[at:].lstrip(_SIGNS + " "))
    rest = text[at:]
    if not rest.strip(_SIGNS + " .!"):
        title, rest = title.rstrip(_SIGNS + " "), ""
    return re.sub(r"\s{2,}", " ", (title + rest).replace("()", "")).strip()


def _answered(piece: Piece, chosen: Mapping[str, str]) -> Piece:
    """Return a piece with the answer to what it asks, if there is one."""
    answer = chosen.get(piece.words.casefold())
    if answer not in piece.choices:
        return piece
    if piece.kind == "list":
        return replace(piece, id=answer, choices=(), stays=False)
    return replace(piece, fields={piece.kind: answer, **piece.fields}, choices=(), stays=False)


# What has a sign


class _Marks:
    """Finds what is named by a sign: lists, tags, priorities and deadlines."""

    def __init__(self, text: str, words: list[Word], now: Moment, habits: Habits, lists: Names, tags: Names):
        self._text, self._now, self._habits = text, now, habits
        self._symbols: Symbols = SYMBOLS[habits.symbols]
        self._lists, self._tags = lists, tags
        self.words, self.pieces = words, list[Piece]()
        for place in range(len(words)):
            if self.words[place].is_free and (piece := self._at(place)):
                self.pieces.append(piece)
                self.words = without(self.words, [(piece.start, piece.end)], taken=not piece.stays)

    def _at(self, place: int) -> Piece | None:
        word, signs = self.words[place], self._symbols
        start = word.start - self._text[: word.start].endswith("(") if signs.priority.startswith(r"\(") else word.start
        if found := re.match(rf"(?:{signs.priority})(?![^\s,.;:!?])", self._text[start:], re.IGNORECASE):
            value = signs.priorities.get(found[1].upper())
            if value is not None:
                return self._piece("priority", start, start + found.end(), fields={"priority": value or None})
        if word.text.startswith(signs.list):
            return self._list(word.start)
        if word.text.startswith(signs.tag):
            return self._tag(word.start)
        if signs.deadline and word.text.startswith(signs.deadline):
            return self._deadline(place)
        key, _, said = word.text.partition(":")
        if key in signs.keys and (day := _iso(said)):
            return self._piece(signs.keys[key], word.start, word.end, fields={signs.keys[key]: day})
        return None

    def _piece(self, kind: str, start: int, end: int, **more: object) -> Piece:
        return Piece(kind, start, end, self._text[start:end], **more)  # type: ignore[arg-type]

    def _list(self, start: int) -> Piece | None:
        name, end = name_at(self._text, start + 1)
        if not name:
            return None
        lists = self._lists()
        if known := self._known(start + 1, end, lists):
            return self._piece("list", start, known[1], name=lists[known[0]], id=known[0])
        if not re.search(r"[^\W\d]", name):  # #1 is a number
            return None
        key = name_key(name)
        like = [one for one, title in lists.items() if len(key) > 2 and name_key(title).startswith(key)]
        return self._piece("list", start, end, name=name, choices=tuple(like[:3]), stays=True)

    def _tag(self, start: int) -> Piece | None:
        name, end = name_at(self._text, start + 1)
        if not name:
            return None
        tags = self._tags()
        if known := self._known(start + 1, end, tags):
            return self._piece("tag", start, known[1], name=tags[known[0]], id=known[0])
        if not re.search(r"\w", name) or len(name) > TAG_TITLE_MAX or "," in name:
            return None
        return self._piece("tag", start, end, name=name)

    def _known(self, start: int, end: int, names: Mapping[str, str]) -> tuple[str, int] | None:
        """Return the id of what is named at a place, and where the name ends: the longest, of one or more words."""
        if self._text[start] in '"“':
            said = name_key(self._text[start + 1 : end - 1])
            same = next((one for one, title in names.items() if name_key(title) == said), None)
            return (same, end) if same else None
        for one, title in sorted(names.items(), key=lambda item: -len(item[1])):
            last = start + len(title)
            is_whole = last >= end and not re.match(r"[^\s,.;:!?)]", self._text[last : last + 1])
            if is_whole and name_key(self._text[start:last]) == name_key(title):
                return one, last
        return None

    def _deadline(self, place: int) -> Piece | None:
        word = self.words[place]
        bare = replace(word, start=word.start + 1, text=word.text[1:], key=word.key[1:])
        words = [*self.words[:place], bare, *self.words[place + 1 :]]
        for phrase in _phrases_at(place, words, self._now, self._habits):
            if phrase.how != "time" and not phrase.time and not phrase.marker:
                return _piece_of(self._text, words, replace(phrase, marker="by"), sign=1)
        return None


def _iso(said: str) -> str | None:
    try:
        return date.fromisoformat(said).isoformat() if len(said) == len("2027-01-13") else None
    except ValueError:
        return None


# Days


def _phrases_at(place: int, words: Sequence[Word], now: Moment, habits: Habits) -> list[Phrase]:
    return [
        phrase
        for language in habits.languages
        for phrase in Finder(words, LANGUAGES[language], now, habits.date_order).at(place)
    ]


def _dates(text: str, words: Sequence[Word], now: Moment, habits: Habits) -> list[Piece]:
    """Return the day on which the task is to be done, the time, and the deadline, as far as they are said."""
    found = [
        phrase
        for language in habits.languages
        for place in range(len(words))
        for phrase in Finder(words, LANGUAGES[language], now, habits.date_order).at(place)
        if is_meant(phrase, words, LANGUAGES[language])
    ]
    end = max((place + 1 for place, word in enumerate(words) if not word.is_taken), default=0)
    # The end of a title is where people say when; otherwise what is said first, and in more words.
    found.sort(key=lambda one: (one.how == "time", one.last < end, one.first - one.last, one.first))
    meant = [one for one in found if not any(_is_within(one, other) for other in found)]
    by = [one for one in meant if one.marker == "by" and one.how != "time"][:1]
    days = [
        one for one in meant if (one.marker != "by" or one.how == "time") and all(_apart(one, other) for other in by)
    ]
    chosen = days[:1]
    if chosen and chosen[0].how != "time" and not chosen[0].time:
        times = [replace(one, day=None) for one in days if one.how == "time" and _apart(one, chosen[0])]
        chosen += times[:1]
    return [_piece_of(text, words, one) for one in [*by, *chosen]]


def _is_within(one: Phrase, other: Phrase) -> bool:
    return other.first <= one.first and one.last <= other.last and one.last - one.first < other.last - other.first


def _apart(one: Phrase, other: Phrase) -> bool:
    return one.last <= other.first or other.last <= one.first


def _piece_of(text: str, words: Sequence[Word], phrase: Phrase, sign: int = 0) -> Piece:
    start, end = words[phrase.first].start - sign, words[phrase.last - 1].end
    is_time = phrase.how == "time" and not phrase.day
    kind = "time" if is_time else "deadline" if phrase.marker == "by" and phrase.how != "time" else "date"
    day = {kind: phrase.day.isoformat()} if phrase.day else {}
    time = {"time": phrase.time} if phrase.time else {}
    choices = tuple(one.isoformat() for one in phrase.choices)
    stays = phrase.marker == "for" or bool(choices)
    return Piece(kind, start, end, text[start:end], {**day, **time}, choices=choices, stays=stays)
