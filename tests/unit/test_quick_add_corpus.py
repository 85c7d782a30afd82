"""How well dates are found: no title loses a word that is no date, and nearly all dates are seen."""

import re
import sys
from datetime import date

import pytest

from domain.quick_add import Reading, read
from domain.words.calendar import Moment
from tests.conftest import ROOT

NOW = Moment(date(2027, 1, 13), "10:00")
FOUND_AT_LEAST = 0.95


def lines(name: str) -> list[str]:
    text = (ROOT / "tests" / "corpus" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("# ")]


def dated(reading: Reading) -> str:
    """Return the day, the time and the deadline as the corpus writes them."""
    said = reading.fields
    deadline, repeat = said.get("deadline"), said.get("repeat")
    return " ".join(
        filter(None, [said.get("date"), said.get("time"), deadline and f"!{deadline}", repeat and f"*{repeat}"])
    )


NO_DATES, DATES = lines("no_date.txt"), lines("dates.txt")


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_left_alone(text):
    assert read(text, NOW) == Reading(text)


def test_dates_are_found(record_property, capsys):
    missed = []
    for line in DATES:
        marked, expected = line.rsplit(" = ", 1)
        reading = read(re.sub("[{}]", "", marked), NOW)
        words = [piece.words for piece in reading.pieces if piece.kind != "priority"]
        if (dated(reading), words) != (expected, re.findall("{(.*?)}", marked)):
            missed.append(f"{line}  (read as {dated(reading) or 'none'}, {words})")
    score = 1 - len(missed) / len(DATES)
    record_property("found", score)
    with capsys.disabled():
        sys.stdout.write(
            f"\n{len(DATES) - len(missed)} of {len(DATES)} dates found, {len(NO_DATES)} titles without one\n"
        )
    assert score >= FOUND_AT_LEAST, "\n".join(missed)


def test_the_corpus_is_large_enough():
    assert len(DATES) + len(NO_DATES) >= 300
    assert len(NO_DATES) >= 150
    assert len(set(DATES + NO_DATES)) == len(DATES + NO_DATES)
