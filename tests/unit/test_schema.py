"""Rules for the data that a person enters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.clean import LIST_TITLE_MAX, TASK_TITLE_MAX, Invalid, clean_id, clean_title
from domain.schema import empty
from tests.factories import steady

any_text = st.text(st.characters())
"""Also lone surrogates and controls, which a browser can send."""


def test_empty_data_has_neither_lists_nor_tasks():
    assert empty() == {"seq": 0, "lists": {}, "sections": {}, "tags": {}, "smart_lists": {}, "tasks": {}}


def test_empty_data_is_new_each_time():
    assert empty()["lists"] is not empty()["lists"]


@pytest.mark.parametrize("value", ["12345678", "aZ09_-aZ", "x" * 64])
def test_an_id_is_8_to_64_letters_digits_dashes_and_underscores(value):
    assert clean_id(value) == value


@pytest.mark.parametrize(
    "value",
    [
        "",
        "1234567",
        "x" * 65,
        "with space",
        "with/slash",
        "12345678\n",
        "ümläute-",
        "\uff11" * 8,
        None,
        12345678,
        ["12345678"],
    ],
)
def test_anything_else_is_no_id(value):
    with pytest.raises(Invalid, match="not a valid id"):
        clean_id(value)


@pytest.mark.parametrize("blank", ["", " ", "\t\n", "\u00a0", "\u2003", "\x00"])
def test_a_title_of_blanks_is_empty(blank):
    assert clean_title(blank) == ""


def test_a_title_is_trimmed():
    assert clean_title("  Milk \n") == "Milk"


def test_blanks_within_a_title_are_kept():
    assert clean_title("Oat  milk") == "Oat  milk"


@pytest.mark.parametrize("control", ["\n", "\r\n", "\t", "\x00", "\x1b", "\x7f", "\x85", "\u2028", "\u2029"])
def test_a_title_is_one_line_without_controls(control):
    assert clean_title(f"Oat{control}milk") == "Oat milk"


@pytest.mark.parametrize(
    "title", ["牛乳", "חלב", "🥛👩‍👩‍👧", "<b>Milk</b>", "{{title}}", "Robert'); DROP TABLE tasks;--"]
)
def test_a_title_may_be_any_other_text(title):
    assert clean_title(title) == title


def test_half_a_character_becomes_the_sign_for_that():
    assert clean_title("Milk \ud83e") == "Milk \ufffd"


@pytest.mark.parametrize("title", ["\u200b", "\ufeff \u2060", "\xad", "\u3164\u3164", "\u2800", "\ufe0f", "\u3000"])
def test_a_title_that_nobody_sees_is_empty(title):
    assert clean_title(title) == ""


@pytest.mark.parametrize("title", ["❤\ufe0f", "a\u200cb", "soft\xadware"])
def test_what_nobody_sees_stays_where_it_shapes_what_is_seen(title):
    assert clean_title(title) == title


@given(any_text)
@steady
def test_a_clean_title_stays_as_it_is(text):
    assert clean_title(clean_title(text)) == clean_title(text)


@given(any_text)
@steady
def test_a_clean_title_is_one_line_that_can_be_written_down(text):
    assert len(clean_title(text).encode("utf-8").decode().splitlines()) <= 1


@pytest.mark.parametrize("value", [None, 1, True, ["Milk"], {"title": "Milk"}, b"Milk"])
def test_a_title_is_text(value):
    with pytest.raises(Invalid, match="A title is text"):
        clean_title(value)


@pytest.mark.parametrize("limit", [TASK_TITLE_MAX, LIST_TITLE_MAX])
def test_a_title_may_be_as_long_as_its_limit(limit):
    assert clean_title("x" * limit, limit) == "x" * limit


def test_the_limit_is_for_the_trimmed_title():
    assert clean_title(" " * 500 + "x" * TASK_TITLE_MAX) == "x" * TASK_TITLE_MAX


def test_a_longer_title_is_refused_and_not_cut():
    with pytest.raises(Invalid, match=r"at most 1,000 characters, and this one has 1,001\. Shorten it"):
        clean_title("x" * (TASK_TITLE_MAX + 1))
