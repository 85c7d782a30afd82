"""Repeats in words: which sentences are understood, how they are said back, and what is refused.

It is Wednesday, 13 January 2027.
"""

from datetime import date

import pytest

from components.tasks.repeat import comes
from domain.clean import Invalid
from domain.days import Calendar
from domain.repeat import begun_as_said, parse, read, say, understood
from domain.repeat.rule import clean_repeat
from domain.typed import repeat_in
from domain.words.calendar import Moment

TODAY = "2027-01-13"
NOW = Moment(date(2027, 1, 13), "10:00")


UNDERSTOOD = {
    "every day": "every day",
    "each day": "every day",
    "daily": "every day",
    "every! 3 days": "every 3 days from completion",
    "every three days after completion": "every 3 days from completion",
    "every other day": "every 2 days",
    "every 2nd day": "every 2 days",
    "every week": "every week",
    "every fortnight": "every 2 weeks",
    "every mon, fri": "every Monday and Friday",
    "every Tue. and Thu.": "every Tuesday and Thursday",
    "every weekday": "every workday",
    "every weekend": "every Saturday",
    "every other Tuesday": "every 2 weeks on Tuesday",
    "every 2 weeks on tuesday and friday": "every 2 weeks on Tuesday and Friday",
    "every 2nd Tuesday": "every 2nd Tuesday of the month",
    "every third friday of the month": "every 3rd Friday of the month",
    "every 1st and 3rd Monday": "every 1st Monday and 3rd Monday of the month",
    "every month on the last Friday": "every last Friday of the month",
    "every 5th Friday": "every 5th Friday of the month, leaving out months without one",
    "every 27th": "every 27th",
    "every 31st": "every 31st, or the last day of the month",
    "every 1st and 15th": "every 1st and 15th",
    "every first day of the month": "every 1st",
    "every last day": "every last day of the month",
    "every 2nd last day of the month": "every 2nd last day",
    "every last workday": "every last workday of the month",
    "every 15th workday": "every 15th workday of the month",
    "every quarter": "every 3 months",
    "every 3 months on the 2nd tuesday": "every 3 months on the 2nd Tuesday of the month",
    "every jan 27th": "every year on the 27th of January",
    "every 27 January": "every year on the 27th of January",
    "every 2nd Sunday in May": "every year on the 2nd Sunday of May",
    "every 31 December": "every year on the 31st of December",
    "every 29 February": "every year on the 29th of February, or the last day of the month",
    "every last workday until March": "every last workday of the month until 31 March 2027",
    "every day ending Jan 15": "every day until 15 January 2027",
    "every day until 2027-02-01": "every day until 1 February 2027",
    "every week, 3 times": "every week, 3 times, counting those missed",
    "every! week for 3 times": "every week from completion, 3 times",
    "jeden Tag": "every day",
    "täglich": "every day",
    "alle 3 Tage": "every 3 days",
    "alle zwei Wochen am Dienstag": "every 2 weeks on Tuesday",
    "jeden Montag und Freitag": "every Monday and Friday",
    "jeden 2. Dienstag": "every 2 weeks on Tuesday",  # as people say it in German, if they name no month
    "jeden zweiten Freitag": "every 2 weeks on Friday",
    "jeden dritten Montag und Freitag": "every 3 weeks on Monday and Friday",
    "jeden zweiten Freitag im März": "every year on the 2nd Friday of March",
    "jeden ersten Freitag": "every 1st Friday of the month",
    "jeden ersten und dritten Freitag": "every 1st Friday and 3rd Friday of the month",
    "jeden 2. Montag und 4. Freitag": "every 2nd Monday and 4th Friday of the month",
    "jeden zweiten Werktag im Monat": "every 2nd workday of the month",
    "jeden Monat am zweiten Freitag": "every 2nd Friday of the month",
    "jeden zweiten Dienstag im Monat": "every 2nd Tuesday of the month",
    "jeden letzten Werktag bis März": "every last workday of the month until 31 March 2027",
    "jeden 31.": "every 31st, or the last day of the month",
    "jedes Jahr am 27. Januar": "every year on the 27th of January",
    "jeden Tag bis 31.3.": "every day until 31 March 2027",
    "jede Woche 5 mal": "every week, 5 times, counting those missed",
}


@pytest.mark.parametrize("sentence", UNDERSTOOD)
def test_a_sentence_is_understood_and_said_back(sentence):
    assert say(str(understood(sentence, TODAY).rule)) == UNDERSTOOD[sentence]


BY_ITSELF = {
    "every day at 9": ("every day", None, "09:00"),
    "every friday 17:00": ("every Friday", None, "17:00"),
    "Every Friday at 10 until March.": ("every Friday until 31 March 2027", None, "10:00"),
    "at 8pm every day": ("every day", None, "20:00"),
    "every morning": ("every day", None, "09:00"),
    "every week tomorrow": ("every week", "2027-01-14", None),
    "monthly on the 15th": ("every 15th", None, None),
    "jeden Tag um 8 Uhr 30": ("every day", None, "08:30"),
    "montags um 9 Uhr": ("every Monday", None, "09:00"),
    "EVERY DAY AT 7": ("every day", None, "07:00"),
    "Mondays and Thursdays at 9": ("every Monday and Thursday", None, "09:00"),
    "mon-fri": ("every workday", None, None),
    "last day of the month": ("every last day of the month", None, None),
    "every friday evening at 8": ("every Friday", None, "20:00"),
    "every day starting next week": ("every day", "2027-01-18", None),
    "jeden Tag bis nächsten Freitag": ("every day until 22 January 2027", None, None),
}


