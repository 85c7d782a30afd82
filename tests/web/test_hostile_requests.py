"""Every callback, its honest request changed in every way: nobody gets what they may not have, and nothing breaks."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count, islice
from typing import Any

import pytest
from dash._utils import split_callback_id
from hypothesis import given, settings
from hypothesis import strategies as st

from auth.login import NOT_UNDERSTOOD, ROUTER
from auth.passwords import hash_password
from callbacks.demo import COMMIT_DEMO
from callbacks.log_in import LOG_IN
from callbacks.register import JUDGE, REGISTER
from storage.accounts.accounts import set_password
from storage.commit import commit
from tests.factories import NOW, an_intent, steady, utf8
from tests.web.client import Client, basic, committing, entry, routed
from tests.web.conftest import SECRET

PUBLIC = {ROUTER, COMMIT_DEMO, LOG_IN, REGISTER, JUDGE}
PUBLIC_LOOKS: list[dict] = [
    {"property": "pathname", "value": "/"},
    {"id": "_pages_location"},
    {"id": None},
    {"property": None},
]
COMPONENT = {"namespace": "dash_html_components", "type": "Iframe", "props": {"srcDoc": "<script>1</script>"}}
VALUES: list[Any] = [
    None, True, 0, -1, 1e308, 10**400, "", "x", "\0", "\ud800", "x" * 10_000, [], [[]], {}, COMPONENT, [COMPONENT],
    {"intents": COMPONENT}, {"view": COMPONENT, "start": 0}, {"view": "/lists/\0", "start": 0},
    "' OR 1=1 --", "../../etc/passwd", "/", "/lists/\0",
    "/lists/\ud800", "//", "/lists/x?account=1", "javascript:alert(1)",
]  # fmt: skip


def honest_bodies(client: Client) -> list[dict]:
    """Return what a browser would send for each callback that runs on the server."""
    every = json.loads(client.send("GET", "/_dash-dependencies")[2])
    return [body_of(one) for one in every if not one["clientside_function"]]


def body_of(callback: dict) -> dict:
    body = {part: [sent(one) for one in callback[part]] for part in ("inputs", "state")}
    body |= {"output": callback["output"], "changedPropIds": []}
    if not callback.get("no_output"):
        several = split_callback_id(callback["output"])
        body["outputs"] = [sent(one) for one in several] if isinstance(several, list) else sent(several)
    return body


def sent(dependency: dict) -> Any:
    """Return one entry as a browser sends it; none at all for a pattern that may match any number."""
    id_ = dependency["id"].replace("\\.", ".")
    if '["ALL' in id_:
        return []
    return entry(json.loads(id_.replace('["MATCH"]', '"x"')) if id_.startswith("{") else id_, dependency["property"])


def with_other_values(body: dict) -> Iterator[dict]:
    """Give `body` with values that nobody expects."""
    inputs, state = body["inputs"], body["state"]
    for value in VALUES:
        yield {
            **body,
            "inputs": [with_value(one, value) for one in inputs],
            "state": [with_value(one, value) for one in state],
        }


def in_other_shapes(body: dict) -> Iterator[dict]:
    """Give requests that are almost `body`: renamed, swapped, moved, added, dropped, retyped."""
    inputs, state, outputs = body["inputs"], body["state"], body.get("outputs")
    public_path = entry("_pages_location", "pathname", "/")
    others: list[Any] = [None, 5, "x", {}, [], [None], [5], [[]], {"0": inputs}, [COMPONENT]]
    for part in ("inputs", "state", "outputs", "output", "changedPropIds"):
        yield {name: value for name, value in body.items() if name != part}
        for other in others:
            yield {**body, part: other}
    yield {**body, "inputs": [public_path, *inputs]}
    yield {**body, "inputs": [*inputs, public_path]}
    yield {**body, "inputs": inputs[1:]}
    yield {**body, "inputs": inputs[::-1], "state": state[::-1]}
    yield {**body, "inputs": [], "state": inputs + state}
    yield {**body, "inputs": inputs + state, "state": []}
    yield {**body, "inputs": [inputs, state]}
    for changed in PUBLIC_LOOKS:
        yield {**body, "inputs": [{**one, **changed} if isinstance(one, dict) else one for one in inputs]}
        yield {**body, "outputs": {**outputs, **changed} if isinstance(outputs, dict) else [changed]}
    for output in (ROUTER, COMMIT_DEMO, "_pages_content.children", f"{body['output']}@x", body["output"].upper()):
        yield {**body, "output": output}
    yield {**body, "inputs": [public_path, entry("_pages_location", "search", "")], "outputs": outputs}


def with_value(one: Any, value: Any) -> Any:
    return {**one, "value": value} if isinstance(one, dict) else one


def test_there_are_callbacks_to_try(visitor):
    assert len(honest_bodies(visitor)) > 3


def test_a_visitor_calls_no_private_callback_by_any_change_of_its_request(visitor):
    for number, body in enumerate(honest_bodies(visitor)):
        # One place asks who may, for all callbacks (`auth/login.py`): each of them gets an eighth, in turn.
        changed = [*with_other_values(body), *in_other_shapes(body)]
        for hostile in [body, *changed[number % 8 :: 8]]:
            status, text = visitor.call(hostile)
            names_public = isinstance(hostile.get("output"), str) and hostile["output"] in PUBLIC
            assert status in ({200, 204, 401} if names_public else {401}), (hostile, text)


def test_no_change_of_a_request_breaks_the_server_or_shows_what_is_another_accounts(mallory, secret_list):
    for number, body in enumerate(honest_bodies(mallory)):
        # One place refuses other shapes for all callbacks (`has_its_shape`): each of them gets an eighth, in turn.
        shapes = islice(in_other_shapes(body), number % 8, None, 8)
        for hostile in [body, *with_other_values(body), *shapes]:
            status, text = mallory.call(hostile)
            assert status < 500, (hostile, text)
            assert SECRET not in text, hostile
            assert secret_list not in text, hostile


def test_the_shape_of_a_request_does_not_multiply_what_is_answered(server, make_account):
    account = make_account("ada")
    client, adding = Client(server.port, account), committing(account, [{"id": "add-a-list", "verb": "add_list"}])
    answer, [copy] = adding["outputs"]
    others = [{**copy, "id": {**copy["id"], "account": number}} for number in range(account.id, account.id + 2_000)]
    nested: list = []
    for _ in range(500):
        nested = [nested]
    for outputs in ([answer, others], [answer, others[1:2]], [answer, [copy] * 2_000], [answer, nested], nested):
        status, text = client.call({**adding, "outputs": outputs})
        assert (status, text) == (400, NOT_UNDERSTOOD)
    assert client.call(adding)[0] == 200


def test_what_is_sent_as_an_id_is_answered_only_if_it_is_text(server, make_account):
    account = make_account("ada")
    big = [{"a": "x" * 1_000}] * 100
    status, text = Client(server.port, account).call(committing(account, [{"id": big, "verb": "undo"}]))

    assert (status, json.loads(text)["response"]["answer"]["data"]["ids"]) == (200, [None])


VERBS_WITH_TEXT = [
    {"verb": "add_list", "list": "a-new-list-1", "value": COMPONENT},
    {"verb": "add_tasks", "list": "a-new-list-1", "value": [["a-new-task-1", COMPONENT]]},
    {"verb": "rename_list", "list": "a-new-list-1", "value": COMPONENT},
    {"verb": "rename_task", "task": "a-new-task-1", "value": COMPONENT},
    {"verb": "add_list", "list": COMPONENT, "value": "x"},
]


@pytest.mark.parametrize("intent", VERBS_WITH_TEXT, ids=lambda intent: intent["verb"])
def test_a_component_where_text_belongs_is_refused(server, make_account, intent):
    account = make_account("ada")
    status, text = Client(server.port, account).call(committing(account, [{"id": "intent-with-dict", **intent}]))

    assert status == 200
    assert len(json.loads(text)["response"]["answer"]["data"]["refused"]) == 1
    assert "Iframe" not in text


QUERIES = [
    "?list_id=LIST&account=1", "?account=1&user=1&g=1", "?show=a&show=b", "?list_id=a&list_id=b", "?utm=1", "?=",
    "?%00", "?list_id=%00", "?list_id=%ff", "?list_id[]=LIST", "?page=1&layout=x&title=y&path=z&kwargs=1",
    "?" + "a=1&" * 500,    "?list_id=%ED%A0%80", "?path_template=x&pathname=/lists/LIST",
]  # fmt: skip
PATHS = ["/", "/lists", "/lists/x", "/account", "/signed-out", "/log-in", "/no/such", "/trash", "/users"]


@pytest.mark.parametrize("path", PATHS)
def test_an_odd_query_breaks_no_page_and_opens_none(visitor, mallory, secret_list, path):
    for query in QUERIES:
        wanted = query.replace("LIST", secret_list)
        for client in (visitor, mallory):
            answers = [client.send("GET", path + wanted)[::2], client.call(routed(path, wanted))]
            for status, text in answers:
                assert status < 500, (path, wanted)
                assert SECRET not in text


ODD_PLACES = [
    "/lists/ODD", "/lists/a-listODD?show=ODD", "/history/ODD", "/history/a-task-1?before=ODD~ODD", "/trash?before=ODD",
    "/users/ODD", "/account?changed=ODD", "/account/copy/ODD", "/account/copy/a-list-1?after=ODD&from=ODD",
    "/account/copy?server=ODD&name=ODD&seq=ODD&mark=ODD&from=ODD", "/account/export.csv?account=ODD", "/ODD",
    "/log-in?next=ODD", "/log-in?next=/ODD", "/assets/ODD", "/assets/app-ODD/ODD", "/oidc/ODD/login",
    "/register?ODD=ODD",
]  # fmt: skip


ODD = ["%00", "x%00y", "%ED%A0%80", "%FF", "%0D%0AX:1", "%E2%80%AE", "9" * 5_000, "-1", "%2F.."]


@pytest.mark.on_both
@pytest.mark.parametrize("odd", ODD)
def test_nothing_odd_in_an_address_breaks_anything(server, make_account, odd):
    for client in (Client(server.port), Client(server.port, make_account("mallory"))):
        for path in ODD_PLACES:
            status, headers, _ = client.send("GET", path.replace("ODD", odd))
            assert status < 500, path
            assert "x" not in headers, path


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(utf8, max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(utf8, max_size=10), inner, max_size=4),
    max_leaves=12,
)


@settings(steady, max_examples=60)
@given(data=st.data())
@pytest.mark.usefixtures("secret_list")
def test_no_random_body_breaks_the_server(mallory, data):
    body = data.draw(st.sampled_from(honest_bodies(mallory)))
    part = data.draw(st.sampled_from(sorted(body)))
    status, text = mallory.call(data.draw(st.just({**body, part: data.draw(JSON)}) | JSON))

    assert status < 500
    assert SECRET not in text


def test_accounts_that_ask_at_once_never_see_what_is_another_accounts(server, make_account):
    people = [make_account("ada"), make_account("bob")]
    secrets = {}
    for one in people:
        list_id = f"list-of-{one.name}-{one.id:06}"
        secrets[one.name] = (list_id, f"Only {one.name} reads this")
        commit(one.id, an_intent("add_list", id=f"make-{list_id}", list=list_id, value=secrets[one.name][1]), NOW)
        Client(server.port, one).send("GET", "/_dash-layout")  # more than a few at once could not wait to be logged in
    numbers = count()

    def ask(_thread: int) -> list[str]:
        wrong = []
        for _ in range(5):
            me, other = people[:: 1 if next(numbers) % 2 else -1]
            client = Client(server.port, me)
            layout = client.send("GET", "/_dash-layout")[2]
            own = client.call(routed(f"/lists/{secrets[me.name][0]}"))[1]
            others = client.call(routed(f"/lists/{secrets[other.name][0]}"))[1]
            shown = [secrets[me.name][1] in text for text in (layout, own)]
            seen = [secrets[other.name][1] in text for text in (layout, own, others)]
            wrong += [] if all(shown) and not any(seen) else [f"{me.name}: {shown} {seen}"]
        return wrong

    with ThreadPoolExecutor(20) as threads:
        assert [line for lines in threads.map(ask, range(20)) for line in lines] == []


def test_the_cookie_of_a_login_is_worth_nothing_by_itself(mallory, visitor):
    _, headers, _ = mallory.send("GET", "/lists")

    assert visitor.send("GET", "/lists", Cookie=headers.get("set-cookie", "session=x"))[0] == 401


def test_a_changed_password_bites_on_the_next_request(server, make_account):
    account = make_account("ada")
    client = Client(server.port, account)
    assert client.send("GET", "/lists")[0] == 200
    set_password(account.id, hash_password("another password"), False, "test", NOW)
    assert client.send("GET", "/lists")[0] == 401
    assert client.send("GET", "/lists", Authorization=basic(account.name, "another password"))[0] == 200
