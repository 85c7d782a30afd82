"""Callbacks, called directly with good and bad values."""

import base64
import json

import pytest
from sqlalchemy import select

import ids
from auth.open_page import VERSION
from callbacks.browser import REDRAWN
from callbacks.demo import commit_demo
from callbacks.intents import PATCH_MAX
from components.account.close import close_section
from components.account.password import password_section
from components.account.register import register_page
from components.users.users import users_page
from domain.days import Calendar
from domain.demo import demo_window
from domain.schema import ADD_MAX
from storage.database.engine import NotNow, reading
from storage.database.tables import browsers, intents, tasks
from tests.conftest import PASSWORD
from tests.factories import a_raw_intent, new_id
from web import answers

COPY = '{"account":["ALL"],"part":"lists-copy"}'


@pytest.fixture
def send(client):
    """Give a function that sends what is in the outbox as Ada, and returns the answer of the server."""
    credentials = base64.b64encode(f"ada:{PASSWORD}".encode()).decode()

    def send(*sent, **batch):
        body = {
            "output": f"..{ids.ANSWER}.data...{COPY}.data..",
            "outputs": [{"id": ids.ANSWER, "property": "data"}, [{"id": ids.copy(1), "property": "data"}]],
            "inputs": [{"id": ids.OUTBOX, "property": "data", "value": {"intents": sent, **batch}}],
            "changedPropIds": [f"{ids.OUTBOX}.data"],
        }
        headers = {"Authorization": f"Basic {credentials}", VERSION: answers.VERSION}
        return client.post("/_dash-update-component", json=body, headers=headers)

    return send


def answer(response) -> dict:
    return response.json["response"][ids.ANSWER]["data"]


def test_what_is_done_is_confirmed(send):
    made = new_id("list")
    send(a_raw_intent("add_list", list=made))
    intent = a_raw_intent("rename_list", list=made, value="Groceries")
    got = answer(send(intent))
    assert (got["ids"], got["refused"]) == ([intent["id"]], [])


def test_what_is_refused_is_confirmed_with_the_reason(send):
    intent = a_raw_intent("rename_task", task=new_id("task"), value="")
    assert answer(send(intent))["refused"] == [[intent["id"], "A task needs a title."]]


def test_a_refusal_does_not_stop_what_comes_after_it(send):
    refused, done = a_raw_intent("undo", value="unknown-intent"), a_raw_intent("add_list", list=new_id("list"))
    assert answer(send(refused, done))["ids"] == [refused["id"], done["id"]]


def test_all_lists_of_a_batch_come_to_the_sidebar_as_they_are_after_it(send):
    first, second = new_id("list"), new_id("list")
    renamed = a_raw_intent("rename_list", list=first, value="Renamed")
    response = send(a_raw_intent("add_list", list=first), renamed, a_raw_intent("add_list", list=second))
    told = response.json["sideUpdate"][ids.CARDS_CHANGED]["data"]

    assert [(card["id"], card["title"]) for card in told["added"]] == [(first, "Renamed"), (second, "Groceries")]


def test_after_a_list_is_deleted_the_one_in_its_place_is_shown(send):
    first, gone, after = (new_id("list") for _ in range(3))
    send(*(a_raw_intent("add_list", list=one) for one in (first, gone, after)))
    intent = a_raw_intent("delete_list", list=gone)
    assert answer(send(intent))["go"] == [[intent["id"], f"/lists/{after}"]]


@pytest.mark.parametrize("shown", [None, 1, "unknown-list", ["list"], {"list": 1}], ids=repr)
def test_a_batch_that_names_no_list_on_screen_is_done_all_the_same(send, shown):
    intent = a_raw_intent("add_list", list=new_id("list"))
    assert send(intent, list=shown).status_code == 200


def test_a_batch_brings_no_more_for_the_browsers_copy_than_that_holds(send):
    made = new_id("list")
    send(a_raw_intent("add_list", list=made))
    adding = [
        a_raw_intent("add_tasks", list=made, value=[[new_id("task"), "x" * 1_000] for _ in range(ADD_MAX)])
        for _ in range(8)
    ]
    response = send(*adding)
    copy = json.dumps(ids.copy(1), separators=(",", ":"), sort_keys=True)

    assert len(answer(response)["ids"]) == 8
    assert len(response.json["response"][copy]["data"]["operations"]) == PATCH_MAX
    assert answer(response)["old"] == [made]
    [task] = [pair[0] for pair in adding[0]["value"][:1]]
    assert "old" not in answer(send(a_raw_intent("tick_task", tasks=[task], value=True)))