@pytest.mark.parametrize("sentence", BY_ITSELF)
def test_a_box_for_a_repeat_takes_a_time_as_a_title_does(sentence):
    found = repeat_in(sentence, NOW, Calendar(words="none"))
    assert (say(str(found.rule)), found.starts, found.time) == BY_ITSELF[sentence]


@pytest.mark.parametrize(
    "sentence", ["every day at 9 and 20", "every day by friday", "Gym every day at 9", "every day at 9 p1", "at 9", ""]
)
def test_a_box_for_a_repeat_takes_all_of_a_sentence_or_nothing(sentence):
    with pytest.raises(Invalid, match="not understood"):
        repeat_in(sentence, NOW, Calendar())


def test_a_box_for_a_repeat_reads_days_in_the_persons_order():
    text = "every friday 10/01"
    days = {order: repeat_in(text, NOW, Calendar(date_order=order)).starts for order in ("dmy", "mdy")}
    assert days == {"dmy": "2028-01-10", "mdy": "2027-10-01"}
    with pytest.raises(Invalid, match="not understood"):
        repeat_in(text, NOW, Calendar())


def test_a_repeat_is_read_at_a_place_of_a_title_up_to_where_its_words_end():
    title = "Pay rent every last day p1 #Home"
    found = read(title, TODAY, title.index("every"))
    assert found is not None
    assert (title[title.index("every") : found.end], str(found.rule)) == (
        "every last day",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
    )
    timed = read("every tuesday at 10:00", TODAY)
    assert timed is not None
    assert timed.end == len("every tuesday")


@pytest.mark.parametrize(
    "title",
    [
        "every house",
        "Everyday is like Sunday",
        "every",
        "every last",
        "Daily Mail",
        "Weekly report",
        "all of it",
        "2nd Tuesday",
    ],
)
def test_words_that_only_look_like_a_repeat_are_none(title):
    assert read(title, TODAY) is None


def test_a_word_is_a_repeat_by_itself_where_no_other_follows():
    assert [
        bool(read(text, TODAY, 8)) for text in ("Standup daily", "Standup daily p1", "Standup daily until March")
    ] == [
        True,
        False,
        True,
    ]


@pytest.mark.parametrize("text", ["every 2 hours", "every minute", "FREQ=HOURLY", "FREQ=DAILY;BYHOUR=9,17"])
def test_what_is_finer_than_a_day_is_refused_in_words(text):
    with pytest.raises(Invalid, match="once a day"):
        parse(text) if text.startswith("FREQ") else understood(text, TODAY)


NEVER_COMES = [
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=WEEKLY;BYDAY=TU;BYSETPOS=2",
    "FREQ=YEARLY;BYMONTH=2,4;BYMONTHDAY=31",
    "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=MONTHLY;BYDAY=6MO",
    "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=15",
    "FREQ=MONTHLY;BYMONTHDAY=1;BYSETPOS=2",
    "FREQ=MONTHLY;BYMONTHDAY=0",
    "FREQ=YEARLY;BYMONTH=13",
    "FREQ=DAILY;UNTIL=20270231",
]


@pytest.mark.parametrize("text", NEVER_COMES)
def test_what_never_comes_is_refused_at_once(text):
    with pytest.raises(Invalid, match=r"\w+ \w+ \w+"):
        parse(text)


@pytest.mark.parametrize(
    "sentence", ["every 30 February", "every 31 april", "every day until 30 February", "every 6th Monday"]
)
def test_a_sentence_of_what_never_comes_is_refused(sentence):
    with pytest.raises(Invalid):
        understood(sentence, TODAY)


def test_a_repeat_that_ends_before_it_begins_is_refused():
    with pytest.raises(Invalid, match="later end"):
        understood("every day until 2027-01-12", TODAY)


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("every monday until friday", None),
        ("every 2nd Tuesday until 2027-02-01", None),
        ("every 31st until 2027-01-20", None),
        ("every day until friday", "2027-01-18"),
    ],
)
def test_a_repeat_without_a_day_before_its_end_is_refused(sentence, day):
    with pytest.raises(Invalid, match="no such day before its end"):
        begun_as_said(understood(sentence, TODAY).rule, day, TODAY)


def test_a_repeat_may_have_its_end_as_its_only_day():
    for sentence in ("every friday until friday", "every week until friday"):
        assert begun_as_said(understood(sentence, TODAY).rule, "2027-01-15", TODAY)[0] == "2027-01-15"


@pytest.mark.parametrize(
    "text", ["", "FREQ=", "weekly please", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;COUNT=2;UNTIL=20270201", "x" * 400]
)
def test_what_is_no_rule_is_refused_in_words(text):
    with pytest.raises(Invalid, match=r"\w+ \w+ \w+"):
        clean_repeat(text)


def test_a_repeat_begins_in_no_year_that_is_over_and_ends_in_none_after_the_last():
    for text in ("every week starting 0001-01-01", "every day starting 1.3.2026"):
        with pytest.raises(Invalid, match="Write it as"):
            understood(text, TODAY)
    assert understood("every day until tomorrow", "9999-12-30").rule.until == date.max
    with pytest.raises(Invalid, match="Write it as"):
        understood("every day until tomorrow", "9999-12-31")


def test_a_sentence_for_what_is_no_rule_is_empty():
    assert say("FREQ=LUNAR") == comes("FREQ=LUNAR", TODAY, TODAY) == ""
