"""The names of accounts: which are allowed, and when two count as the same."""

import unicodedata

from domain.clean import UNSEEN, Invalid

NAME_MAX = 64
TYPED_MAX = 4 * NAME_MAX
"""The most characters as typed: a name of `NAME_MAX` composed characters (NFC) cannot have more.

This is checked before a name is composed, since the time for that grows with the square of its length (Unicode 17,
3.11: the marks on a letter are sorted)."""
NOBODY = "signed-out"
"""The name that a browser gives after signing out. No account can have it."""


def clean_name(value: object) -> str:
    """Return `value` as the name of an account, trimmed.

    Raises `Invalid` if it is not text, is empty or longer than `NAME_MAX`, has a character that cannot be seen, or has
    a colon, which HTTP Basic cannot carry (RFC 7617, section 2).
    """
    typed = isinstance(value, str) and len(value) <= TYPED_MAX
    name = unicodedata.normalize("NFC", str(value)).strip() if typed else ""
    if not name or len(name) > NAME_MAX or ":" in name or not name.isprintable() or UNSEEN.search(name):
        raise Invalid(f"This is not a name. Allowed: 1 to {NAME_MAX} letters, digits, signs or spaces, but no colon.")
    if name_key(name) == NOBODY:
        raise Invalid(f"An account cannot be called {name}. Choose another name.")
    return name


def name_key(name: str) -> str:
    """Return a key that is the same for names that people take for one, as "Ada" and "ada" (Unicode 17, 3.13, D146)."""
    key = unicodedata.normalize("NFD", name)
    for _ in range(2):
        key = unicodedata.normalize("NFKC", key.casefold())
    return key
