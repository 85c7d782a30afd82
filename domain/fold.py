"""Text without case and accents, as it is searched: “Zähler”, “ZAHLER” and “zahler” become one."""

import re
from unicodedata import category, normalize

_MARKS = re.compile("[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f]")
"""Accents of Latin, Greek and Cyrillic letters, the points of Hebrew and of Arabic. Other marks make other letters."""
_MARKS_MAX = 30
"""Marks on one letter that are compared: no writing has more (UAX #15, 13.1), and to sort many takes long."""
_MANY_SIGNS = re.compile(rf"[^\w\s!-~]{{{_MARKS_MAX + 1},}}")
_ALIKE = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "\u0131": "i", "\u03c2": "\u03c3"}
    | dict.fromkeys("\u2018\u2019", "'")
    | dict.fromkeys("“”„«»", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
)
"""What people take for one, and no part of Unicode says so; and signs that a keyboard does not have."""


def _without_most_marks(signs: re.Match) -> str:
    kept, marks = [], 0
    for sign in signs[0]:
        marks = marks + 1 if category(sign).startswith("M") else 0
        if marks <= _MARKS_MAX:
            kept.append(sign)
    return "".join(kept)


def fold(text: str) -> str:
    """Return a text as it is compared in searches. Marks are taken out first, of others those that are too many."""
    few = _MANY_SIGNS.sub(_without_most_marks, _MARKS.sub("", text))
    plain = _MARKS.sub("", normalize("NFKD", few))
    return normalize("NFC", _MARKS.sub("", normalize("NFKD", plain.lower()))).translate(_ALIKE)
