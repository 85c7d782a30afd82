"""The app as a person uses it, so that the stories read as stories."""

import json
import re
import time
from collections.abc import Sequence
from typing import Any

from playwright.sync_api import ConsoleMessage, Error, Page, expect
from playwright.sync_api import TimeoutError as TooLate
from sqlalchemy import select

from domain.days import Calendar
from domain.views import View
from domain.wire import Window
from storage.accounts.calendars import calendar_of
from storage.commit import commit
from storage.database.tables import tasks
from storage.tags import all_tags
from storage.windows import window
from tests.browser.elements import Elements
from tests.browser.login_prompts import LoginPrompts
from tests.browser.with_subtasks import has_tasks
from tests.factories import NOW, an_intent, new_id
from tests.storage.people import lists_of, rows

PATIENCE = 15  # seconds
REFUSES_CACHES = """['delete', 'has', 'keys', 'match', 'open'].forEach(name => {
  CacheStorage.prototype[name] = () => Promise.reject(new DOMException('The operation is insecure.', 'SecurityError'));
});"""
"""Caches that refuse, as in a private window of some browsers."""

CALLBACKS = "**/_dash-update-component*"


class TodoPage(Elements):
    """One tab of one person's browser."""

    def __init__(self, page: Page, url: str, account=None):
        self.page = page
        self.url = url
        self.account = account
        self.prompts: LoginPrompts | None = None
        self.console: list[str] = []
        self.is_used_up = False
        """Whether a test has done to the tab what cannot be undone, so that it is not for another one."""
        page.on("console", self._note_message)
        page.on("pageerror", self._note_error)

    def _note_message(self, message: ConsoleMessage) -> None:
        if not message.text.endswith("registration blocked by Playwright"):  # of a worker: `conftest.py` says why
            self.console.append(message.text)

    def _note_error(self, error: Error) -> None:
        self.console.append(str(error))

    def stop_listening(self) -> None:
        """Note no more what the tab says."""
        self.page.remove_listener("console", self._note_message)
        self.page.remove_listener("pageerror", self._note_error)

    # What a person did before

    def has_list(self, title: str, *tasks: str) -> str:
        """Make a list, with tasks at their levels: ``- Cake`` is a subtask. Return its id."""
        list_id = new_id("list")
        commit(self.account.id, an_intent("add_list", list=list_id, value=title), NOW)
        has_tasks(self, *tasks, of=list_id)
        return list_id

    def sets(self, title: str, /, show: str = "all", **fields: str | None) -> None:
        """Give fields of a task other values, as on another device."""
        self.expect_saved()
        found = window(self.account.id, View("list", self.list_id(), show), 0, 10_000)
        assert found is not None
        [task] = [row["id"] for row in found["rows"] if row["title"] == title]
        commit(self.account.id, an_intent("set_task", tasks=[task], value=fields), NOW)

    def has_facts(self, title: str, **fields: str) -> None:
        """Give a task of the list on screen these fields."""
        commit(self.account.id, an_intent("set_task", tasks=[self.task_id(title)], value=fields), NOW)

    def has_tag(self, title: str, tag: str) -> None:
        """Put a tag on a task of the list on screen, the first time a new one."""
        tag_id = f"tag-of-{tag}-{self.account.id}"
        make = {} if tag in {one.title for one in all_tags(self.account.id)} else {tag_id: tag}
        value = {"add": [tag_id], "remove": [], "make": make}
        commit(self.account.id, an_intent("tag_task", tasks=[self.task_id(title)], value=value), NOW)

    def task_id(self, title: str) -> str:
        """Return the id of a task of the list on screen."""
        return next(str(row["id"]) for row in self.window()["rows"] if row["title"] == title)

    # Actions of a person

    def open(self, path: str = "") -> None:
        """Open a page: without a path the first list that the person made, or the Inbox."""
        made = lists_of(self.account.id) if self.account and not path else []
        self.page.goto(self.url + (path or (f"/lists/{made[0].id}" if made else "/lists")))
        expect(
            self.page.locator("#workspace[data-list], .empty, .sections").locator("visible=true").first
        ).to_be_visible()
        expect(self.page.locator("#ahead")).to_have_count(0)  # Dash is there

    def log_in(self, name: str, password: str, stays: bool = False) -> None:
        """Fill in the form on the page, and send it."""
        form = self.page.get_by_role("main").locator("form")
        form.get_by_label("Name", exact=True).fill(name)
        form.get_by_label("Password", exact=True).fill(password)
        if stays:
            form.get_by_label("Stay logged in on this device").check()
        form.get_by_role("button", name="Log in").click()

    def add_task(self, title: str) -> None:
        self.add_box.fill(title)
        self.add_box.press("Enter")

    def add_tasks(self, *titles: str) -> None:
        for title in titles:
            self.add_task(title)

    def tick(self, title: str) -> None:
        self.checkbox(title).click()

    def rename_task(self, title: str, to: str, key: str = "Enter") -> None:
        self.title_box(title).fill(to)
        self.page.keyboard.press(key)

    def delete_task(self, title: str) -> None:
        self.row(title).hover()
        self.row(title).get_by_role("button", name=re.compile("^Delete ")).click()

    def new_list(self, title: str) -> None:
        """Make a list by the sidebar's button and name it."""
        before = self.page.url
        self.nav.get_by_role("button", name="New list").click()
        self.page.wait_for_url(lambda url: url != before and re.search(r"/lists/.", url) is not None)
        expect(self.list_title).to_be_focused()
        expect(self.list_title).to_have_value("Untitled list")
        self.wait_until("getSelection().toString() === 'Untitled list'")
        self.page.keyboard.type(title)
        self.page.keyboard.press("Enter")
        expect(self.card(title)).to_be_visible()

    def choose(self, label: str, words: str) -> None:
        """Choose something in a box that opens a list."""
        self.page.get_by_role("textbox", name=label).click()
        self.page.get_by_role("option", name=words).click()

    def delete_list(self) -> None:
        self.button("Delete list").click()
        self.page.get_by_role("dialog", name="Delete list?").get_by_role("button", name="Delete", exact=True).click()

    def open_details(self, title: str) -> None:
        self.row(title).hover()
        self.row(title).get_by_role("button", name="Details").click()
        expect(self.panel).to_be_visible()

    def use_menu(self, title: str, entry: str) -> None:
        """Choose an entry of a task's menu."""
        self.row(title).hover()
        self.row(title).get_by_role("button", name="More").click()
        self.page.get_by_role("menuitem", name=entry).click()

    def go_to_trash(self) -> None:
        self.page.goto(self.url + "/trash")
        expect(self.page.get_by_role("heading", name="Trash")).to_be_visible()

    def go_to_history(self, title: str) -> None:
        self.use_menu(title, "History")
        expect(self.page.get_by_role("heading", name=f"History of {title}")).to_be_visible()

    def show(self, view: str) -> None:
        self.page.get_by_role("navigation", name="Show").get_by_role("link", name=view).click()

    def paste(self, text: str, how: str = "paste") -> None:
        """Paste into what has the focus, or ``drop`` there."""
        self.page.evaluate(
            """([how, text]) => {
                const data = new DataTransfer(), about = {bubbles: true, cancelable: true};
                data.setData('text/plain', text);
                document.activeElement.dispatchEvent(how === 'paste'
                    ? new ClipboardEvent('paste', {clipboardData: data, ...about})
                    : new DragEvent('drop', {dataTransfer: data, ...about}));
            }""",
            [how, text],
        )

    def drag_by_finger(self, element, down: int, lifted: str) -> None:
        """Press an element with a finger until `lifted` is there, a selector, and drag it down by so many px."""
        element.tap(trial=True)  # which waits until it stands still
        touches, box = self.page.context.new_cdp_session(self.page), element.bounding_box()
        x, y = box["x"] + 8, box["y"] + 8

        def touch(kind: str, *points: dict) -> None:
            touches.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

        touch("touchStart", {"x": x, "y": y})
        expect(self.page.locator(lifted)).to_be_visible()
        for step in range(1, 7):
            touch("touchMove", {"x": x, "y": y + down * step / 6})
        self.page.wait_for_timeout(200)
        touch("touchEnd")

    def wait_until(self, condition: str) -> None:
        """Wait until a JavaScript expression is true. The page itself looks: to ask it again and again is dear."""
        try:
            self.page.wait_for_function(f"() => ({condition})", polling=20, timeout=PATIENCE * 1_000)
        except TooLate as error:
            raise AssertionError(f"Still not so after {PATIENCE} s: {condition}") from error

    def slow_down(self, latency: int) -> None:
        """Add `latency` ms to every answer that the tab gets from now on."""
        self.is_used_up = True
        self.page.context.new_cdp_session(self.page).send(
            "Network.emulateNetworkConditions",
            {"offline": False, "latency": latency, "downloadThroughput": -1, "uploadThroughput": -1},
        )

    # Things that a person sees

    def titles(self) -> list[str]:
        return self.page.locator("#tasks li.row textarea").evaluate_all("boxes => boxes.map(box => box.value)")

    def expect_titles(self, *titles: str) -> None:
        self._expect_rows("rows => rows.map(row => row.querySelector('textarea').value)", titles)

    def expect_tree(self, *lines: str) -> None:
        """Wait for rows at their levels: ``- Cake`` is a subtask, and ``- Cake ✓`` is completed."""
        script = """rows => rows.map(row => '- '.repeat((row.ariaLevel ?? 1) - 1) + row.querySelector('textarea').value
            + (row.querySelector('input').checked ? ' ✓' : ''))"""
        self._expect_rows(script, lines)

    def _expect_rows(self, script: str, wanted: Sequence[str]) -> None:
        """Wait until a script makes these lines of the rows on screen."""
        on_screen = "document.querySelectorAll('#tasks li.row')"
        try:
            self.wait_until(f"JSON.stringify(({script})([...{on_screen}])) === JSON.stringify({json.dumps(wanted)})")
        except AssertionError as error:
            seen = self.page.locator("#tasks li.row").evaluate_all(script)
            raise AssertionError(f"On screen is {seen}, and not {wanted}") from error

    def tree_in_database(self) -> list[str]:
        """Return the list on screen as the database has it, written as for `expect_tree`."""
        rows = [{name: value or "" for name, value in row.items()} for row in self.window()["rows"]]
        return [f"{'- ' * row['order'].count('!')}{row['title']}{' ✓' * ('done_at' in row)}" for row in rows]

    def expect_left(self, text: str) -> None:
        expect(self.page.locator("#items-left")).to_have_text(text)

    def expect_saved(self) -> None:
        """Wait until the app has noticed all that is on screen, and the server has confirmed it."""
        unsaved = "[...todo.list.unread(), ...todo.panel.unsaved()].length || todo.outbox.pending()"
        self.wait_until(f"globalThis.todo && !({unsaved} || todo.dash.isAwaited())")

    # Data that is kept

    def wait_for_calendar(self, wanted: Calendar) -> None:
        """Wait until the account counts days so."""
        deadline = time.monotonic() + PATIENCE
        while (known := calendar_of(self.account.id)) != wanted:
            assert time.monotonic() < deadline, f"It is still {known}"
            self.page.wait_for_timeout(20)

    def list_id(self) -> str:
        return self.page.locator("#workspace").get_attribute("data-list") or ""

    def in_database(self, list_id: str | None = None) -> list[tuple[str, bool]]:
        """Return the tasks of a list, or of the one on screen, as the database has them: (title, done)."""
        return [(str(row["title"]), "done_at" in row) for row in self.window(list_id)["rows"]]

    def window(self, list_id: str | None = None) -> Window:
        """Return a list, or the one on screen, as the database has it."""
        self.expect_saved()
        found = window(self.account.id, View("list", list_id or self.list_id()), 0, 10_000)
        assert found is not None
        return found

    def fields(self, title: str, list_id: str | None = None) -> dict[str, Any]:
        """Return all fields of a task of a list, or of the one on screen, as the database has them."""
        self.expect_saved()
        here = tasks.c.list == (list_id or self.list_id())
        [found] = rows(select(tasks).where(here, tasks.c.title == title))
        return found

    def lists_in_database(self) -> list[str]:
        self.expect_saved()
        return [one.title for one in lists_of(self.account.id)]

    def in_local_storage(self) -> dict:
        """Return this browser's copy of the account's lists."""
        key = json.dumps({"account": self.account.id, "part": "lists-copy"}, separators=(",", ":"))
        return json.loads(self.page.evaluate("key => localStorage.getItem(key)", key) or "null")
