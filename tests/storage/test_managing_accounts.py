"""Accounts are managed: one admin stays, whatever happens at once, and the log has all of it."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from domain.clean import Invalid
from storage.accounts import accounts
from storage.accounts.accounts import add_account, find_account, find_person, people
from storage.accounts.audit import entries
from tests.factories import NOW, instant
from tests.storage.people import Person, everything

WEAKEN = {
    "disable": lambda account_id, actor="admin": accounts.disable(account_id, actor, NOW),
    "make member": lambda account_id, actor="admin": accounts.make_member(account_id, actor, NOW),
    "remove": lambda account_id, actor="admin": accounts.remove(account_id, actor, NOW),
}
CHANGE = {
    **WEAKEN,
    "enable": lambda account_id, actor="admin": accounts.enable(account_id, actor, NOW),
    "make admin": lambda account_id, actor="admin": accounts.make_admin(account_id, actor, NOW),
    "set password": lambda account_id, actor="admin": accounts.set_password(account_id, "new", False, actor, NOW),
    "reset password": lambda account_id, actor="admin": accounts.set_password(account_id, "new", True, actor, NOW),
}


@pytest.fixture
def admin() -> int:
    return add_account("admin", "a hash", NOW, role="admin")


@pytest.fixture
def other_admin() -> int:
    return add_account("other", "a hash", NOW, role="admin")


def found(name: str) -> accounts.Account:
    account = find_account(name)
    assert account is not None
    return account


def log() -> list[tuple[str, str, str]]:
    return [(entry.actor, entry.action, entry.account) for entry in entries()]


@pytest.mark.parametrize("weaken", WEAKEN.values(), ids=WEAKEN)
def test_the_last_admin_stays(admin, weaken):
    before = everything()
    with pytest.raises(Invalid, match="admin is the last admin who can log in"):
        weaken(admin)
    assert everything() == before


@pytest.mark.parametrize("weaken", WEAKEN.values(), ids=WEAKEN)
def test_an_admin_who_cannot_log_in_does_not_count(admin, other_admin, weaken):
    accounts.disable(other_admin, "admin", NOW)
    with pytest.raises(Invalid, match="last admin"):
        weaken(admin)


@pytest.mark.usefixtures("admin")
@pytest.mark.parametrize("weaken", WEAKEN.values(), ids=WEAKEN)
def test_an_admin_who_is_not_the_last_can_go(other_admin, weaken):
    weaken(other_admin)
    left = find_person(other_admin)
    assert left is None or left.disabled_at or left.role != "admin"


@pytest.mark.parametrize("weaken", WEAKEN.values(), ids=WEAKEN)
def test_of_two_admins_who_do_it_to_each_other_at_once_one_stays(admin, other_admin, weaken):
    def tries(account_id: int) -> bool:
        try:
            weaken(account_id)
        except Invalid:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(tries, (admin, other_admin)))

    assert sorted(done) == [False, True]


@pytest.mark.parametrize(("action", "change"), CHANGE.items(), ids=CHANGE)
def test_who_did_it_is_in_the_log(ada, action, change):
    change(ada.id)
    assert log()[0] == ("admin", action, "ada")


@pytest.mark.parametrize("change", CHANGE.values(), ids=CHANGE)
def test_an_account_that_is_gone_cannot_be_changed(admin, change):
    before = everything()
    with pytest.raises(Invalid, match="not there any more"):
        change(admin + 1)
    assert everything() == before


def test_an_account_can_be_disabled_and_enabled(ada):
    accounts.disable(ada.id, "admin", NOW)
    assert found("ada").disabled_at == NOW
    accounts.enable(ada.id, "admin", NOW)
    assert found("ada").disabled_at is None


def test_a_password_can_be_for_once(ada):
    accounts.set_password(ada.id, "new", True, "admin", NOW)
    assert find_account("ada") == accounts.Account(ada.id, "ada", "new", must_change_password=True)
    accounts.set_password(ada.id, "newer", False, "ada", NOW)
    assert find_account("ada") == accounts.Account(ada.id, "ada", "newer")


def test_all_that_is_an_accounts_goes_with_it_and_nothing_else(bob):
    bob.makes_list("Milk")
    add_account("admin", "a hash", NOW, role="admin")
    accounts_before = everything()
    ada = Person("ada")
    ada.makes_list("Bread", "Butter")
    accounts.remove(ada.id, "admin", NOW)
    after = everything()

    assert find_account("ada") is None
    kept = ("lists", "tasks", "intents", "changes")
    assert {name: after[name] for name in kept} == {name: accounts_before[name] for name in kept}


def test_the_log_outlives_the_account(ada):
    accounts.remove(ada.id, "admin", NOW)
    assert log() == [("admin", "remove", "ada"), ("ada", "add", "ada")]


def test_the_log_is_read_from_the_newest_on_a_part_at_a_time(admin):
    for _ in range(5):
        accounts.enable(admin, "admin", NOW)
    first = entries(size=4)
    rest = entries(before=first[-1].id, size=4)

    assert [entry.id for entry in first + rest] == [6, 5, 4, 3, 2, 1]


@pytest.mark.parametrize("name", ["Ada", "ADA", "\uff41\uff44\uff41"])
def test_names_that_differ_in_case_or_width_are_the_same(ada, name):
    assert found(name).id == ada.id
    with pytest.raises(Invalid, match="already an account"):
        add_account(name, "a hash", NOW)


def test_of_two_accounts_made_at_once_with_one_name_one_is_made():
    def tries(name: str) -> bool:
        try:
            add_account(name, "a hash", NOW)
        except Invalid:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(tries, ["Zoë", "zoë", "ZOË", "Zoe\u0308"])) == [False, False, False, True]


def test_people_are_read_by_name_a_part_at_a_time():
    for name in ("bob", "Ada", "eve", "Carol", "dan"):
        add_account(name, "a hash", NOW)
    first = people(size=3)
    rest = people(after=first[-1].name, size=3)

    assert [person.name for person in first + rest] == ["Ada", "bob", "Carol", "dan", "eve"]


@pytest.mark.parametrize(
    ("beginning", "found"), [("a", ["Ada", "adam", "a_"]), ("AD", ["Ada", "adam"]), ("a_", ["a_"])]
)
def test_people_are_found_by_how_their_names_begin(beginning, found):
    for name in ("Ada", "adam", "bob", "a_"):
        add_account(name, "a hash", NOW)
    assert {person.name for person in people(beginning=beginning)} == set(found)


def test_a_person_is_shown_with_the_number_of_their_lists(ada, bob):
    bob.makes_list("Milk")
    gone = ada.makes_list("Tent")
    ada.makes_list("Bread", "Butter")
    ada.does("delete_list", instant(1), list=gone)

    assert [(person.name, person.lists) for person in people()] == [("ada", 2), ("bob", 2)]
    assert find_person(ada.id) == people()[0]
    assert find_person(bob.id + 1) is None
