"""An intent is done once, however often and from however many sides it comes."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from domain.clean import Invalid
from domain.import_file import Found
from domain.schema import LIST, TASK
from storage.imports import import_found
from storage.lists import find_list
from storage.news import news_after, seq_of
from storage.whole_copy import whole_copy
from tests.factories import NOW, an_intent, instant, new_id
from tests.storage.people import Person, everything, history

LATER = instant(60)


def every_intent(person, list_id, task_id):
    """Return an intent of each verb that the person may do now, to be done in this order."""
    renamed = person.does("rename_task", task=task_id, value="Goat milk")
    return [
        an_intent("undo", value=renamed),
        an_intent("add_list", list=new_id("list")),
        an_intent("rename_list", list=list_id),
        an_intent("add_tasks", list=list_id, value=[[new_id("task"), "Eggs"]]),
        an_intent("rename_task", task=task_id),
        an_intent("tick_task", task=task_id),
        an_intent("clear_completed", list=list_id),
        an_intent("restore_task", task=task_id),
        an_intent("delete_task", task=task_id),
        an_intent("put_back", task=task_id, value=renamed),
        an_intent("delete_list", list=list_id),
        an_intent("restore_list", list=list_id),
    ]


class TestOnce:
    def test_an_intent_that_comes_again_changes_nothing(self, ada, groceries, milk):
        for intent in every_intent(ada, groceries, milk):
            ada.commits(intent)
            before = everything()
            ada.commits(intent, LATER)
            assert everything() == before

    def test_an_intent_that_comes_again_has_no_edit(self, ada, groceries, milk):
        for intent in every_intent(ada, groceries, milk):
            ada.commits(intent)
            assert ada.commits(intent).edit == []

    def test_an_intent_that_comes_again_after_others_changes_nothing(self, ada, groceries, milk):
        intents = every_intent(ada, groceries, milk)
        for intent in intents:
            ada.commits(intent)
        before = everything()
        for intent in intents:
            ada.commits(intent, LATER)
        assert everything() == before

    def test_an_intent_that_comes_again_tells_how_the_list_is_now(self, ada, groceries, milk):
        ticked = an_intent("tick_task", task=milk)
        ada.commits(ticked)
        ada.adds("Eggs", "Apples", to=groceries)
        assert ada.commits(ticked).list == find_list(ada.id, groceries)

    def test_an_intent_that_comes_again_leaves_the_number_of_changes_as_it_is(self, ada, milk):
        ticked = an_intent("tick_task", task=milk)
        once = ada.commits(ticked)
        assert ada.commits(ticked).list.seq == once.list.seq

    def test_an_intent_that_was_refused_may_come_again(self, ada, groceries):
        eggs = new_id("task")
        early = an_intent("tick_task", task=eggs)
        with pytest.raises(Invalid):
            ada.commits(early)
        ada.does("add_tasks", list=groceries, value=[[eggs, "Eggs"]])
        ada.commits(early)
        assert ada.counts(groceries) == (2, 1)

    def test_accounts_may_use_the_same_id_for_an_intent(self, ada, bob, groceries):
        holiday = bob.makes_list()
        first = an_intent("rename_list", list=groceries, value="Shopping")
        ada.commits(first)
        bob.commits(an_intent("rename_list", id=first.id, list=holiday, value="Journey"))
        assert bob.summary(holiday).title == "Journey"


class TestTogether:
    def test_two_who_commit_at_once_lose_nothing(self, ada, groceries):
        titles = [[f"{name} {n}" for n in range(50)] for name in ("left", "right")]
        with ThreadPoolExecutor(2) as threads:
            list(threads.map(lambda some: [ada.add(title, to=groceries) for title in some], titles))
        assert sorted(ada.titles(groceries)) == sorted(["Milk", "Bread", *titles[0], *titles[1]])

    def test_two_who_commit_at_once_are_counted_without_gaps(self, ada, groceries):
        with ThreadPoolExecutor(2) as threads:
            list(threads.map(lambda name: [ada.add(name, to=groceries) for _ in range(50)], ("left", "right")))
        assert [row["seq"] for row in history(groceries)] == list(range(1, len(LIST) + 102 * len(TASK) + 1))

    def test_two_who_send_the_same_do_it_once(self, ada, groceries):
        intents = [an_intent("add_tasks", list=groceries, value=[[new_id("task"), "Eggs"]]) for _ in range(20)]
        with ThreadPoolExecutor(2) as threads:
            list(threads.map(lambda same: [ada.commits(intent) for intent in same], (intents, intents)))
        assert (ada.counts(groceries), len(history(groceries))) == ((22, 0), len(LIST) + 22 * len(TASK))

    def test_accounts_do_not_see_each_other(self):
        ada, bob = Person("left"), Person("right")
        theirs = ada.makes_list("Milk")
        mine = bob.makes_list("Tent")
        assert (ada.titles(theirs), bob.titles(mine)) == (["Milk"], ["Tent"])


class TestGone:
    """What was done once is not done again after it went for good."""

    def test_a_list_that_went_for_good_is_not_made_again(self, ada):
        made = an_intent("add_list", list=new_id("list"))
        ada.commits(made)
        ada.does("delete_list", list=made.list)
        ada.does("purge_list", list=made.list)
        before = everything()
        assert ada.commits(made, LATER).edit == []
        assert everything() == before

    def test_an_import_that_went_for_good_is_not_done_again_but_the_file_can_be(self, ada):
        key = new_id("list")
        found = Found({"lists": {key: {"title": "Holiday"}}, "tasks": {new_id("task"): {"title": "Tent", "list": key}}})
        import_found(ada.id, "import-first", found, NOW)
        ada.does("delete_list", list=key)
        before_purge = seq_of(ada.id)
        ada.does("purge_list", list=key)
        before = everything()
        assert import_found(ada.id, "import-first", found, LATER).edits == {}
        assert everything() == before
        news, copy = news_after(ada.id, before_purge), whole_copy(ada.id, "", 0, "", "")
        assert {entity for entity, _ in news.purged} == {"lists", "tasks"}
        assert copy is not None
        import_found(ada.id, "import-second", found, LATER)
        assert ada.titles(key) == ["Tent"]
