"""A title as words with their positions, and which of them must be left alone."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

_OPENS = "([{<\"'“”„«‘"
_CLOSES = ")]}>\"'“”»’,;:!?"
_BEFORE, _AFTER = rf"(?<![^\s{re.escape(_OPENS)}])", rf"(?![^\s.{re.escape(_CLOSES)}])"
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
    found = []
    for match in re.finditer(r"\S+", text):
        whole = match[0]
        start = len(whole) - len(whole.lstrip(_OPENS))
        core = whole[start:].rstrip(_CLOSES)
        if core.endswith(".") and not _NUMBER_WITH_DOT.fullmatch(core):
            core = core.rstrip(".")
        if not core:
            start, core = 0, whole
        begin = match.start() + start
        ends = whole[start + len(core) :].strip("\"'”’.") != "" or core in ("-", "–", "—", "|", "/")
        found.append(Word(begin, begin + len(core), match.end(), core, core.casefold().replace("’", "'"), ends))
    return found


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
