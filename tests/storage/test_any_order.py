"""Whatever is done in whatever order, what is kept twice agrees."""

from collections import Counter
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import delete, select

from domain import schema
from domain.edits import apply
from domain.schema import Invalid
from storage.engine import writing
from storage.tables import accounts, changes, lists
from tests.factories import an_intent, instant, new_id, steady
from tests.storage.people import Person, history, rows, stored

some = st.integers(0, 5)


class AnyOrder(RuleBasedStateMachine):
    """One account at work, with `copy` as a browser keeps it from the edits that come back."""

    @initialize()
    def begin(self):
        with writing() as connection:  # what the run before this one left
            connection.execute(delete(accounts))
        self.ada = Person("ada")
        self.copy = schema.empty()
        self.ids: dict[str, list[str]] = {"list": [], "task": [], "intent": []}
        self.second = 0
        self.add_list()
        self.add_tasks(0, 3)

    def one(self, kind: str, number: int) -> str:
        return self.ids[kind][-1 - number % len(self.ids[kind])]

    def do(self, verb: str, **fields):
        intent = an_intent(verb, **fields)
        self.second += 1
        try:
            done = self.ada.commits(intent, instant(self.second))
        except Invalid:
            return
        self.ids["intent"].append(intent.id)
        apply(done.edit, self.copy)

    @rule()
    def add_list(self):
        self.ids["list"].append(new_id("list"))
        self.do("add_list", list=self.ids["list"][-1])

    @rule(number=some, count=st.integers(1, 3))
    def add_tasks(self, number, count):
        self.ids["task"] += [new_id("task") for _ in range(count)]
        self.do("add_tasks", list=self.one("list", number), value=[[one, "Milk"] for one in self.ids["task"][-count:]])

    @rule(number=some, done=st.booleans())
    def tick_task(self, number, done):
        self.do("tick_task", task=self.one("task", number), value=done)

    @rule(number=some, title=st.sampled_from(["Milk", "Oat milk"]))
    def rename_task(self, number, title):
        self.do("rename_task", task=self.one("task", number), value=title)

    @rule(number=some, verb=st.sampled_from(["delete_task", "restore_task"]))
    def delete_or_restore_task(self, number, verb):
        self.do(verb, task=self.one("task", number))

    @rule(number=some, verb=st.sampled_from(["rename_list", "clear_completed", "delete_list", "restore_list"]))
    def change_list(self, number, verb):
        self.do(verb, list=self.one("list", number))

    @rule(number=some, intent=some)
    def put_back(self, number, intent):
        self.do("put_back", task=self.one("task", number), value=self.one("intent", intent))

    @rule(number=some)
    def undo(self, number):
        self.do("undo", value=self.one("intent", number))

    @invariant()
    def the_edits_make_what_is_stored(self):
        assert stored() == self.copy

    @invariant()
    def the_counts_are_what_is_counted(self):
        alive = [task for task in self.copy["tasks"].values() if not task["deleted_at"]]
        counted = Counter((task["list"], bool(task["done_at"])) for task in alive)
        for row in rows(select(lists)):
            assert (row["open_count"], row["done_count"]) == (counted[row["id"], False], counted[row["id"], True])

    @invariant()
    def the_history_is_numbered_without_gaps(self):
        numbers = {row["id"]: list(range(1, row["seq"] + 1)) for row in rows(select(lists))}
        assert {list_id: [row["seq"] for row in history(list_id)] for list_id in numbers} == numbers

    @invariant()
    def the_history_leads_to_what_is_stored(self):
        told: dict[str, Any] = {**schema.empty()}
        for row in rows(select(changes).order_by(changes.c.list, changes.c.seq)):
            fields = told[row["entity"]].setdefault(row["entity_id"], {})
            assert fields.get(row["field"]) == row["old"]
            fields[row["field"]] = row["new"]
        assert told == self.copy


def test_any_order_of_intents_keeps_fields_history_and_counts_in_agreement():
    run_state_machine_as_test(AnyOrder, settings=settings(steady, max_examples=10, stateful_step_count=25))
