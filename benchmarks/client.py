"""A client that sends what a browser sends, over a connection that stays open."""

import http.client
import itertools
import json
import time
from typing import Any
from urllib.parse import urlsplit

from auth.login import ROUTER
from auth.open_page import VERSION
from benchmarks.serve import USER
from benchmarks.servers import login
from web import answers

BUSY, RETRY, TRIES = 503, 0.5, 20
"""The status of a server that has too much to do, the seconds until it is asked again, and how often it is asked."""
_numbers = itertools.count()


class Client:
    """A browser of one of the accounts that `benchmarks.serve` makes."""

    def __init__(self, url: str, account: int = 0):
        self.account = account
        self.after = 0
        self.headers = {**login(f"{USER}{account or ''}"), VERSION: answers.VERSION, "Content-Type": "application/json"}
        self.connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)

    def ask(self, path: str, body: Any = None) -> bytes:
        """Return the answer to a request; raises `RuntimeError` unless it is a success.

        A server that has too much to do is asked again, as a browser does it.
        """
        given = None if body is None else json.dumps(body)
        for _ in range(TRIES):
            try:
                answer = self._sent(path, given)
            except ConnectionError:  # a server closes an idle connection, and a browser opens another one
                self.connection.close()
                answer = self._sent(path, given)
            content = answer.read()
            if answer.status != BUSY:
                break
            time.sleep(RETRY)
        if answer.status not in (200, 204):
            raise RuntimeError(f"{path}: {answer.status} {content[:200]!r}")
        return content

    def _sent(self, path: str, given: str | None) -> http.client.HTTPResponse:
        self.connection.request("POST" if given else "GET", path, given, self.headers)
        return self.connection.getresponse()

    def open(self) -> None:
        """Ask for the layout, as a page does when it opens."""
        self.ask("/_dash-layout")

    def open_page(self, path: str) -> None:
        """Ask for a page, which brings its layout and its first window."""
        self.ask(path)

    def ask_for_page(self, path: str) -> None:
        """Ask for what is on a page, as Dash's router does when a person goes there."""
        self.ask("/_dash-update-component", _routed(path))

    def tick(self, count: int = 1) -> None:
        """Tick `count` of the account's tasks in one request."""
        number = next(_numbers)
        intents = [
            {
                "id": f"load-{time.time_ns()}-{number}-{place}",
                "verb": "tick_task",
                "task": f"list-{self.account:05}-00000-{place % 10:06}",
                "value": number % 2 == 0,
            }
            for place in range(count)
        ]
        done = json.loads(self.ask("/_dash-update-component", committing(self.account + 1, intents)))
        answer = done["response"]["answer"]["data"]
        if len(answer["ids"]) != count or answer["refused"]:
            raise RuntimeError(f"Not all was done: {answer}")
        self.after = answer["seq"][1]

    def ask_for_news(self) -> None:
        """Ask whether there is anything new."""
        told = self.ask("/_dash-update-component", _asking(self.after))
        if told:
            self.after = json.loads(told)["response"]["news"]["data"]["seq"]

    def tick_in_the_plain_way(self) -> None:
        """Tick a task of `benchmarks.baseline`: the first of the two requests that this takes there."""
        number = next(_numbers)
        tasks = [{"title": f"Seed task {place}", "done": False} for place in range(10)]
        self.ask("/_dash-update-component", _changing(tasks, ticked=number % 10))


def committing(account_id: int, intents: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the request by which a browser sends its outbox."""
    copy = {"account": account_id, "part": "lists-copy"}
    return {
        "output": '..answer.data...{"account":["ALL"],"part":"lists-copy"}.data..',
        "outputs": [{"id": "answer", "property": "data"}, [{"id": copy, "property": "data"}]],
        "inputs": [{"id": "outbox", "property": "data", "value": {"intents": intents}}],
        "changedPropIds": ["outbox.data"],
        "state": [],
    }


def _asking(after: int) -> dict[str, Any]:
    return {
        "output": "news.data",
        "outputs": {"id": "news", "property": "data"},
        "inputs": [{"id": "asked", "property": "data", "value": {"after": after}}],
        "changedPropIds": ["asked.data"],
        "state": [],
    }


def _routed(path: str) -> dict[str, Any]:
    location = {"id": "_pages_location"}
    return {
        "output": ROUTER,
        "outputs": [{"id": "_pages_content", "property": "children"}, {"id": "_pages_store", "property": "data"}],
        "inputs": [
            {**location, "property": "pathname", "value": path},
            {**location, "property": "search", "value": ""},
        ],
        "changedPropIds": ["_pages_location.pathname", "_pages_location.search"],
        "state": [[]],
    }


def _changing(tasks: list[dict[str, Any]], ticked: int) -> dict[str, Any]:
    def of_each(part: str, property_: str, values: list[Any]) -> list[dict[str, Any]]:
        return [{"id": {part: n}, "property": property_, "value": value} for n, value in enumerate(values)]

    return {
        "output": "tasks.data",
        "outputs": {"id": "tasks", "property": "data"},
        "inputs": [
            {"id": "add-button", "property": "n_clicks", "value": None},
            of_each("done", "checked", [n == ticked for n, _ in enumerate(tasks)]),
            of_each("title", "value", [task["title"] for task in tasks]),
            of_each("delete", "n_clicks", [None for _ in tasks]),
        ],
        "changedPropIds": [f'{{"done":{ticked}}}.checked'],
        "state": [
            {"id": "add", "property": "value", "value": ""},
            {"id": "tasks", "property": "data", "value": tasks},
        ],
    }
