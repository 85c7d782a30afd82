"""The cost of an operation: its statements are counted, never timed, and a batch is one transaction."""

from contextlib import suppress

import pytest
from sqlalchemy import event

from domain.clean import Invalid
from domain.views import View
from storage.database import engine
from storage.database.engine import together
from storage.lists import first_lists, lists_before, lists_with
from storage.news import seq_of
from storage.windows import window
from tests.factories import new_id
from tests.storage.people import everything


class Statements:
    """The statements that the database is given from now on."""

    def __init__(self):
        self.texts: list[str] = []
        event.listen(engine._used(), "before_cursor_execute", self._note)

    def _note(self, _connection, _cursor, statement, *_) -> None:
        self.texts.append(statement)

    def count(self, do) -> int:
        self.texts.clear()
        do()
        return len([text for text in self.texts if not text.startswith(("BEGIN", "SAVEPOINT", "RELEASE"))])


MOST = {
    "undo": 14,
    "clear_completed": 12,
    "add_tasks": 13,
    "rename_task": 10,
    "tick_task": 11,
    "delete_task": 11,
    "rename_list": 9,
    "place_task": 11,
    "duplicate_task": 15,
    "tag_task": 12,
    "set_tag": 10,
    "merge_tags": 12,
    "delete_tag": 10,
    "delete_list": 9,
}
"""The most statements that each verb takes, in the order in which they are done."""


def costs(ada, size: int) -> dict[str, int]:
    """Return how many statements each verb takes in a list of so many tasks, half of them done."""
    list_id = ada.makes_list(title="Costly")
    ids = [task for _ in range(size // 10) for task in ada.adds(*["Seed"] * 10, to=list_id)]
    ada.does("tick_task", tasks=ids[::2], value=True)
    tag, other = (ada.makes_tag(f"{name} {size}") for name in ("home", "office"))
    fields = {
        "add_tasks": {"list": list_id, "value": [[new_id("task"), "New"]]},
        "rename_list": {"list": list_id},
        "delete_list": {"list": list_id},
        "clear_completed": {"list": list_id},
        "place_task": {"list": list_id, "tasks": [ids[-1]], "value": {"after": ids[1]}},
        "duplicate_task": {"tasks": [ids[1]], "value": {ids[1]: new_id("task")}},
        "tag_task": {"tasks": [ids[1]], "value": {"add": [tag]}},
        "set_tag": {"tags": [tag], "value": {"colour": "teal"}},
        "delete_tag": {"tags": [tag]},
        "delete_task": {"task": ids[3]},
        "merge_tags": {"tags": [other], "value": tag},
    }
    seen, found = Statements(), {}
    for verb in MOST:
        cleared = {"value": ada.does("clear_completed", list=list_id)} if verb == "undo" else {}
        given: dict = fields.get(verb, {"task": ids[1], **cleared})
        found[verb] = seen.count(lambda verb=verb, given=given: ada.does(verb, **given))
    return found


def test_a_verb_takes_few_statements_however_long_the_list(ada):
    short, long = costs(ada, 10), costs(ada, 60)

    assert {verb: cost for verb, cost in short.items() if cost > MOST[verb]} == {}
    assert short == long


def test_a_thousand_tasks_take_few_statements(ada):
    list_id, other = ada.makes_list(), ada.makes_list()
    many = [task for _ in range(10) for task in ada.adds(*["Milk"] * 100, to=list_id)]
    copies = {"duplicate_task": {"value": {task: new_id("task") for task in many}}}
    seen = Statements()
    for verb in ("tick_task", "set_task", "move_task", "place_task", "duplicate_task", "delete_task", "restore_task"):
        given = {"list": other, "tasks": many, **copies.get(verb, {})}
        before = seq_of(ada.id)
        assert seen.count(lambda verb=verb, given=given: ada.does(verb, **given)) <= 19, verb
        assert seq_of(ada.id) == before + 1, verb


@pytest.mark.parametrize("grouping", [None, "date"])
def test_a_window_is_read_in_few_statements_however_long_the_list(ada, grouping):
    short, long = ada.makes_list("Milk"), ada.makes_list(*["Milk"] * 90)
    for list_id in (short, long):
        ada.does("set_list", list=list_id, value={"grouping": grouping})
        assert Statements().count(lambda list_id=list_id: window(ada.id, View("list", list_id), 0, 60)) <= 8


def test_a_sidebar_is_read_in_as_many_statements_however_many_lists(ada):
    costs = []
    for _ in range(2):
        made = [ada.makes_list() for _ in range(20)]
        costs.append(
            [
                Statements().count(lambda: first_lists(ada.id, 5)),
                Statements().count(lambda made=made: lists_with(ada.id, made[-3], made[0], 5)),
                Statements().count(lambda made=made: lists_before(ada.id, made[-3], 5)),
            ]
        )
    assert costs[0] == costs[1]
    assert max(costs[0]) <= 8


def test_what_is_done_together_is_kept_together(ada, groceries):
    before = everything()

    with suppress(KeyError), together():
        ada.add("Eggs", to=groceries)
        raise KeyError

    assert everything() == before


def test_of_what_is_done_together_a_part_that_is_refused_leaves_nothing_behind(ada, bob, groceries):
    of_bob = bob.makes_list("Tent")

    with together():
        ada.add("Eggs", to=groceries)
        with pytest.raises(Invalid):
            ada.add("Mine now", to=of_bob)
        ada.add("Flour", to=groceries)

    assert ada.titles(groceries) == ["Milk", "Bread", "Eggs", "Flour"]
    assert bob.titles(of_bob) == ["Tent"]


def test_a_part_of_what_is_done_together_sees_what_came_before(ada, groceries):
    with together():
        ada.add("Eggs", to=groceries)
        assert ada.titles(groceries) == ["Milk", "Bread", "Eggs"]


def test_what_is_done_together_is_one_transaction(ada, groceries):
    seen = Statements()

    with together():
        for title in ("Eggs", "Flour", "Salt"):
            ada.add(title, to=groceries)

    assert len([text for text in seen.texts if text.startswith("BEGIN")]) <= 1
