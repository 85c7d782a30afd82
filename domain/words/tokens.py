"""A title as words with their positions, and which of them are left alone."""

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
    """A word, without the signs around it: `end` is that of its letters, and `past` that of its signs."""

    start: int
    end: int
    past: int
    text: str
    key: str
    """Its letters in lower case, by which tables name it."""
    ends: bool
    """Whether a sign follows it, by which something new begins."""
    is_free: bool = True
    """Whether it may be read: it is in no quotes, no name, and nothing that was understood already."""
    is_taken: bool = False
    """Whether it is understood already, and no part of the title."""


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
    """Return from where to where there are words in quotes."""
    return [match.span() for match in _QUOTED.finditer(text)]


def places_of(words: Iterable[str], text: str) -> list[tuple[int, int]]:
    """Return from where to where each of these stands in a text as whole words, whatever their case."""
    folded = text.lower()
    if len(folded) != len(text):  # a letter whose small one is two: positions would not fit
        folded = text
    return [
        match.span()
        for one in words
        if one.strip() and one.lower() in folded
        for match in re.finditer(rf"{_BEFORE}{re.escape(one.lower())}{_AFTER}", folded)
    ]


def without(words: Sequence[Word], spans: Collection[tuple[int, int]], *, taken: bool = False) -> list[Word]:
    """Return the words, of which those in these spans may not be read: they are text, or `taken` for something."""

    def is_in(word: Word) -> bool:
        return any(start < word.end and word.start < end for start, end in spans)

    return [replace(word, is_free=False, is_taken=taken) if is_in(word) else word for word in words]
