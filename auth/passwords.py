"""Passwords, hashed by werkzeug's scrypt. Checking one costs the same for known and unknown names."""

import secrets
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cache

from werkzeug.security import check_password_hash, generate_password_hash

PASSWORD_MAX = 256
READABLE = "23456789abcdefghjkmnpqrstuvwxyz"

METHOD = "scrypt:32768:8:3"
"""N=2^15, r=8, p=3 is the least that OWASP's Password Storage Cheat Sheet names for 32 MiB; werkzeug's own p=1 is less.

It takes about a quarter of a second, once in five minutes for each person (`auth.memory`).
"""

HASHES_AT_ONCE = 2
"""A hash takes 32 MB and a core, to judge a password one for up to a second: a flood of guesses, or of registrations,
must not take all of them."""

_turns = threading.BoundedSemaphore(HASHES_AT_ONCE)
_mine = threading.local()

_REST = {"scrypt:32768:8:1": "scrypt:32768:8:2"}
"""The work that a check against an older hash lacks. Without it, time would tell known names from unknown."""


@contextmanager
def costly_turn(first: AbstractContextManager = nullcontext()) -> Iterator[None]:  # noqa: B008 - it can be used again
    """Wait until this thread may hash or judge a password, and has `first`. It may do so for the whole block.

    Everything costly takes a turn by itself. Read the count of wrong passwords, and raise it, within one turn. Then of
    many guesses at once, only about `HASHES_AT_ONCE` can be tried before the first of them is counted.
    """
    if getattr(_mine, "is_it", False):
        yield
        return
    with first, _turns:
        _mine.is_it = True
        try:
            yield
        finally:
            _mine.is_it = False


def composed(password: str) -> str:
    """Return `password` normalized, as keyboards write "ä" in different ways (NIST SP 800-63B, 3.1.1.2)."""
    return unicodedata.normalize("NFC", password)


@costly_turn()
def hash_password(password: str) -> str:
    """Return the hash of `password` that is stored."""
    return generate_password_hash(composed(password), METHOD)


def one_time_password() -> str:
    """Return a new random password of 79 bits, without characters that look alike, so that it can be read out."""
    return "-".join("".join(secrets.choice(READABLE) for _ in range(4)) for _ in range(4))


@costly_turn()
def is_right(password: str, stored_hash: str | None) -> bool:
    """Return whether `password` belongs to `stored_hash`. A refusal takes as long if the name is unknown (None)."""
    stored = stored_hash or _nobodys_hash(METHOD)
    # A hash from before passwords were normalized is of the password as typed.
    typed = [composed(password)] + ([password] if password != composed(password) else [])
    right = True in [_belongs(one, stored) for one in typed]  # both are checked, whatever the name
    if not right and stored_hash and _method(stored_hash) in _REST:
        for one in typed:
            _belongs(one, _nobodys_hash(_REST[_method(stored_hash)]))
    return right and bool(stored_hash)


def is_outdated(stored_hash: str) -> bool:
    """Return whether a hash was made by an older method, and should be replaced."""
    return _method(stored_hash) != METHOD


def _method(stored_hash: str) -> str:
    return stored_hash.partition("$")[0]


def _belongs(password: str, stored_hash: str) -> bool:
    try:
        return check_password_hash(stored_hash, password)
    except (ValueError, TypeError, OverflowError):  # a hash that this version cannot read
        return False


@cache
def _nobodys_hash(method: str) -> str:
    return generate_password_hash(secrets.token_urlsafe(), method)
