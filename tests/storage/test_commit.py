"""Every verb: what it writes, for whom, how often, and how it is undone."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import update

from domain.intents import LIST_VERBS, TASK_VERBS
from domain.schema import Invalid
from storage.engine import writing
from storage.lists import find_list, lists_of
from storage.tables import lists, tasks
from tests.factories import NOW, an_intent, instant, new_id
from tests.storage.people import Person, everything, field, history, stored

LATER = instant(60)


@pytest.fixture
def milk(ada, groceries):
    return ada.sees(groceries).rows[0].id


@pytest.fixture
def bread(ada, groceries):
    return ada.sees(groceries).rows[1].id


class TestLists:
    def test_a_new_list_has_its_title(self, ada):
        holiday = ada.makes_list(title="Holiday")
        assert ada.summary(holiday).title == "Holiday"

    def test_a_new_list_is_empty(self, ada):
        assert ada.titles(ada.makes_list()) == []

    def test_a_new_list_is_the_last(self, ada, groceries):
        holiday = ada.makes_list()
        assert [one.id for one in lists_of(ada.id)] == [groceries, holiday]

    def test_a_new_list_does_not_take_the_place_of_a_deleted_one(self, ada, groceries):
        ada.does("delete_list", list=groceries)
        holiday = ada.makes_list()
        assert stored()["lists"][holiday]["order"] > stored()["lists"][groceries]["order"]

    def test_the_id_of_a_list_is_given_once(self, ada, groceries):
        with pytest.raises(Invalid, match="its id is taken"):
            ada.does("add_list", list=groceries)

    def test_a_renamed_list_has_its_new_title(self, ada, groceries):
        ada.does("rename_list", list=groceries, value="Shopping")
        assert ada.summary(groceries).title == "Shopping"

    def test_a_deleted_list_is_not_there(self, ada, groceries):
        ada.does("delete_list", list=groceries)
        assert lists_of(ada.id) == []

    def test_the_tasks_of_a_deleted_list_stay_as_they_were(self, ada, groceries):
        before = stored()["tasks"]
        ada.does("delete_list", list=groceries)
        assert stored()["tasks"] == before


class TestTasks:
    def test_new_tasks_are_the_last_and_in_their_order(self, ada, groceries):
        ada.adds("Eggs", "Apples", to=groceries)
        assert ada.titles(groceries) == ["Milk", "Bread", "Eggs", "Apples"]

    def test_many_tasks_are_in_their_order(self, ada, groceries):
        titles = [f"task {n}" for n in range(100)]
        ada.adds(*titles, to=groceries)
        assert ada.titles(groceries) == ["Milk", "Bread", *titles]

    def test_a_new_task_does_not_take_the_place_of_a_deleted_one(self, ada, groceries, bread):
        ada.does("delete_task", task=bread)
        eggs = ada.add("Eggs", to=groceries)
        assert field(eggs, "order") > field(bread, "order")

    def test_the_id_of_a_task_is_given_once(self, ada, groceries, milk):
        with pytest.raises(Invalid, match="its id is taken"):
            ada.does("add_tasks", list=groceries, value=[[new_id("task"), "Eggs"], [milk, "Apples"]])

    def test_blank_tasks_add_nothing(self, ada, groceries):
        ada.does("add_tasks", list=groceries, value=[[new_id("task"), " "]])
        assert ada.counts(groceries) == (2, 0)

    def test_a_renamed_task_has_its_new_title(self, ada, groceries, milk):
        ada.does("rename_task", task=milk, value="Oat milk")
        assert ada.titles(groceries) == ["Oat milk", "Bread"]

    def test_a_ticked_task_is_done_from_that_instant(self, ada, milk):
        ada.does("tick_task", task=milk, now=LATER)
        assert field(milk, "done_at") == LATER

    def test_a_ticked_task_comes_after_the_open_ones(self, ada, groceries, milk):
        ada.does("tick_task", task=milk)
        assert ada.titles(groceries) == ["Bread", "Milk"]

    def test_an_unticked_task_is_back_in_its_place(self, ada, groceries, milk):
        ada.does("tick_task", task=milk)
        ada.does("tick_task", task=milk, value=False)
        assert ada.titles(groceries, "active") == ["Milk", "Bread"]

    def test_a_deleted_task_is_not_there(self, ada, groceries, milk):
        ada.does("delete_task", task=milk)
        assert ada.titles(groceries) == ["Bread"]

    def test_a_restored_task_is_back_in_its_place(self, ada, groceries, milk):
        ada.does("delete_task", task=milk)
        ada.does("restore_task", task=milk)
        assert ada.titles(groceries) == ["Milk", "Bread"]

    def test_a_restored_task_is_done_if_it_was(self, ada, groceries, milk):
        ada.does("tick_task", task=milk)
        ada.does("delete_task", task=milk)
        ada.does("restore_task", task=milk)
        assert ada.counts(groceries) == (1, 1)

    def test_what_is_completed_is_cleared_and_nothing_else(self, ada, groceries, milk):
        ada.does("tick_task", task=milk)
        ada.does("clear_completed", list=groceries)
        assert ada.titles(groceries) == ["Bread"]

    def test_clearing_leaves_other_lists_alone(self, ada, groceries):
        holiday = ada.makes_list()
        ada.does("tick_task", task=ada.add("Tent", to=holiday))
        ada.does("clear_completed", list=groceries)
        assert ada.titles(holiday) == ["Tent"]

    def test_clearing_does_not_delete_again_what_is_deleted(self, ada, groceries, milk):
        ada.does("tick_task", task=milk)
        ada.does("delete_task", task=milk)
        ada.does("clear_completed", list=groceries, now=LATER)
        assert field(milk, "deleted_at") == NOW

    def test_clearing_where_nothing_is_completed_changes_nothing(self, ada, groceries):
        ada.does("clear_completed", list=groceries)
        assert ada.titles(groceries) == ["Milk", "Bread"]

    @pytest.mark.parametrize(
        "title", ["Milk \ud83e", "Milk\0", "\0Milk", "\ud83e\udd5b\ud83e", "Robert'); DROP TABLE tasks;--"], ids=ascii
    )
    def test_no_title_breaks_anything(self, ada, groceries, milk, title):
        intent = an_intent("rename_task", task=milk, value=title)
        ada.commits(intent)
        assert ada.titles(groceries) == [intent.value, "Bread"]


class TestWhatIsNotThere:
    """A list or task of another account is refused in the words for one that never was."""

    def refusal(self, person, intent) -> str:
        with pytest.raises(Invalid) as refused:
            person.commits(intent)
        return str(refused.value)

    def intents(self, list_id, task_id, intent_id):
        yield from (an_intent(verb, list=list_id) for verb in LIST_VERBS if verb != "add_list")
        yield an_intent("add_tasks", list=list_id, value=[[new_id("task"), "Eggs"]])
        yield from (an_intent(verb, task=task_id) for verb in TASK_VERBS if verb != "put_back")
        yield an_intent("put_back", task=task_id, value=intent_id)
        yield an_intent("undo", value=intent_id)

    def test_every_verb_is_refused_in_the_same_words(self, ada, bob, groceries, milk):
        renamed = ada.does("rename_task", task=milk)
        theirs = [self.refusal(bob, intent) for intent in self.intents(groceries, milk, renamed)]
        nobodys = [
            self.refusal(bob, intent) for intent in self.intents("no-such-list", "no-such-task", "no-such-intent")
        ]
        assert theirs == nobodys

    def test_every_verb_that_is_refused_writes_nothing(self, ada, bob, groceries, milk):
        renamed = ada.does("rename_task", task=milk)
        before = everything()
        for intent in self.intents(groceries, milk, renamed):
            self.refusal(bob, intent)
        assert everything() == before

    def test_a_list_is_not_made_in_place_of_theirs(self, bob, groceries):
        before = everything()
        self.refusal(bob, an_intent("add_list", list=groceries))
        assert everything() == before

    def test_a_task_is_not_made_in_place_of_theirs(self, bob, milk):
        holiday = bob.makes_list()
        before = everything()
        self.refusal(bob, an_intent("add_tasks", list=holiday, value=[[new_id("task"), "Tent"], [milk, "Mine"]]))
        assert everything() == before

    def test_every_verb_but_those_that_bring_back_is_refused_in_a_deleted_list(self, ada, groceries, milk):
        ada.does("delete_list", list=groceries)
        before = everything()
        for intent in self.intents(groceries, milk, "no-such-intent"):
            if intent.verb not in ("restore_list", "restore_task"):
                self.refusal(ada, intent)
        assert everything() == before

    def test_a_deleted_task_is_not_renamed_where_nobody_would_see_it(self, ada, groceries, milk):
        ada.does("delete_task", task=milk)
        self.refusal(ada, an_intent("rename_task", task=milk))
        ada.does("restore_task", task=milk)
        assert ada.titles(groceries) == ["Milk", "Bread"]

    def test_whether_a_task_is_theirs_or_deleted_with_its_list_is_not_told(self, ada, bob, groceries, milk):
        theirs = self.refusal(bob, an_intent("delete_task", task=milk))
        ada.does("delete_list", list=groceries)
        assert self.refusal(ada, an_intent("delete_task", task=milk)) == theirs


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
        ada.commits(ticked)
        again = ada.commits(ticked)
        assert (again.before, again.list.seq) == (17, 17)

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


class TestHistory:
    def test_a_change_is_written_down_with_what_was_before(self, ada, groceries, milk):
        intent_id = ada.does("rename_task", task=milk, value="Oat milk", now=LATER)
        assert history(groceries)[-1] == {
            "list": groceries,
            "seq": 17,
            "at": LATER,
            "account_id": ada.id,
            "intent": intent_id,
            "entity": "tasks",
            "entity_id": milk,
            "field": "title",
            "old": "Milk",
            "new": "Oat milk",
        }

    def test_a_new_task_is_written_down_field_by_field(self, ada, groceries):
        eggs = ada.add("Eggs", to=groceries)
        written = {row["field"]: row["new"] for row in history(groceries) if row["entity_id"] == eggs}
        assert written == stored()["tasks"][eggs]

    def test_a_new_list_is_written_down_field_by_field(self, groceries):
        written = {row["field"]: row["new"] for row in history(groceries) if row["entity"] == "lists"}
        assert written == stored()["lists"][groceries]

    def test_what_is_new_has_nothing_before(self, groceries):
        assert {row["old"] for row in history(groceries)} == {None}

    def test_the_changes_of_a_list_are_numbered_from_one(self, groceries):
        assert [row["seq"] for row in history(groceries)] == list(range(1, 17))

    @pytest.mark.usefixtures("groceries")
    def test_the_changes_of_each_list_are_numbered_by_themselves(self, ada):
        assert ada.summary(ada.makes_list()).seq == 4

    def test_who_commits_is_told_the_number_before_and_after(self, ada, milk):
        done = ada.commits(an_intent("rename_task", task=milk))
        assert (done.before, done.list.seq) == (16, 17)


class TestCounts:
    def test_new_tasks_are_open(self, ada, groceries):
        assert ada.counts(groceries) == (2, 0)

    def test_a_tick_moves_a_task_from_open_to_done(self, ada, groceries, milk):
        ada.does("tick_task", task=milk)
        assert ada.counts(groceries) == (1, 1)

    def test_a_second_tick_counts_for_nothing(self, ada, groceries, milk):
        ada.does("tick_task", task=milk)
        ada.does("tick_task", task=milk, now=LATER)
        assert ada.counts(groceries) == (1, 1)

    def test_a_deleted_task_is_not_counted(self, ada, groceries, milk):
        ada.does("delete_task", task=milk)
        ada.does("tick_task", task=milk)
        assert ada.counts(groceries) == (1, 0)

    def test_who_commits_is_told_the_new_counts(self, ada, milk):
        done = ada.commits(an_intent("tick_task", task=milk))
        assert (done.list.open_count, done.list.done_count) == (1, 1)

    def test_a_clearing_of_very_many_is_counted(self, ada):
        many = ada.makes_list()
        for _ in range(11):
            ada.adds(*["Milk"] * 100, to=many)
        ticked_outside(many)
        ada.does("clear_completed", list=many)
        assert ada.counts(many) == (0, 0)


def ticked_outside(list_id):
    """Tick all tasks of a list at once, which no verb does."""
    with writing() as connection:
        connection.execute(update(tasks).where(tasks.c.list == list_id).values(done_at=NOW))
        counts = {"open_count": 0, "done_count": lists.c.open_count}
        connection.execute(update(lists).where(lists.c.id == list_id).values(counts))


class TestUndo:
    def test_a_new_title_is_taken_back(self, ada, groceries, milk):
        ada.does("undo", value=ada.does("rename_task", task=milk))
        assert ada.titles(groceries) == ["Milk", "Bread"]

    def test_a_new_title_of_a_list_is_taken_back(self, ada, groceries):
        ada.does("undo", value=ada.does("rename_list", list=groceries))
        assert ada.summary(groceries).title == "Groceries"

    def test_a_tick_is_taken_back(self, ada, groceries, milk):
        ada.does("undo", value=ada.does("tick_task", task=milk))
        assert ada.counts(groceries) == (2, 0)

    def test_a_task_that_was_unticked_is_done_since_it_was(self, ada, milk):
        ada.does("tick_task", task=milk, now=LATER)
        ada.does("undo", value=ada.does("tick_task", task=milk, value=False))
        assert field(milk, "done_at") == LATER

    def test_a_deleted_task_comes_back(self, ada, groceries, milk):
        ada.does("undo", value=ada.does("delete_task", task=milk))
        assert ada.titles(groceries) == ["Milk", "Bread"]

    def test_a_deleted_list_comes_back_with_its_tasks(self, ada, groceries):
        before = stored()
        ada.does("undo", value=ada.does("delete_list", list=groceries))
        assert stored() == before

    def test_what_was_cleared_comes_back(self, ada, groceries, milk, bread):
        ada.does("tick_task", task=milk, now=LATER)
        ada.does("tick_task", task=bread, now=LATER)
        before = stored()
        ada.does("undo", value=ada.does("clear_completed", list=groceries))
        assert stored() == before

    def test_what_was_cleared_is_counted_again(self, ada, groceries, milk):
        ada.does("tick_task", task=milk)
        ada.does("undo", value=ada.does("clear_completed", list=groceries))
        assert ada.counts(groceries) == (1, 1)

    def test_a_task_that_was_deleted_before_a_clearing_stays_deleted(self, ada, groceries, milk, bread):
        ada.does("tick_task", task=milk)
        ada.does("delete_task", task=milk)
        ada.does("tick_task", task=bread)
        ada.does("undo", value=ada.does("clear_completed", list=groceries))
        assert ada.titles(groceries) == ["Bread"]

    def test_what_was_added_is_deleted(self, ada, groceries):
        added = ada.does("add_tasks", list=groceries, value=[[new_id("task"), "Eggs"], [new_id("task"), "Apples"]])
        ada.does("undo", value=added)
        assert ada.titles(groceries) == ["Milk", "Bread"]

    def test_what_was_added_is_deleted_also_when_it_was_changed_since(self, ada, groceries):
        eggs = new_id("task")
        added = ada.does("add_tasks", list=groceries, value=[[eggs, "Eggs"]])
        ada.does("rename_task", task=eggs, value="Six eggs")
        ada.does("undo", value=added)
        assert ada.titles(groceries) == ["Milk", "Bread"]

    def test_a_list_that_was_added_is_deleted(self, ada):
        holiday = new_id("list")
        ada.does("undo", value=ada.does("add_list", list=holiday))
        assert find_list(ada.id, holiday) is None

    def test_a_field_that_was_changed_since_stays(self, ada, groceries, milk):
        renamed = ada.does("rename_task", task=milk, value="Oat milk")
        ada.does("rename_task", task=milk, value="Soy milk")
        ada.does("undo", value=renamed)
        assert ada.titles(groceries) == ["Soy milk", "Bread"]

    def test_only_the_field_that_was_changed_since_stays(self, ada, groceries, milk, bread):
        ada.does("tick_task", task=milk)
        ada.does("tick_task", task=bread)
        cleared = ada.does("clear_completed", list=groceries)
        ada.does("restore_task", task=milk)
        ada.does("delete_task", task=milk, now=LATER)
        ada.does("undo", value=cleared)
        assert ada.titles(groceries) == ["Bread"]

    def test_other_fields_of_the_task_stay(self, ada, groceries, milk):
        ticked = ada.does("tick_task", task=milk)
        ada.does("rename_task", task=milk, value="Oat milk")
        ada.does("undo", value=ticked)
        assert ada.titles(groceries) == ["Oat milk", "Bread"]

    def test_an_undo_that_finds_nothing_left_to_undo_changes_nothing(self, ada, milk):
        renamed = ada.does("rename_task", task=milk, value="Oat milk")
        ada.does("undo", value=renamed)
        before = stored()
        ada.does("undo", value=renamed)
        assert stored() == before

    @pytest.mark.parametrize("verb", ["rename_task", "tick_task", "delete_task"])
    def test_an_undo_is_undone(self, ada, milk, verb):
        done = ada.does(verb, task=milk)
        after = stored()
        ada.does("undo", value=ada.does("undo", value=done))
        assert stored() == after

    @pytest.mark.parametrize("verb", ["rename_list", "clear_completed", "delete_list"])
    def test_an_undo_of_what_was_done_to_a_list_is_undone(self, ada, groceries, milk, verb):
        ada.does("tick_task", task=milk)
        done = ada.does(verb, list=groceries)
        after = stored()
        ada.does("undo", value=ada.does("undo", value=done))
        assert stored() == after

    def test_an_undo_of_an_addition_is_undone(self, ada, groceries):
        added = ada.does("add_tasks", list=groceries, value=[[new_id("task"), "Eggs"]])
        ada.does("undo", value=ada.does("undo", value=added))
        assert ada.titles(groceries) == ["Milk", "Bread", "Eggs"]

    def test_what_was_never_done_is_not_undone(self, ada):
        with pytest.raises(Invalid, match="nothing to undo"):
            ada.does("undo", value="no-such-intent")


class TestTogether:
    def test_two_who_commit_at_once_lose_nothing(self, ada, groceries):
        titles = [[f"{name} {n}" for n in range(50)] for name in ("left", "right")]
        with ThreadPoolExecutor(2) as threads:
            list(threads.map(lambda some: [ada.add(title, to=groceries) for title in some], titles))
        assert sorted(ada.titles(groceries)) == sorted(["Milk", "Bread", *titles[0], *titles[1]])

    def test_two_who_commit_at_once_are_counted_without_gaps(self, ada, groceries):
        with ThreadPoolExecutor(2) as threads:
            list(threads.map(lambda name: [ada.add(name, to=groceries) for _ in range(50)], ("left", "right")))
        assert [row["seq"] for row in history(groceries)] == list(range(1, 617))

    def test_two_who_send_the_same_do_it_once(self, ada, groceries):
        intents = [an_intent("add_tasks", list=groceries, value=[[new_id("task"), "Eggs"]]) for _ in range(20)]
        with ThreadPoolExecutor(2) as threads:
            list(threads.map(lambda same: [ada.commits(intent) for intent in same], (intents, intents)))
        assert (ada.counts(groceries), len(history(groceries))) == ((22, 0), 136)

    def test_accounts_do_not_see_each_other(self):
        ada, bob = Person("left"), Person("right")
        theirs = ada.makes_list("Milk")
        mine = bob.makes_list("Tent")
        assert (ada.titles(theirs), bob.titles(mine)) == (["Milk"], ["Tent"])
