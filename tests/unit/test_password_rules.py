"""Which passwords an account may have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auth.password_rules import JUDGED, check_password, strength
from domain.clean import Invalid
from domain.names import NAME_MAX
from tests.factories import steady, utf8

GOOD = [
    "sunflower tractor moon",
    "correct horse battery staple",
    "Zwölf Boxkämpfer jagen",
    "kL9#vPq2!xWm",
    "密码 密碼 パスワード 암호문",
    "a:colon:is:fine:here",
    "x7" + " zebra lantern" * 18,
]
BAD = {
    "": "Type a new password.",
    "short one": "at least 12 characters, and this one has 9",
    "sunflower\ttractor": "cannot be typed",
    "sunflower\0tractor": "cannot be typed",
    "sunflower\ud800tractor": "cannot be typed",
    "sunflower tractor " * 15: "at most 256 characters, and this one has 270",
    "i-am-Lovelace-1815": "account's name",
    "I am L.O.V.E.L.A.C.E!": "account's name",
    "my Dash To-Do tractor": "name of this app",
    "dashtodo sunflower 7": "name of this app",
    "password1234": "easy to guess",
    "qwertyuiop123": "easy to guess",
    "aaaaaaaaaaaaaaaaaaaa": "easy to guess",
    "abcabcabcabcabcabc": "easy to guess",
    "P@ssw0rd2024": "easy to guess",
    "iloveyou1234": "easy to guess",
    "123456789012": "easy to guess",
}


@pytest.mark.parametrize("password", GOOD)
def test_a_long_password_that_is_hard_to_guess_is_taken_as_it_is(password):
    assert check_password(password, "lovelace") == password


@pytest.mark.parametrize(("password", "reason"), BAD.items(), ids=repr)
def test_a_bad_password_is_refused_with_what_to_do(password, reason):
    with pytest.raises(Invalid, match=reason):
        check_password(password, "lovelace")


@pytest.mark.parametrize("password", [None, 5, [], {"type": "Div"}], ids=repr)
def test_what_is_no_text_is_no_password(password):
    with pytest.raises(Invalid):
        check_password(password, "ada")


def test_a_name_of_one_or_two_letters_may_be_part_of_a_password():
    assert check_password("sunflower tractor moon", "su")


def test_leading_and_trailing_spaces_belong_to_a_password():
    assert check_password("  sunflower tractor moon ", "ada") == "  sunflower tractor moon "


def test_the_name_of_the_account_makes_a_password_weaker():
    assert strength("lovelace1815", "lovelace").score < strength("lovelace1815", "ada").score


def test_a_name_of_any_length_is_judged_by_its_beginning(monkeypatch):
    judged = []

    def zxcvbn(password: str, user_inputs: list[str]) -> dict:
        judged.append((password, user_inputs))
        return {"score": 0, "feedback": {"warning": "", "suggestions": []}}

    monkeypatch.setattr("zxcvbn.zxcvbn", zxcvbn)
    strength("sunflower " * 100_000, "a" * 1_000_000)

    assert [(len(password), *map(len, names)) for password, names in judged] == [(JUDGED, NAME_MAX)]


def test_a_weak_password_comes_with_advice():
    assert "Add another word" in strength("password1234", "ada").advice


def test_an_empty_box_is_judged_too():
    assert strength("", "ada").score == 0


@steady
@given(st.text(utf8, max_size=2 * JUDGED), st.text(utf8, max_size=NAME_MAX))
def test_whatever_is_typed_is_judged(password, name):
    assert 0 <= strength(password, name).score <= 4
