"""A list of thousands costs what a list of ten costs. Counted, never timed."""

import time
from typing import Any

import pytest
from playwright.sync_api import expect

from ids import WINDOW_ROWS
from storage.commit import commit
from tests.browser.todo_page import PATIENCE
from tests.factories import an_intent
from tests.web.client import given

A_TREE = 1_400
"""Bytes of an answer, not compressed, that says what became of two tasks. A window of ten has more."""
NOW = "2026-01-01T00:00:00+00:00"
SOON = """() => {
  const pressed = performance.now();
  performance.now = () => pressed;
  const over = () => { delete performance.now; };
  addEventListener('click', () => requestAnimationFrame(over), {capture: true, once: true});
}"""
"""Has the next click come soon after its press, however busy the machine is."""

AT_THE_CLICK = """() => {
  const {json} = Response.prototype;
  window.hasCome = new Promise(tell => {
    Response.prototype.json = async function () {
      const told = await json.call(this);
      if (told.response?._pages_content) setTimeout(tell);
      return told;
    };
  });
  window.atTheClick = new Promise(tell => addEventListener('click', () => requestAnimationFrame(() => {
    Response.prototype.json = json;
    tell([todo.list.now().seq !== null, document.querySelector('#tasks .row textarea').value]);
  }), {capture: true, once: true}));
}"""
"""Tells when the page that a press asked for has come, and what is seen in the frame of the click."""


def fill(account, list_id: str, count: int) -> None:
    for start in range(0, count, 100):
        titles = [[f"{list_id}-{n:06}", f"Task {n}"] for n in range(start, min(start + 100, count))]
        commit(account.id, an_intent("add_tasks", id=f"{list_id}-fill-{start}", list=list_id, value=titles), NOW)


def make_list(account, name: str, count: int) -> str:
    list_id = f"{name.lower()}-list-{account.id}"
    commit(account.id, an_intent("add_list", id=f"make-{name}-{account.id:08}", list=list_id, value=name), NOW)
    fill(account, list_id, count)
    return list_id


class Traffic:
    """The callback requests of a page, from now on; apart from them, its questions whether there is anything new.

    And what it asks while somebody types: what is understood of it; and what a page that opens tells of its browser.
    """

    def __init__(self, todo):
        self.todo = todo
        self.requests: list[Any] = []
        self.questions: list[Any] = []
        self.readings: list[Any] = []
        self.facts: list[Any] = []
        todo.page.on("requestfinished", self.note)

    def note(self, request) -> None:
        if "/_dash-update-component" in request.url:
            apart = {
                '"output":"news.data"': self.questions,
                '"output":"..reading.': self.readings,
                '"output":"workspace.data-time-zone': self.facts,
            }
            found = next((kind for output, kind in apart.items() if output in request.post_data), self.requests)
            found.append(request)

    def expect_one(self, up: int = 900, down: int = 900) -> None:
        """Expect one request since the last time, of less than so many bytes, and no more rows than a window has."""
        self.todo.expect_saved()
        self.todo.wait_until("todo.list.now().seq !== null")
        self.todo.page.wait_for_timeout(300)
        assert len(self.requests) == 1, [request.post_data for request in self.requests]
        assert len(self.requests[0].post_data_buffer) < up, self.requests[0].post_data
        assert len(self.requests[0].response().body()) < down, self.requests[0].response().text()
        assert self.todo.rows.count() <= WINDOW_ROWS
        self.requests.clear()

    def expect_one_window(self) -> None:
        # A row has its id twice: its order is a path. One that is done says when, too.
        self.expect_one(down=WINDOW_ROWS * 95 + 900)


@pytest.fixture
def long_list(open_browser, ada):
    """Give a browser with a list of 2,000 tasks on screen, and another list."""
    make_list(ada, "Long", 2_000)
    make_list(ada, "Others", 10)
    todo = open_browser(ada)
    todo.open()
    expect(todo.row("Task 0")).to_be_visible()
    return todo


