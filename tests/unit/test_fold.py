"""Text as it is searched: without case and accents."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.clean import NOTES_MAX
from domain.fold import fold
from tests.factories import steady, utf8


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Zähler", "zahler"),
        ("ZÄHLER", "zahler"),
        ("Za\u0308hler", "zahler"),
        ("Straße", "strasse"),
        ("STRASSE", "strasse"),
        ("Łódź", "lodz"),
        ("İstanbul", "istanbul"),
        ("Ελλάς", "ελλασ"),
        ("йод", "иод"),
        ("\uff46\uff55\uff4c\uff4c", "full"),
        ("“yes” – it’s", '"yes" - it\'s'),
        ("100% a_b C++", "100% a_b c++"),
        ("がき", "がき"),
    ],
)
def test_case_and_accents_are_left_out_and_signs_stay(text, folded):
    assert fold(text) == fold(folded) == unicodedata.normalize("NFC", folded)


@given(st.text(utf8))
@steady
def test_what_is_folded_stays_so_and_is_the_same_however_it_was_composed(text):
    folded = fold(text)
    assert fold(folded) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


@pytest.mark.parametrize("marks", ["\u0301\u0316", "\u0f71\u0f72", "\u1dc4\u1dcf\u1dce"])
def test_many_marks_on_a_letter_take_no_time(marks):
    begun = time.process_time()
    fold("a" + marks * (NOTES_MAX // len(marks)))
    assert time.process_time() - begun < 0.1
