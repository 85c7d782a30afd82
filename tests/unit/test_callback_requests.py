"""Only what a browser would send for a callback has the shape of that callback."""

import json
from copy import deepcopy

import pytest
from dash import ALL, Dash, Input, Output, State
from flask import Request
from werkzeug.test import EnvironBuilder

import ids
from auth import callback_requests
from callbacks.demo import COMMIT_DEMO

ACCOUNT = 7
COMMIT = f'..{ids.ANSWER}.data...{{"account":["ALL"],"part":"lists-copy"}}.data..'
ANSWER = {"id": ids.ANSWER, "property": "data"}


def has_its_shape(app, body) -> bool:
    """Return whether a body of the account with the id `ACCOUNT` has its shape."""
    return callback_requests.has_its_shape(app, body, ACCOUNT)


@pytest.fixture(scope="module")
def app(application):
    return application.app


@pytest.fixture(scope="module")
def every_honest_body(app):
    """Give what a browser sends for each of the app's server callbacks, except inputs that are patterns: see below."""
    served = {output: one for output, one in app.callback_map.items() if "callback" in one}
    return [honest(app, output) for output, one in served.items() if one["inputs"][0]["id"][0] != "{"]


def honest(app, output) -> dict:
    registered = app.callback_map[output]
    body = {"output": output, "inputs": [{**one, "value": "anything"} for one in registered["inputs"]]}
    if registered["state"]:
        body["state"] = [[] if one["id"][0] == "{" else {**one, "value": "anything"} for one in registered["state"]]
    outputs = registered["output"]
    several = isinstance(outputs, (list, tuple))
    body["outputs"] = [written(one) for one in outputs] if several else written(outputs)
    return body


def written(output) -> dict | list[dict]:
    """Return what a browser says of an output: a list, where it may be several."""
    if not output.has_wildcard():
        return output.to_dict()
    some = {"account": ACCOUNT}
    id_ = {key: value if isinstance(value, str) else some.get(key, "one") for key, value in output.component_id.items()}
    return [{"id": id_, "property": output.component_property}]


def changed(body: dict, part: str, value) -> dict:
    return {**deepcopy(body), part: value}


def first(body: dict, **fields) -> dict:
    """Return `body` with other fields in its first input."""
    return changed(body, "inputs", [{**body["inputs"][0], **fields}, *body["inputs"][1:]])


def first_without(body: dict, field: str) -> dict:
    other = deepcopy(body)
    del other["inputs"][0][field]
    return other


def without(body: dict, part: str) -> dict:
    return {name: value for name, value in body.items() if name != part}


def outputs(body: dict) -> list:
    return body["outputs"] if isinstance(body["outputs"], list) else [body["outputs"]]


def renamed(output, **fields):
    """Return an output, or each of a list of them, with other fields."""
    return [renamed(one, **fields) for one in output] if isinstance(output, list) else {**output, **fields}


