"""Limits other things that may be done only so often: confirming a password, making accounts.

They are counted in the same table as log-ins, and with the same growing waits (`auth.throttle`).
"""

import hashlib
from datetime import UTC, datetime

from auth.throttle import counted, wait_of
from domain.clean import Invalid
from storage.accounts.login_tries import count_failure, forget_tries, tries_of

FREE = 8
"""How often something may be done without a wait."""


def check_turn(what: str) -> None:
    """Raise `Invalid` while `what`, a text that names a person and an action, has to wait."""
    key, now = _key(what), datetime.now(UTC)
    tries = tries_of([key])
    wait = wait_of(tries[key], now) if tries else 0
    if wait:
        raise Invalid(f"This was tried too often. Wait {wait} {'second' if wait == 1 else 'seconds'}, and try again.")


def count_turn(what: str) -> None:
    """Count that `what` was done."""
    now = datetime.now(UTC)
    count_failure([_key(what)], None, now, lambda _, tries: counted(tries, FREE, now))


def forget_turns(what: str) -> None:
    """Forget how often `what` was done."""
    forget_tries(_key(what))


def _key(what: str) -> str:
    return hashlib.sha256(what.encode()).hexdigest()
