"""The chat over HTTP, against a real server that speaks OpenAI's chat completions."""

import http.client
import json
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime

import pytest

from storage.accounts import chat_budgets
from storage.commit import commit
from tests.factories import NOW, an_intent, new_id
from tests.models import BAD_CALLS, BREAK, KEY, ModelServer, says, uses
from tests.serving import ROOT, Server
from tests.web.client import Client

SECONDS = 3


@pytest.fixture(scope="module")
def chatting(model, server, tmp_path_factory):
    """Give a second process of the app on the same database, with a chat."""
    folder = tmp_path_factory.mktemp("chatting")
    settings = {**model.settings, "CHAT_SECONDS": str(SECONDS), "CHAT_MESSAGES": "3", "CHAT_BUDGET": "100000"}
    with Server(folder, server.database_url, **settings) as running:
        yield running


@pytest.fixture
def ask(chatting, ada):
    """Give a function by which Ada asks, and gets the events of the answer."""

    def ask_(*texts: str, **message) -> list[dict]:
        said = [{"id": new_id("message"), "role": "user", "text": text} for text in texts]
        if message:
            said.insert(-1, {"id": new_id("message"), "role": "assistant", "text": "", **message})
        status, headers, text = sent(chatting, ada, {"messages": said})
        assert (status, headers["content-type"]) == (200, "text/event-stream; charset=utf-8")
        assert headers["x-accel-buffering"] == "no"
        return [json.loads(line[6:]) for line in text.split("\n\n") if line.startswith("data: ")]

    return ask_


def sent(server, account, body: object, **headers: str):
    client = Client(server.port, account)
    headers = {"Content-Type": "application/json", **client.page, **headers}
    return client.send("POST", "/chat/answer", json.dumps(body).encode(), **headers)


def has_task(account, title: str, **fields: str) -> str:
    task = new_id("task")
    inbox = f"inbox-of-{account.id}"
    commit(account.id, an_intent("add_tasks", list=inbox, value=[[task, {"title": title, **fields}]]), NOW)
    return task


def found(events: list[dict], what: str) -> list:
    return [event[what] for event in events if what in event]


def told(model: ModelServer) -> list:
    """Return what the tools told the model in its last question."""
    return [json.loads(one["content"]) for one in model.asked[-1]["messages"] if one["role"] == "tool"]


def test_an_answer_is_rendered_piece_by_piece(ask, model):
    model.will([{"content": "Two *ways"}, 0.2, {"content": "*: 🥕\n\n- <img src=x onerror=a>"}, {"ended": "stop"}])
    events = ask("How?")
    html = ""
    for event in events:
        if "html" in event:
            html = html.encode("utf-16-le")[: 2 * event["keep"]].decode("utf-16-le") + event["html"]
    assert "".join(found(events, "text")) == "Two *ways*: 🥕\n\n- <img src=x onerror=a>"
    assert html.startswith("<p>Two <em>ways</em>: 🥕</p>")
    assert "<img" not in html
    assert events[-1] == {"end": True}
    assert model.keys[-1] == f"Bearer {KEY}"


def test_the_last_messages_are_sent_and_no_more_tokens_asked_for_than_is_set(ask, model):
    model.will(says("Yes."))
    ask("one", "two", "three", "four")
    asked = model.asked[-1]
    assert [one["content"] for one in asked["messages"][1:]] == ["two", "three", "four"]
    assert (asked["model"], asked["max_tokens"], asked["stream"]) == ("tiny", 4000, True)


def test_a_model_that_wants_the_limit_by_its_new_name_gets_it(ask, model):
    model.will((400, "Use max_completion_tokens instead of max_tokens."), says("Yes."))
    assert found(ask("Hello"), "text") == ["Yes."]
    assert "max_tokens" not in model.asked[-1]
    assert model.asked[-1]["max_completion_tokens"] == 4000


FAULTS = {
    "its key is wrong": ((401, "Wrong key"), "does not accept the key"),
    "it has no such model": ((404, "No model"), "knows no model tiny"),
    "too much is asked": ((429, "Slow down"), "too much to do"),
    "it has a fault": ((500, "Oh"), "a fault of its own"),
    "it takes no tools": ((400, "No tools"), "The model may not support tools"),
    "it breaks off": ([{"content": "He"}, BREAK], "The answer broke off."),
    "it breaks off at once": ([BREAK], "cannot be reached"),
    "it ends without an end": ([{"content": "He"}], "The answer broke off."),
    "it answers what is no JSON": ([b"data: {nonsense\n\n"], "is not understood"),
    "it answers JSON of another kind": ([b'data: {"choices": 7}\n\n'], "is not understood"),
    "it answers a page": ([b"<html></html>"], "The answer broke off."),
    "it is slow": ([{"content": "He"}, threading.Event()], f"longer than {SECONDS} seconds"),
}