MUTATIONS = {
    "no inputs": lambda body: {"output": body["output"]},
    "inputs are null": lambda body: changed(body, "inputs", None),
    "inputs are text": lambda body: changed(body, "inputs", "anything"),
    "inputs are a number": lambda body: changed(body, "inputs", 1),
    "inputs are a dict": lambda body: changed(body, "inputs", {"0": body["inputs"][0]}),
    "inputs are empty": lambda body: changed(body, "inputs", []),
    "an input is dropped": lambda body: changed(body, "inputs", body["inputs"][1:]),
    "an input is added": lambda body: changed(body, "inputs", [*body["inputs"], body["inputs"][0]]),
    "an input is null": lambda body: changed(body, "inputs", [None, *body["inputs"][1:]]),
    "an input is text": lambda body: changed(body, "inputs", ["anything", *body["inputs"][1:]]),
    "an input is in a list": lambda body: changed(body, "inputs", [[body["inputs"][0]], *body["inputs"][1:]]),
    "an id is another": lambda body: first(body, id="other"),
    "an id has another case": lambda body: first(body, id=body["inputs"][0]["id"].upper()),
    "an id is a dict": lambda body: first(body, id={"part": "task-done", "task": "task-one"}),
    "an id is null": lambda body: first(body, id=None),
    "an id is missing": lambda body: first_without(body, "id"),
    "a property is another": lambda body: first(body, property="children"),
    "a property is a list": lambda body: first(body, property=[body["inputs"][0]["property"]]),
    "a property is missing": lambda body: first_without(body, "property"),
    "a state is added": lambda body: changed(body, "state", [{"id": "other", "property": "data", "value": 1}]),
    "the state is null": lambda body: changed(body, "state", None),
    "the state is text": lambda body: changed(body, "state", ""),
    "the state is a number": lambda body: changed(body, "state", 0),
    "the state is a dict": lambda body: changed(body, "state", {}),
    "the outputs are missing": lambda body: without(body, "outputs"),
    "the outputs are null": lambda body: changed(body, "outputs", None),
    "the outputs are text": lambda body: changed(body, "outputs", body["output"]),
    "the outputs are empty": lambda body: changed(body, "outputs", []),
    "the outputs are in a list": lambda body: changed(body, "outputs", [body["outputs"]]),
    "the outputs are one more": lambda body: changed(body, "outputs", [*outputs(body), outputs(body)[0]]),
    "the outputs are others": lambda body: changed(body, "outputs", renamed(body["outputs"], id="other")),
    "the outputs have another property": lambda body: changed(body, "outputs", renamed(body["outputs"], property="x")),
    "the outputs have no id": lambda body: changed(body, "outputs", renamed(body["outputs"], id=None)),
    "the changed inputs are no texts": lambda body: changed(body, "changedPropIds", [5]),
    "the changed inputs are a text": lambda body: changed(body, "changedPropIds", "x.data"),
    "what changed is none of the inputs": lambda body: changed(body, "changedPropIds", ["other.data"]),
    "what changed has no property": lambda body: changed(body, "changedPropIds", [""]),
    "what changed is no id": lambda body: changed(body, "changedPropIds", ["{.n_clicks"]),
    "the output is unknown": lambda body: changed(body, "output", "other.children"),
    "the output has a hash": lambda body: changed(body, "output", body["output"] + "@0123"),
    "the output is null": lambda body: changed(body, "output", None),
    "the output is a list": lambda body: changed(body, "output", [body["output"]]),
    "the output is missing": lambda body: {"inputs": body["inputs"]},
}


def test_what_a_browser_sends_for_a_callback_has_its_shape(app, every_honest_body):
    assert [body["output"] for body in every_honest_body if not has_its_shape(app, body)] == []
    assert COMMIT_DEMO in [body["output"] for body in every_honest_body]


@pytest.mark.parametrize("mutate", MUTATIONS.values(), ids=MUTATIONS)
def test_what_differs_has_it_not(app, every_honest_body, mutate):
    assert [body["output"] for body in every_honest_body if has_its_shape(app, mutate(body))] == []


def test_one_callback_does_not_take_the_inputs_of_another(app, every_honest_body):
    others = [(one, other) for one in every_honest_body for other in every_honest_body if one is not other]
    assert [one["output"] for one, other in others if has_its_shape(app, changed(one, "inputs", other["inputs"]))] == []


def test_a_callback_of_the_browser_is_none_of_the_server(app):
    outputs = [output for output, one in app.callback_map.items() if "callback" not in one]
    assert [output for output in outputs if has_its_shape(app, honest(app, output))] == []


@pytest.mark.parametrize("body", [None, [], "", "view.data", 1, True, {}, [{"output": "view.data"}]])
def test_a_body_is_a_dict_that_names_a_callback(app, body):
    assert not has_its_shape(app, body)


# No callback of the server has this yet: several controls of one kind, and a state.


@pytest.fixture(scope="module")
def rows_app():
    made = Dash("rows")
    row = {"part": "row", "row": ALL}
    made.callback(Output("said", "children"), Input("first", "value"), Input(row, "value"), State("kept", "data"))(list)
    return made


def rows_body(*rows) -> dict:
    return {
        "output": "said.children",
        "inputs": [{"id": "first", "property": "value", "value": 1}, list(rows)],
        "state": [{"id": "kept", "property": "data"}],
        "outputs": {"id": "said", "property": "children"},
        "changedPropIds": ["first.value"],
    }


def a_row(**fields) -> dict:
    return {"id": {"part": "row", "row": "one"}, "property": "value", **fields}


@pytest.mark.parametrize("rows", [[], [a_row()], [a_row(), a_row(id={"row": 2, "part": "row"}, value="anything")]])
def test_a_callback_may_take_any_number_of_rows(rows_app, rows):
    assert has_its_shape(rows_app, rows_body(*rows))


