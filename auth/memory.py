"""Remembers which credentials were found right a short while ago.

HTTP Basic sends the password with every request, and checking it takes a quarter of a second on purpose. So a right one
is remembered by an HMAC, under a key that only this process has. The stored hash is part of it: once the password is
changed or the account deleted, the memory is useless. The client's address is part of it too: a guesser at another
address must not learn from it that a guess is right.
"""

import hashlib
import hmac
import secrets
import threading
import time
from collections import OrderedDict

REMEMBERED_SECONDS = 300
REMEMBERED_MOST = 1024

_key = secrets.token_bytes(32)
_right: OrderedDict[bytes, float] = OrderedDict()
_lock = threading.Lock()


def remembrance(name: str, password: str, address: str, stored_hash: str) -> bytes:
    """Return the key under which a credential is remembered."""
    parts = (name.encode(), hashlib.sha256(password.encode()).digest(), address.encode(), stored_hash.encode())
    # Each part is hashed first, so that no part can pass for two.
    return hmac.digest(_key, b"".join(hashlib.sha256(part).digest() for part in parts), "sha256")


def is_remembered(seen: bytes) -> bool:
    """Return whether a credential was found right recently."""
    with _lock:
        return _right.get(seen, 0) > time.monotonic()


def remember(seen: bytes) -> None:
    """Remember a credential. If there are too many, the oldest are forgotten."""
    with _lock:
        _right[seen] = time.monotonic() + REMEMBERED_SECONDS
        _right.move_to_end(seen)
        while len(_right) > REMEMBERED_MOST:
            _right.popitem(last=False)
