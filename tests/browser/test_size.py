"""A list of thousands costs what a list of ten costs. Counted, never timed."""

import json
import time
from typing import Any

import pytest
from playwright.sync_api import expect

from domain.intents import Intent
from ids import WINDOW_ROWS
from storage.commit import commit
from tests.browser.todo_page import PATIENCE

NOW = "2026-01-01T00:00:00+00:00"


def fill(account, list_id: str, count: int) -> None:
    for start in range(0, count, 100):
        titles = [(f"{list_id}-{n:06}", f"Task {n}") for n in range(start, min(start + 100, count))]
        commit(account.id, Intent(f"{list_id}-fill-{start}", "add_tasks", list=list_id, value=titles), NOW)


@pytest.fixture
def long_list(open_browser, ada):
    """Give a browser with a list of 2,000 tasks on screen."""
    commit(ada.id, Intent(f"make-{ada.id:08}", "add_list", list=f"long-list-{ada.id}", value="Long"), NOW)
    fill(ada, f"long-list-{ada.id}", 2_000)
    todo = open_browser(ada)
    todo.open()
    expect(todo.row("Task 0")).to_be_visible()
    return todo


class Traffic:
    """The callback requests of a page, from now on; apart from them, its questions whether there is anything new."""

    def __init__(self, todo):
        self.todo = todo
        self.requests: list[Any] = []
        self.questions: list[Any] = []
        todo.page.on("requestfinished", self.note)

    def note(self, request) -> None:
        if "/_dash-update-component" in request.url:
            (self.questions if '"output":"news.data"' in request.post_data else self.requests).append(request)

    def expect_one_small(self) -> None:
        self.todo.expect_saved()
        self.todo.page.wait_for_timeout(300)
        assert len(self.requests) == 1
        up, down = len(self.requests[0].post_data_buffer), len(self.requests[0].response().body())
        assert up < 1_000, f"{up} bytes up"
        assert down < 1_000, f"{down} bytes down: {self.requests[0].response().text()}"
        self.requests.clear()


def test_each_operation_is_one_small_request(long_list):
    traffic = Traffic(long_list)
    long_list.tick("Task 3")
    traffic.expect_one_small()
    long_list.rename_task("Task 4", "Another title")
    traffic.expect_one_small()
    long_list.delete_task("Task 5")
    traffic.expect_one_small()
    long_list.button("Undo").click()
    traffic.expect_one_small()


def test_adding_to_a_list_that_is_mounted_is_one_small_request(todo):
    traffic = Traffic(todo)
    for title in ("Milk", "Bread"):
        todo.add_task(title)
        traffic.expect_one_small()


def test_adding_to_the_end_of_a_long_list_goes_there(long_list):
    long_list.add_task("The last one")

    expect(long_list.row("The last one")).to_be_in_viewport()
    expect(long_list.row("Task 1999")).to_be_in_viewport()
    long_list.expect_left("2001 items left")
    traffic = Traffic(long_list)
    long_list.add_task("One more")
    traffic.expect_one_small()
    expect(long_list.row("One more")).to_be_in_viewport()


def test_opening_a_list_sends_no_more_than_its_window(long_list):
    with long_list.page.expect_response(
        lambda answer: "_pages_content" in (answer.request.post_data or "")
    ) as answered:
        long_list.page.reload()
    view = json.loads(answered.value.text())["response"]["_pages_content"]["children"]["props"]["children"]["props"]

    assert len(view["data"]["rows"]) == WINDOW_ROWS


def test_no_more_rows_are_on_the_page_than_a_window_has(long_list):
    expect(long_list.page.locator("#tasks li.row")).to_have_count(WINDOW_ROWS)


def test_scrolling_shows_every_part_of_the_list(long_list):
    for place in (500, 1_000, 1_999, 200, 0):
        long_list.page.evaluate(
            "place => scrollTo(0, document.getElementById('tasks').offsetTop + place * 44 - 300)", place
        )
        expect(long_list.row(f"Task {place}")).to_be_in_viewport()
    expect(long_list.page.locator("#tasks li.row")).to_have_count(WINDOW_ROWS)


def test_scrolling_by_the_wheel_shows_consecutive_tasks(long_list):
    long_list.page.mouse.move(700, 500)
    for _ in range(30):
        long_list.page.mouse.wheel(0, 300)
        long_list.page.wait_for_timeout(30)
    long_list.wait_until("scrollY > 8000")
    long_list.page.wait_for_timeout(500)

    numbers = [int(title.split()[1]) for title in long_list.titles()]
    assert numbers == list(range(numbers[0], numbers[0] + WINDOW_ROWS))
    seen = long_list.page.evaluate("document.elementFromPoint(700, 500).value")
    assert seen in long_list.titles()


def test_to_ask_whether_there_is_anything_new_costs_next_to_nothing(long_list):
    long_list.wait_until("todoLive.seq() > 0")
    traffic = Traffic(long_list)
    deadline = time.monotonic() + PATIENCE
    while len(traffic.questions) < 3 and time.monotonic() < deadline:
        long_list.page.wait_for_timeout(100)

    assert traffic.requests == []
    assert len(traffic.questions) >= 3
    for asked in traffic.questions:
        assert len(asked.post_data_buffer) < 300, asked.post_data
        assert (asked.response().status, asked.response().headers.get("content-length", "0")) == (204, "0")


def test_a_tab_that_nobody_sees_does_not_ask_until_somebody_does(todo):
    todo.expect_saved()
    hide = """hidden => {
        Object.defineProperty(document, 'hidden', {configurable: true, get: () => hidden});
        document.dispatchEvent(new Event('visibilitychange'));
    }"""
    todo.page.evaluate(hide, True)
    todo.page.wait_for_timeout(500)  # for a question that is on its way
    traffic = Traffic(todo)
    todo.page.wait_for_timeout(4_000)
    assert traffic.questions == []

    with todo.page.expect_request(lambda request: '"output":"news.data"' in (request.post_data or "")):
        todo.page.evaluate(hide, False)
