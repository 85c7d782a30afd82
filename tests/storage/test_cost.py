"""The cost of an operation: its statements are counted, never timed, and a batch is one transaction."""

from contextlib import suppress

import pytest
from sqlalchemy import event

from domain.clean import Invalid
from domain.views import View
from storage.database import engine
from storage.database.engine import together
from storage.lists import first_lists, lists_before, lists_with
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


def cost_of(verb: str, ada, size: int) -> int:
    """Return how many statements a verb takes in a list of so many tasks, half of them done."""
    list_id = ada.makes_list(title="Costly")
    ids = [task for _ in range(size // 10) for task in ada.adds(*["Seed"] * 10, to=list_id)]
    ada.does("tick_task", tasks=ids[::2], value=True)
    tag, other = (ada.makes_tag(f"{name} {size}") for name in ("home", "office")) if "tag" in verb else ("", "")
    cleared = ada.does("clear_completed", list=list_id) if verb == "undo" else ""
    fields = {
        "add_tasks": {"list": list_id, "value": [[new_id("task"), "New"]]},
        "rename_list": {"list": list_id},
        "delete_list": {"list": list_id},
        "clear_completed": {"list": list_id},
        "undo": {"value": cleared},
        "place_task": {"list": list_id, "tasks": [ids[-1]], "value": {"after": ids[0]}},
        "duplicate_task": {"tasks": [ids[1]], "value": {ids[1]: new_id("task")}},
        "tag_task": {"tasks": [ids[1]], "value": {"add": [tag]}},
        "set_tag": {"tags": [tag], "value": {"colour": "teal"}},
        "delete_tag": {"tags": [tag]},
        "merge_tags": {"tags": [other], "value": tag},
    }.get(verb, {"task": ids[1]})
    return Statements().count(lambda: ada.does(verb, **fields))


@pytest.mark.parametrize(
    ("verb", "most"),
    [
        ("add_tasks", 13),
        ("rename_task", 10),
        ("tick_task", 12),
        ("delete_task", 12),
        ("rename_list", 9),
        ("delete_list", 9),
        ("clear_completed", 13),
        ("undo", 15),
        ("place_task", 12),
        ("duplicate_task", 15),
        ("tag_task", 14),
        ("set_tag", 12),
        ("delete_tag", 12),
        ("merge_tags", 14),
    ],
)
def test_a_verb_takes_few_statements_however_long_the_list(ada, verb, most):
    short, long = cost_of(verb, ada, 10), cost_of(verb, ada, 60)

    assert (short, long) <= (most, most)
    assert short == long


@pytest.mark.parametrize(
    "verb", ["tick_task", "set_task", "move_task", "place_task", "duplicate_task", "delete_task", "restore_task"]
)
def test_a_thousand_tasks_take_few_statements(ada, verb):
    list_id, other = ada.makes_list(), ada.makes_list()
    many = [task for _ in range(10) for task in ada.adds(*["Milk"] * 100, to=list_id)]
    given = {"value": {task: new_id("task") for task in many}} if verb == "duplicate_task" else {}
    if verb == "restore_task":
        ada.does("delete_task", tasks=many)

    assert Statements().count(lambda: ada.does(verb, list=other, tasks=many, **given)) <= 19


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
