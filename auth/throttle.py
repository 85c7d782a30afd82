"""How long a guesser at passwords has to wait. `storage.accounts.login_tries` keeps the counts.

Failures are counted under three keys: the name tried from this address, the address, and the name from anywhere. Under
each, some are free, and then each one doubles the wait, up to a minute. So one account takes fewer than 100 guesses an
hour, from all addresses together (OWASP ASVS 4.0.3, 2.2.1), and no guess keeps anybody out for longer than a minute.
"""

import hashlib
import hmac
import ipaddress
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.names import name_key
from storage.accounts.login_tries import FORGOTTEN_AFTER, Tries

FREE_OF_PAIR = 5
FREE_OF_NAME = 20
FREE_OF_ADDRESS = 50
LONGEST_WAIT = 60
"""In seconds. Longer would hardly slow a guesser more, but would keep out an owner who comes from a new address."""


@dataclass(frozen=True)
class Keys:
    """The three keys under which a failed try is counted."""

    pair: str
    address: str
    name: str

    def __iter__(self):
        return iter((self.pair, self.address, self.name))

    def free(self, key: str) -> int:
        """Return how many failures under `key` cost no wait."""
        return {self.pair: FREE_OF_PAIR, self.address: FREE_OF_ADDRESS, self.name: FREE_OF_NAME}[key]


def keys_of(name: str, address: str, secret: str) -> Keys:
    """Return the keys for a try. They are hashed, since some people type their password as the name."""

    def key(*parts: str) -> str:
        return hmac.new(secret.encode(), "\0".join(parts).encode(), hashlib.sha256).hexdigest()

    name = name_key(name)
    return Keys(key("pair", address, name), key("address", address), key("name", name))


def counted(tries: Tries | None, free: int, now: datetime) -> Tries:
    """Return `tries` with one more failure at `now`."""
    before = tries.failures if tries and now - tries.last_at < FORGOTTEN_AFTER else 0
    # The exponent has a limit; the count has none.
    wait = 0 if before + 1 < free else min(2 ** min(before + 1 - free, 30), LONGEST_WAIT)
    return Tries(before + 1, now, now + timedelta(seconds=wait))


def seconds_to_wait(keys: Keys, tries: Mapping[str, Tries], known: bool, now: datetime) -> int:
    """Return how many whole seconds to wait before the next try; 0 if it may be made now.

    A name and address that are `known`, from earlier log-ins, wait for their own failures only, so that strangers
    elsewhere cannot keep the owner out.
    """
    counting = [keys.pair] if known else list(keys)
    return max((wait_of(tries[key], now) for key in counting if key in tries), default=0)


def wait_of(tries: Tries, now: datetime) -> int:
    """Return how many seconds to wait after `tries`. More than the longest comes from a wrong clock: it counts as 0."""
    wait = math.ceil((tries.wait_until - now).total_seconds())
    return wait if 0 < wait <= LONGEST_WAIT else 0


def address_of(remote: str | None) -> str:
    """Return the address under which to count. For IPv6 it is the network of 64 bits, which is one customer's."""
    try:
        found = ipaddress.ip_address((remote or "").split("%")[0])
    except ValueError:
        return "unknown"
    if isinstance(found, ipaddress.IPv6Address):
        found = found.ipv4_mapped or found
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    return str(ipaddress.ip_network((found, 64), strict=False))
