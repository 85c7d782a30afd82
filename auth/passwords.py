"""Passwords, hashed by werkzeug's scrypt, at a cost that is the same for known and unknown names."""

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
    """Wait until this thread may hash or judge a password, and has `first`, and let it do so for the whole block.

    Whatever is costly takes such a turn by itself. Read and raise the count of wrong passwords within one turn. Then at
    most about `HASHES_AT_ONCE` guesses that come together can be tried before the first of them is counted.
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
    """Return `password` as it is hashed, however a keyboard makes an "ä": as NIST SP 800-63B, 3.1.1.2 asks for."""
    return unicodedata.normalize("NFC", password)


@costly_turn()
def hash_password(password: str) -> str:
    """Return the hash of `password` that is stored."""
    return generate_password_hash(composed(password), METHOD)


def one_time_password() -> str:
    """Return a new random password of 79 bits, without letters and digits that look alike, to be read out."""
    return "-".join("".join(secrets.choice(READABLE) for _ in range(4)) for _ in range(4))


@costly_turn()
def is_right(password: str, stored_hash: str | None) -> bool:
    """Return whether `password` belongs to `stored_hash`; a refusal costs the same for an unknown name (None)."""
    stored = stored_hash or _nobodys_hash(METHOD)
    # A hash that was made before passwords were composed is of what was typed.
    typed = [composed(password)] + ([password] if password != composed(password) else [])
    right = True in [_belongs(one, stored) for one in typed]  # both are checked, whatever the name
    if not right and stored_hash and _method(stored_hash) in _REST:
        for one in typed:
            _belongs(one, _nobodys_hash(_REST[_method(stored_hash)]))
    return right and bool(stored_hash)


def is_outdated(stored_hash: str) -> bool:
    """Return whether a hash was made by another method than today's, and should be replaced."""
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
