"""Text without case and accents, as it is searched: “Zähler”, “ZAHLER” and “zahler” become one.

``assets/app/state/fold.js`` does the same.
"""

import re
from unicodedata import normalize

_MARKS = re.compile("[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f]")
"""Accents of Latin, Greek and Cyrillic letters, the points of Hebrew and of Arabic. Other marks make other letters."""
_ALIKE = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "\u0131": "i", "\u03c2": "\u03c3"}
    | dict.fromkeys("\u2018\u2019", "'")
    | dict.fromkeys("“”„«»", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
)
"""What people take for one, and no part of Unicode says so; and signs that a keyboard does not have."""


def fold(text: str) -> str:
    """Return a text as it is compared in searches. Marks are taken out first: to sort many of them takes long."""
    plain = _MARKS.sub("", normalize("NFKD", _MARKS.sub("", text)))
    return normalize("NFC", _MARKS.sub("", normalize("NFKD", plain.lower()))).translate(_ALIKE)
