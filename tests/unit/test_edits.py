"""Every change is an assignment, and means the same on a dict and on a `dash.Patch`."""

from copy import deepcopy

import pytest
from dash import Patch
from hypothesis import given
from hypothesis import strategies as st

from domain import edits
from domain.edits import apply
from tests.factories import NOW, a_list, a_task, instant, some_data, steady

task_ids = st.sampled_from(["task-one", "task-two", "task-three", "task-four"])
list_ids = st.sampled_from(["list-one", "list-two"])
titles = st.text(max_size=5)
instants = st.integers(0, 9).map(instant)

single_edits = st.one_of(
    st.builds(edits.add_list, st.sampled_from(["list-two", "list-new"]), titles, st.just("a9"), instants),
    st.builds(edits.rename_list, list_ids, titles),
    st.builds(edits.delete_list, list_ids, instants),
    st.builds(edits.add_task, st.sampled_from(["task-one", "task-new"]), list_ids, titles, st.just("a9"), instants),
    st.builds(edits.rename_task, task_ids, titles),
    st.builds(edits.tick_task, task_ids, instants | st.none()),
    st.builds(edits.delete_tasks, st.lists(task_ids), instants),
    st.builds(edits.restore_task, task_ids),
    st.builds(edits.restore_list, list_ids),
)


def edited(*some_edits):
    data = some_data()
    for edit in some_edits:
        apply(edit, data)
    return data


def replay(operations, data):
    """Do to `data` what a browser does with the operations of a Patch."""
    for operation in operations:
        assert operation["operation"] == "Assign"
        *way, last = operation["location"]
        place = data
        for step in way:
            place = place[step]
        place[last] = deepcopy(operation["params"]["value"])
    return data


@given(st.lists(single_edits, max_size=6))
@steady
def test_edits_on_a_dict_and_on_a_patch_give_the_same_data(some_edits):
    patch = Patch()
    for edit in some_edits:
        apply(edit, patch)
    assert replay(patch._operations, some_data()) == edited(*deepcopy(some_edits))


@given(st.data())
@steady
def test_edits_of_different_fields_give_the_same_data_in_any_order(data):
    every = [
        edits.rename_list("list-one", data.draw(titles)),
        edits.delete_list("list-one", data.draw(instants)),
        edits.rename_list("list-two", data.draw(titles)),
        edits.add_list("list-new", data.draw(titles), "a9", NOW),
        edits.add_task("task-new", "list-one", data.draw(titles), "a9", NOW),
        edits.rename_task("task-one", data.draw(titles)),
        edits.tick_task("task-one", data.draw(instants)),
        edits.delete_tasks(["task-one", "task-three"], data.draw(instants)),
        edits.tick_task("task-two", None),
    ]
    assert edited(*data.draw(st.permutations(every))) == edited(*every)


@given(single_edits)
@steady
def test_an_edit_done_twice_is_done_once(edit):
    assert edited(edit, edit) == edited(edit)


def test_a_new_list_has_its_title_and_its_place():
    assert edited(edits.add_list("list-new", "Holiday", "a5", NOW))["lists"]["list-new"] == a_list(
        title="Holiday", order="a5", created_at=NOW
    )


def test_a_new_task_is_open_and_in_its_list():
    assert edited(edits.add_task("task-new", "list-two", "Stove", "a5", NOW))["tasks"]["task-new"] == a_task(
        list="list-two", title="Stove", order="a5", created_at=NOW
    )


@pytest.mark.parametrize(
    ("edit", "kind", "changed"),
    [
        (edits.rename_list("list-one", "Shopping"), "lists", {"list-one": a_list(title="Shopping")}),
        (edits.delete_list("list-one", NOW), "lists", {"list-one": a_list(deleted_at=NOW)}),
        (edits.rename_task("task-one", "Oat milk"), "tasks", {"task-one": a_task(title="Oat milk")}),
        (edits.tick_task("task-one", NOW), "tasks", {"task-one": a_task(done_at=NOW)}),
        (edits.delete_tasks(["task-one"], NOW), "tasks", {"task-one": a_task(deleted_at=NOW)}),
    ],
)
def test_an_edit_changes_its_field_and_nothing_else(edit, kind, changed):
    expected = some_data()
    expected[kind] |= changed
    assert edited(edit) == expected


def test_a_deleted_list_leaves_its_tasks_as_they_were():
    assert edited(edits.delete_list("list-one", NOW))["tasks"] == some_data()["tasks"]


def test_a_restored_task_is_as_it_was():
    assert edited(edits.delete_tasks(["task-two"], NOW), edits.restore_task("task-two")) == some_data()


def test_a_task_that_is_unticked_is_open():
    assert edited(edits.tick_task("task-two", None))["tasks"]["task-two"]["done_at"] is None


def test_several_tasks_are_deleted_at_once():
    tasks = edited(edits.delete_tasks(["task-one", "task-two"], NOW))["tasks"]
    assert [task_id for task_id, task in tasks.items() if task["deleted_at"]] == ["task-one", "task-two"]


def test_to_delete_no_task_changes_nothing():
    assert edits.delete_tasks([], NOW) == []