@pytest.mark.parametrize(
    "row",
    [
        None,
        "row",
        [],
        {},
        a_row(property="data"),
        a_row(id="row"),
        a_row(id='{"part":"row","row":["ALL"]}'),
        a_row(id={"part": "row"}),
        a_row(id={"row": "one"}),
        a_row(id={"part": "other", "row": "one"}),
        a_row(id={"part": "row", "row": "one", "more": 1}),
        {"id": {"part": "row", "row": "one"}},
        {"property": "value"},
    ],
)
def test_every_row_has_the_parts_of_the_pattern(rows_app, row):
    assert not has_its_shape(rows_app, rows_body(a_row(id={"part": "row", "row": "before"}), row))


def clicked(*names) -> dict:
    rows = [a_row(), a_row(id={"row": "zwölf", "part": "row"}), a_row(id={"part": "row", "row": 2})]
    return {**rows_body(*rows), "changedPropIds": list(names)}


@pytest.mark.parametrize(
    "names",
    [
        [],
        ["first.value"],
        ['{"part":"row","row":"one"}.value', '{"part":"row","row":2}.value'],
        ['{"part":"row","row":"zwölf"}.value'],
    ],
)
def test_what_was_clicked_is_among_the_inputs(rows_app, names):
    assert has_its_shape(rows_app, clicked(*names))


@pytest.mark.parametrize(
    "name",
    [
        '{"part":"row","row":"two"}.value',
        '{"part":"row","row":"one"}.data',
        '{"part":"row","row":["ALL"]}.value',
        '{"part":"row","row":"one"}',
        '{"part":"row","row":"one".value',
        "{}.value",
        "[].value",
        "kept.data",
        ".",
        "",
    ],
)
def test_what_is_no_input_was_not_clicked(rows_app, name):
    assert not has_its_shape(rows_app, clicked("first.value", name))


@pytest.mark.parametrize("value", [None, [], {}, ["ALL"], [["x"]], 0.5, float("nan")], ids=repr)
def test_what_stands_for_a_wildcard_is_text_or_a_whole_number(rows_app, value):
    assert not has_its_shape(rows_app, rows_body(a_row(id={"part": "row", "row": value})))


def test_each_row_is_named_once(rows_app):
    assert not has_its_shape(rows_app, rows_body(a_row(), a_row()))
    assert not has_its_shape(rows_app, rows_body(a_row(), a_row(id={"row": "one", "part": "row"})))


def test_a_page_has_only_so_many_rows(rows_app):
    rows = [a_row(id={"part": "row", "row": number}) for number in range(callback_requests.MATCHES_MAX + 1)]
    assert has_its_shape(rows_app, rows_body(*rows[1:]))
    assert not has_its_shape(rows_app, rows_body(*rows))


def copies(*accounts) -> list[dict]:
    return [{"id": ids.copy(account), "property": "data"} for account in accounts]


@pytest.mark.parametrize("accounts", [[ACCOUNT], []])
def test_an_answer_is_for_the_copy_of_ones_own_account(app, accounts):
    assert has_its_shape(app, {**honest(app, COMMIT), "outputs": [ANSWER, copies(*accounts)]})


@pytest.mark.parametrize(
    "accounts", [[ACCOUNT + 1], [ACCOUNT, ACCOUNT + 1], [str(ACCOUNT)], [None], [ACCOUNT] * 2, list(range(5_000))]
)
def test_an_answer_is_for_no_other_copy_and_for_none_twice(app, accounts):
    assert not has_its_shape(app, {**honest(app, COMMIT), "outputs": [ANSWER, copies(*accounts)]})


MOST = callback_requests.DEPTH_MAX


@pytest.mark.parametrize("depth", [1, 8, MOST, MOST + 1, 500, 5_000, 200_000])
def test_a_body_is_read_as_deep_as_a_page_needs_it_and_no_deeper(depth):
    nested = b'{"a":' * (depth - 1) + b"[]" + b"}" * (depth - 1)
    request = Request(EnvironBuilder(data=nested, content_type="application/json").get_environ())
    assert callback_requests.read_body(request) == (json.loads(nested) if depth <= MOST else None)


def test_inputs_are_those_of_the_callback_in_their_order_and_rows_come_in_a_list(rows_app):
    body = rows_body()
    for inputs in ([body["inputs"][0], a_row()], body["inputs"][::-1]):
        assert not has_its_shape(rows_app, {**body, "inputs": inputs})
    assert not has_its_shape(rows_app, {**body, "inputs": body["inputs"] + body["state"], "state": []})


@pytest.mark.parametrize("state", [None, [], {}, "", [{"id": "other", "property": "data"}], [{"id": "kept"}], ["kept"]])
def test_the_state_is_that_of_the_callback(rows_app, state):
    assert not has_its_shape(rows_app, changed(rows_body(), "state", state))
