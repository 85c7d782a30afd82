"""A list or task of somebody else is refused in the same words as one that does not exist, and nothing is written."""

import pytest

from domain.clean import Invalid
from domain.lists import inbox_of
from domain.verbs import VERBS
from domain.views import View
from storage.accounts.invites import revoke
from storage.history import history_of
from storage.lists import find_list, list_beside, lists_after, lists_before, lists_with
from storage.whole_copy import copy_of_list, whole_copy
from storage.windows import window
from tests.factories import NOW, an_intent, new_id
from tests.storage.people import everything

NO_SUCH = [f"no-such-{what}" for what in ("list", "task", "intent", "section", "tag", "smart-list")]


class TestWhatIsNotThere:
    """A list or task of another account is refused in the words for one that never was."""

    def refusal(self, person, intent) -> str:
        with pytest.raises(Invalid) as refused:
            person.commits(intent)
        return str(refused.value)

    @pytest.fixture
    def theirs(self, ada, groceries, milk):
        """Give Ada's things, in the order in which `intents` takes them."""
        renamed, kitchen = ada.does("rename_task", task=milk), ada.makes_section(groceries)
        return groceries, milk, renamed, kitchen, ada.makes_tag("home"), ada.makes_smart_list()

    def intents(self, list_id, task_id, intent_id, section, tag_id, smart_list):
        """Give an intent of each verb that is an edit of what is there."""
        for name, verb in VERBS.items():
            if verb.does and not verb.makes_list and name not in ("add_tag", "add_smart_list"):
                value = {"value": intent_id} if verb.undoes else {}
                named = {"tasks": [task_id], "section": section, "tags": [tag_id], "smart_list": smart_list}
                yield an_intent(name, list=list_id, **named, **value)

    def test_every_verb_is_refused_in_the_same_words_and_writes_nothing(self, bob, theirs):
        before = everything()
        refused = [self.refusal(bob, intent) for intent in self.intents(*theirs)]
        assert everything() == before
        assert refused == [self.refusal(bob, intent) for intent in self.intents(*NO_SUCH)]

    def test_nothing_is_made_in_place_of_theirs(self, bob, theirs):
        groceries, milk, _, kitchen, home, soon = theirs
        own = bob.makes_list()
        tent = bob.add("Tent", to=own)
        before = everything()
        for intent in (
            an_intent("add_list", list=groceries),
            an_intent("add_tasks", list=own, value=[[new_id("task"), "Map"], [milk, "Mine"]]),
            an_intent("duplicate_task", tasks=[tent], value={tent: milk}),
            an_intent("add_section", list=own, value=[kitchen, {"title": "Mine"}]),
            an_intent("add_tag", tags=[home], value={"title": "mine"}),
            an_intent("tag_task", tasks=[tent], value={"make": {home: "mine"}}),
            an_intent("add_smart_list", smart_list=soon),
        ):
            self.refusal(bob, intent)
        assert everything() == before

    @pytest.mark.parametrize("verb", ["duplicate_list", "save_template", "use_template"])
    def test_no_copy_is_made_of_theirs(self, bob, groceries, verb):
        before = everything()
        refused = [
            self.refusal(bob, an_intent(verb, list=new_id("list"), value={"from": source, "day": "2026-01-01"}))
            for source in (groceries, "no-such-list")
        ]
        assert refused[0] == refused[1]
        assert everything() == before

    def test_a_list_is_not_placed_beside_theirs(self, bob, groceries):
        own = bob.makes_list()
        refused = [
            self.refusal(bob, an_intent("place_list", list=own, value={"after": other}))
            for other in (groceries, "no-such-list")
        ]
        assert refused[0] == refused[1]

    def test_every_verb_but_those_that_bring_back_is_refused_in_a_deleted_list(self, ada, groceries, milk):
        ada.does("delete_list", list=groceries)
        before = everything()
        for intent in self.intents(groceries, milk, *NO_SUCH[2:]):
            if intent.verb not in ("restore_list", "restore_task"):
                self.refusal(ada, intent)
        assert everything() == before

    def test_a_deleted_task_is_not_renamed_where_nobody_would_see_it(self, ada, groceries, milk):
        ada.does("delete_task", task=milk)
        self.refusal(ada, an_intent("rename_task", task=milk))
        ada.does("restore_task", task=milk)
        assert ada.titles(groceries) == ["Milk", "Bread"]

    def test_that_a_task_is_deleted_is_told_to_nobody_else(self, ada, bob, groceries, milk):
        never = self.refusal(bob, an_intent("delete_task", task="no-such-task"))
        for entity, deleted in (("task", milk), ("list", groceries)):
            ada.does(f"delete_{entity}", **{entity: deleted})
            assert self.refusal(bob, an_intent("delete_task", task=milk)) == never
            assert "Milk was deleted" in self.refusal(ada, an_intent("delete_task", task=milk))


ODD = ["\0", "list-\0-one", "list-\ud800-one", "", "x", "l" * 100, "list ' OR 1=1 --"]


@pytest.mark.parametrize("odd", ODD, ids=repr)
class TestWhatIsNoId:
    """Text that no database can be asked for, or that no id can be, is that of nothing."""

    @pytest.mark.usefixtures("groceries")
    def test_it_is_no_list_and_no_task(self, ada, odd):
        assert find_list(ada.id, odd) is None
        assert window(ada.id, View("list", odd), 0, 10) is None
        assert copy_of_list(ada.id, odd, 0, "") is None
        assert history_of(ada.id, odd, None, 10) is None
        assert list_beside(ada.id, odd) == inbox_of(ada.id)

    def test_it_has_no_place_among_the_lists(self, ada, groceries, odd):
        for some in (lists_after, lists_before):
            assert [one.id for one in some(ada.id, odd, 10).lists] == [inbox_of(ada.id), groceries]
        assert [one.id for one in lists_with(ada.id, odd, odd, 10).lists] == [inbox_of(ada.id), groceries]

    def test_a_copy_that_names_it_begins_again(self, ada, groceries, odd):
        news = whole_copy(ada.id, odd, 0, odd, odd)
        assert news is not None
        assert (news["starts_over"], news["lists"].keys()) == (True, {inbox_of(ada.id), groceries})

    def test_it_is_no_invitation(self, odd):
        with pytest.raises(Invalid, match="is not open any more"):
            revoke(odd, "admin", NOW)
