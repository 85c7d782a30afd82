"""What the server bears: requests and committed ticks a second, and how long 200 browsers at once wait."""

import http.client
import itertools
import json
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlsplit

from benchmarks.servers import Running, login, serving

BROWSERS, ACCOUNTS = 200, 20  # not an account each: a first login takes most of a second, by design
CONNECTIONS = 8
_numbers = itertools.count()


class Client:
    """A connection of one account that stays open."""

    def __init__(self, server: Running, account: int = 0):
        self.account = account
        self.headers = {**login(f"bench{account or ''}"), "Content-Type": "application/json"}
        self.connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=60)

    def ask(self, path: str, body: Any = None) -> bytes:
        """Return the answer to a request; raises `RuntimeError` when it is not 200."""
        given = None if body is None else json.dumps(body)
        self.connection.request("POST" if given else "GET", path, given, self.headers)
        answer = self.connection.getresponse()
        content = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status} {content[:200]!r}")
        return content

    def tick(self, count: int = 1) -> float:
        """Tick `count` of the account's tasks in one request, as the browser does. Returns the seconds it took."""
        number = next(_numbers)
        intents = [
            {
                "id": f"load-{number:09}-{place:02}",
                "verb": "tick_task",
                "task": f"list-{self.account:05}-00000-{place % 10:06}",
                "value": number % 2 == 0,
            }
            for place in range(count)
        ]
        began = time.perf_counter()
        answer = json.loads(self.ask("/_dash-update-component", _request(self.account + 1, intents)))
        took = time.perf_counter() - began
        done = answer["response"]["answer"]["data"]
        if len(done["ids"]) != count or done["refused"]:
            raise RuntimeError(f"Not all was done: {done}")
        return took


def _request(account_id: int, intents: list[dict[str, Any]]) -> dict[str, Any]:
    copy = {"account": account_id, "part": "lists-copy"}
    return {
        "output": '..answer.data...{"account":["ALL"],"part":"lists-copy"}.data..',
        "outputs": [{"id": "answer", "property": "data"}, [{"id": copy, "property": "data"}]],
        "inputs": [{"id": "outbox", "property": "data", "value": {"list": None, "seq": None, "intents": intents}}],
        "changedPropIds": ["outbox.data"],
        "state": [],
    }


def _at_once(clients: list[Client], seconds: float, do: Any) -> float:
    """Return how often a second the clients did it, all at the same time."""
    until = time.monotonic() + seconds

    def again(client: Client) -> int:
        count = 0
        while time.monotonic() < until:
            do(client)
            count += 1
        return count

    with ThreadPoolExecutor(len(clients)) as pool:
        return sum(pool.map(again, clients)) / seconds


def measure_ours(seconds: float) -> dict[str, float]:
    """Return what the app bears."""
    with serving("benchmarks.serve", "--tasks", 10, "--accounts", ACCOUNTS) as server:
        clients = [Client(server, account) for account in range(CONNECTIONS)]
        for client in clients:
            client.tick()
        found = {"requests/s": _at_once(clients, seconds, lambda client: client.ask("/_dash-layout"))}
        cpu, count = server.cpu(), next(_numbers)
        found["ticks/s, one a request"] = _at_once(clients, seconds, Client.tick)
        found["server ms CPU a tick"] = (server.cpu() - cpu) / (next(_numbers) - count) * 1000
        found["ticks/s, 20 a request"] = 20 * _at_once(clients, seconds, lambda client: client.tick(20))
        for account in range(ACCOUNTS):
            Client(server, account).tick()  # the password is checked
        everybody = [Client(server, number % ACCOUNTS) for number in range(BROWSERS)]
        with ThreadPoolExecutor(BROWSERS) as pool:
            list(pool.map(Client.tick, everybody))
            memory = server.megabytes()
            waits = [wait for _ in range(5) for wait in pool.map(lambda client: client.tick() * 1000, everybody)]
        found["200 browsers at once: median ms"] = statistics.median(waits)
        found["200 browsers at once: p99 ms"] = statistics.quantiles(waits, n=100)[98]
        found["memory MB"] = server.megabytes()
        found["memory MB before the last 1,000 ticks"] = memory
    return {name: round(value, 1) for name, value in found.items()}


def measure_baseline(seconds: float) -> dict[str, float]:
    """Return what the plain way bears."""
    with serving("benchmarks.baseline", 10) as server:
        clients = [Client(server) for _ in range(CONNECTIONS)]
        return {
            "requests/s": round(_at_once(clients, seconds, lambda client: client.ask("/_dash-layout")), 1),
            "memory MB": round(server.megabytes(), 1),
        }
