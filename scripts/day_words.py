"""Make the browser's words for days from those of all languages: ``python -m scripts.day_words``."""

import json
import textwrap
from pathlib import Path
from typing import Any

from domain.languages import LANGUAGES
from domain.languages.language import LENGTHS, Language

FILE = Path(__file__).resolve().parent.parent / "assets" / "app" / "state" / "day-words.js"
HEAD = "// The words for days in all languages, made from domain/languages by scripts/day_words.py.\n"
WIDTH = 120


def text() -> str:
    """Return the text of the file."""
    tables = "".join(_table(name, of) for name, of in words().items())
    return f"{HEAD}/** @type {{import('./typed-days.js').Names}} */\nexport const DAY_WORDS = {{\n{tables}}};\n"


def _table(name: str, of: Any) -> str:
    begin, end = "{}" if isinstance(of, dict) else "[]"
    keys = [f"{_written(key)}: " for key in of] if isinstance(of, dict) else [""] * len(of)
    entries = map(str.__add__, keys, map(_written, of.values() if isinstance(of, dict) else of))
    # A line is broken between entries, and not at a blank in one.
    lines = textwrap.wrap(", ".join(one.replace(" ", "\0") for one in entries), WIDTH, break_long_words=False)
    inside = "".join(f"    {line}\n" for line in lines).replace("\0", " ")
    return f"  {name}: {begin}\n{inside}  {end},\n"


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def words() -> dict[str, Any]:
    """Return the words for days in all languages, as `Names` in ``assets/app/state/typed-days.js``."""
    every = LANGUAGES.values()
    tables = {"days": "days", "weekdays": "named_weekdays", "months": "months", "numbers": "numbers", "parts": "parts"}
    found: dict[str, Any] = {
        name: {k: v for one in every for k, v in getattr(one, table).items()} for name, table in tables.items()
    }
    found["parts"] |= {word: "00:00" for one in every for word in one.midnight}
    found["days"] |= {k: v for one in every for k, v in one.past_days.items()}
    found["markers"] = {k: v for one in every for k, v in one.markers.items() if v in ("on", "next", "this")}
    found["by"] = [words for one in every for words, marker in one.markers.items() if marker == "by"]
    found["at"] = {}
    for one in every:
        for said, marker in one.markers.items():
            if marker in ("at", "around", "by"):
                found["at"].setdefault(said, not one.verb_last)
    found["clocks"] = [(_clock(one), not one.verb_last) for one in every]
    found["spans"] = {words: rule for one in every for words, rule in one.spans.items()}
    found["moments"] = {words: meant for one in every for words, meant in one.moments.items()}
    found["timedWeekdays"] = {words: meant for one in every for words, meant in one.timed_weekdays.items()}
    found["joins"] = sorted(frozenset().union(*(one.joins for one in every)))
    found["endings"] = sorted(frozenset().union(*(one.ordinal_endings for one in every)))
    found["monthParts"] = {words: day for one in every for words, day in one.month_parts.items()}
    minutes = {"minutes": 1, "hours": 60}
    found["finer"] = {
        word: minutes[unit] * many for one in every for word, (unit, many) in one.units.items() if unit in minutes
    }
    found["stretches"] = {words: long for one in every for words, long in one.stretches.items()}
    found["nextWeek"] = [words for one in every for words, weeks in one.weeks.items() if weeks == 1]
    found["within"] = [word for one in every for word in one.within]
    units = [(word, *length) for one in every for word, length in one.units.items()]
    found["units"] = {
        word: (LENGTHS[unit][0], many * LENGTHS[unit][1]) for word, unit, many in units if unit in LENGTHS
    }
    return found


def _clock(language: Language) -> str:
    """Return the pattern of a time with its sign, as JavaScript writes it."""
    more = "(?: (?<more>[0-5]\\d))?" if language.minutes_follow else ""
    return f"^(?:{language.clock.replace('(?P<', '(?<')}{more})$"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
