"""Several browsers of two people, whose intents come late, twice and in another order, against a simple model."""

from collections import Counter
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import delete, select

from domain.clean import Invalid
from domain.verbs import VERBS, Intent
from storage.database.engine import writing
from storage.database.tables import accounts, lists
from tests.factories import an_intent, instant, new_id, steady
from tests.storage.machines import Machine, tries
from tests.storage.people import Person, everything, history, rows, stored

some = st.integers(0, 7)
TITLES = st.sampled_from(["Milk", "Oat milk", "Bread"])


class Model:
    """The data of one person: each field of each task has the value that was last written into it."""

    def __init__(self, *list_ids: str):
        self.lists = set(list_ids)
        self.tasks: dict[str, dict[str, Any]] = {}
        self.wrote: dict[str, list[tuple[str, str, Any, Any]]] = {}
        """What each intent wrote: task, field, what undoing it writes (... for: now), what it wrote."""

    def do(self, intent: Intent, now: str) -> bool:
        """Do the intent, once; return whether it is done."""
        if intent.id not in self.wrote and self.allows(intent):
            self.wrote[intent.id] = list(getattr(self, intent.verb)(intent, now))
        return intent.id in self.wrote

    def allows(self, intent: Intent) -> bool:
        if intent.verb == "undo":
            return intent.value in self.wrote
        if intent.verb == "add_tasks":
            return intent.list in self.lists and not any(task_id in self.tasks for task_id, _ in intent.value)
        if intent.verb == "clear_completed":
            return intent.list in self.lists
        return bool(self.there(intent)) and (intent.verb != "move_task" or intent.list in self.lists)

    def there(self, intent: Intent) -> list[str]:
        """Return the tasks that an intent is about: those that are there, and not in the trash where that matters."""
        seen = [task for task in intent.tasks if task in self.tasks]
        return [task for task in seen if not (VERBS[intent.verb].alive and self.tasks[task]["deleted_at"])]

    def write_all(self, intent: Intent, field: str, new: Any):
        return [self.write(task_id, field, new) for task_id in self.there(intent)]

    def write(self, task_id: str, field: str, new: Any) -> tuple[str, str, Any, Any]:
        old, self.tasks[task_id][field] = self.tasks[task_id][field], new
        return task_id, field, old, new

    def add_tasks(self, intent: Intent, _now: str):
        for task_id, fields in intent.value:
            self.tasks[task_id] = {"list": intent.list, **fields, "done_at": None, "deleted_at": None}
            yield task_id, "deleted_at", ..., None

    def set_task(self, intent: Intent, _now: str):
        return self.write_all(intent, "title", intent.value["title"])

    def tick_task(self, intent: Intent, now: str):
        return self.write_all(intent, "done_at", now if intent.value else None)

    def move_task(self, intent: Intent, _now: str):
        return self.write_all(intent, "list", intent.list)

    def delete_task(self, intent: Intent, now: str):
        return self.write_all(intent, "deleted_at", now)

    def restore_task(self, intent: Intent, _now: str):
        return self.write_all(intent, "deleted_at", None)

    def clear_completed(self, intent: Intent, now: str):
        for task_id, task in self.tasks.items():
            if task["list"] == intent.list and task["done_at"] and not task["deleted_at"]:
                yield self.write(task_id, "deleted_at", now)

    def undo(self, intent: Intent, now: str):
        for task_id, field, before, wrote in self.wrote[intent.value]:
            if self.tasks[task_id][field] == wrote:
                yield self.write(task_id, field, now if before is ... else before)


