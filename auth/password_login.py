"""Finds the account for a name and a password. All routes and methods decide it here."""

import itertools
import logging
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from auth.memory import is_remembered, remember, remembrance
from auth.passwords import PASSWORD_MAX, costly_turn, hash_password, is_outdated, is_right
from auth.throttle import Keys, counted, keys_of, seconds_to_wait
from domain.names import NAME_MAX
from storage.accounts.accounts import Account, find_account, renew_hash
from storage.accounts.devices import logged_in_from, record_login
from storage.accounts.login_tries import FORGOTTEN_AFTER, count_failure, forget_tries, forget_tries_before, tries_of
from storage.database.engine import NotNow, reading_together, together

DEVICES_KEPT = timedelta(days=90)
SWEEP_EVERY = 100
"""After this many failures, outdated counts are removed."""

log = logging.getLogger(__name__)


class TooManyTries(Exception):
    """The name cannot be tried from this address for so many `seconds`."""

    def __init__(self, seconds: int):
        super().__init__(seconds)
        self.seconds = seconds


class PasswordLogin:
    """Checks names and passwords, and makes guessers wait."""

    def __init__(self, secret: str):
        self._secret = secret
        self._same_credential = [threading.Lock() for _ in range(64)]
        self._failures = itertools.count()

    def account_of(self, name: str, password: str, address: str, agent: str) -> Account | None:
        """Return the account with this name and password, or None. `agent` names the browser, for the account's owner.

        Raises `TooManyTries` while the name may not be tried from `address`, even with the right password. Otherwise a
        remembered password, which skips the check, would tell a guesser that it is right.
        """
        if not (0 < len(name) <= NAME_MAX and 0 < len(password) <= PASSWORD_MAX) or "\0" in name + password:
            return None
        keys = keys_of(name, address, self._secret)
        with reading_together():
            account = find_account(name)
            if account and (account.disabled_at or not account.password_hash):
                account = None
            seen = remembrance(name, password, address, account.password_hash if account else "")
            _check_wait(keys, account, address, seen)
        if account and is_remembered(seen):
            return account
        # A page that opens sends several requests at once. The first is checked, and the others find it remembered.
        with costly_turn(self._same_credential[seen[0] % len(self._same_credential)]):
            if account and is_remembered(seen):
                return account
            # Check again, as guesses that came at the same time but before this one may have been counted meanwhile.
            _check_wait(keys, account, address, seen)
            right = is_right(password, account.password_hash if account else None)
            if not account or not right:
                self._failed(account, keys)
                return None
            account = _noted(account, password, keys, agent, address)
            remember(remembrance(name, password, address, account.password_hash))
            return account

    def _failed(self, account: Account | None, keys: Keys) -> None:
        now = datetime.now(UTC)
        count_failure(
            list(keys),
            account.id if account else None,
            now,
            lambda key, tries: counted(tries, keys.free(key), now),
        )
        if next(self._failures) % SWEEP_EVERY == 0:
            forget_tries_before(now - FORGOTTEN_AFTER)


def _noted(account: Account, password: str, keys: Keys, agent: str, address: str) -> Account:
    """Note that the account has logged in, if the database can: logging in does not depend on that.

    The password is hashed again if its hash is outdated. It stays the same, so nobody is logged out.
    """
    old = account.password_hash
    new = hash_password(password) if is_outdated(old) else old
    try:
        forget_tries(keys.pair)
        with together():
            note_login(account, agent, address)
            renewed = new != old and renew_hash(account.id, old, new)
    except NotNow as problem:
        log.warning("A log-in could not be noted: %s", problem)
        return account
    return replace(account, password_hash=new) if renewed else account


def note_login(account: Account, agent: str, address: str) -> None:
    """Note that the account logged in from a browser at an address, to tell its owner. Raises `NotNow`."""
    now = datetime.now(UTC)
    record_login(account.id, agent, address, now.isoformat(), (now - DEVICES_KEPT).isoformat())


def _check_wait(keys: Keys, account: Account | None, address: str, seen: bytes) -> None:
    tries = tries_of(list(keys))
    if not tries:
        return
    known = is_remembered(seen) or logged_in_from(account.id if account else None, address)
    wait = seconds_to_wait(keys, tries, known, datetime.now(UTC))
    if wait:
        raise TooManyTries(wait)
