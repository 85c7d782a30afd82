"""The Inbox: each account has one from its first moment, before all its lists, and keeps it."""

import ijson
import pytest

from domain.clean import Invalid
from domain.import_file import read
from domain.lists import inbox_of
from storage.export import export_json
from storage.imports import import_found
from storage.lists import first_lists, list_beside
from tests.factories import NOW, an_intent, instant, new_id
from tests.storage.people import everything

LATER = instant(60)


@pytest.fixture
def inbox(ada):
    return inbox_of(ada.id)


def brings(person, giver, deleted_at=None):
    """Import into a person's lists what another one has, the Inbox as it was or deleted."""
    text = "".join(export_json(giver.id, LATER)).replace('"deleted_at": null', f'"deleted_at": {deleted_at or "null"}')
    import_found(person.id, new_id("import"), read(ijson.basic_parse(text.encode()), LATER), LATER)


def test_it_is_the_first_list_and_stays_the_first(ada, inbox):
    made = [ada.makes_list(), ada.makes_list()]
    assert [one.id for one in first_lists(ada.id, 10).lists] == [inbox, *made]


def test_tasks_are_added_to_it_as_to_any_list(ada, inbox):
    ada.adds("Milk", "Bread", to=inbox)
    assert ada.titles(inbox) == ["Milk", "Bread"]
    assert ada.summary(inbox).open_count == 2


def test_it_cannot_be_deleted(ada, inbox):
    before = everything()
    with pytest.raises(Invalid, match="The Inbox stays"):
        ada.commits(an_intent("delete_list", list=inbox))
    assert everything() == before


def test_it_is_shown_when_the_last_list_is_deleted(ada, inbox, groceries):
    ada.does("delete_list", list=groceries)
    assert list_beside(ada.id, groceries) == inbox


@pytest.mark.parametrize("account", ["ada", "bob", "nobody"])
def test_nobody_makes_one(ada, bob, account):
    taken = inbox_of({"ada": ada.id, "bob": bob.id, "nobody": 999}[account])
    with pytest.raises(Invalid, match="its id is taken"):
        ada.commits(an_intent("add_list", list=taken))


def test_no_section_becomes_one(ada, groceries):
    section = ada.makes_section(groceries)
    with pytest.raises(Invalid, match="its id is taken"):
        ada.does("make_list_of_section", list=inbox_of(999), section=section)


def test_that_of_another_account_is_not_there(ada, bob):
    with pytest.raises(Invalid, match="not there any more"):
        ada.commits(an_intent("add_tasks", list=inbox_of(bob.id)))


def test_what_somebody_had_in_theirs_is_imported_into_ones_own(ada, bob, inbox):
    ada.adds("Milk", to=inbox)
    brings(bob, ada)
    assert bob.titles(inbox_of(bob.id)) == ["Milk"]
    assert len(first_lists(bob.id, 10).lists) == 1


def test_a_file_does_not_delete_it(ada, inbox):
    brings(ada, ada, deleted_at=f'"{NOW}"')
    assert [one.id for one in first_lists(ada.id, 10).lists] == [inbox]