class SeveralClients(Machine):
    """The messages of Ada's and Bob's browsers, which the network delivers whenever and as often as it likes."""

    @initialize()
    def begin(self):
        with writing() as connection:  # remove what the previous run left
            connection.execute(delete(accounts))
        self.people = [Person("ada"), Person("bob")]
        self.lists = [[person.makes_list(), person.makes_list()] for person in self.people]
        self.models = [Model(*of_one) for of_one in self.lists]
        self.tasks: list[str] = []
        self.sent: list[tuple[int, Intent]] = []
        self.second = 0
        for who in (0, 1):
            self.add_tasks(who, 0, ["Milk", "Bread"])
            self.deliver(0)

    def sends(self, who: int, verb: str, **fields):
        self.sent.append((who, an_intent(verb, **fields)))

    def task(self, number: int) -> str:
        """Return a task, of whomever: what others have must be out of reach."""
        return self.tasks[-1 - number % len(self.tasks)]

    def some_tasks(self, numbers: list[int]) -> list[str]:
        return [self.task(number) for number in numbers]

    @rule(who=st.integers(0, 1), number=some, titles=st.lists(TITLES, min_size=1, max_size=3))
    def add_tasks(self, who, number, titles):
        every = [list_id for of_one in self.lists for list_id in of_one]
        added = [[new_id("task"), title] for title in titles]
        self.tasks += [task_id for task_id, _ in added]
        self.sends(who, "add_tasks", list=every[number % 4] if number > 5 else self.lists[who][number % 2], value=added)

    @rule(who=st.integers(0, 1), number=some, title=TITLES)
    def rename_task(self, who, number, title):
        self.sends(who, "rename_task", task=self.task(number), value=title)

    @rule(who=st.integers(0, 1), numbers=st.lists(some, min_size=1, max_size=3), title=TITLES)
    def set_task(self, who, numbers, title):
        self.sends(who, "set_task", tasks=self.some_tasks(numbers), value={"title": title})

    @rule(who=st.integers(0, 1), numbers=st.lists(some, min_size=1, max_size=3), to=st.integers(0, 3))
    def move_task(self, who, numbers, to):
        every = [list_id for of_one in self.lists for list_id in of_one]
        self.sends(who, "move_task", tasks=self.some_tasks(numbers), list=every[to])

    @rule(who=st.integers(0, 1), numbers=st.lists(some, min_size=1, max_size=3), done=st.booleans())
    def tick_task(self, who, numbers, done):
        self.sends(who, "tick_task", tasks=self.some_tasks(numbers), value=done)

    @rule(
        who=st.integers(0, 1),
        numbers=st.lists(some, min_size=1, max_size=3),
        verb=st.sampled_from(["delete_task", "restore_task"]),
    )
    def delete_or_restore_task(self, who, numbers, verb):
        self.sends(who, verb, tasks=self.some_tasks(numbers))

    @rule(who=st.integers(0, 1), number=some)
    def clear_completed(self, who, number):
        self.sends(who, "clear_completed", list=self.lists[who][number % 2])

    @rule(who=st.integers(0, 1), number=some)
    def undo(self, who, number):
        self.sends(who, "undo", value=self.sent[-1 - number % len(self.sent)][1].id)

    @rule(number=some)
    def deliver(self, number):
        """Deliver the latest, or an earlier one, for the first time or again."""
        who, intent = self.sent[-1 - number % len(self.sent)]
        self.second += 1
        known, before = intent.id in self.models[who].wrote, everything()
        is_done = self.models[who].do(intent, instant(self.second))
        try:
            self.people[who].commits(intent, instant(self.second))
        except Invalid:
            assert not is_done, "what the model does is done"
        else:
            assert is_done, "what the model refuses is refused"
        if known or not is_done:
            assert everything() == before, "what was done before, or is refused, changes nothing"

    @rule(number=some)
    def deliver_again(self, number):
        self.deliver(number)
        self.deliver(number)

    @invariant()
    def everybody_has_what_the_model_has(self):
        kept = {
            task_id: {name: task[name] for name in ("list", "title", "done_at", "deleted_at")}
            for task_id, task in stored()["tasks"].items()
        }
        assert kept == {**self.models[0].tasks, **self.models[1].tasks}

    @invariant()
    def counts_and_history_agree(self):
        every = [task for model in self.models for task in model.tasks.values() if not task["deleted_at"]]
        counted = Counter((task["list"], bool(task["done_at"])) for task in every)
        for row in rows(select(lists)):
            assert (row["open_count"], row["done_count"]) == (counted[row["id"], False], counted[row["id"], True])
            assert [change["seq"] for change in history(row["id"])] == list(range(1, row["seq"] + 1))


def test_what_several_clients_send_late_twice_and_in_any_order_is_done_once_each():
    run_state_machine_as_test(SeveralClients, settings=settings(steady, max_examples=tries(15), stateful_step_count=30))