def test_what_the_words_of_a_changed_title_say_comes_with_the_answer_and_is_not_done(send):
    made, task = new_id("list"), new_id("task")
    send(a_raw_intent("add_list", list=made), a_raw_intent("add_tasks", list=made, value=[[task, "Milk"]]))
    text = "Milk p2"
    words = {"text": text, "at": "2026-11-27T08:00:00.000Z", "zone": "UTC", "rejected": [], "chosen": {}}
    got = answer(send(a_raw_intent("rename_task", task=task, value=text), words={**words, "is_subtask": True}))
    assert (got["reading"]["text"], got["reading"]["title"]) == (text, "Milk")
    assert got["reading"]["fields"] == {"priority": "2"}
    with reading() as connection:
        found = connection.execute(select(tasks.c.title, tasks.c.priority).where(tasks.c.id == task)).one()
    assert tuple(found) == (text, None)
    for odd in (None, 1, [text], {"text": 1}, {"text": text}, {**words, "at": "soon"}, {**words, "set": 5}):
        intent = a_raw_intent("tick_task", tasks=[task], value=True)
        got = answer(send(intent, words=odd))
        assert (got["ids"], got["refused"], "reading" in got) == ([intent["id"]], [], False), odd


def test_what_is_saved_is_answered_so_even_if_nothing_can_be_read_any_more(send, monkeypatch, caplog):
    def fails(*_args, **_options):
        raise NotNow("The disk is full.")

    first = a_raw_intent("add_list", list=new_id("list"))
    send(first)
    monkeypatch.setattr("callbacks.intents.list_beside", fails)
    got = answer(send(a_raw_intent("delete_list", list=first["list"])))
    assert (got["missed"], "go" in got) == (True, False)  # it is not known where to go: the news say what there is
    caplog.clear()
    for reads in ("quick_add.read_words", "windows.window", "sidebar.lists_with"):
        monkeypatch.setattr(f"callbacks.{reads}", fails)
    made = a_raw_intent("add_list", list=new_id("list"))
    words = {"text": "Milk p2", "at": "2026-11-27T08:00:00.000Z", "zone": "UTC", "rejected": [], "chosen": {}}
    got = answer(send(made, words=words, window={"view": f"/lists/{made['list']}", "start": 0}))
    assert (got["ids"], got["refused"], got["missed"]) == ([made["id"]], [], True)  # so the sidebar comes with the news
    assert not {"window", "reading"} & set(got)
    assert caplog.text.count("All was saved") == 3
    gone, other = a_raw_intent("delete_list", list=made["list"]), a_raw_intent("add_list", list=new_id("list"))
    got = answer(send(gone, other))
    assert (got["ids"], got["refused"], got["missed"], "go" in got) == ([gone["id"], other["id"]], [], True, False)


def test_an_answer_counts_what_there_is_to_do_only_if_a_task_with_a_date_is_concerned(send):
    made, plain, planned = new_id("list"), new_id("task"), new_id("task")
    send(a_raw_intent("add_list", list=made))
    adding = [a_raw_intent("add_tasks", list=made, value=[[task, {"title": "Milk"}]]) for task in (plain, planned)]
    assert all("agenda" not in answer(send(one)) for one in adding)
    dated = a_raw_intent("set_task", tasks=[planned], value={"date": "2026-01-13"})
    assert answer(send(dated))["agenda"]["today"] == "1"
    assert not answer(send(a_raw_intent("set_task", tasks=[planned], value={"parent": plain})))["refused"]
    ticked = a_raw_intent("tick_task", tasks=[plain], value=True)
    below = [ticked, a_raw_intent("undo", value=ticked["id"]), a_raw_intent("delete_task", tasks=[plain])]
    assert [answer(send(one))["agenda"]["today"] for one in below] == ["", "1", ""]


