"""A title as words with their positions, and which of them must be left alone."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from domain.languages import LANGUAGES

_OPENS = "([{<\"'“”„«‘"
_CLOSES = ")]}>\"'“”»’,;:!?"
_BEFORE, _AFTER = rf"(?<![^\s{re.escape(_OPENS)}])", rf"(?![^\s.{re.escape(_CLOSES)}])"
_WITH_COMMAS = re.compile(r"[^\W\d_]+(,[\w:.]+)+")
_AT_TIME = re.compile(r"@\d{1,2}(:\d\d|([:.]\d\d)?[ap]m)", re.IGNORECASE)
_WEEKDAYS = frozenset[str]().union(*(language.named_weekdays for language in LANGUAGES.values()))
_NUMBER_WITH_DOT = re.compile(r"!?[\d.]*\d\.")
_QUOTED = re.compile(r"(?<!\S)(?:\"[^\"]+\"|“[^”]+”|„[^“”\"]+[“”\"]|«[^»]+»|»[^«]+«|'[^']+'|‘[^’]+’)(?![^\s,.;:!?)])")


@dataclass(frozen=True)
class Word:
    """A word without the signs around it. `end` is where its letters end, and `past` where the signs after it do."""

    start: int
    end: int
    past: int
    text: str
    key: str
    """Its letters in lower case, as in the tables of words."""
    ends: bool
    """Whether a sign follows that begins something new."""
    is_free: bool = True
    """Whether it may be read: it is not in quotes or in a name, and not understood already."""
    is_taken: bool = False
    """Whether it is understood already, and so not part of the title."""


def words_in(text: str) -> list[Word]:
    """Return the words of a text."""
    found = list[Word]()
    for match in re.finditer(r"\S+", text):
        whole = match[0]
        start = len(whole) - len(whole.lstrip(_OPENS))
        core = whole[start:].rstrip(_CLOSES)
        if core.endswith(".") and not _NUMBER_WITH_DOT.fullmatch(core):
            core = core.rstrip(".")
        if not core:
            start, core = 0, whole
        begin, *parts = match.start() + start, *_parts(core)
        for part in parts:
            end = begin + len(part)
            is_last = end == match.start() + start + len(core)
            after = whole[start + len(core) :] if is_last else text[end]
            ends = (is_last or after == ",") and after.strip("\"'”’.") != ""
            past = match.end() if is_last else end + (after == ",")
            key = part.casefold().replace("’", "'")
            found.append(Word(begin, end, past, part, key, ends or part in ("-", "–", "—", "|", "/")))
            begin = past
    return found


def _parts(core: str) -> list[str]:
    """Return the words of “tomorrow,5pm”, “Mon-Fri” and “@3pm”, without commas; of any other, itself."""
    if core.isalnum():
        return [core]
    if _WITH_COMMAS.fullmatch(core):
        return core.split(",")
    if _AT_TIME.fullmatch(core):
        return ["@", core[1:]]
    parts = re.split(r"([-–/&+])", core)
    return parts if len(parts) > 1 and _WEEKDAYS.issuperset(map(str.casefold, parts[::2])) else [core]


def quoted(text: str) -> list[tuple[int, int]]:
    """Return the start and end of each part in quotes."""
    return [match.span() for match in _QUOTED.finditer(text)]


def places_of(words: Iterable[str], text: str) -> list[tuple[int, int]]:
    """Return the start and end of each place where one of these stands in a text as whole words, in any case."""
    folded = text.lower()
    if len(folded) != len(text):  # a letter became two in lower case, so positions would differ
        folded = text
    return [
        match.span()
        for one in words
        if one.strip() and one.lower() in folded
        for match in re.finditer(rf"{_BEFORE}{re.escape(one.lower())}{_AFTER}", folded)
    ]


def without(words: Sequence[Word], spans: Collection[tuple[int, int]], *, taken: bool = False) -> list[Word]:
    """Return the words, with those in these spans marked as not free; `taken` ones have been understood already."""

    def is_in(word: Word) -> bool:
        return any(start < word.end and word.start < end for start, end in spans)

    return [replace(word, is_free=False, is_taken=taken) if is_in(word) else word for word in words]
