"""What a browser's whole copy is made of: pieces that together are what the server has, and nothing of anybody else."""

import pytest

from storage import whole_copy
from storage.purge import purge
from storage.whole_copy import copy_head, copy_of_list
from tests.factories import an_intent
from tests.storage.people import Person, stored


class Copy:
    """A browser's copy, kept as ``assets/26-whole-copy.js`` keeps it."""

    def __init__(self, person: Person):
        self.person = person
        self.lists: dict[str, dict] = {}
        self.tasks: dict[str, dict] = {}
        self.pieces = 0

    def follow(self) -> None:
        for list_id, one in copy_head(self.person.id)["lists"].items():
            after = self.lists.get(list_id, {}).get("seq", 0)
            if after == one["seq"]:
                continue
            seq, start = None, ""
            while start is not None:
                part = copy_of_list(self.person.id, list_id, after, start)
                assert part is not None
                self.pieces += 1
                self.tasks |= part["tasks"]
                for gone in part["gone"]:
                    self.tasks.pop(gone, None)
                seq, start = seq or part["seq"], part["next"]
            self.lists[list_id] = {**one, "seq": seq}


@pytest.fixture
def copy(ada):
    return Copy(ada)


def test_the_pieces_are_together_what_the_server_has(ada, groceries, copy, monkeypatch):
    monkeypatch.setattr(whole_copy, "AT_ONCE", 2)
    ada.adds("Eggs", "Flour", "Butter", to=groceries)
    copy.follow()

    assert copy.pieces == 3
    assert copy.tasks == stored()["tasks"]


def test_later_only_what_has_changed_is_sent(ada, groceries, copy):
    ada.makes_list("Tent", title="Holiday")
    copy.follow()
    milk = ada.sees(groceries).rows[0].id
    before = copy.lists[groceries]["seq"]
    ada.does("tick_task", task=milk)
    part = copy_of_list(ada.id, groceries, before, "")
    copy.pieces = 0
    copy.follow()

    assert part is not None
    assert list(part["tasks"]) == [milk]
    assert copy.pieces == 1
    assert copy.tasks == stored()["tasks"]


def test_what_is_gone_for_good_leaves_the_copy(ada, groceries, copy):
    copy.follow()
    milk = ada.sees(groceries).rows[0].id
    ada.does("delete_task", task=milk)
    purge(ada.id, an_intent("purge_task", task=milk))
    copy.follow()

    assert copy.tasks == stored()["tasks"]
    assert milk not in copy.tasks


def test_a_database_is_told_from_another(ada):
    assert copy_head(ada.id)["server"] == copy_head(ada.id)["server"] != ""


def test_nothing_of_another_account_is_in_a_copy(bob, groceries):
    assert copy_head(bob.id)["lists"] == {}
    assert copy_of_list(bob.id, groceries, 0, "") is None
