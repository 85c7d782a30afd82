"""Quick add: understands a title as a person types it, such as “Pay rent tomorrow p1 #Home @bills”.

It finds whole words by the tables in `domain.words`, and leaves alone whatever could as well be part of the title. What
it understands are pieces, each with its place in the text; the rest is the title. A piece that the person rejected is
text for as long as its words stay.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from domain.clean import clean_title
from domain.languages import LANGUAGES
from domain.tags import TAGS_MAX
from domain.words.calendar import Moment
from domain.words.marks import Marks
from domain.words.pieces import Habits, Names, Piece
from domain.words.tokens import places_of, quoted, without, words_in
from domain.words.when import when

READ_MAX = 1_000
"""The most characters of a title that is read; a longer one is left as it is."""
_SIGNS = ",;:–-"
_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_ALONE = re.compile(r"[-–—|/\\→⇒»•·~]+|[-=]+>")
"""Signs that join a date to a title if they stand alone."""
_CLOSE_UP = tuple(",;:.!?)")
"""Signs without a blank before them."""


@dataclass(frozen=True)
class Reading:
    """What is understood of a text, in the order of the text, and the title that is left."""

    title: str
    pieces: tuple[Piece, ...] = ()

    @property
    def fields(self) -> dict[str, str | None]:
        """Return the fields that the pieces set, with their values."""
        return {name: value for piece in self.pieces if not piece.choices for name, value in piece.fields.items()}

    def with_fields(self, chosen: Mapping[str, str | None]) -> "Reading":
        """Return a reading in which fields that the words set have the values in `chosen` instead."""
        pieces = (replace(one, fields={**one.fields, **_among(chosen, one.fields)}) for one in self.pieces)
        return replace(self, pieces=tuple(pieces))

    @property
    def list(self) -> str:
        """Return the id of the list that is named, or an empty text."""
        return next((piece.id for piece in self.pieces if piece.kind == "list" and piece.id), "")

    @property
    def tags(self) -> dict[str, str]:
        """Return the titles of the tags that are named, each with its id, or an empty text for a new tag."""
        return {piece.name: piece.id for piece in self.pieces if piece.kind == "tag"}


def _among(chosen: Mapping[str, str | None], names: Collection[str]) -> dict[str, str | None]:
    return {name: value for name, value in chosen.items() if name in names}


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

    `rejected` are the words of pieces that the person wants as text, and `chosen` has their answers for words that can
    mean two things.
    """
    habits = habits or Habits()
    if len(text) > READ_MAX or not habits.languages:
        return Reading(text.strip())
    named = [name for language in habits.languages for name in LANGUAGES[language].names]
    words = without(words_in(text), [*quoted(text), *places_of(named, text), *places_of(rejected, text)])
    marks = Marks(text, words, now, habits, lists, tags)
    pieces = [_answered(piece, chosen or {}) for piece in [*marks.pieces, *when(text, marks.words, now, habits)]]
    kept = _once_each(pieces)
    title = clean_title(_title(text, kept))
    return Reading(title, tuple(kept)) if title else Reading(text.strip())


def _once_each(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces in the order of the text. If a field is set twice, the first counts; the second stays text."""
    found: list[Piece] = []
    for piece in sorted(pieces, key=lambda one: one.start):
        same = [one for one in found if one.kind == piece.kind and (piece.kind != "tag" or one.name == piece.name)]
        if not same and not any(piece.fields.keys() & one.fields.keys() for one in found):
            found.append(piece)
    tags = [piece for piece in found if piece.kind == "tag"]
    return [piece for piece in found if piece not in tags[TAGS_MAX:]]


def _title(text: str, pieces: Sequence[Piece]) -> str:
    """Return a text without the words of these pieces and the signs that joined them to the rest."""
    title, at = "", 0
    gone = _cut(text, [piece for piece in pieces if not piece.stays])
    if not gone:
        return text.strip()
    for start, end in gone:
        title += text[at:start]
        at = end
        if not _without_last(title) or _without_last(title) != title.rstrip():
            at = len(text) - len(_without_first(text[at:]))
        elif text[at:].startswith(_CLOSE_UP):
            title = title.rstrip()
    rest = text[at:]
    if not rest.strip(_SIGNS + " .!"):
        title, rest = _without_last(title), ""
    return re.sub(r"\s{2,}", " ", title + rest).strip()


def _without_last(text: str) -> str:
    """Return a text without the signs at its end that join something to it."""
    while text := text.rstrip(_SIGNS + " "):
        before, _, last = text.rpartition(" ")
        if not _ALONE.fullmatch(last):
            break
        text = before
    return text


def _without_first(text: str) -> str:
    """Return a text without the signs at its beginning that join it to something."""
    while text := text.lstrip():
        first, _, after = text.partition(" ")
        shorter = after if _ALONE.fullmatch(first) else text.lstrip(_SIGNS)
        if shorter == text:
            break
        text = shorter
    return text


def _cut(text: str, pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    """Return from where to where pieces are cut out of a text, with the brackets around them. Neighbours are one."""
    spans = list[tuple[int, int]]()
    for piece in pieces:
        begun = spans.pop()[0] if spans and not text[spans[-1][1] : piece.start].strip(" ,") else piece.start
        spans.append((begun, piece.end))
    return [_with_brackets(text, *span) for span in spans]


def _with_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    before, after = text[:start].rstrip(), text[end:].lstrip(" .!,")
    while before and after and _BRACKETS.get(before[-1]) == after[0]:
        start, end = len(before) - 1, len(text) - len(after) + 1
        before, after = text[:start].rstrip(), text[end:].lstrip(" .!,")
    return start, end


def _answered(piece: Piece, chosen: Mapping[str, str]) -> Piece:
    """Return a piece with the person's answer to its question, if there is one."""
    answer = chosen.get(piece.words.casefold())
    called = dict(piece.choices)
    if answer not in called:
        return piece
    if piece.kind == "list":
        return replace(piece, id=answer, name=called[answer], choices=(), stays=False)
    return replace(piece, fields={piece.kind: answer, **piece.fields}, choices=(), stays=False)
