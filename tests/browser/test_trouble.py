"""The server cannot keep anything just now: the page says so, nothing is taken back, and it arrives later."""

import json
import sqlite3
from contextlib import closing

from playwright.sync_api import expect

from auth.open_page import VERSION
from storage.accounts.accounts import find_account
from storage.database import engine
from tests.browser.todo_page import CALLBACKS
from tests.serving import Server

LOOK = "The person who runs it should look whether its disk is full."


def test_what_is_done_while_the_database_is_locked_stays_on_screen_and_is_saved_later(open_browser, tmp_path):
    own = Server(tmp_path)
    own.start()
    engine.connect(own.database_url)
    todo = open_browser(find_account("admin"), at=own)
    todo.has_list("Groceries", "Milk")
    todo.open()
    with closing(sqlite3.connect(tmp_path / "todo.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        todo.add_task("Bread")
        todo.tick("Milk")
        expect(todo.badge).to_have_text("The server is busy, 2 changes waiting", timeout=30_000)
        todo.expect_titles("Milk", "Bread")
        expect(todo.checkbox("Milk")).to_be_checked()
    expect(todo.badge).to_be_hidden(timeout=60_000)
    assert todo.in_database() == [("Bread", False), ("Milk", True)]
    todo.console.clear()  # the browser notes every request that failed
    own.stop()
    assert "Traceback" not in own.log.read_text()


ELSEWHERE = "Something else answers instead of Dash To-Do."


def log_in_page(route) -> None:
    route.fulfill(status=200, content_type="text/html", body="<!doctype html><h1>Please log in</h1>")


def leads_elsewhere(route) -> None:
    route.fulfill(status=302, headers={"Location": "https://login.example/"})


def replayed(route) -> None:
    """Answer as a cache might: with JSON that looks like an answer of the app."""
    sent = json.loads(route.request.post_data)
    ids = [one["id"] for one in sent["inputs"][0]["value"].get("intents", [])] if "outbox" in str(sent) else []
    answer = {"multi": True, "response": {"answer": {"data": {"ids": ids, "refused": []}}}}
    route.fulfill(status=200, content_type="application/json", body=json.dumps(answer))


def fails_at_outbox(status: int):
    """Return what answers, in the app's name, that what waits in the outbox could not be done, and lets others pass."""

    def answer(route) -> None:
        sent = route.request.post_data or ""
        ours = {VERSION: route.request.headers[VERSION.lower()]}
        route.fulfill(status=status, headers=ours) if '"outbox"' in sent else route.continue_()

    return answer


def test_what_something_else_answers_is_no_success_and_the_way_is_named(todo):
    lines = []
    for answers in (log_in_page, leads_elsewhere, replayed):
        todo.page.context.route(CALLBACKS, answers)
        expect(todo.message).to_contain_text("Reload the page. What you do is kept in this browser.")
        todo.add_task("Milk")
        expect(todo.badge).to_have_text(f"{ELSEWHERE} 1 change waiting.")
        todo.add_task("Bread")
        expect(todo.badge).to_have_text(f"{ELSEWHERE} 2 changes waiting.")
        todo.page.context.unroute_all()
        expect(todo.badge).to_be_hidden()
        lines += [("Milk", False), ("Bread", False)]
        assert todo.in_database() == lines

    # The badge stays while a change waits, though all else is answered.
    for status in (500, 503):
        todo.page.context.route(CALLBACKS, fails_at_outbox(status))
        todo.add_tasks("Milk", "Bread")
        expect(todo.badge).to_contain_text("2 changes waiting")
        todo.page.evaluate(
            "for (const now of [performance.now.bind(performance)]) performance.now = () => now() + 10_000"
        )
        with todo.page.expect_response(lambda one: '"news"' in (one.request.post_data or "") and one.ok):
            pass
        expect(todo.badge).to_contain_text(
            f"The server cannot save, 2 changes waiting. {LOOK}" if status == 503 else "2 changes waiting"
        )
        todo.page.context.unroute_all()
        expect(todo.badge).to_be_hidden()
        lines += [("Milk", False), ("Bread", False)]
        assert todo.in_database() == lines
    todo.console.clear()  # the browser notes every request that failed


def test_a_page_of_an_older_version_says_to_reload_and_what_it_has_arrives_then(todo):
    def by_an_older_page(route):
        route.continue_(headers={**route.request.headers, VERSION.lower(): "older"})

    todo.page.context.route(CALLBACKS, by_an_older_page)
    todo.add_task("Milk")
    expect(todo.badge).to_have_text("Dash To-Do was updated. 1 change waiting.")
    todo.page.wait_for_timeout(4_000)  # in which it is asked for news, and tried again
    expect(todo.badge).to_have_text("Dash To-Do was updated. 1 change waiting.")
    todo.add_box.fill("Half a thought")
    todo.page.context.unroute_all()
    todo.button("Reload").click()

    expect(todo.row("Milk")).to_be_visible()
    expect(todo.add_box).to_have_value("Half a thought")
    assert todo.in_database() == [("Milk", False)]
    todo.console.clear()
