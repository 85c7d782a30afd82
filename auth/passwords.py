"""Passwords: hashed by werkzeug's scrypt, checked once and then remembered for a short while.

A check costs about a tenth of a second by design, and HTTP Basic brings the password with every request. So a
verified credential is remembered by an HMAC under a key that only this process has. The stored hash is part of what is
remembered: with another password, or without the account, the memory is worth nothing at once.
"""

import hashlib
import hmac
import secrets
import threading
import time
from collections import OrderedDict
from functools import cache

from werkzeug.security import check_password_hash, generate_password_hash

REMEMBERED_SECONDS = 300
REMEMBERED_MOST = 1024
PASSWORD_MAX = 256
READABLE = "23456789abcdefghjkmnpqrstuvwxyz"

_key = secrets.token_bytes(32)
_verified: OrderedDict[bytes, float] = OrderedDict()
_lock = threading.Lock()


def hash_password(password: str) -> str:
    """Return what to store of `password`."""
    return generate_password_hash(password)


def one_time_password() -> str:
    """Return a new random password of 79 bits, without letters and digits that look alike, to be read out."""
    return "-".join("".join(secrets.choice(READABLE) for _ in range(4)) for _ in range(4))


def is_right(name: str, password: str, stored_hash: str | None) -> bool:
    """Return whether `password` belongs to `stored_hash`; an unknown name (None) costs the same time."""
    seen = _remembrance(name, password, stored_hash or "")
    if stored_hash and _is_remembered(seen):
        return True
    try:
        right = check_password_hash(stored_hash or _nobodys_hash(), password)
    except (ValueError, TypeError, OverflowError):  # a hash that this version cannot read
        right = False
    if not right or not stored_hash:
        return False
    _remember(seen)
    return True


def _remembrance(name: str, password: str, stored_hash: str) -> bytes:
    parts = (name.encode(), hashlib.sha256(password.encode()).digest(), stored_hash.encode())
    return hmac.digest(_key, b"\0".join(parts), "sha256")


def _is_remembered(seen: bytes) -> bool:
    with _lock:
        return _verified.get(seen, 0) > time.monotonic()


def _remember(seen: bytes) -> None:
    with _lock:
        _verified[seen] = time.monotonic() + REMEMBERED_SECONDS
        _verified.move_to_end(seen)
        while len(_verified) > REMEMBERED_MOST:
            _verified.popitem(last=False)


@cache
def _nobodys_hash() -> str:
    return hash_password(secrets.token_urlsafe())
