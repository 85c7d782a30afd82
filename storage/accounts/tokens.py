"""Random texts that open something for whoever has one. The database keeps only their SHA-256, which opens nothing."""

import hashlib
import secrets


def new_token() -> str:
    """Return 256 random bits as 43 characters that fit into an address or a cookie."""
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    """Return what the database keeps of a token."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
