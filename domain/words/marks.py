"""Finds lists, tags, priorities and deadlines by the signs before them."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from domain.clean import TAG_TITLE_MAX
from domain.names import name_key
from domain.words.calendar import Moment
from domain.words.phrases import phrases_at
from domain.words.pieces import Habits, Names, Piece
from domain.words.symbols import SYMBOLS, Symbols, name_at
from domain.words.tokens import Word, without
from domain.words.when import piece_of


class Marks:
    """Finds lists, tags, priorities and deadlines by the signs before them."""

    def __init__(self, text: str, words: list[Word], now: Moment, habits: Habits, lists: Names, tags: Names):
        self._text, self._now, self._habits = text, now, habits
        self._symbols: Symbols = SYMBOLS[habits.symbols]
        self._lists, self._tags = lists, tags
        self.words, self.pieces = words, list[Piece]()
        for place in range(len(words)):
            if self.words[place].is_free and (piece := self._at(place)):
                self.pieces.append(piece)
                self.words = without(self.words, [(piece.start, piece.end)], taken=True)

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
            return self._tag(word.start, is_time=word.text == "@" and self._text[word.end : word.end + 1].isdigit())
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
        like = [(one, title) for one, title in lists.items() if len(key) > 2 and name_key(title).startswith(key)]
        return self._piece("list", start, end, name=name, choices=tuple(like[:3]), stays=True)

    def _tag(self, start: int, *, is_time: bool) -> Piece | None:
        name, end = name_at(self._text, start + 1)
        if not name:
            return None
        tags = self._tags()
        if known := self._known(start + 1, end, tags):
            return self._piece("tag", start, known[1], name=tags[known[0]], id=known[0])
        if is_time or not re.search(r"\w", name) or len(name) > TAG_TITLE_MAX or "," in name:
            return None
        return self._piece("tag", start, end, name=name)

    def _known(self, start: int, end: int, names: Mapping[str, str]) -> tuple[str, int] | None:
        """Return the id of the longest name of one or more words at a place, and where the name ends."""
        if self._text[start] in '"“':
            said = name_key(self._text[start + 1 : end - 1].strip())
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
        for phrase in phrases_at(place, words, self._now, self._habits):
            if not phrase.is_there:
                return None
            if phrase.how != "time" and not phrase.time and not phrase.marker:
                return piece_of(self._text, words, replace(phrase, marker="by"), sign=1)
        return None


def _iso(said: str) -> str | None:
    try:
        return date.fromisoformat(said).isoformat() if len(said) == len("2027-01-13") else None
    except ValueError:
        return None