@pytest.mark.parametrize(("sent", "noted"), [("browser-1", "browser-1"), ("<b>", None), (5, None), (None, None)])
def test_what_is_done_is_noted_with_the_browser_that_it_came_from(send, sent, noted):
    intent = a_raw_intent("add_list", list=new_id("list"))
    send(intent, device=sent)
    with reading() as connection:
        assert connection.scalar(select(intents.c.device).where(intents.c.id == intent["id"])) == noted
        assert (noted in connection.scalars(select(browsers.c.id)).all()) == bool(noted)


def test_the_demo_takes_a_new_task():
    raw = a_raw_intent("add_tasks", list=demo_window()["list"], value=[[new_id("task"), "Milk"]])
    assert commit_demo(raw)[0] == {"ids": [raw["id"]], "refused": []}


@pytest.mark.parametrize("verb", ["rename_task", "tick_task", "delete_task", "restore_task"])
def test_the_demo_takes_a_change_of_a_task(verb):
    raw = a_raw_intent(verb, task=demo_window()["rows"][0]["id"])
    assert commit_demo(raw)[0] == {"ids": [raw["id"]], "refused": []}


@pytest.mark.parametrize("verb", ["add_list", "rename_list", "delete_list", "clear_completed"])
def test_the_demo_has_no_lists_to_change(verb):
    raw = a_raw_intent(verb, list=new_id("list"))
    assert commit_demo(raw)[0]["refused"] == [(raw["id"], "The demo cannot do that. Log in to have lists of your own.")]


def test_the_demo_undoes_by_what_the_undo_shows():
    task = demo_window()["rows"][0]["id"]
    shows = {"rows": [[task, {"title": "Milk", "done_at": "~", "order": "~0"}], ["task-two", None]]}
    answer, patch = commit_demo(a_raw_intent("undo", shows=shows))
    assigned = {tuple(step["location"][1:]): step["params"]["value"] for step in patch._operations}

    assert answer["refused"] == []
    assert assigned.keys() == {(task, "deleted_at"), (task, "title"), (task, "done_at"), ("task-two", "deleted_at")}
    assert (assigned[task, "title"], assigned[task, "deleted_at"]) == ("Milk", None)
    assert assigned["task-two", "deleted_at"]


@pytest.mark.parametrize("shows", [None, {}, {"rows": 5}, {"rows": [5]}, {"rows": [["x", {}]]}, {"rows": [[]] * 101}])
def test_the_demo_refuses_an_undo_of_anything_else(shows):
    assert len(commit_demo(a_raw_intent("undo", shows=shows))[0]["refused"]) == 1


@pytest.mark.parametrize("raw", [None, [], "add_tasks", {}])
def test_the_demo_refuses_what_is_no_intent(raw):
    assert len(commit_demo(raw)[0]["refused"]) == 1


def test_what_is_sent_with_enter_says_all_that_was_typed(application):
    # Without `debounce=True`, such a box tells its value a moment after the key, and Enter may overtake it.
    sent = {
        given["id"]
        for callback in application.app.callback_map.values()
        for given in callback["inputs"]
        if given["property"] == "n_submit"
    }
    forms = [
        users_page([], [], [], Calendar()),
        register_page("open", None),
        password_section("ada"),
        close_section(1, "ada", has_password=True),
        close_section(1, "ada", has_password=False),
    ]
    boxes = [part for form in forms for part in form._traverse() if getattr(part, "id", None) in sent]
    assert {box.id for box in boxes} == sent
    assert [box.id for box in boxes if getattr(box, "debounce", False) is not True] == []


def test_whoever_is_in_a_part_that_is_drawn_again_by_itself_gets_the_focus_back(application):
    # Dash draws all in there again, so that a menu in it would close: a head that has one gives its words alone.
    only_words = {ids.SMART_NAME, ids.SMART_ASKS}
    arrives = {ids.ANSWER, ids.NEWS, ids.TAGS, ids.SMART_LISTS, ids.CARDS, ids.CARDS_CHANGED}
    drawn = {
        str(output.component_id)
        for callback in application.app.callback_map.values()
        if "callback" in callback and arrives & {given["id"] for given in callback["inputs"]}
        for output in (callback["output"] if isinstance(callback["output"], list) else [callback["output"]])
        if output.component_property == "children"
    }
    assert ids.TRASH in drawn
    assert drawn - only_words <= {str(part) for part in REDRAWN}
