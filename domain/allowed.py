"""Which texts a setting may have, and the error for any other text.

Each function here takes the name of a setting and its text, or returns a function that does. It returns the value, or
raises `BadSetting`.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import urlsplit

DISCOVERY = "/.well-known/openid-configuration"
"""Where a provider says what it can do, below its address."""


class BadSetting(SystemExit):
    """A setting is wrong. Says which one and what is allowed, and ends the program."""


def text(_: str, value: str) -> str:
    """Take any text."""
    return value


def words(_: str, value: str) -> tuple[str, ...]:
    """Take words with commas between them."""
    return tuple(word.strip() for word in value.split(",") if word.strip())


def whole(least: int, most: int) -> Callable[[str, str], int]:
    """Take a whole number from `least` to `most`."""

    def number(name: str, value: str) -> int:
        if _is_whole(value) and least <= int(value) <= most:
            return int(value)
        raise BadSetting(f"{name}={value} is not understood. Allowed: a whole number from {least} to {most}.")

    return number


def three_counts(name: str, value: str) -> tuple[int, int, int]:
    """Take three numbers with commas between them, each below 1,000."""
    counts = [count.strip() for count in value.split(",")]
    if len(counts) == 3 and all(_is_whole(count) and len(count) < 4 for count in counts):
        days, weeks, months = map(int, counts)
        return days, weeks, months
    raise BadSetting(f"{name}={value} is not understood. Allowed: three numbers, as 7,4,6, or 0,0,0 for none at all.")


def one_of(*names: str) -> Callable[[str, str], str]:
    """Take one of two names or more."""

    def known(name: str, value: str) -> str:
        if value in names:
            return value
        raise BadSetting(f"{name}={value} is not understood. Allowed: {', '.join(names[:-1])} or {names[-1]}.")

    return known


def switch(name: str, value: str) -> bool:
    """Take what says on or off."""
    if value.lower() in ("1", "true", "yes", "on"):
        return True
    if value.lower() in ("0", "false", "no", "off"):
        return False
    raise BadSetting(f"{name}={value} is neither on nor off. Allowed: 1 or 0.")


def origin(name: str, value: str) -> str:
    """Take nothing, or an address without a path. Return it as browsers do: without the default port of its scheme."""
    found = re.fullmatch(r"((https?)://(?:[\w.-]+|\[[\da-f:.]+\]))(:\d+)?/?", value.lower(), re.ASCII)
    if not value:
        return ""
    if not found:
        raise BadSetting(
            f"{name}={value} is not where people can open this. Allowed: https://HOST or https://HOST:PORT; a path "
            "goes into BASE_PATH."
        )
    without_port, scheme, port = found.groups()
    return without_port if port == {"http": ":80", "https": ":443"}[scheme] else without_port + (port or "")


def base_path(name: str, value: str) -> str:
    """Take nothing, or a path."""
    if not value or re.fullmatch(r"(/[\w-]+)+", value, re.ASCII):
        return value
    raise BadSetting(
        f"{name}={value} is not a path. Allowed: /NAME or /NAME/NAME, of letters, digits, - and _, with no / at the "
        "end, or unset if no other app is on this host."
    )


def issuer(name: str, value: str) -> str:
    """Take nothing, or an address with https; with http only on this machine."""
    with suppress(ValueError):  # from a port that is no number
        parts, own = urlsplit(value), value.rstrip("/")
        on_this_machine = parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost", "::1")
        is_web = parts.hostname and parts.port != 0 and (parts.scheme == "https" or on_this_machine)
        if not value or (is_web and not own.endswith(DISCOVERY) and not parts.query and not parts.fragment):
            return own
    raise BadSetting(
        f"{name}={value} is not the address of a provider. Allowed: https://HOST/PATH, without {DISCOVERY}"
    )


def domains(name: str, value: str) -> tuple[str, ...]:
    """Take the domains of addresses of people, with commas between them."""
    found = words(name, value.lower())
    if all(re.fullmatch(r"[\w-]+(\.[\w-]+)*", one) for one in found):
        return found
    raise BadSetting(f"{name}={value} is not understood. Allowed: what follows the @, as example.com,example.org")


# The texts below may hold a password or a key, and so are not repeated.


def database_url(name: str, value: str) -> str:
    """Take the address of a database, as SQLAlchemy has it."""
    with suppress(ValueError):  # from a port that is no number
        parts = urlsplit(value)
        port_is_one = parts.port is None or parts.port > 0
        if value.startswith("sqlite:///"):
            file = value.removeprefix("sqlite:///")
            if file and not file.startswith(("?", ":", "~", "file:")):  # which would be lost at the end, or elsewhere
                return value
        if parts.scheme == "postgresql+psycopg" and parts.netloc.count("@") < 2 and port_is_one:
            return value
    raise BadSetting(
        f"{name} is not understood. Allowed: sqlite:///FILE or postgresql+psycopg://USER:PASSWORD@HOST:PORT/NAME, "
        "with an @ or a / in the password written as %40 or %2F."
    )


def redis_url(name: str, value: str) -> str:
    """Take nothing, or the address of a Redis."""
    with suppress(ValueError):  # from a port that is no number
        parts = urlsplit(value)
        is_redis = parts.scheme in ("redis", "rediss") and parts.hostname and parts.port != 0
        if not value or (is_redis and re.fullmatch(r"(/\d*)?", parts.path, re.ASCII) and not parts.query):
            return value
    raise BadSetting(
        f"{name} is not understood. Allowed: redis://:PASSWORD@HOST:PORT/NUMBER, rediss:// for TLS, or unset to "
        "count in the database."
    )


def chat_url(name: str, value: str) -> str:
    """Take nothing, or the address of a language model."""
    with suppress(ValueError):  # from a port that is no number
        parts = urlsplit(value)
        is_web = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0 and "@" not in parts.netloc
        is_whole = parts.path.rstrip("/").endswith("/chat/completions")
        if not value or (is_web and not is_whole and not parts.query and not parts.fragment):
            return value.rstrip("/")
    raise BadSetting(
        f"{name} is not understood. Allowed: https://HOST/v1 or http://HOST:PORT/v1, the address of an API "
        "like OpenAI's, without /chat/completions, a name or a password. A key goes into CHAT_KEY."
    )


def chat_key(name: str, value: str) -> str:
    """Take nothing, or what can be sent in the header of a request."""
    if value.isascii() and value.isprintable() and " " not in value:
        return value
    raise BadSetting(f"{name} is not understood. Allowed: printable ASCII characters without blanks, as you got them.")


def keys(name: str, value: str) -> tuple[str, ...]:
    """Take nothing, or one secret key or more, with commas or line ends between them."""
    found = tuple(key.strip() for key in re.split(r"[,\n]", value) if key.strip())
    if not value or (found and all(len(key) >= 32 for key in found)):
        return found
    raise BadSetting(
        f"{name} is too short. Allowed: 32 characters or more, or several such keys with commas between them, or "
        "unset to have one made."
    )


def _is_whole(value: str) -> bool:
    return value.isdecimal() and value.isascii() and len(value) < 12
