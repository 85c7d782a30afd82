"""What a person searches for, as typed: words, and tokens such as ``#list @tag p1 deadline:<7d -word``.

`parse` recognises tokens by their form alone and says where each stands, for chips. `known` then looks whether there is
such a list or tag. Nothing that is typed is an error: what only looks like a token, or is not finished, is text.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain.days import day_in_words
from domain.fold import fold
from domain.languages import LANGUAGES

QUERY_MAX = 300
"""The most characters of a query."""
TOKENS_MAX = 20
"""The most tokens and words; the rest is left out."""

DAY_FIELDS = ("date", "deadline")
SINCE = {"done": "done_on", "added": "added_on"}
"""Words for the day on which something happened, with the kind of token."""
IN_ARCHIVE, IN_ALL = "in:archive", "in:all"
"""The tokens that search archived lists instead of those in use, and both."""
NONE_OF = ("date", "deadline", "priority", "tags", "notes")
"""The fields that a task may lack: ``no:date``."""

_PART = re.compile(r"""(?P<not>-(?=[^\s-]))?(?P<sign>[#@])?(?:"(?P<quoted>[^"\s][^"]*)"(?!\S)|(?P<plain>\S+))""")
_DAY_TOKEN = re.compile(rf"({'|'.join((*DAY_FIELDS, *SINCE))}):(<=|>=|<|>)?(\S+)", re.IGNORECASE)
_NO_CHARACTER = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_DAYS_ALLOWED = ("today", "friday", "7d", "-2w", "2027-01-13")
_AWAY = re.compile(r"(-?\d{1,4})([dwm])")
_NAMED_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_DAYS = {
    word: far for one in LANGUAGES.values() for days in (one.days, one.past_days) for word, far in days.items()
} | _NAMED_DAYS
_WEEKDAYS = {word: which for one in LANGUAGES.values() for word, which in one.named_weekdays.items()}
_DAYS_IN = {"d": 1, "w": 7, "m": 30}
_AFTER_A_NAME = ",;"
_QUOTES = str.maketrans(dict.fromkeys("“”„", '"'))
"""Quotes as phones write them."""


@dataclass(frozen=True)
class Token:
    """A part of a query: what it asks for, and where it stands in the text."""

    kind: str
    """``word`` and ``exact`` for text; ``list``, ``tag``, ``priority``, ``date``, ``deadline``, ``done_on``,
    ``added_on``, ``no``, ``done``, ``overdue``, ``child`` or ``in``."""
    value: str
    """Folded text, a name, a day as typed, or whatever else it asks for."""
    start: int
    end: int
    written: str
    """The token as typed."""
    relation: str = ""
    """For a day: ``<``, ``<=``, ``>`` or ``>=``; empty for exactly that day."""
    negated: bool = False
    ids: tuple[str, ...] = ()
    """For an existing list or tag its id, or those of all whose title begins with the name."""
    title: str = ""
    """For an existing list or tag its title."""

    @property
    def is_text(self) -> bool:
        """Return whether it searches the text of tasks."""
        return self.kind in ("word", "exact")

    @property
    def is_chip(self) -> bool:
        """Return whether it is a token, and not just a word."""
        return self.kind != "word" or self.negated


def clean_query(value: object) -> str:
    """Return a query from a browser, made safe: at most `QUERY_MAX` characters, all of them valid."""
    text = value[:QUERY_MAX] if isinstance(value, str) else ""
    return _NO_CHARACTER.sub(" ", text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def parse(text: str) -> tuple[Token, ...]:
    """Return the tokens and words of a query, in their order."""
    found = []
    for part in _PART.finditer(clean_query(text).translate(_QUOTES)):
        written = part[0]
        is_quoted = part["quoted"] is not None
        value = part["quoted"] if is_quoted else part["plain"]
        sign = part["sign"] or ""
        token = _signed(sign, value) if sign else ("exact", fold(value), "") if is_quoted else _keyword(value)
        kind, meant, relation = token or ("word", fold(sign + value), "")
        if meant.strip():
            found.append(Token(kind, meant, part.start(), part.end(), written, relation, part["not"] == "-"))
    return tuple(found[:TOKENS_MAX])


def _signed(sign: str, name: str) -> tuple[str, str, str] | None:
    name = name.rstrip(_AFTER_A_NAME)
    return ("list" if sign == "#" else "tag", name, "") if name else None


def _keyword(word: str) -> tuple[str, str, str] | None:
    lower = word.lower()
    if lower in ("p1", "p2", "p3"):
        return "priority", lower[1], ""
    if lower in (IN_ARCHIVE, IN_ALL):
        return "in", lower.removeprefix("in:"), ""
    if lower in ("overdue", "is:child"):
        return lower.removeprefix("is:"), lower, ""
    name, _, value = lower.partition(":")
    if name == "no" and (value in NONE_OF or value == "tag"):
        return "no", "tags" if value == "tag" else value, ""
    if name == "done" and value in ("yes", "no"):
        return "done", value, ""
    day = _DAY_TOKEN.fullmatch(lower)
    return (SINCE.get(day[1], day[1]), day[3], day[2] or "") if day and day_of(day[3], "2000-01-01") else None


def day_of(written: str, today: str) -> str | None:
    """Return the day meant by ``today``, ``friday``, ``7d``, ``-2w`` or ``2027-01-13``; None if it is none of these.

    Days have their names in all languages. A weekday is the next one after today.
    """
    day = date.fromisoformat(today)
    if written in _WEEKDAYS:
        return (day + timedelta((_WEEKDAYS[written] - day.weekday() - 1) % 7 + 1)).isoformat()
    away = _AWAY.fullmatch(written)
    try:
        if written in _DAYS or away:
            by = _DAYS[written] if not away else int(away[1]) * _DAYS_IN[away[2]]
            return (day + timedelta(by)).isoformat()
        return date.fromisoformat(written).isoformat() if re.fullmatch(r"\d{4}-\d\d-\d\d", written) else None
    except (ValueError, OverflowError):
        return None


_OPERATORS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(DAY_FIELDS, _DAYS_ALLOWED),
    "done": ("yes", "no", *_DAYS_ALLOWED),
    "added": _DAYS_ALLOWED,
    "no": NONE_OF,
    "is": ("child",),
    "in": ("archive", "all"),
}
"""The words that may stand before a colon, each with how the text after it is read."""
_OF_OTHERS = {"due": "date:{}", "has": "-no:{}"}
"""The names here for operators of other apps."""
_PRIORITY = re.compile(r"p\d")


def not_understood(token: Token) -> str:
    """Return why a word that looks like an operator, a list or a tag is searched as text; empty for other words."""
    if token.kind != "word":
        return ""
    said = token.written.removeprefix("-")
    name, colon, value = said.lower().partition(":")
    allowed = _OPERATORS.get(name)
    if colon and value and allowed:
        return f"“{said}” is searched as text. “{name}:” takes {_listed(allowed)}."
    if colon and value and name in _OF_OTHERS:
        return f"“{said}” is searched as text. Perhaps you mean “{_OF_OTHERS[name].format(value)}”."
    if _PRIORITY.fullmatch(said.lower()):
        return f"“{said}” is searched as text. Priorities are p1, p2 and p3."
    if said[:1] in "#@" and said[1:].strip('"'):
        return f"“{said}” is searched as text, as there is no {'list' if said[0] == '#' else 'tag'} of that name."
    return ""


def _listed(some: Sequence[str]) -> str:
    return f"{', '.join(some[:-1])} or {some[-1]}" if len(some) > 1 else some[0]


def known(tokens: Iterable[Token], lists: Mapping[str, str], tags: Mapping[str, str]) -> tuple[Token, ...]:
    """Return the tokens with the ids of the lists and tags that they name by title.

    A token that names none becomes text. A name that is not finished stands for all that begin with it; ``_`` may stand
    for a blank.
    """
    titles = {"list": lists, "tag": tags}
    return tuple(_known(one, titles[one.kind]) if one.kind in titles else one for one in tokens)


def _known(token: Token, titles: Mapping[str, str]) -> Token:
    name = _key(token.value)
    keys = {one: _key(title) for one, title in titles.items()}
    ids = [one for one, key in keys.items() if key == name]
    ids = ids or [one for one, key in keys.items() if name and key.startswith(name)]
    if ids:
        return replace(token, ids=tuple(ids), title=titles[ids[0]] if len(ids) == 1 else f"{token.value}…")
    text = token.written[1:] if token.negated else token.written
    return replace(token, kind="word", value=fold(text.replace('"', "")))


def looks_in(tokens: Iterable[Token]) -> str:
    """Return in which lists tokens look: in those in ``use``, in those of the ``archive``, or in ``all`` of these."""
    asked = {one.value for one in tokens if one.kind == "in" and not one.negated}
    return "all" if len(asked) > 1 else next(iter(asked), "use")


def unquoted(title: str) -> str:
    """Return a title that can stand in quotes, without signs that have a meaning in a query."""
    return title.translate(_QUOTES).replace('"', "").strip()


def _key(title: str) -> str:
    return fold(unquoted(title)).replace("_", " ").strip()


_DAYS_SAID = {"date": "Date", "deadline": "Deadline", "done_on": "Completed", "added_on": "Added"}
_RELATIONS = {"": "{}", "<": "before {}", "<=": "until {}", ">": "after {}", ">=": "from {}"}
_SAYS: dict[str, Callable[[Token], str]] = {
    "word": lambda token: f"“{token.value}”",
    "exact": lambda token: f"“{token.written.lstrip('-').strip(chr(34))}”",
    "list": lambda token: f"List {token.title}",
    "tag": lambda token: f"Tag {token.title}",
    "priority": lambda token: f"p{token.value}",
    "no": lambda token: f"No {token.value}",
    "done": lambda token: "Completed" if token.value == "yes" else "Open",
    "overdue": lambda _: "Overdue",
    "child": lambda _: "Subtasks",
    "in": lambda token: "In the archive" if token.value == "archive" else "In the archive, too",
}


def in_words(token: Token, today: str) -> str:
    """Return in words what a token asks for, for its chip."""
    if token.kind in _DAYS_SAID:
        day = day_of(token.value, today) or token.value
        named = {day_of(name, today): name for name in _NAMED_DAYS}.get(day) or day_in_words(day)
        words = f"{_DAYS_SAID[token.kind]} {_RELATIONS[token.relation].format(named)}"
    else:
        words = _SAYS[token.kind](token)
    if not token.negated:
        return words
    return f"Not {words[0].lower()}{words[1:]}" if token.kind in _LOWERED else f"Not {words}"


_LOWERED = ("list", "tag", *_DAYS_SAID, "no", "done", "overdue", "child", "in")


def without(text: str, token: Token) -> str:
    """Return a query without one of its tokens and the blanks around it."""
    before, after = text[: token.start].rstrip(), text[token.end :].lstrip()
    return f"{before} {after}".strip()
