"""Other libraries read the words that the corpus marks as a date or a repeat, and mostly agree.

Where dates stand in a title none of them knows well enough to be asked (docs/decisions/0033-words.md). Which day words
say, they know: where neither says the same as the corpus, it was looked at again, and is as it is for a reason that is
here.
"""

import re
from datetime import datetime, time
from itertools import islice

import dateparser
import parsedatetime
import pytest
from dateutil.rrule import rrulestr
from recurrent.event_parser import RecurringEvent

from tests.unit.test_quick_add_corpus import DATES, NOW

pytestmark = pytest.mark.filterwarnings("ignore:Flag style")  # recurrent asks the other library in its old way
CALENDAR = parsedatetime.Calendar(version=parsedatetime.VERSION_CONTEXT_STYLE)
THEN = datetime.combine(NOW.today, time.fromisoformat(NOW.time))

LOOKED_AT_AGAIN = {
    "an evening begins at 19:00 here, a night at 22:00, and what is said of it is late": {
        *("this evening", "tomorrow evening", "on Saturday evening", "Saturday night", "tonight at 8"),
    },
    "a week is for its first day, a month for its 1st, and later in a week is Friday": {
        *("next week", "later next week", "nächste Woche", "Nächste Woche", "nächsten Monat"),
    },
    "they pass over the weekday of a week, or the week": {
        *(
            "Friday next week",
            "next week Friday",
            "next week on Friday",
            "on Fri next week at 5pm",
            "by Friday next week",
        ),
        *("Tuesday in 2 weeks", "in 2 weeks on Tuesday", "Monday the week after next"),
    },
    "they pass over the day, or take it for the time": {
        *("Thurs 7pm", "thurs 11:15", "tmrw 7:15am", "on 17.02.", "am 17. Februar 2028", "am 20.1. um 14:30 Uhr"),
    },
    "they pass over the hour, or take it for the day": {
        *("tomorrow at 8 o'clock", "tomorrow at 5 o'clock"),
        *("Morgen um 9", "morgen um 7", "morgen um 17 Uhr", "morgen 17 Uhr", "morgen 16 Uhr", "Dienstag um 14 Uhr"),
        *("um 17 Uhr", "Um 18 Uhr", "um 22 Uhr", "heute um 17 Uhr", "Fr 19 Uhr", "Freitag um 19 Uhr"),
        *("Mi 20.1. 15 Uhr", "9.30am tomorrow", "Saturday at 3", "Thursday at 11", "Donnerstag um 11"),
        *("so um 19 uhr", "So um 10 Uhr", "morgen um 18 Uhr 30", "Um 18 Uhr 30", "um 6 Uhr 50", "Morgen um 8 Uhr"),
        *("tomorrow at 8", "at 8.15 tomorrow", "tomorrow evening at 8.30"),
    },
    "they take its end for the time": {"14:00-15:00"},
    "they pass over a part of what is said": {"in half an hour", "mid January", "by the end of March", "on the 5th"},
}
REPEATS_LOOKED_AT_AGAIN = {
    "the last of a month, and not each": {"every last day", "every last Saturday"},
    "the second of a month, which “every other Tuesday” is not": {"every 2nd Tuesday"},
    "a day of a month, and not so many years": {"every 14 Feb", "yearly on 5 may"},
}


def said(*, repeats: bool) -> list[tuple[str, str]]:
    """Return what stands in {} where that is one thing, or a repeat with its time, and what the corpus says it is."""
    found = []
    for line in DATES:
        marked, meant = line.rsplit(" = ", 1)
        words = re.findall("{(.*?)}", marked)
        if ("*" in meant) == repeats and (repeats or len(words) == 1):
            found.append((words[0].lstrip("!"), meant.lstrip("!")))
    return found


def by_dateparser(words: str) -> datetime | None:
    settings = {"RELATIVE_BASE": THEN, "PREFER_DATES_FROM": "future", "RETURN_AS_TIMEZONE_AWARE": False}
    return dateparser.parse(words, languages=["en", "de"], settings=settings)


def by_parsedatetime(words: str) -> datetime | None:
    found, how = CALENDAR.parseDT(words, sourceTime=THEN)
    return found if how.hasDateOrTime else None


def by_recurrent(words: str) -> str | None:
    found = RecurringEvent(now_date=THEN).parse(words)
    return found if isinstance(found, str) and "RRULE:" in found else None


def first_days(rule: str, begins: str) -> list[str]:
    found = rrulestr(rule.rpartition("RRULE:")[2], dtstart=datetime.fromisoformat(begins))
    return [f"{day:%Y-%m-%d}" for day in islice(found, 6)]


def test_a_library_says_the_same_day_or_it_was_looked_at_again():
    same, differs = 0, []
    for words, meant in said(repeats=False):
        opinions = [one for one in (by_dateparser(words), by_parsedatetime(words)) if one]
        is_same = any(f"{one:%Y-%m-%d %H:%M}".startswith(meant) for one in opinions)
        same += is_same
        if opinions and not is_same and not any(words in some for some in LOOKED_AT_AGAIN.values()):
            differs.append(f"{words}: {meant}, not {' or '.join(map(str, opinions))}")
    assert not differs, "\n".join(differs)
    assert same >= 200


def test_a_library_says_the_same_repeat_or_it_was_looked_at_again():
    same, differs = 0, []
    for words, meant in said(repeats=True):
        opinion = by_recurrent(words)
        day, _, rule = meant.partition("*")
        ours = first_days(rule.removesuffix(" from completion"), day[:10])
        is_same = bool(opinion) and first_days(str(opinion), day[:10]) == ours
        same += is_same
        if opinion and not is_same and not any(words in some for some in REPEATS_LOOKED_AT_AGAIN.values()):
            differs.append(f"{words}: {meant}, not {opinion}")
    assert not differs, "\n".join(differs)
    assert same >= 30


def test_what_was_looked_at_again_is_in_the_corpus():
    for opinions, repeats in ((LOOKED_AT_AGAIN, False), (REPEATS_LOOKED_AT_AGAIN, True)):
        assert set().union(*opinions.values()) <= {words for words, _ in said(repeats=repeats)}
