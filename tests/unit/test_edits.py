"""Every change is an assignment, and means the same on a dict and on a `dash.Patch`."""

from copy import deepcopy

from dash import Patch
from hypothesis import given
from hypothesis import strategies as st

from domain.edits import apply, assign, make
from tests.factories import NOW, a_list, a_task, instant, some_data, steady, utf8

task_ids = st.sampled_from(["task-one", "task-two", "task-three", "task-four"])
list_ids = st.sampled_from(["list-one", "list-two"])
titles = st.text(utf8, max_size=5)
instants = st.integers(0, 9).map(instant)

list_fields = st.fixed_dictionaries({}, optional={"title": titles, "deleted_at": instants | st.none()})
task_fields = st.fixed_dictionaries(
    {},
    optional={"list": list_ids, "title": titles, "done_at": instants | st.none(), "deleted_at": instants | st.none()},
)
single_edits = st.one_of(
    st.builds(make, st.just("lists"), st.sampled_from(["list-two", "list-new"]), st.builds(a_list, title=titles)),
    st.builds(make, st.just("tasks"), st.sampled_from(["task-one", "task-new"]), st.builds(a_task, title=titles)),
    st.builds(assign, st.just("lists"), st.lists(list_ids), list_fields),
    st.builds(assign, st.just("tasks"), st.lists(task_ids), task_fields),
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
        assign("lists", ["list-one"], {"title": data.draw(titles)}),
        assign("lists", ["list-one"], {"deleted_at": data.draw(instants)}),
        assign("lists", ["list-two"], {"title": data.draw(titles)}),
        make("lists", "list-new", a_list(title=data.draw(titles))),
        make("tasks", "task-new", a_task(title=data.draw(titles))),
        assign("tasks", ["task-one"], {"title": data.draw(titles)}),
        assign("tasks", ["task-one", "task-two"], {"done_at": data.draw(instants), "list": "list-two"}),
        assign("tasks", ["task-one", "task-three"], {"deleted_at": data.draw(instants)}),
    ]
    assert edited(*data.draw(st.permutations(every))) == edited(*every)


@given(single_edits)
@steady
def test_an_edit_done_twice_is_done_once(edit):
    assert edited(edit, edit) == edited(edit)


def test_what_is_made_has_all_its_fields():
    assert edited(make("tasks", "task-new", a_task(title="Stove")))["tasks"]["task-new"] == a_task(title="Stove")


def test_what_is_made_is_not_changed_by_what_it_was_made_from():
    fields = a_task()
    edit = make("tasks", "task-new", fields)
    fields["title"] = "Stove"
    assert edited(edit)["tasks"]["task-new"] == a_task()


def test_an_assignment_changes_its_fields_and_nothing_else():
    expected = some_data()
    expected["tasks"] |= {"task-one": a_task(title="Oat milk", done_at=NOW)}
    assert edited(assign("tasks", ["task-one"], {"title": "Oat milk", "done_at": NOW})) == expected


def test_several_tasks_are_changed_at_once():
    tasks = edited(assign("tasks", ["task-one", "task-two"], {"deleted_at": NOW}))["tasks"]
    assert [task_id for task_id, task in tasks.items() if task["deleted_at"]] == ["task-one", "task-two"]


def test_to_change_no_task_changes_nothing():
    assert assign("tasks", [], {"deleted_at": NOW}) == []
