"""Rules for passwords: long, and hard to guess even with the lists of leaked ones."""

import re
from dataclasses import dataclass

from auth.passwords import PASSWORD_MAX, costly_turn
from domain.clean import Invalid
from domain.names import NAME_MAX

PASSWORD_MIN = 12
APP_NAME = "dashtodo"
SCORE_MIN = 3
JUDGED = 32
"""The characters that are judged. More would take zxcvbn seconds, and can only make a password stronger."""

WORDS = ("Very weak", "Weak", "Still weak", "Good", "Strong")
ADVICE = "Add another word or two."


@dataclass(frozen=True)
class Strength:
    """The strength of a password: a `score` from 0 (easy to guess) to 4, the same in a word, and how to improve it."""

    score: int
    word: str
    advice: str


def check_password(password: object, name: str) -> str:
    """Return `password` if the account called `name` may have it; otherwise raise `Invalid`."""
    if not isinstance(password, str) or not password:
        raise Invalid("Type a new password.")
    if not password.isprintable():
        raise Invalid("This password has a character that cannot be typed. Leave it out.")
    if len(password) < PASSWORD_MIN:
        raise Invalid(
            f"A password has at least {PASSWORD_MIN} characters, and this one has {len(password)}. Add a word."
        )
    if len(password) > PASSWORD_MAX:
        raise Invalid(
            f"A password has at most {PASSWORD_MAX} characters, and this one has {len(password)}. Shorten it."
        )
    if len(_plain(name)) > 2 and _plain(name) in _plain(password):
        raise Invalid("This password has the account's name in it. Leave the name out.")
    if APP_NAME in _plain(password):
        raise Invalid("This password has the name of this app in it. Leave the name out.")
    judged = strength(password, name)
    if judged.score < SCORE_MIN:
        raise Invalid(f"This password is easy to guess. {judged.advice}")
    return password


@costly_turn()
def strength(password: str, name: str) -> Strength:
    """Judge `password`, which may be empty, for the account called `name`."""
    if not password:  # zxcvbn would fail
        return Strength(0, WORDS[0], ADVICE)
    from zxcvbn import zxcvbn  # imported here: its lists of words take 13 MB, and most processes never need them

    result = zxcvbn(password[:JUDGED], user_inputs=[name[:NAME_MAX]])
    advice = " ".join([result["feedback"]["warning"], *result["feedback"]["suggestions"][:1]]).strip()
    return Strength(result["score"], WORDS[result["score"]], advice or ADVICE)


def _plain(text: str) -> str:
    """Return the letters and digits of `text`, in lower case."""
    return re.sub(r"[\W_]", "", text.casefold())
