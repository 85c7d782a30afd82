"""How a title is understood: the rules, and mistakes of other apps that people reported."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.tasks.quick_add import chips
from domain.days import Calendar
from domain.quick_add import Habits, Reading, read
from domain.repeat import coming
from domain.words.calendar import Moment
from domain.words.tokens import _CLOSES, _OPENS
from tests.factories import steady

NOW = Moment(date(2027, 1, 13), "10:00")
LISTS = {"home": "Home", "stuff": "Home stuff", "garden": "Garden", "shed": "Garden shed"}
TAGS = {"bills": "bills", "phone": "by phone"}


def understood(text: str, now: Moment = NOW, habits: Habits | None = None, **more) -> Reading:
    return read(text, now, habits, lists=lambda: LISTS, tags=lambda: TAGS, **more)


def test_a_title_with_everything():
    reading = understood("Pay rent tomorrow 9:00 p1 #Home @bills !fri")
    assert reading.title == "Pay rent"
    assert reading.fields == {"date": "2027-01-14", "time": "09:00", "priority": "1", "deadline": "2027-01-15"}
    assert (reading.list, reading.tags) == ("home", {"bills": "bills"})


def test_pieces_say_where_they_stand():
    text = "Call Ana tomorrow at 9, about #Home"
    assert [text[piece.start : piece.end] for piece in understood(text).pieces] == ["tomorrow at 9", "#Home"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Call Ana, tomorrow, about the cake", "Call Ana, about the cake"),
        ("Tomorrow: call Ana", "call Ana"),
        ("Call Ana - tomorrow", "Call Ana"),
        ("Call Ana tomorrow!", "Call Ana"),
        ("Call Ana (tomorrow)", "Call Ana"),
        ("Call Bob tomorrow, then Ann", "Call Bob, then Ann"),
        ("Call Bob tomorrow! Then Ann", "Call Bob! Then Ann"),
        ("Call (Bob tomorrow) and Ann", "Call (Bob) and Ann"),
        ("Call Ana [tomorrow]", "Call Ana"),
        ("Call Ana {tomorrow!}", "Call Ana"),
        ("Call <tomorrow> Ana", "Call Ana"),
        ("Call Ana (tomorrow, @bills)", "Call Ana"),
        ("[tomorrow] call Ana", "call Ana"),
        ("Fix foo() tomorrow", "Fix foo()"),
        ("Fix [] tomorrow", "Fix []"),
        ("Call Ana — tomorrow", "Call Ana"),
        ("Call Ana / tomorrow", "Call Ana"),
        ("Call Ana | tomorrow", "Call Ana"),
        ("Call Ana → tomorrow", "Call Ana"),
        ("Call Ana -> tomorrow", "Call Ana"),
        ("tomorrow — call Ana", "call Ana"),
        ("tomorrow => call Ana", "call Ana"),
        ("Call Ana | tomorrow | about the cake", "Call Ana | about the cake"),
        ("A/B test – C/D tomorrow", "A/B test – C/D"),
        ("Learn C-> tomorrow", "Learn C->"),
        ("Call  Ana", "Call  Ana"),
        ("- tomorrow", "- tomorrow"),
    ],
)
def test_the_title_is_what_is_left(text, title):
    assert understood(text).title == title


@pytest.mark.parametrize("text", ["tomorrow", "#Home @bills", "p1", "Friday 14:00", "\u200b tomorrow"])
def test_a_title_is_never_empty(text):
    assert understood(text) == Reading(text)


def test_a_word_that_was_rejected_is_text_while_it_stands():
    assert understood("Call Ana tomorrow", rejected=["tomorrow"]) == Reading("Call Ana tomorrow")
    assert understood("Call Ana tomorrow at 5pm", rejected=["tomorrow at 5pm"]) == Reading("Call Ana tomorrow at 5pm")
    assert understood("Call Ana p1 tomorrow", rejected=["p1"]).title == "Call Ana p1"
    assert understood("Call Ana Friday", rejected=["tomorrow"]).title == "Call Ana"


@pytest.mark.parametrize("text", [
    *(f"Call {sign}tomorrow Ana" for sign in _OPENS), *(f"Call Ana tomorrow{sign}" for sign in f".{_CLOSES}"),
    "[tomorrow] call", "Call (tomorrow!)",
])  # fmt: skip
def test_a_word_that_was_rejected_is_text_whatever_sign_it_touches(text):
    assert understood(text, rejected=["tomorrow"]) == Reading(text)


def test_a_repeat_is_whole_words():
    assert understood("Gym every day/night") == Reading("Gym every day/night")


def test_a_day_that_can_be_two_is_asked_for():
    [piece] = understood("Dentist 10/01").pieces
    assert piece.choices == (("2027-10-01", "Fri 1 Oct 2027"), ("2028-01-10", "Mon 10 Jan 2028"))
    assert understood("Dentist 10/01").title == "Dentist 10/01"
    asked = understood("Dentist 10/01 9:00")
    assert asked.fields == {}
    assert "Mon 10 Jan 2028" in str(chips(asked, "2027-01-13", Calendar()))
    answered = understood("Dentist 10/01 9:00", chosen={"10/01 9:00": "2028-01-10"})
    assert (answered.title, answered.fields) == ("Dentist", {"date": "2028-01-10", "time": "09:00"})


def test_what_is_sure_goes_before_a_question():
    reading = understood("Call Ana tomorrow 10/02")
    assert (reading.title, reading.fields) == ("Call Ana 10/02", {"date": "2027-01-14"})
    assert understood("Pay rent every last day p1 10/02").fields["repeat"] == "FREQ=MONTHLY;BYMONTHDAY=-1"


@pytest.mark.parametrize(("order", "day"), [("dmy", "2028-01-10"), ("mdy", "2027-10-01")])
def test_the_date_order_of_the_account_answers_it(order, day):
    assert understood("Dentist 10/01", habits=Habits(date_order=order)).fields == {"date": day}


def test_a_list_is_named_by_all_of_its_words():
    assert understood("Paint #home stuff now").list == "stuff"
    assert understood("Paint #home now").list == "home"
    assert understood('Paint #"home stuff"').list == "stuff"
    assert understood("Paint #homestuff").list == ""


def test_a_list_that_is_not_there_is_offered_and_stays_in_the_title():
    reading = understood("Paint #Atelier")
    [piece] = reading.pieces
    assert (reading.title, reading.list, piece.name, piece.choices) == ("Paint #Atelier", "", "Atelier", ())
    assert understood("Pay rent every last day p1 #Atelier @bills").fields["repeat"] == "FREQ=MONTHLY;BYMONTHDAY=-1"
    [piece] = understood("Dig #gard").pieces
    assert piece.choices == (("garden", "Garden"), ("shed", "Garden shed"))
    assert understood("Dig #gard", chosen={"#gard": "garden"}).list == "garden"


@pytest.mark.parametrize("text", ["Fix bug #123", "C# course", "# Title", "Mail a@b.org", "5 @ 3 euros", "Fix issue#4"])
def test_what_only_looks_like_a_sign_is_text(text):
    assert understood(text) == Reading(text)


def test_a_tag_that_is_not_there_is_made():
    assert understood("Buy milk @shop @bills").tags == {"shop": "", "bills": "bills"}
    assert understood("Buy milk @by phone").tags == {"by phone": "phone"}
    assert understood('Buy milk @"farm shop"').tags == {"farm shop": ""}
    assert understood('Buy milk @" shop "').tags == {"shop": ""}
    assert understood('Buy milk @" bills "').tags == {"bills": "bills"}
    assert understood("Buy @Hans_Müller, milk").tags == {"Hans_Müller": ""}


@pytest.mark.parametrize(("text", "priority"), [("p1", "1"), ("P3", "3"), ("p4", None)])
def test_priorities(text, priority):
    assert understood(f"Buy milk {text}").fields == {"priority": priority}


@pytest.mark.parametrize(
    ("symbols", "text", "fields"),
    [
        ("vikunja", "Buy milk !5 +Home *bills tomorrow", {"priority": "1", "date": "2027-01-14"}),
        ("todotxt", "(A) Buy milk +Home @bills due:2027-01-15", {"priority": "1", "date": "2027-01-15"}),
    ],
)
def test_other_signs(symbols, text, fields):
    reading = understood(text, habits=Habits(symbols=symbols))
    assert (reading.title, reading.fields) == ("Buy milk", fields)
    assert (reading.list, reading.tags) == ("home", {"bills": "bills"})


def test_a_language_can_be_switched_off_and_so_can_all():
    assert understood("Müll morgen", habits=Habits(languages=("en",))) == Reading("Müll morgen")
    assert understood("Trash tomorrow p1", habits=Habits(languages=())) == Reading("Trash tomorrow p1")


@pytest.mark.parametrize(
    ("begins", "day"),
    [(0, "2027-01-18"), (6, "2027-01-17"), (5, "2027-01-16")],
)
def test_the_next_week_begins_when_the_person_says(begins, day):
    assert understood("Taxes next week", Moment(date(2027, 1, 13), "10:00", begins)).fields == {"date": day}


def test_a_time_that_is_over_is_that_of_tomorrow():
    assert understood("Call Ana at 9:30").fields == {"date": "2027-01-14", "time": "09:30"}
    assert understood("Call Ana at 10:30").fields == {"date": "2027-01-13", "time": "10:30"}
    assert understood("Call Ana in 20 hours").fields == {"date": "2027-01-14", "time": "06:00"}
    late = Moment(date(2027, 1, 13), "20:30")  # neither 08:00 nor 20:00 is still to come
    assert understood("Gym today at 8", late).fields == {"date": "2027-01-13", "time": "08:00"}


@pytest.mark.parametrize("begins", [0, 5, 6])
def test_on_a_weekend_this_one_is_meant(begins):
    saturday, sunday = (Moment(date(2027, 1, day), "10:00", begins) for day in (16, 17))
    for text in ("Hike this weekend", "Hike on the weekend", "Wandern am Wochenende"):
        assert understood(text, saturday).fields == {"date": "2027-01-16"}
        assert understood(text, sunday).fields == {"date": "2027-01-17"}
    for now in (saturday, sunday):
        assert understood("Hike next weekend", now).fields == {"date": "2027-01-23"}


def test_29_february_is_the_next_that_there_is():
    assert understood("Party Feb 29").fields == {"date": "2028-02-29"}
    assert understood("Party 29.02.2027").fields == {}


# The rows of other apps' faults, B1 to B4: what went wrong there is right here.


@pytest.mark.parametrize(
    "text",
    [
        *("May I borrow the ladder", "March with the band", "Sun cream", "Sat nav update"),
        *("Upgrade to 1.5.3", "Buy 3.5 kg flour", "Read 2/3 of it", "Flat 4/12 keys", "24/7 hotline", "15/5/500 mix"),
        *(
            "Decide on paprika",
            '"Tomorrow Never Dies"',
            '"Buy milk tomorrow"',
            "Mark Jane",
            "See you 'next Monday' film",
        ),
    ],
)
def test_everyday_words_and_numbers_are_no_dates(text):
    assert understood(text) == Reading(text)


def test_money_for_monday_keeps_its_words():
    reading = understood("Money for Mon")
    assert (reading.title, reading.fields) == ("Money for Mon", {"date": "2027-01-18"})
    assert understood("Money for Mon", rejected=["for Mon"]) == Reading("Money for Mon")


def test_addresses_tags_and_quotes_are_not_eaten():
    assert understood("Mail ana@example.org tomorrow").title == "Mail ana@example.org"
    assert understood("Mail ana@example.org tomorrow").fields == {"date": "2027-01-14"}
    assert understood("Sort @today box").tags == {"today": ""}
    assert understood("Sort @today box").fields == {}
    odd = ["constructor", "__proto__", "toString", "hasOwnProperty"]
    assert understood("Mend " + " ".join(f"@{name}" for name in odd)).tags == dict.fromkeys(odd, "")
    reading = understood('"Tomorrow Never Dies" p1')
    assert (reading.title, reading.fields) == ('"Tomorrow Never Dies"', {"priority": "1"})


def test_a_web_address_is_text():
    text = "See https://example.org/a:b?x=1#Home and https://example.org/@bills"
    assert understood(text) == Reading(text)
    text = "See https://example.org/a:b?x=1 ref:https://example.org foo:bar"
    assert understood(text, habits=Habits(symbols="todotxt")) == Reading(text)


def test_words_and_keys_of_todo_txt_beside_a_date_stay():
    reading = understood("2027-01-11 Pilates, leave 11:30 foo:bar due:2027-01-15", habits=Habits(symbols="todotxt"))
    assert (reading.title, reading.fields) == ("2027-01-11 Pilates, leave 11:30 foo:bar", {"date": "2027-01-15"})


@pytest.mark.parametrize(("words", "field"), [("📅", "date"), ("due 📅", "deadline"), ("fällig 📅", "deadline")])
def test_a_day_with_a_drawing_before_it_as_notes_of_other_apps_have_it(words, field):
    reading = understood(f"Call Ana {words} 2027-01-17")
    assert (reading.title, reading.fields) == ("Call Ana", {field: "2027-01-17"})


@pytest.mark.parametrize("time", ["10:00", "18:00", "23:59"])
def test_a_repeat_ends_with_its_last_day_whatever_the_hour(time):
    reading = understood("Stretch every day ending Jan 15", Moment(date(2027, 1, 13), time))
    repeat = str(reading.fields["repeat"])
    assert [reading.fields["date"], *coming(repeat, reading.fields["date"], "2027-01-13").days] == [
        *("2027-01-13", "2027-01-14", "2027-01-15"),
    ]


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "#", "@", "!", '"', "10/", "((((", "every", "in", "in 3", "at", "\u0130 in 3"]
)
def test_nothing_breaks_it(text):
    assert understood(text).pieces == ()


SOME_WORDS = [
    "call", "Ana", "on", "by", "in", "at", "for", "next", "this", "every", "every!", "the", "of", "and", "from",
    "until", "with", "Mi", "Wed", "Friday", "sonntags", "Sonntagabend", "20.1.", "5", "1.10.30", "2027-02-31",
    "10/01", "15", "Uhr", "5pm", "9:30", "noon", "abends", "half", "an", "hour", "einer", "halben", "Stunde", "mid",
    "Ende", "Januar", "May", "27th", "2nd", "last", "day", "month", "daily", "jedes", "Monats", ",", ":", "(", ")",
    "!fri", "#Home", "@bills", "p1", "tomorrow", "heute", "week", "3", "zwei", "Tage", "Monday's", "İ",
]  # fmt: skip


@given(st.lists(st.sampled_from(SOME_WORDS), max_size=12).map(" ".join))
@settings(steady, max_examples=300)
def test_whatever_words_come_together_are_read(text):
    reading = understood(text)
    assert [text[piece.start : piece.end] for piece in reading.pieces] == [piece.words for piece in reading.pieces]
    assert reading.title.strip() or not text.strip()


def test_a_weekday_before_a_date_in_figures_is_a_part_of_it():
    assert understood("Zahnarzt Mi 20.1. 15 Uhr").fields == {"date": "2027-01-20", "time": "15:00"}
    assert understood("Dentist Wed 20.1.").fields == {"date": "2027-01-20"}
