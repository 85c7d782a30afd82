"""Links by which somebody makes an account, once."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from domain.clean import Invalid
from storage.accounts import accounts
from storage.accounts.accounts import add_account, find_account
from storage.accounts.audit import entries
from storage.accounts.invites import DAYS, add_invite, is_open, open_invites, redeem, revoke
from tests.factories import NOW, instant
from tests.storage.people import everything

LATER = instant(DAYS * 24 * 3600)


@pytest.fixture
def admin() -> int:
    add_account("another admin", "a hash", NOW, role="admin")
    return add_account("admin", "a hash", NOW, role="admin")


@pytest.fixture
def token(admin) -> str:
    return add_invite(admin, "Ada", "admin", NOW)


def test_an_invitation_makes_one_account(token):
    account_id = redeem(token, "ada", "a hash", instant(1))

    assert find_account("ada") == accounts.Account(account_id, "ada", "a hash")
    with pytest.raises(Invalid, match="not valid"):
        redeem(token, "bob", "a hash", instant(2))
    assert find_account("bob") is None


def test_of_two_who_use_it_at_once_one_gets_an_account(token):
    def tries(name: str) -> bool:
        try:
            redeem(token, name, "a hash", instant(1))
        except Invalid:
            return False
        return True

    with ThreadPoolExecutor(3) as pool:
        assert sorted(pool.map(tries, ["ada", "bob", "eve"])) == [False, False, True]


def test_a_name_that_is_taken_does_not_use_it_up(token):
    with pytest.raises(Invalid, match="already an account"):
        redeem(token, "Admin", "a hash", instant(1))
    assert is_open(token, instant(1))


@pytest.mark.parametrize("guess", ["", "x", "\ud800", "a\0b", "x" * 5_000])
@pytest.mark.usefixtures("token")
def test_another_token_makes_none(guess):
    before = everything()
    with pytest.raises(Invalid, match="not valid"):
        redeem(guess, "ada", "a hash", NOW)
    assert everything() == before


def test_it_ends_after_some_days(token):
    assert not is_open(token, LATER)
    assert open_invites(LATER) == []
    with pytest.raises(Invalid, match="not valid"):
        redeem(token, "ada", "a hash", LATER)


def test_it_can_be_taken_back_once(token):
    (waiting,) = open_invites(NOW)
    revoke(waiting.id, "admin", NOW)

    assert not is_open(token, NOW)
    with pytest.raises(Invalid, match="is not open any more"):
        revoke(waiting.id, "admin", NOW)


def test_what_waits_is_shown_without_what_was_used(admin, token):
    add_invite(None, "Bob", "command line:root", instant(1))
    redeem(token, "ada", "a hash", instant(2))
    add_invite(admin, "", "admin", instant(3))

    shown = [(invite.for_whom, invite.made_by, invite.expires_at) for invite in open_invites(instant(4))]
    assert shown == [("", "admin", instant(DAYS * 86_400 + 3)), ("Bob", None, instant(DAYS * 86_400 + 1))]


@pytest.mark.parametrize(
    "end",
    [
        lambda admin: accounts.disable(admin, "another admin", NOW),
        lambda admin: accounts.make_member(admin, "another admin", NOW),
        lambda admin: accounts.remove(admin, "another admin", NOW),
    ],
    ids=["disabled", "made a member", "removed"],
)
def test_it_ends_with_the_rights_of_who_made_it(admin, token, end):
    end(admin)
    assert not is_open(token, NOW)


def test_the_database_does_not_hold_the_token(token):
    assert token not in repr(everything())


def test_it_is_in_the_log(token):
    redeem(token, "ada", "a hash", instant(1))
    add_invite(None, "Bob", "command line:root", instant(2))
    revoke(open_invites(NOW)[0].id, "admin", instant(3))

    log = [(entry.actor, entry.action, entry.account) for entry in entries(size=4)]
    assert log == [
        ("admin", "revoke invitation", "Bob"),
        ("command line:root", "invite", "Bob"),
        ("ada", "add", "ada"),
        ("admin", "invite", "Ada"),
    ]


def test_what_is_over_is_cleared_away(admin, token):
    add_invite(admin, "Bob", "admin", LATER)
    assert len(everything()["invites"]) == 1
    assert not is_open(token, NOW)
