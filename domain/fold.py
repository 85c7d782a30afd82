"""Text without case and accents, for searching: “Zähler”, “ZAHLER” and “zahler” are the same."""

import re
from unicodedata import category, normalize

_MARKS = re.compile("[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f]")
"""Accents of Latin, Greek and Cyrillic letters, and the points of Hebrew and Arabic. Other marks make other letters."""
_MARKS_MAX = 30
"""The most marks on one letter that are compared. No writing has more (UAX #15, 13.1), and sorting many takes long."""
_MANY_SIGNS = re.compile(rf"[^\w\s!-~]{{{_MARKS_MAX + 1},}}")
_ALIKE = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "\u0131": "i", "\u03c2": "\u03c3"}
    | dict.fromkeys("\u2018\u2019", "'")
    | dict.fromkeys("“”„«»", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
)
"""Signs that people take for the same though Unicode does not say so, and signs that keyboards do not have."""


def _without_most_marks(signs: re.Match) -> str:
    kept, marks = [], 0
    for sign in signs[0]:
        marks = marks + 1 if category(sign).startswith("M") else 0
        if marks <= _MARKS_MAX:
            kept.append(sign)
    return "".join(kept)


def fold(text: str) -> str:
    """Return a text as searches compare it. Marks beyond `_MARKS_MAX` on one sign are dropped first, to save time."""
    few = _MANY_SIGNS.sub(_without_most_marks, _MARKS.sub("", text))
    plain = _MARKS.sub("", normalize("NFKD", few))
    return normalize("NFC", _MARKS.sub("", normalize("NFKD", plain.lower()))).translate(_ALIKE)
