"""Rules for the name of an account."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.clean import Invalid
from domain.names import NAME_MAX, clean_name, name_key


@pytest.mark.parametrize("name", ["ada", "Zoë", "李", "🦊", "o'neil", 'a"b', "Ada Lovelace", "x" * NAME_MAX, "<b>"])
def test_a_name_may_be_any_text_that_is_seen(name):
    assert clean_name(name) == name


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "a:b",
        "a\nb",
        "a\0b",
        "a\u200bb",
        "a\u202eb",
        "a\u3164",
        "\u2800",
        "a\ufe0f",
        "\ud800",
        "x" * (NAME_MAX + 1),
        None,
        5,
        ["ada"],
    ],
)
def test_what_cannot_be_a_name_is_refused(name):
    with pytest.raises(Invalid, match="no colon"):
        clean_name(name)


def test_a_name_is_trimmed_and_composed():
    assert clean_name(" Zoe\u0308 ") == "Zoë"


def test_the_length_of_a_name_is_looked_at_before_it_is_composed(monkeypatch):
    composed: list[str] = []
    noting = SimpleNamespace(normalize=lambda _form, text: composed.append(text))
    monkeypatch.setattr("domain.names.unicodedata", noting)
    with pytest.raises(Invalid, match="no colon"):
        clean_name("a" + "\u0301\u0323" * 150_000)

    assert composed == []


def test_a_name_may_be_typed_in_parts():
    assert clean_name("\u1f82" * NAME_MAX) == clean_name("\u03b1\u0313\u0300\u0345" * NAME_MAX)


@given(st.characters())
def test_a_name_and_its_other_cases_have_one_key(character):
    assert name_key(character) == name_key(character.casefold()) == name_key(name_key(character))