@pytest.mark.parametrize(("answer", "words"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_said_in_a_sentence_without_the_key(ask, chatting, model, answer, words):
    model.will(answer)
    events = ask("Hello")
    [failed] = found(events, "failed")
    assert words in failed
    assert events[-1] == {"end": True}
    assert KEY not in json.dumps(events)
    assert KEY not in chatting.log.read_text()


def test_an_answer_that_is_too_long_for_its_tokens_says_so(ask, model):
    model.will(says("And then", ended="length"))
    assert found(ask("Tell me"), "note") == ["The answer was cut off after 4,000 tokens."]


def test_it_finds_the_tasks_of_who_asks_and_of_nobody_else(ask, model, ada, make_account):
    has_task(make_account("bob"), "Milk for Bob")
    has_task(ada, "Milk", date="2027-01-13", notes="Oats")
    model.will(uses("search_tasks", query="milk"), uses("all_lists"), says("One."))
    assert found(ask("Is there milk?"), "looks") == ["Searching your tasks for “milk”", "Looking at your lists"]
    tasks, lists = told(model)
    [milk] = tasks["tasks"]
    assert (milk["title"], milk["date"], milk["list"], "notes" in milk) == ("Milk", "2027-01-13", "Inbox", False)
    assert [(one["title"], one["open"]) for one in lists] == [("Inbox", 1)]


def test_notes_are_sent_if_the_model_asks_for_them(ask, model, ada):
    has_task(ada, "Milk", notes="Oats")
    model.will(uses("search_tasks", query="milk", with_notes=True), says("Oats."))
    ask("Which milk?")
    assert told(model)[0]["tasks"][0]["notes"] == "Oats"


def test_what_is_suggested_comes_as_lines_and_changes_nothing(ask, model, ada):
    milk = has_task(ada, "Milk")
    change = {"verb": "set_task", "tasks": [milk], "value": {"title": "Oat milk"}}
    model.will(uses("suggest_changes", changes=[change]), says("Like this?"))
    [[line]] = found(ask("Oats, please"), "lines")
    assert line["says"] == [{"what": "Title", "old": "Milk", "new": "Oat milk"}]
    assert told(model)[0]["refused"] == []
    model.will(uses("search_tasks", query="milk"), says("Milk."))
    ask("What is there?")
    assert [one["title"] for one in told(model)[0]["tasks"]] == ["Milk"]


def test_one_change_that_cannot_be_takes_no_other_with_it(ask, model, ada):
    tasks = [has_task(ada, "Milk"), "task-that-is-gone", has_task(ada, "Bread"), has_task(ada, "Rice")]
    model.will(uses("suggest_changes", changes=[{"verb": "tick_task", "tasks": tasks, "value": True}]), says("So?"))
    [lines] = found(ask("Tick all"), "lines")
    assert [line["title"] for line in lines] == ["Milk", "Bread", "Rice"]
    [refused] = told(model)[0]["refused"]
    assert "task-that-is-gone" in refused


def test_one_answer_suggests_no_more_than_a_message_holds(ask, model, ada):
    change = {"verb": "add_tasks", "list": f"inbox-of-{ada.id}", "value": [{"title": "Egg"}] * 60}
    model.will(*[uses("suggest_changes", changes=[change])] * 2, says("So?"))
    assert [len(lines) for lines in found(ask("Eggs"), "lines")] == [60, 40]
    assert len(told(model)[1]["refused"]) == 20


@pytest.mark.parametrize("call", BAD_CALLS.values(), ids=BAD_CALLS)
def test_a_tool_that_is_used_wrongly_is_told_so_and_the_answer_goes_on(ask, model, call):
    model.will(call, says("Sorry."))
    events = ask("Go on")
    assert found(events, "lines") == []
    assert found(events, "text") == ["Sorry."]
    assert told(model)[0].get("error") or told(model)[0]["refused"]


def test_a_model_that_only_uses_tools_has_to_answer_at_last(ask, model):
    model.will(uses("all_lists"))
    assert found(ask("Go on"), "failed") == []
    assert len(model.asked) == 8
    assert "tools" not in model.asked[-1]


def test_a_day_s_budget_is_kept_and_what_was_not_used_is_given_back(ask, model, ada):
    day = datetime.now(UTC).date().isoformat()
    model.will(says("Yes.", tokens=5_000))
    ask("Hello")
    assert chat_budgets.used(ada.id, day) == 5_000
    chat_budgets.take(ada.id, day, 94_000, 100_000)
    assert "used up" in found(ask("Hello"), "failed")[0]
    assert chat_budgets.used(ada.id, day) == 99_000


def test_what_the_tools_are_asked_counts_where_the_endpoint_says_nothing(ask, model, ada):
    call = uses("search_tasks", query="x" * 4_000)
    model.will([*call[:-1], {"tokens": None}], says("None.", tokens=12))
    ask("Hello")
    assert chat_budgets.used(ada.id, datetime.now(UTC).date().isoformat()) > 1_000


def test_a_question_that_may_cost_more_than_a_whole_day_says_so(ask, model):
    model.will(uses("search_tasks", query="x" * 400_000), says("None."))
    assert "more than your chat budget for a whole day" in found(ask("Hello"), "failed")[0]


def test_two_are_answered_at_a_time_and_a_third_is_told_so_at_once(ask, chatting, ada, model):
    goes_on = threading.Event()
    model.will([{"content": "Slowly"}, goes_on, {"ended": "stop"}])
    body = {"messages": [{"id": new_id("message"), "role": "user", "text": "Hello"}]}
    others = [threading.Thread(target=sent, args=(chatting, ada, body)) for _ in range(2)]
    for other in others:
        other.start()
    wait_until(lambda: len(model.asked) == 2)
    assert found(ask("Hello"), "failed") == ["Others are being answered now. Try again in a moment."]
    goes_on.set()
    for other in others:
        other.join()
    model.will(says("Now."))
    assert found(ask("Hello"), "text") == ["Now."]


def test_an_answer_that_nobody_waits_for_ends_at_the_provider_too(chatting, ada, model):
    model.will([{"content": "Slowly" * 1_700}, threading.Event()])
    client = Client(chatting.port, ada)
    connection = http.client.HTTPConnection("127.0.0.1", chatting.port, timeout=30)
    body = json.dumps({"messages": [{"id": new_id("message"), "role": "user", "text": "Hello"}]})
    connection.request(
        "POST", "/chat/answer", body, {**client.headers, **client.page, "Content-Type": "application/json"}
    )
    answer = connection.getresponse()
    assert answer.readline().startswith(b"data: ")
    answer.close()
    connection.close()
    assert model.left.wait(SECONDS)
    day = datetime.now(UTC).date().isoformat()
    wait_until(lambda: chat_budgets.used(ada.id, day) < 4_000)  # the rest was given back
    assert chat_budgets.used(ada.id, day) > 2_500  # what was written counts


def wait_until(is_so) -> None:
    deadline = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)


BODIES: list[object] = [None, 7, {}, *({"messages": one} for one in (7, [7], [], [{"role": "user"}]))]


@pytest.mark.parametrize("body", [*BODIES, {"messages": [{"id": "message-1", "role": "assistant", "text": "x"}]}])
def test_a_question_that_is_none_is_refused_in_words(chatting, ada, model, body):
    model.will(says("Yes."))
    status, _, text = sent(chatting, ada, body)
    assert (status, model.asked) == (200, [])
    assert "Write a message first" in text


def test_a_long_message_is_refused_in_words(ask, model):
    model.will(says("Yes."))
    assert "at most 8,000" in found(ask("x" * 8_001), "failed")[0]
    assert model.asked == []


def test_pages_of_other_sites_and_of_other_accounts_get_no_answer(chatting, ada, model):
    model.will(says("Yes."))
    body = {"messages": [{"id": new_id("message"), "role": "user", "text": "Hello"}]}
    assert sent(chatting, ada, body, **{"Content-Type": "text/plain"})[0] == 415
    assert sent(chatting, ada, body, **{"Sec-Fetch-Site": "cross-site"})[0] == 403
    assert sent(chatting, ada, body, **{"Todo-Account": str(ada.id + 1)})[0] == 409
    assert sent(chatting, None, body)[0] == 401
    assert model.asked == []


def test_without_a_model_there_is_no_chat_and_nothing_of_it_is_loaded(server, ada):
    assert sent(server, ada, {"messages": []})[0] == 404
    program = "import app, sys; print([name for name in sys.modules if 'openai' in name])"
    environ = server.environ(server.port)
    said = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environ, capture_output=True, text=True)
    assert said.stdout.strip().splitlines()[-1] == "[]"
