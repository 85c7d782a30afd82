"""Accounts: their names, passwords and log-ins."""

import pytest

from domain.clean import Invalid
from storage.accounts.accounts import Account, add_account, any_account, find_account
from tests.factories import NOW
from tests.storage.people import everything


def test_there_is_no_account_at_first():
    assert not any_account()


def test_there_is_one_after_it_is_made():
    add_account("ada", "a hash", NOW)
    assert any_account()


def test_an_account_is_found_by_its_name():
    account_id = add_account("ada", "a hash", NOW)
    assert find_account("ada") == Account(account_id, "ada", "a hash")


@pytest.mark.parametrize("name", ["", "bob", "ada ", "ad", "%", "ad_"])
def test_another_name_finds_nobody(name):
    add_account("ada", "a hash", NOW)
    assert find_account(name) is None


@pytest.mark.parametrize("name", ["Zoë", "李", "🦊", "o'neil", 'a"b'])
def test_a_name_may_be_any_text(name):
    add_account(name, "a hash", NOW)
    assert find_account(name) == Account(1, name, "a hash")


def test_every_account_has_an_id_of_its_own():
    assert add_account("ada", "a hash", NOW) != add_account("bob", "a hash", NOW)


def test_a_name_is_given_once():
    add_account("ada", "a hash", NOW)
    with pytest.raises(Invalid, match="already an account called ada"):
        add_account("ada", "another hash", NOW)


def test_a_name_that_was_refused_changes_nothing():
    add_account("ada", "a hash", NOW)
    before = everything()
    with pytest.raises(Invalid, match="already an account called ada"):
        add_account("ada", "another hash", NOW)
    assert everything() == before
