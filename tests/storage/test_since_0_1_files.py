"""Files that version 0.1 exported are imported whole, and once (`tests/fixtures/0.1`)."""

import ijson
import pytest

from domain.import_file import read
from storage.accounts.accounts import find_account
from storage.imports import import_found, look
from tests import recorded
from tests.factories import new_id
from tests.storage.people import Person, lists_of
from tests.storage.test_since_0_1 import FIELDS, LATER, accounts, export, exported, only_recorded


def found(name: str):
    return read(ijson.basic_parse(recorded.content(f"export-{name}.json.gz")), LATER)


@pytest.mark.parametrize("name", ["ada", "bob"])
def test_its_export_is_imported_whole_after_it_was_shown(name):
    person = Person(name)
    was = exported(name)
    plan = look(person.id, found(name), LATER)
    assert (len(plan.new_lists), len(plan.new_tasks)) == (len(was["lists"]), len(was["tasks"]))
    assert (plan.changed, plan.skipped, plan.set_to_now) == ([], [], [])
    assert lists_of(person.id) == []
    import_found(person.id, new_id("import"), found(name), LATER)
    now = export(person.id)
    assert {kind: only_recorded(kind, now[kind]) for kind in FIELDS} == {kind: was[kind] for kind in FIELDS}


@pytest.mark.usefixtures("upgraded")
def test_its_export_adds_nothing_where_all_of_it_is():
    for account, told in accounts():
        plan = look(account.id, found(account.name.lower()), LATER)
        assert (plan.new_lists, plan.new_tasks, plan.changed, plan.skipped) == ([], [], [], [])
        assert plan.same == len(exported(account.name)["lists"]) + len(told["history"])


@pytest.mark.usefixtures("upgraded")
def test_what_was_imported_into_another_account_does_not_come_twice():
    ada, bob = find_account("ada"), find_account("bob")
    assert ada
    assert bob
    plan = look(bob.id, found("ada"), LATER)
    assert (plan.new_lists, [title for _, title in plan.new_tasks]) == ([], ["Honey"])  # added after Bob's import