def test_each_thing_that_a_person_does_is_one_small_request_in_a_long_list_and_a_question_costs_next_to_nothing(
    long_list,
):
    page = given(long_list.page.request.get(long_list.page.url).text())["page"]
    view = page["response"]["_pages_content"]["children"]["props"]["children"][0]["props"]
    assert len(view["data"]["rows"]) == WINDOW_ROWS
    expect(long_list.page.locator("#tasks li.row")).to_have_count(WINDOW_ROWS)

    traffic = Traffic(long_list)
    long_list.tick("Task 3")
    traffic.expect_one()
    long_list.rename_task("Task 4", "Another title")
    traffic.expect_one()
    assert not traffic.readings  # what its words say comes with it
    long_list.delete_task("Task 5")
    traffic.expect_one()
    long_list.button("Undo").click()
    traffic.expect_one()
    for row, keys in (("Task 7", "Shift+ArrowRight"), ("Task 6", "Alt+ArrowDown")):  # a tree is made, and moved
        long_list.checkbox(row).focus()
        long_list.page.keyboard.press(keys)
        traffic.expect_one(down=A_TREE)
    long_list.tick("Task 6")
    traffic.expect_one(down=A_TREE)
    long_list.open_details("Task 9")
    traffic.expect_one(down=1_200)
    long_list.fact("Date").fill("13 Jan 2027")
    long_list.page.keyboard.press("Enter")
    expect(long_list.chips("Task 9")).to_have_text("13 Jan 2027")
    traffic.expect_one()
    long_list.panel.get_by_role("button", name="Close").click()
    expect(long_list.panel).to_have_count(0)
    traffic.expect_one()
    long_list.show("Active")
    traffic.expect_one_window()
    long_list.page.evaluate(SOON)
    long_list.card("Others").click()
    traffic.expect_one_window()
    # The answer to what the press asked shows in the frame of the click, before Dash hears of it.
    long_list.page.evaluate(SOON)
    long_list.page.evaluate(AT_THE_CLICK)
    long_list.card("Long").hover()
    long_list.page.mouse.down()
    long_list.page.evaluate("hasCome")
    long_list.page.mouse.up()
    assert long_list.page.evaluate("atTheClick") == [True, "Task 0"]
    traffic.expect_one_window()

    long_list.add_task("The last one")
    expect(long_list.row("The last one")).to_be_in_viewport()
    expect(long_list.row("Task 1999")).to_be_in_viewport()
    long_list.expect_left("1998 items left")
    traffic.expect_one_window()
    long_list.add_task("One more")
    traffic.expect_one()

    # To ask whether there is anything new costs next to nothing.
    traffic.questions.clear()
    deadline = time.monotonic() + PATIENCE
    while len(traffic.questions) < 3 and time.monotonic() < deadline:
        long_list.page.wait_for_timeout(100)
    assert traffic.requests == []
    assert len(traffic.questions) >= 3
    for asked in traffic.questions:
        assert len(asked.post_data_buffer) < 300, asked.post_data
        assert (asked.response().status, asked.response().headers.get("content-length", "0")) == (204, "0")

    # A tab that nobody sees does not ask until somebody does.
    hide = """hidden => {
        Object.defineProperty(document, 'hidden', {configurable: true, get: () => hidden});
        document.dispatchEvent(new Event('visibilitychange'));
    }"""
    long_list.page.evaluate(hide, True)
    long_list.page.wait_for_timeout(500)  # for a question that is on its way
    traffic.questions.clear()
    long_list.page.wait_for_timeout(4_000)
    assert traffic.questions == []
    with long_list.page.expect_request(lambda request: '"output":"news.data"' in (request.post_data or "")):
        long_list.page.evaluate(hide, False)


def test_scrolling_shows_consecutive_tasks_of_every_part_of_the_list(long_list):
    long_list.page.mouse.move(700, 500)
    for _ in range(30):
        long_list.page.mouse.wheel(0, 300)
        long_list.page.wait_for_timeout(30)
    long_list.wait_until("scrollY > 8000")
    long_list.wait_until("document.elementFromPoint(700, 500).matches('#tasks textarea')")
    seen = long_list.page.evaluate("document.elementFromPoint(700, 500).value")
    titles = long_list.titles()
    numbers = [int(title.split()[1]) for title in titles]
    assert numbers == list(range(numbers[0], numbers[0] + WINDOW_ROWS))
    assert seen in titles

    for place in (1_000, 1_999, 200, 0):
        long_list.page.evaluate(
            "place => scrollTo(0, document.getElementById('tasks').offsetTop + place * 44 - 300)", place
        )
        expect(long_list.row(f"Task {place}")).to_be_in_viewport()
    expect(long_list.page.locator("#tasks li.row")).to_have_count(WINDOW_ROWS)

    # Rows come while a person scrolls on and on.
    places = long_list.page.evaluate(
        """async () => {
            const places = new Set();
            for (let frames = 0; frames < 240 && places.size < 4; frames++) {
                scrollBy(0, 60);
                await new Promise(requestAnimationFrame);
                places.add(todo.list.now().start);
            }
            return [...places];
        }"""
    )
    assert len(places) > 3
