"""What may be the name of an account."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.names import NAME_MAX, clean_name, name_key
from domain.schema import Invalid


@pytest.mark.parametrize("name", ["ada", "Zoë", "李", "🦊", "o'neil", 'a"b', "Ada Lovelace", "x" * NAME_MAX, "<b>"])
def test_a_name_may_be_any_text_that_is_seen(name):
    assert clean_name(name) == name


@pytest.mark.parametrize(
    "name", ["", " ", "a:b", "a\nb", "a\0b", "a\u200bb", "a\u202eb", "\ud800", "x" * (NAME_MAX + 1), None, 5, ["ada"]]
)
def test_what_cannot_be_a_name_is_refused(name):
    with pytest.raises(Invalid, match="no colon"):
        clean_name(name)


def test_a_name_is_trimmed_and_composed():
    assert clean_name(" Zoe\u0308 ") == "Zoë"


@given(st.characters())
def test_a_name_and_its_other_cases_have_one_key(character):
    assert name_key(character) == name_key(character.casefold()) == name_key(name_key(character))
